/** Where the cursor of a run is on its way to, and where in a trace that is. */
import type { TraceReader } from "../trace/reader.ts";
import { cursorOfCommand, rowOfCommand, type PendingCommand } from "./commandLog.ts";
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

/** Whether the command that the cursor was on its way to was refused, on whichever host. */
export function wasRefused(traces: readonly TraceReader[], { index, at }: PendingCommand): boolean {
  return traces.some((trace) => {
    const row = rowOfCommand(trace, index, at);
    return row !== null && trace.kindOf(row) === "commandFailed";
  });
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

/**
 * The cursor that `goal` means in the trace of host number `shown`, or null while that does not reach it. The row of a command
 * may stand in that of another host: its moment is shown then.
 */
export function cursorOfGoal(
  goal: Goal | null,
  traces: readonly TraceReader[],
  shown: number,
  isResting: boolean,
): Cursor | null {
  const trace = traces[shown] ?? traces[0];
  if (!goal || !trace) return null;
  if (goal.kind === "command") {
    const isElsewhere = (other: TraceReader) => rowOfCommand(other, goal.index, goal.at) !== null;
    return cursorOfCommand(trace, goal.index, goal.at) ?? (traces.some(isElsewhere) ? atTime(trace, goal.at) : null);
  }
  const { time, row } = goal.cursor;
  if (time >= trace.knownUntil && !trace.isComplete && !isResting) return null;
  const first = trace.rowsUpTo(Math.ceil(time) - 1);
  const last = trace.rowsUpTo(clamp(trace, time));
  return { time: clamp(trace, time), row: Math.max(Math.min(row, last), Math.min(first, last)) };
}
