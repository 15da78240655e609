/**
 * The references once, with one number of frames, under OPT (Belady): a heap of the next uses of the pages in frames, the
 * farthest on top. It comes to the same points as the policy itself, many times as fast.
 *
 * A page that is referenced gets another next use, and its old one stays in the heap: it is that very reference, which is
 * over, and below all that are to come, so that it never gets to the top. When the heap is full, what is over is taken out.
 *
 * ```
 * uses   0 ........ references - 1 | references + 1 ...        the right ones: never used again, in the order of ties
 *        over | to come            |
 * ```
 */
import type { ReferenceTrace } from "../../model/referenceTrace.ts";
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import { NEVER_USED } from "../../vmm/memory/replay.ts";
import type { CurvePass } from "./pass.ts";

/** References between two looks at the time. */
const STRIDE = 4096;
const NO_FRAME = -1;
/** Room of the heap for what is over, in times the frames, and at least. */
const ROOM = 3;
const LEAST_ROOM = 1024;

export class OptimalPass implements CurvePass {
  readonly #trace: ReferenceTrace;
  readonly #nextUses: Uint32Array;
  /** Which page leaves first of those that are never used again. */
  readonly #ties: string;
  readonly #frames: number;
  /** Frame of each page. */
  readonly #frameOf: Int32Array;
  /** Page in each frame, and the reference that it was loaded for. */
  readonly #pageIn: Int32Array;
  readonly #loadedAt: Int32Array;
  readonly #dirty: Uint8Array;
  /** The uses, each parent not below its children. */
  readonly #heap: Int32Array;
  #size = 0;
  #used = 0;
  #at = 0;
  #faults = 0;
  #writeBacks = 0;

  /** `nextUses`: as from `nextUsesIn`; `ties`: as the parameter of OPT. */
  constructor(trace: ReferenceTrace, frames: number, nextUses: Uint32Array, ties: string) {
    const needed = Math.min(frames, trace.distinct);
    this.#trace = trace;
    this.#nextUses = nextUses;
    this.#ties = ties;
    this.#frames = needed;
    this.#frameOf = new Int32Array(trace.distinct).fill(NO_FRAME);
    this.#pageIn = new Int32Array(needed);
    this.#loadedAt = new Int32Array(needed);
    this.#dirty = new Uint8Array(needed);
    this.#heap = new Int32Array(needed + Math.max(LEAST_ROOM, ROOM * needed));
  }

  get done(): number {
    return this.#at;
  }

  advance(isTime: () => boolean): boolean {
    const { pages } = this.#trace;
    while (this.#at < pages.length) {
      const end = Math.min(pages.length, this.#at + STRIDE);
      for (; this.#at < end; this.#at += 1) this.#reference(this.#at);
      if (isTime()) break;
    }
    return this.#at === pages.length;
  }

  points([frames = 0]: readonly number[]): CurvePoint[] {
    return [{ frames, faults: this.#faults, writeBacks: this.#writeBacks }];
  }

  #reference(at: number): void {
    const { pages, writes } = this.#trace;
    const page = pages[at]!;
    const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
    const present = this.#frameOf[page]!;
    if (present !== NO_FRAME) {
      this.#dirty[present]! |= isWritten;
      this.#push(this.#useOf(present, at));
      return;
    }
    this.#faults += 1;
    const isFull = this.#used === this.#frames;
    const frame = isFull ? this.#frameOf[this.#pageUsedAt(this.#heap[0]!)]! : this.#used;
    if (isFull) {
      this.#frameOf[this.#pageIn[frame]!] = NO_FRAME;
      this.#writeBacks += this.#dirty[frame]!;
    } else this.#used += 1;
    this.#frameOf[page] = frame;
    this.#pageIn[frame] = page;
    this.#loadedAt[frame] = at;
    this.#dirty[frame] = isWritten;
    if (isFull) this.#sink(0, this.#useOf(frame, at));
    else this.#push(this.#useOf(frame, at));
  }

  /** The next use after reference `at` of the page in `frame`, as a number of the heap. */
  #useOf(frame: number, at: number): number {
    const next = this.#nextUses[at]!;
    if (next !== NEVER_USED) return next;
    const { length } = this.#trace.pages;
    switch (this.#ties) {
      case "lowestFrame":
        return length + this.#frames - frame;
      case "newestLoad":
        return length + 1 + this.#loadedAt[frame]!;
      default:
        return 2 * length - this.#loadedAt[frame]!;
    }
  }

  #pageUsedAt(use: number): number {
    const { pages } = this.#trace;
    const { length } = pages;
    if (use < length) return pages[use]!;
    switch (this.#ties) {
      case "lowestFrame":
        return this.#pageIn[length + this.#frames - use]!;
      case "newestLoad":
        return pages[use - length - 1]!;
      default:
        return pages[2 * length - use]!;
    }
  }

  #push(use: number): void {
    const heap = this.#heap;
    if (this.#size === heap.length) this.#takeOutPast();
    let place = this.#size;
    this.#size += 1;
    while (place > 0) {
      const parent = (place - 1) >>> 1;
      if (heap[parent]! >= use) break;
      heap[place] = heap[parent]!;
      place = parent;
    }
    heap[place] = use;
  }

  /** Puts `use` at `place`, of which nothing is to be kept, or below. */
  #sink(from: number, use: number): void {
    const heap = this.#heap;
    const size = this.#size;
    let place = from;
    for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && heap[child + 1]! > heap[child]!) child += 1;
      if (heap[child]! <= use) break;
      heap[place] = heap[child]!;
      place = child;
    }
    heap[place] = use;
  }

  /** Leaves the uses that are to come, at most one for each frame. */
  #takeOutPast(): void {
    const heap = this.#heap;
    let kept = 0;
    for (let place = 0; place < this.#size; place += 1)
      if (heap[place]! > this.#at) {
        heap[kept] = heap[place]!;
        kept += 1;
      }
    this.#size = kept;
    for (let place = (kept >>> 1) - 1; place >= 0; place -= 1) this.#sink(place, heap[place]!);
  }
}
