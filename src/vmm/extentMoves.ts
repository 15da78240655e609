/**
 * Extents that move to other disks while guests go on (domain D.4, pvmove): one after the other is read, written to an extent
 * that was taken for it, and only then the volume has it there; the old one is free. An aborted move leaves what has moved
 * where it is now.
 *
 * ```
 * taken --> old place read --> new place written --> mapping switched, old extent free --> the next one
 * ```
 * What is written to an extent amid its copy goes to both places, and the copy does not overwrite it. Which extents there are
 * to move is settled at the beginning; one that its volume has given up meanwhile is left out.
 */
import { NONE, type LvId, type PvId } from "../model/units.ts";
import type { BlockIo } from "./blockIo.ts";
import type { JobHandler, Jobs } from "./jobs.ts";
import type { Volumes, WrittenPart } from "./volumes.ts";

/** What is to move, and where it may go. */
export interface MoveWish {
  readonly from: PvId;
  /** The only volumes that are meant; null: all. */
  readonly lvs: readonly LvId[] | null;
  /** The only disk that it may go to; null: any other. */
  readonly to: PvId | null;
}

export class ExtentMoves {
  readonly #volumes: Volumes;
  readonly #blockIo: BlockIo;

  constructor(volumes: Volumes, blockIo: BlockIo) {
    this.#volumes = volumes;
    this.#blockIo = blockIo;
  }

  begin(wish: MoveWish, jobs: Jobs): void {
    const { from, to } = wish;
    const extents = this.#volumes.extentsToMove(wish);
    this.#volumes.state.move = { from, to, extents, held: null };
    jobs.begin("move", NONE, extents.length, NONE);
  }

  readonly handler: JobHandler = {
    isHolding: false,
    next: (job) => {
      const { move } = this.#volumes.state;
      const next = move?.extents[job.done];
      if (!next) return null;
      if (!this.#volumes.isThere(next)) return { plan: [], units: 1 };
      // What was written before is to be read: a disk that serves several at a time could do both at once.
      const isMeant = (request: WrittenPart) => this.#volumes.covers(request, next);
      if (this.#blockIo.isWritten(isMeant)) return "wait";
      const held = this.#volumes.hold(next);
      if (!held) return "failed";
      this.#blockIo.writeAlsoAt(isMeant, held);
      const page = next.row;
      return {
        plan: [
          [{ pv: next.pv, extent: next.extent, purpose: "jobRead", page, blocks: 1 }],
          [{ pv: held.pv, extent: held.extent, purpose: "jobWrite", page, blocks: 1 }],
        ],
        units: 1,
      };
    },
    partEnded: () => {
      const switched = this.#volumes.switchHeld();
      if (switched) this.#blockIo.redirect(switched.source, switched.target);
    },
    finish: () => this.#end(),
    abort: () => this.#end(),
  };

  #end(): void {
    const held = this.#volumes.state.move?.held;
    if (held) this.#blockIo.writeNoMoreAt(held.target);
    this.#volumes.giveHeldBack();
    this.#volumes.state.move = null;
  }
}
