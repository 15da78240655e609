/**
 * Cling: all extents on one PV, lowest free first; the first PV (ascending) with enough of them. A new volume has no
 * earlier extents to stay with, so it clings to the PV of its first one. Source: LVM allocation policies (domain D.2).
 */
import { countFree, lowestFree } from "../helpers.ts";
import type { PlacementPolicy } from "../policy.ts";

export const cling: PlacementPolicy = {
  id: "cling",
  place: (owner, extents) => {
    const pv = owner.findIndex((extentsOfPv) => countFree(extentsOfPv) >= extents);
    return pv < 0 ? null : lowestFree(owner[pv]!, pv, extents);
  },
};
