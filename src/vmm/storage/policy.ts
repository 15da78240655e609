/** What a placement policy is: it says where the extents of a new volume go, or that it cannot. */
import type { AllocationPolicyId } from "../../model/scenario.ts";

export interface PlacementPolicy {
  readonly id: AllocationPolicyId;
  /**
   * Runs of free extents for a new volume of `extents`, in the order of its logical extents; null when the policy does
   * not allow it. `owner[pv][extent]` is -1 for free. Changes nothing.
   */
  place(owner: readonly Int32Array[], extents: number): { pv: number; start: number; count: number }[] | null;
}
