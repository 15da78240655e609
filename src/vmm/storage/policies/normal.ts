/**
 * Normal: lowest free extents of the PVs in ascending order, across as many PVs as it takes, but never two parallel stripes
 * or images on one PV. Source: LVM allocation policies (domain D.2).
 */
import { fillRows, openPvs } from "../helpers.ts";
import type { PlacementPolicy } from "../policy.ts";

export const normal: PlacementPolicy = {
  id: "normal",
  place: (want) => fillRows(want, () => openPvs(want), true),
};
