/**
 * Periodic rebalancing of the run queues, one for each pCPU: every so many ticks each pCPU for which nobody waits moves a
 * vCPU from the queue of a victim into its own, in the order of the pCPUs. Work stealing, by which an idle pCPU gets
 * something to run at once, is the dispatcher's and independent of this.
 *
 * Sources: OSTEP's multi.py (a victim drawn at random); load balancing in Linux (the busiest queue). Pinned vCPUs stay.
 * What ends at such a moment ends before it, nobody is dispatched before it. Moments at which nothing could be moved and no
 * given draw is used up are left out, so that runs end, and long ones do not stop for nothing.
 */
import { nextInt } from "../../base/prng.ts";
import type { Rebalancing } from "../../model/scenario.ts";
import type { PcpuId, VcpuId } from "../../model/units.ts";
import type { CpuCore } from "./core.ts";
import type { RunQueues } from "./runQueues.ts";
import type { Pcpu, RebalancingState } from "./state.ts";

export class Rebalancer {
  readonly #core: CpuCore;
  readonly #queues: RunQueues;

  constructor(core: CpuCore, queues: RunQueues) {
    this.#core = core;
    this.#queues = queues;
  }

  /** Whether this is a moment of rebalancing that has not been: one moment may be gone through repeatedly. */
  isDue(own: RebalancingState): boolean {
    const { now } = this.#core.state.clock;
    return now % this.#rule.every === 0 && own.last < now;
  }

  run(own: RebalancingState): void {
    own.last = this.#core.state.clock.now;
    own.next = Infinity;
    if (this.#rule.victim === "random") this.#takeFromDrawn(own);
    else this.#takeFromLongest();
  }

  /** Sets the next moment, once everybody has the pCPU it gets. */
  setNext(own: RebalancingState): void {
    const { every } = this.#rule;
    const { now } = this.#core.state.clock;
    own.next = this.#isWorthwhile(own) ? (Math.floor(now / every) + 1) * every : Infinity;
  }

  get #rule(): Rebalancing {
    return this.#core.config.rebalancing!;
  }

  /** Whether rebalancing could change anything as things stand. */
  #isWorthwhile(own: RebalancingState): boolean {
    if (!this.#canAnybodyMove() && !this.#usesGivenDraw(own)) return false;
    return this.#core.state.pcpus.some((p) => this.#queues.length(p.id) === 0);
  }

  #canAnybodyMove(): boolean {
    return this.#core.state.waiting!.freeInAll > 0;
  }

  /** Given draws are used up while anything runs, also in vain. */
  #usesGivenDraw(own: RebalancingState): boolean {
    const { victim, draws = [] } = this.#rule;
    if (victim !== "random" || own.used >= draws.length) return false;
    const { agenda, pcpus } = this.#core.state;
    return agenda.length > 0 || pcpus.some((p) => this.#queues.length(p.id) > 0);
  }

  #takeFromDrawn(own: RebalancingState): void {
    for (const thief of this.#core.state.pcpus) {
      if (this.#queues.length(thief.id) > 0) continue;
      const from = this.#draw(own, thief.id);
      if (from < 0 || from === thief.id || this.#core.state.waiting!.free[from] === 0) continue;
      this.#move(
        this.#queues.order(from).find((w) => this.#isFree(w))!,
        thief,
      );
    }
  }

  #takeFromLongest(): void {
    // Who was moved is not moved on: else the next pCPU would take back what its queue has just lost.
    const moved = new Set<VcpuId>();
    for (const thief of this.#core.state.pcpus) {
      if (this.#waitingFor(thief) > 0) continue;
      const v = this.#firstOfLongest(moved);
      // Nobody is left for the others either.
      if (v < 0) return;
      this.#move(v, thief);
      moved.add(v);
    }
  }

  /** The victim of `thief` by the next draw, which may be itself when it is given; -1 when nobody asks for one. */
  #draw(own: RebalancingState, thief: PcpuId): PcpuId | -1 {
    if (this.#usesGivenDraw(own)) {
      own.used += 1;
      return this.#rule.draws![own.used - 1]!;
    }
    if (!this.#canAnybodyMove()) return -1;
    const other = nextInt(own.random, this.#core.state.pcpus.length - 1);
    return other < thief ? other : other + 1;
  }

  /** How many wait for `p`: its queue, without the one that it is about to run if it is idle. */
  #waitingFor(p: Pcpu): number {
    const length = this.#queues.length(p.id);
    return p.phase === "idle" ? Math.max(0, length - 1) : length;
  }

  /** The first to be moved, none of `moved`, of the queue in which most wait (ties: the lowest id); -1 for none. */
  #firstOfLongest(moved: ReadonlySet<VcpuId>): VcpuId | -1 {
    const { pcpus, waiting } = this.#core.state;
    let best: VcpuId | -1 = -1;
    let most = 0;
    if (waiting!.freeInAll === 0) return best;
    for (const p of pcpus) {
      const length = this.#waitingFor(p);
      if (length <= most || waiting!.free[p.id] === 0) continue;
      const first = p.phase === "idle" ? 1 : 0;
      const v = this.#queues.order(p.id).find((w, at) => at >= first && this.#isFree(w) && !moved.has(w));
      if (v === undefined) continue;
      best = v;
      most = length;
    }
    return best;
  }

  /** Whether `v` may run on every pCPU. */
  #isFree(v: VcpuId): boolean {
    return !this.#core.vcpu(v).isPinned;
  }

  #move(v: VcpuId, thief: Pcpu): void {
    const vcpu = this.#core.vcpu(v);
    const from = vcpu.queue;
    const waiting = this.#queues.length(from);
    const position = this.#queues.shift(vcpu, thief.id);
    const { victim } = this.#rule;
    const { now } = this.#core.state.clock;
    this.#core.recorder.tell(now, "rebalance", { vcpu: v, from, to: thief.id, victim, waiting, position });
  }
}
