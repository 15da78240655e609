/**
 * Contiguous: every extent follows its predecessor on the same PV; the first PV (ascending) with a free run that is long
 * enough, at its lowest place. Source: LVM allocation policies (domain D.2).
 */
import type { PlacementPolicy } from "../policy.ts";

export const contiguous: PlacementPolicy = {
  id: "contiguous",
  place: (owner, extents) => {
    for (const [pv, extentsOfPv] of owner.entries()) {
      let run = 0;
      for (let at = 0; at < extentsOfPv.length; at += 1) {
        run = extentsOfPv[at] === -1 ? run + 1 : 0;
        if (run === extents) return [{ pv, start: at - extents + 1, count: extents }];
      }
    }
    return null;
  },
};
