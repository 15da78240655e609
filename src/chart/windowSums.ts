/**
 * Sums of a lane over equal windows that follow each other: `[origin + k * ticks, origin + (k + 1) * ticks)`. Intervals
 * cut by the borders of a window count by their part in it, the whole ones between them are summed by the pyramid, so a
 * window costs O(log n) whatever lies in it; windows without intervals cost nothing.
 */
import type { LaneColumns } from "../trace/intervals.ts";
import { addInterval, addRange, clearSum, pyramidOf, type LaneSum } from "./pyramid.ts";
import { firstEndingAfter, nextEndingAfter } from "./search.ts";

const sum: LaneSum = { dominant: -1, dominantTicks: 0, busyTicks: 0, workTicks: 0 };

/** Calls `add` for each window `0 <= k < count` in which there is something. The sum is reused by the next call. */
export function sumWindows(
  columns: LaneColumns,
  origin: number,
  ticks: number,
  count: number,
  add: (window: number, sum: LaneSum) => void,
): void {
  const { start, end } = columns;
  const intervals = start.length;
  if (intervals === 0) return;
  const pyramid = pyramidOf(columns);
  let window = Math.max(0, Math.floor((start[0]! - origin) / ticks));
  let i = firstEndingAfter(columns, origin + window * ticks);
  let step = 1;
  while (window < count && i < intervals) {
    const from = origin + window * ticks;
    const to = origin + (window + 1) * ticks;
    if (start[i]! >= to) {
      // Nothing here: go on where the next interval starts. At least one ahead, whatever the rounding.
      window = Math.max(window + 1, Math.floor((start[i]! - origin) / ticks));
      continue;
    }
    clearSum(sum);
    let whole = i;
    if (start[i]! < from || end[i]! > to) {
      addInterval(columns, i, Math.min(end[i]!, to) - Math.max(start[i]!, from), sum);
      whole = i + 1;
    }
    const beyond = end[i]! > to ? i : nextEndingAfter(columns, to, whole, step);
    step = Math.max(1, beyond - i);
    if (beyond > whole) addRange(columns, pyramid, whole, beyond, sum);
    if (beyond >= whole && beyond < intervals && start[beyond]! < to)
      addInterval(columns, beyond, to - start[beyond]!, sum);
    add(window, sum);
    i = beyond;
    window++;
  }
}
