/**
 * What a weight is (domain B.5a): with which one a machine begins, and whether it counts for each vCPU of its machine, or
 * for the machine; `sharing.ts` divides it in the second case.
 */
import type { Conventions, MachineSpec } from "../../model/scenario.ts";
import type { VcpuId } from "../../model/units.ts";
import type { CpuPolicy } from "./policy.ts";
import type { CpuState, SharingState } from "./state.ts";

/** Whether under `policy` a weight counts for the machine. Of one that ignores weights its source says nothing: it does. */
export function countsForMachine(
  { heedsWeights, weighsMachines }: Pick<CpuPolicy<unknown>, "heedsWeights" | "weighsMachines">,
  { weightOf }: Pick<Conventions, "weightOf">,
): boolean {
  return weightOf === "source" ? weighsMachines === true || !heedsWeights : weightOf === "machine";
}

/**
 * The weight with which a machine begins: its own, as it is, or that of its priority, in the units of the policy: where
 * latencies are expressed at some weight, a machine of priority 1 has that one.
 */
export function firstWeight(
  { weight, priority }: Pick<MachineSpec, "weight" | "priority">,
  { usualWeight = 1 }: Pick<CpuPolicy<unknown>, "usualWeight">,
): number {
  return weight ?? Math.max(1, priority) * usualWeight;
}

export function createSharing(policy: CpuPolicy<unknown>, weighsMachines: boolean): SharingState | null {
  return weighsMachines && policy.reweigh ? { runnable: [], sharers: [] } : null;
}

/** Among how many vCPUs the weight of the machine of `v` is divided, as far as `v` is concerned. */
export function sharersOf({ sharing }: CpuState, v: VcpuId): number {
  return sharing === null ? 1 : (sharing.sharers[v] ?? 1);
}
