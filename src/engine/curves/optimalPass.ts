/**
 * The references once, with one number of frames, under OPT (Belady): the set of the next uses of the pages in frames, of
 * which the greatest leaves. It comes to the same points as the policy itself, many times as fast.
 *
 * A page that is referenced gets another next use, and its old one stays in the set: it is that very reference, which is
 * over, and below all that are to come, so that it is never the greatest.
 *
 * ```
 * uses   0 ........ references - 1 | references + 1 ...        the right ones: never used again, in the order of ties
 *        over | to come            |
 * ```
 */
import type { ReferenceTrace } from "../../model/referenceTrace.ts";
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";
import { NEVER_USED } from "../../vmm/memory/replay.ts";
import { NumberSet } from "./numberSet.ts";
import type { CurvePass } from "./pass.ts";

/** References between two looks at the time. */
const STRIDE = 4096;
const NO_FRAME = -1;
const NEVER = NEVER_USED | 0;

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
  readonly #uses: NumberSet;
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
    this.#uses = new NumberSet(2 * trace.pages.length + 1);
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
    const loadedAt = this.#loadedAt;
    const uses = this.#uses;
    const frames = this.#frames;
    const { length } = pages;
    let used = this.#used;
    let faults = this.#faults;
    let writeBacks = this.#writeBacks;
    for (let at = this.#at; at < end; at += 1) {
      const page = pages[at]!;
      const isWritten = (writes[at >>> 3]! >>> (at & 7)) & 1;
      let frame = frameOf[page]!;
      if (frame !== NO_FRAME) {
        if (isWritten !== 0) dirty[frame] = 1;
      } else {
        faults += 1;
        if (used === frames) {
          const farthest = uses.takeGreatest();
          const victim = farthest < length ? pages[farthest]! : this.#pageOfTie(farthest);
          frame = frameOf[victim]!;
          frameOf[victim] = NO_FRAME;
          writeBacks += dirty[frame]!;
        } else {
          frame = used;
          used += 1;
        }
        frameOf[page] = frame;
        pageIn[frame] = page;
        loadedAt[frame] = at;
        dirty[frame] = isWritten;
      }
      // As a signed number, which the compiler keeps in a register: `NEVER_USED` is -1 then.
      const next = nextUses[at]! | 0;
      uses.add(next === NEVER ? this.#tieOf(frame) : next);
    }
    this.#at = end;
    this.#used = used;
    this.#faults = faults;
    this.#writeBacks = writeBacks;
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
