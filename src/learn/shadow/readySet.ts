/**
 * Scheduling policies beside the live one: each hears who really becomes ready and who really runs, and says whom it would
 * serve first of those that are ready now. Only policies that go by the ready set are driven so: what others keep of the past
 * (levels, passes, credits) would be of another world.
 */
import { withDefaults } from "../../model/params.ts";
import type { TraceEvent } from "../../model/rows/table.ts";
import type { Conventions, PolicyChoice } from "../../model/scenario.ts";
import type { VcpuId } from "../../model/units.ts";
import { Facts } from "../../vmm/cpu/facts.ts";
import { cpuPolicy } from "../../vmm/cpu/policies.ts";
import type { CpuPolicy } from "../../vmm/cpu/policy.ts";
import { remainingBurst } from "../../vmm/cpu/program.ts";
import type { Monitor } from "../../vmm/monitor.ts";

/** What a policy keeps about a vCPU is its own: the live one has slots as well. */
class ShadowFacts extends Facts {
  readonly #slots = new Map<VcpuId, Record<string, number>>();

  override slot(v: VcpuId): Record<string, number> {
    let slot = this.#slots.get(v);
    if (!slot) this.#slots.set(v, (slot = {}));
    return slot;
  }
}

export class ReadyShadow {
  readonly #policy: CpuPolicy<unknown>;
  readonly #facts: Facts;
  readonly #state: unknown;
  readonly #queued = new Set<VcpuId>();

  constructor(monitor: Monitor, { policy, params }: PolicyChoice, conventions: Conventions) {
    const { processor } = monitor;
    this.#policy = cpuPolicy(policy);
    this.#state = this.#policy.create(withDefaults(this.#policy.params, params), 0, null);
    this.#facts = new ShadowFacts(
      {
        state: () => processor.state,
        attributes: processor.attributes,
        burst: (v) => burstOf(monitor, v),
        rate: () => 1,
      },
      { conventions, perPcpuQueues: false, workStealing: false, weighsMachines: false },
      0,
    );
  }

  /** To be told of every row, after it was asked about that row. */
  hear(event: TraceEvent): void {
    const { kind } = event;
    if (kind === "ready") {
      this.#remove(event.vcpu);
      this.#queued.add(event.vcpu);
      this.#policy.enqueue(this.#state, this.#facts, event.vcpu, event.cause);
    } else if (kind === "dispatch" || kind === "vcpuState") this.#remove(event.vcpu);
    else if (kind === "vmState" || kind === "barrier") {
      // Who begins to shut down, or finds a barrier open, has another burst from now on.
      for (const v of this.#queued) this.#policy.burstChanged?.(this.#state, this.#facts, v);
    }
  }

  /** Whom of `candidates` it would serve first; -1: it knows none of them. */
  first(candidates: readonly VcpuId[]): VcpuId | -1 {
    return this.#policy.order(this.#state, this.#facts).find((v) => candidates.includes(v)) ?? -1;
  }

  /** Who has the pCPU of `running` by it: one of the ready `candidates` that takes it, or the one that runs. */
  firstAgainst(candidates: readonly VcpuId[], running: VcpuId): VcpuId {
    const rule = this.#policy.preemption;
    const first = this.first(candidates);
    if (!rule?.isOn(this.#state) || first < 0) return running;
    const own = rule.urgency(this.#state, this.#facts, running);
    const beats =
      rule.beats?.(this.#state, this.#facts, first, running) ?? rule.urgency(this.#state, this.#facts, first) > own;
    return beats ? first : running;
  }

  #remove(v: VcpuId): void {
    if (this.#queued.delete(v)) this.#policy.remove(this.#state, this.#facts, v, "pause");
  }
}

/** Processor time until the program of `v` blocks or ends; Infinity: never. */
export function burstOf({ processor }: Monitor, v: VcpuId): number {
  const vcpu = processor.vcpu(v);
  return remainingBurst(processor.programOf(vcpu), vcpu.place);
}
