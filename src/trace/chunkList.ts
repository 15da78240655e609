/**
 * Finding the way in the chunks of a trace. A chunk tells which chunks come before it: traces that have one in common
 * have all before it in common as well. So how much of a trace is still true of another can be seen from its chunks.
 */
import type { Tick } from "../model/units.ts";
import type { TraceChunk } from "./chunk.ts";

type Chunks = readonly TraceChunk[];

/** Index of the first element for which `isPast` holds in an ascending list of `length`. */
export function lowerBound(length: number, isPast: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Index of the chunk that `row` is in, or the nearest one; -1 without chunks. */
export function chunkIndexOfRow(chunks: Chunks, row: number): number {
  return lowerBound(chunks.length, (at) => chunks[at]!.firstRow > row) - 1;
}

/** How many chunks two traces have in common: all of them from the first one on. */
export function sharedChunks(one: Chunks, other: Chunks): number {
  let shared = Math.min(one.length, other.length);
  while (shared > 0 && one[shared - 1] !== other[shared - 1]) shared -= 1;
  return shared;
}

/** What the first `count` chunks tell: rows, and up to which moment. */
export function extentOf(chunks: Chunks, count = chunks.length): { readonly rows: number; readonly until: Tick } {
  const last = chunks[count - 1];
  return last ? { rows: last.firstRow + last.rows, until: last.until } : { rows: 0, until: 0 };
}
