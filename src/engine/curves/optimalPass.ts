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
    const nextUses = this.#nextUses;
    const frameOf = this.#frameOf;
    const pageIn = this.#pageIn;
    const dirty = this.#dirty;
    const heap = this.#heap;
    const frames = this.#frames;
    let size = this.#size;
    let used = this.#used;
    for (let at = this.#at; at < end; at += 1) {
      const page = pages[at]!;
      const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
      let frame = frameOf[page]!;
      const isPresent = frame !== NO_FRAME;
      const leaves = !isPresent && used === frames;
      if (isPresent) dirty[frame]! |= isWritten;
      else {
        this.#faults += 1;
        if (leaves) {
          const top = heap[0]!;
          frame = frameOf[top < pages.length ? pages[top]! : this.#pageOfTie(top)]!;
          frameOf[pageIn[frame]!] = NO_FRAME;
          this.#writeBacks += dirty[frame]!;
        } else {
          frame = used;
          used += 1;
        }
        frameOf[page] = frame;
        pageIn[frame] = page;
        this.#loadedAt[frame] = at;
        dirty[frame] = isWritten;
      }
      const next = nextUses[at]!;
      const use = next === NEVER_USED ? this.#tieOf(frame) : next;
      if (leaves) {
        sink(heap, size, 0, use);
        continue;
      }
      if (size === heap.length) size = takeOutPast(heap, at);
      let place = size;
      size += 1;
      while (place > 0) {
        const parent = (place - 1) >>> 1;
        const above = heap[parent]!;
        if (above >= use) break;
        heap[place] = above;
        place = parent;
      }
      heap[place] = use;
    }
    this.#at = end;
    this.#size = size;
    this.#used = used;
  }

  /** Where the page in `frame`, which is never used again, stands among those like it. */
  #tieOf(frame: number): number {
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

  /** The page that stands there. */
  #pageOfTie(tie: number): number {
    const { pages } = this.#trace;
    const { length } = pages;
    switch (this.#ties) {
      case "lowestFrame":
        return this.#pageIn[length + this.#frames - tie]!;
      case "newestLoad":
        return pages[tie - length - 1]!;
      default:
        return pages[2 * length - tie]!;
    }
  }
}

/** Puts `use` at `from`, of which nothing is to be kept, or below; the heap has `size` uses. */
function sink(heap: Int32Array, size: number, from: number, use: number): void {
  let place = from;
  for (let child = 2 * place + 1; child < size; child = 2 * place + 1) {
    if (child + 1 < size && heap[child + 1]! > heap[child]!) child += 1;
    if (heap[child]! <= use) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = use;
}

/** Leaves the uses after reference `at` in a heap that is full, one for each frame at most; how many they are. */
function takeOutPast(heap: Int32Array, at: number): number {
  let size = 0;
  for (const use of heap)
    if (use > at) {
      heap[size] = use;
      size += 1;
    }
  for (let place = (size >>> 1) - 1; place >= 0; place -= 1) sink(heap, size, place, heap[place]!);
  return size;
}
