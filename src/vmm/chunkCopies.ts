/**
 * Chunks that jobs copy from one volume to another (domain A.6, D.5): what reading one and writing it means on disks, and what
 * the copy holds then. A chunk is one of the thin pool, or an extent where volumes are not thin.
 *
 * ```
 * read where it is kept --> written to its new place --> the new place holds what was kept
 * ```
 */
import { isWrite } from "../model/events.ts";
import type { LvId } from "../model/units.ts";
import type { CopyOnWrite } from "./copyOnWrite.ts";
import type { KeptVolume } from "./snapshots.ts";
import { placeInSnapshot } from "./storage/cow/exceptions.ts";
import type { CowStep } from "./storage/cow/io.ts";
import type { IoPlan } from "./storage/ioPlan.ts";
import type { Volumes } from "./volumes.ts";

/** A chunk of a volume, as something keeps it. */
export interface KeptChunk extends KeptVolume {
  readonly chunk: number;
}

export interface ChunkCopy {
  readonly from: KeptChunk;
  readonly to: { readonly lv: LvId; readonly chunk: number };
}

/** What a job copies. Plain data that never changes. */
export interface CopyWork {
  /** One after the other. */
  readonly chunks: readonly ChunkCopy[];
  /** What keeps volumes for this job alone; of a merge what is copied back. */
  readonly frozen: readonly KeptVolume[];
}

export class ChunkCopies {
  readonly #copyOnWrite: CopyOnWrite;
  readonly #volumes: Volumes;

  constructor(copyOnWrite: CopyOnWrite, volumes: Volumes) {
    this.#copyOnWrite = copyOnWrite;
    this.#volumes = volumes;
  }

  /** The chunks that a volume has, or had when it was kept, ascending. */
  chunksOf({ lv, copy }: KeptVolume): readonly number[] {
    const { thin } = this.#copyOnWrite.state;
    if (thin?.volumes.has(copy)) return this.#copyOnWrite.chunksHeld(copy);
    return Array.from({ length: this.#volumes.logicalExtents(lv) }, (_, chunk) => chunk);
  }

  /** The copies of all chunks of a volume to `target`, a new one, which has what it needs for them from now on. */
  wholeCopy(kept: KeptVolume, target: LvId): readonly ChunkCopy[] {
    const chunks = this.chunksOf(kept);
    if (this.#copyOnWrite.isThin(target)) this.#copyOnWrite.provision(target, chunks);
    return chunks.map((chunk) => ({ from: { ...kept, chunk }, to: { lv: target, chunk } }));
  }

  /** How a chunk is copied; null: it cannot be, a disk has failed or what kept it has been lost. */
  planOf({ from, to }: ChunkCopy): IoPlan | null {
    if (this.#copyOnWrite.isInvalid(from.copy)) return null;
    const read = this.#copyOnWrite.planOf(from.lv, [this.#access(from, false)]);
    const write = read && this.#planToWrite(from, to);
    return write && asJob([...read, ...write]);
  }

  /** What snapshots keep of the volume that is written they get first. */
  #planToWrite(from: ChunkCopy["from"], to: ChunkCopy["to"]): IoPlan | null {
    if (!this.#copyOnWrite.state.origins.has(to.lv))
      return this.#copyOnWrite.planOf(to.lv, [this.#access({ ...to, copy: to.lv }, true)]);
    const [token] = this.#copyOnWrite.tokensIn(from.lv, from.copy, from.chunk);
    return this.#copyOnWrite.planOverwrite(to.lv, to.chunk, token!);
  }

  /** The chunk has been copied: the new place holds it. */
  copied({ from, to }: ChunkCopy): void {
    this.#copyOnWrite.setTokens(to.lv, to.chunk, this.#copyOnWrite.tokensIn(from.lv, from.copy, from.chunk));
  }

  #access({ lv, copy, chunk }: KeptChunk, write: boolean): CowStep {
    const { thin, origins } = this.#copyOnWrite.state;
    if (thin?.volumes.has(copy)) {
      const { chunkBlocks: blocks } = thin;
      return [{ write, block: this.#copyOnWrite.placeOf(copy, chunk) * blocks, blocks, store: -1 }];
    }
    const { chunkBlocks: blocks } = this.#copyOnWrite;
    if (copy === lv) return [{ write, block: chunk * blocks, blocks, store: -1 }];
    return [{ write, blocks: 1, ...placeInSnapshot(origins.get(lv)!, copy, chunk)! }];
  }
}

/** The same requests, made by a job. */
function asJob(plan: IoPlan): IoPlan {
  return plan.map((step) =>
    step.map((request) => ({ ...request, purpose: isWrite(request.purpose) ? "jobWrite" : "jobRead" })),
  );
}
