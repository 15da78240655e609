import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { drawn, eventsOfKind, expectWholeRun, GOLDEN_SETTINGS, goldenVector, hog } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const scheduler = { policy: "hrrn", params: {} };

describe("highest response ratio next", () => {
  for (const { section, machines, host } of GOLDEN_SETTINGS)
    it(`reproduces the vector of ${section} tick by tick`, () => {
      expectWholeRun(goldenVector(section, "hrrn"), machines, { ...host, scheduler });
    });

  it("tells the ratio of the chosen one and of each loser in thousandths", () => {
    const trace = simulate(scenario([job("A", 0, [4]), job("B", 1, [3]), job("C", 2, [8])], { scheduler }));
    // At 4 B has waited 3 of 3, C has waited 2 of 8.
    expect(eventsOfKind(trace, "dispatch")[1]).toMatchObject({
      vcpu: 1,
      reason: "highestResponseRatio",
      value: 2000,
      losers: [{ id: 2, value: 1250 }],
    });
  });

  it("among equal ratios takes the one that queued first", () => {
    // At 4 B has waited 2 of 4, C 1 of 2.
    expect(drawn([job("A", 0, [4]), job("B", 2, [4]), job("C", 3, [2])], scheduler, 10)).toBe("AAAABBBBCC");
  });

  it("compares exactly where ratios differ by less than what is shown", () => {
    // At 3 B has waited 2 of 200001, C 1 of 100000.
    expect(drawn([job("A", 0, [3]), job("B", 1, [200_001]), job("C", 2, [100_000])], scheduler, 6)).toBe("AAACCC");
  });

  it("runs a burst without end after every other one", () => {
    expect(drawn([job("A", 0, [2]), hog("E", 1), job("B", 1, [30])], scheduler, 6)).toBe("AABBBB");
  });

  it("does not preempt", () => {
    expect(drawn([job("A", 0, [6]), job("B", 1, [1])], scheduler, 8)).toBe("AAAAAAB.");
  });
});
