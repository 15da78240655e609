/**
 * The references once, with one number of frames, under a policy that goes by the order of loads or of last references alone
 * (FIFO, LRU, MRU). It comes to the same points as the policy itself, many times as fast: there are no lists, since the
 * reference string is the order already.
 *
 * ```
 * references   a b a c b d        LRU: who is in memory was referenced last at `oldest` or later. A fault looks on from
 *                ^ oldest         there for the first reference that is the last one of its page: that page leaves
 * ```
 * Of each page one number is kept. Each reference is looked at twice at most, when it is made and when `oldest` comes past it.
 * Under FIFO pages go round in a ring, and where the youngest leaves, only the last page counts.
 */
import type { FrameOrder } from "../../model/frameOrder.ts";
import type { ReferenceTrace } from "../../model/referenceTrace.ts";
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import type { CurvePass } from "./pass.ts";

/** References between two looks at the time. */
const STRIDE = 8192;
/** Of a page: it is in memory, and it was written since it came. */
const PRESENT = 2;
const DIRTY = 1;

export class OrderPass implements CurvePass {
  readonly #trace: ReferenceTrace;
  readonly #order: FrameOrder;
  readonly #frames: number;
  /**
   * LRU: twice the number of the last reference, plus `DIRTY`; below `2 * oldest` the page is not in memory. Others: `PRESENT`
   * and `DIRTY`.
   */
  readonly #ofPage: Int32Array;
  /** FIFO: the pages in the order of loads, from `#oldest` on, round and round. */
  readonly #ring: Int32Array;
  #oldest = 0;
  /** The page that was loaded last. */
  #newest = 0;
  /** Frames that have a page. */
  #used = 0;
  #at = 0;
  #faults = 0;
  #writeBacks = 0;

  /** `order`: by load or by reference. The trace must have fewer than 2^30 references. */
  constructor(trace: ReferenceTrace, frames: number, order: FrameOrder) {
    this.#trace = trace;
    this.#order = order;
    // No page ever leaves where there is a frame for each.
    this.#frames = Math.min(frames, trace.distinct);
    const isRecency = order.by === "reference" && order.leaves === "farthest";
    // Number 0 is a reference: what was never referenced is below it.
    this.#ofPage = new Int32Array(trace.distinct).fill(isRecency ? -1 : 0);
    this.#ring = new Int32Array(isRecency ? 0 : this.#frames);
  }

  get done(): number {
    return this.#at;
  }

  advance(isTime: () => boolean): boolean {
    const { pages } = this.#trace;
    const { by, leaves } = this.#order;
    while (this.#at < pages.length) {
      const end = Math.min(pages.length, this.#at + STRIDE);
      if (leaves === "nearest") this.#youngestLeaves(end, by === "reference");
      else if (by === "reference") this.#leastRecentLeaves(end);
      else this.#oldestLeaves(end);
      this.#at = end;
      if (isTime()) break;
    }
    return this.#at === pages.length;
  }

  points([frames = 0]: readonly number[]): CurvePoint[] {
    return [{ frames, faults: this.#faults, writeBacks: this.#writeBacks }];
  }

  /** Makes the references up to number `end` under LRU. */
  #leastRecentLeaves(end: number): void {
    const { pages, writes } = this.#trace;
    const ofPage = this.#ofPage;
    const frames = this.#frames;
    let oldest = this.#oldest;
    let used = this.#used;
    let faults = this.#faults;
    let writeBacks = this.#writeBacks;
    for (let at = this.#at; at < end; at += 1) {
      const page = pages[at]!;
      const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
      const before = ofPage[page]!;
      if (before >= 2 * oldest) {
        ofPage[page] = (2 * at) | (before & DIRTY) | isWritten;
        continue;
      }
      faults += 1;
      if (used < frames) used += 1;
      else {
        while (ofPage[pages[oldest]!]! >> 1 !== oldest) oldest += 1;
        writeBacks += ofPage[pages[oldest]!]! & DIRTY;
        oldest += 1;
      }
      ofPage[page] = (2 * at) | isWritten;
    }
    this.#oldest = oldest;
    this.#used = used;
    this.#faults = faults;
    this.#writeBacks = writeBacks;
  }

  /** Makes them under FIFO. */
  #oldestLeaves(end: number): void {
    const { pages, writes } = this.#trace;
    const ofPage = this.#ofPage;
    const ring = this.#ring;
    const frames = this.#frames;
    let oldest = this.#oldest;
    let used = this.#used;
    let faults = this.#faults;
    let writeBacks = this.#writeBacks;
    for (let at = this.#at; at < end; at += 1) {
      const page = pages[at]!;
      const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
      const before = ofPage[page]!;
      if (before !== 0) {
        if (isWritten > (before & DIRTY)) ofPage[page] = PRESENT | DIRTY;
        continue;
      }
      faults += 1;
      ofPage[page] = PRESENT | isWritten;
      if (used < frames) {
        ring[used] = page;
        used += 1;
        continue;
      }
      const victim = ring[oldest]!;
      writeBacks += ofPage[victim]! & DIRTY;
      ofPage[victim] = 0;
      ring[oldest] = page;
      oldest = oldest + 1 === frames ? 0 : oldest + 1;
    }
    this.#oldest = oldest;
    this.#used = used;
    this.#faults = faults;
    this.#writeBacks = writeBacks;
  }

  /** Makes them where the page loaded last leaves, or (`isByUse`, MRU) the one referenced last. */
  #youngestLeaves(end: number, isByUse: boolean): void {
    const { pages, writes } = this.#trace;
    const ofPage = this.#ofPage;
    const frames = this.#frames;
    let newest = this.#newest;
    let used = this.#used;
    let faults = this.#faults;
    let writeBacks = this.#writeBacks;
    for (let at = this.#at; at < end; at += 1) {
      const page = pages[at]!;
      const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
      const before = ofPage[page]!;
      if (before !== 0) {
        if (isWritten > (before & DIRTY)) ofPage[page] = PRESENT | DIRTY;
        if (isByUse) newest = page;
        continue;
      }
      faults += 1;
      if (used < frames) used += 1;
      else {
        writeBacks += ofPage[newest]! & DIRTY;
        ofPage[newest] = 0;
      }
      ofPage[page] = PRESENT | isWritten;
      newest = page;
    }
    this.#newest = newest;
    this.#used = used;
    this.#faults = faults;
    this.#writeBacks = writeBacks;
  }
}
