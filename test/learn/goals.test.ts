/** Goals of puzzles, on runs small enough to be worked by hand. */
import { describe, expect, it } from "vitest";
import { Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { checkGoals, type PuzzleGoal } from "../../src/learn/goals.ts";
import type { HostSpec, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { defaultsOf } from "../../src/model/settingKinds.ts";
import { NETWORK } from "../../src/model/settings.ts";
import { Trace } from "../../src/trace/trace.ts";
import { hostShape } from "../../src/engine/run.ts";
import { hog, sleeper } from "../support/schedules.ts";
import { machine, scenario } from "../support/workloads.ts";

const compute = (name: string, ticks: number) => machine(name, [{ op: "compute", ticks }], { memoryBytes: 0 });

function checked(goal: PuzzleGoal, run: Scenario, start: Scenario = run, until = 200) {
  const { state, results } = checkGoals([goal], simulate(run, { until }), run, start);
  return { state, found: results[0]!.found, vm: results[0]!.vm, part: results[0]!.part };
}

/** A runs 0 to 4 and 8 to 10, B 4 to 8. */
const two = scenario([compute("A", 6), compute("B", 4)]);

const round = (roundLength: number): Partial<HostSpec> => ({
  scheduler: { policy: "pwrr", params: { roundLength } },
});
const three = (roundLength: number) => scenario([hog("A", 3), hog("B", 2), hog("C", 1)], round(roundLength));
const after = (...commands: TimedCommand[]) => scenario([hog("A", 1)], {}, { commands });
const changed = (host: Partial<HostSpec>) => scenario([compute("A", 6), compute("B", 4)], host);
const kept = (...parts: Extract<PuzzleGoal, { goal: "kept" }>["parts"]) => ({ goal: "kept", parts }) as const;

describe("the goal that all are done by a moment", () => {
  it("is met at the very tick of the last end, and else names who ends last, and when", () => {
    expect(checked({ goal: "allDoneBy", time: 10 }, two)).toMatchObject({ state: "met", found: 10, vm: "A" });
    expect(checked({ goal: "allDoneBy", time: 9 }, two)).toMatchObject({ state: "unmet", found: 10, vm: "A" });
  });

  it("is not met by a machine that never ends, and names it", () => {
    const paused = scenario(
      [compute("A", 6), compute("B", 4)],
      {},
      { commands: [{ command: "pause", vm: "B", at: 5 }] },
    );
    expect(checked({ goal: "allDoneBy", time: 50 }, paused)).toMatchObject({ state: "unmet", found: null, vm: "B" });
    expect(checked({ goal: "allDoneBy", time: 50 }, scenario([hog("A", 1)]))).toMatchObject({
      state: "unmet",
      vm: "A",
    });
  });

  it("is open while the run is not known so far", () => {
    expect(checked({ goal: "allDoneBy", time: 10 }, two, two, 6).state).toBe("open");
    const nothing = Trace.empty(hostShape(two));
    expect(checkGoals([{ goal: "allDoneBy", time: 10 }], nothing, two, two).state).toBe("open");
  });

  it("is asked of one machine alone as well", () => {
    expect(checked({ goal: "doneBy", vm: "B", time: 8 }, two)).toMatchObject({ state: "met", found: 8, vm: "B" });
    expect(checked({ goal: "doneBy", vm: "B", time: 7 }, two)).toMatchObject({ state: "unmet", found: 8 });
    expect(checked({ goal: "doneBy", vm: "C", time: 7 }, two)).toMatchObject({ state: "unmet", found: null, vm: "C" });
  });
});

describe("the goal of slices in a round", () => {
  const goal: PuzzleGoal = { goal: "roundGives", vm: "C", ticks: 2, most: 6 };

  it("is met where the machine gets just that and nobody too much", () => {
    // 12 by 3, 2, 1 is 6, 4, 2; 18 is 9, 6, 3.
    expect(checked(goal, three(12))).toMatchObject({ state: "met", found: 2 });
    expect(checked({ ...goal, most: 5 }, three(12))).toMatchObject({ state: "unmet", found: 2 });
    expect(checked(goal, three(18))).toMatchObject({ state: "unmet", found: 3 });
  });

  it("counts only rounds in which everybody takes part", () => {
    const later = scenario([hog("A", 1), hog("C", 1, { arrival: 30 })], round(4));
    expect(checked({ goal: "roundGives", vm: "A", ticks: 4, most: 4 }, later)).toMatchObject({
      state: "unmet",
      found: 2,
    });
  });

  it("is not met under another policy", () => {
    expect(checked(goal, scenario([hog("A", 3), hog("C", 1)])).state).toBe("unmet");
  });
});

describe("goals of figures", () => {
  const pages = machine(
    "A",
    [0, 1, 0, 1].map((page) => ({ op: "reference", page, write: false }) as const),
  );

  it("count the faults of a run that has ended", () => {
    expect(checked({ goal: "faultsAtMost", count: 2 }, scenario([pages]))).toMatchObject({ state: "met", found: 2 });
    expect(checked({ goal: "faultsAtMost", count: 1 }, scenario([pages]))).toMatchObject({ state: "unmet", found: 2 });
    expect(checked({ goal: "faultsAtMost", count: 9 }, scenario([hog("A", 1)])).state).toBe("open");
  });

  it("count the hits of one machine until a moment", () => {
    const goal = { goal: "hitsAtLeast", vm: "A", count: 2, until: 20 } as const;
    expect(checked(goal, scenario([pages]))).toMatchObject({ state: "met", found: 2 });
    expect(checked({ ...goal, count: 3 }, scenario([pages]))).toMatchObject({ state: "unmet", found: 2, vm: "A" });
    expect(checked({ ...goal, vm: "B" }, scenario([pages]))).toMatchObject({ state: "unmet", found: null, vm: "B" });
  });

  it("have the steal of the machine that is robbed most", () => {
    // Two hogs get half each: 50%. With a sleeper that is seldom ready the hog loses less.
    const hogs = scenario([hog("A", 1), hog("B", 1)]);
    expect(checked({ goal: "stealAtMost", percent: 50, until: 80 }, hogs).state).toBe("met");
    expect(checked({ goal: "stealAtMost", percent: 49, until: 80 }, hogs)).toMatchObject({ state: "unmet", found: 50 });
    const light = scenario([hog("A", 1), sleeper("B", 1, 1, 9)]);
    expect(checked({ goal: "stealAtMost", percent: 25, until: 80, vm: "A" }, light).state).toBe("met");
  });

  it("have how much of the time is useful work", () => {
    // Two of every ten ticks.
    const light = scenario([sleeper("A", 1, 2, 8)]);
    expect(checked({ goal: "usefulAtLeast", percent: 20, until: 100 }, light)).toMatchObject({
      state: "met",
      found: 20,
    });
    expect(checked({ goal: "usefulAtLeast", percent: 21, until: 100 }, light).state).toBe("unmet");
  });

  it("have how long a machine waited", () => {
    const goal = { goal: "waitsBetween", vm: "B", least: 4, most: 4, until: 20 } as const;
    expect(checked(goal, two)).toMatchObject({ state: "met", found: 4 });
    expect(checked({ ...goal, most: 3, least: 0 }, two)).toMatchObject({ state: "unmet", found: 4 });
  });

  it("have what the last page of a machine wastes", () => {
    const odd = scenario([machine("A", [], { memoryBytes: 10_000 })]);
    expect(checked({ goal: "unusedBelow", vm: "A", bytes: 2289 }, odd)).toMatchObject({ state: "met", found: 2288 });
    expect(checked({ goal: "unusedBelow", vm: "A", bytes: 2288 }, odd).state).toBe("unmet");
  });
});

describe("goals of commands", () => {
  const start = scenario([hog("A", 1)]);
  const stop = { command: "stop", vm: "A", at: 5 } as const;

  it("are met when a machine is gone after few enough", () => {
    const goal: PuzzleGoal = { goal: "gone", vm: "A", commands: 2 };
    expect(checked(goal, start, start).state).toBe("unmet");
    expect(checked(goal, after(stop), start).state).toBe("unmet");
    expect(checked(goal, after(stop, { command: "delete", vm: "A", at: 5 }), start)).toMatchObject({
      state: "met",
      found: 2,
    });
    const slow = after({ command: "pause", vm: "A", at: 1 }, stop, { command: "delete", vm: "A", at: 9 });
    expect(checked(goal, slow, start)).toMatchObject({ state: "unmet", found: 3 });
  });

  it("see a command that was refused", () => {
    expect(checked({ goal: "noneRefused" }, after(stop), start).state).toBe("met");
    expect(checked({ goal: "noneRefused" }, after(stop, stop), start)).toMatchObject({ state: "unmet", found: 1 });
  });

  it("count the machines that run at a moment", () => {
    const goal = { goal: "running", machines: 1, at: 5 } as const;
    expect(checked(goal, start).state).toBe("met");
    expect(checked(goal, after(stop), start)).toMatchObject({ state: "unmet", found: 0 });
  });

  it("count what a machine has computed, once all is over", () => {
    expect(checked({ goal: "computes", vm: "B", ticks: 4 }, two)).toMatchObject({ state: "met", found: 4 });
    expect(checked({ goal: "computes", vm: "B", ticks: 5 }, two)).toMatchObject({ state: "unmet", found: 4 });
    expect(checked({ goal: "computes", vm: "C", ticks: 4 }, two)).toMatchObject({ state: "unmet", found: null });
    expect(checked({ goal: "computes", vm: "B", ticks: 4 }, two, two, 6).state).toBe("open");
  });

  it("forbid a scheduling policy", () => {
    expect(checked({ goal: "otherPolicy", policy: "gang" }, two).state).toBe("met");
    const gang = scenario([compute("A", 6)], { scheduler: { policy: "gang", params: {} } });
    expect(checked({ goal: "otherPolicy", policy: "gang" }, gang).state).toBe("unmet");
  });
});

describe("the goal that something stays", () => {
  it("names the part that was changed", () => {
    expect(checked(kept("frames", "pcpus"), changed({ pcpus: 2 }), two)).toMatchObject({
      state: "unmet",
      part: "pcpus",
    });
    expect(checked(kept("frames", "machines"), changed({ pcpus: 2 }), two).state).toBe("met");
    expect(checked(kept("machines"), scenario([compute("A", 6)]), two)).toMatchObject({ part: "machines" });
  });

  it("takes an option that was switched on for a change", () => {
    expect(checked(kept("replacement"), changed({ loadControl: { window: 10 } }), two).state).toBe("unmet");
    expect(checked(kept("replacement"), changed({ frames: 9 }), two).state).toBe("met");
  });

  it("lets machines be changed that run the same programs under the same names", () => {
    const [first, ...others] = two.machines;
    const as = (changes: Partial<typeof first>) => ({ ...two, machines: [{ ...first!, ...changes }, ...others] });
    expect(checked(kept("programs"), as({ isContainer: true, bootTicks: 6 }), two).state).toBe("met");
    expect(checked(kept("programs"), as({ name: "C" }), two)).toMatchObject({ state: "unmet", part: "programs" });
    expect(checked(kept("programs"), as({ programs: [[]] }), two).state).toBe("unmet");
  });

  it("is about all hosts, and the network between them", () => {
    const [first, second] = [two.hosts[0], { ...two.hosts[0], frames: 9 }];
    const network = defaultsOf(NETWORK);
    const both = { ...two, hosts: [first, first], network } as const;
    expect(checked(kept("frames", "network"), both, both).state).toBe("met");
    expect(checked(kept("frames"), { ...both, hosts: [first, second] }, both)).toMatchObject({ part: "frames" });
    const faster = { ...both, network: { ...network, bytesPerTick: 1 } };
    expect(checked(kept("network"), faster, both)).toMatchObject({ part: "network" });
  });

  it("comes to the same in another order of keys", () => {
    const { costs } = two.hosts[0];
    const turned = Object.fromEntries(Object.entries(costs).toReversed()) as unknown as typeof costs;
    expect(checked(kept("costs"), changed({ costs: turned }), two).state).toBe("met");
  });
});

describe("several goals", () => {
  it("are met together, not met where one is not, and open where one is open", () => {
    const run = new Run(two, 0);
    const trace = Trace.empty(hostShape(two)).with(run.advance(6)!);
    const state = (...goals: PuzzleGoal[]) => checkGoals(goals, trace, two, two).state;
    const [open, met] = [
      { goal: "allDoneBy", time: 10 },
      { goal: "running", machines: 2, at: 2 },
    ] as const;
    expect(state(met)).toBe("met");
    expect(state(met, open)).toBe("open");
    expect(state(met, open, { goal: "running", machines: 3, at: 2 })).toBe("unmet");
  });
});
