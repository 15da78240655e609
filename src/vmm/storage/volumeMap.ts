/**
 * Which physical extents a volume has (domain D.3). A volume is made of rows; a row is one extent in each of its areas, which
 * lie side by side: one area of a linear volume, one for each stripe or image of another.
 *
 * ```
 * linear      areas 1   row = logical extent
 * 3 stripes   areas 3   rows 0..1 hold logical extents 0 1 2 | 3 4 5
 * 2 images    areas 2   row = logical extent, held twice
 * ```
 */
import type { PvId } from "../../model/units.ts";

/** Consecutive extents of one PV that follow one another in an area. */
export interface ExtentRun {
  readonly pv: PvId;
  readonly start: number;
  readonly count: number;
}

/** Index of both columns: `row * areas + area`. */
export interface VolumeMap {
  readonly areas: number;
  readonly pv: Int32Array;
  readonly extent: Int32Array;
}

/** A physical extent. */
export interface ExtentPlace {
  readonly pv: PvId;
  readonly extent: number;
}

export function rowsOf({ areas, pv }: VolumeMap): number {
  return pv.length / areas;
}

/** Where a row lies in an area. */
export function placeAt({ areas, pv, extent }: VolumeMap, area: number, row: number): ExtentPlace {
  const at = row * areas + area;
  return { pv: pv[at]!, extent: extent[at]! };
}

/** `volume` with `rows` further rows that lie in `runs`; with fewer rows than it has, those beyond are left out. */
export function withRows(volume: VolumeMap, rows: number, runs: readonly (readonly ExtentRun[])[]): VolumeMap {
  const { areas } = volume;
  const before = Math.min(rowsOf(volume), rows);
  const pv = new Int32Array(rows * areas);
  const extent = new Int32Array(rows * areas);
  pv.set(volume.pv.subarray(0, before * areas));
  extent.set(volume.extent.subarray(0, before * areas));
  for (const [area, own] of runs.entries()) {
    let row = before;
    for (const run of own)
      for (let i = 0; i < run.count; i += 1, row += 1) {
        pv[row * areas + area] = run.pv;
        extent[row * areas + area] = run.start + i;
      }
  }
  return { areas, pv, extent };
}

/** `extent` of `pv` is added behind `runs`, to the last of them where it follows on. */
export function pushExtent(runs: { pv: PvId; start: number; count: number }[], pv: PvId, extent: number): void {
  const last = runs.at(-1);
  if (last?.pv === pv && last.start + last.count === extent) last.count += 1;
  else runs.push({ pv, start: extent, count: 1 });
}
