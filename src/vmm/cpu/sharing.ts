/**
 * What a weight counts for (domain B.5a): for each vCPU of its machine, or for the machine. In the second case it is divided
 * among those vCPUs of the machine that are runnable, ready or running, on any pCPU. Whenever one of them becomes runnable
 * or ceases to be so, the others have other weights: the policy is told as if somebody had set them.
 *
 * A policy that keeps no accounts by weight (it has no `reweigh`) divides by itself when it asks for weights.
 */
import type { Conventions, MachineSpec } from "../../model/scenario.ts";
import type { VcpuId } from "../../model/units.ts";
import type { CpuConfig, CpuCore } from "./core.ts";
import { removeFrom } from "./helpers.ts";
import type { CpuPolicy } from "./policy.ts";
import type { CpuState, SharingState, Vcpu } from "./state.ts";

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

export function createSharing({ policy, weighsMachines }: CpuConfig): SharingState | null {
  return weighsMachines && policy.reweigh ? { runnable: [], sharers: [] } : null;
}

/** Among how many vCPUs the weight of the machine of `v` is divided, as far as `v` is concerned. */
export function sharersOf({ sharing }: CpuState, v: VcpuId): number {
  return sharing === null ? 1 : (sharing.sharers[v] ?? 1);
}

export class Sharing {
  readonly #core: CpuCore;

  constructor(core: CpuCore) {
    this.#core = core;
  }

  /** `v` is about to be enqueued, and was not runnable before. Whoever runs has been charged. */
  join(state: SharingState, v: Vcpu): void {
    const runnable = (state.runnable[v.vm] ??= []);
    runnable.push(v.id);
    this.#divide(state, runnable);
  }

  /** `v` is no longer runnable; nothing happens when it was not so before. Whoever runs has been charged. */
  leave(state: SharingState, v: Vcpu): void {
    const runnable = state.runnable[v.vm];
    if (runnable && removeFrom(runnable, v.id)) this.#divide(state, runnable);
  }

  #divide({ sharers }: SharingState, runnable: readonly VcpuId[]): void {
    const { config, state, facts, attributes } = this.#core;
    for (const id of runnable) {
      if ((sharers[id] ?? 1) === runnable.length) continue;
      const { queue } = state.vcpus[id]!;
      config.policy.reweigh!(state.queues[queue], facts[queue]!, id, attributes[id]!.weight, runnable.length);
      sharers[id] = runnable.length;
    }
  }
}
