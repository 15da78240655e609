/**
 * The scheduling pass (domain B.1.6): gives idle pCPUs to ready vCPUs, takes work from other queues, and lets more urgent
 * vCPUs preempt. The policy says who; here stands where, at what cost, and what the trace is told about the choice.
 */
import { cloneState } from "../../base/cloneState.ts";
import { DISPATCH_REASONS, MAX_CONTENDERS, type DispatchReason } from "../../model/events.ts";
import { numbersOf } from "../../model/rows/fields.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import { becomeBusy, setUntil } from "./agenda.ts";
import { finite, type CpuCore } from "./core.ts";
import type { CpuChooser, Preemption } from "./policy.ts";
import type { RunQueues } from "./runQueues.ts";
import type { Pcpu, Vcpu } from "./state.ts";
import { isWaitedFor } from "./waiting.ts";

const DISPATCH_REASON = numbersOf(DISPATCH_REASONS);

interface Reasons {
  /** Null: the policy's own. */
  readonly reason: DispatchReason | null;
  readonly line?: number;
  readonly value: number;
  readonly losers: readonly number[];
  readonly others: number;
}

/** A ready vCPU that takes a pCPU from the one that runs there. */
interface Taking {
  readonly at: number;
  readonly victim: Pcpu;
  readonly candidate: VcpuId;
  /** The policy would not have it. */
  readonly isByHand?: boolean;
}

export class Dispatcher {
  readonly #core: CpuCore;
  readonly #queues: RunQueues;
  readonly #worldSwitched: (pcpu: PcpuId) => void;
  readonly #canRunSomewhere = (v: VcpuId): boolean => this.#firstFree(this.#core.vcpu(v)) !== null;

  /** `worldSwitched`: is told of a pCPU that another vCPU than its last one has got. */
  constructor(core: CpuCore, queues: RunQueues, worldSwitched: (pcpu: PcpuId) => void) {
    this.#core = core;
    this.#worldSwitched = worldSwitched;
    this.#queues = queues;
  }

  /** One scheduling pass, until nobody ready could have a pCPU that is not his. */
  dispatch(): void {
    const { policy, perPcpuQueues } = this.#core.config;
    if (policy.charge || policy.preemption) this.#core.settle();
    if (policy.preemption) this.#queues.dropNewcomers();
    do {
      if (perPcpuQueues) this.#serveOwnQueues();
      else this.#serveGlobalQueue();
    } while (policy.preemption && this.#preemptOnce(policy.preemption));
  }

  #serveGlobalQueue(): void {
    const { state, facts, config } = this.#core;
    while (state.idle.length > 0) {
      const chosen = config.chooser ? this.#chosen(config.chooser) : -1;
      const canRun = chosen < 0 ? this.#canRunSomewhere : (w: VcpuId) => w === chosen;
      const v = config.policy.pick(state.queues[0], facts[0]!, canRun, true);
      if (v < 0) return;
      const vcpu = this.#core.vcpu(v);
      this.#run(v, this.#freePcpu(vcpu), chosen < 0 ? undefined : this.#byHand(v, vcpu));
    }
  }

  /** Whom somebody else than the policy takes; -1: whom the policy does. */
  #chosen(chooser: CpuChooser): VcpuId | -1 {
    const { state, facts, config } = this.#core;
    const ready = this.#queues.order(0).filter(this.#canRunSomewhere);
    // A policy with rounds says whom it takes only by beginning one.
    const own = config.policy.takeRound
      ? config.policy.pick(cloneState(state.queues[0]), facts[0]!, this.#canRunSomewhere, true)
      : (ready[0] ?? -1);
    return chooser.next(ready, own);
  }

  #byHand(v: VcpuId, vcpu: Vcpu): Reasons {
    return { ...this.#contenders(v, vcpu), reason: "byHand", line: -1 };
  }

  /** An idle pCPU for `v`, of which there is one: where it was last, unless the convention is always the first. */
  #freePcpu(v: Vcpu): Pcpu {
    if (v.lastPcpu >= 0 && this.#core.config.conventions.placement === "lastPcpu") {
      const last = this.#core.state.pcpus[v.lastPcpu]!;
      if (last.phase === "idle" && (!v.isPinned || this.#core.isAllowed(v.id, last.id))) return last;
    }
    return this.#firstFree(v)!;
  }

  /** The first idle pCPU that `v` may use; null for none. */
  #firstFree({ id, isPinned }: Vcpu): Pcpu | null {
    const { idle, pcpus } = this.#core.state;
    const free = isPinned ? idle.find((p) => this.#core.isAllowed(id, p)) : idle[0];
    return free === undefined ? null : pcpus[free]!;
  }

  #serveOwnQueues(): void {
    const { pcpus, waiting } = this.#core.state;
    for (const isLastRound of [false, true])
      for (const p of pcpus) if (p.phase === "idle") this.#serve(p, p.id, isLastRound);
    if (!this.#core.config.workStealing) return;
    // A policy with rounds may begin one when it is asked in vain; asked once more, it would not.
    let mayBeginRound = this.#core.config.policy.takeRound !== undefined;
    for (const p of pcpus) {
      if (p.phase !== "idle") continue;
      const isInVain = !isWaitedFor(waiting!, p.id);
      if (isInVain && !mayBeginRound) continue;
      const hasStolen = this.#steal(p);
      if (isInVain) mayBeginRound = false;
      else if (hasStolen) mayBeginRound = this.#core.config.policy.takeRound !== undefined;
    }
  }

  /** Gives the idle `p` work from queue `from`; false when there is none that it may have. */
  #serve(p: Pcpu, from: number, isLastRound: boolean): boolean {
    const v = this.#queues.pick(from, (w) => this.#core.isAllowed(w, p.id), isLastRound);
    if (v < 0) return false;
    this.#run(v, p);
    return true;
  }

  /** Takes work from the longest queue that has any for `p` (ties: the lowest id); false when there is none. */
  #steal(p: Pcpu): boolean {
    const { pcpus } = this.#core.state;
    const lengths = pcpus.map(({ id }) => this.#queues.length(id));
    const victims: PcpuId[] = [];
    for (const { id } of pcpus) if (id !== p.id && lengths[id]! > 0) victims.push(id);
    victims.sort((a, b) => lengths[b]! - lengths[a]! || a - b);
    return victims.some((victim) => this.#serve(p, victim, true));
  }

  /** Gives `p` to `v`. `reasons`: where they are not the policy's usual ones. */
  #run(v: VcpuId, p: Pcpu, reasons?: Reasons): void {
    const core = this.#core;
    const { policy, perPcpuQueues } = core.config;
    const { now } = core.state.clock;
    const vcpu = core.vcpu(v);
    if (policy.takeRound) this.#announceRound(vcpu.queue);
    const why = reasons ?? this.#contenders(v, vcpu);
    this.#queues.unshow(vcpu);
    const stolenFrom = perPcpuQueues && vcpu.queue !== p.id ? vcpu.queue : -1;
    if (stolenFrom >= 0) this.#queues.move(vcpu, p.id);
    const timeslice = policy.timeslice(core.state.queues[vcpu.queue], core.facts[vcpu.queue]!, v);
    const isBack = p.last === v;
    const switched = this.#isSwitch(v, p);
    const cost = this.#switchTicks(vcpu, p, switched);
    core.settleQuota(vcpu.vm);
    vcpu.phase = "running";
    vcpu.pcpu = p.id;
    vcpu.lastPcpu = p.id;
    p.vcpu = v;
    p.last = v;
    p.timeslice = timeslice;
    becomeBusy(core.state, p, cost > 0 ? "switch" : "guest");
    p.sliceEnd = now + cost + timeslice;
    p.chargedTo = now + cost;
    p.dispatchedAt = now;
    p.runsFrom = now + cost;
    p.closedSince = now;
    p.openSince = now;
    core.recorder.dispatch(
      now,
      v,
      p.id,
      DISPATCH_REASON[why.reason ?? policy.dispatchReason],
      why.line ?? policy.dispatchLine,
      finite(timeslice),
      cost,
      switched ? 1 : 0,
      stolenFrom,
      finite(why.value),
      why.others,
      isBack ? 1 : 0,
      why.losers,
    );
    if (!isBack) this.#worldSwitched(p.id);
    if (core.caches !== null) core.caches.enter(core.state.caches[p.id]!, v, p.id, now);
    // An operation begun before goes on at once: when it ends, or the timeslice does, is known already.
    const goesOn = cost === 0 && vcpu.place.left > 0 && timeslice > 0;
    setUntil(core.state, p, goesOn ? core.segmentEnd(p, vcpu) : now + cost);
  }

  /** Whether giving `p` to `v` is a context switch: that one rule says what counts and what costs. */
  #isSwitch(v: VcpuId, p: Pcpu): boolean {
    if (p.last === v) return false;
    if (this.#core.config.conventions.switchCharge === "lastOccupant") return true;
    return p.last >= 0 && p.idleSince === this.#core.state.clock.now;
  }

  /** What it costs to give `p` to `v`. */
  #switchTicks(v: Vcpu, p: Pcpu, isSwitch: boolean): Tick {
    const { costs } = this.#core.config;
    let cost = isSwitch ? costs.worldSwitch : 0;
    if (costs.migration > 0 && v.lastPcpu >= 0 && v.lastPcpu !== p.id) cost += costs.migration;
    return cost;
  }

  #announceRound(queue: number): void {
    const { config, state, recorder } = this.#core;
    const round = config.policy.takeRound!(state.queues[queue]);
    if (!round) return;
    const { ticks, totalWeight, entries } = round;
    recorder.tell(state.clock.now, "round", { queue, ticks, totalWeight, entries });
  }

  /** Why `v`, which was taken from its queue, goes before those that stand there. */
  #contenders(v: VcpuId, vcpu: Vcpu): Reasons {
    const { policy } = this.#core.config;
    const { state, facts } = this.#queues.view(vcpu.queue);
    // The rows have not told yet that `v` is gone from there.
    const waiting = this.#queues.length(vcpu.queue) - 1;
    const rest = policy.first ? policy.first(state, facts, MAX_CONTENDERS) : policy.order(state, facts);
    const losers: number[] = [];
    for (let at = 0; at < rest.length && at < MAX_CONTENDERS; at += 1) {
      const w = rest[at]!;
      losers.push(w, finite(policy.value(state, facts, w)));
    }
    const others = Math.max(0, waiting - MAX_CONTENDERS);
    if (waiting === 0 && policy.dispatchReason !== "nextInRound")
      return { reason: "onlyReady", value: facts.now - vcpu.readySince, losers, others };
    return { reason: null, value: policy.value(state, facts, v), losers, others };
  }

  /** The first ready vCPU that beats a running one takes its pCPU; false when there is none. */
  #preemptOnce(rule: Preemption<unknown>): boolean {
    const own = this.#firstThatBeats(rule);
    const { chooser } = this.#core.config;
    const taking = chooser ? this.#weighed(rule, chooser, own) : own;
    if (taking) this.#preempt(rule, taking);
    return taking !== null;
  }

  #firstThatBeats(rule: Preemption<unknown>): Taking | null {
    for (const at of this.#core.state.queues.keys()) {
      const { state, facts } = this.#queues.view(at);
      if (!rule.isOn(state)) return null;
      for (const candidate of rule.candidates?.(state, facts) ?? this.#queues.order(at)) {
        const urgency = rule.urgency(state, facts, candidate);
        let victim: Pcpu | null = null;
        let least = Infinity;
        for (const p of this.#core.state.pcpus) {
          if (p.phase !== "guest" || !this.#core.isAllowed(candidate, p.id)) continue;
          if (this.#core.config.perPcpuQueues && p.id !== at) continue;
          const own = rule.urgency(state, facts, p.vcpu);
          if (own >= least) continue;
          if (rule.beats ? !rule.beats(state, facts, candidate, p.vcpu) : own >= urgency) continue;
          least = own;
          victim = p;
        }
        if (victim) return { at, victim, candidate };
      }
    }
    return null;
  }

  /** Who takes the pCPU, where somebody else than the policy may decide; `own`: what the policy does. */
  #weighed(rule: Preemption<unknown>, chooser: CpuChooser, own: Taking | null): Taking | null {
    const { pcpus, newcomers, queues } = this.#core.state;
    const [p, other] = pcpus;
    // Of several pCPUs the policy says which has to go.
    if (!p || other || p.phase !== "guest" || !rule.isOn(queues[0])) return own;
    const ready = this.#queues.order(0).filter((v) => this.#core.isAllowed(v, p.id));
    const come = ready.filter((v) => newcomers.has(v));
    const chosen = chooser.against(ready, come, p.vcpu, p.dispatchedAt, own?.candidate ?? p.vcpu);
    if (chosen < 0) return own;
    return chosen === p.vcpu ? null : { at: 0, victim: p, candidate: chosen, isByHand: true };
  }

  #preempt(rule: Preemption<unknown>, { at, victim, candidate, isByHand = false }: Taking): void {
    const { config, recorder } = this.#core;
    const { state, facts } = this.#queues.view(at);
    const loser = this.#core.vcpu(victim.vcpu);
    const value = finite(config.policy.value(state, facts, loser.id));
    const byValue = finite(config.policy.value(state, facts, candidate));
    const line = isByHand ? -1 : rule.line;
    this.#core.charge(victim);
    recorder.tell(facts.now, "leave", {
      vcpu: loser.id,
      pcpu: victim.id,
      cause: "preempt",
      blocked: "none",
      ticks: -1,
      preempt: { reason: isByHand ? "byHand" : rule.reason, line, by: candidate, value, byValue },
    });
    this.#core.vacate(victim);
    this.#queues.enqueue(loser, "preempt");
    const chosen = this.#queues.pick(at, (v) => v === candidate, true);
    if (isByHand) return this.#run(chosen, victim, this.#byHand(chosen, this.#core.vcpu(chosen)));
    if (!rule.isAgainstRunning) return this.#run(chosen, victim);
    this.#run(chosen, victim, {
      reason: "tookOver",
      line,
      value: byValue,
      losers: [loser.id, value],
      others: 0,
    });
  }
}
