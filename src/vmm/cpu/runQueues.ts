/**
 * The run queues: one for all pCPUs, or one for each (domain B.7). Their order is the policy's; here stands which queue a
 * vCPU belongs to, when the policy is asked, and what the rows tell of the order, so that it can be drawn.
 */
import type { ReadyCause } from "../../model/states.ts";
import type { VcpuId } from "../../model/units.ts";
import { READY_CAUSE, type CpuCore } from "./core.ts";
import type { GoneCause, QueueView } from "./policy.ts";
import type { Vcpu } from "./state.ts";

export class RunQueues {
  readonly #core: CpuCore;
  /** Something happened to a queue at this moment; only then its order is worth telling (else D5 would not hold). */
  #isTouched = false;

  constructor(core: CpuCore) {
    this.#core = core;
  }

  /** Queue number `at` in the order in which it would be served. */
  order(at: number): readonly VcpuId[] {
    return this.#core.config.policy.order(this.#core.state.queues[at], this.#core.facts[at]!);
  }

  /** Takes the next vCPU for which `canRun` holds out of queue `at`; -1 when there is none. */
  pick(at: number, canRun: (v: VcpuId) => boolean, isLastRound: boolean): VcpuId | -1 {
    return this.#core.config.policy.pick(this.#core.state.queues[at], this.#core.facts[at]!, canRun, isLastRound);
  }

  view(at: number): QueueView<unknown> {
    return { state: this.#core.state.queues[at], facts: this.#core.facts[at]! };
  }

  /** `v` becomes ready. `number`: that of the cause, which is looked up unless the caller has it. */
  enqueue(v: Vcpu, cause: ReadyCause, number = READY_CAUSE[cause]): void {
    const { config, state, facts, recorder } = this.#core;
    const { now } = state.clock;
    if (config.policy.charge) this.#core.settle();
    if (config.perPcpuQueues) v.queue = this.#placeOf(v, cause);
    v.phase = "ready";
    v.readySince = now;
    v.readyCause = cause;
    if (cause === "arrive" && v.arrival < 0) v.arrival = now;
    config.policy.enqueue(state.queues[v.queue], facts[v.queue]!, v.id, cause);
    recorder.ready(now, v.id, number, v.queue, this.#show(v));
  }

  /** The ready `v` leaves its queue without running. */
  remove(v: Vcpu, cause: GoneCause): void {
    const { config, state, facts } = this.#core;
    if (config.policy.charge) this.#core.settle();
    config.policy.remove(state.queues[v.queue], facts[v.queue]!, v.id, cause);
    this.unshow(v);
  }

  /** `v` was not queued and is no longer runnable. */
  gone(v: Vcpu, cause: GoneCause): void {
    const { config, state, facts } = this.#core;
    if (config.policy.charge) this.#core.settle();
    config.policy.left?.(state.queues[v.queue], facts[v.queue]!, v.id, cause);
  }

  /** `v` was taken from its queue and belongs to that of pCPU `to` from now on. */
  move(v: Vcpu, to: number): void {
    this.#core.config.policy.moved?.(this.view(v.queue), this.view(to), v.id);
    v.queue = to;
  }

  /** The ready `v` leaves its queue and joins queue `to`; it has been ready all along. Its position there. */
  shift(v: Vcpu, to: number): number {
    const { config, state, facts } = this.#core;
    this.remove(v, "rebalance");
    this.move(v, to);
    config.policy.enqueue(state.queues[to], facts[to]!, v.id, "rebalance");
    return this.#show(v);
  }

  /** The order may be another one. */
  touch(): void {
    this.#isTouched = true;
  }

  /** Takes `v` out of the queue as the rows tell it. */
  unshow(v: Vcpu): void {
    if (!this.#core.recorder.wantsReasons) return;
    this.#isTouched = true;
    const shown = this.#core.state.shown[v.queue]!;
    const at = shown.indexOf(v.id);
    if (at >= 0) shown.splice(at, 1);
  }

  /** Writes the order of the queues where it is not what the rows say. */
  tellOrder(): void {
    if (!this.#isTouched) return;
    this.#isTouched = false;
    const { state, recorder } = this.#core;
    if (!recorder.wantsReasons) return;
    for (const at of state.queues.keys()) {
      const order = this.order(at);
      const shown = state.shown[at]!;
      if (order.length === shown.length && order.every((v, i) => v === shown[i])) continue;
      state.shown[at] = [...order];
      recorder.tell(state.clock.now, "queueOrder", { queue: at, vcpus: order });
    }
  }

  /** Puts `v` into the queue as the rows tell it, where it stands in the real one; its position there. */
  #show(v: Vcpu): number {
    if (!this.#core.recorder.wantsReasons) return 0;
    this.#isTouched = true;
    const shown = this.#core.state.shown[v.queue]!;
    const position = Math.min(this.order(v.queue).indexOf(v.id), shown.length);
    shown.splice(position, 0, v.id);
    return position;
  }

  /** Queue of a vCPU that becomes ready, with a queue for each pCPU (B.7). */
  #placeOf(v: Vcpu, cause: ReadyCause): number {
    if (cause !== "arrive" && v.lastPcpu >= 0) return v.lastPcpu;
    let best = -1;
    let bestLoad = Infinity;
    for (const p of this.#core.state.pcpus) {
      if (!this.#core.isAllowed(v.id, p.id)) continue;
      const load = this.order(p.id).length + (p.phase === "idle" ? 0 : 1);
      if (load < bestLoad) {
        best = p.id;
        bestLoad = load;
      }
    }
    return best;
  }
}
