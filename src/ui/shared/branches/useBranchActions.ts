/** What is done with branches, with what is said of it. */
import { useMemo } from "react";
import { encodeLink, type LinkContent } from "../../../codec/link/link.ts";
import { branchNameProblems } from "../../../codec/scenario/branches.ts";
import type { Whereabouts } from "../../../store/runState.ts";
import { contentOf } from "../../../store/unsaved.ts";
import { dropped, gone, letterOf, named, restored } from "../../../store/branches.ts";
import { useActions, useAppWithRuns } from "../useApp.ts";
import { useRunApi } from "../useRun.ts";

export interface BranchActions {
  /** Shows branch `id` at the same moment. */
  goTo(id: number): void;
  /** Deletes it; a notice offers to take that back. */
  drop(id: number): void;
  rename(id: number, name: string): void;
  /** Copies a link that opens with branch `id`, all others beside it. */
  copyLink(id: number): Promise<void>;
}

export function useBranchActions(): BranchActions {
  const app = useAppWithRuns();
  const run = useRunApi();
  const { notify } = useActions();
  return useMemo(() => {
    const { regrow } = run.getState().actions;
    return {
      goTo: (id) => void regrow((now) => gone(now, id)),
      drop(id) {
        let branch: Parameters<typeof restored>[1] | undefined;
        const isDropped = regrow((now) => {
          const { tree, scenario, before } = now.visit;
          const live = { id: tree.id, name: tree.name, scenario, history: now.history, before };
          branch = id === tree.id ? live : tree.others.find((other) => other.id === id);
          return dropped(now, id);
        });
        const old = branch;
        if (!isDropped || !old) return;
        const { family } = run.getState().tree;
        const takeBack = () => {
          const isBack = run.getState().tree.family === family && regrow((now) => restored(now, old));
          if (!isBack) notify({ tone: "error", code: "branchNotBack", values: {}, problems: [] });
        };
        const offers = [{ code: "undo", run: takeBack }] as const;
        notify({ tone: "info", code: "branchDropped", values: { branch: letterOf(id) }, problems: [], offers });
      },
      async copyLink(id) {
        try {
          const content = contentOf(app);
          let there: Whereabouts | null = null;
          regrow((now) => {
            there = gone(now, id);
            return null;
          });
          const link = await encodeLink(there === null ? content : withVisit(content, there));
          await navigator.clipboard.writeText(`${location.href.replace(/#.*/s, "")}#${link}`);
          notify({ tone: "info", code: "branchLinked", values: { branch: letterOf(id) }, problems: [] });
        } catch {
          notify({ tone: "error", code: "copyFailed", values: {}, problems: [] });
        }
      },
      rename(id, name) {
        const problems = branchNameProblems(name.trim());
        if (problems.length > 0) notify({ tone: "error", code: "editRefused", values: {}, problems });
        else regrow((now) => named(now, id, name.trim()));
      },
    };
  }, [app, run, notify]);
}

/** What is shown, with another branch live. */
function withVisit(content: LinkContent, { visit }: Whereabouts): LinkContent {
  const { scenario, tree } = visit;
  const others = tree.others.map(({ id, name, scenario: other }) => ({ id, name, scenario: other }));
  return { ...content, scenario, branches: { id: tree.id, name: tree.name, others } };
}
