/**
 * Block I/O (domain D.7, F.3): a request queues on the disk that has its extent, each disk serves one at a time, and
 * whoever issued it hears when it has ended. What is moved, a page or blocks of a guest, makes no difference here.
 */
import { assert } from "../base/assert.ts";
import type { Recorder } from "../model/recorder.ts";
import type { DiskSpec } from "../model/scenario.ts";
import type { LvId, PvId, Tick, VmUid } from "../model/units.ts";
import type { Clock, Vcpu } from "./cpu/state.ts";
import { createDisks, serviceTicks, startNext, type DisksState, type Request } from "./storage/disks.ts";
import type { Volumes } from "./volumes.ts";

export interface BlockIoState extends DisksState {
  readonly clock: Clock;
}

/** What block I/O asks of the rest of the monitor. */
export interface BlockIoHooks {
  /** Asks that `complete(pv)` be called after `ticks`. */
  completeAfter(pv: PvId, ticks: Tick): void;
  /** The request has been served, or was cancelled because its machine is off. */
  ended(request: Request): void;
}

export class BlockIo {
  state: BlockIoState;
  readonly #disks: readonly DiskSpec[];
  readonly #volumes: Volumes;
  readonly #hooks: BlockIoHooks;
  readonly #recorder: Recorder;

  constructor(disks: readonly DiskSpec[], volumes: Volumes, clock: Clock, hooks: BlockIoHooks, recorder: Recorder) {
    this.#disks = disks;
    this.#volumes = volumes;
    this.#hooks = hooks;
    this.#recorder = recorder;
    this.state = { clock, ...createDisks(disks.length) };
  }

  /** Queues a request on its disk, which starts it at once if it is free. */
  issue(request: Omit<Request, "id">): void {
    const { state } = this;
    const id = state.nextRequest;
    state.nextRequest += 1;
    state.disks[request.pv]!.queue.push({ ...request, id });
    const { pv, extent, purpose, vm, vcpu, page, blocks } = request;
    this.#recorder.tell(state.clock.now, "ioQueued", { request: id, pv, extent, purpose, vm, vcpu, page, blocks });
    this.#start(request.pv);
  }

  /** A guest's own I/O: one request for each run of consecutive blocks that lie on the same PV; their number. */
  issueBlocks(v: Vcpu, lv: LvId, block: number, blocks: number, write: boolean): number {
    let issued = 0;
    let from = block;
    while (from < block + blocks) {
      const first = this.#volumes.locate(lv, from);
      let to = from + 1;
      while (to < block + blocks && this.#volumes.locate(lv, to).pv === first.pv) to += 1;
      this.issue({
        ...first,
        purpose: write ? "guestWrite" : "guestRead",
        vm: v.vm,
        vcpu: v.id,
        page: from,
        blocks: to - from,
        transfer: -1,
        generation: v.generation,
      });
      issued += 1;
      from = to;
    }
    return issued;
  }

  /** The request in service on `pv` ends. */
  complete(pv: PvId): void {
    const disk = this.state.disks[pv]!;
    const request = disk.active;
    assert(request, `disk ${pv} completed nothing`);
    disk.active = null;
    this.#recorder.tell(this.state.clock.now, "ioDone", { request: request.id, pv });
    // What the completion leads to may queue requests: those come after the ones that wait already.
    this.#hooks.ended(request);
    this.#start(pv);
  }

  /** Requests for `vm` leave the queues; one in service ends by itself. */
  cancel(vm: VmUid): void {
    for (const [pv, disk] of this.state.disks.entries()) {
      const cancelled = disk.queue.filter((request) => request.vm === vm);
      if (cancelled.length === 0) continue;
      disk.queue = disk.queue.filter((request) => request.vm !== vm);
      for (const request of cancelled) {
        this.#recorder.tell(this.state.clock.now, "ioCancelled", { request: request.id, pv });
        this.#hooks.ended(request);
      }
    }
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
