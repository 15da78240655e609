import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { drawn, eventsOfKind, expectWholeRun, GOLDEN_SETTINGS, goldenVector } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const scheduler = { policy: "fcfs", params: {} };

describe("first come, first served", () => {
  for (const { section, machines, host } of GOLDEN_SETTINGS)
    it(`reproduces the vector of ${section} tick by tick`, () => {
      expectWholeRun(goldenVector(section, "fcfs"), machines, { ...host, scheduler });
    });

  it("gives the chart of Silberschatz 5.3.1: bursts of 24, 3 and 3 that come together", () => {
    const jobs = [job("A", 0, [24]), job("B", 0, [3]), job("C", 0, [3])];
    expect(drawn(jobs, scheduler, 30)).toBe(`${"A".repeat(24)}BBBCCC`);
  });

  it("serves those that come at the same tick in the order of their numbers", () => {
    expect(drawn([job("A", 2, [1]), job("B", 2, [2]), job("C", 0, [3])], scheduler, 7)).toBe("CCCABB.");
  });

  it("does not preempt, and gives no timeslice", () => {
    const trace = simulate(scenario([job("A", 0, [9]), job("B", 1, [1])], { scheduler }));
    expect(eventsOfKind(trace, "dispatch")[0]).toMatchObject({ vcpu: 0, timeslice: -1 });
    expect(eventsOfKind(trace, "leave").map(({ time, cause }) => [time, cause])).toEqual([
      [9, "finish"],
      [10, "finish"],
    ]);
  });
});
