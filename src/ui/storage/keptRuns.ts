/**
 * The runs of extents of all disks at the moments that are shown one after the other. Most rows move no extent: then it
 * gives the same arrays again, by which whoever draws them knows that nothing has changed.
 */
import { extentRuns, type ExtentRun } from "../../trace/figures/extentRuns.ts";
import type { PvStateView } from "../../trace/hostState.ts";

export type DiskRuns = readonly ExtentRun[];

export class KeptRuns {
  #kept: readonly DiskRuns[] = [];

  /** Index: `PvId`. */
  of(pvs: readonly PvStateView[]): readonly DiskRuns[] {
    const before = this.#kept;
    const next = pvs.map((pv, at) => {
      const runs = extentRuns(pv);
      const old = before[at];
      return old && isSame(old, runs) ? old : runs;
    });
    if (next.length !== before.length || next.some((runs, at) => runs !== before[at])) this.#kept = next;
    return this.#kept;
  }
}

function isSame(one: DiskRuns, other: DiskRuns): boolean {
  return (
    one.length === other.length &&
    one.every(({ start, count, lv, le }, at) => {
      const run = other[at]!;
      return start === run.start && count === run.count && lv === run.lv && le === run.le;
    })
  );
}
