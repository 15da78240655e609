/**
 * Backups of machines (domain A.5, D.5): what volumes hold at one moment is copied to disks of their own, as a job, and is
 * independent of the machine from then on. An incremental one has only the chunks that were written or discarded since the
 * last backup, and needs that one to be restored.
 *
 * ```
 * monday     0 1 2 3      full
 * tuesday    . 1 . .      what was written since monday: restored is 0 of monday, 1 of tuesday, 2 and 3 of monday
 * ```
 * Restored over its machine, which is off, a backup is not aborted: what it has overwritten nobody has any more. If a disk
 * fails under it, the backup is still whole, and can be restored once more.
 */
import type { Body, EventKind } from "../model/rows/table.ts";
import { isOff } from "../model/states.ts";
import type { VolumeSpec } from "../model/scenario.ts";
import { NONE, type LvId, type VmUid } from "../model/units.ts";
import type { Backup, BackupsState, BackupVolume } from "./backup.ts";
import type { ChunkCopy } from "./chunkCopies.ts";
import type { CopiesParts } from "./copiesParts.ts";
import type { Job, JobHandler, JobHandlers } from "./jobs.ts";
import type { KeptVolume, NamedVolume } from "./snapshots.ts";
import { thaw } from "./thaw.ts";
import type { Vm } from "./vm.ts";

/** Chunks that a backup would take of each volume, and those that are gone since the one before. */
type Taken = Pick<BackupVolume, "chunks" | "gone">;

export class Backups {
  state: BackupsState = { nextBackup: 0, backups: new Map(), last: new Map() };
  readonly #parts: CopiesParts;
  readonly #volumesOf: (vm: Vm) => readonly NamedVolume[];

  constructor(parts: CopiesParts, volumesOf: (vm: Vm) => readonly NamedVolume[]) {
    this.#parts = parts;
    this.#volumesOf = volumesOf;
  }

  get handlers(): Pick<JobHandlers, "backup" | "restoreBackup" | "fromBackup"> {
    return { backup: this.#making, restoreBackup: this.#restoring, fromBackup: this.#remaking };
  }

  find(name: string): Backup | null {
    return [...this.state.backups.values()].find((backup) => backup.name === name) ?? null;
  }

  /** There is one of that name, or will be when a job has ended. */
  isTaken(name: string): boolean {
    return this.find(name) !== null || this.#inWork().some((backup) => backup.name === name);
  }

  /** The backup that an incremental one of `vm` would build on; null: it has none. */
  lastOf(vm: VmUid): Backup | null {
    return this.state.backups.get(this.state.last.get(vm) ?? NONE) ?? null;
  }

  /** The backups that need `id`, each after the one that it builds on. */
  dependents(id: number): Backup[] {
    const built = [...this.state.backups.values()].filter(({ base }) => base === id);
    return built.flatMap((backup) => [backup, ...this.dependents(backup.id)]);
  }

  /** A job reads one of `backups`, or makes one that builds on it. */
  isInUse(backups: readonly Backup[]): boolean {
    const used = new Set(this.#inWork().flatMap((backup) => this.#chainOf(backup).map(({ id }) => id)));
    return backups.some(({ id }) => used.has(id));
  }

  /** The volumes that a backup of `vm` would take of the disks for backups. */
  volumesFor(vm: Vm, name: string, isIncremental: boolean): readonly VolumeSpec[] {
    const own = this.#volumesOf(vm);
    return own.flatMap(({ lv }, at) => this.#specOf(vm, own[at]!, name, this.#taken({ lv, copy: lv }, isIncremental)));
  }

  /** Begins to copy what the volumes of `vm` hold now. `isIncremental`: as far as it has changed since its last backup. */
  begin(vm: Vm, name: string, index: number, isIncremental: boolean): void {
    const { snapshots, copyOnWrite, volumes, jobs, machines } = this.#parts;
    const own = this.#volumesOf(vm);
    const taken = own.map(({ lv }) => this.#taken({ lv, copy: lv }, isIncremental));
    const frozen = isOff(vm.life) ? [] : snapshots.freeze(vm, "backup", own, volumes.plan(this.storesToFreeze(vm))!);
    const specs = own.map((volume, at) => this.#specOf(vm, volume, name, taken[at]!)[0] ?? null);
    const plans = [...volumes.plan(this.volumesFor(vm, name, isIncremental), true)!];
    const kept = specs.map((spec, at): BackupVolume => {
      return { ...taken[at]!, lv: spec ? volumes.create(NONE, spec, plans.shift()!) : NONE };
    });
    const chunks = kept.flatMap(({ lv, chunks: of }, at) =>
      of.map((chunk, place): ChunkCopy => {
        const source: KeptVolume = frozen[at] ?? { lv: own[at]!.lv, copy: own[at]!.lv };
        return { from: { ...source, chunk }, to: { lv, chunk: place } };
      }),
    );
    const base = isIncremental ? (this.state.last.get(vm.uid) ?? NONE) : NONE;
    const backup = { id: this.state.nextBackup, name, vm: vm.uid, index, base, volumes: kept };
    this.state.nextBackup += 1;
    const changed = own.map(({ lv }) => copyOnWrite.takeChanged(lv));
    jobs.begin("backup", vm.uid, chunks.length, kept.find(({ lv }) => lv >= 0)?.lv ?? NONE, {
      work: { chunks, frozen },
      backup: { backup: { ...backup, spec: machines.specNow(vm) }, changed },
    });
  }

  /** The exception stores that keep the volumes of `vm` while they are read; none where nobody can write to them. */
  storesToFreeze(vm: Vm): readonly VolumeSpec[] {
    const { copyOnWrite } = this.#parts;
    if (copyOnWrite.pool || isOff(vm.life)) return [];
    return this.#volumesOf(vm).map(({ lv }) => copyOnWrite.storeFor(lv).spec);
  }

  /** The volumes of `vm` are still those that the backup is of, each as large as it was then. */
  fits({ spec, vm: uid }: Backup, vm: Vm): boolean {
    const { volumes, copyOnWrite } = this.#parts;
    const isAsLarge = (volume: VolumeSpec, lv: LvId) =>
      copyOnWrite.isThin(lv) || volumes.logicalExtents(lv) === volumes.dataExtentsOf(volume);
    return vm.uid === uid && spec.volumes.every((volume, at) => isAsLarge(volume, vm.firstLv + at));
  }

  /** Chunks of the thin pool that restoring takes, on top of those that it gives back. */
  chunksToTake(backup: Backup, vm: Vm | null): number {
    const { thin } = this.#parts.copyOnWrite.state;
    if (!thin) return 0;
    return backup.volumes.reduce((sum, _, at) => {
      const wanted = this.#chunksOf(backup, at);
      const lv = vm ? vm.firstLv + at : NONE;
      const own = [...(thin.volumes.get(lv)?.map ?? [])].filter(([, place]) => thin.references[place] === 1);
      return sum + wanted.size - own.length;
    }, 0);
  }

  /** Begins to copy a backup over the volumes of `vm`, or to those of a new machine of that name. */
  restore(vm: Vm | null, name: string, backup: Backup): void {
    const { machines, jobs } = this.#parts;
    const target = vm ?? machines.define({ ...backup.spec, name, arrival: null });
    const { id, index } = backup;
    const told = { vm: target.uid, backup: id, index, isNew: vm === null };
    this.#tell("backupRestored", told);
    if (!vm) machines.setLife(target, "shutOff", "command");
    const chunks = backup.volumes.flatMap((_, at) => this.#copiesTo(target.firstLv + at, this.#chunksOf(backup, at)));
    const lv = target.lvCount > 0 ? target.firstLv : NONE;
    const work = { chunks, frozen: [] };
    jobs.begin(vm ? "restoreBackup" : "fromBackup", target.uid, chunks.length, lv, {
      work,
      backup: { backup, changed: [] },
    });
  }

  /** Deletes a backup and those that build on it. */
  delete(backup: Backup): void {
    for (const each of [backup, ...this.dependents(backup.id)].toReversed()) this.#drop(each);
  }

  // --- the jobs

  readonly #making: JobHandler = {
    ...this.#copying(),
    finish: (job) => {
      const { backup } = job.backup!;
      this.state.backups.set(backup.id, backup);
      this.state.last.set(backup.vm, backup.id);
      const { id, vm, base, index, volumes } = backup;
      const kept = volumes.map(({ lv, chunks }) => ({ copy: lv, chunks: chunks.length }));
      this.#tell("backupMade", { vm, backup: id, base, index, volumes: kept });
      thaw(this.#parts, job);
    },
    abort: (job) => {
      const { copyOnWrite, machines } = this.#parts;
      const { backup, changed } = job.backup!;
      thaw(this.#parts, job);
      for (const { lv } of backup.volumes) this.#dropVolume(lv);
      const { firstLv } = machines.state.vms[backup.vm]!;
      for (const [at, chunks] of changed.entries()) copyOnWrite.giveChangedBack(firstLv + at, chunks);
    },
  };

  readonly #restoring: JobHandler = { ...this.#copying(), finish: () => {}, abort: () => {} };

  readonly #remaking: JobHandler = {
    ...this.#copying(),
    finish: () => {},
    abort: ({ vm }) => {
      const { machines } = this.#parts;
      machines.undefine(machines.state.vms[vm]!, false, "job");
    },
  };

  #copying(): Pick<JobHandler, "isHolding" | "next" | "partEnded"> {
    return {
      isHolding: false,
      next: ({ work, done }) => {
        const copy = work?.chunks[done];
        if (!copy) return null;
        const plan = this.#parts.chunkCopies.planOf(copy);
        return plan ? { plan, units: 1 } : "failed";
      },
      partEnded: ({ work, done }) => this.#parts.chunkCopies.copied(work!.chunks[done]!),
    };
  }

  // --- which chunks

  #taken(kept: KeptVolume, isIncremental: boolean): Taken {
    const { chunkCopies, copyOnWrite } = this.#parts;
    const all = chunkCopies.chunksOf(kept);
    if (!isIncremental) return { chunks: all, gone: [] };
    const there = new Set(all);
    const changed = copyOnWrite.changedIn(kept.lv);
    return { chunks: changed.filter((chunk) => there.has(chunk)), gone: changed.filter((chunk) => !there.has(chunk)) };
  }

  /** The volume that holds so much, on disks for backups; none for nothing. */
  #specOf(vm: Vm, { name: volume }: NamedVolume, name: string, { chunks }: Taken): readonly VolumeSpec[] {
    const { volumes, copyOnWrite } = this.#parts;
    const bytes = volumes.bytesOf(chunks.length * copyOnWrite.chunkBlocks);
    return bytes === 0 ? [] : [{ name: `${vm.name}/${volume}@${name}`, bytes }];
  }

  /** The backup, and those that it builds on, the oldest last. */
  #chainOf(backup: Backup): Backup[] {
    const before = this.state.backups.get(backup.base);
    return before ? [backup, ...this.#chainOf(before)] : [backup];
  }

  /** Where a backup has the chunks of a volume: the newest copy of each. */
  #chunksOf(backup: Backup, at: number): ReadonlyMap<number, ChunkCopy["from"]> {
    const found = new Map<number, ChunkCopy["from"]>();
    for (const { volumes } of this.#chainOf(backup).toReversed()) {
      const { lv, chunks, gone } = volumes[at]!;
      for (const chunk of gone) found.delete(chunk);
      for (const [place, chunk] of chunks.entries()) found.set(chunk, { lv, copy: lv, chunk: place });
    }
    return found;
  }

  /** What is to be copied to a volume, which has what it needs for that from now on, and nothing else. */
  #copiesTo(lv: LvId, chunks: ReadonlyMap<number, ChunkCopy["from"]>): readonly ChunkCopy[] {
    const { copyOnWrite, volumes } = this.#parts;
    const ascending = [...chunks].toSorted(([a], [b]) => a - b);
    if (copyOnWrite.isThin(lv))
      copyOnWrite.replaceChunks(
        lv,
        ascending.map(([chunk]) => chunk),
      );
    const size = copyOnWrite.isThin(lv) ? Infinity : volumes.logicalExtents(lv);
    return ascending.filter(([chunk]) => chunk < size).map(([chunk, from]) => ({ from, to: { lv, chunk } }));
  }

  #drop({ id, vm, base, index, volumes }: Backup): void {
    const { copyOnWrite, machines } = this.#parts;
    const { backups, last } = this.state;
    backups.delete(id);
    for (const { lv } of volumes) this.#dropVolume(lv);
    this.#tell("backupDeleted", { vm, backup: id, index });
    if (last.get(vm) !== id) return;
    last.delete(vm);
    const { life, firstLv } = machines.state.vms[vm]!;
    if (base < 0 || life === "none") return;
    // What has changed since the one before it is what it had, and what has changed after it.
    last.set(vm, base);
    for (const [at, { chunks, gone }] of volumes.entries())
      copyOnWrite.giveChangedBack(firstLv + at, [...chunks, ...gone]);
  }

  #dropVolume(lv: LvId): void {
    if (lv < 0) return;
    this.#parts.volumes.delete(lv);
    this.#parts.copyOnWrite.forget(lv);
  }

  /** The backups that jobs make or read. */
  #inWork(): readonly Backup[] {
    return [...this.#parts.jobs.state.running.values()].flatMap(({ backup }: Job) => backup?.backup ?? []);
  }

  #tell<Kind extends EventKind>(kind: Kind, body: Body<Kind>): void {
    const { recorder, pending } = this.#parts;
    recorder.tell(pending.state.clock.now, kind, body);
  }
}
