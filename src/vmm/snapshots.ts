/**
 * Snapshots of machines (domain D.5, A.5): each keeps all volumes of a machine as they were, knows the snapshot before it, and
 * together they are a tree with one current node. Also which machine is a linked clone of which. What keeps a volume is
 * `copyOnWrite.ts`'s affair.
 */
import type { Recorder } from "../model/recorder.ts";
import type { SnapshotChildren } from "../model/scenario.ts";
import type { VmLife } from "../model/states.ts";
import type { LvId, VmUid } from "../model/units.ts";
import type { CopyOnWrite } from "./copyOnWrite.ts";
import type { Clock } from "./cpu/state.ts";
import type { Placement } from "./storage/pool.ts";
import type { SavedImage } from "./vm.ts";
import type { Volumes } from "./volumes.ts";

export interface MachineSnapshot {
  readonly id: number;
  readonly vm: VmUid;
  readonly name: string;
  /** Place of its command in the scenario, which the trace names it by. */
  readonly index: number;
  /** The snapshot before it, -1 for none. */
  parent: number;
  /** What keeps each volume of the machine: a thin volume, or an exception store. */
  readonly volumes: readonly KeptVolume[];
  /** What the machine was like then. */
  readonly size: KeptSize;
  /** Its memory, and what its vCPUs were doing; null: only its volumes are kept. */
  readonly memory: SavedImage | null;
}

/** Settings of a machine that come back with a snapshot. */
export interface KeptSize {
  readonly vcpus: number;
  readonly memoryBytes: number;
  readonly weight: number;
  /** By command: most pages that it is to have; -1: all. */
  readonly memoryTarget: number;
}

/** What a linked clone shares its chunks with. */
export interface CloneBase {
  readonly vm: VmUid;
  /** -1: the volumes as they were when it was made, and no snapshot. */
  readonly snapshot: number;
}

export interface SnapshotsState {
  readonly clock: Clock;
  nextSnapshot: number;
  readonly snapshots: Map<number, MachineSnapshot>;
  /** The current snapshot of each machine that has one. */
  readonly current: Map<VmUid, number>;
  readonly bases: Map<VmUid, CloneBase>;
}

/** A volume, and what keeps it as it was: itself, while nobody can write to it. */
export interface KeptVolume {
  readonly lv: LvId;
  readonly copy: LvId;
}

/** A snapshot with memory on its way. Plain data that never changes. */
export interface SnapshotWork {
  readonly name: string;
  /** Place of its command in the scenario. */
  readonly index: number;
  /** The exception stores that it has taken, one for each volume; none with thin volumes. */
  readonly stores: readonly LvId[];
  readonly size: KeptSize;
  readonly image: SavedImage;
}

/** What a snapshot is made of. */
export interface Taken {
  readonly volumes: readonly NamedVolume[];
  /** The exception stores, one for each volume; none with thin volumes. */
  readonly stores: readonly LvId[];
  readonly size: KeptSize;
  readonly memory: SavedImage | null;
  /** Place of its command in the scenario. */
  readonly index: number;
}

/** A volume of a machine. */
export interface NamedVolume {
  readonly lv: LvId;
  readonly name: string;
  readonly bytes: number;
}

export class Snapshots {
  state: SnapshotsState;
  readonly #copyOnWrite: CopyOnWrite;
  readonly #volumes: Volumes;
  readonly #recorder: Recorder;

  constructor(copyOnWrite: CopyOnWrite, volumes: Volumes, clock: Clock, recorder: Recorder) {
    this.#copyOnWrite = copyOnWrite;
    this.#volumes = volumes;
    this.#recorder = recorder;
    this.state = { clock, nextSnapshot: 0, snapshots: new Map(), current: new Map(), bases: new Map() };
  }

  of(vm: VmUid): MachineSnapshot[] {
    return [...this.state.snapshots.values()].filter((snapshot) => snapshot.vm === vm);
  }

  find(vm: VmUid, name: string): MachineSnapshot | null {
    return this.of(vm).find((snapshot) => snapshot.name === name) ?? null;
  }

  /** The snapshot with all that come after it. */
  subtree({ id }: MachineSnapshot): MachineSnapshot[] {
    const found = this.state.snapshots.get(id)!;
    const children = this.of(found.vm).filter(({ parent }) => parent === id);
    return [found, ...children.flatMap((child) => this.subtree(child))];
  }

  /** Something that it keeps can no longer be read. */
  isInvalid({ volumes }: MachineSnapshot): boolean {
    return volumes.some(({ copy }) => this.#copyOnWrite.isInvalid(copy));
  }

  /** Machines that are linked clones of `vm`, of those snapshots of it (null: of any, or of none). */
  dependents(vm: VmUid, snapshots: readonly MachineSnapshot[] | null): VmUid[] {
    const ids = snapshots?.map(({ id }) => id);
    return [...this.state.bases]
      .filter(([, base]) => base.vm === vm && (!ids || ids.includes(base.snapshot)))
      .map(([clone]) => clone);
  }

  /** The exception stores for a snapshot of `volumes`, which keep nothing so far; none with thin volumes. */
  createStores(
    machine: string,
    name: string,
    volumes: readonly NamedVolume[],
    plans: readonly Placement[],
  ): readonly LvId[] {
    return volumes.flatMap(({ lv, name: volume }, at) =>
      this.#copyOnWrite.isThin(lv)
        ? []
        : [this.#copyOnWrite.createStore(lv, keptName(machine, volume, name), plans[at]!)],
    );
  }

  /** `stores`: one for each volume; none with thin volumes. `index`: place of the command. */
  take(
    { uid, name: machine, life }: { readonly uid: VmUid; readonly name: string; readonly life: VmLife },
    name: string,
    { volumes, stores, size, memory, index }: Taken,
  ): void {
    const { state } = this;
    const id = state.nextSnapshot;
    state.nextSnapshot += 1;
    const kept = this.#keep(machine, name, volumes, stores);
    const parent = state.current.get(uid) ?? -1;
    const snapshotVolumes = kept.map(({ lv, copy }) => ({ lv, copy }));
    state.snapshots.set(id, { id, vm: uid, name, index, parent, volumes: snapshotVolumes, size, memory });
    state.current.set(uid, id);
    this.#recorder.tell(state.clock.now, "snapshotTaken", {
      vm: uid,
      snapshot: id,
      parent,
      index,
      state: life,
      volumes: kept,
    });
    if (memory) {
      const { lv, pages } = memory;
      this.#recorder.tell(state.clock.now, "memoryKept", { vm: uid, snapshot: id, index, lv, pages: pages.length });
    }
  }

  /** The volumes of a machine are kept as they are now for a job called `name`, until they are thawed. */
  freeze(
    { uid, name: machine }: { readonly uid: VmUid; readonly name: string },
    name: string,
    volumes: readonly NamedVolume[],
    plans: readonly Placement[],
  ): readonly KeptVolume[] {
    const kept = this.#keep(machine, name, volumes, this.createStores(machine, name, volumes, plans));
    this.#recorder.tell(this.state.clock.now, "frozen", { vm: uid, volumes: kept });
    return kept;
  }

  thaw(vm: VmUid, volumes: readonly KeptVolume[]): void {
    this.#recorder.tell(this.state.clock.now, "thawed", { vm, copies: volumes.map(({ copy }) => ({ copy })) });
    this.#dropCopies(volumes);
  }

  /**
   * The volumes become what they were at the snapshot: thin ones at once, since only maps are exchanged. What exception stores
   * keep is still to be copied back then.
   */
  revert({ id, vm, index, volumes }: MachineSnapshot): void {
    const cow = this.#copyOnWrite;
    const isThin = volumes.some(({ lv }) => cow.isThin(lv));
    const chunks = volumes.reduce(
      (sum, { lv, copy }) => sum + (isThin ? cow.revertThin(lv, copy) : cow.chunksInStore(copy)),
      0,
    );
    this.state.current.set(vm, id);
    this.#recorder.tell(this.state.clock.now, "reverted", { vm, snapshot: id, index, chunks, isThin });
  }

  /** Deletes it, it and all after it (`delete`), or all after it (`only`). Where children stay, they get its parent. */
  delete(snapshot: MachineSnapshot, children: SnapshotChildren | undefined): void {
    const { current } = this.state;
    const doomed = this.doomed(snapshot, children);
    const now = current.get(snapshot.vm) ?? -1;
    const heir = children === "only" ? snapshot.id : snapshot.parent;
    if (doomed.some(({ id }) => id === now)) this.#setCurrent(snapshot.vm, heir);
    // Those that come last go first, so that each still knows its parent.
    for (const each of doomed.toReversed()) {
      for (const other of this.of(snapshot.vm)) if (other.parent === each.id) other.parent = each.parent;
      this.#drop(each);
    }
  }

  /** The snapshots that go when `snapshot` is deleted. */
  doomed(snapshot: MachineSnapshot, children: SnapshotChildren | undefined): MachineSnapshot[] {
    const all = this.subtree(snapshot);
    return children === "delete" ? all : children === "only" ? all.slice(1) : [snapshot];
  }

  /** The machine is deleted, and its snapshots with it. */
  forget(vm: VmUid): void {
    for (const snapshot of this.of(vm).toReversed()) this.#drop(snapshot);
    this.state.current.delete(vm);
    this.state.bases.delete(vm);
  }

  /** `clone` is a clone of `base` from now on; a linked one depends on it. */
  cloned(clone: VmUid, { vm, snapshot }: CloneBase, isLinked: boolean, copied: number): void {
    if (isLinked) this.state.bases.set(clone, { vm, snapshot });
    const index = this.state.snapshots.get(snapshot)?.index ?? -1;
    this.#recorder.tell(this.state.clock.now, "cloned", { vm: clone, base: vm, snapshot, index, isLinked, copied });
  }

  /** The volumes of `vm` lie on those of `base` from now on, -1: of nobody. */
  rebased(vm: VmUid, base: VmUid | -1, volumes: readonly { readonly lv: LvId; readonly backing: LvId | -1 }[]): void {
    if (base < 0) this.state.bases.delete(vm);
    else this.state.bases.set(vm, { vm: base, snapshot: -1 });
    this.#recorder.tell(this.state.clock.now, "rebased", { vm, base, volumes });
  }

  #setCurrent(vm: VmUid, id: number): void {
    if (id < 0) this.state.current.delete(vm);
    else this.state.current.set(vm, id);
  }

  #drop({ id, vm, index, parent, volumes, memory }: MachineSnapshot): void {
    this.state.snapshots.delete(id);
    this.#recorder.tell(this.state.clock.now, "snapshotDeleted", { vm, snapshot: id, parent, index });
    this.#dropCopies(volumes);
    if (memory && memory.lv >= 0) this.#volumes.delete(memory.lv);
  }

  #dropCopies(volumes: readonly KeptVolume[]): void {
    for (const { copy } of volumes) {
      if (this.#copyOnWrite.isThin(copy)) this.#copyOnWrite.dropThin(copy);
      else this.#copyOnWrite.dropStore(copy);
    }
  }

  /** What keeps each volume from now on. `chunks`: room in an exception store, -1 with thin volumes. */
  #keep(
    machine: string,
    name: string,
    volumes: readonly NamedVolume[],
    stores: readonly LvId[],
  ): readonly (KeptVolume & { readonly chunks: number })[] {
    const cow = this.#copyOnWrite;
    return volumes.map(({ lv, name: volume, bytes }, at) => {
      const copyName = keptName(machine, volume, name);
      if (cow.isThin(lv)) return { lv, copy: cow.shareThin(-1, { name: copyName, bytes }, lv), chunks: -1 };
      const store = stores[at]!;
      return { lv, copy: store, chunks: cow.useStore(lv, store) };
    });
  }
}

/** What keeps a volume is called so. */
function keptName(machine: string, volume: string, snapshot: string): string {
  return `${machine}/${volume}@${snapshot}`;
}
