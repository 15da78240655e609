/**
 * Where the rows of each kind stand in a chunk, so that looking for a rare kind does not read the others.
 *
 * ```
 * rows     0 4 7 | 1 | 2 3 5 | ...      numbers inside the chunk, list by list, ascending
 * offsets  0     3   4       ...        where each list begins
 * ```
 * There is a list for each kind, and one for the dispatches that count as a context switch.
 */
import { EVENT_KINDS, placeIn, ROW } from "../../model/rows/table.ts";
import type { TraceChunk } from "../chunk.ts";
import { perChunk } from "./perChunk.ts";

/** Number of the list of dispatches that count as a context switch; a kind's list has the number of the kind. */
export const SWITCHES = EVENT_KINDS.length;
/** Place of `switched` among the operands of a dispatch. */
const SWITCHED = placeIn("dispatch", "switched");

export interface RowIndex {
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
}

interface RowColumns {
  readonly kinds: Uint8Array;
  readonly starts: Uint32Array;
  readonly operands: ArrayLike<number>;
}

/** The index of a chunk, made when it is first asked for. O(rows). */
export const rowIndexOf = perChunk(createRowIndex);

function createRowIndex({ kinds, starts, operands }: RowColumns): RowIndex {
  const isSwitch = (row: number) => kinds[row] === ROW.dispatch && operands[starts[row]! + SWITCHED] === 1;
  const offsets = new Uint32Array(SWITCHES + 2);
  for (let row = 0; row < kinds.length; row += 1) {
    offsets[kinds[row]! + 1]! += 1;
    if (isSwitch(row)) offsets[SWITCHES + 1]! += 1;
  }
  for (let list = 0; list <= SWITCHES; list += 1) offsets[list + 1]! += offsets[list]!;
  const rows = new Uint32Array(offsets[SWITCHES + 1]!);
  const next = offsets.slice();
  for (let row = 0; row < kinds.length; row += 1) {
    rows[next[kinds[row]!]!++] = row;
    if (isSwitch(row)) rows[next[SWITCHES]!++] = row;
  }
  return { offsets, rows };
}

/** Rows of a chunk that are of these kinds, ascending. O(rows); O(1) when there are none. */
export function rowsOfKinds(chunk: TraceChunk, kinds: readonly number[]): Uint32Array {
  const { offsets } = rowIndexOf(chunk);
  const found = new Uint32Array(kinds.reduce((count, kind) => count + offsets[kind + 1]! - offsets[kind]!, 0));
  if (found.length === 0) return found;
  const isWanted = new Uint8Array(EVENT_KINDS.length);
  for (const kind of kinds) isWanted[kind] = 1;
  let count = 0;
  for (let row = 0; row < chunk.kinds.length; row += 1) if (isWanted[chunk.kinds[row]!] === 1) found[count++] = row;
  return found;
}

/** Rows of the lists in `[from, to)`, ascending. O(log rows + found), but for several lists also the time to sort. */
export function rowsBetween(index: RowIndex, lists: readonly number[], from: number, to: number): Uint32Array {
  const found = lists.map((list) => index.rows.subarray(placeOf(index, list, from), placeOf(index, list, to)));
  if (found.length === 1) return found[0]!;
  return Uint32Array.from(found.flatMap((rows) => [...rows])).toSorted();
}

/** The first row of the lists from `row` on; Infinity when there is none. O(log rows). */
export function firstFrom(index: RowIndex, lists: readonly number[], row: number): number {
  let first = Infinity;
  for (const list of lists) {
    const place = placeOf(index, list, row);
    if (place < index.offsets[list + 1]!) first = Math.min(first, index.rows[place]!);
  }
  return first;
}

/** The last row of the lists before `row`; -1 when there is none. O(log rows). */
export function lastBefore(index: RowIndex, lists: readonly number[], row: number): number {
  let last = -1;
  for (const list of lists) {
    const place = placeOf(index, list, row) - 1;
    if (place >= index.offsets[list]!) last = Math.max(last, index.rows[place]!);
  }
  return last;
}

/** Place of the first row of `list` that is `row` or later. */
function placeOf({ offsets, rows }: RowIndex, list: number, row: number): number {
  let low = offsets[list]!;
  let high = offsets[list + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
