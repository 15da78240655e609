/**
 * What a person would lose: whether anything was changed or gone to since it was last kept. What the worker sends is no
 * change: only the person's own acts count.
 */
import type { LinkContent } from "../codec/link/link.ts";
import type { Scenario } from "../model/scenario.ts";
import type { App, AppState, Language } from "./appState.ts";
import type { Cursor, Tree } from "./runState.ts";

/** What is kept of the app, by identity: each act makes another scenario, another moment or another language. */
export interface Present {
  readonly scenario: Scenario;
  readonly tree: Tree;
  readonly asked: Cursor;
  readonly language: Language;
  readonly folds: AppState["folds"];
}

export interface Unsaved {
  isThere(): boolean;
  /** The same, whatever a mode has in the address. */
  isOfRun(): boolean;
  /** `present` has been kept, or it is what was opened. */
  kept(present: Present): void;
}

export function presentOf(app: App): Present {
  const { runs, language, folds } = app.getState();
  const { scenario, asked, tree } = runs[0].getState();
  return { scenario, tree, asked, language, folds };
}

/** `isThere`: what was opened is not in the address already. */
export function createUnsaved(app: App, isThere = false): Unsaved {
  let last = isThere ? null : presentOf(app);
  const isOfRun = () => {
    const { scenario, tree, asked, language, folds } = presentOf(app);
    const isSameMoment = scenario === last?.scenario && tree === last.tree && asked === last.asked;
    return !isSameMoment || language !== last?.language || folds !== last.folds;
  };
  return {
    isThere() {
      // What a mode has in the address in the place of the scenario brings its own.
      const { mode, modeLink } = app.getState();
      return (modeLink === null || mode === "compare") && isOfRun();
    },
    isOfRun,
    kept(present) {
      last = present;
    },
  };
}

/** What a link of the first run carries now: the moment that was asked for, if the run has not come there yet. */
export function contentOf(app: App): LinkContent {
  const { runs, language, folds } = app.getState();
  const { whole: scenario, shown, entry, cursor, asked, isThere, tree } = runs[0].getState();
  const { time, row } = isThere ? cursor : asked;
  const moment = { time: Math.floor(time), step: Math.min(row, Number.MAX_SAFE_INTEGER) };
  const others = tree.others.map(({ id, name, scenario: other }) => ({ id, name, scenario: other }));
  return {
    scenario,
    cursor: moment,
    language,
    entry: entry && entry.id,
    folds,
    ...(shown > 0 && { host: shown }),
    ...(others.length > 0 && { branches: { id: tree.id, name: tree.name, others } }),
  };
}
