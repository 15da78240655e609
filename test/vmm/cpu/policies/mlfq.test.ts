import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { ParamValues } from "../../../../src/model/params.ts";
import { barsOf } from "../../../support/chartOf.ts";
import {
  drawn,
  eventsOfKind,
  expectWholeRun,
  finishTimes,
  GOLDEN_SETTINGS,
  goldenVector,
  hog,
  sleeper,
} from "../../../support/schedules.ts";
import { job, scenario, W1 } from "../../../support/workloads.ts";

const mlfq = (params: ParamValues) => ({ policy: "mlfq", params });
const VARIANTS = {
  mlfq248: { timeslices: [2, 4, 8] },
  mlfq248b8: { timeslices: [2, 4, 8], boost: 8 },
  mlfq124: { timeslices: [1, 2, 4] },
};
const FEEDBACK = { preemptive: false, demoteOnlyIfContended: true };

describe("multilevel feedback queue", () => {
  for (const { section, machines, host } of GOLDEN_SETTINGS)
    for (const [name, params] of Object.entries(VARIANTS))
      it(`reproduces the vector ${section}.${name} tick by tick`, () => {
        expectWholeRun(goldenVector(section, name), machines, { ...host, scheduler: mlfq(params) });
      });

  it("as Stallings' feedback with q = 1 ends at the published times", () => {
    const scheduler = mlfq({ ...FEEDBACK, timeslices: [1, 1, 1, 1, 1, 1] });
    expect(finishTimes(W1, scheduler)).toEqual({ A: 4, B: 20, C: 16, D: 19, E: 11 });
  });

  it("as Stallings' feedback with q = 2^i ends at the published times", () => {
    const scheduler = mlfq({ ...FEEDBACK, timeslices: [1, 2, 4, 8, 16, 32] });
    expect(finishTimes(W1, scheduler)).toEqual({ A: 4, B: 17, C: 18, D: 20, E: 14 });
  });
});

describe("levels", () => {
  it("are served round robin, the most urgent first, and sinking is by one level for each allotment", () => {
    //                                                        level 0   level 1    level 2
    expect(drawn([hog("A", 1), hog("B", 1)], mlfq({ timeslices: [1, 2, 3] }), 18)).toBe("ABAABBAAABBBAAABBB");
  });

  it("let a vCPU use several timeslices when the allotment says so", () => {
    const scheduler = mlfq({ timeslices: [1, 2], allotments: [2, 1] });
    expect(drawn([hog("A", 1), hog("B", 1)], scheduler, 12)).toBe("ABABAABBAABB");
  });

  it("repeat the last allotment for the levels that have none of their own", () => {
    const scheduler = mlfq({ timeslices: [1, 1, 1], allotments: [2] });
    const trace = simulate(scenario([hog("A", 1), hog("B", 1)], { scheduler }), { until: 10 });
    expect(eventsOfKind(trace, "dispatch").map(({ value, time }) => (time < 2 ? 0 : value))).toEqual([
      0, 0, 0, 0, 1, 1, 1, 1, 2, 2,
    ]);
  });

  it("are not left by who blocks in time, but who often blocks sinks all the same", () => {
    // H sinks at 4. S uses 1 of its 3 ticks at a time: its third burst ends on the last one, and at 10 it wakes up on
    // the level of H, where it waits.
    const scheduler = mlfq({ timeslices: [3, 9] });
    expect(drawn([sleeper("S", 1, 1, 2), hog("H", 1)], scheduler, 14)).toBe("SHHHSHHSHHHHHH");
  });

  it("give all of the allotment back after blocking when told so", () => {
    const scheduler = mlfq({ timeslices: [3, 9], blockKeeps: "all" });
    expect(drawn([sleeper("S", 1, 1, 2), hog("H", 1)], scheduler, 14)).toBe("SHHHSHHSHHSHHS");
  });

  it("give a new timeslice after blocking and keep the allotment when told so (domain B.1.5)", () => {
    // Two timeslices of 3 to use. S blocks with 1 left, wakes at 4 and has 3 again; with the rest it has 1.
    const jobs = [job("S", 0, [2, 2, 4]), hog("H", 1)];
    const params = { timeslices: [3, 9], allotments: [2] };
    expect(drawn(jobs, mlfq({ ...params, blockKeeps: "allotment" }), 13)).toBe("SSHHHSSSHHHSH");
    expect(drawn(jobs, mlfq(params), 13)).toBe("SSHHHSHHHSSSH");
  });

  it("are kept by a vCPU that nobody waits behind, when sinking needs contention", () => {
    const scheduler = mlfq({ timeslices: [2, 4], demoteOnlyIfContended: true });
    const trace = simulate(scenario([hog("A", 1)], { scheduler }), { until: 7 });
    expect(eventsOfKind(trace, "dispatch").map(({ timeslice }) => timeslice)).toEqual([2, 2, 2, 2]);
  });

  it("may be a single one: then it is round robin", () => {
    expect(drawn([job("A", 0, [3]), job("B", 1, [3])], mlfq({ timeslices: [2] }), 6)).toBe("AABBAB");
  });
});

describe("preemption", () => {
  const jobs = [hog("A", 1), job("B", 3, [1])];

  it("is by a more urgent level, and the preempted one goes on with the rest of its timeslice", () => {
    const trace = simulate(scenario(jobs, { scheduler: mlfq({ timeslices: [2, 4] }) }), { until: 9 });
    expect(eventsOfKind(trace, "leave")[1]).toMatchObject({
      time: 3,
      cause: "preempt",
      preempt: { reason: "highestLevel", line: 5, by: 1, value: 1, byValue: 0 },
    });
    expect(eventsOfKind(trace, "dispatch").map(({ time, timeslice }) => [time, timeslice])).toEqual([
      [0, 2],
      [2, 4],
      [3, 2],
      [4, 3],
      [7, 4],
    ]);
  });

  it("can be off: the newcomer waits for the end of the timeslice", () => {
    expect(drawn(jobs, mlfq({ timeslices: [2, 4], preemptive: false }), 8)).toBe("AAAAAABA");
  });
});

describe("a boost", () => {
  it("raises all who are ready or running, once, and tells whom", () => {
    const scheduler = mlfq({ timeslices: [1, 2, 4], boost: 9 });
    const trace = simulate(scenario([hog("A", 1), hog("B", 1), hog("C", 1)], { scheduler }), { until: 20 });
    // At 9 the second levels are used up but for C's, which runs its last ticks there.
    const [first, second] = eventsOfKind(trace, "standing");
    expect(first).toMatchObject({
      time: 9,
      reason: "boost",
      line: 6,
      entries: [0, 1, 2].map((vcpu) => ({ vcpu, value: 0 })),
    });
    expect(second?.time).toBe(18);
  });

  it("gives the running one a new timeslice of the first level, also when its old one ends at that moment", () => {
    const trace = simulate(scenario([hog("A", 1)], { scheduler: mlfq({ timeslices: [2, 4], boost: 6 }) }), {
      until: 9,
    });
    expect(eventsOfKind(trace, "timeslice")).toEqual([{ time: 6, kind: "timeslice", vcpu: 0, pcpu: 0, timeslice: 2 }]);
    expect(eventsOfKind(trace, "leave").map(({ time }) => time)).toEqual([2, 8]);
  });

  it("that somebody slept through raises it when it wakes up", () => {
    const late = job("S", 0, [4, 20, 4]);
    const trace = simulate(scenario([late, hog("H", 1)], { scheduler: mlfq({ timeslices: [2, 8], boost: 16 }) }), {
      until: 40,
    });
    const wake = eventsOfKind(trace, "ready").find(({ cause }) => cause === "wake")!;
    const next = eventsOfKind(trace, "dispatch").find(({ time, vcpu }) => time >= wake.time && vcpu === 0)!;
    expect({ value: next.value, timeslice: next.timeslice }).toEqual({ value: 0, timeslice: 2 });
  });

  it("comes at its moment also when nobody was there before: it joins the levels as those who come stand on them", () => {
    // V2 blocks at 18 on the second level and wakes at 21, where V1 arrives on the first and the third boost is due.
    const params = { timeslices: [1, 4, 3], allotments: [1, 1, 2], boost: 7 };
    const machines = [job("V1", 21, [1]), job("V2", 12, [6, 3, 1])];
    const trace = simulate(scenario(machines, { scheduler: mlfq(params) }));
    expect(barsOf(trace, 0, 23)).toEqual([
      [12, 18, "V2"],
      [21, 22, "V1"],
      [22, 23, "V2"],
    ]);
  });

  it("does not keep a run alive in which nothing can happen any more", () => {
    const paused = scenario(
      [hog("A", 1)],
      { scheduler: mlfq({ timeslices: [2], boost: 5 }) },
      { commands: [{ at: 7, command: "pause", vm: "A" }] },
    );
    expect(simulate(paused).isComplete).toBe(true);
  });
});
