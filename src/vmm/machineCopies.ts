/**
 * Copies of the volumes of a machine, and what follows from them for the machine (domain A.5, D.5): snapshots of all its
 * volumes, going back to one, and clones. What keeps a volume is `copyOnWrite.ts`'s affair, the tree `snapshots.ts`'s.
 */
import type { SnapshotChildren } from "../model/scenario.ts";
import { NONE, type LvId, type VmUid } from "../model/units.ts";
import type { GuestIo } from "./guestIo.ts";
import type { Machines } from "./machines.ts";
import type { Parts } from "./parts.ts";
import type { MachineSnapshot, NamedVolume } from "./snapshots.ts";
import type { IoPlan } from "./storage/ioPlan.ts";
import type { Placement } from "./storage/pool.ts";
import type { Vm } from "./vm.ts";

interface CopiesParts extends Parts {
  readonly machines: Machines;
  readonly guestIo: GuestIo;
}

export class MachineCopies {
  readonly #parts: CopiesParts;

  constructor(parts: CopiesParts) {
    this.#parts = parts;
  }

  /** Extents of the exception stores that a snapshot of `vm` needs; none with thin volumes. */
  extentsOfStores(vm: Vm): number {
    const { copyOnWrite, volumes } = this.#parts;
    if (copyOnWrite.pool) return 0;
    const extents = this.#volumesOf(vm).map(({ lv }) => volumes.extentsOf(copyOnWrite.storeFor(lv).spec));
    return extents.reduce((sum, each) => sum + each, 0);
  }

  /** Where they would lie; null: there is no room. */
  planStores(vm: Vm): readonly Placement[] | null {
    const { copyOnWrite, volumes } = this.#parts;
    if (copyOnWrite.pool) return [];
    return volumes.plan(this.#volumesOf(vm).map(({ lv }) => copyOnWrite.storeFor(lv).spec));
  }

  takeSnapshot(vm: Vm, name: string, index: number): void {
    this.#parts.snapshots.take(vm, name, this.#volumesOf(vm), this.planStores(vm)!, index);
  }

  /** A machine that is on is off then, as after a power cut. */
  revert(vm: Vm, snapshot: MachineSnapshot): void {
    const { machines, snapshots, guestIo } = this.#parts;
    if (vm.life !== "shutOff") machines.powerOff(vm, "command");
    this.#copyInBackground(vm.uid, snapshots.revert(snapshot));
    guestIo.serveWaitingWrites();
  }

  deleteSnapshot(snapshot: MachineSnapshot, children: SnapshotChildren | undefined): void {
    this.#parts.snapshots.delete(snapshot, children);
    this.#parts.guestIo.serveWaitingWrites();
  }

  /** Chunks of the thin pool that a full clone needs. */
  chunksToCopy(vm: Vm, snapshot: MachineSnapshot | null): number {
    return this.#sourcesOf(vm, snapshot).reduce((sum, { copy }) => sum + this.#parts.copyOnWrite.chunksIn(copy), 0);
  }

  /** Another machine with the settings of `vm` and what its volumes have, or had at `snapshot`. */
  clone(vm: Vm, name: string, isLinked: boolean, snapshot: MachineSnapshot | null): void {
    const { machines, copyOnWrite, snapshots } = this.#parts;
    const clone = machines.define({ ...machines.specs[vm.uid]!, name, arrival: null });
    let copied = 0;
    for (const [at, { lv, copy }] of this.#sourcesOf(vm, snapshot).entries()) {
      const target = clone.firstLv + at;
      if (isLinked) {
        copyOnWrite.revertThin(target, copy);
        continue;
      }
      const done = copyOnWrite.copy(target, lv, copy);
      copied += done.copied;
      this.#copyInBackground(clone.uid, done.plan);
    }
    snapshots.cloned(clone.uid, { vm: vm.uid, snapshot: snapshot?.id ?? -1 }, isLinked, copied);
    machines.setLife(clone, "shutOff", "command");
  }

  #volumesOf(vm: Vm): NamedVolume[] {
    const { volumes } = this.#parts.machines.specs[vm.uid]!;
    return volumes.map(({ name, bytes }, at) => ({ lv: vm.firstLv + at, name, bytes }));
  }

  /** Each volume of `vm`, and what it is read from: itself, or what keeps it for `snapshot`. */
  #sourcesOf(vm: Vm, snapshot: MachineSnapshot | null): readonly { readonly lv: LvId; readonly copy: LvId }[] {
    return snapshot?.volumes ?? this.#volumesOf(vm).map(({ lv }) => ({ lv, copy: lv }));
  }

  #copyInBackground(vm: VmUid, plan: IoPlan): void {
    this.#parts.blockIo.carryOut(plan, { vm, vcpu: NONE, transfer: NONE, generation: 0 });
  }
}
