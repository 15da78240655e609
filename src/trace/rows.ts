/**
 * Rows as integers: how one is written, and how it is read back as an event. What each holds, and in which order, stands
 * in `model/rows/`.
 *
 * ```
 * kind | time | operands (variable, integers; -1 = none; lists carry their length before them)
 * ```
 */
import { OperandReader, put, takeInto, type Operands, type OperandSink } from "../model/rows/fields.ts";
import { EVENT_KINDS, ROWS, type Body, type EventKind, type TraceEvent } from "../model/rows/table.ts";
import type { Tick } from "../model/units.ts";

/** Appends the operands of a row that says `body`. */
export function encodeRow<Kind extends EventKind>(kind: Kind, body: Body<Kind>, operands: OperandSink): void {
  put(ROWS[kind].fields, body, operands);
}

/** The row of kind number `number` at `time`, whose operands begin at `start`. Throws on a damaged row. */
export function decodeRow(number: number, time: Tick, operands: Operands, start: number): TraceEvent {
  const kind = EVENT_KINDS[number];
  if (kind === undefined) throw new Error(`a row of the trace has the unknown kind ${number}`);
  return takeInto({ time, kind }, ROWS[kind].fields, new OperandReader(operands, start)) as unknown as TraceEvent;
}
