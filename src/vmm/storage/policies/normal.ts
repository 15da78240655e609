/**
 * Normal: lowest free extents of the PVs in ascending order, across as many PVs as it takes. (Parallel images and stripes
 * would have to lie on distinct PVs; linear volumes have none.) Source: LVM allocation policies (domain D.2).
 */
import { lowestFree } from "../helpers.ts";
import type { PlacementPolicy } from "../policy.ts";

export const normal: PlacementPolicy = {
  id: "normal",
  place: (owner, extents) => {
    let left = extents;
    const runs = owner.flatMap((extentsOfPv, pv) => {
      const own = lowestFree(extentsOfPv, pv, left);
      left -= own.reduce((sum, run) => sum + run.count, 0);
      return own;
    });
    return left > 0 ? null : runs;
  },
};
