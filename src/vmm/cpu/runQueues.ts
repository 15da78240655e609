/**
 * The run queues: one for all pCPUs, or one for each (domain B.7). Their order is the policy's; here stands which queue a
 * vCPU belongs to, when the policy is asked, and what the rows tell of the order, so that it can be drawn.
 */
import { insertAt, placeNear, takeAt } from "../../base/lists.ts";
import { movesBetween } from "../../base/moves.ts";
import type { ReadyCause } from "../../model/states.ts";
import type { VcpuId } from "../../model/units.ts";
import { finite, READY_CAUSE, type CpuCore } from "./core.ts";
import { removeFrom, wasRunnable } from "./helpers.ts";
import { LONG_QUEUE, SHORT_QUEUE, type GoneCause, type QueueView, type Ratios } from "./policy.ts";
import { Sharing } from "./sharing.ts";
import type { Vcpu } from "./state.ts";
import { countWaiting } from "./waiting.ts";

/** Who becomes ready by these comes from outside: see `hasJustCome`. */
const COMES: ReadonlySet<ReadyCause> = new Set(["arrive", "wake", "unpause"]);

export class RunQueues {
  readonly #core: CpuCore;
  readonly #sharing: Sharing;
  /** Something happened to a queue at this moment; only then its order is worth telling (else D5 would not hold). */
  #isTouched = false;
  /** Where each stood when it was shown: not far from where it stands. No part of the state. Index: `VcpuId`. */
  readonly #near: number[] = [];

  constructor(core: CpuCore) {
    this.#core = core;
    this.#sharing = new Sharing(core);
  }

  /** Queue number `at` in the order in which it would be served; valid until the next change. */
  order(at: number): readonly VcpuId[] {
    return this.#core.config.policy.order(this.#core.state.queues[at], this.#core.facts[at]!);
  }

  /** How many wait in queue number `at`. */
  length(at: number): number {
    // The rows tell at any moment who is in a queue; only in which order they may tell later.
    return this.#core.state.shown[at]!.length;
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
    if (config.policy.preemption && COMES.has(cause)) state.newcomers.add(v.id);
    if (state.sharing !== null && !wasRunnable(cause)) this.#sharing.join(state.sharing, v);
    config.policy.enqueue(state.queues[v.queue], facts[v.queue]!, v.id, cause);
    recorder.ready(now, v.id, number, v.queue, this.#show(v));
  }

  /** `v` arrives and begins with a wait: the policy sees it come, so that it has its place, and leave at once. */
  passBy(v: Vcpu): void {
    const { config, state, facts } = this.#core;
    if (config.policy.charge) this.#core.settle();
    if (config.perPcpuQueues) v.queue = this.#placeOf(v, "arrive");
    v.readySince = state.clock.now;
    v.readyCause = "arrive";
    config.policy.enqueue(state.queues[v.queue], facts[v.queue]!, v.id, "arrive");
    config.policy.remove(state.queues[v.queue], facts[v.queue]!, v.id, "block");
  }

  /** The ready `v` leaves its queue without running. */
  remove(v: Vcpu, cause: GoneCause): void {
    const { config, state, facts } = this.#core;
    if (config.policy.charge) this.#core.settle();
    config.policy.remove(state.queues[v.queue], facts[v.queue]!, v.id, cause);
    if (state.sharing !== null && cause !== "rebalance") this.#sharing.leave(state.sharing, v);
    this.unshow(v);
  }

  /** `v` was not queued and is no longer runnable. */
  gone(v: Vcpu, cause: GoneCause): void {
    const { config, state, facts } = this.#core;
    if (config.policy.charge) this.#core.settle();
    config.policy.left?.(state.queues[v.queue], facts[v.queue]!, v.id, cause);
    if (state.sharing !== null) this.#sharing.leave(state.sharing, v);
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

  /** The program place of `v` was changed from outside. */
  burstChanged(v: Vcpu): void {
    const { config, state, facts } = this.#core;
    if (v.phase !== "ready") return;
    config.policy.burstChanged?.(state.queues[v.queue], facts[v.queue]!, v.id);
    const untold = state.untold[v.queue];
    if (untold && !untold.includes(v.id)) untold.push(v.id);
  }

  /** Forgets those who came before the pCPUs could last be taken, and those who have gone again. */
  dropNewcomers(): void {
    const { newcomers, vcpus, pcpus, clock } = this.#core.state;
    if (newcomers.size === 0) return;
    let since = clock.now;
    for (const { phase, closedSince, openSince } of pcpus)
      if (phase === "switch" || phase === "exit" || openSince === clock.now) since = Math.min(since, closedSince);
    for (const v of newcomers) {
      const { phase, readySince } = vcpus[v]!;
      if (phase !== "ready" || readySince < since) newcomers.delete(v);
    }
  }

  /** The order may be another one. */
  touch(): void {
    this.#isTouched = true;
  }

  /** Takes `v` out of the queue as the rows tell it. */
  unshow(v: Vcpu): void {
    this.#isTouched = true;
    const { shown, waiting, untold } = this.#core.state;
    const own = shown[v.queue]!;
    const at = placeNear(own, v.id, this.#near[v.id] ?? 0);
    if (at < 0) return;
    takeAt(own, at);
    const toTell = untold[v.queue];
    if (toTell) removeFrom(toTell, v.id);
    if (waiting) countWaiting(waiting, this.#core.attributes[v.id]!, v, -1);
  }

  /** Writes who has changed places in the queues, where they are not what the rows say. */
  tellOrder(): void {
    if (!this.#isTouched) return;
    this.#isTouched = false;
    const { config, state, facts, recorder } = this.#core;
    for (let at = 0; at < state.queues.length; at += 1) {
      if (config.policy.ratios && this.#tellRatios(at, config.policy.ratios)) continue;
      if (config.policy.hasReordered && !config.policy.hasReordered(state.queues[at], facts[at]!)) continue;
      const order = this.order(at);
      const shown = state.shown[at]!;
      const { moved, places } = movesBetween(shown, order);
      if (moved.length === 0) continue;
      for (let place = 0; place < order.length; place += 1) shown[place] = order[place]!;
      recorder.tell(state.clock.now, "queueOrder", { queue: at, moved, places });
    }
  }

  /** Tells by what a long queue is ordered, where that was not told before; false for a short one. */
  #tellRatios(at: number, { entered, service }: Ratios<unknown>): boolean {
    const { state, recorder } = this.#core;
    const { now } = state.clock;
    const { length } = state.shown[at]!;
    if (length <= (state.untold[at] ? SHORT_QUEUE : LONG_QUEUE)) {
      if (state.untold[at]) this.#tellAll(at);
      return false;
    }
    const entries = (state.untold[at] ?? entered(state.queues[at])).map((vcpu) => ({
      vcpu,
      waited: now - this.#core.vcpu(vcpu).readySince,
      service: finite(service(state.queues[at], vcpu)),
    }));
    state.untold[at] = [];
    recorder.tell(now, "ratioOrder", { queue: at, entries });
    return true;
  }

  /** Tells where everybody stands: from now on the rows tell again who changes places. */
  #tellAll(at: number): void {
    const { state, recorder } = this.#core;
    const order = [...this.order(at)];
    state.shown[at] = order;
    state.untold[at] = null;
    recorder.tell(state.clock.now, "queueOrder", { queue: at, moved: order, places: [...order.keys()] });
  }

  /** Puts `v` into the queue as the rows tell it, where it stands in the real one; its position there. */
  #show(v: Vcpu): number {
    this.#isTouched = true;
    const { shown, waiting, untold } = this.#core.state;
    const own = shown[v.queue]!;
    untold[v.queue]?.push(v.id);
    const position = Math.min(this.#placeInOrder(v), own.length);
    this.#near[v.id] = position;
    insertAt(own, position, v.id);
    if (waiting) countWaiting(waiting, this.#core.attributes[v.id]!, v, 1);
    return position;
  }

  /** Where `v`, which has just entered its queue, stands there. */
  #placeInOrder(v: Vcpu): number {
    const { state } = this.#core;
    // Its ratio is 1 now, and everybody who has as little stands ahead of it.
    if (state.untold[v.queue] && v.readySince === state.clock.now) return Infinity;
    const order = this.order(v.queue);
    const last = order.length - 1;
    if (order[last] === v.id) return last;
    return placeNear(order, v.id, this.#core.config.policy.placed?.(state.queues[v.queue]) ?? last);
  }

  /** Queue of a vCPU that becomes ready, with a queue for each pCPU (B.7). */
  #placeOf(v: Vcpu, cause: ReadyCause): number {
    if (cause !== "arrive" && v.lastPcpu >= 0) return v.lastPcpu;
    let best = -1;
    let bestLoad = Infinity;
    for (const p of this.#core.state.pcpus) {
      if (!this.#core.isAllowed(v.id, p.id)) continue;
      const load = this.length(p.id) + (p.phase === "idle" ? 0 : 1);
      if (load < bestLoad) {
        best = p.id;
        bestLoad = load;
      }
    }
    return best;
  }
}
