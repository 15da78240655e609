/** Figures of the plan of lessons that no step of a lesson shows by itself, through the core. */
import { describe, expect, it } from "vitest";
import { beladysAnomaly } from "../../src/lessons/beladysAnomaly.ts";
import { consolidation } from "../../src/lessons/consolidation.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import { sharesOfTime } from "../../src/lessons/sharesOfTime.ts";
import { vmMetrics } from "../../src/trace/figures/metrics.ts";
import { hostWhen, runOf, stepCalled } from "../support/lessonRuns.ts";
import { machine, scenario } from "../support/workloads.ts";

describe("the figures of the plan", () => {
  it("of one computer: two machines that compute 3 of 10 ticks keep it busy for 60% of the time", () => {
    const { scenario: four } = stepCalled(consolidation, "four", "ask").after;
    const two = { ...four, machines: four.machines.slice(0, 2) };
    expect(hostWhen(two, 300).pcpus[0]!.guest).toBe(180);
  });

  it("of shares: credit gives weights of 512, 256 and 256 6,000, 3,000 and 3,000 of 12,000 ms", () => {
    const { scenario: shared } = stepCalled(sharesOfTime, "credit", "ask").after;
    const { machines } = shared;
    expect(machines.map(({ weight }) => weight)).toEqual([512, 256, 256]);
    expect(hostWhen(shared, 12_000).vcpus.map(({ cpu }) => cpu)).toEqual([6000, 3000, 3000]);
  });

  it("of stolen time: capped at 40% beside a hog of the same weight, 1,200 of 3,000 ms are run; the cap takes a tenth, the hog half", () => {
    const hog = [{ op: "compute" as const, ticks: 1_000_000 }];
    const capped = scenario(
      [machine("capped", hog, { cap: 40, memoryBytes: 0 }), machine("hog", hog, { memoryBytes: 0 })],
      { scheduler: { policy: "credit", params: {} } },
      { tickUnit: "ms" },
    );
    const { cpu, waiting } = vmMetrics(runOf(capped, 3001).info, hostWhen(capped, 3000), 0);
    expect(cpu).toBe(1200);
    // What its weight would have given it, a half, less what it has had is the cap's: within a timeslice of 30 ms.
    expect(Math.abs(3000 - cpu - waiting - 300)).toBeLessThanOrEqual(30);
  });

  it("of Belady's string: OPT faults 7 times with three frames and 6 times with four", () => {
    const { scenario: fifo } = stepCalled(beladysAnomaly, "fifo", "ask").at;
    const faults = [3, 4].map(
      (frames) => hostWhen(withHostPart(fifo, { frames, replacement: { policy: "opt", params: {} } })).faults,
    );
    expect(faults).toEqual([7, 6]);
  });
});
