/**
 * Cling: on the PVs that the volume has already, lowest free extents first; each stripe or image on its own. A new volume
 * has no earlier extents to stay with, so it clings to the PV of its first one: the first PV (ascending) that has room for
 * all. Source: LVM allocation policies (domain D.2).
 */
import type { PvId } from "../../../model/units.ts";
import { countFree, fillRows, openPvs, pvsOfArea } from "../helpers.ts";
import type { PlacementPolicy } from "../policy.ts";

export const cling: PlacementPolicy = {
  id: "cling",
  place: (want) => {
    if (want.volume) return fillRows(want, (area) => pvsOfArea(want, area), true);
    const roomy = openPvs(want).filter((pv) => countFree(want.owner[pv]!) >= want.rows);
    const own = (area: number): readonly PvId[] => roomy.slice(area, area + 1);
    return fillRows(want, own, true);
  },
};
