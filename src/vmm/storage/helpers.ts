/** What the placement policies share: free extents, and filling row after row from the lowest of them. */
import type { PvId } from "../../model/units.ts";
import type { AreaRuns, Want } from "./policy.ts";
import { placeAt, pushExtent, rowsOf, type ExtentPlace } from "./volumeMap.ts";

/** Number of free extents of one PV. */
export function countFree(owner: Int32Array): number {
  let free = 0;
  for (const lv of owner) if (lv === -1) free += 1;
  return free;
}

/** Free extents of a PV in a piece. */
export interface FreeRun {
  readonly start: number;
  readonly length: number;
}

/** The free runs of one PV, in the order of its extents. */
export function freeRuns(owner: Int32Array): FreeRun[] {
  const runs: FreeRun[] = [];
  let start = -1;
  for (let at = 0; at <= owner.length; at += 1) {
    const isFree = at < owner.length && owner[at] === -1;
    if (isFree && start < 0) start = at;
    if (isFree || start < 0) continue;
    runs.push({ start, length: at - start });
    start = -1;
  }
  return runs;
}

/** The PVs from which extents may be taken, ascending. */
export function openPvs({ isOpen }: Want): PvId[] {
  return [...isOpen.keys()].filter((pv) => isOpen[pv]);
}

/** The PVs on which an area of the volume lies, ascending. */
export function pvsOfArea({ volume }: Want, area: number): PvId[] {
  const pvs = new Set<PvId>();
  if (volume) for (let at = area; at < volume.pv.length; at += volume.areas) pvs.add(volume.pv[at]!);
  return [...pvs].toSorted((a, b) => a - b);
}

/** Where an area of the volume ends; null: it has nothing. */
export function lastPlace({ volume }: Want, area: number): ExtentPlace | null {
  const rows = volume ? rowsOf(volume) : 0;
  return volume && rows > 0 ? placeAt(volume, area, rows - 1) : null;
}

/**
 * Row after row, area after area: the lowest free extent of the first of the area's PVs that has one. With `isApart` no two
 * extents of a row lie on one PV. Null when an extent finds no place.
 */
export function fillRows(want: Want, pvsOf: (area: number) => readonly PvId[], isApart: boolean): AreaRuns | null {
  const { owner, areas, rows } = want;
  const candidates = Array.from({ length: areas }, (_, area) => pvsOf(area).filter((pv) => want.isOpen[pv]));
  const runs = Array.from({ length: areas }, (): { pv: PvId; start: number; count: number }[] => []);
  // Of each PV the extents are taken from the lowest up.
  const next = owner.map((extents) => extents.indexOf(-1));
  for (let row = 0; row < rows; row += 1) {
    const used = new Set<PvId>();
    for (let area = 0; area < areas; area += 1) {
      const pv = candidates[area]!.find((each) => next[each]! >= 0 && !(isApart && used.has(each)));
      if (pv === undefined) return null;
      const extent = next[pv]!;
      pushExtent(runs[area]!, pv, extent);
      used.add(pv);
      next[pv] = owner[pv]!.indexOf(-1, extent + 1);
    }
  }
  return runs;
}
