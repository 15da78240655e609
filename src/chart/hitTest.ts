/** What is under a point of a lane: the whole interval there, or the gap between two. */
import type { LaneColumns } from "../trace/intervals.ts";
import type { Joining } from "./lanes.ts";
import { firstEndingAfter } from "./search.ts";

/** An interval `[start, end)` as found. `kind` indexes `INTERVAL_KINDS`; null: nothing happens in it (a gap). */
export interface LaneHit {
  readonly start: number;
  readonly end: number;
  readonly kind: number | null;
  readonly other: number;
}

/**
 * The interval or gap that contains `time`. `chunks` are those of the lane, in order; parts of one interval on both
 * sides of a chunk border are given as one, with `joining` "all" equal ones that touch as well. A gap before the first interval begins at `from`, one after the last ends
 * at `to`; null outside of `[from, to)`.
 */
export function intervalAt(
  chunks: readonly LaneColumns[],
  time: number,
  from: number,
  to: number,
  joining: Joining = "chunks",
): LaneHit | null {
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
    return joined(chunks, index, i, joining);
  }
  return { start: gapStart, end: to, kind: null, other: -1 };
}

/** Interval `i` of chunk `index`, with its parts before and after. */
function joined(chunks: readonly LaneColumns[], index: number, i: number, joining: Joining): LaneHit {
  const columns = chunks[index]!;
  const kind = columns.kind[i]!;
  const other = columns.other[i]!;
  const extended = (direction: 1 | -1): number => {
    let at = i;
    let chunkAt = index;
    let chunk = columns;
    let edge = direction > 0 ? columns.end[i]! : columns.start[i]!;
    for (;;) {
      // A border inside a chunk, or one that cuts nothing, is an end.
      if (joining === "chunks" && direction < 0 && (at > 0 || !chunk.isCut)) return edge;
      at += direction;
      if (joining === "chunks" && chunk.start[at] !== undefined) return edge;
      while (chunk.start[at] === undefined) {
        chunkAt += direction;
        const next = chunks[chunkAt];
        if (!next) return edge;
        chunk = next;
        at = direction > 0 ? 0 : chunk.start.length - 1;
      }
      if (joining === "chunks" && direction > 0 && !chunk.isCut) return edge;
      const isPart =
        chunk.kind[at] === kind &&
        chunk.other[at] === other &&
        (direction > 0 ? chunk.start[at]! <= edge : chunk.end[at]! >= edge);
      if (!isPart) return edge;
      edge = direction > 0 ? Math.max(edge, chunk.end[at]!) : Math.min(edge, chunk.start[at]!);
    }
  };
  return { start: extended(-1), end: extended(1), kind, other };
}
