/**
 * What lies on a disk: equal neighbours among its extents merged into runs. O(extents).
 *
 *   extents  w0 w1 w2 d0 d1 .. .. d2      runs  [w 0-2] [d 0-1] [free] [d 2]
 */
import type { LvId } from "../../model/units.ts";
import type { PvStateView } from "../hostState.ts";

/** Physical extents `[start, start + count)` that hold logical extents `[le, le + count)` of `lv`; free: both are -1. */
export interface ExtentRun {
  readonly start: number;
  readonly count: number;
  readonly lv: LvId | -1;
  readonly le: number;
}

/** The runs of one disk, in the order of its extents; they cover it completely. */
export function extentRuns(pv: PvStateView): ExtentRun[] {
  const runs: ExtentRun[] = [];
  const { lv, le } = pv;
  let start = 0;
  for (let extent = 1; extent <= lv.length; extent++) {
    const isNeighbour =
      extent < lv.length &&
      lv.get(extent) === lv.get(start) &&
      (lv.get(start) === -1 || le.get(extent) === le.get(start) + extent - start);
    if (isNeighbour) continue;
    runs.push({ start, count: extent - start, lv: lv.get(start), le: lv.get(start) === -1 ? -1 : le.get(start) });
    start = extent;
  }
  return runs;
}
