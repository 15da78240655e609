/**
 * Contiguous: every extent follows its predecessor on the same PV. A new volume: the first PV (ascending) with a free run
 * that is long enough, at its lowest place; each stripe or image on a PV of its own. Source: LVM allocation policies
 * (domain D.2).
 */
import type { PvId } from "../../../model/units.ts";
import { freeRuns, lastPlace, openPvs } from "../helpers.ts";
import type { AreaRuns, PlacementPolicy, Want } from "../policy.ts";

type Run = AreaRuns[number][number];

export const contiguous: PlacementPolicy = {
  id: "contiguous",
  place: (want) => {
    const runs: Run[][] = [];
    const used = new Set<PvId>();
    for (let area = 0; area < want.areas; area += 1) {
      const run = lastPlace(want, area) ? behind(want, area) : first(want, used);
      if (!run) return null;
      used.add(run.pv);
      runs.push([run]);
    }
    return runs;
  },
};

/** The extents behind the last one of an area. */
function behind(want: Want, area: number): Run | null {
  const { owner, isOpen, rows } = want;
  const { pv, extent } = lastPlace(want, area)!;
  const after = owner[pv]!.subarray(extent + 1, extent + 1 + rows);
  return isOpen[pv] && after.length === rows && after.every((lv) => lv === -1)
    ? { pv, start: extent + 1, count: rows }
    : null;
}

function first(want: Want, used: ReadonlySet<PvId>): Run | null {
  for (const pv of openPvs(want)) {
    const run = used.has(pv) ? undefined : freeRuns(want.owner[pv]!).find(({ length }) => length >= want.rows);
    if (run) return { pv, start: run.start, count: want.rows };
  }
  return null;
}
