/**
 * A replacement policy alone with a reference string, on frames that nobody else uses: no machine, no processor, no disk
 * that takes time. The policy is the live one, and it is asked and told of the same things in the same order (`paging.ts`),
 * so that the faults are those of a run of these references with as many frames.
 */
import type { FrameId } from "../../model/units.ts";
import { addFrame, createFrameSet, nextFrame, removeFrame, type FrameSet } from "./frameSet.ts";
import type { MemoryPolicy, NextUse, Params } from "./policy.ts";
import { Shadow } from "./shadow.ts";

/** In a column of next uses: there is none. */
export const NEVER_USED = 2 ** 32 - 1;

export interface ReplayConfig {
  readonly policy: MemoryPolicy<unknown>;
  readonly params: Params;
  readonly frames: number;
  /** Pages in all: their numbers are below it. */
  readonly pages: number;
  readonly seed: number;
}

const NOBODY: NextUse = { by: -1, distance: Infinity };
const NO_FRAME = -1;

export class Replay {
  faults = 0;
  writeBacks = 0;
  readonly #shadow: Shadow;
  readonly #givesUp: boolean;
  /** By page; -1: none. */
  readonly #frameOf: Int32Array;
  readonly #free: FrameSet;
  /** The number of the reference to each page that comes next; by page. */
  readonly #nextUse: Uint32Array;
  #made = 0;

  constructor({ policy, params, frames, pages, seed }: ReplayConfig) {
    this.#givesUp = policy.givesUp !== undefined;
    this.#frameOf = new Int32Array(pages).fill(NO_FRAME);
    this.#free = createFrameSet(frames, true);
    this.#nextUse = policy.foresee ? new Uint32Array(pages) : new Uint32Array(0);
    const foresight = {
      nextUse: (_vm: number, page: number) => this.#nextUseOf(page),
      referencesOf: () => this.#made,
    };
    this.#shadow = new Shadow({ policy, params, frames, seed, machineOf: () => 0, foresight });
  }

  /**
   * The next reference. `nextUse`: the number of the one to the same page after it, counted from 0, or `NEVER_USED`; only
   * policies that look ahead read it. True: the page was in a frame.
   */
  reference(page: number, write: boolean, nextUse: number): boolean {
    this.#made += 1;
    if (this.#nextUse.length > 0) this.#nextUse[page] = nextUse;
    const frame = this.#frameOf[page]!;
    const isHit = frame !== NO_FRAME;
    if (isHit) this.#shadow.hit(frame, write);
    else this.#load(page, write);
    if (this.#givesUp) this.#giveUp();
    return isHit;
  }

  #load(page: number, write: boolean): void {
    this.faults += 1;
    this.#shadow.missed(page);
    let frame: FrameId = this.#free.size > 0 ? nextFrame(this.#free, 0) : NO_FRAME;
    if (frame >= 0) removeFrame(this.#free, frame);
    else {
      const replaced = this.#shadow.replace(page);
      if (!replaced) throw new Error(`no page could leave for page ${page}`);
      this.#frameOf[replaced.page] = NO_FRAME;
      this.writeBacks += replaced.written;
      frame = replaced.frame;
    }
    this.#frameOf[page] = frame;
    this.#shadow.load(frame, page, write);
  }

  #giveUp(): void {
    for (const { frame, page, written } of this.#shadow.giveUp()) {
      this.#frameOf[page] = NO_FRAME;
      this.writeBacks += written;
      addFrame(this.#free, frame);
    }
  }

  #nextUseOf(page: number): NextUse {
    const at = this.#nextUse[page]!;
    // The first one to come is reference number `made`.
    return at === NEVER_USED ? NOBODY : { by: 0, distance: at - this.#made + 1 };
  }
}
