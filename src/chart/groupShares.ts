/**
 * What the vCPUs of a group do, as shares of all of them: how many run and how many are ready, a pair for each column of the
 * picture.
 */
import type { LaneColumns } from "../trace/intervals.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../trace/intervals.ts";
import type { LaneView, visibleIntervals } from "./lanes.ts";

export interface GroupShares {
  /** 0..1 of the vCPUs, a value for each column. */
  readonly running: Float64Array;
  readonly ready: Float64Array;
}

const RUNS: ReadonlySet<IntervalKind | undefined> = new Set<IntervalKind>([
  "running",
  "guest",
  "warm",
  "exit",
  "switch",
  "spin",
]);
const READY = INTERVAL_KINDS.indexOf("ready");

/**
 * The shares in `[from, to)` of the vCPUs with these lanes (`lanes`: the chunks of each), in `columns` columns. `see` is
 * `visibleIntervals`: it is handed in, so that this can be loaded after the first picture.
 */
export function groupShares(
  lanes: readonly (readonly LaneColumns[])[],
  from: number,
  to: number,
  columns: number,
  see: typeof visibleIntervals,
): GroupShares {
  const running = new Float64Array(columns);
  const ready = new Float64Array(columns);
  const ticks = (to - from) / columns;
  let view: LaneView | undefined;
  for (const chunks of lanes) {
    view = see(chunks, from, to, columns, view, "all");
    for (let i = 0; i < view.count; i++) {
      if (view.detail === "pixels") {
        const work = view.work[i]!;
        running[i] = running[i]! + work;
        if (view.kind[i] === READY) ready[i] = ready[i]! + view.occupancy[i]! - work;
      } else if (RUNS.has(INTERVAL_KINDS[view.kind[i]!])) spread(running, from, ticks, view.start[i]!, view.end[i]!);
      else if (view.kind[i] === READY) spread(ready, from, ticks, view.start[i]!, view.end[i]!);
    }
  }
  const count = Math.max(1, lanes.length);
  for (let column = 0; column < columns; column++) {
    running[column] = running[column]! / count;
    ready[column] = ready[column]! / count;
  }
  return { running, ready };
}

/** Adds to each column the part of it that `[start, end)` covers. */
function spread(into: Float64Array, from: number, ticks: number, start: number, end: number): void {
  const first = Math.max(0, Math.floor((start - from) / ticks));
  const last = Math.min(into.length, Math.ceil((end - from) / ticks));
  for (let column = first; column < last; column++) {
    const left = from + column * ticks;
    const covered = Math.min(end, left + ticks) - Math.max(start, left);
    if (covered > 0) into[column] = into[column]! + covered / ticks;
  }
}
