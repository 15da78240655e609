/**
 * Full clones (domain A.5, A.6): a job that copies all there is of the volumes of a machine, as they were when it began, to
 * those of a new machine. Of a machine that is on a temporary snapshot is read, so that it may go on; one that is off is busy
 * meanwhile.
 *
 * ```
 * new machine, off and busy -- chunk after chunk read and written --> both are as any other      aborted: no new machine
 * ```
 */
import type { JobHandler } from "./jobs.ts";
import type { CopiesParts } from "./copiesParts.ts";
import type { KeptVolume } from "./snapshots.ts";
import { thaw } from "./thaw.ts";
import type { Vm } from "./vm.ts";

export class Cloning {
  readonly #parts: CopiesParts;

  constructor(parts: CopiesParts) {
    this.#parts = parts;
  }

  /** Begins to copy what keeps the volumes of `vm` to those of `clone`. `frozen`: what does so for this job alone. */
  begin(vm: Vm, clone: Vm, sources: readonly KeptVolume[], frozen: readonly KeptVolume[]): void {
    const { chunkCopies, jobs } = this.#parts;
    const chunks = sources.flatMap((kept, at) => chunkCopies.wholeCopy(kept, clone.firstLv + at));
    const lv = clone.lvCount > 0 ? clone.firstLv : -1;
    jobs.begin("clone", vm.uid, chunks.length, lv, { other: clone.uid, work: { chunks, frozen } });
  }

  readonly handler: JobHandler = {
    isHolding: false,
    next: ({ work, done }) => {
      const copy = work?.chunks[done];
      if (!copy) return null;
      const plan = this.#parts.chunkCopies.planOf(copy);
      return plan ? { plan, units: 1 } : "failed";
    },
    partEnded: ({ work, done }) => this.#parts.chunkCopies.copied(work!.chunks[done]!),
    finish: (job) => thaw(this.#parts, job),
    abort: (job) => {
      thaw(this.#parts, job);
      const { machines } = this.#parts;
      machines.undefine(machines.state.vms[job.other]!, false, "job");
    },
  };
}
