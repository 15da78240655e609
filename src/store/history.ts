/** Undo and redo: scenarios with the moments at which they were left. */
import type { Scenario } from "../model/scenario.ts";
import type { Cursor } from "./runState.ts";

export interface HistoryEntry {
  readonly scenario: Scenario;
  readonly cursor: Cursor;
}

export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

/** Entries kept; older ones are forgotten. */
const MOST = 200;

export const emptyHistory: History = { past: [], future: [] };

/** `present` is left for something new: it can be undone to, and what was undone before is gone. */
export function remember({ past }: History, present: HistoryEntry): History {
  return { past: [...past, present].slice(-MOST), future: [] };
}

/** The entry before `present`, which becomes the first to redo; null when there is none. */
export function stepBack(
  { past, future }: History,
  present: HistoryEntry,
): { entry: HistoryEntry; history: History } | null {
  const entry = past.at(-1);
  return entry ? { entry, history: { past: past.slice(0, -1), future: [present, ...future] } } : null;
}

/** The entry that was undone last; null when there is none. */
export function stepForward(
  { past, future }: History,
  present: HistoryEntry,
): { entry: HistoryEntry; history: History } | null {
  const [entry, ...rest] = future;
  return entry ? { entry, history: { past: [...past, present], future: rest } } : null;
}
