/** The proofs of the lessons on the processor: figures of domain B, H.2 and of the plan of lessons, through the core. */
import { describe, expect, it } from "vitest";
import { consolidation } from "../../src/lessons/consolidation.ts";
import { manyProcessors } from "../../src/lessons/manyProcessors.ts";
import { sameInstant } from "../../src/lessons/sameInstant.ts";
import { shortTimeslices } from "../../src/lessons/shortTimeslices.ts";
import { stolenTime } from "../../src/lessons/stolenTime.ts";
import { waitingAndReady } from "../../src/lessons/waitingAndReady.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import { hostMetrics, vmMetrics } from "../../src/trace/figures/metrics.ts";
import { valueOf } from "../../src/trace/figures/shares.ts";
import { endOf, endsOf, hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";
import { drawnPcpu } from "../support/schedules.ts";

const percent = (scenario: Scenario, until: number, vm = 0) => {
  const { steal } = vmMetrics(runOf(scenario, until + 1).info, hostWhen(scenario, until), vm);
  return steal && valueOf(steal) * 100;
};

const response = (scenario: Scenario) => {
  const { mean } = hostMetrics(runOf(scenario).info, hostWhen(scenario)).response;
  return mean && valueOf(mean);
};

describe("One computer, many machines", () => {
  const { at: one, after: three } = stepCalled(consolidation, "three", "ask");
  const { after: four } = stepCalled(consolidation, "four", "ask");

  it("is useful for 90, 270 and 300 of 300 ticks with one, three and four machines", () => {
    const useful = [one, three, four].map(({ scenario }) => hostWhen(scenario, 300).pcpus[0]!.guest);
    expect(useful).toEqual([90, 270, 300]);
    expect(rightOf(consolidation, "three")).toEqual([90]);
  });

  it("lets each of three have its 90 ticks, and each of four 75 after waiting for 50 or more", () => {
    expect(hostWhen(three.scenario, 300).vcpus.map(({ cpu }) => cpu)).toEqual([90, 90, 90]);
    const { vcpus } = hostWhen(four.scenario, 300);
    expect(vcpus.map(({ cpu }) => cpu)).toEqual([75, 75, 75, 75]);
    expect(Math.min(...vcpus.map(({ ready }) => ready))).toBe(50);
    expect(rightOf(consolidation, "four")).toEqual(["100% busy; each has 75, and waits 50 or more"]);
  });
});

describe("How short may a timeslice be?", () => {
  const { after } = stepCalled(shortTimeslices, "cost", "ask");
  const sliced = (timeslice: number, worldSwitch: number) =>
    withHostPart(after.scenario, {
      scheduler: { policy: "rr", params: { timeslice } },
      costs: { ...hostOf(after.scenario).costs, worldSwitch },
    });

  it("is done at 40, 31, 27 and 25 with timeslices of 1, 2, 4 and 8 where a switch costs a tick", () => {
    expect([1, 2, 4, 8].map((timeslice) => endOf(sliced(timeslice, 1)))).toEqual([40, 31, 27, 25]);
    expect([1, 2, 4, 8].map((timeslice) => endOf(sliced(timeslice, 0)))).toEqual([20, 20, 20, 20]);
    expect(rightOf(shortTimeslices, "free")).toEqual([20]);
    expect(rightOf(shortTimeslices, "cost")).toEqual(["1"]);
  });

  it("answers after 3.4, 4.8, 6.2 and 7.6 ticks on average; without the cost after 0.8 and 3.6 with 1 and 4", () => {
    expect([1, 2, 4, 8].map((timeslice) => response(sliced(timeslice, 1)))).toEqual([3.4, 4.8, 6.2, 7.6]);
    expect([1, 4].map((timeslice) => response(sliced(timeslice, 0)))).toEqual([0.8, 3.6]);
    expect(rightOf(shortTimeslices, "response")).toEqual(["1"]);
    // The run that is shown then is that one.
    expect(response(stepCalled(shortTimeslices, "response", "ask").after.scenario)).toBe(3.4);
  });

  it("is done by 30 from a timeslice of 3 on, at 28", () => {
    const { puzzle } = stepCalled(shortTimeslices, "puzzle", "puzzle");
    expect(puzzle.solutions.map(({ scenario }) => endOf(scenario))).toEqual([28, 27, 25]);
    expect(endOf(sliced(2, 1))).toBe(31);
  });
});

describe("Two at the same moment", () => {
  it("runs A B A C or A A B C, and ends at 6, 4, 7 or at 4, 6, 7", () => {
    const [arrival, preempted] = [stepCalled(sameInstant, "who", "ask"), stepCalled(sameInstant, "other", "ask")];
    const lanes = [arrival, preempted].map(({ after }) => drawnPcpu(runOf(after.scenario), 7));
    expect(lanes).toEqual(["AABBAAC", "AAAABBC"]);
    expect(endsOf(arrival.after.scenario)).toEqual({ A: 6, B: 4, C: 7 });
    expect(endsOf(preempted.after.scenario)).toEqual({ A: 4, B: 6, C: 7 });
    expect(rightOf(sameInstant, "who")).toEqual(["A", "B"]);
    expect(rightOf(sameInstant, "other")).toEqual([6]);
  });
});

describe("Waiting is not being ready", () => {
  const { after } = stepCalled(waitingAndReady, "account", "ask");

  it("runs B at 11, when the device of A answers, and A at 12", () => {
    // RR 2: A0-2 B2-4 C4-6 A6-7 B7-9 C9-11 B11-12 A12-15.
    expect(drawnPcpu(runOf(after.scenario), 15)).toBe("AABBCCABBCCBAAA");
    expect(rightOf(waitingAndReady, "waking")).toEqual(["B"]);
  });

  it("accounts for A with 6 ticks of computing, 5 of waiting and 4 blocked: 15", () => {
    expect(hostWhen(after.scenario).vcpus[0]).toMatchObject({ cpu: 6, ready: 5, blockedTicks: 4, done: 15 });
    expect(rightOf(waitingAndReady, "account")).toEqual([5]);
    expect(rightOf(waitingAndReady, "blocked")).toEqual(["none"]);
  });

  it("ends A at 13 with timeslice 3 and first come first served, at 12 with the shortest remaining time", () => {
    const { puzzle } = stepCalled(waitingAndReady, "puzzle", "puzzle");
    expect(puzzle.solutions.map(({ scenario }) => endsOf(scenario)["A"])).toEqual([13, 13, 12]);
  });
});

describe("Who took my time?", () => {
  it("robs a hog beside a hog of half, and one that is half idle of nothing", () => {
    const [hogs, idle] = ["robbed", "idle"].map((id) => stepCalled(stolenTime, id, "ask").after.scenario);
    expect(hostWhen(hogs!, 1000).vcpus.map(({ cpu }) => cpu)).toEqual([500, 500]);
    expect(hostWhen(idle!, 1000).vcpus.map(({ cpu }) => cpu)).toEqual([500, 500]);
    expect([percent(hogs!, 1000), percent(idle!, 1000)]).toEqual([50, 0]);
    expect(rightOf(stolenTime, "robbed")).toEqual([50]);
    expect(rightOf(stolenTime, "idle")).toEqual([0]);
  });

  it("takes 1,500 of 3,000 ticks from each of two equal ones, and a fifth of the time with four times the weight", () => {
    const { at } = stepCalled(stolenTime, "who", "tell");
    expect(hostWhen(at.scenario, 3000).vcpus.map(({ ready }) => ready)).toEqual([1500, 1500]);
    const { puzzle } = stepCalled(stolenTime, "puzzle", "puzzle");
    expect(puzzle.solutions.map(({ scenario }) => percent(scenario, 3000))).toEqual([20, 20, 0]);
    expect(percent(puzzle.solutions[0].scenario, 3000, 1)).toBe(80);
  });
});

describe("Many processors", () => {
  it("is done at 150 with one queue, and at 110 with a queue for each pCPU", () => {
    const { at, after } = stepCalled(manyProcessors, "warm", "ask");
    expect([endOf(at.scenario), endOf(after.scenario)]).toEqual([150, 110]);
    expect(rightOf(manyProcessors, "warm")).toEqual(["earlier: the jobs stay where they are warm"]);
  });

  it("is done at 12 where nobody steals, and at 10 where an idle pCPU does or there is one queue", () => {
    const { after } = stepCalled(manyProcessors, "uneven", "ask");
    const { puzzle } = stepCalled(manyProcessors, "puzzle", "puzzle");
    expect(endOf(after.scenario)).toBe(12);
    expect(hostWhen(after.scenario, 12).pcpus[1]?.guest).toBe(4);
    expect(puzzle.solutions.map(({ scenario }) => endOf(scenario))).toEqual([10, 10]);
    expect(rightOf(manyProcessors, "uneven")).toEqual([12]);
  });
});
