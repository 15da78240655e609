/**
 * Block I/O (domain D.7, F.3): plans of I/O are carried out step by step. A request queues on the disk that has its extent,
 * each disk serves one at a time, and whoever waits for a plan hears when its last step has ended. What is moved, a page or
 * blocks of a guest, makes no difference here.
 */
import { assert } from "../base/assert.ts";
import type { Recorder } from "../model/recorder.ts";
import type { DiskSpec } from "../model/scenario.ts";
import type { PvId, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import { createDisks, serviceTicks, startNext, type DisksState, type Request } from "./storage/disks.ts";
import type { IoPlan, IoStep } from "./storage/ioPlan.ts";

/** Who a plan is carried out for, and who hears of its end. */
export interface PlanOwner {
  /** Whose requests they are, as rows tell it; -1: the host's own. */
  readonly vm: VmUid | -1;
  readonly vcpu: VcpuId | -1;
  /** The page transfer that it belongs to, -1 for guest traffic. */
  readonly transfer: number;
  /** For guest traffic: the vCPU's generation when it was issued. */
  readonly generation: number;
}

/** A plan that is being carried out. */
interface RunningPlan {
  readonly owner: PlanOwner;
  /** The steps that have not begun. */
  left: IoPlan;
  /** Requests of the present step that have not ended. */
  outstanding: number;
}

export interface BlockIoState extends DisksState {
  readonly clock: Clock;
  readonly plans: Map<number, RunningPlan>;
  nextPlan: number;
}

/** What block I/O asks of the rest of the monitor. */
export interface BlockIoHooks {
  /** Asks that `complete(pv)` be called after `ticks`. */
  completeAfter(pv: PvId, ticks: Tick): void;
  /** A plan has been carried out, or what was left of it was cancelled because its machine is off. */
  ended(owner: PlanOwner): void;
}

export class BlockIo {
  state: BlockIoState;
  readonly #disks: readonly DiskSpec[];
  readonly #hooks: BlockIoHooks;
  readonly #recorder: Recorder;

  constructor(disks: readonly DiskSpec[], clock: Clock, hooks: BlockIoHooks, recorder: Recorder) {
    this.#disks = disks;
    this.#hooks = hooks;
    this.#recorder = recorder;
    this.state = { clock, ...createDisks(disks.length), plans: new Map(), nextPlan: 0 };
  }

  /** Begins a plan; false when there is nothing to do, and nobody will hear of it. */
  carryOut(plan: IoPlan, owner: PlanOwner): boolean {
    const [first, ...left] = plan;
    if (!first) return false;
    const { state } = this;
    const id = state.nextPlan;
    state.nextPlan += 1;
    const running: RunningPlan = { owner, left, outstanding: 0 };
    state.plans.set(id, running);
    this.#begin(id, running, first);
    return true;
  }

  /** The request in service on `pv` ends. */
  complete(pv: PvId): void {
    const disk = this.state.disks[pv]!;
    const request = disk.active;
    assert(request, `disk ${pv} completed nothing`);
    disk.active = null;
    this.#recorder.tell(this.state.clock.now, "ioDone", { request: request.id, pv });
    // What the completion leads to may queue requests: those come after the ones that wait already.
    this.#ended(request);
    this.#start(pv);
  }

  /** Requests for `vm` leave the queues; one in service ends by itself. Of its plans no further step begins. */
  cancel(vm: VmUid): void {
    for (const plan of this.state.plans.values()) if (plan.owner.vm === vm) plan.left = [];
    for (const [pv, disk] of this.state.disks.entries()) {
      const cancelled = disk.queue.filter((request) => request.vm === vm);
      if (cancelled.length === 0) continue;
      disk.queue = disk.queue.filter((request) => request.vm !== vm);
      for (const request of cancelled) {
        this.#recorder.tell(this.state.clock.now, "ioCancelled", { request: request.id, pv });
        this.#ended(request);
      }
    }
  }

  /** Queues the requests of a step; each disk starts its own at once if it is free. */
  #begin(id: number, running: RunningPlan, step: IoStep): void {
    const { owner } = running;
    running.outstanding = step.length;
    for (const planned of step) {
      const request = this.state.nextRequest;
      this.state.nextRequest += 1;
      const { pv, extent, purpose, page, blocks } = planned;
      const { vm, vcpu } = owner;
      this.state.disks[pv]!.queue.push({ id: request, pv, extent, purpose, vm, vcpu, page, blocks, plan: id });
      this.#recorder.tell(this.state.clock.now, "ioQueued", { request, pv, extent, purpose, vm, vcpu, page, blocks });
      this.#start(pv);
    }
  }

  /** A request of a plan has been served, or was cancelled. */
  #ended({ plan }: Request): void {
    const running = this.state.plans.get(plan);
    assert(running, `a request ended of plan ${plan}, which is not carried out`);
    running.outstanding -= 1;
    if (running.outstanding > 0) return;
    const [next, ...left] = running.left;
    if (next) {
      running.left = left;
      this.#begin(plan, running, next);
      return;
    }
    this.state.plans.delete(plan);
    this.#hooks.ended(running.owner);
  }

  #start(pv: PvId): void {
    const request = startNext(this.state.disks[pv]!);
    if (!request) return;
    const ticks = serviceTicks(this.#disks[pv]!, request);
    const { now } = this.state.clock;
    this.#recorder.tell(now, "ioStarted", { request: request.id, pv, until: now + ticks });
    this.#hooks.completeAfter(pv, ticks);
  }
}
