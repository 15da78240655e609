/** Where the cursor of a run is on its way to, and where in a trace that is. */
import type { TraceReader } from "../trace/reader.ts";
import { cursorOfCommand } from "./commandLog.ts";
import type { Cursor } from "./runState.ts";

/** Where the cursor goes once the trace reaches so far. */
export type Goal =
  | { readonly kind: "moment"; readonly cursor: Cursor }
  | { readonly kind: "command"; readonly index: number; readonly at: number };

/** The moment that `goal` means. */
/** Where the cursor that stands at `present` is on its way to. */
export function wantedAt(goal: Goal | null, present: Cursor): Cursor {
  if (goal?.kind === "command") return { time: goal.at, row: Infinity };
  return goal?.cursor ?? present;
}

export function timeOf(goal: Goal): number {
  return goal.kind === "moment" ? goal.cursor.time : goal.at;
}

/** Whether the command whose row the cursor stands at was refused. */
export function wasRefused(trace: TraceReader, { row }: Cursor): boolean {
  for (let at = row - 1; at >= 0 && trace.timeOf(at) === trace.timeOf(row - 1); at -= 1) {
    const kind = trace.kindOf(at);
    if (kind === "commandFailed" || kind === "commandDone") return kind === "commandFailed";
  }
  return false;
}

/** `time` within what the trace shows: to its last moment if it is complete, else to the last whole tick known. */
export function clamp(trace: TraceReader, time: number): number {
  return Math.max(0, Math.min(time, trace.isComplete ? trace.knownUntil : Math.max(0, trace.knownUntil - 1)));
}

/** The cursor at `time`, as far as it is known. */
export function atTime(trace: TraceReader, time: number): Cursor {
  const clamped = clamp(trace, time);
  return { time: clamped, row: trace.rowsUpTo(clamped) };
}

/** The cursor that `goal` means, or null while the trace does not reach it. */
export function cursorOfGoal(goal: Goal | null, trace: TraceReader, isResting: boolean): Cursor | null {
  if (!goal) return null;
  if (goal.kind === "command") return cursorOfCommand(trace, goal.index, goal.at);
  const { time, row } = goal.cursor;
  if (time >= trace.knownUntil && !trace.isComplete && !isResting) return null;
  const first = trace.rowsUpTo(Math.ceil(time) - 1);
  const last = trace.rowsUpTo(clamp(trace, time));
  return { time: clamp(trace, time), row: Math.max(Math.min(row, last), Math.min(first, last)) };
}
