/** Who took whose time: textbook runs counted by hand, and random runs counted again tick by tick. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, Scenario } from "../../../src/model/scenario.ts";
import type { PcpuPhase } from "../../../src/model/states.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { HostState } from "../../../src/trace/hostState.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import {
  addSteal,
  awaitedPcpus,
  holdersAt,
  machineTime,
  stealBetween,
  TIME_PARTS,
  type StealSums,
  type VcpuTime,
} from "../../../src/trace/figures/steal.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { busyScenario } from "../../support/busyScenario.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { examples } from "../../support/laws.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { H3, job, machine, NO_COSTS, scenario, W1 } from "../../support/workloads.ts";

const FCFS = { scheduler: { policy: "fcfs", params: {} } };
const rr = (timeslice: number) => ({ scheduler: { policy: "rr", params: { timeslice } } });

function run(machines: readonly MachineSpec[], host: Partial<HostSpec>, rest: Partial<Scenario> = {}, until = 60) {
  return simulate(scenario(machines, host, rest), { until });
}

/** `{ B: { A: 1, C: 4 } }`: B waited, A and C took it; `#` nobody. In parts of a tick. Who never waited is left out. */
function matrixOf(trace: TraceReader, from = 0, to = trace.knownUntil): Record<string, Record<string, number>> {
  const sums = stealBetween(trace, from, to);
  const { vms } = trace.info;
  return Object.fromEntries(
    vms.flatMap(({ uid, name }) => {
      const { taken, nobody } = machineTime(trace.info, sums, uid)!;
      const row = [...taken.entries()].flatMap(([vm, parts]) => (parts ? [[vms[vm]!.name, parts] as const] : []));
      if (nobody > 0) row.push(["#", nobody]);
      return row.length > 0 ? [[name, Object.fromEntries(row)]] : [];
    }),
  );
}

/** Runs 4 ticks, on one pCPU alone. */
function pinned(name: string, pcpu: number): MachineSpec {
  return { ...job(name, 0, [4]), affinity: [pcpu] };
}

describe("time that was taken", () => {
  it("is counted by hand under first come, first served: A 0-3, B -9, C -13, D -18, E -20", () => {
    expect(matrixOf(run(W1, FCFS))).toEqual({
      B: { A: 1 },
      C: { B: 5 },
      D: { B: 3, C: 4 },
      E: { B: 1, C: 4, D: 5 },
    });
  });

  it("is counted by hand under round robin 4: A 0-3, B -7, C -11, D -15, B -17, E -19, D -20", () => {
    expect(matrixOf(run(W1, rr(4)))).toEqual({
      B: { A: 1, C: 4, D: 4 },
      C: { B: 3 },
      D: { B: 3, C: 4, E: 2 },
      E: { B: 2, C: 3, D: 4 },
    });
  });

  it("is counted in any window", () => {
    const trace = run(W1, rr(4));
    expect(matrixOf(trace, 5, 10)).toEqual({
      B: { C: 3 },
      C: { B: 2 },
      D: { B: 1, C: 3 },
      E: { C: 2 },
    });
    expect(matrixOf(trace, 7, 7)).toEqual({});
  });

  it("is shared equally among the pCPUs that were waited for: D waits 6-8 for B on one and C on the other", () => {
    const trace = run(W1, { ...FCFS, pcpus: 2 });
    expect(matrixOf(trace)).toEqual({ D: { B: 2, C: 2 } });
    expect(stealBetween(trace, 0, 20).vcpus[3]).toMatchObject({ shares: 2, ticks: { ready: 2, guest: 5 } });
  });

  it("leaves thirds of a tick whole", () => {
    const hogs = ["A", "B", "C", "D"].map((name) => job(name, 0, [9]));
    const trace = run(hogs, { ...FCFS, pcpus: 3 });
    expect(matrixOf(trace, 0, 1)).toEqual({ D: { A: 1, B: 1, C: 1 } });
    expect(stealBetween(trace, 0, 1).vcpus[3]).toMatchObject({ shares: 3, ticks: { ready: 1 } });
  });

  it("is charged to nobody while a world switch is under way, one's own or another's", () => {
    // A switches in 0-1 and runs -4, B -5 and -11, C -12 and -16, D -17 and -22, E -23 and -25.
    expect(matrixOf(run(W1, { ...FCFS, costs: { ...NO_COSTS, worldSwitch: 1 } }))).toEqual({
      A: { "#": 1 },
      B: { A: 2, "#": 1 },
      C: { B: 6, "#": 2 },
      D: { B: 5, C: 4, "#": 2 },
      E: { B: 3, C: 4, D: 5, "#": 3 },
    });
  });

  it("is not charged to the other pCPUs during one's own switch-in", () => {
    const trace = run([job("A", 0, [9]), job("B", 1, [9])], {
      ...FCFS,
      pcpus: 2,
      costs: { ...NO_COSTS, worldSwitch: 2 },
    });
    expect(matrixOf(trace, 0, 5)).toEqual({ A: { "#": 4 }, B: { "#": 4 } });
  });

  it("is not counted while a machine is paused, blocked or halted", () => {
    const machines = [job("A", 0, [10]), job("B", 0, [1, 20]), machine("C", [{ op: "halt", ticks: 20 }])];
    const commands = [
      { at: 2, command: "pause", vm: "B" },
      { at: 5, command: "resume", vm: "B" },
    ] as const;
    const trace = run(machines, FCFS, { commands });
    expect(matrixOf(trace)).toMatchObject({ B: { A: 7 } });
    const [, b, c] = stealBetween(trace, 0, 30).vcpus;
    expect(b!.ticks).toMatchObject({ ready: 7, paused: 3, guest: 1, blockedDevice: 19 });
    expect(c!.ticks.halted).toBeGreaterThan(0);
  });

  it("is not counted while a cap keeps a machine from running", () => {
    const credit = { policy: "credit", params: { ticksPerMs: 1 } };
    const capped = { ...job("A", 0, [1_000]), cap: 20 };
    const trace = run([capped], { scheduler: credit }, {}, 400);
    const [time] = stealBetween(trace, 0, 300).vcpus;
    expect(time!.ticks.capped).toBeGreaterThan(100);
    expect(time!.ticks).toMatchObject({ ready: 0, guest: 300 - time!.ticks.capped });
  });

  it("lies on the diagonal when a machine's own vCPUs took it", () => {
    const twins = [machine("X", [{ op: "compute", ticks: 3 }], { vcpus: 2 })];
    expect(matrixOf(run(twins, FCFS))).toEqual({ X: { X: 3 } });
  });

  it("is charged only to pCPUs that the machine may use", () => {
    const trace = run([pinned("A", 0), pinned("B", 1), pinned("C", 1)], { ...FCFS, pcpus: 2 });
    expect(matrixOf(trace)).toEqual({ C: { B: 4 } });
  });

  it("is charged to the pCPU in whose queue a vCPU stands: A 0-2, C -4, A -6, C -12 on one, B 0-4 on the other", () => {
    const machines = [job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [8])];
    const trace = run(machines, { ...rr(2), pcpus: 2, runQueues: "perPcpu" });
    expect(matrixOf(trace)).toEqual({ A: { C: 2 }, C: { A: 4 } });
  });

  it("is charged to two pCPUs one after the other when the wait goes on in another queue: C moves at 4, A has 0, B 1", () => {
    const machines = [job("A", 0, [10]), job("B", 0, [6]), job("C", 0, [4])];
    const rebalancing = { every: 4, victim: "longest" } as const;
    const trace = run(machines, { ...FCFS, pcpus: 2, runQueues: "perPcpu", rebalancing });
    expect(matrixOf(trace)).toEqual({ C: { A: 4, B: 2 } });
    expect([3.5, 4].map((time) => holdersAt(trace, 2, time))).toEqual([
      [{ pcpu: 0, vcpu: 0, isSwitching: false }],
      [{ pcpu: 1, vcpu: 1, isSwitching: false }],
    ]);
  });

  it("finds the queue of a wait that is cut by the border of a chunk", () => {
    const hogs = ["A", "B", "C", "D"].map((name) => job(name, 0, [100_000]));
    const trace = run(hogs, { ...rr(1), pcpus: 2, runQueues: "perPcpu" }, {}, 2000);
    expect(trace.pcpuLane(0, 0, 2000).length).toBeGreaterThan(2);
    expect(matrixOf(trace, 0, 2000)).toEqual({ A: { C: 1000 }, B: { D: 1000 }, C: { A: 1000 }, D: { B: 1000 } });
  });
});

function phaseOf(host: HostState, pcpu: number): PcpuPhase {
  return host.pcpus[pcpu]!.phase;
}

/** The queue in which `vcpu` stands; of one that is parked, and in none, the one that it was in last; -1: it was in none. */
function queueOf(trace: Trace, host: HostState, vcpu: number, tick: number): number {
  const queue = host.runQueues.findIndex((ids) => ids.includes(vcpu));
  if (queue >= 0) return queue;
  const was = eventsOfKind(trace, "ready").findLast((row) => row.vcpu === vcpu && row.time <= tick);
  return was?.queue ?? -1;
}

/** What a window's sums should be, from the host as it stands in each of its ticks. */
function countedByTick(trace: Trace, from: number, to: number): { ready: number; taken: string }[] {
  const { info } = trace;
  const counts = info.vcpus.map(() => ({ ready: 0, taken: new Map<string, number>() }));
  for (let tick = from; tick < to; tick += 1) {
    const host = hostAt(trace, trace.rowsUpTo(tick), tick);
    for (const [vcpu, { phase, pcpu }] of host.vcpus.entries()) {
      const { ready, taken } = counts[vcpu]!;
      const give = (who: string) => taken.set(who, (taken.get(who) ?? 0) + 1);
      const { vm } = info.vcpus[vcpu]!;
      const all = info.vms[vm]!.spec.affinity ?? host.pcpus.map((_, id) => id);
      const awaited = info.queues === 1 ? all : [queueOf(trace, host, vcpu, tick)];
      const isSwitchIn = phase === "running" && phaseOf(host, pcpu) === "switch";
      if (phase !== "ready" && phase !== "parked" && !isSwitchIn) continue;
      // What its cap took is in the accounts, which have a law of their own.
      const after = hostAt(trace, trace.rowsUpTo(tick), tick + 1).vcpus[vcpu]!;
      if (after.cappedTicks > host.vcpus[vcpu]!.cappedTicks) continue;
      counts[vcpu]!.ready = ready + 1;
      if (isSwitchIn) for (let share = 0; share < (info.queues === 1 ? all.length : 1); share += 1) give("#");
      else
        for (const id of awaited) {
          const isTaken = ["guest", "exit", "spin"].includes(phaseOf(host, id));
          give(isTaken ? String(info.vcpus[host.pcpus[id]!.vcpu]!.vm) : "#");
        }
    }
  }
  return counts.map(({ ready, taken }) => ({ ready, taken: textOf(taken) }));
}

const textOf = (taken: ReadonlyMap<string, number>) =>
  [...taken]
    .filter(([, parts]) => parts > 0)
    .map(([who, parts]) => `${who}:${parts}`)
    .toSorted()
    .join(" ");

function shown({ ticks, taken, nobody }: VcpuTime): { ready: number; taken: string } {
  const all = new Map([...taken.entries()].map(([vm, parts]) => [String(vm), parts ?? 0]));
  return { ready: ticks.ready, taken: textOf(all.set("#", nobody)) };
}

const sumOf = (parts: readonly (number | undefined)[]) => parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);

const someRun = busyScenario({ vcpus: 3 });
const HORIZON = 150;

describe("in any run", () => {
  it("each tick of waiting is charged as the host stands in that tick", () => {
    const law = fc.property(someRun, fc.nat(HORIZON), fc.nat(40), (drawn, from, length) => {
      const trace = simulate(drawn, { until: HORIZON + 40 });
      const to = Math.min(from + length, trace.knownUntil);
      if (to < from) return;
      expect(stealBetween(trace, from, to).vcpus.map(shown)).toEqual(countedByTick(trace, from, to));
    });
    fc.assert(law, examples(150));
  });

  it("the parts of a vCPU's time are its accounts and add up to the window", () => {
    const law = fc.property(someRun, fc.nat(HORIZON), (drawn, until) => {
      const trace = simulate(drawn, { until: HORIZON });
      const time = Math.min(until, trace.knownUntil);
      const { vcpus } = stealBetween(trace, 0, time);
      const host = hostAt(trace, trace.rowsUpTo(time), time);
      for (const [vcpu, account] of host.vcpus.entries()) {
        const { ticks, shares, taken, nobody } = vcpus[vcpu]!;
        expect(ticks).toMatchObject({
          guest: account.cpu - account.spin,
          spin: account.spin,
          exit: account.exit,
          ready: account.ready + account.parkedTicks - account.cappedTicks,
          paused: account.pausedTicks,
          capped: account.cappedTicks,
          costopped: account.costopTicks,
        });
        const { blockedFault, blockedDisk, blockedDevice, halted } = ticks;
        expect(blockedFault + blockedDisk + blockedDevice + halted).toBe(account.blockedTicks);
        expect(sumOf(TIME_PARTS.map((part) => ticks[part]))).toBe(time);
        expect(ticks.offline).toBeGreaterThanOrEqual(0);
        expect(sumOf(taken) + nobody, "the row is the time waited").toBe(shares * ticks.ready);
      }
    });
    fc.assert(law, examples(150));
  });

  it("the sums of a window are those of its pieces", () => {
    const law = fc.property(someRun, fc.array(fc.nat(HORIZON), { maxLength: 4 }), (drawn, cuts) => {
      const trace = simulate(drawn, { until: HORIZON });
      const end = trace.knownUntil;
      const borders = [0, ...cuts.filter((cut) => cut < end).toSorted((one, other) => one - other), end];
      const pieces = borders.slice(1).map((to, index) => stealBetween(trace, borders[index]!, to));
      const [first, ...others] = pieces;
      const sum = others.reduce<StealSums>(addSteal, first!);
      expect(sum.vcpus.map(shown)).toEqual(stealBetween(trace, 0, end).vcpus.map(shown));
      expect(sum.vcpus.map(({ ticks }) => ticks)).toEqual(stealBetween(trace, 0, end).vcpus.map(({ ticks }) => ticks));
    });
    fc.assert(law, examples(100));
  });

  it("a machine with one vCPU takes nothing from itself", () => {
    const law = fc.property(busyScenario({ vcpus: 1 }), (drawn) => {
      const trace = simulate(drawn, { until: HORIZON });
      const sums = stealBetween(trace, 0, trace.knownUntil);
      for (const { uid } of trace.info.vms) expect(machineTime(trace.info, sums, uid)!.taken[uid] ?? 0).toBe(0);
    });
    fc.assert(law, examples(80));
  });

  it("all of three hogs' waiting was taken by the other two, who ran 34, 33 and 33 timeslices of 3", () => {
    const trace = run(H3, rr(3), {}, 301);
    expect(matrixOf(trace, 0, 300)).toEqual({
      A: { B: 99, C: 99 },
      B: { A: 102, C: 99 },
      C: { A: 102, B: 99 },
    });
  });
});

describe("those who hold what a vCPU waits for", () => {
  const trace = fakeTrace({
    machines: [{ name: "web" }, { name: "db" }, { name: "ci" }],
    pcpus: ["AAA#CC..", "BBBBbB.."],
    vcpus: ["000.....", "111111--", "----00.."],
  });

  it("are told pCPU by pCPU", () => {
    expect(holdersAt(trace, 2, 1)).toEqual([
      { pcpu: 0, vcpu: 0, isSwitching: false },
      { pcpu: 1, vcpu: 1, isSwitching: false },
    ]);
    expect(holdersAt(trace, 1, 7).map(({ vcpu }) => vcpu)).toEqual([-1, -1]);
  });

  it("are none when it does not wait", () => {
    expect(holdersAt(trace, 0, 1)).toEqual([]);
    expect(holdersAt(trace, 0, 6)).toEqual([]);
  });

  it("are nobody but itself during its switch-in", () => {
    expect(holdersAt(trace, 2, 3.5)).toEqual([{ pcpu: 0, vcpu: 2, isSwitching: true }]);
  });

  it("are those on one pCPU where each has a queue of its own", () => {
    const machines = [job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [8])];
    const own = run(machines, { ...rr(2), pcpus: 2, runQueues: "perPcpu" });
    expect(awaitedPcpus(own, 2, 4)).toEqual([0]);
    expect(holdersAt(own, 2, 5)).toEqual([{ pcpu: 0, vcpu: 0, isSwitching: false }]);
  });

  it("stand in order of their pCPUs, whatever the order of the affinity", () => {
    const either = { ...job("C", 0, [4]), affinity: [2, 0] };
    const own = run([job("A", 0, [4]), job("B", 0, [4]), either], { ...FCFS, pcpus: 3 });
    expect(awaitedPcpus(own, 2, 0)).toEqual([0, 2]);
  });
});

it("is counted from the drawing in the description of the rule", () => {
  const machines = [{ name: "A" }, { name: "B" }, { name: "C" }];
  const trace = fakeTrace({ machines, pcpus: ["AAAA##BB", "BBBBBBBB"], vcpus: ["", "", "--------"] });
  expect(matrixOf(trace)).toEqual({ C: { A: 4, B: 10, "#": 2 } });
});
