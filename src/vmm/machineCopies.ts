/**
 * Copies of the volumes of a machine, and what follows from them for the machine (domain A.5, D.5): snapshots of all its
 * volumes, going back to one, and clones. What keeps a volume is `copyOnWrite.ts`'s affair, the tree `snapshots.ts`'s.
 */
import type { SnapshotChildren, VolumeSpec } from "../model/scenario.ts";
import { isOff } from "../model/states.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { Cloning } from "./cloning.ts";
import type { JobHandlers } from "./jobs.ts";
import { Merging } from "./merging.ts";
import type { KeptVolume, MachineSnapshot, NamedVolume } from "./snapshots.ts";
import type { Placement } from "./storage/pool.ts";
import type { Vm } from "./vm.ts";

export class MachineCopies {
  readonly #parts: CopiesParts;
  readonly #cloning: Cloning;
  readonly #merging: Merging;

  constructor(parts: CopiesParts) {
    this.#parts = parts;
    this.#cloning = new Cloning(parts);
    this.#merging = new Merging(parts);
  }

  /** Of the jobs that copy volumes. */
  get handlers(): Pick<JobHandlers, "clone" | "merge"> {
    return { clone: this.#cloning.handler, merge: this.#merging.handler };
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
    snapshots.revert(snapshot);
    this.#merging.begin(snapshot);
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

  /** The exception stores that keep the volumes of `vm` while a job reads them: none where nobody can write to them. */
  storesToFreeze(vm: Vm, snapshot: MachineSnapshot | null): readonly VolumeSpec[] {
    const { copyOnWrite } = this.#parts;
    if (copyOnWrite.pool || !this.#mustFreeze(vm, snapshot)) return [];
    return this.#volumesOf(vm).map(({ lv }) => copyOnWrite.storeFor(lv).spec);
  }

  /** Another machine with the settings of `vm` that shares all chunks its volumes have, or had at `snapshot`. */
  cloneLinked(vm: Vm, name: string, snapshot: MachineSnapshot | null): void {
    const { machines, copyOnWrite, snapshots } = this.#parts;
    const clone = this.#defineClone(vm, name);
    for (const [at, { copy }] of this.#sourcesOf(vm, snapshot).entries())
      copyOnWrite.revertThin(clone.firstLv + at, copy);
    snapshots.cloned(clone.uid, { vm: vm.uid, snapshot: snapshot?.id ?? -1 }, true, 0);
    machines.setLife(clone, "shutOff", "command");
  }

  /** Begins to copy what the volumes of `vm` have, or had at `snapshot`, to those of another machine with its settings. */
  cloneFully(vm: Vm, name: string, snapshot: MachineSnapshot | null): void {
    const { machines, snapshots, chunkCopies } = this.#parts;
    const clone = this.#defineClone(vm, name);
    const frozen = this.#mustFreeze(vm, snapshot)
      ? snapshots.freeze(vm, "clone", this.#volumesOf(vm), this.planStores(vm)!)
      : [];
    const sources = frozen.length > 0 ? frozen : this.#sourcesOf(vm, snapshot);
    const copied = sources.reduce((sum, kept) => sum + chunkCopies.chunksOf(kept).length, 0);
    snapshots.cloned(clone.uid, { vm: vm.uid, snapshot: snapshot?.id ?? -1 }, false, copied);
    machines.setLife(clone, "shutOff", "command");
    this.#cloning.begin(vm, clone, sources, frozen);
  }

  #defineClone(vm: Vm, name: string): Vm {
    const { machines } = this.#parts;
    return machines.define({ ...machines.specs[vm.uid]!, name, arrival: null });
  }

  /** Its guest may write meanwhile, and no snapshot keeps what there was. */
  #mustFreeze(vm: Vm, snapshot: MachineSnapshot | null): boolean {
    return snapshot === null && !isOff(vm.life);
  }

  #volumesOf(vm: Vm): NamedVolume[] {
    const { volumes } = this.#parts.machines.specs[vm.uid]!;
    return volumes.map(({ name, bytes }, at) => ({ lv: vm.firstLv + at, name, bytes }));
  }

  /** Each volume of `vm`, and what it is read from: itself, or what keeps it for `snapshot`. */
  #sourcesOf(vm: Vm, snapshot: MachineSnapshot | null): readonly KeptVolume[] {
    return snapshot?.volumes ?? this.#volumesOf(vm).map(({ lv }) => ({ lv, copy: lv }));
  }
}
