/** What a placement policy is: it says where further extents of a volume go, or that it cannot. */
import type { AllocationPolicyId } from "../../model/scenario.ts";
import type { ExtentRun, VolumeMap } from "./volumeMap.ts";

/** Extents that a volume is to get: `rows` of one extent for each of its `areas`, which are its parallel stripes or images. */
export interface Want {
  /** `owner[pv][extent]` is -1 for free. */
  readonly owner: readonly Int32Array[];
  /** From which PVs extents may be taken. Index: `PvId`. */
  readonly isOpen: readonly boolean[];
  /** What the volume has; null: it is new. */
  readonly volume: VolumeMap | null;
  readonly areas: number;
  readonly rows: number;
}

/** Runs of extents for each area, in the order of its rows. */
export type AreaRuns = readonly (readonly ExtentRun[])[];

export interface PlacementPolicy {
  readonly id: AllocationPolicyId;
  /** Null when the policy does not allow it. Changes nothing. */
  place(want: Want): AreaRuns | null;
}
