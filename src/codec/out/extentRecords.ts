/** What lies where on the disks of a run: a table of the report. */
import { placeOfNumber } from "../../model/volumePlace.ts";
import type { Tick } from "../../model/units.ts";
import { extentRuns } from "../../trace/figures/extentRuns.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import type { TraceReader } from "../../trace/reader.ts";
import { vmName } from "./names.ts";

/** Neighbouring extents of a disk that hold neighbouring extents of one area of a volume, or are free. */
export interface ExtentRecord {
  readonly pv: number;
  readonly start: number;
  readonly count: number;
  /** Empty for a volume of the host itself, and for free extents. */
  readonly vm: string;
  /** Empty: they are free. */
  readonly volume: string;
  /** Stripe, image or disk of the volume, from 0; null for free extents. */
  readonly area: number | null;
  /** Place of the first one in its area, from 0; of a linear volume its logical extent. */
  readonly row: number | null;
}

/** Disk after disk, when all that happens up to `until` has happened; the records of a disk cover it. */
export function extentRecords(trace: TraceReader, until: Tick): ExtentRecord[] {
  const { lvs } = trace.info;
  return hostAt(trace, trace.rowsUpTo(until), until).pvs.flatMap((state, pv) =>
    extentRuns(state).map(({ start, count, lv, le }): ExtentRecord => {
      const volume = lvs[lv];
      if (!volume) return { pv, start, count, vm: "", volume: "", area: null, row: null };
      const vm = volume.vm < 0 ? "" : vmName(trace, volume.vm);
      return { pv, start, count, vm, volume: volume.name, ...placeOfNumber(le) };
    }),
  );
}
