/**
 * Going back to a snapshot with exception stores (domain D.5): a merge, as a job. Chunk after chunk is copied from the store to
 * the volume, two accesses each; snapshots that lack what is overwritten get it first. The machine is off and busy meanwhile.
 *
 * A merge is not aborted: what it has overwritten nobody has any more. If a disk fails under it, the volumes are neither as
 * before nor as at the snapshot, which can still be read whole: going back to it once more does the rest.
 */
import type { LvId } from "../model/units.ts";
import type { JobHandler } from "./jobs.ts";
import type { CopiesParts } from "./copiesParts.ts";
import type { MachineSnapshot } from "./snapshots.ts";

export class Merging {
  readonly #parts: CopiesParts;

  constructor(parts: CopiesParts) {
    this.#parts = parts;
  }

  begin({ vm, volumes }: MachineSnapshot): void {
    const chunks = this.chunksOf({ volumes });
    const work = { chunks: [], frozen: volumes };
    if (chunks > 0) this.#parts.jobs.begin("merge", vm, chunks, volumes[0]!.lv, { work });
  }

  /** Chunks that are to be copied back from the stores of a snapshot. */
  chunksOf({ volumes }: Pick<MachineSnapshot, "volumes">): number {
    return volumes.reduce((sum, { copy }) => sum + this.#parts.copyOnWrite.chunksInStore(copy), 0);
  }

  readonly handler: JobHandler = {
    isHolding: false,
    next: ({ work }) => {
      const store = this.#next(work!.frozen.map(({ copy }) => copy));
      if (store === null) return null;
      const plan = this.#parts.copyOnWrite.planMerge(store);
      return plan ? { plan, units: 1 } : "failed";
    },
    partEnded: ({ work }) => this.#parts.copyOnWrite.merge(this.#next(work!.frozen.map(({ copy }) => copy))!),
    finish: () => {},
    abort: () => {},
  };

  /** The first store that still has a chunk; null: all are empty. */
  #next(stores: readonly LvId[]): LvId | null {
    return stores.find((store) => this.#parts.copyOnWrite.chunksInStore(store) > 0) ?? null;
  }
}
