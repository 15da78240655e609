/** The branches of the run, as they are shown. */
import { useMemo } from "react";
import { BRANCH_LETTERS, branchTree, partingOf, type BranchInTree } from "../../../model/branches.ts";
import type { Tick } from "../../../model/units.ts";
import type { RunState } from "../../../store/runState.ts";
import { selectWhole } from "../../../store/selectors.ts";
import { useBranchText } from "../text/useBranchText.ts";
import { useRun } from "../useRun.ts";
import { branchName } from "./branchNames.ts";

export interface ShownBranch extends Pick<BranchInTree, "id" | "parent" | "parting" | "at"> {
  readonly letter: string;
  /** What it is called, by the reader or by what differs. */
  readonly words: string;
  /** What the reader has called it; empty: nothing. */
  readonly given: string;
  readonly isLive: boolean;
  /** The moment at which it leaves the live one, or that one leaves it. */
  readonly apartAt: Tick;
}

const selectTree = (state: RunState) => state.tree;

export function useBranches(): readonly ShownBranch[] {
  const text = useBranchText();
  const tree = useRun(selectTree);
  const scenario = useRun(selectWhole);
  return useMemo(() => {
    const all = branchTree(scenario, tree);
    return all.map((branch) => {
      const { id, parent, parting, at, name } = branch;
      const apart = partingOf(scenario, branch.scenario)?.at ?? 0;
      return {
        id,
        parent,
        parting,
        at,
        letter: BRANCH_LETTERS[id] ?? "?",
        words: branchName(text, all, branch),
        given: name,
        isLive: id === tree.id,
        apartAt: apart < Infinity ? apart : 0,
      };
    });
  }, [scenario, tree, text]);
}
