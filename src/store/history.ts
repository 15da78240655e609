/** Undo and redo: scenarios with the moments at which they were left. */
import { hostOf, type Scenario } from "../model/scenario.ts";
import type { History, Visit } from "./runState.ts";

/** Entries kept; older ones are forgotten. */
const MOST = 200;

export const emptyHistory: History = { past: [], future: [] };

/** `present` is left for something new: it can be undone to, and what was undone before is gone. */
export function remember({ past }: History, present: Visit): History {
  return { past: [...past, present].slice(-MOST), future: [] };
}

/** The entry before `present`, which becomes the first to redo; null when there is none. */
export function stepBack({ past, future }: History, present: Visit): { entry: Visit; history: History } | null {
  const entry = past.at(-1);
  return entry ? { entry, history: { past: past.slice(0, -1), future: [present, ...future] } } : null;
}

/** The entry that was undone last; null when there is none. */
export function stepForward({ past, future }: History, present: Visit): { entry: Visit; history: History } | null {
  const [entry, ...rest] = future;
  return entry ? { entry, history: { past: [...past, present], future: rest } } : null;
}

/** Openings that the way back leads through; what lies before them is forgotten. */
const MOST_BACK = 50;

/** How many openings the way back leads through. */
export function depthOf(visit: Pick<Visit, "before">): number {
  let depth = 0;
  for (let at = visit.before; at; at = at.before) depth += 1;
  return depth;
}

/** `present` as what something else is opened after. */
export function leftBehind(present: Visit): Visit {
  return depthOf(present) < MOST_BACK ? present : withDepth(present, MOST_BACK / 2);
}

function withDepth(visit: Visit, depth: number): Visit {
  return { ...visit, before: visit.before && depth > 0 ? withDepth(visit.before, depth - 1) : null };
}

/** Whether a change of the host makes another run to compare: under another policy. */
export function isOtherPolicy(one: Scenario, other: Scenario): boolean {
  const [was, is] = [hostOf(one), hostOf(other)];
  return was.scheduler.policy !== is.scheduler.policy || was.replacement.policy !== is.replacement.policy;
}
