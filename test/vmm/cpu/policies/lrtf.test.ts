/**
 * Longest remaining time first against the exam it is known from, charts worked out by hand, and a reference that decides
 * anew at every tick. Lanes are drawn with one character a tick.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { MachineSpec, Op, PolicyChoice, Scenario } from "../../../../src/model/scenario.ts";
import type { TraceReader } from "../../../../src/trace/reader.ts";
import { barsOf } from "../../../support/chartOf.ts";
import { examples } from "../../../support/laws.ts";
import { Observed } from "../../../support/observed.ts";
import { drawn, drawnPcpu, eventsOfKind, finishTimes, hog } from "../../../support/schedules.ts";
import { job, machine, NO_COSTS, scenario } from "../../../support/workloads.ts";

type TieRule = "lowestId" | "runningStays";

const lrtf = (params: PolicyChoice["params"] = {}): PolicyChoice => ({ policy: "lrtf", params });
const STAYS = lrtf({ longestTies: "runningStays" });
const LJF = lrtf({ preemptive: false });

const EXAM = [job("A", 0, [2]), job("B", 0, [4]), job("C", 0, [8])];

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const moments = (given: Scenario): number => {
  let count = 0;
  new Observed(given).run(() => void (count += 1));
  return count;
};
const compute = (ticks: number): Op => ({ op: "compute", ticks });

/** A has an exit of `cost` ticks after two ticks, and `rest` to go; B has three. */
function exits(cost: number, rest: number): Scenario {
  const program: Op[] = [compute(2), { op: "hypercall", count: 1 }, compute(rest)];
  const machines = [machine("A", program, { memoryBytes: 0 }), job("B", 0, [3])];
  return scenario(machines, { scheduler: lrtf(), costs: { ...NO_COSTS, hypercall: cost } });
}

describe("longest remaining time first", () => {
  it("answers GATE CS 2006, question 64: bursts 2, 4 and 8 end at 12, 13 and 14, 13 on average", () => {
    expect(drawn(EXAM, lrtf(), 14)).toBe("CCCCBCBCABCABC");
    const ends = finishTimes(EXAM, lrtf());
    expect(ends).toEqual({ A: 12, B: 13, C: 14 });
    expect(average(Object.values(ends).map(Number))).toBe(13);
  });

  it("with arrivals at 1, 2, 3 and 4 of 2, 4, 6 and 8 ends all of them last, one after the other", () => {
    // From 7 on C and D have equally much left, from 11 on B as well, at 17 all four have one tick left.
    const jobs = [job("A", 1, [2]), job("B", 2, [4]), job("C", 3, [6]), job("D", 4, [8])];
    expect(drawn(jobs, lrtf(), 21)).toBe(".ABCDDDCDCDBCDBCDABCD");
    const ends = finishTimes(jobs, lrtf());
    expect(ends).toEqual({ A: 18, B: 19, C: 20, D: 21 });
  });

  it("counts what is left until the vCPU blocks, not until its program ends", () => {
    // A has 3 left, then waits from 7 to 9. B ends at 8.
    expect(drawn([job("A", 0, [3, 2, 4]), job("B", 0, [5])], lrtf(), 14)).toBe("BBABABAB.AAAA.");
  });

  it("runs equals in turn", () => {
    const equals = ["A", "B", "C"].map((name) => job(name, 0, [3]));
    expect(drawn(equals, lrtf(), 10)).toBe("ABCABCABC.");
  });

  it("tells what each had left, also at a tie, which the lower id wins", () => {
    const trace = simulate(scenario(EXAM, { scheduler: lrtf() }));
    expect(eventsOfKind(trace, "leave").slice(0, 2)).toMatchObject([
      { time: 4, vcpu: 2, preempt: { reason: "longestRemaining", line: 3, by: 1, value: 4, byValue: 4 } },
      { time: 5, vcpu: 1, preempt: { by: 2, value: 3, byValue: 4 } },
    ]);
    const contenders = {
      losers: [
        { id: 2, value: 4 },
        { id: 0, value: 2 },
      ],
      others: 0,
    };
    expect(eventsOfKind(trace, "dispatch")[1]).toMatchObject({
      vcpu: 1,
      reason: "longestRemaining",
      line: 1,
      value: 4,
      timeslice: -1,
      ...contenders,
    });
  });
});

describe("where the running one stays at a tie", () => {
  it("a ready one must have more left to take over", () => {
    expect(drawn(EXAM, STAYS, 14)).toBe("CCCCCBBCCABBAC");
  });

  it("of ready ones that are equal the lowest id goes first", () => {
    const equals = ["A", "B", "C"].map((name) => job(name, 0, [3]));
    expect(drawn(equals, STAYS, 10)).toBe("ABCCABBAC.");
  });
});

describe("not preemptive: longest job first", () => {
  it("runs each burst to its end, the longest first", () => {
    expect(drawn(EXAM, LJF, 15)).toBe("CCCCCCCCBBBBAA.");
  });

  it("decides when a burst ends, among those who are there", () => {
    // A comes back at 7, with four ticks, while C runs.
    const jobs = [job("A", 0, [2, 5, 4]), job("B", 1, [3]), job("C", 1, [3]), job("D", 4, [1])];
    expect(drawn(jobs, LJF, 14)).toBe("AABBBCCCAAAAD.");
  });
});

describe("what has no end", () => {
  it("takes the pCPU at once, and nobody has it again", () => {
    expect(drawn([job("A", 0, [5]), hog("E", 1, { arrival: 2 })], lrtf(), 8)).toBe("AAEEEEEE");
  });

  it.each([
    ["the lowest id", lrtf()],
    ["the running one", STAYS],
  ])("keeps it from others without end, even with a lower id, where ties go to %s", (_, scheduler) => {
    expect(drawn([hog("E", 1, { arrival: 3 }), hog("F", 1)], scheduler, 8)).toBe("FFFFFFFF");
    expect(drawn([hog("E", 1), hog("F", 1)], scheduler, 8)).toBe("EEEEEEEE");
  });

  it("is told as such and not as a number", () => {
    const trace = simulate(scenario([hog("E", 1), hog("F", 1), job("A", 0, [4])], { scheduler: lrtf() }), { until: 5 });
    expect(eventsOfKind(trace, "dispatch")).toMatchObject([
      {
        vcpu: 0,
        value: -1,
        losers: [
          { id: 1, value: -1 },
          { id: 2, value: 4 },
        ],
      },
    ]);
  });

  it("holds as many pCPUs as there are such vCPUs; the others share the rest", () => {
    const trace = simulate(
      scenario([job("A", 0, [2]), hog("E", 1), job("B", 0, [2])], { pcpus: 2, scheduler: lrtf() }),
      { until: 5 },
    );
    expect([drawnPcpu(trace, 5), drawnPcpu(trace, 5, 1)]).toEqual(["EEEEE", "ABAB."]);
  });
});

describe("hardly anything to do", () => {
  it("a sole job runs through", () => {
    const trace = simulate(scenario([job("A", 3, [4])], { scheduler: lrtf() }));
    expect(drawnPcpu(trace, 8)).toBe("...AAAA.");
    expect(eventsOfKind(trace, "dispatch")).toHaveLength(1);
  });

  it("without machines the run is over at 0", () => {
    expect(simulate(scenario([], { scheduler: lrtf() })).knownUntil).toBe(0);
  });
});

describe("the moment of the crossing", () => {
  it("is told in advance: nothing happens before it, however long the burst", () => {
    // A runs alone for 991 ticks, then the two take turns.
    const given = scenario([job("A", 0, [1000]), job("B", 0, [10])], { scheduler: lrtf() });
    expect(drawnPcpu(simulate(given), 1010).slice(985)).toBe("AAAAAABABABABABABABABABAB");
    expect(moments(given)).toBeLessThan(30);
  });

  it("waits for the world switch, in which nothing shrinks", () => {
    const host = { costs: { ...NO_COSTS, worldSwitch: 1 } };
    expect(drawn([job("A", 0, [3]), job("B", 0, [5])], lrtf(), 16, host)).toBe("#BB#A#B#A#B#A#B.");
  });

  it("waits for an exit, which is not cut, and is not looked for during it", () => {
    // At 2 A has two ticks left, less than B, which has to wait for the end of the exit.
    expect(drawnPcpu(simulate(exits(3, 2)), 11)).toBe("AAaaaBABAB.");
    // Here it has four, one more than B: still at 5.
    expect(drawnPcpu(simulate(exits(3, 4)), 13)).toBe("AAaaaAABABAB.");
    expect(moments(exits(1000, 4))).toBe(moments(exits(3, 4)));
  });

  it("never comes while the running one spins at a barrier", () => {
    // W0 has five ticks left behind the barrier and spins; W1, with three, would have to open it.
    const barrier: Op = { op: "barrier" };
    const programs = [
      [compute(1), barrier, compute(5)],
      [compute(2), barrier, compute(1)],
    ];
    const wide = machine("W", [], { vcpus: 2, memoryBytes: 0, programs });
    expect(moments(scenario([wide], { scheduler: lrtf() }))).toBeLessThan(5);
  });
});

describe("on two pCPUs", () => {
  it("of running ones that are equal the highest id gives way, and the others stay where they are", () => {
    const jobs = [job("A", 0, [6]), job("B", 0, [6]), job("C", 2, [9])];
    const trace = simulate(scenario(jobs, { pcpus: 2, scheduler: lrtf() }));
    expect([drawnPcpu(trace, 3), drawnPcpu(trace, 3, 1)]).toEqual(["AAA", "BBC"]);
  });

  it("takes no pCPU that its affinity forbids, however much is left", () => {
    const jobs = [
      { ...job("A", 0, [4]), affinity: [0] },
      { ...job("B", 0, [9]), affinity: [0] },
      { ...job("C", 0, [3]), affinity: [1] },
    ];
    const trace = simulate(scenario(jobs, { pcpus: 2, scheduler: lrtf() }));
    expect([drawnPcpu(trace, 13), drawnPcpu(trace, 13, 1)]).toEqual(["BBBBBABABABAB", "CCC.........."]);
  });
});

interface Setting {
  readonly jobs: readonly { readonly arrival: number; readonly bursts: readonly number[] }[];
  readonly pcpus: number;
  readonly preemptive: boolean;
  readonly longestTies: TieRule;
}

/** Who runs at each tick, decided anew every time by sorting everybody who could. */
function reference({ jobs, pcpus, preemptive, longestTies }: Setting): number[][] {
  const all = jobs.map(({ arrival, bursts }, id) => ({
    id,
    from: arrival,
    left: bursts[0]!,
    rest: bursts.slice(1),
    isRunning: false,
  }));
  const lanes: number[][] = [];
  while (all.some(({ left }) => left > 0)) {
    const now = lanes.length;
    const could = all.filter(({ from, left }) => from <= now && left > 0);
    could.sort((a, b) => {
      const running = Number(b.isRunning) - Number(a.isRunning);
      if (!preemptive && running !== 0) return running;
      return b.left - a.left || (longestTies === "runningStays" ? running : 0) || a.id - b.id;
    });
    const chosen = could.slice(0, pcpus);
    for (const one of all) one.isRunning = chosen.includes(one);
    for (const one of chosen) {
      one.left -= 1;
      if (one.left > 0) continue;
      one.isRunning = false;
      const [wait = 0, next = 0] = one.rest.splice(0, 2);
      one.from = now + 1 + wait;
      one.left = next;
    }
    lanes.push(chosen.map(({ id }) => id).toSorted((a, b) => a - b));
  }
  return lanes;
}

const NAMES = "ABCDEF";

function simulated({ jobs, pcpus, ...params }: Setting): number[][] {
  const machines = jobs.map(({ arrival, bursts }, at): MachineSpec => job(NAMES[at]!, arrival, bursts));
  return lanesOf(simulate(scenario(machines, { pcpus, scheduler: lrtf(params) })), pcpus);
}

function lanesOf(trace: TraceReader, pcpus: number): number[][] {
  const lanes = Array.from({ length: trace.knownUntil }, (): number[] => []);
  for (let pcpu = 0; pcpu < pcpus; pcpu += 1)
    for (const [start, end, who] of barsOf(trace, pcpu, trace.knownUntil))
      for (let tick = start; tick < end; tick += 1) lanes[tick]!.push(NAMES.indexOf(who));
  return lanes.map((lane) => lane.toSorted((a, b) => a - b));
}

const ticks = fc.integer({ min: 1, max: 9 });
const bursts = fc
  .tuple(ticks, fc.array(fc.tuple(ticks, ticks), { maxLength: 2 }))
  .map(([first, more]) => [first, ...more.flat()]);

describe("any jobs with waits", () => {
  it("run at every tick as a reference says that sorts everybody anew", () => {
    const settings: fc.Arbitrary<Setting> = fc.record({
      jobs: fc.array(fc.record({ arrival: fc.nat(12), bursts }), { minLength: 1, maxLength: NAMES.length }),
      pcpus: fc.integer({ min: 1, max: 3 }),
      preemptive: fc.boolean(),
      longestTies: fc.constantFrom("lowestId", "runningStays"),
    });
    fc.assert(
      fc.property(settings, (setting) => {
        expect(simulated(setting)).toEqual(reference(setting));
      }),
      examples(400),
    );
  });
});
