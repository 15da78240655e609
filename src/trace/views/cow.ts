/** Copy-on-write as it can be seen, snapshots, thin pool and backups: a part of the host in `hostState.ts`. */
import type { Pieces } from "../../base/pieces.ts";
import type { VmLife } from "../../model/states.ts";
import type { LvId, Tick, VcpuId, VmUid } from "../../model/units.ts";

/** What keeps a volume of a machine for a snapshot. */
export interface SnapshotVolume {
  readonly lv: LvId;
  readonly copy: LvId;
  /** Chunks that its exception store has room for; -1: it is a thin volume. */
  readonly chunks: number;
}

export interface SnapshotView {
  readonly id: number;
  readonly vm: VmUid;
  /** -1: none. */
  readonly parent: number;
  /** Place of its command in the scenario, which has its name. */
  readonly index: number;
  readonly takenAt: Tick;
  readonly state: VmLife;
  readonly volumes: readonly SnapshotVolume[];
  /** Pages of the memory that was kept with it, and the volume that has them (-1: none); null: only volumes are kept. */
  readonly memory: { readonly lv: LvId | -1; readonly pages: number } | null;
}

/** A complete backup. Never changed. */
export interface BackupView {
  readonly id: number;
  readonly vm: VmUid;
  /** The backup that it builds on, -1: it has everything. */
  readonly base: number;
  /** Place of its command in the scenario, which has its name. */
  readonly index: number;
  /** When it was complete. */
  readonly takenAt: Tick;
  /** For each volume of the machine the volume with its chunks, -1: there are none. */
  readonly volumes: readonly { readonly copy: LvId | -1; readonly chunks: number }[];
}

/** The thin pool. Its maps and counts are replaced, never changed. */
export interface ThinPoolView {
  readonly chunks: number;
  readonly free: number;
  /** How many maps have each chunk; 0 or absent: it is free. */
  readonly references: Pieces<number>;
  /** By volume the pool's chunk for each chunk that a thin volume has. */
  readonly maps: Pieces<Pieces<number>>;
  /** Of images in layers: the volume below each that has one, and the chunks of each that read as zero. */
  readonly backings: ReadonlyMap<LvId, LvId>;
  readonly zeros: ReadonlyMap<LvId, readonly number[]>;
}

/** Copy-on-write as it can be seen. Everything in it is replaced, never changed, so copies of a host share it. */
export interface CopyOnWriteView {
  /** Null: volumes are not thin. */
  readonly thin: ThinPoolView | null;
  readonly snapshots: ReadonlyMap<number, SnapshotView>;
  readonly current: ReadonlyMap<VmUid, number>;
  /** Of linked clones: the machine, and its snapshot (-1: none), that they depend on. */
  readonly bases: ReadonlyMap<VmUid, { readonly vm: VmUid; readonly snapshot: number }>;
  readonly backups: ReadonlyMap<number, BackupView>;
  /** Chunks of its volume that each exception store keeps, in the order of their places. */
  readonly stores: Pieces<readonly number[]>;
  /** Stores that have overflowed: nothing can be read from them any more. */
  readonly invalid: ReadonlySet<LvId>;
  /** vCPUs that wait for chunks of the pool. */
  readonly waiting: readonly VcpuId[];
}
