/**
 * Snapshots of machines with their memory (domain A.5, D.5): every page that holds something is written into a volume of the
 * pool, and what the vCPUs were doing is kept with it; going back reads it, as often as one likes. Both are jobs, and the
 * machine stands still meanwhile.
 *
 * ```
 * take      vCPUs stop -- pages written --> volumes kept, vCPUs go on                  aborted: vCPUs go on, no snapshot
 * revert    off, then memory as when started -- chunks copied back, pages read --> vCPUs go on from there
 * ```
 * The volumes are kept when the last page is written: writes that waited for a chunk until then are in both. The room for that
 * is taken at the beginning. Going back is not aborted, since what it has overwritten nobody has any more; forced off amid it,
 * the machine has volumes part old and part new, and the snapshot is still whole.
 */
import { cloneState } from "../base/cloneState.ts";
import type { RevertState } from "../model/scenario.ts";
import { NONE } from "../model/units.ts";
import type { CopiesParts } from "./copiesParts.ts";
import { startContext } from "./cpu/state.ts";
import type { Job, JobHandler } from "./jobs.ts";
import type { Merging } from "./merging.ts";
import type { MachineSnapshot, NamedVolume, SnapshotWork } from "./snapshots.ts";
import type { SavedImage, Vm } from "./vm.ts";

export class MemorySnapshots {
  readonly #parts: CopiesParts;
  readonly #merging: Merging;
  readonly #volumesOf: (vm: Vm) => readonly NamedVolume[];

  constructor(parts: CopiesParts, merging: Merging, volumesOf: (vm: Vm) => readonly NamedVolume[]) {
    this.#parts = parts;
    this.#merging = merging;
    this.#volumesOf = volumesOf;
  }

  /** Begins to write the memory of `vm`, which is on. */
  begin(vm: Vm, { name, index, stores, size }: Omit<SnapshotWork, "image">): void {
    const { images, machines, jobs } = this.#parts;
    const image = images.newImage(vm, NONE, `${vm.name}/memory@${name}`);
    machines.standStill(vm);
    jobs.begin("snapshotMemory", vm.uid, image.pages.length, image.lv, {
      taking: { name, index, stores, size, image },
    });
  }

  /** Begins to go back to a snapshot with its memory; `vm` is off. */
  beginRevert(vm: Vm, snapshot: MachineSnapshot, to: RevertState | undefined): void {
    const { machines, processor, jobs } = this.#parts;
    const { lv, pages, isPaused } = snapshot.memory!;
    machines.turnOn(vm, to ?? (isPaused ? "paused" : "running"));
    for (const v of machines.vcpusOf(vm)) if (v.phase !== "finished") processor.put(v, startContext());
    const chunks = this.#merging.chunksOf(snapshot);
    const work = { chunks: [], frozen: snapshot.volumes };
    jobs.begin("revert", vm.uid, chunks + pages.length, lv, { work, snapshot: snapshot.id });
  }

  readonly taking: JobHandler = {
    isHolding: true,
    next: (job) => {
      const { images } = this.#parts;
      if (job.done < job.total) return images.part(job, true);
      return images.isAwaited(this.#vmOf(job)) ? "wait" : null;
    },
    finish: (job) => {
      const { images, snapshots, machines } = this.#parts;
      const vm = this.#vmOf(job);
      const { name, index, stores, size, image } = job.taking!;
      const memory = cloneState(images.captured(vm, image));
      snapshots.take(vm, name, { volumes: this.#volumesOf(vm), stores, size, memory, index });
      machines.goOnAfterJob(vm);
    },
    abort: (job, isStopping) => {
      const { copyOnWrite, volumes, machines } = this.#parts;
      const { stores, image } = job.taking!;
      if (image.lv >= 0) volumes.delete(image.lv);
      for (const store of stores) copyOnWrite.dropUnusedStore(store);
      if (!isStopping) machines.goOnAfterJob(this.#vmOf(job));
    },
  };

  readonly reverting: JobHandler = {
    isHolding: true,
    next: (job) => {
      const merge = this.#merging.handler.next(job);
      if (merge !== null) return merge;
      const { pages } = this.#memoryOf(job);
      const done = job.done - (job.total - pages.length);
      return done < pages.length ? this.#parts.images.part({ total: pages.length, done, lv: job.lv }, false) : null;
    },
    partEnded: (job) => {
      if (job.done < job.total - this.#memoryOf(job).pages.length) this.#merging.handler.partEnded?.(job);
    },
    finish: (job) => {
      const { images, machines } = this.#parts;
      const vm = this.#vmOf(job);
      images.refill(vm, cloneState(this.#memoryOf(job)));
      machines.goOnAfterJob(vm);
    },
    abort: (job) => this.#parts.machines.turnOff(this.#vmOf(job), "shutOff", "job"),
  };

  #vmOf({ vm }: Job): Vm {
    return this.#parts.machines.state.vms[vm]!;
  }

  #memoryOf({ snapshot }: Job): SavedImage {
    return this.#parts.snapshots.state.snapshots.get(snapshot)!.memory!;
  }
}
