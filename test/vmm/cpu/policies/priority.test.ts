import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type MachineSpec } from "../../../../src/model/scenario.ts";
import { barsOf } from "../../../support/chartOf.ts";
import { drawn } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const priority = (params: Readonly<Record<string, number | boolean>> = {}) => ({ policy: "priority", params });

describe("priority scheduling", () => {
  it("gives the chart of Silberschatz 5.3.4: five jobs at 0, of which 1 is the most urgent", () => {
    const jobs: MachineSpec[] = [
      job("P1", 0, [10], 3),
      job("P2", 0, [1], 1),
      job("P3", 0, [2], 4),
      job("P4", 0, [1], 5),
      job("P5", 0, [5], 2),
    ];
    const conventions = { ...DEFAULT_CONVENTIONS, priorityOrder: "lowerFirst" as const };
    expect(barsOf(simulate(scenario(jobs, { scheduler: priority() }, { conventions })), 0, 100)).toEqual([
      [0, 1, "P2"],
      [1, 6, "P5"],
      [6, 16, "P1"],
      [16, 18, "P3"],
      [18, 19, "P4"],
    ]);
  });

  it("lets a more urgent arrival take over at once, unless it is not preemptive", () => {
    const jobs = [job("A", 0, [4], 1), job("B", 1, [2], 2)];
    expect(drawn(jobs, priority({ preemptive: true }), 7)).toBe("ABBAAA.");
    expect(drawn(jobs, priority({ preemptive: false }), 7)).toBe("AAAABB.");
  });

  it("lets an equally urgent one wait for the one that runs", () => {
    expect(drawn([job("A", 0, [3], 2), job("B", 1, [2], 2)], priority(), 6)).toBe("AAABB.");
  });

  it("starves the less urgent without aging, and not with it", () => {
    // B comes with 1 against 3. Having waited 2 · 3 ticks it has 4, and takes over.
    const jobs = [job("A", 0, [20], 3), job("B", 0, [2], 1)];
    expect(drawn(jobs, priority({ aging: 0 }), 22)).toBe(`${"A".repeat(20)}BB`);
    expect(drawn(jobs, priority({ aging: 2 }), 22).indexOf("B")).toBe(6);
  });
});
