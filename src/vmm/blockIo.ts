/**
 * Block I/O (domain D.7, F.3): plans of I/O are carried out step by step. A request queues on the disk that has its extent,
 * the disk serves one after the other, and whoever waits for a plan hears when its last step has ended. What is moved, a page or
 * blocks of a guest, makes no difference here.
 */
import { assert } from "../base/assert.ts";
import { isWrite } from "../model/events.ts";
import type { Recorder } from "../model/recorder.ts";
import type { DiskSpec } from "../model/scenario.ts";
import type { LvId, PvId, RequestId, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { Clock } from "./cpu/state.ts";
import { createDisks, endService, outstandingAt, startNext, type DisksState, type Request } from "./storage/disks.ts";
import type { IoPlan, IoStep, PlannedRequest } from "./storage/ioPlan.ts";
import type { ExtentPlace } from "./storage/volumeMap.ts";

/** Who a plan is carried out for, and who hears of its end. */
export interface PlanOwner {
  /** Whose requests they are, as rows tell it; -1: the host's own. */
  readonly vm: VmUid | -1;
  readonly vcpu: VcpuId | -1;
  /** The page transfer that it belongs to, -1 for guest traffic. */
  readonly transfer: number;
  /** For guest traffic: the vCPU's generation when it was issued. */
  readonly generation: number;
  /** The vCPU goes on meanwhile; absent: it waits. */
  readonly isAsync?: boolean;
  /** For guest traffic: what is accessed. */
  readonly access?: VolumeAccess;
  /** For whom something is open in the fast tier (`residency.ts`); absent: nothing is. */
  readonly opened?: number;
  /** The job that it belongs to; absent: none. */
  readonly job?: number;
}

/** What a guest wants of a volume. */
export interface VolumeAccess {
  readonly lv: LvId;
  readonly block: number;
  readonly blocks: number;
  readonly write: boolean;
  /** Blocks of the same access that follow when this part of it has ended; absent: none. */
  readonly more?: number;
}

/** A plan that is being carried out. */
interface RunningPlan {
  readonly owner: PlanOwner;
  /** The steps that have not begun. */
  left: IoPlan;
  /** Requests of the present step that have not ended. */
  outstanding: number;
  /** Those that ended in an error. */
  failures: number;
  /** Errors that the present step can bear. */
  bearable: number;
}

export interface BlockIoState extends DisksState {
  readonly clock: Clock;
  readonly plans: Map<number, RunningPlan>;
  nextPlan: number;
}

/** What block I/O asks of the rest of the monitor. */
export interface BlockIoHooks {
  /** Asks that `complete(pv, request)` be called after `ticks`. */
  completeAfter(pv: PvId, request: RequestId, ticks: Tick): void;
  /** Asks that `choose(pv)` be called when everything else of this moment has happened. */
  chooseSoon(pv: PvId): void;
  /** A plan has been carried out, or what was left of it was cancelled because its machine is off. */
  ended(owner: PlanOwner): void;
  /** A plan has come to an end before its last step: a disk failed. */
  failed(owner: PlanOwner): void;
  /** What a request should have written is there a second time, or can be made up: it was not written. */
  missed(request: Request): void;
  isFailed(pv: PvId): boolean;
  /** The end of `request`, in service at `pv`, that was asked for before, is not to come. */
  forget(pv: PvId, request: RequestId): void;
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
    this.state = { clock, ...createDisks(disks), plans: new Map(), nextPlan: 0 };
  }

  /** Begins a plan; false when there is nothing to do, and nobody will hear of it. */
  carryOut(plan: IoPlan, owner: PlanOwner): boolean {
    const [first, ...left] = plan;
    if (!first) return false;
    const { state } = this;
    const id = state.nextPlan;
    state.nextPlan += 1;
    const running: RunningPlan = { owner, left, outstanding: 0, failures: 0, bearable: 0 };
    state.plans.set(id, running);
    this.#begin(id, running, first);
    return true;
  }

  /** Request `id`, in service on `pv`, ends. */
  complete(pv: PvId, id: RequestId): void {
    const request = endService(this.state.disks[pv]!, id);
    this.#recorder.tell(this.state.clock.now, "ioDone", { request: request.id, pv });
    // What the completion leads to may queue requests: those come after the ones that wait already.
    this.#ended(request);
    this.#start(pv);
  }

  /** Requests of `vm` leave the queues, but for those of jobs; one in service ends by itself. Of its plans no further step begins. */
  cancel(vm: VmUid): void {
    this.#cancel((owner) => owner.vm === vm && owner.job === undefined);
  }

  /** The same of a job. */
  cancelJob(job: number): void {
    this.#cancel((owner) => owner.job === job);
  }

  #cancel(isUnwanted: (owner: PlanOwner) => boolean): void {
    const unwanted = new Set<number>();
    for (const [id, plan] of this.state.plans) {
      if (!isUnwanted(plan.owner)) continue;
      unwanted.add(id);
      plan.left = [];
    }
    if (unwanted.size === 0) return;
    for (const [pv, disk] of this.state.disks.entries()) {
      const cancelled = disk.queue.filter(({ plan }) => unwanted.has(plan));
      if (cancelled.length === 0) continue;
      disk.queue = disk.queue.filter(({ plan }) => !unwanted.has(plan));
      for (const request of cancelled) {
        this.#recorder.tell(this.state.clock.now, "ioCancelled", { request: request.id, pv });
        this.#ended(request);
      }
    }
  }

  /** A write that has begun, and not ended, is one of those that `isMeant` tells. */
  isWritten(isMeant: (request: Request) => boolean): boolean {
    return this.state.disks.some((disk) => outstandingAt(disk).some((each) => isWrite(each.purpose) && isMeant(each)));
  }

  /** What plans under way have still to write where `isMeant` tells they write a block of it to `copy` as well. */
  writeAlsoAt(isMeant: (request: PlannedRequest) => boolean, copy: ExtentPlace): void {
    this.#changeSteps((step) => [
      ...step,
      ...step
        .filter((request) => isWrite(request.purpose) && isMeant(request))
        .map((request) => ({ ...request, ...copy, blocks: 1 })),
    ]);
  }

  /** Nothing more is written to `copy`. */
  writeNoMoreAt(copy: ExtentPlace): void {
    this.#changeSteps((step) => step.filter((request) => !isAt(request, copy)));
  }

  /** What plans under way have still to do at an extent they do at another one: what it held is there now. */
  redirect(from: ExtentPlace, to: ExtentPlace): void {
    this.#changeSteps((step) => {
      const isThere = step.some((request) => isAt(request, to));
      return step.flatMap((request) => {
        if (!isAt(request, from) || request.blocks > 1) return [request];
        return isThere && isWrite(request.purpose) ? [] : [{ ...request, ...to }];
      });
    });
  }

  /** Plans hold no empty steps. */
  #changeSteps(changed: (step: IoStep) => IoStep): void {
    for (const plan of this.state.plans.values()) plan.left = plan.left.map(changed).filter((step) => step.length > 0);
  }

  /** The idle arm of `pv` chooses. */
  choose(pv: PvId): void {
    this.state.disks[pv]!.isAboutToChoose = false;
    this.#start(pv);
  }

  /** Queues the requests of a step; each disk starts its own if it is free: at once, or with an arm when this moment is over. */
  #begin(id: number, running: RunningPlan, step: IoStep): void {
    const { owner } = running;
    const { now } = this.state.clock;
    running.outstanding = step.length;
    // Of what is written twice, or can be made up, one may be missing, but not all.
    running.bearable = step.every(({ isSpare }) => isSpare) ? step.length - 1 : 0;
    running.failures = 0;
    for (const planned of step) {
      const request = this.state.nextRequest;
      this.state.nextRequest += 1;
      const { pv, extent, purpose, page, blocks } = planned;
      const { vm, vcpu } = owner;
      const queued = { id: request, pv, extent, purpose, vm, vcpu, page, blocks, plan: id, issuedAt: now };
      this.state.disks[pv]!.queue.push(queued);
      this.#recorder.tell(now, "ioQueued", { request, pv, extent, purpose, vm, vcpu, page, blocks });
      this.#wake(pv);
    }
    // A disk may have failed while the steps before were carried out.
    for (const pv of new Set(step.map((planned) => planned.pv)))
      if (this.#hooks.isFailed(pv)) this.#failAt(pv, (request) => request.plan === id);
  }

  /** A request of a plan has been served, or was cancelled. */
  #ended({ plan }: Request): void {
    const running = this.state.plans.get(plan);
    assert(running, `a request ended of plan ${plan}, which is not carried out`);
    running.outstanding -= 1;
    if (running.outstanding > 0) return;
    if (running.failures > running.bearable) {
      this.state.plans.delete(plan);
      this.#hooks.failed(running.owner);
      return;
    }
    const [next, ...left] = running.left;
    if (next) {
      running.left = left;
      this.#begin(plan, running, next);
      return;
    }
    this.state.plans.delete(plan);
    this.#hooks.ended(running.owner);
  }

  /** Another request waits for `pv`. An idle arm goes nowhere before it knows of all requests of this moment. */
  #wake(pv: PvId): void {
    const disk = this.state.disks[pv]!;
    if (!disk.arm) return this.#start(pv);
    if (disk.serving.length > 0 || disk.isAboutToChoose) return;
    disk.isAboutToChoose = true;
    this.#hooks.chooseSoon(pv);
  }

  /** Requests at a disk, those in service among them. */
  queueLength(pv: PvId): number {
    return outstandingAt(this.state.disks[pv]!).length;
  }

  /**
   * A disk has failed: what guests want of it ends in an error. Pages wait until it is back; one that is on its way arrives.
   */
  fail(pv: PvId): void {
    this.#failAt(pv, () => true);
  }

  #failAt(pv: PvId, isMeant: (request: Request) => boolean): void {
    const disk = this.state.disks[pv]!;
    const stays = (request: Request) => !isMeant(request) || this.state.plans.get(request.plan)!.owner.transfer >= 0;
    const failing = outstandingAt(disk).filter((request) => !stays(request));
    for (const { id } of disk.serving.filter((request) => !stays(request))) this.#hooks.forget(pv, id);
    disk.serving = disk.serving.filter(stays);
    disk.queue = disk.queue.filter(stays);
    for (const request of failing) {
      this.#recorder.tell(this.state.clock.now, "ioFailed", { request: request.id, pv });
      const running = this.state.plans.get(request.plan)!;
      running.failures += 1;
      if (running.bearable > 0) this.#hooks.missed(request);
      this.#ended(request);
    }
  }

  /** A disk works again: what waits there is served. */
  serve(pv: PvId): void {
    if (this.state.disks[pv]!.queue.length > 0) this.#wake(pv);
  }

  #start(pv: PvId): void {
    if (this.#hooks.isFailed(pv)) return;
    const { now } = this.state.clock;
    for (;;) {
      const started = startNext(this.#disks[pv]!, this.state.disks[pv]!, pv, now);
      if (!started) return;
      const { request, ticks, seek } = started;
      this.#recorder.tell(now, "ioStarted", { request: request.id, pv, until: now + ticks });
      if (seek) this.#recorder.tell(now, "seek", seek);
      this.#hooks.completeAfter(pv, request.id, ticks);
    }
  }
}

function isAt(request: ExtentPlace, { pv, extent }: ExtentPlace): boolean {
  return request.pv === pv && request.extent === extent;
}
