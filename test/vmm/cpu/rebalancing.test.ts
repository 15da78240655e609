/**
 * Periodic rebalancing of the run queues (domain B.7), on runs drawn by hand: who takes from whom and when, what stays
 * where it is, what chance and given draws decide, and that nobody gains a standing by being moved.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, PolicyChoice, Rebalancing } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { cpuPolicies } from "../../../src/vmm/cpu/policies.ts";
import { timesOf } from "../../support/chartOf.ts";
import { drawnPcpu, eventsOfKind, hog, nameOf } from "../../support/schedules.ts";
import { job, NO_COSTS, scenario } from "../../support/workloads.ts";

const FCFS = { policy: "fcfs", params: {} };
const OWN: Partial<HostSpec> = { pcpus: 2, runQueues: "perPcpu", scheduler: FCFS };

const longest = (every: number): Partial<HostSpec> => ({ ...OWN, rebalancing: { every, victim: "longest" } });
const drawing = (every: number, draws: readonly number[]): Partial<HostSpec> => ({
  ...OWN,
  rebalancing: { every, victim: "random", draws },
});
const pinned = (name: string, pcpu: number, ticks: number): MachineSpec => ({
  ...job(name, 0, [ticks]),
  affinity: [pcpu],
});

/** `[time, who, from, to, waiting]` */
const movesOf = (trace: TraceReader) =>
  eventsOfKind(trace, "rebalance").map(({ time, vcpu, from, to, waiting }) => [
    time,
    nameOf(trace, vcpu),
    from,
    to,
    waiting,
  ]);

const lanesOf = (trace: TraceReader, until: number, pcpus = 2) =>
  Array.from({ length: pcpus }, (_, pcpu) => drawnPcpu(trace, until, pcpu));

describe("rebalancing from the longest queue", () => {
  // A and C go to pCPU 0, B to pCPU 1.
  const JOBS = [job("A", 0, [10]), job("B", 0, [2]), job("C", 0, [4])];

  it("gives an idle pCPU work at the next moment, not at once as stealing does, and none without it", () => {
    const trace = simulate(scenario(JOBS, longest(3)));
    expect(lanesOf(trace, 10)).toEqual(["AAAAAAAAAA", "BB.CCCC..."]);
    expect(movesOf(trace)).toEqual([[3, "C", 0, 1, 1]]);
    const stealing = simulate(scenario(JOBS, { ...longest(3), workStealing: true }));
    expect(lanesOf(stealing, 10)).toEqual(["AAAAAAAAAA", "BBCCCC...."]);
    expect(movesOf(stealing)).toEqual([]);
    expect(simulate(scenario(JOBS, OWN)).knownUntil).toBe(14);
  });

  it("moves a vCPU also to a pCPU that is running something, behind which it waits", () => {
    const trace = simulate(scenario([job("A", 0, [10]), job("B", 0, [6]), job("C", 0, [4])], longest(4)));
    expect(lanesOf(trace, 10)).toEqual(["AAAAAAAAAA", "BBBBBBCCCC"]);
    expect(movesOf(trace)).toEqual([[4, "C", 0, 1, 1]]);
  });

  it("lets three endless vCPUs take turns on two pCPUs, and moves nobody back at the same moment", () => {
    const rr = { ...longest(6), scheduler: { policy: "rr", params: { timeslice: 2 } } };
    const trace = simulate(scenario([hog("X", 1), hog("Y", 1), hog("Z", 1)], rr), { until: 25 });
    expect(lanesOf(trace, 24)).toEqual(["XXZZXXZZZZZZZZYYZZYYYYYY", "YYYYYYYYXXYYXXXXXXXXZZXX"]);
    // All timeslices end at these moments; who is next in the longer queue runs, the one behind it is moved.
    expect(movesOf(trace)).toEqual([
      [6, "X", 0, 1, 2],
      [12, "Y", 1, 0, 2],
      [18, "Z", 0, 1, 2],
      [24, "X", 1, 0, 2],
    ]);
  });

  it("leaves an idle pCPU the only one in its queue", () => {
    // A comes back to pCPU 0 at 5, which is idle: it runs there and not behind B.
    const trace = simulate(scenario([job("A", 0, [2, 3, 2]), job("B", 0, [9])], longest(5)));
    expect(lanesOf(trace, 9)).toEqual(["AA...AA..", "BBBBBBBBB"]);
    expect(movesOf(trace)).toEqual([]);
  });

  it("takes the first that is not pinned, of the longest queue, of equally long ones from the lowest pCPU", () => {
    const host = { ...longest(1), pcpus: 4 };
    const machines = [
      job("A", 0, [20]),
      job("B", 0, [20]),
      job("C", 0, [20]),
      job("D", 0, [20]),
      pinned("P", 0, 5),
      pinned("Q", 0, 5),
      pinned("R", 1, 5),
      job("E", 0, [5]),
      job("F", 0, [5]),
    ];
    // Queues: 0 has P Q, which stay; 1 has R; then E goes to 2 and F to 3, and nobody lacks anything.
    expect(movesOf(simulate(scenario(machines, host), { until: 10 }))).toEqual([]);
    const more = [...machines.slice(0, 7), job("E", 0, [5]), pinned("S", 2, 5), job("F", 0, [5]), job("G", 0, [5])];
    // Now E waits at 2 with S behind it, F at 3 and G at 1 behind R. When D is stopped, F runs and 3 takes from the first
    // queue of those with two; the queue of pCPU 0 is as long, and all its vCPUs are pinned.
    const stop = { commands: [{ at: 3, command: "stop", vm: "D" }] } as const;
    const trace = simulate(scenario(more, host, stop), { until: 8 });
    expect(movesOf(trace)).toEqual([[3, "G", 1, 3, 2]]);
  });

  it("is a question of machines without affinity: one that may use all pCPUs but lists them stays as well", () => {
    const listed = { ...job("C", 0, [4]), affinity: [0, 1] };
    const trace = simulate(scenario([job("A", 0, [10]), job("B", 0, [6]), listed], longest(4)));
    expect(movesOf(trace)).toEqual([]);
  });

  it("costs a migration when the vCPU runs, not when it is moved", () => {
    const rr = { policy: "rr", params: { timeslice: 2 } };
    const machines = [job("A", 0, [10]), job("B", 0, [5]), job("C", 0, [6])];
    const host = { ...longest(5), scheduler: rr, costs: { ...NO_COSTS, migration: 1 } };
    const trace = simulate(scenario(machines, host));
    // B ends at 5, A and C are at pCPU 0: C waits, and has run there before.
    expect(movesOf(trace)).toEqual([[5, "C", 0, 1, 1]]);
    const dispatch = eventsOfKind(trace, "dispatch").find(({ pcpu, time }) => pcpu === 1 && time === 5);
    expect(dispatch).toMatchObject({ switchTicks: 1, stolenFrom: -1 });
  });

  it("counts the waiting of who is moved as one, and shows it in its new queue only", () => {
    const trace = simulate(scenario([job("A", 0, [10]), job("B", 0, [6]), job("C", 0, [4])], longest(4)));
    expect(timesOf(trace, 10)).toMatchObject({ C: { ready: 6, cpu: 4, done: 10 } });
    const { runQueues, vcpus } = hostAt(trace, trace.rowsUpTo(5), 5);
    expect(runQueues).toEqual([[], [2]]);
    expect(vcpus[2]).toMatchObject({ phase: "ready", ready: 5, readyCause: "arrive" });
  });

  it("makes no moments where there is nothing to move, and lets runs end", () => {
    const long = [job("A", 0, [1_000_000]), pinned("P", 0, 1000), pinned("Q", 0, 1000)];
    const trace = simulate(scenario(long, longest(1)));
    expect(trace.knownUntil).toBe(1_002_000);
    expect(trace.rowCount).toBeLessThan(40);
  });

  it("is ignored by gang scheduling, which has one queue", () => {
    const gang = { ...longest(1), scheduler: { policy: "gang", params: {} } };
    const trace = simulate(scenario([job("A", 0, [10]), job("B", 0, [6]), job("C", 0, [4])], gang));
    expect(movesOf(trace)).toEqual([]);
    expect(trace.knownUntil).toBe(10);
  });
});

describe("rebalancing from a victim drawn at random", () => {
  const THREE = { pcpus: 3 };
  const JOBS = [job("A", 0, [20]), job("B", 0, [20]), job("C", 0, [20]), job("D", 0, [9])];

  it("uses one given draw for each empty queue, in the order of the pCPUs, also in vain, and may take back", () => {
    // At 5 the queue of pCPU 0 holds D: 1 draws 2 in vain, 2 draws 0. At 10: 0 draws 2, 1 itself, and 2 takes D back.
    const trace = simulate(scenario(JOBS, { ...drawing(5, [2, 0, 2, 1, 0]), ...THREE }), { until: 11 });
    expect(movesOf(trace)).toEqual([
      [5, "D", 0, 2, 1],
      [10, "D", 2, 0, 1],
      [10, "D", 0, 2, 1],
    ]);
    expect(eventsOfKind(trace, "rebalance").every(({ victim }) => victim === "random")).toBe(true);
  });

  it("uses given draws while anything runs, even when nobody waits, and none while nothing does", () => {
    const machines = [job("A", 0, [20]), job("B", 0, [20]), job("E", 12, [9])];
    // Two at 5 and two at 10 are in vain, at 15 the queue of pCPU 0 holds E.
    expect(movesOf(simulate(scenario(machines, drawing(5, [1, 0, 1, 0, 0])), { until: 16 }))).toEqual([
      [15, "E", 0, 1, 1],
    ]);
    expect(movesOf(simulate(scenario(machines, drawing(5, [1, 0, 1, 0, 1])), { until: 16 }))).toEqual([]);
    // The same, begun 10 later: at 5 and 10 nobody has come.
    const later = machines.map((each) => ({ ...each, arrival: each.arrival! + 10 }));
    expect(movesOf(simulate(scenario(later, drawing(5, [1, 0, 1, 0, 0])), { until: 26 }))).toEqual([
      [25, "E", 0, 1, 1],
    ]);
  });

  it("takes from an idle pCPU the one that it was about to run", () => {
    // A comes back at 5.
    const trace = simulate(scenario([job("A", 0, [2, 3, 2]), job("B", 0, [9])], drawing(5, [0])), { until: 20 });
    expect(movesOf(trace)[0]).toEqual([5, "A", 0, 1, 1]);
  });

  it("draws by chance among the other pCPUs, each alike, the same ones for the same seed", () => {
    const machines = [hog("A", 1), hog("B", 1), hog("C", 1), hog("D", 1), hog("E", 1), hog("F", 1)];
    const rr = { policy: "rr", params: { timeslice: 2 } };
    const host: Partial<HostSpec> = {
      ...OWN,
      pcpus: 4,
      scheduler: rr,
      rebalancing: { every: 5, victim: "random" },
    };
    const run = (seed: number) => movesOf(simulate(scenario(machines, host, { seed }), { until: 4000 }));
    const moves = run(1);
    expect(run(1)).toEqual(moves);
    expect(run(2)).not.toEqual(moves);
    expect(moves.every(([, , from, to]) => from !== to)).toBe(true);
    for (const pcpu of [0, 1, 2, 3]) expect(moves.filter(([, , from]) => from === pcpu).length).toBeGreaterThan(50);
  });

  it("does not disturb the chance of a policy", () => {
    const machines = [hog("A", 3, { affinity: [0] }), hog("B", 1, { affinity: [0] }), hog("C", 1, { affinity: [1] })];
    const lottery = { ...OWN, scheduler: { policy: "lottery", params: {} } };
    const lane = (host: Partial<HostSpec>) => drawnPcpu(simulate(scenario(machines, host), { until: 400 }), 400);
    const rebalancing: Rebalancing = { every: 3, victim: "random" };
    expect(lane({ ...lottery, rebalancing })).toBe(lane(lottery));
  });
});

// In step with the timeslices always the same ones would be moved.
const host = (policy: string, params: PolicyChoice["params"] = {}): Partial<HostSpec> => ({
  ...longest(11),
  scheduler: { policy, params },
});

describe("what a policy makes of who is moved", () => {
  for (const { id } of cpuPolicies.filter(({ isGang }) => !isGang))
    it(`${id}: vCPUs are moved, and all the work is done`, () => {
      const jobs = [job("A", 0, [40]), job("B", 0, [5]), job("C", 0, [40]), job("D", 0, [5]), job("E", 0, [40])];
      const trace = simulate(scenario(jobs, host(id)));
      expect(Object.values(timesOf(trace, trace.knownUntil)).map(({ cpu }) => cpu)).toEqual([40, 5, 40, 5, 40]);
      expect(movesOf(trace).length).toBeGreaterThan(0);
      expect(trace.knownUntil).toBeLessThan(130);
    });

  for (const id of ["stride", "cfs", "eevdf", "credit"])
    it(`${id}: three equal vCPUs that take turns on two pCPUs get nearly the same, however often they are moved`, () => {
      const trace = simulate(scenario([hog("A", 5), hog("B", 5), hog("C", 5)], host(id)), { until: 6001 });
      const shares = Object.values(timesOf(trace, 6000)).map(({ cpu }) => cpu);
      expect(movesOf(trace).length).toBeGreaterThan(500);
      for (const cpu of shares) expect(Math.abs(cpu - 4000)).toBeLessThan(200);
    });

  it("mlfq: it stays on its level", () => {
    const machines = [hog("A", 1), hog("B", 1), hog("C", 1)];
    const trace = simulate(scenario(machines, host("mlfq", { timeslices: [1, 2, 4] })), { until: 400 });
    expect(movesOf(trace).length).toBeGreaterThan(30);
    const late = eventsOfKind(trace, "dispatch").filter(({ time, reason }) => time > 20 && reason === "highestLevel");
    expect(new Set(late.map(({ value }) => value))).toEqual(new Set([2]));
  });

  it("credit: it gets no boost, which only waking gives", () => {
    const trace = simulate(scenario([hog("A", 1), hog("B", 1), hog("C", 1)], host("credit")), { until: 400 });
    expect(movesOf(trace).length).toBeGreaterThan(30);
    const classes = eventsOfKind(trace, "dispatch").filter(({ reason }) => reason === "highestCredit");
    expect(classes.filter(({ value }) => value === 0)).toEqual([]);
  });

  it("priority: its aging goes on", () => {
    const machines = [job("A", 0, [30], 5), job("B", 0, [16], 5), job("C", 0, [4], 1), pinned("P", 1, 4)];
    const aging = host("priority", { preemptive: false, aging: 4, priorityMax: 9 });
    const trace = simulate(scenario(machines, aging));
    expect(movesOf(trace)[0]).toEqual([22, "C", 0, 1, 1]);
    // At 20 P is over and pCPU 1 idle. C has waited for 22 ticks, of which 4 make a step: 1 + 5.
    const rival = job("R", 22, [4], 5);
    const contested = simulate(scenario([...machines, { ...rival, affinity: [1] }], aging));
    const dispatch = eventsOfKind(contested, "dispatch").find(({ time }) => time === 22);
    expect(dispatch).toMatchObject({ vcpu: 2, pcpu: 1, value: 6, losers: [{ id: 4, value: 5 }] });
  });
});
