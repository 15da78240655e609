/** Where commands of the log stand in time and in a trace. */
import type { Tick } from "../model/units.ts";
import type { TraceReader } from "../trace/reader.ts";
import type { Cursor } from "./runState.ts";

/** The tick at which a command given at `cursor` takes effect: the moment shown, or the next one between two ticks. */
export function commandTick(cursor: Cursor): Tick {
  return Math.ceil(cursor.time);
}

/** A command that has been given and whose row is not known yet. */
export interface PendingCommand {
  readonly index: number;
  readonly at: Tick;
}

/** The row that tells what became of command `index` at tick `at`; null when it is not known yet. */
export function rowOfCommand(trace: TraceReader, index: number, at: Tick): number | null {
  const last = trace.rowsUpTo(at);
  for (let row = trace.rowsUpTo(at - 1); row < last; row += 1) {
    const event = trace.eventAt(row);
    if ((event.kind === "commandDone" || event.kind === "commandFailed") && event.index === index) return row;
  }
  return null;
}

/** The cursor right after the row of command `index` at tick `at`; null when it is not known yet. */
export function cursorOfCommand(trace: TraceReader, index: number, at: Tick): Cursor | null {
  const row = rowOfCommand(trace, index, at);
  return row === null ? null : { time: at, row: trace.nextStep(row, "command", 1) ?? row + 1 };
}
