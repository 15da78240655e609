/**
 * Faults by frames: the textbook curves, the same figures as the runs that the points stand for, and LRU in one pass against
 * LRU size by size.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CurveRuns, curvesOf } from "../../../src/engine/curves.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { withDefaults } from "../../../src/model/params.ts";
import { isWrite, referenceTrace } from "../../../src/model/referenceTrace.ts";
import type { Op, PolicyChoice } from "../../../src/model/scenario.ts";
import { anomaliesOf, sizesUpTo } from "../../../src/trace/figures/faultCurves.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { memoryPolicies, memoryPolicy } from "../../../src/vmm/memory/policies.ts";
import { Replay, NEVER_USED } from "../../../src/vmm/memory/replay.ts";
import golden from "../../oracles/golden.json" with { type: "json" };
import { examples } from "../../support/laws.ts";
import { BELADY, SILBERSCHATZ } from "../../support/paging.ts";
import { machine, NO_COSTS, PAGE, scenario } from "../../support/workloads.ts";

const choice = (policy: string, params: PolicyChoice["params"] = {}): PolicyChoice => ({ policy, params });

function faults(pages: readonly number[], of: PolicyChoice, sizes: readonly number[]): number[] {
  const [points = []] = curvesOf(referenceTrace(pages), { choices: [of], sizes, seed: 42 });
  return points.map((point) => point.faults);
}

/** Domain C.3: R1 with 3 frames, R2 with 3 and with 4. */
const TABLE: readonly (readonly [string, PolicyChoice, number, number, number])[] = [
  ["FIFO", choice("fifo"), 15, 9, 10],
  ["LRU", choice("lru"), 12, 10, 8],
  ["MRU", choice("mru"), 16, 7, 6],
  ["OPT", choice("opt"), 9, 7, 6],
  ["Clock (R=1 on load)", choice("clock"), 14, 9, 10],
  ["Clock (R=0 on load)", choice("clock", { referencedOnLoad: false }), 11, 10, 8],
  ["NRU period 8", choice("nru"), 13, 9, 7],
  ["LFU", choice("lfu"), 11, 10, 8],
  ["MFU", choice("mfu"), 12, 9, 10],
  ["Aging period 4", choice("aging"), 10, 9, 8],
  ["Random seed 42", choice("random"), 11, 7, 7],
  ["WSClock τ=4", choice("wsClock"), 11, 10, 10],
  ["2Q", choice("2q"), 14, 11, 9],
  ["ARC", choice("arc"), 13, 10, 7],
  ["LIRS", choice("lirs"), 13, 8, 7],
  ["SIEVE", choice("sieve"), 11, 10, 8],
  ["S3-FIFO", choice("s3fifo"), 14, 10, 10],
  ["CLOCK-Pro", choice("clockPro"), 13, 9, 8],
];

/** Uniform, with loops and scans in it; every so many a write. */
const strings = fc
  .array(
    fc.oneof(
      fc.array(fc.nat(13), { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
      fc
        .tuple(fc.nat(9), fc.integer({ min: 2, max: 12 }))
        .map(([from, n]) => Array.from({ length: n }, (_, k) => from + k)),
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.flat());
const writes = fc.array(fc.boolean(), { minLength: 1, maxLength: 7 });

describe("faults by frames", () => {
  for (const [name, of, r1, r2with3, r2with4] of TABLE)
    it(`${name}: ${r1} on R1 with 3 frames, ${r2with3} and ${r2with4} on R2 with 3 and 4 (domain C.3)`, () => {
      expect(faults(SILBERSCHATZ, of, [3])).toEqual([r1]);
      expect(faults(BELADY, of, [3, 4])).toEqual([r2with3, r2with4]);
    });

  it("LRU and FIFO on R1 and R2 with every number of frames are as published", () => {
    expect(faults(SILBERSCHATZ, choice("lru"), [1, 2, 3, 4, 5, 6])).toEqual([20, 17, 12, 8, 7, 6]);
    expect(faults(BELADY, choice("fifo"), [1, 2, 3, 4, 5])).toEqual([12, 12, 9, 10, 5]);
    expect(faults(BELADY, choice("lru"), [1, 2, 3, 4, 5])).toEqual([12, 12, 10, 8, 5]);
  });

  it("Belady's anomaly is found at R2 from 3 to 4 frames under FIFO, and nowhere under LRU and OPT", () => {
    const choices = [choice("fifo"), choice("lru"), choice("opt")];
    const curves = curvesOf(referenceTrace(BELADY), { choices, sizes: [1, 2, 3, 4, 5], seed: 1 });
    const found = curves.map((points) => anomaliesOf(points).map(({ from, to }) => [from.frames, to.frames]));
    expect(found).toEqual([[[3, 4]], [], []]);
  });

  it("write-backs on R5 with every third reference a write are those of the domain document", () => {
    const { refs } = golden.paging.R5_8;
    const expected = golden.paging_writes_R5_8.policies;
    const trace = referenceTrace(refs, (at) => at % 3 === 0);
    const choices = [
      choice("fifo"),
      choice("lru"),
      choice("clock"),
      choice("enhancedClock"),
      choice("nru"),
      choice("opt"),
    ];
    const found = curvesOf(trace, { choices, sizes: [8], seed: 42 }).map(([point]) => [
      point!.faults,
      point!.writeBacks,
    ]);
    expect(found).toEqual(
      [expected.FIFO, expected.LRU, expected.Clock, expected.EClock, expected.NRU, expected.OPT].map((each) => [
        each.faults,
        each.writebacks,
      ]),
    );
  });

  it("a point is the run that it stands for, under every policy: the same faults and write-backs", () => {
    const policies = fc.constantFrom(
      ...memoryPolicies.map(({ id }) => choice(id)),
      choice("slru", { shares: [1, 1, 1, 1], overflow: "leaves" }),
      choice("opt", { ties: "newestLoad" }),
    );
    fc.assert(
      fc.property(strings, writes, fc.integer({ min: 1, max: 9 }), policies, (pages, pattern, frames, replacement) => {
        const trace = referenceTrace(pages, (at) => pattern[at % pattern.length]!);
        const program = Array.from(trace.pages, (page, at): Op => ({
          op: "reference",
          page,
          write: isWrite(trace, at),
        }));
        const given = scenario([machine("A", program, { memoryBytes: 32 * PAGE })], {
          frames,
          replacement,
          costs: NO_COSTS,
          scheduler: { policy: "fcfs", params: {} },
          disks: [{ extents: 4, readTicks: 0, writeTicks: 0 }],
        });
        const run = simulate(given);
        const end = hostAt(run, run.rowCount, run.knownUntil);
        const [points] = curvesOf(trace, { choices: [replacement], sizes: [frames], seed: given.seed });
        expect(points).toEqual([{ frames, faults: end.faults, writeBacks: end.writeBacks }]);
      }),
      examples(60),
    );
  });

  it("LRU in one pass has the faults and write-backs of LRU with each number of frames", () => {
    const policy = memoryPolicy("lru");
    fc.assert(
      fc.property(strings, writes, (pages, pattern) => {
        const trace = referenceTrace(pages, (at) => pattern[at % pattern.length]!);
        const sizes = Array.from({ length: trace.distinct + 2 }, (_, at) => at + 1);
        const bySize = sizes.map((frames) => {
          const replay = new Replay({ policy, params: {}, frames, pages: trace.distinct, seed: 0 });
          for (const [at, page] of trace.pages.entries()) replay.reference(page, isWrite(trace, at), NEVER_USED);
          return { frames, faults: replay.faults, writeBacks: replay.writeBacks };
        });
        expect(curvesOf(trace, { choices: [choice("lru")], sizes, seed: 0 })).toEqual([bySize]);
      }),
      examples(80),
    );
  });

  it("LRU in one pass numbers its moments anew when they are used up, and stays right", () => {
    // 700 pages in a loop, with two that are referenced again and again: 1,400 moments do not last for 5,000 references.
    const pages = Array.from({ length: 5000 }, (_, at) => (at % 3 === 0 ? at % 700 : at % 2));
    const sizes = [2, 3, 50, 699, 700];
    const [one = []] = curvesOf(referenceTrace(pages), { choices: [choice("lru")], sizes, seed: 0 });
    const policy = memoryPolicy("lru");
    const trace = referenceTrace(pages);
    const bySize = sizes.map((frames) => {
      const replay = new Replay({
        policy,
        params: withDefaults(policy.params, {}),
        frames,
        pages: trace.distinct,
        seed: 0,
      });
      for (const page of trace.pages) replay.reference(page, false, NEVER_USED);
      return replay.faults;
    });
    expect(one.map((point) => point.faults)).toEqual(bySize);
  });

  it("OPT never has more faults than another policy", () => {
    fc.assert(
      fc.property(strings, fc.integer({ min: 1, max: 9 }), (pages, frames) => {
        const choices = memoryPolicies.map(({ id }) => choice(id));
        const found = curvesOf(referenceTrace(pages), { choices, sizes: [frames], seed: 3 }).map(
          ([point]) => point!.faults,
        );
        expect(Math.min(...found)).toBe(found[choices.findIndex(({ policy }) => policy === "opt")]);
      }),
      examples(20),
    );
  });
});

describe("the curves portion by portion", () => {
  const trace = referenceTrace(Array.from({ length: 6000 }, (_, at) => (at * 7) % 40));
  const options = { choices: [choice("fifo"), choice("lru")], sizes: [5, 10, 20, 30, 35], seed: 1 };

  it("come to the same points however short the portions are, those of one pass first", () => {
    const runs = new CurveRuns(trace, options);
    const order: string[] = [];
    let portions = 0;
    while (!runs.isDone) {
      const found = runs.work(() => true);
      portions += 1;
      if (found)
        order.push(`${found.of}: ${found.points.map(({ frames, faults: of }) => `${frames} ${of}`).join(", ")}`);
    }
    const [fifo = [], lru = []] = curvesOf(trace, options);
    expect(order).toEqual([
      `1: ${lru.map(({ frames, faults: of }) => `${frames} ${of}`).join(", ")}`,
      ...fifo.map(({ frames, faults: of }) => `0: ${frames} ${of}`),
    ]);
    expect(portions).toBeGreaterThan(order.length);
  });

  it("say how much has been done, from none to all", () => {
    const runs = new CurveRuns(trace, options);
    const shares = [runs.share];
    while (!runs.isDone) {
      runs.work(() => true);
      shares.push(runs.share);
    }
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it("of no references are flat", () => {
    const none = referenceTrace([]);
    expect(curvesOf(none, options).map((points) => points.map((point) => point.faults))).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });
});

describe("the numbers of frames to look at", () => {
  it("are all of them where there are few pages", () => {
    expect(sizesUpTo(5, 20)).toEqual([1, 2, 3, 4, 5]);
  });

  it("are so many, from one to all pages, each about as many times the one before", () => {
    for (const distinct of [21, 48, 128, 48_974, 1_000_000]) {
      const sizes = sizesUpTo(distinct, 20);
      expect(sizes.length).toBeGreaterThanOrEqual(19);
      expect(sizes.length).toBeLessThanOrEqual(22);
      expect([sizes[0], sizes.at(-1)]).toEqual([1, distinct]);
    }
  });
});
