/**
 * The processor as the rest of the monitor sees it: the vCPUs and what commands and completions do to them (domain B.1).
 * It owns what happens when; the policy only answers who.
 *
 *     core.ts        state, charging, leaving a pCPU       runQueues.ts   who is ready, in which queue
 *     dispatcher.ts  who gets a pCPU, and which one        execution.ts   what running does, up to the next boundary
 *     rebalancer.ts  what goes from queue to queue
 *
 * Here stand the ways in and out of being ready, a policy's own moments, and relaxed co-scheduling.
 */
import { assert } from "../../base/assert.ts";
import type { StandingReason } from "../../model/events.ts";
import type { Recorder } from "../../model/recorder.ts";
import type { ReadyCause } from "../../model/states.ts";
import type { PcpuId, Tick, VcpuId, VmUid } from "../../model/units.ts";
import { nextBoundary } from "./agenda.ts";
import { createQuota, nextQuotaTime } from "./bandwidth.ts";
import { CpuCore, finite, LEAVE_CAUSE, type CpuConfig } from "./core.ts";
import { foremostProgress, isTooFarAhead, mayGoOn, nextCrossing, type SkewLimits } from "./coscheduling.ts";
import { Dispatcher } from "./dispatcher.ts";
import { Execution, type ProcessorHooks } from "./execution.ts";
import type { CpuControl } from "./policy.ts";
import { startOfProgram, type Program, type ProgramPlace } from "./program.ts";
import { Rebalancer } from "./rebalancer.ts";
import { RunQueues } from "./runQueues.ts";
import {
  NO_BLOCKS,
  type Clock,
  type CpuState,
  type QuotaState,
  type Vcpu,
  type VcpuAttributes,
  type VcpuContext,
} from "./state.ts";

export class Processor {
  readonly #core: CpuCore;
  readonly #queues: RunQueues;
  readonly #dispatcher: Dispatcher;
  readonly #execution: Execution;
  readonly #rebalancer: Rebalancer;
  readonly #control: CpuControl;

  constructor(config: CpuConfig, clock: Clock, hooks: ProcessorHooks, recorder: Recorder) {
    this.#core = new CpuCore(config, clock, recorder);
    this.#queues = new RunQueues(this.#core);
    this.#dispatcher = new Dispatcher(this.#core, this.#queues, (pcpu) => hooks.worldSwitched(pcpu));
    this.#execution = new Execution(this.#core, this.#queues, hooks);
    this.#rebalancer = new Rebalancer(this.#core, this.#queues);
    this.#control = {
      settleBoundaries: () => this.runBoundaries(),
      renewTimeslice: (v) => this.#renewTimeslice(this.vcpu(v)),
      requeue: (v, cause) => this.#requeue(this.vcpu(v), cause),
      park: (v) => this.#park(this.vcpu(v)),
      unpark: (v) => this.#unpark(this.vcpu(v)),
      withhold: (entries) => this.#core.recorder.tell(this.state.clock.now, "withheld", { entries }),
      announce: (reason, line, entries) => this.#announce(reason, line, entries),
    };
  }

  get config(): CpuConfig {
    return this.#core.config;
  }

  /** Fixed attributes of each vCPU; a change of weight replaces them. Index: `VcpuId`. */
  get attributes(): VcpuAttributes[] {
    return this.#core.attributes;
  }

  get state(): CpuState {
    return this.#core.state;
  }

  set state(state: CpuState) {
    this.#core.state = state;
  }

  vcpu(id: VcpuId): Vcpu {
    return this.#core.vcpu(id);
  }

  /** Run queue `at` in the order in which it would be served. */
  runQueue(at: number): readonly VcpuId[] {
    return this.#queues.order(at);
  }

  programOf(v: Vcpu): Program {
    return this.#core.programOf(v);
  }

  isAllowed(v: VcpuId, p: PcpuId): boolean {
    return this.#core.isAllowed(v, p);
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
      isCapped: false,
      reference: "new",
      attempt: null,
      isAtBarrier: false,
      isShuttingDown: false,
      pendingRequests: 0,
      asyncRequests: 0,
      isAwaiting: false,
      generation: 0,
      requestsInBatch: 0,
      translated: NO_BLOCKS,
      slot: {},
    };
    if (index > 0 && this.state.vcpus.at(-1)?.vm !== vm) this.state.areScattered = true;
    this.state.vcpus.push(v);
    if (attributes.bandwidth && !this.state.quotas.has(vm))
      this.state.quotas.set(vm, createQuota(attributes.bandwidth));
    this.attributes[v.id] = attributes;
    this.#core.caches?.add(this.state.caches);
    return v;
  }

  // --- the ways in and out of being ready

  /** The vCPU begins its program (or the shutdown program) and queues. */
  start(v: Vcpu): void {
    this.#begin(v, startOfProgram());
    if (!this.#execution.goOnWithoutPcpu(v)) {
      if (v.isParked) this.#startParked(v);
      else this.#queues.enqueue(v, "arrive");
    } else if (v.phase === "blocked") this.#queues.passBy(v);
  }

  /** Its machine has used up its quota. */
  #startParked(v: Vcpu): void {
    v.phase = "parked";
    this.#core.tellState(v, "parked");
  }

  /** The vCPU, which is off, stands where `context` says, and is paused. A barrier there it reaches again when it runs. */
  put(v: Vcpu, { place, wait }: VcpuContext): void {
    this.#begin(v, { ...place, loops: [...place.loops] });
    v.blocked = wait?.blocked ?? "none";
    v.resumeTo = wait ? "blocked" : "ready";
    if (v.phase !== "paused") this.#core.tellState(v, "paused");
    v.phase = "paused";
  }

  /** The program of `v`, which has come from elsewhere and is paused, had ended there. */
  putFinished(v: Vcpu): void {
    this.#core.tellState(v, "finished");
    v.phase = "finished";
  }

  /** It is to do what stands at `place`, as if it had never run before. */
  #begin(v: Vcpu, place: ProgramPlace): void {
    v.place = place;
    v.reference = "new";
    v.attempt = null;
    v.isAtBarrier = false;
    v.pendingRequests = 0;
    v.asyncRequests = 0;
    v.isAwaiting = false;
    v.requestsInBatch = 0;
    v.translated = NO_BLOCKS;
    v.lastPcpu = -1;
    v.slot = {};
    v.isCapped = false;
    v.isParked = this.state.quotas.get(v.vm)?.isThrottled === true;
    v.generation += 1;
    if (this.#core.caches) {
      // Whose warm-up ends at this moment drives the others out before this one is forgotten.
      this.#core.settle();
      this.#core.caches.forget(this.state.caches, v.id, this.state.clock.now);
    }
    this.#catchUp(v);
    if (v.arrival < 0) v.arrival = this.state.clock.now;
  }

  /** What `v` waited for has come. A paused vCPU only remembers it. */
  wake(v: Vcpu): void {
    if (v.phase === "paused") {
      v.resumeTo = "awake";
      v.blocked = "none";
      this.#catchUp(v);
      return;
    }
    assert(v.phase === "blocked", `woke vCPU ${v.id}, which is ${v.phase}`);
    v.blocked = "none";
    this.#catchUp(v);
    this.#enqueueUnlessHeld(v, "wake");
  }

  /** What `v` waits for is not held back any more. */
  waitsForDisk(v: Vcpu): void {
    v.blocked = "disk";
    if (v.phase === "blocked") this.#core.tellState(v, "blocked");
  }

  pause(v: Vcpu): void {
    if (v.phase === "running") {
      this.#core.leave(this.state.pcpus[v.pcpu]!, LEAVE_CAUSE.pause);
      this.#queues.gone(v, "pause");
      v.resumeTo = "ready";
    } else if (v.phase === "ready") {
      this.#queues.remove(v, "pause");
      v.resumeTo = "ready";
      this.#core.tellState(v, "paused");
    } else if (v.phase === "blocked" || v.phase === "parked" || v.phase === "costopped") {
      this.#queues.gone(v, "pause");
      v.resumeTo = v.phase === "parked" ? "ready" : v.phase;
      this.#core.tellState(v, "paused");
    } else return;
    v.phase = "paused";
  }

  resume(v: Vcpu): void {
    if (v.phase !== "paused") return;
    if (v.resumeTo === "blocked" || v.resumeTo === "costopped") {
      v.phase = v.resumeTo;
      this.#core.tellState(v, v.phase);
    } else this.#enqueueUnlessHeld(v, "unpause");
  }

  /** Takes the vCPU out of wherever it is; its program place is lost. */
  stop(v: Vcpu): void {
    if (v.phase === "running") {
      this.#core.leave(this.state.pcpus[v.pcpu]!, LEAVE_CAUSE.stop);
      this.#queues.gone(v, "stop");
    } else if (v.phase !== "offline" && v.phase !== "finished") {
      if (v.phase === "ready") this.#queues.remove(v, "stop");
      else this.#queues.gone(v, "stop");
      this.#core.tellState(v, "offline");
    }
    if (v.phase !== "finished") v.phase = "offline";
    v.blocked = "none";
    v.isParked = false;
    v.isShuttingDown = false;
    v.isAtBarrier = false;
    v.generation += 1;
    v.progress = 0;
  }

  /**
   * Replaces the rest of the program by the shutdown program. An idle vCPU queues for it; the signal ends a halt, while a
   * disk or a device still has to answer first.
   */
  beginShutdown(v: Vcpu): void {
    const { phase } = v;
    if (phase === "running") this.#execution.interrupt(v);
    v.isShuttingDown = true;
    v.place = startOfProgram();
    v.reference = "new";
    v.attempt = null;
    this.#queues.burstChanged(v);
    this.#execution.openBarrier(v);
    if (phase === "finished" || phase === "offline") this.start(v);
    else if (phase === "blocked" && v.blocked === "halt") {
      v.generation += 1;
      this.wake(v);
    }
  }

  /** Gives `v` another share from now on. What it has run so far counts with the old one; a timeslice under way stays. */
  setWeight(v: Vcpu, weight: number): void {
    this.#core.settle();
    const { state, facts } = this.#queues.view(v.queue);
    this.config.policy.reweigh?.(state, facts, v.id, weight, facts.sharers(v.id));
    this.attributes[v.id] = { ...this.attributes[v.id]!, weight };
    this.#queues.touch();
  }

  // --- the loop's side

  /** Next moment at which something happens by itself. */
  nextTime(): Tick {
    const { state, config } = this.#core;
    const boundary = nextBoundary(state);
    const own = state.nextTimer < boundary ? state.nextTimer : boundary;
    const next = state.rebalancing ? Math.min(own, state.rebalancing.next) : own;
    const ahead = config.coscheduling ? Math.min(next, nextCrossing(state, config.coscheduling)) : next;
    return state.quotas.size > 0 ? Math.min(ahead, this.#nextQuota()) : ahead;
  }

  /** Whether phases 2 and 3, which have just been run, have left something to do for them at this moment. */
  isDue(): boolean {
    // Boundaries and timers that come up meanwhile are run as well; only the skew of siblings is looked at just once.
    const { coscheduling } = this.#core.config;
    const { now } = this.state.clock;
    if (this.state.quotas.size > 0 && this.#nextQuota() <= now) return true;
    return coscheduling !== null && nextCrossing(this.state, coscheduling) <= now;
  }

  /** Phase 2: policy timers that are due, who is too far ahead of its siblings and who is so no longer, rebalancing. */
  runTimers(): void {
    const { state, config } = this.#core;
    const { clock, rebalancing } = state;
    if (state.nextTimer <= clock.now || config.policy.isTimerDue) this.#timersDue();
    const { coscheduling } = config;
    if (coscheduling && nextCrossing(state, coscheduling) <= clock.now) this.#coschedule(coscheduling);
    if (state.quotas.size > 0 && this.#nextQuota() <= clock.now) this.#runQuotas();
    if (!rebalancing || !this.#rebalancer.isDue(rebalancing)) return;
    this.runBoundaries();
    this.#rebalancer.run(rebalancing);
  }

  /** Phase 3: boundaries that are due, by pCPU. */
  runBoundaries(): void {
    this.#execution.runBoundaries();
  }

  /** Processes the boundary of `v` if it is due now: commands see the state after it (B.1.3). */
  settleBoundary(v: Vcpu): void {
    this.#execution.settleBoundary(v);
  }

  /** The monitor works on pCPU `id` for `ticks`: whoever runs there waits, as in an exit. */
  occupy(id: PcpuId, ticks: Tick): void {
    // What ends at this very moment ends first.
    this.runBoundaries();
    this.#execution.occupy(this.state.pcpus[id]!, ticks);
  }

  /** Phase 4: one scheduling pass (B.1.6). */
  dispatch(): void {
    this.#dispatcher.dispatch();
    this.#queues.tellOrder();
    const { state, config } = this.#core;
    if (config.policy.nextTimer) this.#setTimers();
    if (state.rebalancing) this.#rebalancer.setNext(state.rebalancing);
  }

  // --- a policy's own moments, and what it asks for then

  #timersDue(): void {
    const { timers, clock } = this.state;
    const { policy } = this.config;
    for (const [at, due] of timers.entries()) {
      const { state, facts } = this.#queues.view(at);
      if (due > clock.now && !policy.isTimerDue?.(state, facts)) continue;
      this.#queues.touch();
      timers[at] = Infinity;
      if (policy.charge) this.#core.settle();
      policy.onTimer?.(state, facts, this.#control);
    }
    this.state.nextTimer = Math.min(...timers);
  }

  #setTimers(): void {
    const { timers } = this.state;
    let next = Infinity;
    for (let at = 0; at < timers.length; at += 1) {
      const due = this.config.policy.nextTimer!(this.state.queues[at], this.#core.facts[at]!);
      timers[at] = due;
      if (due < next) next = due;
    }
    this.state.nextTimer = next;
  }

  #renewTimeslice(v: Vcpu): void {
    const { now } = this.state.clock;
    const p = this.state.pcpus[v.pcpu]!;
    const { state, facts } = this.#queues.view(v.queue);
    p.timeslice = this.config.policy.timeslice(state, facts, v.id);
    p.sliceEnd = (p.phase === "switch" ? p.until : now) + p.timeslice;
    this.#execution.timesliceRenewed(v, p);
    this.#core.recorder.tell(now, "timeslice", { vcpu: v.id, pcpu: p.id, timeslice: finite(p.timeslice) });
  }

  #requeue(v: Vcpu, cause: "expire" | "requeue"): void {
    if (v.phase !== "running") return;
    const p = this.state.pcpus[v.pcpu]!;
    // Switches and exits are not cut: its timeslice is over as soon as they are.
    if (p.phase !== "guest") p.sliceEnd = this.state.clock.now;
    else {
      this.#core.leave(p, LEAVE_CAUSE[cause]);
      this.#queues.enqueue(v, cause);
    }
  }

  #park(v: Vcpu): void {
    this.settleBoundary(v);
    v.isCapped = true;
    this.#setParked(v);
  }

  #setParked(v: Vcpu): void {
    v.isParked = true;
    if (v.phase === "running") {
      const p = this.state.pcpus[v.pcpu]!;
      // An exit is not cut: it leaves when that is over.
      if (p.phase !== "exit") this.#execution.leaveParked(p, v);
      return;
    }
    if (v.phase === "ready") {
      this.#queues.remove(v, "park");
      this.#core.tellState(v, "parked");
    } else return;
    v.phase = "parked";
  }

  #unpark(v: Vcpu): void {
    v.isCapped = false;
    this.#letRun(v);
  }

  /** Unless something else forbids it. */
  #letRun(v: Vcpu): void {
    if (v.isCapped || this.state.quotas.get(v.vm)?.isThrottled) return;
    v.isParked = false;
    if (v.phase === "parked") this.#queues.enqueue(v, "unpark");
  }

  #announce(reason: StandingReason, line: number, entries: readonly { vcpu: VcpuId; value: number }[]): void {
    this.#core.recorder.tell(this.state.clock.now, "standing", { reason, line, entries });
  }

  // --- quotas of processor time

  #nextQuota(): Tick {
    let next = Infinity;
    for (const [vm, own] of this.state.quotas) next = Math.min(next, nextQuotaTime(this.state, vm, own));
    return next;
  }

  /** Machines that have used up their quota stand still; those whose next period begins may run again. */
  #runQuotas(): void {
    // What ends at this very moment ends first.
    this.runBoundaries();
    for (const [vm, own] of this.state.quotas) {
      this.#core.settleQuota(vm);
      if (own.isThrottled === own.used >= own.spec.quota) continue;
      own.isThrottled = !own.isThrottled;
      this.#throttle(vm, own);
    }
  }

  #throttle(vm: VmUid, { spec, used, period, isThrottled }: QuotaState): void {
    const { now } = this.state.clock;
    const until = (period + 1) * spec.every;
    const own = this.state.vcpus.filter((v) => v.vm === vm);
    this.#core.recorder.tell(now, "throttled", { vm, isThrottled, used, quota: spec.quota, until });
    // What they wait from now on, up to the end of the period, their quota has taken and nobody else.
    const entries = own.map(({ id }) => ({ vcpu: id, ticks: isThrottled ? until - now : 0 }));
    this.#core.recorder.tell(now, "withheld", { entries });
    for (const v of own) {
      if (v.phase === "offline" || v.phase === "finished") continue;
      if (isThrottled) this.#setParked(v);
      else this.#letRun(v);
    }
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
      this.#core.leave(p, LEAVE_CAUSE.costop);
      this.#queues.gone(v, "costop");
    } else {
      this.#queues.remove(v, "costop");
      this.#core.tellState(v, "costopped");
    }
    v.phase = "costopped";
  }

  /** Who was idle has no skew (B.6). */
  #catchUp(v: Vcpu): void {
    if (this.config.coscheduling) v.progress = foremostProgress(this.state, v);
  }

  #enqueueUnlessHeld(v: Vcpu, cause: ReadyCause): void {
    const { coscheduling } = this.config;
    if (this.#execution.goOnWithoutPcpu(v)) return;
    // Said before the question: only who wants to run is compared with its siblings.
    v.phase = v.isParked ? "parked" : "costopped";
    if (!v.isParked && !(coscheduling && isTooFarAhead(this.state, v, coscheduling)))
      return this.#queues.enqueue(v, cause);
    this.#core.tellState(v, v.phase);
  }
}
