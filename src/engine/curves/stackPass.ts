/**
 * The faults of LRU with every number of frames at once. A page that was referenced with `d - 1` others since its last
 * reference is in memory exactly where there are `d` frames or more: so one pass counts how often each distance occurs.
 *
 * ```
 * references   a b c b a        distance of the second a: 3 (b, c and itself) --> a hit with 3 frames or more
 * moments      0 . 2 3 4        last reference of each page is marked; a sum over marks is the distance
 * ```
 * The sum comes from a tree of partial sums (Fenwick 1994): a step takes the logarithm of the number of pages. Source:
 * Mattson, Gecsei, Slutz, Traiger, IBM Systems Journal 9 (1970). A page that was written is dirty with so many frames that
 * it has not left since: from the greatest distance after the write on, and is written out where it then leaves.
 */
import { isWrite, type ReferenceTrace } from "../../model/referenceTrace.ts";
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import type { CurvePass } from "./pass.ts";

/** References between two looks at the time. */
const STRIDE = 4096;
const CLEAN = 0;

export class StackPass implements CurvePass {
  readonly #trace: ReferenceTrace;
  #at = 0;
  #now = 0;
  /** Marks at last references, as a tree of partial sums; index 1 is moment 0. */
  readonly #marks: Int32Array;
  /** Moment of the last reference of each page; -1: none yet. */
  readonly #last: Int32Array;
  /** How often a page came back at each distance; index 0: for the first time. */
  readonly #distances: Int32Array;
  /** Of each page, the number of frames from which on it is dirty; 0: with none is it. */
  readonly #dirtyFrom: Int32Array;
  /** Pages written out with so many frames, less those with one less. */
  readonly #writtenMore: Float64Array;

  constructor(trace: ReferenceTrace) {
    this.#trace = trace;
    const { distinct } = trace;
    this.#marks = new Int32Array(Math.max(1024, 2 * distinct) + 1);
    this.#last = new Int32Array(distinct).fill(-1);
    this.#distances = new Int32Array(distinct + 2);
    this.#dirtyFrom = new Int32Array(distinct);
    this.#writtenMore = new Float64Array(distinct + 3);
  }

  get done(): number {
    return this.#at;
  }

  advance(isTime: () => boolean): boolean {
    const { pages } = this.#trace;
    while (this.#at < pages.length) {
      const end = Math.min(pages.length, this.#at + STRIDE);
      for (; this.#at < end; this.#at += 1) this.#reference(pages[this.#at]!, isWrite(this.#trace, this.#at));
      if (isTime()) break;
    }
    return this.#at === pages.length;
  }

  points(sizes: readonly number[]): CurvePoint[] {
    const { distinct, pages } = this.#trace;
    const written = this.#writtenMore.slice();
    // What is not referenced again may have left all the same.
    for (let page = 0; page < distinct; page += 1) this.#countWritten(written, page, this.#distance(page));
    let hits = 0;
    let writeBacks = 0;
    let frames = 0;
    return sizes.map((size) => {
      for (const most = Math.min(size, distinct + 1); frames < most;) {
        frames += 1;
        hits += this.#distances[frames]!;
        writeBacks += written[frames]!;
      }
      return { frames: size, faults: pages.length - hits, writeBacks };
    });
  }

  #reference(page: number, write: boolean): void {
    if (this.#now === this.#marks.length - 1) this.#closeUp();
    const last = this.#last[page]!;
    if (last < 0) this.#distances[0]! += 1;
    else {
      const distance = this.#distance(page);
      this.#distances[distance]! += 1;
      this.#countWritten(this.#writtenMore, page, distance);
      const from = this.#dirtyFrom[page]!;
      if (from !== CLEAN && distance > from) this.#dirtyFrom[page] = distance;
      this.#mark(last, -1);
    }
    if (write) this.#dirtyFrom[page] = 1;
    this.#last[page] = this.#now;
    this.#mark(this.#now, 1);
    this.#now += 1;
  }

  /** Pages referenced since `page` was, itself included. */
  #distance(page: number): number {
    return this.#marksBefore(this.#now) - this.#marksBefore(this.#last[page]!);
  }

  /** `page` is dirty in `dirtyFrom` frames or more, and has left where there are fewer than `distance`. */
  #countWritten(written: Float64Array, page: number, distance: number): void {
    const from = this.#dirtyFrom[page]!;
    if (from === CLEAN || distance <= from) return;
    written[from]! += 1;
    written[distance]! -= 1;
  }

  #mark(moment: number, by: 1 | -1): void {
    const marks = this.#marks;
    for (let at = moment + 1; at < marks.length; at += at & -at) marks[at]! += by;
  }

  #marksBefore(moment: number): number {
    let sum = 0;
    for (let at = moment; at > 0; at -= at & -at) sum += this.#marks[at]!;
    return sum;
  }

  /** Moments are numbered anew without gaps: there are never more marks than pages. */
  #closeUp(): void {
    const marked = new Int32Array(this.#now).fill(-1);
    for (const [page, last] of this.#last.entries()) if (last >= 0) marked[last] = page;
    this.#marks.fill(0);
    this.#now = 0;
    for (const page of marked) {
      if (page < 0) continue;
      this.#last[page] = this.#now;
      this.#mark(this.#now, 1);
      this.#now += 1;
    }
  }
}
