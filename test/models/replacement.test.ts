/**
 * Every replacement policy against a model of it that is written from the domain document alone: the same faults, victims
 * in the same order and write-backs, on strings drawn at random with writes in them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { Op, PolicyChoice } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { examples } from "../support/laws.ts";
import { leftFrames } from "../support/paging.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";
import { aging, clock, enhancedClock, nru, wsClock } from "./replacement/byBits.ts";
import { arc, lirs, s3fifo, sieve, slru, twoQueue } from "./replacement/byQueues.ts";
import { fifo, lfu, lru, mfu, mru, opt, random, unopt } from "./replacement/byUse.ts";
import { clockPro } from "./replacement/clockPro.ts";
import { replay, type NaiveMaker, type Outcome, type Reference } from "./replacement/memory.ts";

const PAGES = 14;

/** The model of each policy, and other rules for which it holds as well. */
const MODELS: Readonly<Record<string, readonly [NaiveMaker, ...PolicyChoice["params"][]]>> = {
  fifo: [fifo],
  lru: [lru],
  mru: [mru],
  opt: [opt],
  unopt: [unopt],
  random: [random],
  lfu: [lfu, { counts: "kept" }, { ties: "oldestLoad" }, { counts: "kept", ties: "oldestLoad" }],
  mfu: [mfu, { counts: "kept" }, { ties: "oldestLoad" }],
  clock: [
    clock,
    { referencedOnLoad: false },
    { handAfterLoad: "on" },
    { bits: 2 },
    { bits: 3, referencedOnLoad: false },
    { clearEvery: 4 },
    { clearEvery: 7, bits: 2 },
  ],
  enhancedClock: [enhancedClock, { referencedOnLoad: false }],
  nru: [nru, { period: 3 }],
  aging: [aging, { period: 1 }, { period: 9 }],
  wsClock: [wsClock, { window: 1 }, { window: 12 }],
  "2q": [twoQueue],
  slru: [slru, { shares: [1, 4] }, { shares: [2, 1, 3] }],
  sieve: [sieve],
  s3fifo: [s3fifo, { threshold: 1 }, { threshold: 3 }],
  arc: [arc],
  lirs: [lirs],
  clockPro: [clockPro],
};

/** Uniform over few or many pages, with loops and scans in it. */
const references = fc
  .array(
    fc.oneof(
      fc.array(fc.nat(PAGES - 1), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
      fc
        .tuple(fc.nat(PAGES - 1), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }))
        .map(([from, length, times]) =>
          Array.from({ length: length * times }, (_, at) => (from + (at % length)) % PAGES),
        ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .chain((parts) => {
    const pages = parts.flat();
    return fc
      .array(fc.boolean(), { minLength: pages.length, maxLength: pages.length })
      .map((writes): Reference[] => pages.map((page, at) => ({ page, write: writes[at]! })));
  });

function simulated(given: readonly Reference[], frames: number, replacement: PolicyChoice): Outcome {
  const program = given.map(({ page, write }): Op => ({ op: "reference", page, write }));
  const trace = simulate(
    scenario([machine("A", program, { memoryBytes: PAGES * PAGE })], {
      frames,
      replacement,
      costs: NO_COSTS,
      scheduler: { policy: "fcfs", params: {} },
      disks: [{ extents: 1, readTicks: 0, writeTicks: 0 }],
    }),
  );
  const end = hostAt(trace, trace.rowCount, trace.knownUntil);
  const victims = leftFrames(trace);
  return { faults: end.faults, victims, writeBacks: end.writeBacks };
}

describe("every replacement policy does what its model does", () => {
  for (const { id } of memoryPolicies) {
    const [make, ...others] = MODELS[id]!;
    for (const params of [{}, ...others])
      it(`${id} ${Object.keys(params).length === 0 ? "by its usual rules" : JSON.stringify(params)}`, () => {
        fc.assert(
          fc.property(references, fc.integer({ min: 1, max: 9 }), (given, frames) => {
            expect(simulated(given, frames, { policy: id, params })).toEqual(replay(given, frames, make, params));
          }),
          examples(60),
        );
      });
  }
});
