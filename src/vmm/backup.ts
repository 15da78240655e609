/** What is known of backups of machines, as plain data (`backups.ts` makes and reads them). */
import type { MachineSpec } from "../model/scenario.ts";
import type { LvId, VmUid } from "../model/units.ts";

/** What a backup has of one volume. */
export interface BackupVolume {
  /** Where its chunks lie, one after the other; -1: there are none. */
  readonly lv: LvId | -1;
  /** The chunks of the volume that it has, ascending, which is the order in which they lie there. */
  readonly chunks: readonly number[];
  /** Chunks that the backup before it has, and the volume did not have any more. */
  readonly gone: readonly number[];
}

export interface Backup {
  readonly id: number;
  readonly name: string;
  readonly vm: VmUid;
  /** Place of its command in the scenario, which the trace names it by. */
  readonly index: number;
  /** The backup that it builds on; -1: it has everything. */
  readonly base: number;
  /** The machine as it was then. */
  readonly spec: MachineSpec;
  /** In the order of the volumes of the machine. */
  readonly volumes: readonly BackupVolume[];
}

/** The backup that a job makes or reads. Plain data that never changes. */
export interface BackupWork {
  readonly backup: Backup;
  /** Chunks of each volume that had changed before it began. */
  readonly changed: readonly (readonly number[])[];
}

export interface BackupsState {
  nextBackup: number;
  readonly backups: Map<number, Backup>;
  /** The backup since which it is known what has changed, of each machine that has one. */
  readonly last: Map<VmUid, number>;
}
