/**
 * The references once, with one number of frames, under a policy that goes by the order of loads or of last references alone
 * (FIFO, LRU, MRU): the frames stand in a ring of links, and nothing but numbers in typed arrays is touched. It comes to the
 * same points as the policy itself, many times as fast.
 *
 * ```
 * next:  rim -> oldest -> ... -> youngest -> rim       `rim`: the place after the last frame, where the ring begins
 * ```
 */
import type { FrameOrder } from "../../model/frameOrder.ts";
import type { ReferenceTrace } from "../../model/referenceTrace.ts";
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import type { CurvePass } from "./pass.ts";

/** References between two looks at the time. */
const STRIDE = 8192;
const NO_FRAME = -1;

export class ListPass implements CurvePass {
  readonly #trace: ReferenceTrace;
  /** A hit makes its frame the youngest. */
  readonly #movesOnHit: boolean;
  /** The youngest leaves instead of the oldest. */
  readonly #youngestLeaves: boolean;
  readonly #frames: number;
  /** Frame of each page. */
  readonly #frameOf: Int32Array;
  /** Page in each frame. */
  readonly #pageIn: Int32Array;
  readonly #dirty: Uint8Array;
  readonly #previous: Int32Array;
  readonly #next: Int32Array;
  /** Frames that have a page: the lowest ones. */
  #used = 0;
  #at = 0;
  #faults = 0;
  #writeBacks = 0;

  constructor(trace: ReferenceTrace, frames: number, { by, leaves }: FrameOrder) {
    // No page ever leaves where there is a frame for each.
    const needed = Math.min(frames, trace.distinct);
    this.#trace = trace;
    this.#movesOnHit = by === "reference";
    this.#youngestLeaves = leaves === "nearest";
    this.#frames = needed;
    this.#frameOf = new Int32Array(trace.distinct).fill(NO_FRAME);
    this.#pageIn = new Int32Array(needed);
    this.#dirty = new Uint8Array(needed);
    this.#previous = new Int32Array(needed + 1).fill(needed);
    this.#next = new Int32Array(needed + 1).fill(needed);
  }

  get done(): number {
    return this.#at;
  }

  advance(isTime: () => boolean): boolean {
    const { pages } = this.#trace;
    while (this.#at < pages.length) {
      this.#refer(Math.min(pages.length, this.#at + STRIDE));
      if (isTime()) break;
    }
    return this.#at === pages.length;
  }

  points([frames = 0]: readonly number[]): CurvePoint[] {
    return [{ frames, faults: this.#faults, writeBacks: this.#writeBacks }];
  }

  /** Makes the references up to number `end`. */
  #refer(end: number): void {
    const { pages, writes } = this.#trace;
    const frameOf = this.#frameOf;
    const pageIn = this.#pageIn;
    const dirty = this.#dirty;
    const previous = this.#previous;
    const next = this.#next;
    const rim = this.#frames;
    const movesOnHit = this.#movesOnHit;
    const youngestLeaves = this.#youngestLeaves;
    let used = this.#used;
    let faults = this.#faults;
    let writeBacks = this.#writeBacks;
    for (let at = this.#at; at < end; at += 1) {
      const page = pages[at]!;
      const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
      let frame = frameOf[page]!;
      if (frame !== NO_FRAME) {
        dirty[frame]! |= isWritten;
        if (!movesOnHit || previous[rim] === frame) continue;
        const before = previous[frame]!;
        const after = next[frame]!;
        next[before] = after;
        previous[after] = before;
      } else {
        faults += 1;
        if (used < rim) {
          frame = used;
          used += 1;
        } else {
          frame = youngestLeaves ? previous[rim]! : next[rim]!;
          const before = previous[frame]!;
          const after = next[frame]!;
          next[before] = after;
          previous[after] = before;
          frameOf[pageIn[frame]!] = NO_FRAME;
          writeBacks += dirty[frame]!;
        }
        frameOf[page] = frame;
        pageIn[frame] = page;
        dirty[frame] = isWritten;
      }
      const youngest = previous[rim]!;
      previous[frame] = youngest;
      next[frame] = rim;
      next[youngest] = frame;
      previous[rim] = frame;
    }
    this.#at = end;
    this.#used = used;
    this.#faults = faults;
    this.#writeBacks = writeBacks;
  }
}
