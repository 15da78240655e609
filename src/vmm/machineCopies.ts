/**
 * Copies of the volumes of a machine, and what follows from them for the machine (domain A.5, D.5): snapshots of all its
 * volumes, going back to one, and clones. What keeps a volume is `copyOnWrite.ts`'s affair, the tree `snapshots.ts`'s.
 */
import type { RevertState, SnapshotChildren, VolumeSpec } from "../model/scenario.ts";
import { isOff } from "../model/states.ts";
import { Backups } from "./backups.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { Cloning } from "./cloning.ts";
import type { JobHandlers } from "./jobs.ts";
import { Layering } from "./layering.ts";
import { MemorySnapshots } from "./memorySnapshots.ts";
import { Merging } from "./merging.ts";
import type { KeptSize, KeptVolume, MachineSnapshot, NamedVolume } from "./snapshots.ts";
import type { Placement } from "./storage/pool.ts";
import type { Vm } from "./vm.ts";

export class MachineCopies {
  readonly #parts: CopiesParts;
  readonly #cloning: Cloning;
  readonly #merging: Merging;
  readonly #memories: MemorySnapshots;
  readonly backups: Backups;
  readonly layering: Layering;

  constructor(parts: CopiesParts) {
    this.#parts = parts;
    this.#cloning = new Cloning(parts);
    this.#merging = new Merging(parts);
    this.#memories = new MemorySnapshots(parts, this.#merging, (vm) => this.#volumesOf(vm));
    this.backups = new Backups(parts, (vm) => this.#volumesOf(vm));
    this.layering = new Layering(parts, (vm) => this.#volumesOf(vm));
  }

  /** Of the jobs that copy volumes. */
  get handlers(): Omit<JobHandlers, "save" | "restore" | "move" | "resync" | "migrate" | "incoming" | "pull" | "push"> {
    const { taking, reverting } = this.#memories;
    const { handlers } = this.backups;
    return {
      clone: this.#cloning.handler,
      merge: this.#merging.handler,
      snapshotMemory: taking,
      revert: reverting,
      commit: this.layering.committing,
      rebase: this.layering.rebasing,
      ...handlers,
    };
  }

  /** The exception stores that a snapshot of `vm` needs; none with thin volumes. */
  storesFor(vm: Vm): readonly VolumeSpec[] {
    const { copyOnWrite } = this.#parts;
    return copyOnWrite.pool ? [] : this.#volumesOf(vm).map(({ lv }) => copyOnWrite.storeFor(lv).spec);
  }

  /** Where they would lie; null: there is no room. */
  planStores(vm: Vm): readonly Placement[] | null {
    return this.#parts.volumes.plan(this.storesFor(vm));
  }

  /** `withMemory`: of its memory too, which is a job; a machine that is off has none. */
  takeSnapshot(vm: Vm, name: string, index: number, withMemory: boolean): void {
    const { snapshots } = this.#parts;
    const volumes = this.#volumesOf(vm);
    const stores = snapshots.createStores(vm.name, name, volumes, this.planStores(vm)!);
    const size = this.#sizeOf(vm);
    if (withMemory && !isOff(vm.life)) this.#memories.begin(vm, { name, index, stores, size });
    else snapshots.take(vm, name, { volumes, stores, size, memory: null, index });
  }

  /** A machine that is on is off then, as after a power cut, and goes on from its memory where that was kept. */
  revert(vm: Vm, snapshot: MachineSnapshot, to: RevertState | undefined): void {
    const { machines, snapshots, guestIo } = this.#parts;
    if (vm.life !== "shutOff") machines.powerOff(vm, "command");
    snapshots.revert(snapshot);
    this.#bringBack(vm, snapshot.size);
    if (snapshot.memory) this.#memories.beginRevert(vm, snapshot, to);
    else this.#merging.begin(snapshot);
    guestIo.serveWaitingWrites();
  }

  #sizeOf(vm: Vm): KeptSize {
    const { machines, processor, reclaim } = this.#parts;
    const { vcpus, memoryBytes } = machines.specs[vm.uid]!;
    const { weight } = processor.attributes[vm.firstVcpu]!;
    return { vcpus, memoryBytes, weight, memoryTarget: reclaim?.wishOf(vm.uid).limit ?? -1 };
  }

  #bringBack(vm: Vm, { vcpus, memoryBytes, weight, memoryTarget }: KeptSize): void {
    const { machines, reclaim } = this.#parts;
    const now = this.#sizeOf(vm);
    if (now.vcpus !== vcpus || now.memoryBytes !== memoryBytes) machines.resize(vm, { vcpus, memoryBytes });
    if (now.weight !== weight) machines.setWeight(vm, weight);
    if (now.memoryTarget !== memoryTarget) reclaim?.setLimit(vm.uid, memoryTarget);
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

  /**
   * Another machine with the settings of `vm` that shares all chunks its volumes have, or had at `snapshot`; of images in layers
   * one that reads from them what it does not have.
   */
  cloneLinked(vm: Vm, name: string, snapshot: MachineSnapshot | null): void {
    const { machines, copyOnWrite, snapshots } = this.#parts;
    const clone = this.#defineClone(vm, name);
    if (!copyOnWrite.isLayered)
      for (const [at, { copy }] of this.#sourcesOf(vm, snapshot).entries())
        copyOnWrite.revertThin(clone.firstLv + at, copy);
    snapshots.cloned(clone.uid, { vm: vm.uid, snapshot: snapshot?.id ?? -1 }, true, 0);
    if (copyOnWrite.isLayered) this.layering.put(clone, vm);
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
    return machines.define({ ...machines.specNow(vm), name, arrival: null });
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
