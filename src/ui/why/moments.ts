/** Which rows belong to the step at the cursor: the last row of a step kind, and what else happened at its moment. */
import { STEP_KINDS, type TraceEvent } from "../../model/rows/table.ts";
import type { Tick } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";

/** Rows of one moment that are looked at; moments with more are rare and would not be read anyway. */
const MOMENT_ROWS = 64;
/** How far back a row of a step kind is looked for. */
const LOOK_BACK_ROWS = 4096;

export interface StepRows {
  /** Row number of the first event. */
  readonly first: number;
  /** Row number of the step itself. */
  readonly step: number;
  readonly time: Tick;
  readonly events: readonly TraceEvent[];
}

/** The step that is shown when `row` rows are applied; null before the first row. */
export function stepRows(trace: TraceReader, row: number): StepRows | null {
  const end = Math.min(row, trace.rowCount);
  if (end <= 0) return null;
  const step = lastStep(trace, end);
  const time = trace.timeOf(step);
  let first = step;
  while (first > 0 && step - first < MOMENT_ROWS && trace.timeOf(first - 1) === time) first -= 1;
  const until = Math.min(end, step + MOMENT_ROWS);
  const events = Array.from({ length: until - first }, (_, at) => trace.eventAt(first + at));
  return { first, step, time, events };
}

/** Row number of the step shown when `end` rows are applied (at least one): the last of a step kind, else the last. */
export function lastStep(trace: TraceReader, end: number): number {
  const oldest = Math.max(0, end - LOOK_BACK_ROWS);
  for (let row = end - 1; row >= oldest; row -= 1) if (STEP_KINDS.has(trace.kindOf(row))) return row;
  return end - 1;
}
