/** Anywhere: as normal, but parallel stripes or images may share a PV. Source: LVM allocation policies (domain D.2). */
import { fillRows, openPvs } from "../helpers.ts";
import type { PlacementPolicy } from "../policy.ts";

export const anywhere: PlacementPolicy = {
  id: "anywhere",
  place: (want) => fillRows(want, () => openPvs(want), false),
};
