/**
 * Geometry of a disk's extent bar: runs of neighbouring extents are merged into segments where a run would be thinner than
 * can be seen.
 */
import type { LvId } from "../model/units.ts";
import type { ExtentRun } from "../trace/figures/extentRuns.ts";

/** A piece of the bar. `runs` 1: it is that run. More: `lv` holds most of its extents, `free` of them are free, `le` is -1. */
export interface BarSegment extends ExtentRun {
  readonly runs: number;
  readonly free: number;
}

function segmentOf(run: ExtentRun): BarSegment {
  return { ...run, runs: 1, free: run.lv === -1 ? run.count : 0 };
}

function mergedSegment(runs: readonly ExtentRun[]): BarSegment {
  const first = runs[0]!;
  if (runs.length === 1) return segmentOf(first);
  const extentsOf = new Map<LvId | -1, number>();
  let count = 0;
  for (const run of runs) {
    extentsOf.set(run.lv, (extentsOf.get(run.lv) ?? 0) + run.count);
    count += run.count;
  }
  let lv: LvId | -1 = -1;
  let most = 0;
  // A volume wins over free space, however little it is: a fragment must not vanish from the picture.
  for (const [candidate, extents] of extentsOf) {
    if (candidate !== -1 && extents > most) [lv, most] = [candidate, extents];
  }
  return { start: first.start, count, lv, le: -1, runs: runs.length, free: extentsOf.get(-1) ?? 0 };
}

/**
 * At most about `maxSegments` segments for the runs of a disk. Runs of at least one `maxSegments`-th of it stay as they
 * are; thinner ones are merged with their thin neighbours until they are that wide.
 */
export function barSegments(runs: readonly ExtentRun[], maxSegments: number): BarSegment[] {
  if (runs.length <= maxSegments) return runs.map(segmentOf);
  const last = runs.at(-1)!;
  const extents = last.start + last.count;
  const narrowest = extents / Math.max(1, maxSegments);
  const segments: BarSegment[] = [];
  let thin: ExtentRun[] = [];
  let thinExtents = 0;
  const flush = () => {
    if (thin.length > 0) segments.push(mergedSegment(thin));
    thin = [];
    thinExtents = 0;
  };
  for (const run of runs) {
    if (run.count >= narrowest) {
      flush();
      segments.push(segmentOf(run));
      continue;
    }
    thin.push(run);
    thinExtents += run.count;
    if (thinExtents >= narrowest) flush();
  }
  flush();
  return segments;
}

/** Where a volume lies: its runs on all disks in the order of its logical extents. */
export interface ExtentPlace {
  readonly pv: number;
  readonly start: number;
  readonly count: number;
  readonly le: number;
}

/** The places of every volume that has extents, by volume. `runsByPv`: the runs of each disk. */
export function placesOfVolumes(
  runsByPv: readonly (readonly ExtentRun[])[],
): ReadonlyMap<LvId, readonly ExtentPlace[]> {
  const places = new Map<LvId, ExtentPlace[]>();
  for (const [pv, runs] of runsByPv.entries()) {
    for (const { lv, start, count, le } of runs) {
      if (lv === -1) continue;
      const own = places.get(lv);
      if (own) own.push({ pv, start, count, le });
      else places.set(lv, [{ pv, start, count, le }]);
    }
  }
  for (const own of places.values()) own.sort((a, b) => a.le - b.le);
  return places;
}
