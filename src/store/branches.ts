/**
 * What becomes of the futures of a run: which acts keep one as a branch, what undo and redo do to them, and how one is gone
 * to, dropped and named. Pure functions from whereabouts to whereabouts; loaded with the rules that edits pass.
 *
 * An act that replaces a future which is in the log keeps it: the live branch goes on under the next letter, and the future
 * before stays under its own. Undo walks inside the live branch. Where it takes back the very act that made the branch, the
 * two are one again; redo parts them again.
 */
import { branchNameProblems } from "../codec/scenario/branches.ts";
import { BRANCH_LETTERS, branchTree, MOST_BRANCHES, partingOf } from "../model/branches.ts";
import type { Scenario } from "../model/scenario.ts";
import { emptyHistory, remember, stepBack, stepForward } from "./history.ts";
import type { Branch, Tree, Visit, Whereabouts } from "./runState.ts";

/** What an edit does to the futures. */
export interface EditOfTree {
  readonly next: Scenario;
  /** It is a command of the log: what comes later in the log is another future. */
  readonly isCommand: boolean;
  /** The reader has said that the present future is to stay, whatever is changed. */
  readonly isWhatIf: boolean;
  /** Another scenario is opened, with its own futures, if it has others. */
  readonly opened: Pick<Tree, "id" | "name" | "others"> | null;
}

export interface Grown extends Omit<Whereabouts, "visit"> {
  readonly tree: Tree;
  /** The letter of the future that was kept; null: none was. */
  readonly kept: string | null;
}

export function letterOf(id: number): string {
  return BRANCH_LETTERS[id] ?? "?";
}

/** The futures after an edit of `visit`; null: one more would be too many. */
export function grown({ history, visit }: Whereabouts, edit: EditOfTree): Grown | null {
  const { tree } = visit;
  const after = remember(history, visit);
  if (edit.opened) return { history: after, tree: { family: {}, ...edit.opened }, kept: null };
  if (!isFork(visit.scenario, edit)) return { history: after, tree, kept: null };
  if (tree.others.length >= MOST_BRANCHES - 1) return null;
  const old = asBranch({ history, visit });
  return { history: after, tree: withLive(tree, nextId(tree), "", [...tree.others, old]), kept: letterOf(old.id) };
}

/** Whether an edit replaces a future that is kept. */
function isFork(scenario: Scenario, { next, isCommand, isWhatIf }: EditOfTree): boolean {
  const parting = partingOf(scenario, next);
  const isSame = parting?.at === Infinity;
  if (isSame) return false;
  return isWhatIf || (isCommand && parting !== null && parting.commands < scenario.commands.length);
}

/** The next letter; of those that are not used, where all have been. */
function nextId({ id, others }: Tree): number {
  const used = [id, ...others.map((other) => other.id)];
  const next = Math.max(...used) + 1;
  if (next < BRANCH_LETTERS.length) return next;
  return Array.from(BRANCH_LETTERS, (_, at) => at).find((at) => !used.includes(at)) ?? next;
}

/** What is live, as something that is kept. */
function asBranch({ history, visit: { scenario, tree, before } }: Whereabouts): Branch {
  return { id: tree.id, name: tree.name, scenario, history, before };
}

function withLive(tree: Tree, id: number, name: string, others: readonly Branch[]): Tree {
  return { ...tree, id, name, others: others.toSorted((a, b) => a.id - b.id) };
}

/** The whereabouts after one step of undo (-1) or redo (1); null: there is none. */
export function walked({ history, visit }: Whereabouts, direction: 1 | -1): Whereabouts | null {
  const step = direction < 0 ? stepBack(history, visit) : stepForward(history, visit);
  if (!step) return null;
  const { entry } = step;
  const { tree } = visit;
  // Another scenario has its own futures.
  if (entry.tree.family !== tree.family) return { history: step.history, visit: entry };
  const to: Visit = { ...entry, tree };
  if (direction > 0)
    return { history: step.history, visit: entry.parts ? partedAgain({ history, visit }, to, entry) : to };
  const same = tree.others.find(({ scenario }) => scenario === entry.scenario);
  if (!same) return { history: step.history, visit: to };
  const { past, future } = step.history;
  const [left, ...rest] = future;
  return {
    history: { past, future: left ? [{ ...left, parts: true }, ...rest] : rest },
    visit: { ...to, tree: withLive(tree, same.id, same.name, without(tree, same.id)) },
  };
}

/** The whereabouts of what was shown before. */
export function wentBack({ history, visit }: Whereabouts, before: Visit): Whereabouts {
  const isSame = before.tree.family === visit.tree.family;
  return { history: remember(history, visit), visit: isSame ? { ...before, tree: visit.tree } : before };
}

/** What undo has made one is two again, if there is room. */
function partedAgain(now: Whereabouts, to: Visit, { tree: was }: Visit): Visit {
  const { tree } = now.visit;
  if (tree.others.length >= MOST_BRANCHES - 1) return to;
  const isFree = was.id !== tree.id && tree.others.every(({ id }) => id !== was.id);
  const others = [...tree.others, asBranch(now)];
  return { ...to, tree: withLive(tree, isFree ? was.id : nextId(tree), was.name, others) };
}

function without({ others }: Tree, id: number): readonly Branch[] {
  return others.filter((other) => other.id !== id);
}

/** Goes to branch `id`, at the same moment; null: it is live, or there is none. */
export function gone(now: Whereabouts, id: number): Whereabouts | null {
  const { visit } = now;
  const { tree } = visit;
  const to = tree.others.find((other) => other.id === id);
  if (!to) return null;
  const { time, row } = visit.cursor;
  // Rows are numbered alike as far as the two are the same.
  const isShared = time < (partingOf(visit.scenario, to.scenario)?.at ?? 0);
  return {
    history: to.history ?? emptyHistory,
    visit: {
      ...visit,
      // The title is that of the whole.
      scenario: titled(to.scenario, visit.scenario.title),
      before: to.before ?? null,
      cursor: { time, row: isShared ? row : Infinity },
      shown: (visit.shown ?? 0) < to.scenario.hosts.length ? (visit.shown ?? 0) : 0,
      tree: withLive(tree, to.id, to.name, [...without(tree, id), asBranch(now)]),
    },
  };
}

function titled(scenario: Scenario, title: string): Scenario {
  return scenario.title === title ? scenario : { ...scenario, title };
}

/** Without branch `id`; in the place of the live one that which it leaves is gone to. Null: there is no other. */
export function dropped(now: Whereabouts, id: number): Whereabouts | null {
  const { tree, scenario } = now.visit;
  if (tree.others.length === 0) return null;
  if (id === tree.id) {
    const parent = branchTree(scenario, tree).find((branch) => branch.id === id)?.parent ?? tree.others[0]!.id;
    const there = gone(now, parent);
    return there && dropped(there, id);
  }
  return { ...now, visit: { ...now.visit, tree: { ...tree, others: without(tree, id) } } };
}

/** With `branch`, which was dropped, where there is room. */
export function restored(now: Whereabouts, branch: Branch): Whereabouts | null {
  const { tree } = now.visit;
  if (tree.others.length >= MOST_BRANCHES - 1) return null;
  const isTaken = branch.id === tree.id || tree.others.some(({ id }) => id === branch.id);
  const back = isTaken ? { ...branch, id: nextId(tree) } : branch;
  return { ...now, visit: { ...now.visit, tree: withLive(tree, tree.id, tree.name, [...tree.others, back]) } };
}

/** Branch `id` called `name`; empty: by what differs. Null: nothing that is kept may have that name. */
export function named(now: Whereabouts, id: number, name: string): Whereabouts | null {
  if (branchNameProblems(name).length > 0) return null;
  const { tree } = now.visit;
  const others = tree.others.map((other) => (other.id === id ? { ...other, name } : other));
  return { ...now, visit: { ...now.visit, tree: { ...tree, name: id === tree.id ? name : tree.name, others } } };
}
