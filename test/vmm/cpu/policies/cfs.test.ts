import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec } from "../../../../src/model/scenario.ts";
import { barsOf, timesOf } from "../../../support/chartOf.ts";
import { examples } from "../../../support/laws.ts";
import { oracleVectors } from "../../../support/oracles.ts";
import { drawn, eventsOfKind, expectGolden, goldenVector, hog, sleeper } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const scheduler = { policy: "cfs", params: { latency: 24, minGranularity: 3, wakeGranularity: 1 } };
const run = (machines: readonly MachineSpec[], until: number, host: Partial<HostSpec> = {}) =>
  simulate(scenario(machines, { scheduler, ...host }), { until });

interface SliceVector {
  readonly kind: string;
  readonly inputs: { readonly schedLatencyMs: number; readonly weights: readonly number[] };
  readonly expected: { readonly sliceMs: readonly number[] };
}

const textbookSlices = (oracleVectors("textbookSchedules") as readonly SliceVector[]).filter(
  ({ kind }) => kind === "cfs-slice",
);

describe("the completely fair scheduler", () => {
  it("reproduces the vector of weights 1024 and 512: slices of 16 and 8", () => {
    expectGolden(goldenVector("cfs", "1024_512"), [hog("A", 1024), hog("B", 512)], { scheduler }, 96);
  });

  it("reproduces the vector of weights 1024 and 335, five nice levels apart", () => {
    expectGolden(goldenVector("cfs", "1024_335"), [hog("A", 1024), hog("B", 335)], { scheduler }, 96);
  });

  it("gives 10242 and 3348 of 13590 ticks to weights 1024 and 335 (domain B.5)", () => {
    const times = timesOf(run([hog("A", 1024), hog("B", 335)], 13_590), 13_590);
    expect([times["A"]!.cpu, times["B"]!.cpu]).toEqual([10_242, 3348]);
  });

  it("with ten equal hogs stretches the period to slices of the shortest length (domain B.5)", () => {
    const hogs = Array.from({ length: 10 }, (_, at) => hog(String.fromCodePoint(65 + at), 1024));
    const lengths = barsOf(run(hogs, 60), 0, 60).map(([start, end]) => end - start);
    expect(lengths).toEqual(Array.from({ length: 20 }, () => 3));
  });

  it("keeps everybody within a slice of the ideal share, whatever the weights (C9)", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 15, max: 3121 }), { minLength: 2, maxLength: 6 }), (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const period = Math.max(24, weights.length * 3);
        // What a slice is in virtual time; whole virtual times may be off by one each.
        const slices = weights.map((weight) => Math.max(3, Math.floor((period * weight) / total)) / weight);
        const most = Math.max(...slices) + 2 / 1024;
        const ran = weights.map(() => 0);
        const trace = run(
          weights.map((weight, at) => hog(`M${at}`, weight)),
          3000,
        );
        for (const lane of trace.pcpuLane(0, 0, 3000))
          for (const [at, vcpu] of lane.other.entries()) {
            ran[vcpu]! += lane.end[at]! - lane.start[at]!;
            const virtual = ran.map((ticks, v) => ticks / weights[v]!);
            expect(Math.max(...virtual) - Math.min(...virtual)).toBeLessThanOrEqual(most);
          }
      }),
      examples(40),
    );
  });

  for (const { id, weights, weightShare } of oracleVectors("niceShares") as readonly {
    id: string;
    weights: number[];
    weightShare: number[];
  }[])
    it(`shares like the kernel's nice levels: ${id}, weights ${weights.join(" and ")}`, () => {
      const until = 60_000;
      const times = timesOf(
        run(
          weights.map((weight, at) => hog(`V${at}`, weight)),
          until,
        ),
        until,
      );
      for (const [at, share] of weightShare.entries())
        expect(Math.abs(times[`V${at}`]!.cpu / until - share)).toBeLessThan(0.005);
    });

  for (const { inputs, expected } of textbookSlices)
    it(`cuts a latency of ${inputs.schedLatencyMs} ms into the slices of the textbook`, () => {
      // In microseconds: 36.14 and 11.86 ms, rounded down to whole ticks.
      const params = { latency: inputs.schedLatencyMs * 1000, minGranularity: 1, wakeGranularity: 0 };
      const machines = inputs.weights.map((weight, at) => hog(`V${at}`, weight));
      const trace = run(machines, 60_000, { scheduler: { policy: "cfs", params } });
      const slices = eventsOfKind(trace, "dispatch").slice(0, 2);
      expect(slices.map(({ timeslice }) => timeslice)).toEqual(expected.sliceMs.map((ms) => Math.floor(ms * 1000)));
    });
});

describe("waking up", () => {
  it("sets a sleeper half a latency behind, so that 2 of 22 ticks wait 16 in all (domain B.5)", () => {
    const machines = [hog("A", 1024), hog("B", 1024), sleeper("S", 1024, 2, 20)];
    expect(timesOf(run(machines, 100), 100)["S"]!.ready).toBe(16);
  });

  it("preempts when the running one is ahead by more than the granularity, and tells both virtual runtimes", () => {
    const trace = run([hog("A", 1024), job("S", 3, [1])], 6);
    // A newcomer starts at the smallest virtual runtime around, that of A: nobody is ahead.
    expect(eventsOfKind(trace, "leave").filter(({ cause }) => cause === "preempt")).toEqual([]);
    const woken = run([sleeper("S", 1024, 2, 9), hog("A", 1024)], 12);
    expect(eventsOfKind(woken, "leave").find(({ cause }) => cause === "preempt")).toMatchObject({
      time: 11,
      preempt: { reason: "smallestVruntime", line: 5, by: 0, value: 9, byValue: 2 },
    });
  });

  it("does not preempt one that is ahead by no more than the granularity", () => {
    const lazy = { policy: "cfs", params: { latency: 24, minGranularity: 3, wakeGranularity: 7 } };
    // At 11 A is at 9, S at 2: exactly 7 apart.
    expect(drawn([sleeper("S", 1024, 2, 9), hog("A", 1024)], lazy, 14)).toBe("SSAAAAAAAAAAAA");
  });

  it("is the only occasion to preempt: a runner that falls behind keeps its slice", () => {
    expect(drawn([hog("A", 1024), hog("B", 1024), hog("C", 1024)], scheduler, 24)).toBe(
      "A".repeat(8) + "B".repeat(8) + "C".repeat(8),
    );
  });
});

describe("virtual runtime", () => {
  it("starts at the smallest one around: a newcomer does not get the past for itself", () => {
    const times = timesOf(run([hog("A", 1024), hog("B", 1024, { arrival: 480 })], 960), 960);
    expect([times["A"]!.cpu, times["B"]!.cpu]).toEqual([720, 240]);
  });

  it("carries remainders: weights that do not divide 1024 lose nothing over time", () => {
    const times = timesOf(run([hog("A", 3), hog("B", 7)], 10_000), 10_000);
    expect(Math.abs(times["A"]!.cpu - 3000)).toBeLessThan(24);
  });

  it("goes on from where the last one left it, also when nobody is there for a while", () => {
    // At 20 A leaves with 20, which is where B begins. At 40 A wakes at max(20, 30 - 12) and is 10 behind B.
    const machines = [
      { ...job("A", 0, [20, 20, 20]), weight: 1024 },
      { ...job("B", 30, [40]), weight: 1024 },
    ];
    expect(barsOf(run(machines, 90), 0, 90)).toEqual([
      [0, 20, "A"],
      [30, 40, "B"],
      [40, 52, "A"],
      [52, 64, "B"],
      [64, 72, "A"],
      [72, 90, "B"],
    ]);
  });

  it("of equals lets the one run that queued first", () => {
    expect(drawn([job("B", 0, [3]), job("A", 0, [3])], scheduler, 6)).toBe("BBBAAA");
  });

  it("moves along when an idle pCPU steals: the thief is not held back by its old queue", () => {
    const host = { pcpus: 2, runQueues: "perPcpu", workStealing: true } as const;
    const trace = run([hog("A", 1024), job("B", 0, [30]), hog("C", 1024)], 400, host);
    const times = timesOf(trace, 400);
    expect(Object.values(times).reduce((sum, { cpu }) => sum + cpu, 0)).toBe(800);
    expect(times["C"]!.cpu).toBeGreaterThan(300);
  });
});
