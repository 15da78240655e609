/**
 * Jobs (domain A.6): work of the manager that takes time on disks. A job goes on from plan to plan of I/O until its kind has
 * nothing left to do; between two plans others get the disks. It can be aborted at any moment, and then everything is as it
 * was before it.
 *
 * What a job reads and writes, and what follows from it, is for the handler of its kind to say. State is plain data.
 */
import type { Recorder } from "../model/recorder.ts";
import type { Body } from "../model/rows/table.ts";
import type { JobKind } from "../model/states.ts";
import { NONE, type LvId, type VmUid } from "../model/units.ts";
import type { BackupWork } from "./backup.ts";
import type { BlockIo } from "./blockIo.ts";
import type { Clock } from "./cpu/state.ts";
import type { CopyWork } from "./chunkCopies.ts";
import type { SnapshotWork } from "./snapshots.ts";
import type { OutdatedPlace } from "./volumes.ts";
import type { IoPlan } from "./storage/ioPlan.ts";

export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  /** -1: it is for no machine. A machine has one job at most. */
  readonly vm: VmUid | -1;
  /** Another machine that it concerns as much; -1: none. */
  readonly other: VmUid | -1;
  /** What there is to do, and how much of it is done, in units of its kind. */
  readonly total: number;
  done: number;
  /** The volume that it writes or reads; -1: none. */
  readonly lv: LvId | -1;
  /** Units that the plan under way does; 0: none is, and it waits until other I/O has ended. */
  underWay: number;
  /** What it copies; null: it is not of a kind that copies volumes. */
  readonly work: CopyWork | null;
  /** The snapshot with memory that it takes; null: none. */
  readonly taking: SnapshotWork | null;
  /** The snapshot with memory that it goes back to; -1: none. */
  readonly snapshot: number;
  /** What it brings up to date again, one after the other. */
  readonly outdated: readonly OutdatedPlace[];
  /** The backup that it makes or reads; null: none. */
  readonly backup: BackupWork | null;
}

/** What some kinds of jobs say besides. */
export type JobDetails = Partial<Pick<Job, "other" | "work" | "taking" | "snapshot" | "outdated" | "backup">>;

/** The next part of a job. */
export interface JobPart {
  readonly plan: IoPlan;
  /** Units that are done with it, at least one. */
  readonly units: number;
}

/** What a kind of jobs does. */
export interface JobHandler {
  /** The vCPUs of its machine do not run meanwhile, whatever the state of the machine. */
  readonly isHolding: boolean;
  /** The same, where it is not always so. */
  holds?(job: Job): boolean;
  /** Null: all is done. `wait`: it must be asked again when I/O has ended. `failed`: what it needs is not there. */
  next(job: Job): JobPart | "wait" | "failed" | null;
  /** The plan of a part has been carried out. */
  partEnded?(job: Job): void;
  /** It has ended well, and has no part in the books any more. */
  finish(job: Job): void;
  /** Gives back what was before. `isStopping`: its machine is turned off next. */
  abort(job: Job, isStopping: boolean): void;
}

export type JobHandlers = Readonly<Record<JobKind, JobHandler>>;

export interface JobsState {
  readonly clock: Clock;
  readonly running: Map<number, Job>;
  nextJob: number;
}

export class Jobs {
  state: JobsState;
  readonly #blockIo: BlockIo;
  readonly #handlers: JobHandlers;
  readonly #recorder: Recorder;

  constructor(clock: Clock, blockIo: BlockIo, handlers: JobHandlers, recorder: Recorder) {
    this.#blockIo = blockIo;
    this.#handlers = handlers;
    this.#recorder = recorder;
    this.state = { clock, running: new Map(), nextJob: 0 };
  }

  /** The job of a machine. */
  of(vm: VmUid): Job | null {
    if (this.state.running.size === 0) return null;
    for (const job of this.state.running.values()) if (job.vm === vm || (job.other === vm && vm !== NONE)) return job;
    return null;
  }

  /** The machine stands still for its job. */
  holds(vm: VmUid): boolean {
    const job = this.of(vm);
    if (!job) return false;
    const { holds, isHolding } = this.#handlers[job.kind];
    return holds?.(job) ?? isHolding;
  }

  /** Begins a job; one without anything to do has ended when this returns. */
  begin(kind: JobKind, vm: VmUid | -1, total: number, lv: LvId | -1, details: JobDetails = {}): void {
    const id = this.state.nextJob;
    this.state.nextJob += 1;
    const { other = NONE, work = null, taking = null, snapshot = NONE, outdated = [], backup = null } = details;
    const what = { work, taking, snapshot, outdated, backup };
    const job: Job = { id, kind, vm, other, total, done: 0, lv, underWay: 0, ...what };
    this.state.running.set(id, job);
    const { now } = this.state.clock;
    this.#recorder.tell(now, "jobBegun", { ...said(job), lv });
    if (other >= 0) this.#recorder.tell(now, "jobShared", { job: id, vm: other });
    this.#goOn(job);
  }

  /** The plan under way of job `id` has been carried out. */
  partEnded(id: number): void {
    const job = this.state.running.get(id);
    if (!job) return;
    this.#handlers[job.kind].partEnded?.(job);
    job.done += job.underWay;
    job.underWay = 0;
    this.#recorder.tell(this.state.clock.now, "jobProgress", { ...said(job), done: job.done });
    this.#goOn(job);
  }

  /** So much of job `id` is done, whose parts are no I/O. */
  progress(id: number, done: number): void {
    const job = this.state.running.get(id)!;
    job.done = done;
    this.#recorder.tell(this.state.clock.now, "jobProgress", { ...said(job), done });
  }

  /** Job `id`, whose parts are no I/O, has ended; what follows from it is done elsewhere. */
  ended(id: number, outcome: Body<"jobEnded">["outcome"]): void {
    const job = this.state.running.get(id);
    if (!job) return;
    if (outcome === "done") job.done = job.total;
    this.#end(job, outcome);
  }

  /** I/O has ended: a job may have waited for that. */
  ioEnded(): void {
    if (this.state.running.size === 0) return;
    for (const job of this.state.running.values()) if (job.underWay === 0) this.#goOn(job);
  }

  abort(job: Job, isStopping: boolean): void {
    this.#end(job, "aborted");
    this.#blockIo.cancelJob(job.id);
    this.#handlers[job.kind].abort(job, isStopping);
  }

  /** A disk has failed under the plan of job `id`. */
  failed(id: number): void {
    const job = this.state.running.get(id);
    if (!job) return;
    this.#end(job, "failed");
    this.#blockIo.cancelJob(id);
    this.#handlers[job.kind].abort(job, false);
  }

  #goOn(job: Job): void {
    const handler = this.#handlers[job.kind];
    for (;;) {
      const part = handler.next(job);
      if (part === "wait") return;
      if (part === "failed") {
        this.failed(job.id);
        return;
      }
      if (part === null) {
        this.#end(job, "done");
        handler.finish(job);
        return;
      }
      job.underWay = part.units;
      const owner = { vm: job.vm, vcpu: NONE, transfer: -1, generation: 0, job: job.id };
      if (this.#blockIo.carryOut(part.plan, owner)) return;
      // A part that needs no disk.
      handler.partEnded?.(job);
      job.done += part.units;
      job.underWay = 0;
    }
  }

  #end(job: Job, outcome: Body<"jobEnded">["outcome"]): void {
    this.state.running.delete(job.id);
    this.#recorder.tell(this.state.clock.now, "jobEnded", { ...said(job), done: job.done, outcome });
  }
}

/** The machine of `job` only stands for one on another host: which is to come from there, or has gone on there. */
export function standsForAnother(job: Job | null): boolean {
  return job?.kind === "incoming" || job?.kind === "push";
}

/** What every row about a job tells of it. */
function said({ id, kind, vm, total }: Job) {
  return { job: id, work: kind, vm, total };
}
