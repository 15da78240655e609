/**
 * The conventions for equals: order of the queue, order of first arrival, or lowest number. The vCPUs that differ are
 * those that come back: after I/O, or after being preempted. Charts worked out by hand.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Conventions, MachineSpec, PolicyChoice, Ties } from "../../../src/model/scenario.ts";
import { DEFAULT_CONVENTIONS } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { drawnPcpu } from "../../support/schedules.ts";
import { job, scenario } from "../../support/workloads.ts";

function drawn(machines: readonly MachineSpec[], scheduler: PolicyChoice, conventions: Partial<Conventions>): string {
  const rules = { ...DEFAULT_CONVENTIONS, ...conventions };
  const trace = simulate(scenario(machines, { scheduler }, { conventions: rules }));
  return drawnPcpu(trace, trace.knownUntil);
}

// L is defined first and arrives last. A arrives first, goes away for I/O from 1 to 3, and queues again behind B.
const COMES_BACK = [job("L", 4, [1]), job("A", 0, [1, 2, 1]), job("R", 1, [4]), job("B", 2, [1])];

describe.each([
  ["priority", "priorityTies"],
  ["sjf", "shortestTies"],
] as const)("equals under %s", (policy, convention) => {
  // All have priority 1; for the shortest, the three that wait have one tick each.
  const under = (ties: Ties) => drawn(COMES_BACK, { policy, params: {} }, { [convention]: ties });

  it("go in the order of the queue by default: B queued before A came back", () => {
    expect(under("queueOrder")).toBe("ARRRRBAL");
    expect(drawn(COMES_BACK, { policy, params: {} }, {})).toBe("ARRRRBAL");
  });

  it("go in the order of first arrival: A arrived before B", () => {
    expect(under("arrival")).toBe("ARRRRABL");
  });

  it("go by number: L has the lowest", () => {
    expect(under("id")).toBe("ARRRRLAB");
  });
});

describe("equals and the running one", () => {
  it.each(["queueOrder", "arrival", "id"] as const)(
    "the running one stays, although the other has a lower number and arrived earlier: %s",
    (ties) => {
      // A is away from 1 to 2 and comes back equal to B, which runs.
      const machines = [job("A", 0, [1, 1, 3]), job("B", 0, [3])];
      const conventions = { priorityTies: ties, shortestTies: ties };
      expect(drawn(machines, { policy: "priority", params: {} }, conventions)).toBe("ABBBAAA");
      const shorter = [job("A", 0, [1, 1, 2]), job("B", 0, [3])];
      // At 2 both have two ticks left.
      expect(drawn(shorter, { policy: "srtf", params: {} }, conventions)).toBe("ABBBAA");
    },
  );
});

describe("a preempted vCPU among equals under SRTF", () => {
  // At 1 B preempts A, which has 3 left; C arrives at 1 too, with 3. B ends at 2.
  const machines = [job("A", 0, [4]), job("B", 1, [1]), job("C", 1, [3])];

  it("stands last in the queue", () => {
    expect(drawn(machines, { policy: "srtf", params: {} }, {})).toBe("ABCCCAAA");
  });

  it("goes first where the earlier arrival does", () => {
    expect(drawn(machines, { policy: "srtf", params: {} }, { shortestTies: "arrival" })).toBe("ABAAACCC");
  });
});

describe("two that arrive together", () => {
  it("go by number where arrival decides", () => {
    const machines = [job("A", 0, [2]), job("B", 1, [1]), job("C", 1, [1])];
    expect(drawn(machines, { policy: "sjf", params: {} }, { shortestTies: "arrival" })).toBe("AABC");
  });
});

describe("the order shown", () => {
  it("is the order served: the run queue lists the first to arrive first", () => {
    const conventions = { ...DEFAULT_CONVENTIONS, priorityTies: "arrival" } as const;
    const scheduler = { policy: "priority", params: {} };
    const trace = simulate(scenario(COMES_BACK, { scheduler }, { conventions }));
    // At 4 R runs; A (1), B (3) and L (0) wait.
    expect(hostAt(trace, trace.rowsUpTo(4), 4).runQueues[0]).toEqual([1, 3, 0]);
  });
});
