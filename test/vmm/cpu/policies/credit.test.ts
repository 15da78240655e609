import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { ParamValues } from "../../../../src/model/params.ts";
import type { HostSpec, MachineSpec, Op } from "../../../../src/model/scenario.ts";
import { hostAt } from "../../../../src/trace/hostCursor.ts";
import { barsOf, timesOf } from "../../../support/chartOf.ts";
import {
  drawn,
  eventsOfKind,
  expectGolden,
  expectTimes,
  goldenTimes,
  goldenVector,
  hog,
  nameOf,
  sleeper,
} from "../../../support/schedules.ts";
import { job, machine, NO_COSTS, scenario } from "../../../support/workloads.ts";

const credit = (params: ParamValues = {}) => ({ policy: "credit", params });
const run = (machines: readonly MachineSpec[], until: number, params: ParamValues = {}, host: Partial<HostSpec> = {}) =>
  simulate(scenario(machines, { scheduler: credit(params), ...host }), { until });
const cpuOf = (
  machines: readonly MachineSpec[],
  until: number,
  params: ParamValues = {},
  host: Partial<HostSpec> = {},
) => {
  const times = timesOf(run(machines, until, params, host), until);
  return Object.fromEntries(machines.map(({ name }) => [name, times[name]!.cpu]));
};

const WEIGHTED = [hog("A", 512), hog("B", 256), hog("C", 256)];
const DODGER = [hog("H", 256), sleeper("D", 256, 9, 1, { arrival: 1 })];

describe("the credit scheduler", () => {
  it("reproduces the vector of weights 512, 256 and 256", () => {
    expectGolden(goldenVector("credit", "w512_256_256"), WEIGHTED, { scheduler: credit() }, 600);
  });

  it("gives 6000, 3000 and 3000 of 12000 ticks to weights 512, 256 and 256 (domain B.5)", () => {
    expect(cpuOf(WEIGHTED, 12_000)).toEqual({ A: 6000, B: 3000, C: 3000 });
  });

  it("tells the accounts after each accounting: 0; 200, -200; 175, -125, -225 (domain B.5)", () => {
    const told = eventsOfKind(run(WEIGHTED, 91), "standing").map(({ time, reason, entries }) => [
      time,
      reason,
      entries,
    ]);
    expect(told).toEqual([
      [30, "credits", [{ vcpu: 0, value: 0 }]],
      [
        60,
        "credits",
        [
          { vcpu: 0, value: 200 },
          { vcpu: 1, value: -200 },
        ],
      ],
      [
        90,
        "credits",
        [
          { vcpu: 0, value: 175 },
          { vcpu: 1, value: -125 },
          { vcpu: 2, value: -225 },
        ],
      ],
    ]);
  });

  it("counts in milliseconds, whatever a tick is: the schedule is the same in a thousandth of it", () => {
    const fine = barsOf(run(WEIGHTED, 600_000, { timeslice: 30_000, ticksPerMs: 1000 }), 0, 600_000);
    expect(fine).toEqual(
      barsOf(run(WEIGHTED, 600), 0, 600).map(([start, end, who]) => [start * 1000, end * 1000, who]),
    );
  });

  it("tells the classes: 1 for credit left, 2 for debt", () => {
    const [third] = eventsOfKind(run(WEIGHTED, 61), "dispatch").slice(2);
    expect(third).toMatchObject({
      time: 60,
      reason: "highestCredit",
      value: 1,
      losers: [
        { id: 0, value: 1 },
        { id: 1, value: 2 },
      ],
    });
  });

  it("unparks before it sorts the queue: who comes back stands ahead of who was in debt until now", () => {
    const machines = [
      { ...job("A", 0, [4]), weight: 256, cap: 14 },
      { ...job("B", 0, [12]), weight: 256 },
      { ...job("C", 0, [4]), weight: 77 },
    ];
    expect(barsOf(run(machines, 20, { timeslice: 3 }), 0, 20).slice(-2)).toEqual([
      [18, 19, "A"],
      [19, 20, "C"],
    ]);
  });

  it("goes on accounting while nobody is there: a debt that is nobody's any more is not handed out", () => {
    const machines = [
      { ...job("A", 0, [3]), weight: 256, cap: 10 },
      { ...job("B", 9, [9]), weight: 256 },
    ];
    const told = eventsOfKind(run(machines, 19, { timeslice: 3 }), "standing").filter(({ time }) => time > 9);
    expect(told.map(({ time, entries }) => [time, entries])).toEqual([
      [12, [{ vcpu: 1, value: 0 }]],
      [15, [{ vcpu: 1, value: 0 }]],
      // At 18 its burst ends, after the accounting.
      [18, [{ vcpu: 1, value: 0 }]],
    ]);
  });

  it("ends a run in which nobody can run any more", () => {
    expect(simulate(scenario([job("A", 0, [5]), job("B", 7, [40])], { scheduler: credit() })).isComplete).toBe(true);
  });
});

describe("a cap", () => {
  const capped = [hog("A", 256, { cap: 40 })];

  it("reproduces the vector of 40 % alone: parked while in debt, though nobody else wants the pCPU", () => {
    expectGolden(goldenVector("credit", "cap40"), capped, { scheduler: credit() }, 600);
  });

  it("lets it run 12030 of 30000 ticks (domain B.5)", () => {
    expect(cpuOf(capped, 30_000)).toEqual({ A: 12_030 });
  });

  it("does not cut an exit: who is parked meanwhile leaves its pCPU when that is over, and need not begin it again", () => {
    const program: Op[] = [
      { op: "compute", ticks: 4 },
      { op: "trap", count: 3 },
      { op: "compute", ticks: 2 },
    ];
    const machines = [machine("A", program, { weight: 256, cap: 24 })];
    const trace = run(machines, 60, { timeslice: 5 }, { costs: { ...NO_COSTS, trap: 2 } });
    // 4 ticks of work, then 6 of an exit. At 5 it has earned ceil(0.24 * 50) = 12 of the 40 that its work cost: parked.
    expect(eventsOfKind(trace, "leave").map(({ time, cause }) => [time, cause])[0]).toEqual([10, "park"]);
    expect(eventsOfKind(trace, "leave").at(-1)).toMatchObject({ cause: "finish" });
    expect(timesOf(trace, 60)["A"]).toMatchObject({ cpu: 6 });
  });

  it("shows throttling as a state of its own: neither waiting nor steal", () => {
    const trace = run(capped, 100);
    expect(
      eventsOfKind(trace, "vcpuState")
        .concat()
        .map(({ time, state }) => [time, state]),
    ).toEqual([[30, "parked"]]);
    expect(eventsOfKind(trace, "ready").map(({ time, cause }) => [time, cause])).toContainEqual([90, "unpark"]);
    const [vcpu] = hostAt(trace, trace.rowsUpTo(100), 100).vcpus;
    expect(vcpu).toMatchObject({ cpu: 40, ready: 0, parkedTicks: 60 });
  });

  it("parks one that runs in the middle of its timeslice", () => {
    // B makes the slices of A begin at 10: A is in debt at an accounting while it runs.
    const trace = run([job("B", 0, [10]), hog("A", 256, { cap: 10 })], 60);
    expect(eventsOfKind(trace, "leave").find(({ cause }) => cause === "park")?.time).toBe(30);
  });

  it("holds also for one that is blocked when it is due: it is parked on waking up", () => {
    const trace = run([sleeper("A", 256, 25, 10, { cap: 10 })], 60);
    expect(eventsOfKind(trace, "vcpuState").map(({ time, state }) => [time, state])).toContainEqual([35, "parked"]);
  });

  it("is divided among the vCPUs of a machine", () => {
    const trace = run([hog("A", 256, { cap: 100, vcpus: 2 })], 6000, {}, { pcpus: 2 });
    const { vcpus } = hostAt(trace, trace.rowsUpTo(6000), 6000);
    expect(Math.abs(vcpus.reduce((sum, { cpu }) => sum + cpu, 0) - 6000)).toBeLessThan(150);
  });

  it("does not lose a parked vCPU whose machine is paused and resumed", () => {
    const commands = [
      { at: 40, command: "pause", vm: "A" },
      { at: 50, command: "resume", vm: "A" },
    ] as const;
    expect(drawn(capped, credit(), 95, {}, { commands })).toBe(`${"A".repeat(30)}${".".repeat(60)}AAAAA`);
  });

  it("is forgotten when the machine is stopped and started again", () => {
    const commands = [
      { at: 40, command: "stop", vm: "A" },
      { at: 50, command: "start", vm: "A" },
    ] as const;
    expect(drawn(capped, credit(), 55, {}, { commands })).toBe(`${"A".repeat(30)}${".".repeat(20)}AAAAA`);
  });
});

describe("boost", () => {
  const machines = [hog("A", 256), hog("B", 256), hog("C", 256), sleeper("I", 256, 1, 9)];
  /** Mean wait of I, its first one included, cut to hundredths. */
  const meanWait = (boostOnWake: boolean) => {
    const trace = run(machines, 6000, { boostOnWake });
    const runs = eventsOfKind(trace, "dispatch").filter(({ vcpu }) => nameOf(trace, vcpu) === "I").length;
    return Math.floor((100 * timesOf(trace, 6000)["I"]!.ready) / runs) / 100;
  };

  it("cuts the mean wait of 1 ms bursts beside three hogs from 0.31 to 0.18 ms (domain B.5)", () => {
    expect([meanWait(false), meanWait(true)]).toEqual([0.31, 0.18]);
  });

  it("takes the pCPU from one that has credit left, and tells the classes", () => {
    const trace = run([job("S", 0, [1, 4, 1]), hog("A", 256)], 8);
    expect(eventsOfKind(trace, "leave").find(({ cause }) => cause === "preempt")).toMatchObject({
      time: 5,
      preempt: { reason: "highestCredit", line: 5, by: 0, value: 1, byValue: 0 },
    });
  });

  it("that comes during a world switch counts when the switch is over", () => {
    // A is switched to from 4 to 7, S wakes at 6: A does not run a tick before it.
    const woken = [job("S", 0, [1, 2, 1]), hog("A", 256)];
    expect(drawn(woken, credit(), 16, { costs: { ...NO_COSTS, worldSwitch: 3 } })).toBe("###S######S###AA");
  });

  it("is not given on arrival or after a pause", () => {
    const commands = [
      { at: 3, command: "pause", vm: "B" },
      { at: 4, command: "resume", vm: "B" },
    ] as const;
    expect(drawn([hog("A", 256), hog("B", 256, { arrival: 1 })], credit(), 8, {}, { commands })).toBe("AAAAAAAA");
  });

  it("waits until the rate limit has let the running one run", () => {
    const woken = [job("S", 0, [1, 4, 1]), hog("A", 256)];
    expect(drawn(woken, credit({ rateLimit: 7 }), 10)).toBe("SAAAAAAASA");
    expect(drawn(woken, credit({ rateLimit: 3 }), 10)).toBe("SAAAASAAAA");
  });
});

describe("debit", () => {
  it("sampled at clock ticks is dodged: the dodger gets 2673 of 3000 ticks (vector dodger_sampled_True)", () => {
    const trace = run(DODGER, 3001, { sampledDebit: true });
    expectTimes(trace, goldenTimes("credit", "dodger_sampled_True"), 3000);
  });

  it("taken exactly is not: it gets its half (vector dodger_sampled_False)", () => {
    expectTimes(run(DODGER, 3001), goldenTimes("credit", "dodger_sampled_False"), 3000);
  });
});

describe("with a run queue for each of two pCPUs", () => {
  const machines = [hog("A", 512), hog("B", 256), hog("C", 256), hog("D", 256)];
  const host = { pcpus: 2, runQueues: "perPcpu", workStealing: true } as const;

  it("shares are only approximate: about 19.0, 13.7, 13.65 and 13.65 s of 30 s (domain B.5)", () => {
    const cpu = cpuOf(machines, 30_000, {}, host);
    const expected = { A: 19_000, B: 13_700, C: 13_650, D: 13_650 };
    for (const [name, ticks] of Object.entries(expected))
      expect(Math.abs(cpu[name]! - ticks), name).toBeLessThanOrEqual(50);
  });

  it("one whose own head is in debt takes a better one from a busy peer, never from an idle one", () => {
    const stolen = eventsOfKind(run(machines, 3000, {}, host), "dispatch").filter(({ stolenFrom }) => stolenFrom >= 0);
    expect(stolen.length).toBeGreaterThan(0);
    expect(stolen.every(({ stolenFrom, pcpu }) => stolenFrom !== pcpu)).toBe(true);
  });

  it("nothing moves when stealing is off", () => {
    const still = run(machines, 3000, {}, { ...host, workStealing: false });
    expect(eventsOfKind(still, "dispatch").every(({ stolenFrom }) => stolenFrom === -1)).toBe(true);
    expect(cpuOf(machines, 3000, {}, { ...host, workStealing: false })).toMatchObject({ B: 1500, D: 1500 });
  });
});
