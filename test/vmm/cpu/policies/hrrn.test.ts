import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { GOLDEN_SETTINGS, drawnPcpu, eventsOf, expectWholeRun, goldenVector } from "../../../support/schedules.ts";
import { job, machine, scenario } from "../../../support/workloads.ts";

const scheduler = { policy: "hrrn", params: {} };

describe("highest response ratio next", () => {
  for (const { section, machines, host } of GOLDEN_SETTINGS)
    it(`reproduces the vector of ${section} tick by tick`, () => {
      expectWholeRun(goldenVector(section, "hrrn"), machines, { ...host, scheduler });
    });

  it("tells the ratio of the chosen one and of each loser in thousandths", () => {
    const jobs = [job("A", 0, [4]), job("B", 1, [3]), job("C", 2, [8])];
    const trace = simulate(scenario(jobs, { scheduler }));
    const second = eventsOf(trace).filter((event) => event.kind === "dispatch")[1]!;
    // At 4 B has waited 3 of 3, C has waited 2 of 8.
    expect(second).toMatchObject({ vcpu: 1, reason: "highestResponseRatio", value: 2000, losers: [{ id: 2, value: 1250 }] });
  });

  it("among equal ratios takes the one that queued first", () => {
    // At 4 both have waited half of their burst.
    const jobs = [job("A", 0, [4]), job("B", 2, [4]), job("C", 3, [2])];
    expect(drawnPcpu(simulate(scenario(jobs, { scheduler })), 10)).toBe("AAAABBBBCC");
  });

  it("compares exactly where rounded ratios would be equal", () => {
    // Waited / burst at 3: 2 / 200001 against 1 / 100000.
    const jobs = [job("A", 0, [3]), job("B", 1, [200_001]), job("C", 2, [100_000])];
    expect(drawnPcpu(simulate(scenario(jobs, { scheduler })), 6)).toBe("AAACCC");
  });

  it("runs a burst without end last, however long it has waited", () => {
    const endless = machine("E", [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1 }] }]);
    const trace = simulate(scenario([endless, job("A", 0, [2]), job("B", 0, [3])], { scheduler }), { until: 20 });
    // At 0 all ratios are 1: the first in the queue runs, and never ends.
    expect(drawnPcpu(trace, 8)).toBe("EEEEEEEE");
    const late = simulate(scenario([job("A", 0, [2]), endless, job("B", 1, [30])], { scheduler }), { until: 40 });
    expect(drawnPcpu(late, 6)).toBe("AABBBB");
  });

  it("does not preempt", () => {
    const trace = simulate(scenario([job("A", 0, [6]), job("B", 1, [1])], { scheduler }));
    expect(drawnPcpu(trace, 8)).toBe("AAAAAAB.");
  });
});
