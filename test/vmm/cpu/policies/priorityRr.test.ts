import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type Conventions, type MachineSpec } from "../../../../src/model/scenario.ts";
import { barsOf } from "../../../support/chartOf.ts";
import { drawn, eventsOfKind } from "../../../support/schedules.ts";
import { job, scenario } from "../../../support/workloads.ts";

const prr = (timeslice: number, preemptive = true) => ({ policy: "prr", params: { timeslice, preemptive } });

function bars(machines: readonly MachineSpec[], timeslice: number, rules: Partial<Conventions> = {}) {
  const conventions = { ...DEFAULT_CONVENTIONS, ...rules };
  return barsOf(simulate(scenario(machines, { scheduler: prr(timeslice) }, { conventions })), 0, 100);
}

describe("priority with round robin", () => {
  it("gives the chart of Silberschatz 5.3.4: 1 is the most urgent, timeslice 2", () => {
    const jobs = [
      job("P1", 0, [4], 3),
      job("P2", 0, [5], 2),
      job("P3", 0, [8], 2),
      job("P4", 0, [7], 1),
      job("P5", 0, [3], 3),
    ];
    expect(bars(jobs, 2, { priorityOrder: "lowerFirst" })).toEqual([
      [0, 7, "P4"],
      [7, 9, "P2"],
      [9, 11, "P3"],
      [11, 13, "P2"],
      [13, 15, "P3"],
      [15, 16, "P2"],
      [16, 20, "P3"],
      [20, 22, "P1"],
      [22, 24, "P5"],
      [24, 26, "P1"],
      [26, 27, "P5"],
    ]);
  });

  it("is round robin where all have the same priority, and priority scheduling where the timeslice is never over", () => {
    const equal = [job("A", 0, [5]), job("B", 1, [3]), job("C", 2, [4])];
    const rr = { policy: "rr", params: { timeslice: 2 } };
    expect(drawn(equal, prr(2), 14)).toBe(drawn(equal, rr, 14));
    const unequal = [job("A", 0, [5], 1), job("B", 1, [3], 3), job("C", 2, [4], 2)];
    expect(drawn(unequal, prr(1000), 14)).toBe(drawn(unequal, { policy: "priority", params: {} }, 14));
  });

  it("lets a more urgent arrival take over at once; the one it interrupts goes on with a whole timeslice, at the head", () => {
    // A has run 1 of 3 when U comes; B waits for its turn.
    expect(drawn([job("A", 0, [5], 1), job("B", 0, [2], 1), job("U", 1, [2], 9)], prr(3), 10)).toBe("AUUAAABBA.");
  });

  it("puts the interrupted one at the tail under that convention", () => {
    const jobs = [job("A", 0, [5], 1), job("B", 0, [2], 1), job("U", 1, [2], 9)];
    expect(bars(jobs, 3, { preemptedGoes: "tail" })).toEqual([
      [0, 1, "A"],
      [1, 3, "U"],
      [3, 5, "B"],
      [5, 9, "A"],
    ]);
  });

  it("waits for the end of the timeslice when it does not preempt", () => {
    expect(drawn([job("A", 0, [5], 1), job("U", 1, [2], 9)], prr(3, false), 8)).toBe("AAAUUAA.");
  });

  it("starves the less urgent as long as somebody more urgent is ready", () => {
    expect(drawn([job("L", 0, [2], 1), job("U", 0, [4], 2), job("V", 0, [4], 2)], prr(2), 11)).toBe("UUVVUUVVLL.");
  });

  it("gives a sole vCPU one timeslice after the other, without a switch", () => {
    const trace = simulate(scenario([job("A", 0, [7])], { scheduler: prr(3) }));
    expect(eventsOfKind(trace, "dispatch").map(({ time, switched }) => [time, switched])).toEqual([
      [0, true],
      [3, false],
      [6, false],
    ]);
  });

  it("tells the priorities that were compared", () => {
    const trace = simulate(scenario([job("A", 0, [2], 1), job("B", 0, [2], 4)], { scheduler: prr(2) }));
    expect(eventsOfKind(trace, "dispatch")[0]).toMatchObject({
      vcpu: 1,
      reason: "highestPriority",
      value: 4,
      losers: [{ id: 0, value: 1 }],
    });
  });
});
