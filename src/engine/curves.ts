/**
 * Faults by frames of any policies over one reference string, portion by portion, so that whoever waits for something else
 * is not kept waiting. LRU has the points of all numbers of frames after one pass (`curves/stackPass.ts`); others make the
 * references once for each number: those that go by one order in arrays of numbers (`curves/orderPass.ts`, `optimalPass.ts`), the
 * rest with the policy of the live run (`policyPass.ts`).
 */
import { withDefaults } from "../model/params.ts";
import type { ReferenceTrace } from "../model/referenceTrace.ts";
import type { PolicyChoice } from "../model/scenario.ts";
import type { CurvePoint } from "../trace/figures/faultCurves.ts";
import { memoryPolicy } from "../vmm/memory/policies.ts";
import type { MemoryPolicy } from "../vmm/memory/policy.ts";
import { Replay } from "../vmm/memory/replay.ts";
import { OrderPass } from "./curves/orderPass.ts";
import { nextUsesIn } from "./curves/nextUses.ts";
import { OptimalPass } from "./curves/optimalPass.ts";
import type { CurvePass } from "./curves/pass.ts";
import { PolicyPass } from "./curves/policyPass.ts";
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

/** With so few numbers of frames one pass for each takes less time than one for all. */
const FEW_SIZES = 4;

export class CurveRuns {
  readonly #trace: ReferenceTrace;
  readonly #options: CurveOptions;
  readonly #passes: Pass[];
  readonly #passCount: number;
  #current: CurvePass | null = null;
  #nextUses: Uint32Array | null = null;

  constructor(trace: ReferenceTrace, options: CurveOptions) {
    this.#trace = trace;
    this.#options = options;
    const passes = options.choices.flatMap((choice, of): Pass[] =>
      isStack(memoryPolicy(choice.policy)) && options.sizes.length > FEW_SIZES
        ? [{ of, frames: null }]
        : options.sizes.map((frames) => ({ of, frames })),
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

  #begin({ of, frames }: Pass): CurvePass {
    const trace = this.#trace;
    if (frames === null) return new StackPass(trace);
    const { policy: id, params: chosen } = this.#options.choices[of]!;
    const policy = memoryPolicy(id);
    const params = withDefaults(policy.params, chosen);
    const nextUses = policy.foresee ? (this.#nextUses ??= nextUsesIn(trace)) : null;
    const order = policy.goesBy;
    if (order && !nextUses) return new OrderPass(trace, frames, order);
    if (order?.leaves === "farthest" && nextUses)
      return new OptimalPass(trace, frames, nextUses, String(params["ties"]));
    const replay = new Replay({ policy, params, frames, pages: trace.distinct, seed: this.#options.seed });
    return new PolicyPass(trace, replay, nextUses);
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
