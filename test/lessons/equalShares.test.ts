/** The proof of "T = N / k": its numbers are those of domain B.5 and of the lesson's plan, and the core gives them. */
import { describe, expect, it } from "vitest";
import { equalShares } from "../../src/lessons/equalShares.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { eventsOfKind, nameOf } from "../support/schedules.ts";

/** The slices of each round by the names of machines: `A4 B3 C3`. */
function roundsOf(scenario: Scenario, until: number): string[] {
  const trace = runOf(scenario, until);
  return eventsOfKind(trace, "round").map(({ time, entries }) =>
    [`${time}:`, ...entries.map(({ vcpu, slice }) => `${nameOf(trace, vcpu)}${slice}`)].join(" "),
  );
}

const scenarioOf = (id: string) => stepCalled(equalShares, id, "ask").after.scenario;

const ticks = (scenario: Scenario) => hostWhen(scenario, 300).vcpus.map(({ cpu }) => cpu);

describe("T = N / k", () => {
  it("gives three equal machines 4, 3 and 3 of a round of 10", () => {
    expect(roundsOf(scenarioOf("round"), 20)).toEqual(["0: A4 B3 C3", "10: A4 B3 C3"]);
    expect(rightOf(equalShares, "round")).toEqual(["4, 3, 3"]);
  });

  it("lets a fourth one that comes at 12 wait for the next round, of 3, 3, 2 and 2", () => {
    expect(roundsOf(scenarioOf("fourth"), 30)).toEqual(["0: A4 B3 C3", "10: A4 B3 C3", "20: A3 B3 C2 D2"]);
    const trace = runOf(scenarioOf("fourth"), 40);
    expect(eventsOfKind(trace, "dispatch").find(({ vcpu }) => nameOf(trace, vcpu) === "D")?.time).toBe(28);
    expect(rightOf(equalShares, "fourth")).toEqual(["At 28, in the next round: 3, 3, 2, 2"]);
  });

  it("divides 12 by the weights 3, 2, 1 into 6, 4, 2", () => {
    expect(roundsOf(scenarioOf("weights"), 12)).toEqual(["0: A6 B4 C2"]);
    expect(rightOf(equalShares, "weights")).toEqual([6]);
  });

  it("divides it into 5, 3, 4 in the round after C has got the weight 3", () => {
    expect(roundsOf(scenarioOf("heavier"), 36)).toEqual(["0: A6 B4 C2", "12: A6 B4 C2", "24: A5 B3 C4"]);
    expect(rightOf(equalShares, "heavier")).toEqual(["5, 3, 4"]);
  });

  it("gives a machine with two vCPUs half of 300 ticks here, and 200 under round robin", () => {
    const wide = scenarioOf("wide");
    expect(ticks(wide)).toEqual([75, 75, 150]);
    const [host] = wide.hosts;
    const robin = { ...wide, hosts: [{ ...host, scheduler: { policy: "rr", params: { timeslice: 10 } } }] } as const;
    expect(ticks(robin)).toEqual([100, 100, 100]);
    expect(rightOf(equalShares, "wide")).toEqual([150]);
  });

  it("asks for slices of the first round before it is divided, when all three are ready", () => {
    for (const id of ["round", "weights"]) {
      const { at } = stepCalled(equalShares, id, "ask");
      const trace = runOf(at.scenario, 20);
      const kinds = Array.from({ length: at.row! + 1 }, (_, row) => trace.eventAt(row).kind);
      expect(kinds.indexOf("round")).toBe(at.row);
      expect(kinds.filter((kind) => kind === "ready")).toHaveLength(3);
    }
  });

  it("is solved by the weights 5, 4, 3 with slices of 5, 4 and 3", () => {
    const { puzzle } = stepCalled(equalShares, "puzzle", "puzzle");
    expect(roundsOf(puzzle.solutions[0].scenario, 12)).toEqual(["0: A5 B4 C3"]);
  });
});
