/**
 * Linked clones whose volumes lie on those of another machine, as images of qcow2 do (domain D.5), and the two jobs that change
 * that. Rules for a single volume: `storage/cow/layers.ts`.
 *
 * ```
 * commit   what the clone has itself goes into the volumes below, chunk after chunk; then it is empty      (both are busy)
 * rebase   what would read otherwise is copied into it, chunk after chunk; then others lie below, or none  (it may go on)
 * ```
 * Both can be aborted: a commit keeps what it overwrites until it has ended, and what a rebase has copied is given back but for
 * what the guest has written since.
 */
import { NONE, type LvId, type VmUid } from "../model/units.ts";
import type { ChunkCopy } from "./chunkCopies.ts";
import type { CopiesParts } from "./copiesParts.ts";
import type { JobHandler } from "./jobs.ts";
import type { NamedVolume } from "./snapshots.ts";
import type { Vm } from "./vm.ts";

export class Layering {
  readonly #parts: CopiesParts;
  readonly #volumesOf: (vm: Vm) => readonly NamedVolume[];

  constructor(parts: CopiesParts, volumesOf: (vm: Vm) => readonly NamedVolume[]) {
    this.#parts = parts;
    this.#volumesOf = volumesOf;
  }

  /** The machine whose volumes lie below those of `vm`; null: there is none. */
  baseOf(vm: Vm): Vm | null {
    const { machines, snapshots } = this.#parts;
    const base = snapshots.state.bases.get(vm.uid);
    return base ? machines.state.vms[base.vm]! : null;
  }

  /** Somebody reads through its volumes: they must not change. */
  isReadThrough(vm: Vm): boolean {
    return this.readersOf(vm) > 0;
  }

  /** How many volumes lie on the volume of `vm` that most lie on. */
  readersOf(vm: Vm): number {
    const { copyOnWrite } = this.#parts;
    if (!copyOnWrite.isLayered) return 0;
    return Math.max(0, ...this.#volumesOf(vm).map(({ lv }) => copyOnWrite.readersOf(lv)));
  }

  /** `vm` reads through `other`, directly or not, or is it. */
  standsOn(vm: Vm, other: Vm): boolean {
    for (let at: Vm | null = vm; at; at = this.baseOf(at)) if (at === other) return true;
    return false;
  }

  /** The volumes of the two are as many, and as large. */
  fits(vm: Vm, base: Vm): boolean {
    const { copyOnWrite } = this.#parts;
    const sizes = (machine: Vm) => this.#volumesOf(machine).map(({ bytes }) => copyOnWrite.chunksOf(bytes));
    const [own, below] = [sizes(vm), sizes(base)];
    return own.length === below.length && own.every((size, at) => size === below[at]);
  }

  /** The volumes of `clone`, which have nothing themselves, lie on those of `base`. */
  put(clone: Vm, base: Vm): void {
    this.#setBase(clone, base.uid, base.firstLv);
  }

  /** Chunks of the pool that committing `vm` takes until it has ended: what is overwritten is kept so long. */
  chunksToCommit(vm: Vm): number {
    return this.#volumesOf(vm).reduce((sum, { lv }) => sum + this.#parts.copyOnWrite.dataChunks(lv).length, 0);
  }

  /** Chunks of the pool that `vm` gets when others lie below its volumes, null: none. */
  chunksToPull(vm: Vm, base: Vm | null): number {
    return this.#pulls(vm, base).length;
  }

  /** Begins to write what `vm` has itself into the machine below it. Both are off. */
  beginCommit(vm: Vm): void {
    const { copyOnWrite, jobs, snapshots } = this.#parts;
    const base = this.baseOf(vm)!;
    const chunks = this.#volumesOf(vm).flatMap(({ lv }) =>
      copyOnWrite.ownChunks(lv).map((chunk): ChunkCopy => {
        return { from: { lv, copy: lv, chunk }, to: { lv: copyOnWrite.backingOf(lv), chunk } };
      }),
    );
    const frozen = chunks.length > 0 ? snapshots.freeze(base, "commit", this.#volumesOf(base), []) : [];
    jobs.begin("commit", vm.uid, chunks.length, firstOf(vm), { other: base.uid, work: { chunks, frozen } });
  }

  /** Begins to copy what would read otherwise with the volumes of `base` below those of `vm`, null: with nothing. */
  beginRebase(vm: Vm, base: Vm | null): void {
    const chunks = this.#pulls(vm, base);
    this.#parts.jobs.begin("rebase", vm.uid, chunks.length, firstOf(vm), {
      other: base?.uid ?? NONE,
      work: { chunks, frozen: [] },
    });
  }

  readonly committing: JobHandler = {
    isHolding: false,
    next: ({ work, done }) => {
      const copy = work!.chunks[done];
      if (!copy) return null;
      const plan = this.#parts.copyOnWrite.commitChunk(copy.from.lv, copy.from.chunk);
      return plan && plan !== "failed" ? { plan, units: 1 } : "failed";
    },
    finish: ({ vm, other, work }) => {
      const { copyOnWrite, guestIo, machines } = this.#parts;
      for (const { lv } of this.#volumesOf(machines.state.vms[vm]!)) copyOnWrite.empty(lv);
      this.#thaw(other, work!.frozen);
      guestIo.serveWaitingWrites();
    },
    abort: ({ other, work }) => {
      const { copyOnWrite, guestIo } = this.#parts;
      for (const { lv, copy } of work!.frozen) copyOnWrite.revertThin(lv, copy);
      this.#thaw(other, work!.frozen);
      guestIo.serveWaitingWrites();
    },
  };

  readonly rebasing: JobHandler = {
    isHolding: false,
    next: ({ work, done }) => {
      const copy = work!.chunks[done];
      if (!copy) return null;
      const plan = this.#parts.copyOnWrite.pull(copy.to.lv, copy.to.chunk);
      return plan && plan !== "failed" ? { plan, units: 1 } : "failed";
    },
    finish: ({ vm, other }) => {
      const { machines } = this.#parts;
      this.#setBase(machines.state.vms[vm]!, other, machines.state.vms[other]?.firstLv ?? NONE);
    },
    abort: ({ work }) => {
      const { copyOnWrite, guestIo } = this.#parts;
      for (const [lv, chunks] of byVolume(work!.chunks)) copyOnWrite.givePulledBack(lv, chunks);
      guestIo.serveWaitingWrites();
    },
  };

  #pulls(vm: Vm, base: Vm | null): readonly ChunkCopy[] {
    return this.#volumesOf(vm).flatMap(({ lv }, at) =>
      this.#parts.copyOnWrite.chunksToPull(lv, base ? base.firstLv + at : NONE).map((chunk): ChunkCopy => {
        return { from: { lv, copy: lv, chunk }, to: { lv, chunk } };
      }),
    );
  }

  #setBase(vm: Vm, base: VmUid | -1, first: LvId | -1): void {
    const { copyOnWrite, snapshots } = this.#parts;
    const volumes = this.#volumesOf(vm).map(({ lv }, at) => ({ lv, backing: first < 0 ? NONE : first + at }));
    for (const { lv, backing } of volumes) copyOnWrite.setBacking(lv, backing);
    snapshots.rebased(vm.uid, base, volumes);
  }

  #thaw(base: VmUid, frozen: NonNullable<Parameters<JobHandler["abort"]>[0]["work"]>["frozen"]): void {
    if (frozen.length > 0) this.#parts.snapshots.thaw(base, frozen);
  }
}

function firstOf({ firstLv, lvCount }: Vm): LvId | -1 {
  return lvCount > 0 ? firstLv : NONE;
}

function byVolume(chunks: readonly ChunkCopy[]): ReadonlyMap<LvId, readonly number[]> {
  const found = new Map<LvId, number[]>();
  for (const { to } of chunks) found.set(to.lv, [...(found.get(to.lv) ?? []), to.chunk]);
  return found;
}
