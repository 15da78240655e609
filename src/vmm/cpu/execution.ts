/**
 * What running does: the boundaries of the pCPUs, and the operations of guest programs between them (domain B.1.2, F.4).
 * A boundary is the moment at which a pCPU's present segment ends: a switch, an exit, an operation or the timeslice. It
 * knows nothing of frames or disks: those are asked through `hooks`.
 */
import { ATTEMPTS, type Attempt } from "../../model/attempts.ts";
import { MOST_ASYNC_REQUESTS } from "../../model/diskRequest.ts";
import type { BlockReason } from "../../model/states.ts";
import type { PcpuId, Tick } from "../../model/units.ts";
import { nextBoundary, nextToCome, setUntil } from "./agenda.ts";
import { BLOCK_REASON, LEAVE_CAUSE, READY_CAUSE, type CpuCore } from "./core.ts";
import {
  CODE_ATTEMPT,
  CODE_AWAIT,
  CODE_BARRIER,
  CODE_COMPUTE,
  CODE_DISK,
  CODE_END,
  CODE_EXIT,
  CODE_HALT,
  CODE_REFERENCE,
  CALLS,
  CODE_WAIT,
  codeAt,
  isAsyncAt,
  isAttemptAt,
  isWriteAt,
  operand,
  pageAt,
  passOperation,
  settlePlace,
  type Program,
} from "./program.ts";
import type { ExitPlan } from "./exits.ts";
import type { RunQueues } from "./runQueues.ts";
import { NEVER, siblings, type Pcpu, type ReferenceAttempt, type Vcpu } from "./state.ts";

/** A guest that takes no time for this many operations at one moment runs for ever (domain F.2). */
export const ZENO_LIMIT = 10_000;

/** Boundaries at one moment: as many on each of the most pCPUs. */
const MOST_TURNS = ZENO_LIMIT * 64;

/** What the processor asks of the rest of the monitor. */
export interface ProcessorHooks {
  /** `v` is about to refer to `page`: ticks of exits for what its guest writes into its page tables first, and before it can write. */
  writeTables(v: Vcpu, page: number, write: boolean): Tick;
  /**
   * Touches a page: -1 if it is not resident, else the ticks that finding it took. `isNew` is false when the reference was
   * counted before.
   */
  touch(v: Vcpu, page: number, write: boolean, isNew: boolean): Tick | -1;
  /** Another vCPU than the last one has got `pcpu`. */
  worldSwitched(pcpu: PcpuId): void;
  /** A fault was met; its exit begins. */
  announceFault(v: Vcpu, page: number, write: boolean): void;
  /** The page of a fault will be filled with zeros or copied. */
  fillsPage(v: Vcpu, page: number): boolean;
  /** The fault's exit ends: true when the page is there, false when the vCPU must wait for it. */
  serveFault(v: Vcpu, page: number, write: boolean): boolean;
  /** Begins what the operation does on disks, and says what there is to wait for. */
  issueDisk(v: Vcpu, volume: number, block: number, blocks: number, write: boolean, isAsync: boolean): DiskWait;
  /** What guests try to reach that may not be their own. */
  attempts: AttemptHooks;
  /** Asks to be woken after `ticks` unless cancelled; after none it is woken at once. */
  wakeAfter(v: Vcpu, ticks: Tick): void;
  /** The program of `v` has ended. */
  finished(v: Vcpu): void;
  /** `v` runs for ever without taking time. */
  zeno(v: Vcpu): void;
}

/** An attempt that is no reference. */
export interface NamedAttempt {
  readonly attempt: Attempt;
  readonly target: number;
  readonly volume: number;
}

/** What becomes of attempts is for others to say; here is when they happen, and what time they take. */
export interface AttemptHooks {
  /** What the attempt of `v` exits for; null: nothing, it stays in the guest. */
  causeOf(v: Vcpu, named: NamedAttempt): "fault" | "hypercall" | "disk" | null;
  /** `v` makes it, with these exits. */
  made(v: Vcpu, named: NamedAttempt, plan: Pick<ExitPlan, "exits" | "ticks">): void;
  /** The reference of `v` to `page` begins. */
  begins(v: Vcpu, page: number, since: Tick): ReferenceAttempt;
  /** The reference of `v` to `page` has been made `ticks` after it began. */
  referred(v: Vcpu, page: number, write: boolean, attempt: ReferenceAttempt, ticks: Tick): void;
}

/** `none`: all is done; `disk`: a plan of I/O; `ioLimit`: one that is held back. */
export type DiskWait = Extract<BlockReason, "none" | "disk" | "ioLimit">;

export class Execution {
  readonly #core: CpuCore;
  readonly #queues: RunQueues;
  readonly #hooks: ProcessorHooks;

  constructor(core: CpuCore, queues: RunQueues, hooks: ProcessorHooks) {
    this.#core = core;
    this.#queues = queues;
    this.#hooks = hooks;
  }

  /** The boundaries that are due, by pCPU. */
  runBoundaries(): void {
    const core = this.#core;
    const { now } = core.state.clock;
    // vCPUs that open barriers for one another can go on without time passing, each for one operation only.
    const { state } = core;
    for (let turn = 0; nextBoundary(state) <= now; turn += 1) {
      const p = nextToCome(state);
      if (turn > MOST_TURNS) return this.#zeno(core.vcpu(p.vcpu));
      this.#boundary(p);
    }
  }

  /** Processes the boundary of `v` if it is due now. */
  settleBoundary(v: Vcpu): void {
    if (v.phase !== "running") return;
    const p = this.#core.state.pcpus[v.pcpu]!;
    if (p.until !== NEVER && p.until <= this.#core.state.clock.now) this.#boundary(p);
  }

  /**
   * Whether `v`, which has no pCPU, needs one for what its program does next. What takes neither a pCPU nor time is passed:
   * waits of no time, exits that cost nothing.
   */
  needsPcpu(v: Vcpu): boolean {
    const { place } = v;
    const { exits } = this.#core;
    for (let guard = 0; guard < ZENO_LIMIT; guard += 1) {
      if (place.left > 0) return true;
      const program = this.#core.programOf(v);
      if (place.left === 0) nextOperation(program, v);
      guard += settlePlace(program, place);
      const code = codeAt(program, place.pc);
      if (code === CODE_END) return false;
      if (code === CODE_WAIT || code === CODE_HALT) {
        if (operand(program, place.pc, 1) > 0) return false;
      } else if (code === CODE_AWAIT) {
        if (v.asyncRequests > 0) return false;
      } else if (code === CODE_DISK) {
        const isFree = exits.spec === null && exits.mostForRequest(this.#isContainer(v)) === 0;
        return !isFree && !hasTooMany(program, v);
      } else if (code !== CODE_EXIT || exits.spec !== null || this.#calls(program, v).ticks > 0) return true;
      nextOperation(program, v);
    }
    this.#hooks.zeno(v);
    return true;
  }

  /**
   * Does what the program of `v`, which has no pCPU, does next without one (domain B.1): it begins a wait or ends. False when
   * it needs a pCPU now, if only after requests that it does not wait for. `leave`: it stands in a queue till it waits or ends.
   */
  goOnWithoutPcpu(v: Vcpu, leave: () => void = () => {}): boolean {
    while (!this.needsPcpu(v)) {
      const program = this.#core.programOf(v);
      const { pc } = v.place;
      const code = codeAt(program, pc);
      if (code === CODE_END) {
        leave();
        this.#finish(v);
        return true;
      }
      if (code === CODE_AWAIT || (code === CODE_DISK && hasTooMany(program, v))) {
        if (code === CODE_AWAIT) nextOperation(program, v);
        leave();
        v.requestsInBatch = 0;
        v.isAwaiting = true;
        this.#wait(v, "disk", -1);
      } else if (code === CODE_DISK) {
        const wait = this.#request(v);
        if (wait === "none") continue;
        leave();
        this.#wait(v, wait, -1);
      } else {
        leave();
        const ticks = operand(program, pc, 1);
        nextOperation(program, v);
        this.#wait(v, code === CODE_WAIT ? "device" : "halt", ticks);
        this.#hooks.wakeAfter(v, ticks);
      }
      return true;
    }
    return false;
  }

  #wait(v: Vcpu, blocked: BlockReason, ticks: number): void {
    v.phase = "blocked";
    v.blocked = blocked;
    this.#core.recorder.tell(this.#core.state.clock.now, "wait", { vcpu: v.id, blocked, ticks });
  }

  #finish(v: Vcpu): void {
    const wasRunning = v.phase === "running";
    v.phase = "finished";
    this.#queues.gone(v, "finish");
    if (!wasRunning) this.#core.tellState(v, "finished");
    this.openBarrier(v);
    this.#hooks.finished(v);
  }

  /** Drops what `v` is doing on its pCPU: the next operation of its program begins now. */
  interrupt(v: Vcpu): void {
    const p = this.#core.state.pcpus[v.pcpu]!;
    this.#core.charge(p);
    if (p.phase === "exit") this.#enter(p, "guest");
    else if (p.phase === "guest" && v.isAtBarrier) this.#core.tellPhase(p, "guest");
    if (p.phase === "guest") setUntil(this.#core.state, p, this.#core.state.clock.now);
  }

  /** The running `v` has a new timeslice, which ends at `p.sliceEnd`. */
  timesliceRenewed(v: Vcpu, p: Pcpu): void {
    const { now } = this.#core.state.clock;
    if (p.phase !== "guest") return;
    // An operation that ends now, or begins now, still has its boundary now.
    if (v.place.left > 0 || (v.isAtBarrier && p.until !== now))
      setUntil(this.#core.state, p, this.#core.segmentEnd(p, v));
  }

  #boundary(p: Pcpu): void {
    const v = this.#core.vcpu(p.vcpu);
    if (p.phase === "switch") {
      this.#enter(p, "guest");
      this.#advance(p, v);
    } else if (p.phase === "exit") this.#exitEnded(p, v);
    else {
      this.#core.charge(p);
      if (v.place.left > 0 && this.#core.state.clock.now >= p.sliceEnd) this.#expire(p, v);
      else this.#advance(p, v);
    }
  }

  /** Runs operations that are due until one takes time or the vCPU leaves. */
  #advance(p: Pcpu, v: Vcpu): void {
    const { state, config } = this.#core;
    const { now } = state.clock;
    const place = v.place;
    for (let guard = 0; guard < ZENO_LIMIT; guard += 1) {
      const isOver = now >= p.sliceEnd;
      if (place.left > 0) {
        if (isOver) return this.#expire(p, v);
        setUntil(state, p, this.#core.segmentEnd(p, v));
        return;
      }
      const program = this.#core.programOf(v);
      if (place.left === 0) nextOperation(program, v);
      guard += settlePlace(program, place);
      const code = codeAt(program, place.pc);
      if (code === CODE_END) {
        this.#core.leave(p, LEAVE_CAUSE.finish);
        this.#finish(v);
        return;
      }
      if (code === CODE_COMPUTE) place.left = operand(program, place.pc, 1);
      else if (code === CODE_WAIT || code === CODE_HALT) {
        const ticks = operand(program, place.pc, 1);
        nextOperation(program, v);
        this.#block(p, v, code === CODE_WAIT ? "device" : "halt", ticks);
        return this.#hooks.wakeAfter(v, ticks);
      } else if (code === CODE_REFERENCE) {
        const page = pageAt(program, place);
        const write = isWriteAt(program, place);
        // No reference begins at the very end of a timeslice: the figures of domain C.4 hold only this way round.
        if (isOver) return this.#expire(p, v);
        if (isAttemptAt(program, place.pc)) v.attempt ??= this.#hooks.attempts.begins(v, page, now);
        if (this.#beginExit(p, "tables", this.#hooks.writeTables(v, page, write))) return;
        const found = this.#hooks.touch(v, page, write, v.reference === "new");
        if (found < 0) {
          if (v.reference !== "faulted") this.#hooks.announceFault(v, page, write);
          v.reference = "faulted";
          if (this.#beginFault(p, v, page)) return;
          if (!this.#serve(p, v)) return;
        } else {
          place.left = config.costs.reference + found;
          const { attempt } = v;
          if (attempt) this.#hooks.attempts.referred(v, page, write, attempt, now - attempt.since + place.left);
        }
      } else if (code === CODE_AWAIT || (code === CODE_DISK && hasTooMany(program, v))) {
        if (code === CODE_AWAIT) nextOperation(program, v);
        v.requestsInBatch = 0;
        if (v.asyncRequests === 0) continue;
        v.isAwaiting = true;
        return this.#block(p, v, "disk", -1);
      } else if (code === CODE_DISK) {
        const plan = this.#core.exits.request(v, this.#isContainer(v), isAsyncAt(program, place.pc));
        this.#tellExit(p, v, plan);
        if (this.#beginExit(p, "disk", plan.ticks)) return;
        if (!this.#issue(p, v)) return;
      } else if (code === CODE_EXIT) {
        const plan = this.#calls(program, v);
        // What costs nothing is over with the timeslice: nobody is dispatched for it.
        if (isOver && plan.ticks > 0) return this.#expire(p, v);
        this.#tellExit(p, v, plan);
        if (plan.cause === "translate" && plan.exits > 0) v.translated = Object.freeze([...v.translated, place.pc]);
        if (this.#beginExit(p, "call", plan.ticks)) return;
        nextOperation(program, v);
      } else if (code === CODE_ATTEMPT) {
        const named = namedAttempt(program, place.pc);
        const plan = this.#attemptPlan(v, named);
        if (isOver && (plan?.ticks ?? 0) > 0) return this.#expire(p, v);
        if (plan) this.#tellExit(p, v, plan);
        this.#hooks.attempts.made(v, named, plan ?? { exits: 0, ticks: 0 });
        if (this.#beginExit(p, "call", plan?.ticks ?? 0)) return;
        nextOperation(program, v);
      } else if (code === CODE_BARRIER) {
        if (this.#reachBarrier(v)) continue;
        if (isOver) return this.#expire(p, v);
        this.#core.tellPhase(p, "spin");
        setUntil(state, p, this.#core.segmentEnd(p, v));
        return;
      }
    }
    this.#zeno(v);
  }

  /** The run is stuck with `v`: no boundary is due any more. */
  #zeno(v: Vcpu): void {
    const { state } = this.#core;
    for (const p of state.pcpus) if (p.until !== NEVER && p.until <= state.clock.now) setUntil(state, p, NEVER);
    this.#hooks.zeno(v);
  }

  // --- barriers

  /** `v` stands at a barrier: true when it has been opened, by itself, and false when it must wait. */
  #reachBarrier(v: Vcpu): boolean {
    if (v.isAtBarrier) return false;
    v.isAtBarrier = true;
    const isLast = this.#isBarrierComplete(v);
    this.#core.recorder.tell(this.#core.state.clock.now, "barrier", { vcpu: v.id, opens: isLast });
    if (isLast) this.#letThrough(v);
    return isLast;
  }

  /** Nobody waits any longer for `v`, which will reach no barrier: its siblings may go on if all the others have come. */
  openBarrier(v: Vcpu): void {
    v.isAtBarrier = false;
    const waiting = [...siblings(this.#core.state, v)].find((sibling) => sibling.isAtBarrier);
    if (!waiting || !this.#isBarrierComplete(v)) return;
    this.#core.recorder.tell(this.#core.state.clock.now, "barrier", { vcpu: waiting.id, opens: true });
    this.#letThrough(v);
  }

  /** Every vCPU of the machine of `v` that will ever come to the barrier stands at it. */
  #isBarrierComplete(v: Vcpu): boolean {
    for (const { isAtBarrier, isShuttingDown, phase } of siblings(this.#core.state, v))
      if (!isAtBarrier && !isShuttingDown && phase !== "finished" && phase !== "offline") return false;
    return true;
  }

  /** Those of the machine of `v` that stand at the barrier have passed it; who spins goes on now, who begins a wait too. */
  #letThrough(v: Vcpu): void {
    const { state } = this.#core;
    const passed = [...siblings(state, v)].filter((sibling) => sibling.isAtBarrier);
    for (const sibling of passed) {
      const p = sibling.phase === "running" ? state.pcpus[sibling.pcpu]! : null;
      const isSpinning = sibling !== v && p?.phase === "guest";
      if (isSpinning) this.#core.charge(p);
      sibling.isAtBarrier = false;
      const program = this.#core.programOf(sibling);
      nextOperation(program, sibling);
      settlePlace(program, sibling.place);
      if (!isSpinning) continue;
      this.#core.tellPhase(p, "guest");
      setUntil(state, p, state.clock.now);
    }
    for (const sibling of passed) this.#passedBarrier(sibling);
  }

  /** `v` may have nothing to do any more that needs a pCPU. Who runs finds out by itself, who is paused later. */
  #passedBarrier(v: Vcpu): void {
    const isReady = v.phase === "ready";
    if (!isReady && v.phase !== "parked" && v.phase !== "costopped") return;
    const isLeaving = !this.needsPcpu(v);
    this.#queues.burstChanged(v);
    if (!isLeaving) return;
    const isGone = this.goOnWithoutPcpu(v, () => {
      if (isReady) this.#queues.remove(v, "block");
    });
    if (!isGone) this.#queues.burstChanged(v);
  }

  // --- exits

  #exitEnded(p: Pcpu, v: Vcpu): void {
    p.chargedTo = this.#core.state.clock.now;
    if (p.exitReason === "fault") {
      if (!this.#serve(p, v)) return;
    } else if (p.exitReason === "disk") {
      if (!this.#issue(p, v)) return;
    } else if (p.exitReason === "call") nextOperation(this.#core.programOf(v), v);
    this.#enter(p, "guest");
    // What was due when the exit began: a program that has ended, or begins a wait, does that and is not parked first.
    if (v.isParked && this.needsPcpu(v)) this.leaveParked(p, v);
    else this.#advance(p, v);
  }

  /** The monitor works on `p` for `ticks`, from now on or after what it does there already; an idle pCPU has the time to spare. */
  occupy(p: Pcpu, ticks: Tick): void {
    const { state } = this.#core;
    if (p.vcpu < 0) return;
    if (p.phase === "guest") {
      this.#core.charge(p);
      this.#tellExit(p, this.#core.vcpu(p.vcpu), { cause: "host", asked: 1, exits: 1, ticks });
      this.#beginExit(p, "host", ticks);
      return;
    }
    if (p.phase === "switch") {
      p.sliceEnd += ticks;
      p.chargedTo += ticks;
      p.runsFrom += ticks;
    }
    setUntil(state, p, p.until + ticks);
  }

  /** True when the exit takes time and has begun; false when it costs nothing and its end is due now. */
  #beginExit(p: Pcpu, reason: Pcpu["exitReason"], cost: Tick): boolean {
    if (cost === 0) return false;
    this.#enter(p, "exit");
    p.exitReason = reason;
    setUntil(this.#core.state, p, this.#core.state.clock.now + cost);
    return true;
  }

  /** True when the page is there; else the vCPU has been blocked. */
  #serve(p: Pcpu, v: Vcpu): boolean {
    const program = this.#core.programOf(v);
    const isThere = this.#hooks.serveFault(v, pageAt(program, v.place), isWriteAt(program, v.place));
    if (isThere) v.reference = "served";
    else this.#block(p, v, "fault", -1);
    return isThere;
  }

  /** True when there is nothing to wait for; else the vCPU has been blocked. */
  #issue(p: Pcpu, v: Vcpu): boolean {
    const wait = this.#request(v);
    if (wait !== "none") this.#block(p, v, wait, -1);
    return wait === "none";
  }

  /** Issues the disk requests of the operation of `v`, which is over by that; what it has to wait for. */
  #request(v: Vcpu): DiskWait {
    const program = this.#core.programOf(v);
    const at = v.place.pc;
    const [volume, block, blocks, mode] = [1, 2, 3, 4].map((which) => operand(program, at, which as 1 | 2 | 3 | 4));
    const isAsync = isAsyncAt(program, at);
    nextOperation(program, v);
    const wait = this.#hooks.issueDisk(v, volume!, block!, blocks!, mode! % 2 === 1, isAsync);
    const issued = wait === "none" ? 0 : 1;
    if (isAsync) v.asyncRequests += issued;
    else v.pendingRequests = issued;
    return isAsync ? "none" : wait;
  }

  #isContainer(v: Vcpu): boolean {
    return this.#core.attributes[v.id]!.isContainer === true;
  }

  /** The calls, or sensitive instructions, at the place of `v`. */
  #calls(program: Program, v: Vcpu): ExitPlan {
    const { pc } = v.place;
    const call = CALLS[operand(program, pc, 2)]!;
    const isKnown = v.translated.includes(pc);
    return this.#core.exits.calls(call, operand(program, pc, 1), this.#isContainer(v), isKnown);
  }

  /** The exits of an attempt that is no reference; null: it stays in the guest. */
  #attemptPlan(v: Vcpu, named: NamedAttempt): ExitPlan | null {
    const { exits } = this.#core;
    const isContainer = this.#isContainer(v);
    const cause = this.#hooks.attempts.causeOf(v, named);
    if (cause === null) return null;
    if (cause === "fault") return exits.fault(isContainer, false);
    if (cause === "disk") return exits.request(v, isContainer, false);
    return exits.calls("hypercall", 1, isContainer, false);
  }

  /** The exit of a fault on `page`: true when it takes time and has begun. */
  #beginFault(p: Pcpu, v: Vcpu, page: number): boolean {
    const { exits } = this.#core;
    const fills = (exits.spec?.copyPage ?? 0) > 0 && this.#hooks.fillsPage(v, page);
    const plan = exits.fault(this.#isContainer(v), fills);
    this.#tellExit(p, v, plan);
    return this.#beginExit(p, "fault", plan.ticks);
  }

  #tellExit(p: Pcpu, v: Vcpu, { cause, asked, exits, ticks }: ExitPlan): void {
    if (this.#core.exits.spec === null) return;
    const isKernel = this.#isContainer(v);
    const row = { vcpu: v.id, pcpu: p.id, cause, asked, exits, ticks, isKernel };
    this.#core.recorder.tell(this.#core.state.clock.now, "exited", row);
  }

  // --- changes of state

  #enter(p: Pcpu, phase: "guest" | "exit"): void {
    const { now } = this.#core.state.clock;
    if (phase === "guest") p.openSince = now;
    else p.closedSince = now;
    p.phase = phase;
    p.chargedTo = now;
    this.#core.tellPhase(p, phase);
  }

  #expire(p: Pcpu, v: Vcpu): void {
    this.#core.leave(p, LEAVE_CAUSE.expire);
    this.#queues.enqueue(v, "expire", READY_CAUSE.expire);
  }

  /** `v`, whose policy has parked it, leaves `p`. */
  leaveParked(p: Pcpu, v: Vcpu): void {
    this.#core.leave(p, LEAVE_CAUSE.park);
    this.#queues.gone(v, "park");
    v.phase = "parked";
  }

  #block(p: Pcpu, v: Vcpu, reason: BlockReason, ticks: number): void {
    this.#core.leave(p, LEAVE_CAUSE.block, BLOCK_REASON[reason], ticks);
    v.phase = "blocked";
    v.blocked = reason;
    this.#queues.gone(v, "block");
  }
}

/** `v` has to wait before the disk operation at its place, whose requests it would not wait for. */
function hasTooMany(program: Program, { place, asyncRequests }: Vcpu): boolean {
  return asyncRequests >= MOST_ASYNC_REQUESTS && isAsyncAt(program, place.pc);
}

function namedAttempt(program: Program, pc: number): NamedAttempt {
  const attempt = ATTEMPTS[operand(program, pc, 2)]!;
  return { attempt, target: operand(program, pc, 1), volume: operand(program, pc, 3) };
}

function nextOperation(program: Program, v: Vcpu): void {
  passOperation(program, v.place);
  v.reference = "new";
  v.attempt = null;
}
