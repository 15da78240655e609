/**
 * Faults by frames of any policies over one reference string, portion by portion, so that whoever waits for something else
 * is not kept waiting. LRU has the points of all numbers of frames after one pass (`curves/stackPass.ts`); others make the
 * references once for each number, with the policy of the live run (`vmm/memory/replay.ts`).
 */
import { withDefaults } from "../model/params.ts";
import { isWrite, type ReferenceTrace } from "../model/referenceTrace.ts";
import type { PolicyChoice } from "../model/scenario.ts";
import type { CurvePoint } from "../trace/figures/faultCurves.ts";
import { memoryPolicy } from "../vmm/memory/policies.ts";
import type { MemoryPolicy } from "../vmm/memory/policy.ts";
import { NEVER_USED, Replay } from "../vmm/memory/replay.ts";
import { StackPass } from "./curves/stackPass.ts";

export interface CurveOptions {
  /** Must be valid. */
  readonly choices: readonly PolicyChoice[];
  /** Numbers of frames, ascending, each once, 1 or more. */
  readonly sizes: readonly number[];
  /** For policies that leave it to chance. */
  readonly seed: number;
}

/** Points that have become known. */
export interface FoundPoints {
  /** Index of the choice they are of. */
  readonly of: number;
  readonly points: readonly CurvePoint[];
}

/** A pass over all references, of one choice. */
interface Pass {
  readonly of: number;
  /** Null: all sizes at once. */
  readonly frames: number | null;
}

/** References between two looks at the time. */
const STRIDE = 1024;

export class CurveRuns {
  readonly #trace: ReferenceTrace;
  readonly #options: CurveOptions;
  readonly #passes: Pass[];
  readonly #passCount: number;
  #current: StackPass | SizePass | null = null;
  #nextUses: Uint32Array | null = null;

  constructor(trace: ReferenceTrace, options: CurveOptions) {
    this.#trace = trace;
    this.#options = options;
    const passes = options.choices.flatMap((choice, of): Pass[] =>
      isStack(memoryPolicy(choice.policy)) ? [{ of, frames: null }] : options.sizes.map((frames) => ({ of, frames })),
    );
    // What costs one pass comes first.
    this.#passes = [
      ...passes.filter(({ frames }) => frames === null),
      ...passes.filter(({ frames }) => frames !== null),
    ];
    this.#passCount = passes.length;
  }

  get isDone(): boolean {
    return this.#passes.length === 0;
  }

  /** How much of all passes has been done, from 0 to 1. */
  get share(): number {
    if (this.isDone) return 1;
    const begun = (this.#current?.done ?? 0) / Math.max(1, this.#trace.pages.length);
    return (this.#passCount - this.#passes.length + begun) / this.#passCount;
  }

  /** Does one portion of work, which ends when `isTime` says so. What was found by it, or null. */
  work(isTime: () => boolean = () => false): FoundPoints | null {
    const [pass] = this.#passes;
    if (!pass) return null;
    const current = (this.#current ??= this.#begin(pass));
    if (!current.advance(isTime)) return null;
    this.#passes.shift();
    this.#current = null;
    return { of: pass.of, points: current.points(pass.frames === null ? this.#options.sizes : [pass.frames]) };
  }

  #begin({ of, frames }: Pass): StackPass | SizePass {
    if (frames === null) return new StackPass(this.#trace);
    const { policy: id, params } = this.#options.choices[of]!;
    const policy = memoryPolicy(id);
    if (policy.foresee) this.#nextUses ??= nextUsesIn(this.#trace);
    const pages = this.#trace.distinct;
    const replay = new Replay({
      policy,
      params: withDefaults(policy.params, params),
      frames,
      pages,
      seed: this.#options.seed,
    });
    return new SizePass(this.#trace, replay, policy.foresee ? this.#nextUses : null);
  }
}

/** The points of all curves at once, each in ascending order of frames. Index: choice. */
export function curvesOf(trace: ReferenceTrace, options: CurveOptions): CurvePoint[][] {
  const found: CurvePoint[][] = options.choices.map(() => []);
  const runs = new CurveRuns(trace, options);
  while (!runs.isDone) {
    const part = runs.work();
    if (part) found[part.of]!.push(...part.points);
  }
  return found;
}

/** LRU: what it keeps in some frames, it keeps in more of them as well, and nothing but the last references counts. */
function isStack({ goesBy }: MemoryPolicy<unknown>): boolean {
  return goesBy?.by === "reference" && goesBy.leaves === "farthest";
}

class SizePass {
  readonly #trace: ReferenceTrace;
  readonly #replay: Replay;
  readonly #nextUses: Uint32Array | null;
  #at = 0;

  constructor(trace: ReferenceTrace, replay: Replay, nextUses: Uint32Array | null) {
    this.#trace = trace;
    this.#replay = replay;
    this.#nextUses = nextUses;
  }

  get done(): number {
    return this.#at;
  }

  advance(isTime: () => boolean): boolean {
    const trace = this.#trace;
    const { pages } = trace;
    const nextUses = this.#nextUses;
    const replay = this.#replay;
    while (this.#at < pages.length) {
      const end = Math.min(pages.length, this.#at + STRIDE);
      for (let at = this.#at; at < end; at += 1)
        replay.reference(pages[at]!, isWrite(trace, at), nextUses ? nextUses[at]! : NEVER_USED);
      this.#at = end;
      if (isTime()) break;
    }
    return this.#at === pages.length;
  }

  points([frames = 0]: readonly number[]): CurvePoint[] {
    return [{ frames, faults: this.#replay.faults, writeBacks: this.#replay.writeBacks }];
  }
}

/** For each reference the number of the next one to the same page. Some 10 ms for a million references. */
function nextUsesIn({ pages, distinct }: ReferenceTrace): Uint32Array {
  const next = new Uint32Array(pages.length);
  const soonest = new Uint32Array(distinct).fill(NEVER_USED);
  for (let at = pages.length - 1; at >= 0; at -= 1) {
    next[at] = soonest[pages[at]!]!;
    soonest[pages[at]!] = at;
  }
  return next;
}
