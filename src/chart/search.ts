/** Binary search in the intervals of a lane, which are disjoint and ascending. */
import type { LaneColumns, TimeColumn } from "../trace/intervals.ts";

/** Index of the first interval that ends after `time`; the number of intervals when there is none. O(log n). */
export function firstEndingAfter({ end }: LaneColumns, time: number): number {
  return searchEnd(end, time, 0, end.length);
}

/** Index of the first interval that starts at `time` or later; the number of intervals when there is none. O(log n). */
export function firstStartingAt({ start }: LaneColumns, time: number): number {
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle]! >= time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As `firstEndingAfter` from interval `low` on, for an answer that is expected about `step` intervals further. */
export function nextEndingAfter({ end }: LaneColumns, time: number, low: number, step: number): number {
  const count = end.length;
  let width = step;
  let high = Math.min(count, low + width);
  while (high < count && end[high - 1]! <= time) {
    low = high;
    width *= 2;
    high = Math.min(count, low + width);
  }
  return searchEnd(end, time, low, high);
}

function searchEnd(end: TimeColumn, time: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (end[middle]! > time) high = middle;
    else low = middle + 1;
  }
  return low;
}
