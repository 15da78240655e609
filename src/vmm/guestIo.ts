/**
 * I/O of guests, and its end (domain B.1, D.3, D.5): what a vCPU reads or writes on a volume becomes a plan for disks, and the
 * end of the plan wakes it. What lacks a chunk of the thin pool waits for one; what a failed disk does not give stops the
 * machine, and is tried again when it is resumed.
 */
import { NONE, type LvId, type VmUid } from "../model/units.ts";
import type { PlanOwner, VolumeAccess } from "./blockIo.ts";
import type { DiskWait } from "./cpu/execution.ts";
import type { Vcpu } from "./cpu/state.ts";
import type { GuestAccess } from "./ioLimits.ts";
import type { Parts } from "./parts.ts";
import { EVENT_IO_ERROR } from "./pending.ts";
import { nextPart, type OwnedAccess } from "./residency.ts";
import type { Vm } from "./vm.ts";

/** What a vCPU waits for that a failed disk does not give. */
type IoError = GuestAccess;

export interface GuestIoState {
  /** In the order in which they came. They are tried again when their machines are resumed. */
  ioErrors: IoError[];
}

interface GuestIoParts extends Parts {
  readonly machines: {
    /** The machine is paused. */
    halt(vm: Vm, cause: "ioError"): void;
  };
}

export class GuestIo {
  state: GuestIoState;
  readonly #parts: GuestIoParts;

  constructor(parts: GuestIoParts, state: GuestIoState) {
    this.#parts = parts;
    this.state = state;
  }

  /** A guest asks for its volume; what its vCPU has to wait for. */
  ask(v: Vcpu, access: VolumeAccess, isAsync: boolean): DiskWait {
    const { id: vcpu, vm, generation } = v;
    const wanted = { vcpu, generation, access, ...(isAsync ? { isAsync } : {}) };
    if (this.#parts.ioLimits.holds(vm, wanted)) return "ioLimit";
    return this.access(v, access, isAsync) ? "disk" : "none";
  }

  /** The limit of its machine lets go on what it has held back. */
  release({ vcpu, generation, access, isAsync = false }: GuestAccess): void {
    const { processor } = this.#parts;
    const v = processor.vcpu(vcpu);
    if (v.generation !== generation) return;
    if (v.blocked === "ioLimit") processor.waitsForDisk(v);
    this.#accessAgain(v, access, isAsync);
  }

  /** A guest reads or writes its volume; true when its vCPU has to wait for that. */
  access(v: Vcpu, access: VolumeAccess, isAsync: boolean): boolean {
    const { residency } = this.#parts;
    const { id: vcpu, vm, generation } = v;
    const guest = { vm, transfer: NONE, vcpu, generation, ...(isAsync ? { isAsync } : {}) };
    if (!residency) return this.#carryOut({ ...guest, access });
    for (let part: VolumeAccess | null = residency.firstPart(access); part; part = nextPart(part)) {
      const opened = residency.enters({ ...guest, access: part });
      if (opened === null || this.#carryOut({ ...guest, access: part, opened })) return true;
    }
    return false;
  }

  /** What an access waited for is resident, and open for it. */
  admitted(guest: OwnedAccess, opened: number): void {
    if (this.#carryOut({ ...guest, opened })) return;
    this.planEnded(guest);
    this.#parts.jobs.ioEnded();
  }

  /** The same access once more, as if it came only now. */
  again({ vcpu, access, isAsync = false }: OwnedAccess): void {
    this.#accessAgain(this.#parts.processor.vcpu(vcpu), access, isAsync);
  }

  /** An access to what can be accessed at present becomes a plan for disks; false: nothing is to be done. */
  #carryOut(guest: OwnedAccess): boolean {
    const { copyOnWrite, volumes, blockIo, pending, recorder, residency } = this.#parts;
    const { vm, vcpu, generation, access, isAsync, opened } = guest;
    const { lv, block, blocks, write } = access;
    const plan = copyOnWrite.plan(access) ?? volumes.planFor(lv, block, blocks, write);
    const isPossible = plan && plan !== "failed" && !("needed" in plan);
    if (isPossible && blockIo.carryOut(plan, guest)) return true;
    // There is nothing to do, or what it waits for has nothing to do with what is resident.
    if (opened !== undefined) residency?.close(opened);
    if (isPossible) return false;
    if (plan && plan !== "failed") return copyOnWrite.lacks(guest, plan);
    this.state.ioErrors.push({ vcpu, generation, access, ...(isAsync ? { isAsync } : {}) });
    recorder.tell(pending.state.clock.now, "ioError", { vcpu, ...access });
    pending.after(0, EVENT_IO_ERROR, vm, 0);
    return true;
  }

  /** A plan of I/O has been carried out, or was dropped. What nobody waits for any more is ignored. */
  planEnded({ transfer, vcpu, generation, isAsync, job, access, opened }: PlanOwner): void {
    const { jobs, paging, processor, residency } = this.#parts;
    if (opened !== undefined) residency?.close(opened);
    if (job !== undefined) {
      jobs.partEnded(job);
      return;
    }
    if (transfer >= 0) {
      paging.transferred(transfer);
      return;
    }
    // What the host does for itself nobody waits for.
    if (vcpu < 0) return;
    const v = processor.vcpu(vcpu);
    if (v.generation !== generation) return;
    const next = access && nextPart(access);
    if (next && this.access(v, next, isAsync === true)) return;
    if (isAsync) v.asyncRequests -= 1;
    else v.pendingRequests -= 1;
    if (isAsync ? v.asyncRequests === 0 && v.isAwaiting : v.pendingRequests === 0) {
      v.isAwaiting = false;
      processor.wake(v);
    }
  }

  /** A disk has failed under a plan: what is left of the disks may do it another way. */
  planFailed({ vcpu, generation, access, isAsync = false, job, opened }: PlanOwner): void {
    if (opened !== undefined) this.#parts.residency?.close(opened);
    if (job !== undefined) {
      this.#parts.jobs.failed(job);
      return;
    }
    const v = this.#parts.processor.vcpu(vcpu);
    if (access && v.generation === generation) this.#accessAgain(v, access, isAsync);
  }

  /** As libvirt does it (PAUSED, reason IOERROR): the guest does not see the error, and goes on when the disk is back. */
  stopForError(vm: Vm): void {
    const { machines, load } = this.#parts;
    if (vm.life !== "running" || !this.state.ioErrors.some(this.#isOf(vm.uid))) return;
    machines.halt(vm, "ioError");
    load?.leaves(vm.uid, false);
  }

  /** The machine goes on: what a failed disk did not give is asked for again. */
  tryAgain(vm: Vm): void {
    const errors = this.state.ioErrors;
    const isOwn = this.#isOf(vm.uid);
    this.state.ioErrors = errors.filter((error) => !isOwn(error));
    for (const { vcpu, generation, access, isAsync = false } of errors.filter(isOwn)) {
      const v = this.#parts.processor.vcpu(vcpu);
      if (v.generation === generation) this.#accessAgain(v, access, isAsync);
    }
  }

  /** The vCPUs of `vm` are off: nobody asks again. */
  forget(vm: VmUid): void {
    this.#parts.ioLimits.drop(vm);
    this.#parts.residency?.leave(vm);
    const isOwn = this.#isOf(vm);
    this.state.ioErrors = this.state.ioErrors.filter((error) => !isOwn(error));
  }

  /** Chunks may have become free: those that wait for them have them in turn. */
  serveWaitingWrites(): void {
    const { copyOnWrite, processor } = this.#parts;
    for (let next = copyOnWrite.nextWaiting(); next; next = copyOnWrite.nextWaiting())
      this.#accessAgain(processor.vcpu(next.vcpu), next.access, next.isAsync === true);
  }

  discard(vm: Vm, lv: LvId, block: number, blocks: number, asZeros: boolean): void {
    this.#parts.copyOnWrite.discard(vm.uid, lv, block, blocks, asZeros);
    this.serveWaitingWrites();
  }

  extendPool(extents: number): void {
    this.#parts.copyOnWrite.extend(extents);
    this.serveWaitingWrites();
  }

  /** Once more, for a vCPU that waits already: where there is nothing to be done any more, or it fails, it waits no longer. */
  #accessAgain(v: Vcpu, access: VolumeAccess, isAsync: boolean): void {
    if (this.access(v, access, isAsync)) return;
    const { vm, id: vcpu, generation } = v;
    this.planEnded({ vm, vcpu, transfer: NONE, generation, ...(isAsync ? { isAsync } : {}) });
  }

  #isOf(vm: VmUid): (error: IoError) => boolean {
    return ({ vcpu }) => this.#parts.processor.vcpu(vcpu).vm === vm;
  }
}
