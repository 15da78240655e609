/**
 * The proofs of the lessons on short jobs, shares, wide machines, neighbours and what virtualization costs: figures of domain
 * B.4 to B.6, G and of the plan of lessons, through the core.
 */
import { describe, expect, it } from "vitest";
import type { Lesson } from "../../src/learn/lesson.ts";
import { exitCosts } from "../../src/lessons/exitCosts.ts";
import { noisyNeighbours } from "../../src/lessons/noisyNeighbours.ts";
import { withHostPart } from "../../src/lessons/parts.ts";
import { sharesOfTime } from "../../src/lessons/sharesOfTime.ts";
import { shortFirst } from "../../src/lessons/shortFirst.ts";
import { wideMachines } from "../../src/lessons/wideMachines.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { hostMetrics, vmMetrics } from "../../src/trace/figures/metrics.ts";
import { valueOf } from "../../src/trace/figures/shares.ts";
import { endsOf, hostWhen, rightOf, runOf, stepCalled } from "../support/lessonRuns.ts";

const solutionsOf = (lesson: Lesson) =>
  stepCalled(lesson, "puzzle", "puzzle").puzzle.solutions.map(({ scenario }) => scenario);

const figuresAt = (scenario: Scenario, time: number, vm: number) =>
  vmMetrics(runOf(scenario, time + 1).info, hostWhen(scenario, time), vm);

const meanWaiting = (scenario: Scenario) => {
  const { mean } = hostMetrics(runOf(scenario).info, hostWhen(scenario)).waiting;
  return mean && valueOf(mean);
};

const ticks = (id: string, time: number) =>
  hostWhen(stepCalled(sharesOfTime, id, "ask").after.scenario, time).vcpus.map(({ cpu }) => cpu);

const barriers = (scenario: Scenario) => figuresAt(scenario, 200, 1);

const hits = (scenario: Scenario) => figuresAt(scenario, 399, 0).hits;

describe("Short jobs first", () => {
  it("waits 4.6 ticks first come first served, 3.6 with the shortest, 3.2 with the shortest rest", () => {
    const [shortest, remaining] = ["shortest", "remaining"].map((id) => stepCalled(shortFirst, id, "ask"));
    const runs = [shortest!.at, shortest!.after, remaining!.after];
    expect(runs.map(({ scenario }) => meanWaiting(scenario))).toEqual([4.6, 3.6, 3.2]);
    expect(hostWhen(remaining!.after.scenario).vcpus[1]).toMatchObject({ ready: 7, done: 15 });
    expect(rightOf(shortFirst, "shortest")).toEqual(["3.6"]);
    expect(rightOf(shortFirst, "remaining")).toEqual([7]);
  });

  it("ends L at 27, with aging every 4 ticks at 19, every 2 at 23", () => {
    const [starving, faster] = ["starving", "faster"].map((id) => stepCalled(shortFirst, id, "ask"));
    const runs = [starving!.at, starving!.after, faster!.after];
    expect(runs.map(({ scenario }) => endsOf(scenario)["L"])).toEqual([27, 19, 23]);
    expect(rightOf(shortFirst, "starving")).toEqual([19]);
    expect(rightOf(shortFirst, "faster")).toEqual(["at 23"]);
  });

  it("ends L at 19, 15 and 5 as the ways of the puzzle say", () => {
    expect(solutionsOf(shortFirst).map((scenario) => endsOf(scenario)["L"])).toEqual([19, 15, 5]);
  });
});

describe("Shares in real hypervisors", () => {
  it("gives 300, 200 and 100 of 600 ticks by stride, and 1,500, 750 and 750 of 3,000 by credit", () => {
    expect(ticks("stride", 600)).toEqual([300, 200, 100]);
    expect(ticks("credit", 3000)).toEqual([1500, 750, 750]);
    expect(rightOf(sharesOfTime, "stride")).toEqual([300]);
    expect(rightOf(sharesOfTime, "credit")).toEqual(["1500 : 750 : 750"]);
  });

  it("gives by lot what is within three deviations of it, and not the very shares", () => {
    const drawn = ticks("lot", 600);
    expect(drawn).not.toEqual([300, 200, 100]);
    for (const [at, weight] of [3, 2, 1].entries()) {
      const part = weight / 6;
      expect(Math.abs(drawn[at]! - 600 * part)).toBeLessThan(3 * Math.sqrt(600 * part * (1 - part)));
    }
    expect(rightOf(sharesOfTime, "lot")).toEqual(["about 300; other seeds, other numbers"]);
  });

  it("lets a sleeper wait 52 of 100 ticks under EEVDF, and 28 with a timeslice of 4", () => {
    const { at, after } = stepCalled(sharesOfTime, "sleeper", "ask");
    expect([at, after].map(({ scenario }) => figuresAt(scenario, 100, 2).waiting)).toEqual([52, 28]);
    expect(solutionsOf(sharesOfTime).map((scenario) => figuresAt(scenario, 99, 2).waiting)).toEqual([28, 8, 24]);
    expect(rightOf(sharesOfTime, "sleeper")).toEqual(["28"]);
  });
});

describe("Wide machines", () => {
  it("passes 19 barriers by 200 apart, with 122 ticks spun, and 50 as a gang", () => {
    const { at, after } = stepCalled(wideMachines, "together", "ask");
    expect(barriers(at.scenario)).toMatchObject({ barriers: 19, spin: 122, cpu: 200 });
    expect(barriers(after.scenario)).toMatchObject({ barriers: 50, spin: 0 });
    // Of the hogs one loses the first timeslice, in which pCPU 1 stands idle.
    const { vcpus, pcpus } = hostWhen(after.scenario, 200);
    expect([vcpus[0]!.cpu, vcpus[3]!.cpu]).toEqual([100, 90]);
    expect(pcpus.map(({ idle }) => idle)).toEqual([0, 10]);
    expect(rightOf(wideMachines, "apart")).toEqual(["19"]);
    expect(rightOf(wideMachines, "together")).toEqual([50]);
  });

  it("passes 22 where the hogs have one pCPU, and 50, 50 and 49 with timeslices of 2, 1 and 4", () => {
    const { after } = stepCalled(wideMachines, "confined", "ask");
    expect(barriers(after.scenario)).toMatchObject({ barriers: 22, spin: 120, cpu: 210 });
    expect(rightOf(wideMachines, "confined")).toEqual(["22"]);
    expect(solutionsOf(wideMachines).map((scenario) => barriers(scenario).barriers)).toEqual([50, 50, 49]);
  });
});

describe("Noisy neighbours", () => {
  const scan = stepCalled(noisyNeighbours, "scan", "ask");

  it("hits 196 times in 400 ticks alone; beside a scan 33 under FIFO, 3 under Clock, 196 under LRU", () => {
    const { after: lru } = stepCalled(noisyNeighbours, "policies", "ask");
    const clock = withHostPart(scan.after.scenario, { replacement: { policy: "clock", params: {} } });
    expect([scan.at.scenario, scan.after.scenario, clock, lru.scenario].map(hits)).toEqual([196, 33, 3, 196]);
    // The panel says the same where it is told.
    const stops = ["scan", "policies", "local"].map((id) => stepCalled(noisyNeighbours, id, "ask"));
    const seen = stops.map((step) =>
      [step.at, step.after].map(({ scenario, time }) => hostWhen(scenario, time).vms[0]!.hits),
    );
    expect(seen).toEqual([
      [196, 33],
      [33, 196],
      [33, 196],
    ]);
    expect(rightOf(noisyNeighbours, "scan")).toEqual(["33"]);
    expect(rightOf(noisyNeighbours, "policies")).toEqual(["LRU alone"]);
  });

  it("hits 196 times with local replacement, whatever the policy", () => {
    const { after } = stepCalled(noisyNeighbours, "local", "ask");
    const policies = ["fifo", "clock", "lru"];
    const local = policies.map((policy) => withHostPart(after.scenario, { replacement: { policy, params: {} } }));
    expect(local.map(hits)).toEqual([196, 196, 196]);
    expect(rightOf(noisyNeighbours, "local")).toEqual([196]);
  });

  it("ends quiet at 160 beside noisy, and at 80 where that may begin a request every 8 ticks", () => {
    const { at, after } = stepCalled(noisyNeighbours, "disk", "ask");
    expect([at, after].map(({ scenario }) => endsOf(scenario)["quiet"])).toEqual([160, 80]);
    expect(rightOf(noisyNeighbours, "disk")).toEqual(["80"]);
  });
});

describe("What virtualization costs", () => {
  it("is done at 100 without exits, at 120 with ten calls, at 300 with fifty traps or a hundred calls", () => {
    const [call, traps, batch] = ["call", "traps", "batch"].map((id) => stepCalled(exitCosts, id, "ask"));
    const runs = [call!.at, call!.after, traps!.after, batch!.at, batch!.after];
    expect(runs.map(({ scenario }) => endsOf(scenario)["guest"])).toEqual([100, 120, 300, 300, 120]);
    expect(rightOf(exitCosts, "call")).toEqual([120]);
    expect(rightOf(exitCosts, "traps")).toEqual([300]);
    expect(rightOf(exitCosts, "batch")).toEqual(["120"]);
  });

  it("computes 100 ticks by 120, 120 and 110 in the ways of the puzzle", () => {
    expect(solutionsOf(exitCosts).map((scenario) => endsOf(scenario)["guest"])).toEqual([120, 120, 110]);
    expect(solutionsOf(exitCosts).map((scenario) => hostWhen(scenario).pcpus[0]?.guest)).toEqual([100, 100, 100]);
  });
});
