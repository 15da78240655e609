/** The proof of "Where machines are used": admission, weights and what five machines make of a host, through the core. */
import { describe, expect, it } from "vitest";
import { whereUsed } from "../../src/lessons/whereUsed.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { hostMetrics, vmMetrics } from "../../src/trace/figures/metrics.ts";
import { valueOf, type Fraction } from "../../src/trace/figures/shares.ts";
import { hostWhen, knownRun, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind } from "../support/schedules.ts";

function percent(share: Fraction | null): number {
  return share === null ? 0 : valueOf(share) * 100;
}

function ticks(scenario: Scenario, time: number): readonly number[] {
  return hostWhen(scenario, time).vcpus.map(({ cpu }) => cpu);
}

/** Steal of each machine until 300, and how much of the time the processors were useful, in percent. */
function figures(scenario: Scenario) {
  const host = hostWhen(scenario, 300);
  const { info } = knownRun(scenario, 301);
  return {
    steal: host.vms.map((_, uid) => percent(vmMetrics(info, host, uid).steal)),
    useful: percent(hostMetrics(info, host).utilization),
  };
}

describe("Where machines are used", () => {
  it("creates a machine with a guarantee of 8 where 4 frames are left, and refuses to start it", () => {
    const { scenario } = stepCalled(whereUsed, "admission", "ask").after;
    expect(hostWhen(scenario, 22).vms.map(({ life }) => life)).toEqual(["running", "shutOff"]);
    expect(eventsOfKind(runOf(scenario, 30), "commandFailed")).toMatchObject([
      { time: 24, code: "NO_MEMORY", shortages: [{ resource: "memory", needed: 8, available: 4 }] },
    ]);
    expect(rightOf(whereUsed, "admission")).toEqual(["It is created; to start it is refused."]);
  });

  it("gives weights of 2, 1 and 1 200, 100 and 100 ticks, and gold 600 of 1,000 once silver has left at 400", () => {
    const { at, after } = stepCalled(whereUsed, "weights", "ask");
    expect(ticks(at.scenario, 400)).toEqual([200, 100, 100]);
    expect(ticks(after.scenario, 1000)).toEqual([600, 100, 300]);
    expect(rightOf(whereUsed, "weights")).toEqual([600]);
  });

  it("keeps one processor busy all the time with five machines, each of which loses more than 60%", () => {
    const { steal, useful } = figures(stepCalled(whereUsed, "five", "ask").after.scenario);
    expect(useful).toBe(100);
    expect(Math.min(...steal)).toBeGreaterThan(60);
    expect(rightOf(whereUsed, "five")).toEqual(["100% busy; all do"]);
  });

  it("is 75% busy with two processors, where nobody loses more than a fifteenth, and 50% with three", () => {
    const { at, puzzle } = stepCalled(whereUsed, "puzzle", "puzzle");
    expect(hostWhen(at.scenario, 300).commandsFailed).toBe(1);
    for (const { scenario } of puzzle.solutions) {
      const { steal, useful } = figures(scenario);
      expect(useful).toBe(75);
      expect(Math.max(...steal)).toBeLessThan(100 / 15);
    }
    expect(figures(withHostPart(puzzle.solutions[0].scenario, { pcpus: 3 })).useful).toBe(50);
  });
});
