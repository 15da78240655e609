/**
 * The processor mechanism: pCPUs, vCPU states, run queues, boundaries of running vCPUs, dispatching (domain B.1). It owns
 * what happens when; the policy only answers who. It knows nothing of frames or disks: those are asked through `hooks`.
 *
 * A boundary is the moment at which a pCPU's present segment ends: a switch, an exit, an operation or the timeslice.
 */
import { assert } from "../../base/assert.ts";
import { createStream } from "../../base/prng.ts";
import {
  DISPATCH_REASONS,
  MAX_CONTENDERS,
  PREEMPT_REASONS,
  STANDING_REASONS,
  type DispatchReason,
  type StandingReason,
} from "../../model/events.ts";
import { numbersOf, ROW, type Recorder } from "../../model/recorder.ts";
import type { Conventions, Costs } from "../../model/scenario.ts";
import {
  BLOCK_REASONS,
  LEAVE_CAUSES,
  PCPU_PHASES,
  READY_CAUSES,
  VCPU_STATES,
  type BlockReason,
  type ReadyCause,
} from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import { becomeBusy, becomeIdle, nextBoundary, nextToCome, setUntil } from "./agenda.ts";
import { foremostProgress, isTooFarAhead, mayGoOn, nextCrossing, type SkewLimits } from "./coscheduling.ts";
import { Facts, type FactsSource } from "./facts.ts";
import type { CpuControl, CpuFacts, CpuPolicy, GoneCause, Params, QueueView } from "./policy.ts";
import {
  CODE_COMPUTE,
  CODE_DISK,
  CODE_END,
  CODE_EXIT,
  CODE_HALT,
  CODE_REFERENCE,
  CODE_WAIT,
  codeAt,
  operand,
  remainingBurst,
  settlePlace,
  startOfProgram,
  type Program,
} from "./program.ts";
import { NEVER, type Clock, type CpuState, type Pcpu, type Vcpu, type VcpuAttributes } from "./state.ts";

const DISPATCH_REASON = numbersOf(DISPATCH_REASONS);
const LEAVE_CAUSE = numbersOf(LEAVE_CAUSES);
const READY_CAUSE = numbersOf(READY_CAUSES);
const BLOCK_REASON = numbersOf(BLOCK_REASONS);

/** A guest that takes no time for this many operations at one moment runs for ever (domain F.2). */
export const ZENO_LIMIT = 10_000;

export interface CpuConfig {
  readonly pcpus: number;
  readonly perPcpuQueues: boolean;
  readonly workStealing: boolean;
  /** Null: the vCPUs of a machine run as unrelated ones. Not for a policy that runs them all at once. */
  readonly coscheduling: SkewLimits | null;
  readonly policy: CpuPolicy<unknown>;
  readonly params: Params;
  readonly costs: Costs;
  readonly conventions: Conventions;
  readonly shutdownProgram: Program;
  /** Seed of the policy's random stream, which bears the policy's name. */
  readonly seed: number;
}

/** What the processor asks of the rest of the monitor. */
export interface ProcessorHooks {
  /** Touches a page: true if it is resident. `isNew` is false when the reference was counted before. */
  touch(v: Vcpu, page: number, write: boolean, isNew: boolean): boolean;
  /** A fault was met; its exit begins. */
  announceFault(v: Vcpu, page: number, write: boolean): void;
  /** The fault's exit ends: true when the page is there, false when the vCPU must wait for it. */
  serveFault(v: Vcpu, page: number, write: boolean): boolean;
  /** Issues the disk requests of the operation; their number (0: nothing to wait for). */
  issueDisk(v: Vcpu, volume: number, block: number, blocks: number, write: boolean): number;
  /** Asks to be woken after `ticks` unless cancelled. */
  wakeAfter(v: Vcpu, ticks: Tick): void;
  /** The program of `v` has ended. */
  finished(v: Vcpu): void;
  /** `v` runs for ever without taking time. */
  zeno(v: Vcpu): void;
}

export class Processor {
  readonly config: CpuConfig;
  readonly attributes: VcpuAttributes[] = [];
  state: CpuState;
  readonly #hooks: ProcessorHooks;
  readonly #recorder: Recorder;
  /** Index: run queue. */
  readonly #facts: readonly CpuFacts[];
  readonly #control: CpuControl;
  readonly #canRunSomewhere = (v: VcpuId): boolean => this.#firstFree(this.vcpu(v)) !== null;
  /** Something happened to a run queue at this moment; only then its order is worth telling (else D5 would not hold). */
  #isQueueTouched = false;

  constructor(config: CpuConfig, clock: Clock, hooks: ProcessorHooks, recorder: Recorder) {
    this.config = config;
    this.#hooks = hooks;
    this.#recorder = recorder;
    const queueCount = config.perPcpuQueues ? config.pcpus : 1;
    this.state = {
      clock,
      vcpus: [],
      pcpus: Array.from({ length: config.pcpus }, (_, id) => ({
        id,
        phase: "idle" as const,
        vcpu: -1,
        last: -1,
        idleSince: 0,
        until: NEVER,
        chargedTo: 0,
        dispatchedAt: 0,
        runsFrom: 0,
        closedSince: 0,
        openSince: 0,
        sliceEnd: 0,
        timeslice: 0,
        exitReason: "call" as const,
      })),
      idle: Array.from({ length: config.pcpus }, (_, id) => id),
      agenda: [],
      queues: [],
      timers: Array.from({ length: queueCount }, () => Infinity),
      nextTimer: Infinity,
      random: createStream(config.seed, config.policy.id),
      shown: Array.from({ length: queueCount }, () => []),
    };
    for (let at = 0; at < queueCount; at += 1)
      this.state.queues.push(config.policy.create(config.params, at, this.state.queues[0] ?? null));
    const source: FactsSource = {
      state: () => this.state,
      attributes: this.attributes,
      burst: (v) => remainingBurst(this.programOf(this.vcpu(v)), this.vcpu(v).place),
    };
    this.#facts = this.state.queues.map((_, at) => new Facts(source, config, at));
    this.#control = {
      settleBoundaries: () => this.runBoundaries(),
      renewTimeslice: (v) => this.#renewTimeslice(this.vcpu(v)),
      requeue: (v) => this.#requeue(this.vcpu(v)),
      park: (v) => this.#park(this.vcpu(v)),
      unpark: (v) => this.#unpark(this.vcpu(v)),
      announce: (reason, line, entries) => this.#announce(reason, line, entries),
    };
  }

  vcpu(id: VcpuId): Vcpu {
    return this.state.vcpus[id]!;
  }

  /** Run queue `at` in the order in which it would be served. */
  runQueue(at: number): readonly VcpuId[] {
    return this.config.policy.order(this.state.queues[at], this.#facts[at]!);
  }

  programOf(v: Vcpu): Program {
    return v.isShuttingDown ? this.config.shutdownProgram : this.attributes[v.id]!.program;
  }

  /** Adds an offline vCPU and returns it. Ids ascend in the order of calls. */
  addVcpu(vm: VmUid, index: number, attributes: VcpuAttributes): Vcpu {
    // What dispatching looks at stands together, so that it lies in few lines of the cache.
    const v: Vcpu = {
      id: this.state.vcpus.length,
      phase: "offline",
      queue: 0,
      pcpu: -1,
      lastPcpu: -1,
      isPinned: attributes.affinity !== null,
      progress: 0,
      place: startOfProgram(),
      readySince: 0,
      readyCause: "arrive",
      vm,
      index,
      arrival: -1,
      blocked: "none",
      resumeTo: "ready",
      isParked: false,
      reference: "new",
      isShuttingDown: false,
      pendingRequests: 0,
      generation: 0,
      slot: {},
    };
    this.state.vcpus.push(v);
    this.attributes[v.id] = attributes;
    return v;
  }

  /** The vCPU begins its program (or the shutdown program) and queues. */
  start(v: Vcpu): void {
    v.place = startOfProgram();
    v.reference = "new";
    v.pendingRequests = 0;
    v.lastPcpu = -1;
    v.slot = {};
    v.isParked = false;
    v.generation += 1;
    this.#catchUp(v);
    if (this.#isAtEnd(v)) this.#finish(v);
    else this.#enqueue(v, "arrive");
  }

  /** What `v` waited for has come. A paused vCPU only remembers it. */
  wake(v: Vcpu): void {
    if (v.phase === "paused") {
      v.resumeTo = "ready";
      v.blocked = "none";
      this.#catchUp(v);
      return;
    }
    assert(v.phase === "blocked", `woke vCPU ${v.id}, which is ${v.phase}`);
    v.blocked = "none";
    this.#catchUp(v);
    if (this.#isAtEnd(v)) this.#finish(v);
    else this.#enqueueUnlessHeld(v, "wake");
  }

  pause(v: Vcpu): void {
    if (v.phase === "running") {
      this.#leave(this.state.pcpus[v.pcpu]!, LEAVE_CAUSE.pause, BLOCK_REASON.none, -1);
      this.#gone(v, "pause");
      v.resumeTo = "ready";
    } else if (v.phase === "ready") {
      this.#policyRemove(v, "pause");
      v.resumeTo = "ready";
      this.#vcpuState(v, "paused");
    } else if (v.phase === "blocked" || v.phase === "parked" || v.phase === "costopped") {
      this.#gone(v, "pause");
      v.resumeTo = v.phase === "parked" ? "ready" : v.phase;
      this.#vcpuState(v, "paused");
    } else return;
    v.phase = "paused";
  }

  resume(v: Vcpu): void {
    if (v.phase !== "paused") return;
    if (v.resumeTo === "blocked" || v.resumeTo === "costopped") {
      v.phase = v.resumeTo;
      this.#vcpuState(v, v.phase);
    } else if (this.#isAtEnd(v)) this.#finish(v);
    else this.#enqueueUnlessHeld(v, "unpause");
  }

  /** Takes the vCPU out of wherever it is; its program place is lost. */
  stop(v: Vcpu): void {
    if (v.phase === "running") {
      this.#leave(this.state.pcpus[v.pcpu]!, LEAVE_CAUSE.stop, BLOCK_REASON.none, -1);
      this.#gone(v, "stop");
    } else if (v.phase !== "offline" && v.phase !== "finished") {
      if (v.phase === "ready") this.#policyRemove(v, "stop");
      else this.#gone(v, "stop");
      this.#vcpuState(v, "offline");
    }
    if (v.phase !== "finished") v.phase = "offline";
    v.blocked = "none";
    v.isParked = false;
    v.isShuttingDown = false;
    v.generation += 1;
    v.progress = 0;
  }

  /** Replaces the rest of the program by the shutdown program; an idle vCPU queues for it. */
  beginShutdown(v: Vcpu): void {
    const wasFinished = v.phase === "finished" || v.phase === "offline";
    if (v.phase === "running") {
      const p = this.state.pcpus[v.pcpu]!;
      this.#charge(p);
      if (p.phase === "exit") this.#phase(p, "guest");
      if (p.phase === "guest") setUntil(this.state, p, this.state.clock.now);
    }
    v.isShuttingDown = true;
    v.place = startOfProgram();
    v.reference = "new";
    if (wasFinished) this.start(v);
  }

  /** Next moment at which something happens by itself. */
  nextTime(): Tick {
    const next = Math.min(nextBoundary(this.state), this.state.nextTimer);
    const { coscheduling } = this.config;
    return coscheduling ? Math.min(next, nextCrossing(this.state, coscheduling)) : next;
  }

  /** Phase 2: policy timers that are due, then who is too far ahead of its siblings and who is so no longer. */
  runTimers(): void {
    if (this.state.nextTimer <= this.state.clock.now) this.#timersDue();
    const { coscheduling } = this.config;
    if (coscheduling && nextCrossing(this.state, coscheduling) <= this.state.clock.now) this.#coschedule(coscheduling);
  }

  #timersDue(): void {
    const { timers, queues, clock } = this.state;
    this.#isQueueTouched = true;
    for (const [at, due] of timers.entries()) {
      if (due > clock.now) continue;
      timers[at] = Infinity;
      if (this.config.policy.charge) this.#settle();
      this.config.policy.onTimer?.(queues[at], this.#facts[at]!, this.#control);
    }
    this.state.nextTimer = Math.min(...timers);
  }

  /** Phase 3: boundaries that are due, by pCPU. */
  runBoundaries(): void {
    while (nextBoundary(this.state) <= this.state.clock.now) this.#boundary(nextToCome(this.state));
  }

  /** Processes the boundary of `v` if it is due now: commands see the state after it (B.1.3). */
  settleBoundary(v: Vcpu): void {
    if (v.phase !== "running") return;
    const p = this.state.pcpus[v.pcpu]!;
    if (p.until <= this.state.clock.now) this.#boundary(p);
  }

  /** Phase 4: one scheduling pass (B.1.6). */
  dispatch(): void {
    const { policy } = this.config;
    if (policy.charge || policy.preemption) for (const p of this.state.pcpus) this.#charge(p);
    do {
      if (this.config.perPcpuQueues) this.#dispatchOwnQueues();
      else this.#dispatchGlobalQueue();
    } while (policy.preemption && this.#preemptOnce());
    if (this.#isQueueTouched) this.#showQueueOrder();
    if (policy.nextTimer) this.#setTimers();
  }

  #setTimers(): void {
    const { queues, timers } = this.state;
    let next = Infinity;
    for (let at = 0; at < queues.length; at += 1) {
      const due = this.config.policy.nextTimer!(queues[at], this.#facts[at]!);
      timers[at] = due;
      if (due < next) next = due;
    }
    this.state.nextTimer = next;
  }

  isAllowed(v: VcpuId, p: PcpuId): boolean {
    const affinity = this.attributes[v]!.affinity;
    return affinity === null || affinity.has(p);
  }

  // --- dispatching

  #dispatchGlobalQueue(): void {
    const { pcpus, idle } = this.state;
    while (idle.length > 0) {
      const id = this.config.policy.pick(this.state.queues[0], this.#facts[0]!, this.#canRunSomewhere, true);
      if (id < 0) return;
      const v = this.vcpu(id);
      const last = v.lastPcpu < 0 ? null : pcpus[v.lastPcpu]!;
      const isLastFree = last !== null && last.phase === "idle" && (!v.isPinned || this.isAllowed(id, last.id));
      this.#run(id, isLastFree ? last : this.#firstFree(v)!);
    }
  }

  /** The first idle pCPU that `v` may use; null for none. */
  #firstFree({ id, isPinned }: Vcpu): Pcpu | null {
    const { idle, pcpus } = this.state;
    const free = isPinned ? idle.find((p) => this.isAllowed(id, p)) : idle[0];
    return free === undefined ? null : pcpus[free]!;
  }

  #dispatchOwnQueues(): void {
    const { pcpus, queues } = this.state;
    for (const isLastRound of [false, true])
      for (const p of pcpus) {
        if (p.phase !== "idle") continue;
        const canRun = (w: VcpuId) => this.isAllowed(w, p.id);
        const v = this.config.policy.pick(queues[p.id], this.#facts[p.id]!, canRun, isLastRound);
        if (v >= 0) this.#run(v, p);
      }
    if (!this.config.workStealing) return;
    for (const p of pcpus) {
      if (p.phase !== "idle") continue;
      const lengths = queues.map((_, at) => this.runQueue(at).length);
      const victims = pcpus.map((q) => q.id).toSorted((a, b) => lengths[b]! - lengths[a]! || a - b);
      for (const victim of victims) {
        if (victim === p.id || lengths[victim] === 0) continue;
        const canRun = (w: VcpuId) => this.isAllowed(w, p.id);
        const v = this.config.policy.pick(queues[victim], this.#facts[victim]!, canRun, true);
        if (v < 0) continue;
        this.#run(v, p);
        break;
      }
    }
  }

  /** Gives `p` to `v`. `reasons`: where they are not the policy's usual ones. */
  #run(v: VcpuId, p: Pcpu, reasons?: Reasons): void {
    const { policy, perPcpuQueues } = this.config;
    const { now } = this.state.clock;
    const vcpu = this.vcpu(v);
    if (policy.takeRound) this.#announceRound(vcpu.queue);
    const why = reasons ?? (this.#recorder.wantsReasons ? this.#contenders(v, vcpu) : NO_REASONS);
    this.#unshow(vcpu);
    const stolenFrom = perPcpuQueues && vcpu.queue !== p.id ? vcpu.queue : -1;
    if (stolenFrom >= 0) {
      policy.moved?.(this.#view(stolenFrom), this.#view(p.id), v);
      vcpu.queue = p.id;
    }
    const timeslice = policy.timeslice(this.state.queues[vcpu.queue], this.#facts[vcpu.queue]!, v);
    const switched = p.last !== v;
    const cost = this.#switchTicks(vcpu, p);
    vcpu.phase = "running";
    vcpu.pcpu = p.id;
    vcpu.lastPcpu = p.id;
    p.vcpu = v;
    p.last = v;
    p.timeslice = timeslice;
    becomeBusy(this.state, p, cost > 0 ? "switch" : "guest");
    p.sliceEnd = now + cost + timeslice;
    p.chargedTo = now + cost;
    p.dispatchedAt = now;
    p.runsFrom = now + cost;
    p.closedSince = now;
    p.openSince = now;
    // An operation begun before goes on at once: when it ends, or the timeslice does, is known already.
    const goesOn = cost === 0 && vcpu.place.left > 0 && timeslice > 0;
    setUntil(this.state, p, now + (goesOn ? Math.min(vcpu.place.left, timeslice) : cost));
    this.#recorder.dispatch(
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
      why.losers,
    );
  }

  /** What it costs to give `p` to `v`. */
  #switchTicks(v: Vcpu, p: Pcpu): Tick {
    const { worldSwitch, migration } = this.config.costs;
    let cost = 0;
    if (worldSwitch > 0 && p.last !== v.id) {
      const isAlways = this.config.conventions.switchCharge === "lastOccupant";
      if (isAlways || (p.last >= 0 && p.idleSince === this.state.clock.now)) cost = worldSwitch;
    }
    if (migration > 0 && v.lastPcpu >= 0 && v.lastPcpu !== p.id) cost += migration;
    return cost;
  }

  #announceRound(queue: number): void {
    const round = this.config.policy.takeRound!(this.state.queues[queue]);
    if (!round) return;
    const { ticks, totalWeight, entries } = round;
    const each = entries.flatMap(({ vcpu, weight, slice }) => [vcpu, weight, slice]);
    this.#recorder.row(ROW.round, this.state.clock.now, [queue, ticks, totalWeight, entries.length, ...each]);
  }

  #view(queue: number): QueueView<unknown> {
    return { state: this.state.queues[queue], facts: this.#facts[queue]! };
  }

  #contenders(v: VcpuId, vcpu: Vcpu): Reasons {
    const { policy } = this.config;
    const queue = this.state.queues[vcpu.queue];
    const facts = this.#facts[vcpu.queue]!;
    const rest = policy.order(queue, facts).filter((w) => w !== v);
    const losers: number[] = [];
    for (const w of rest.slice(0, MAX_CONTENDERS)) losers.push(w, finite(policy.value(queue, facts, w)));
    const others = Math.max(0, rest.length - MAX_CONTENDERS);
    if (rest.length === 0 && policy.dispatchReason !== "nextInRound")
      return { reason: "onlyReady", value: this.state.clock.now - vcpu.readySince, losers, others };
    return { reason: null, value: policy.value(queue, facts, v), losers, others };
  }

  #preemptOnce(): boolean {
    const { policy } = this.config;
    const rule = policy.preemption!;
    for (const [at, queue] of this.state.queues.entries()) {
      if (!rule.isOn(queue)) return false;
      const facts = this.#facts[at]!;
      for (const candidate of policy.order(queue, facts)) {
        const urgency = rule.urgency(queue, facts, candidate);
        let victim: Pcpu | null = null;
        let least = Infinity;
        for (const p of this.state.pcpus) {
          if (p.phase !== "guest" || !this.isAllowed(candidate, p.id)) continue;
          if (this.config.perPcpuQueues && p.id !== at) continue;
          const own = rule.urgency(queue, facts, p.vcpu);
          if (own >= least) continue;
          if (rule.beats ? !rule.beats(queue, facts, candidate, p.vcpu) : own >= urgency) continue;
          least = own;
          victim = p;
        }
        if (!victim) continue;
        const loser = this.vcpu(victim.vcpu);
        const values = [policy.value(queue, facts, loser.id), policy.value(queue, facts, candidate)];
        this.#charge(victim);
        this.#recorder.row(ROW.leave, this.state.clock.now, [
          loser.id,
          victim.id,
          LEAVE_CAUSE.preempt,
          BLOCK_REASON.none,
          -1,
          1,
          PREEMPT_REASONS.indexOf(rule.reason),
          rule.line,
          candidate,
          finite(values[0]!),
          finite(values[1]!),
        ]);
        this.#vacate(victim);
        this.#enqueue(loser, "preempt");
        const chosen = policy.pick(queue, facts, (v) => v === candidate, true);
        if (rule.isAgainstRunning) {
          const losers = [loser.id, finite(values[0]!)];
          this.#run(chosen, victim, { reason: "tookOver", line: rule.line, value: values[1]!, losers, others: 0 });
        } else this.#run(chosen, victim);
        return true;
      }
    }
    return false;
  }

  // --- what a policy asks for at a moment of its own

  #renewTimeslice(v: Vcpu): void {
    const now = this.state.clock.now;
    const p = this.state.pcpus[v.pcpu]!;
    p.timeslice = this.config.policy.timeslice(this.state.queues[v.queue], this.#facts[v.queue]!, v.id);
    p.sliceEnd = (p.phase === "switch" ? p.until : now) + p.timeslice;
    // An operation that ends now, or begins now, still has its boundary now.
    if (p.phase === "guest" && v.place.left > 0) setUntil(this.state, p, Math.min(now + v.place.left, p.sliceEnd));
    this.#recorder.row(ROW.timeslice, now, [v.id, p.id, finite(p.timeslice)]);
  }

  #requeue(v: Vcpu): void {
    if (v.phase !== "running") return;
    const p = this.state.pcpus[v.pcpu]!;
    // Switches and exits are not cut: its timeslice is over as soon as they are.
    if (p.phase !== "guest") p.sliceEnd = this.state.clock.now;
    else {
      this.#leave(p, LEAVE_CAUSE.requeue, BLOCK_REASON.none, -1);
      this.#enqueue(v, "requeue");
    }
  }

  #park(v: Vcpu): void {
    this.settleBoundary(v);
    v.isParked = true;
    if (v.phase === "running") {
      this.#leave(this.state.pcpus[v.pcpu]!, LEAVE_CAUSE.park, BLOCK_REASON.none, -1);
      this.#gone(v, "park");
    } else if (v.phase === "ready") {
      this.#policyRemove(v, "park");
      this.#vcpuState(v, "parked");
    } else return;
    v.phase = "parked";
  }

  #unpark(v: Vcpu): void {
    v.isParked = false;
    if (v.phase === "parked") this.#enqueue(v, "unpark");
  }

  // --- relaxed co-scheduling

  #coschedule(limits: SkewLimits): void {
    // A burst that ends at this very moment ends first: who blocks is not stopped, and no longer holds others back.
    this.runBoundaries();
    for (const v of this.state.vcpus) {
      if (v.phase === "costopped") {
        if (mayGoOn(this.state, v, limits)) this.#enqueueUnlessHeld(v, "costart");
      } else if (v.phase === "ready" || v.phase === "running") {
        if (isTooFarAhead(this.state, v, limits)) this.#costop(v);
      }
    }
  }

  #costop(v: Vcpu): void {
    if (v.phase === "running") {
      const p = this.state.pcpus[v.pcpu]!;
      // Switches and exits are not cut: the moment comes again when they are over.
      if (p.phase !== "guest") return;
      this.#leave(p, LEAVE_CAUSE.costop, BLOCK_REASON.none, -1);
      this.#gone(v, "costop");
    } else {
      this.#policyRemove(v, "costop");
      this.#vcpuState(v, "costopped");
    }
    v.phase = "costopped";
  }

  /** Who was idle has no skew (B.6). */
  #catchUp(v: Vcpu): void {
    if (this.config.coscheduling) v.progress = foremostProgress(this.state, v);
  }

  #announce(reason: StandingReason, line: number, entries: readonly { vcpu: VcpuId; value: number }[]): void {
    this.#recorder.row(ROW.standing, this.state.clock.now, [
      STANDING_REASONS.indexOf(reason),
      line,
      entries.length,
      ...entries.flatMap((entry) => [entry.vcpu, entry.value]),
    ]);
  }

  // --- boundaries

  #boundary(p: Pcpu): void {
    const v = this.vcpu(p.vcpu);
    if (p.phase === "switch") {
      this.#phase(p, "guest");
      this.#advance(p, v);
    } else if (p.phase === "exit") this.#exitEnded(p, v);
    else {
      this.#charge(p);
      if (v.place.left > 0 && this.state.clock.now >= p.sliceEnd) this.#expire(p, v);
      else this.#advance(p, v);
    }
  }

  /** Runs operations that are due until one takes time or the vCPU leaves. */
  #advance(p: Pcpu, v: Vcpu): void {
    const now = this.state.clock.now;
    const place = v.place;
    for (let guard = 0; guard < ZENO_LIMIT; guard += 1) {
      const isOver = now >= p.sliceEnd;
      if (place.left > 0) {
        if (isOver) return this.#expire(p, v);
        setUntil(this.state, p, Math.min(now + place.left, p.sliceEnd));
        return;
      }
      if (place.left === 0) this.#nextOperation(v);
      const program = this.programOf(v);
      guard += settlePlace(program, place);
      const code = codeAt(program, place.pc);
      if (code === CODE_END) {
        this.#leave(p, LEAVE_CAUSE.finish, BLOCK_REASON.none, -1);
        this.#finish(v);
        return;
      }
      if (code === CODE_COMPUTE) place.left = operand(program, place.pc, 1);
      else if (code === CODE_WAIT || code === CODE_HALT) {
        const ticks = operand(program, place.pc, 1);
        this.#nextOperation(v);
        this.#block(p, v, code === CODE_WAIT ? "device" : "halt", ticks);
        this.#hooks.wakeAfter(v, ticks);
        return;
      } else if (code === CODE_REFERENCE) {
        const page = operand(program, place.pc, 1);
        const write = operand(program, place.pc, 2) === 1;
        // No reference begins at the very end of a timeslice: the figures of domain C.4 hold only this way round.
        if (isOver) return this.#expire(p, v);
        if (!this.#hooks.touch(v, page, write, v.reference === "new")) {
          if (v.reference !== "faulted") this.#hooks.announceFault(v, page, write);
          v.reference = "faulted";
          if (this.#beginExit(p, "fault", this.config.costs.fault)) return;
          if (!this.#serve(p, v)) return;
        } else place.left = this.config.costs.reference;
      } else if (code === CODE_DISK) {
        if (this.#beginExit(p, "disk", this.config.costs.ioExit)) return;
        if (!this.#issue(p, v)) return;
      } else if (code === CODE_EXIT) {
        if (isOver) return this.#expire(p, v);
        const each = operand(program, place.pc, 2) === 0 ? this.config.costs.hypercall : this.config.costs.trap;
        if (this.#beginExit(p, "call", each * operand(program, place.pc, 1))) return;
        this.#nextOperation(v);
      }
    }
    setUntil(this.state, p, NEVER);
    this.#hooks.zeno(v);
  }

  #exitEnded(p: Pcpu, v: Vcpu): void {
    p.chargedTo = this.state.clock.now;
    if (p.exitReason === "fault") {
      if (!this.#serve(p, v)) return;
    } else if (p.exitReason === "disk") {
      if (!this.#issue(p, v)) return;
    } else this.#nextOperation(v);
    this.#phase(p, "guest");
    this.#advance(p, v);
  }

  /** True when the exit takes time and has begun; false when it costs nothing and its end is due now. */
  #beginExit(p: Pcpu, reason: Pcpu["exitReason"], cost: Tick): boolean {
    if (cost === 0) return false;
    this.#phase(p, "exit");
    p.exitReason = reason;
    setUntil(this.state, p, this.state.clock.now + cost);
    return true;
  }

  /** True when the page is there; else the vCPU has been blocked. */
  #serve(p: Pcpu, v: Vcpu): boolean {
    const program = this.programOf(v);
    const page = operand(program, v.place.pc, 1);
    const isThere = this.#hooks.serveFault(v, page, operand(program, v.place.pc, 2) === 1);
    if (isThere) v.reference = "served";
    else this.#block(p, v, "fault", -1);
    return isThere;
  }

  #issue(p: Pcpu, v: Vcpu): boolean {
    const program = this.programOf(v);
    const at = v.place.pc;
    const [volume, block, blocks, write] = [1, 2, 3, 4].map((which) => operand(program, at, which as 1 | 2 | 3 | 4));
    this.#nextOperation(v);
    v.pendingRequests = this.#hooks.issueDisk(v, volume!, block!, blocks!, write === 1);
    if (v.pendingRequests === 0) return true;
    this.#block(p, v, "disk", -1);
    return false;
  }

  #nextOperation(v: Vcpu): void {
    v.place.pc += 1;
    v.place.left = -1;
    v.reference = "new";
  }

  #expire(p: Pcpu, v: Vcpu): void {
    this.#leave(p, LEAVE_CAUSE.expire, BLOCK_REASON.none, -1);
    this.#enqueue(v, "expire", READY_CAUSE.expire);
  }

  #block(p: Pcpu, v: Vcpu, reason: BlockReason, ticks: number): void {
    this.#leave(p, LEAVE_CAUSE.block, BLOCK_REASON[reason], ticks);
    v.phase = "blocked";
    v.blocked = reason;
    this.#gone(v, "block");
  }

  #finish(v: Vcpu): void {
    const wasRunning = v.phase === "running";
    v.phase = "finished";
    this.#gone(v, "finish");
    if (!wasRunning) this.#vcpuState(v, "finished");
    this.#hooks.finished(v);
  }

  /** True when nothing but the end of the program is left: it finishes without being dispatched once more. */
  #isAtEnd(v: Vcpu): boolean {
    if (v.place.left > 0) return false;
    const program = this.programOf(v);
    settlePlace(program, v.place);
    return codeAt(program, v.place.pc) === CODE_END;
  }

  // --- state changes and their rows

  #phase(p: Pcpu, phase: "guest" | "exit"): void {
    const now = this.state.clock.now;
    if (phase === "guest") p.openSince = now;
    else p.closedSince = now;
    p.phase = phase;
    p.chargedTo = now;
    this.#recorder.row(ROW.pcpuPhase, now, [p.id, PCPU_PHASES.indexOf(phase)]);
  }

  /** `cause`, `blocked`: numbers of the words. */
  #leave(p: Pcpu, cause: number, blocked: number, ticks: number): void {
    const { now } = this.state.clock;
    if (p.chargedTo < now) this.#charge(p);
    this.#recorder.leave(now, p.vcpu, p.id, cause, blocked, ticks);
    this.#vacate(p);
  }

  #vacate(p: Pcpu): void {
    const { now } = this.state.clock;
    this.vcpu(p.vcpu).pcpu = -1;
    p.vcpu = -1;
    p.idleSince = now;
    p.chargedTo = now;
    becomeIdle(this.state, p);
    setUntil(this.state, p, NEVER);
  }

  /** Charges guest time up to now and moves the program place on. */
  #charge(p: Pcpu): void {
    if (p.phase !== "guest") return;
    const now = this.state.clock.now;
    const ran = now - p.chargedTo;
    if (ran <= 0) return;
    const v = this.vcpu(p.vcpu);
    v.place.left -= ran;
    v.progress += ran;
    p.chargedTo = now;
    this.config.policy.charge?.(this.state.queues[v.queue], this.#facts[v.queue]!, v.id, ran);
  }

  /** Charges everybody who runs, so that a policy that keeps accounts sees the present moment. */
  #settle(): void {
    for (const p of this.state.pcpus) this.#charge(p);
  }

  #enqueueUnlessHeld(v: Vcpu, cause: ReadyCause): void {
    const { coscheduling } = this.config;
    // Said before the question: only who wants to run is compared with its siblings.
    v.phase = v.isParked ? "parked" : "costopped";
    if (!v.isParked && !(coscheduling && isTooFarAhead(this.state, v, coscheduling))) return this.#enqueue(v, cause);
    this.#vcpuState(v, v.phase);
  }

  /** `number`: that of the cause, which is looked up unless the caller has it. */
  #enqueue(v: Vcpu, cause: ReadyCause, number = READY_CAUSE[cause]): void {
    const now = this.state.clock.now;
    if (this.config.policy.charge) this.#settle();
    if (this.config.perPcpuQueues) v.queue = this.#placeInQueue(v, cause);
    v.phase = "ready";
    v.readySince = now;
    v.readyCause = cause;
    if (cause === "arrive" && v.arrival < 0) v.arrival = now;
    this.config.policy.enqueue(this.state.queues[v.queue], this.#facts[v.queue]!, v.id, cause);
    this.#recorder.ready(now, v.id, number, v.queue, this.#show(v));
  }

  /** Queue of a vCPU that becomes ready, with a queue per pCPU (B.7). */
  #placeInQueue(v: Vcpu, cause: ReadyCause): number {
    if (cause !== "arrive" && v.lastPcpu >= 0) return v.lastPcpu;
    let best = -1;
    let bestLoad = Infinity;
    for (const p of this.state.pcpus) {
      if (!this.isAllowed(v.id, p.id)) continue;
      const load = this.runQueue(p.id).length + (p.phase === "idle" ? 0 : 1);
      if (load < bestLoad) {
        best = p.id;
        bestLoad = load;
      }
    }
    return best;
  }

  #policyRemove(v: Vcpu, cause: GoneCause): void {
    if (this.config.policy.charge) this.#settle();
    this.config.policy.remove(this.state.queues[v.queue], this.#facts[v.queue]!, v.id, cause);
    this.#unshow(v);
  }

  /** `v` was not queued and is no longer runnable. */
  #gone(v: Vcpu, cause: GoneCause): void {
    if (this.config.policy.charge) this.#settle();
    this.config.policy.left?.(this.state.queues[v.queue], this.#facts[v.queue]!, v.id, cause);
  }

  /** Puts `v` into the queue as the rows tell it, where it stands in the real one; its position there. */
  #show(v: Vcpu): number {
    if (!this.#recorder.wantsReasons) return 0;
    this.#isQueueTouched = true;
    const shown = this.state.shown[v.queue]!;
    const position = Math.min(this.runQueue(v.queue).indexOf(v.id), shown.length);
    shown.splice(position, 0, v.id);
    return position;
  }

  #unshow(v: Vcpu): void {
    if (!this.#recorder.wantsReasons) return;
    this.#isQueueTouched = true;
    const shown = this.state.shown[v.queue]!;
    const at = shown.indexOf(v.id);
    if (at >= 0) shown.splice(at, 1);
  }

  #vcpuState(v: Vcpu, state: "offline" | "blocked" | "paused" | "finished" | "parked" | "costopped"): void {
    this.#recorder.row(ROW.vcpuState, this.state.clock.now, [
      v.id,
      VCPU_STATES.indexOf(state),
      BLOCK_REASONS.indexOf(v.blocked),
    ]);
  }

  #showQueueOrder(): void {
    this.#isQueueTouched = false;
    if (!this.#recorder.wantsReasons) return;
    for (const at of this.state.queues.keys()) {
      const order = this.runQueue(at);
      const shown = this.state.shown[at]!;
      if (order.length === shown.length && order.every((v, i) => v === shown[i])) continue;
      this.state.shown[at] = [...order];
      this.#recorder.row(ROW.queueOrder, this.state.clock.now, [at, order.length, ...order]);
    }
  }
}

interface Reasons {
  /** Null: the policy's own. */
  readonly reason: DispatchReason | null;
  readonly line?: number;
  readonly value: number;
  readonly losers: readonly number[];
  readonly others: number;
}

const NO_REASONS: Reasons = { reason: null, value: 0, losers: [], others: 0 };

/** Rows hold integers: "for ever" is -1. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : -1;
}
