/** What is under a point of a lane: the whole interval there, or the gap between two. */
import type { LaneColumns } from "../trace/intervals.ts";
import { firstEndingAfter } from "./lanes.ts";

/** An interval `[start, end)` as found. `kind` indexes `INTERVAL_KINDS`; null: nothing happens in it (a gap). */
export interface LaneHit {
  readonly start: number;
  readonly end: number;
  readonly kind: number | null;
  readonly other: number;
}

/**
 * The interval or gap that contains `time`. `chunks` are those of the lane, in order; parts of one interval on both
 * sides of a chunk border are given as one. A gap before the first interval begins at `from`, one after the last ends
 * at `to`; null outside of `[from, to)`.
 */
export function intervalAt(chunks: readonly LaneColumns[], time: number, from: number, to: number): LaneHit | null {
  if (time < from || time >= to) return null;
  let gapStart = from;
  for (const [index, columns] of chunks.entries()) {
    const count = columns.start.length;
    if (count === 0) continue;
    const i = firstEndingAfter(columns, time);
    if (i === count) {
      gapStart = Math.max(gapStart, columns.end[count - 1]!);
      continue;
    }
    if (columns.start[i]! > time) {
      if (i > 0) gapStart = Math.max(gapStart, columns.end[i - 1]!);
      return { start: gapStart, end: Math.min(to, columns.start[i]!), kind: null, other: -1 };
    }
    return joined(chunks, index, i);
  }
  return { start: gapStart, end: to, kind: null, other: -1 };
}

/** Interval `i` of chunk `index`, with its parts in the chunks before and after. */
function joined(chunks: readonly LaneColumns[], index: number, i: number): LaneHit {
  const columns = chunks[index]!;
  const kind = columns.kind[i]!;
  const other = columns.other[i]!;
  let start = columns.start[i]!;
  let end = columns.end[i]!;
  if (i === 0) {
    for (let before = index - 1; before >= 0; before--) {
      const chunk = chunks[before]!;
      const last = chunk.start.length - 1;
      if (last < 0) continue;
      if (chunk.end[last]! < start || chunk.kind[last] !== kind || chunk.other[last] !== other) break;
      start = Math.min(start, chunk.start[last]!);
      if (last > 0) break;
    }
  }
  if (i === columns.start.length - 1) {
    for (let after = index + 1; after < chunks.length; after++) {
      const chunk = chunks[after]!;
      if (chunk.start.length === 0) continue;
      if (chunk.start[0]! > end || chunk.kind[0] !== kind || chunk.other[0] !== other) break;
      end = Math.max(end, chunk.end[0]!);
      if (chunk.start.length > 1) break;
    }
  }
  return { start, end, kind, other };
}
