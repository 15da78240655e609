/**
 * A weight that counts for the machine is divided among those of its vCPUs that are runnable, ready or running, on any pCPU
 * (domain B.5a). Whenever one of them becomes runnable or ceases to be so, the others have other weights: the policy is told
 * as if somebody had set them. Where weights are not divided there is no state for it.
 *
 * A policy that keeps no accounts by weight (it has no `reweigh`) divides by itself when it asks for weights.
 */
import type { VcpuId } from "../../model/units.ts";
import type { CpuCore } from "./core.ts";
import { removeFrom } from "./helpers.ts";
import type { SharingState, Vcpu } from "./state.ts";

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
