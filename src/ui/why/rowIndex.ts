/**
 * The rows of a trace that a filter lets through, as a growing column of row numbers. A trace has millions of rows, so
 * the index is built in slices of a few milliseconds, and goes on where it stopped when the trace grows.
 */
import type { EventGroup } from "../../model/rows/facts.ts";
import { EVENT_KINDS, ROWS, type EventKind } from "../../model/rows/table.ts";
import type { TraceReader } from "../../trace/reader.ts";

const FIRST_CAPACITY = 1024;

export interface RowIndex {
  /** Stands for the run whose rows these are. */
  readonly edition: object;
  /** Row numbers, ascending; only the first `length` are valid. */
  rows: Int32Array;
  length: number;
  /** Rows looked at so far. */
  scanned: number;
}

export function createRowIndex(edition: object): RowIndex {
  return { edition, rows: new Int32Array(FIRST_CAPACITY), length: 0, scanned: 0 };
}

/** The kinds of the groups. */
export function kindsOf(groups: ReadonlySet<EventGroup>): ReadonlySet<EventKind> {
  return new Set(EVENT_KINDS.filter((kind) => groups.has(ROWS[kind].group)));
}

/** Looks at up to `limit` more rows; true when the index now covers the whole trace. */
export function extendIndex(
  index: RowIndex,
  trace: TraceReader,
  kinds: ReadonlySet<EventKind>,
  limit: number,
): boolean {
  const end = Math.min(trace.rowCount, index.scanned + limit);
  for (let row = index.scanned; row < end; row += 1) {
    if (!kinds.has(trace.kindOf(row))) continue;
    if (index.length === index.rows.length) {
      const larger = new Int32Array(index.rows.length * 2);
      larger.set(index.rows);
      index.rows = larger;
    }
    index.rows[index.length] = row;
    index.length += 1;
  }
  index.scanned = Math.max(index.scanned, end);
  return index.scanned >= trace.rowCount;
}

/** Place of the last indexed row `<= row`; -1 when there is none. */
export function placeOf(index: RowIndex, row: number): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.rows[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
