/** What ends a stretch on a pCPU (domain B.1): operations, exits, switches, timeslices, and what may not be cut. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Costs, HostSpec, MachineSpec, Op } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { barsOf, timesOf, type Bar } from "../../support/chartOf.ts";
import { eventsOfKind } from "../../support/schedules.ts";
import { job, machine, NO_COSTS, scenario } from "../../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const costs = (changes: Partial<Costs>): Pick<HostSpec, "costs"> => ({ costs: { ...NO_COSTS, ...changes } });
const rr = (timeslice: number) => ({ scheduler: { policy: "rr", params: { timeslice } } });
const PRIORITY = { scheduler: { policy: "priority", params: { preemptive: true } } };
const guest = (name: string, program: readonly Op[], changes: Partial<MachineSpec> = {}) =>
  machine(name, program, { memoryBytes: 0, ...changes });

const run = (machines: readonly MachineSpec[], host: Partial<HostSpec>): TraceReader =>
  simulate(scenario(machines, host));
const bars = (machines: readonly MachineSpec[], host: Partial<HostSpec>): Bar[] => barsOf(run(machines, host), 0, 100);

describe("an exit", () => {
  const caller = guest("A", [compute(1), { op: "hypercall", count: 3 }, compute(2)]);

  it("takes its cost times its count, as exit time of the vCPU", () => {
    const trace = run([caller], costs({ hypercall: 2 }));
    expect(barsOf(trace, 0, 100)).toEqual([
      [0, 1, "A"],
      [1, 7, "a"],
      [7, 9, "A"],
    ]);
    expect(timesOf(trace, 9)["A"]).toMatchObject({ cpu: 3, exit: 6, done: 9 });
  });

  it("is paid for a trap by its own cost, and not at all when that is 0", () => {
    const trapper = guest("A", [{ op: "trap", count: 2 }, compute(1)]);
    expect(bars([trapper], costs({ hypercall: 9, trap: 3 }))).toEqual([
      [0, 6, "a"],
      [6, 7, "A"],
    ]);
    expect(bars([trapper], costs({ hypercall: 9 }))).toEqual([[0, 1, "A"]]);
  });

  it("counts as part of the timeslice, which does not cut it", () => {
    expect(bars([caller, guest("B", [compute(2)])], { ...rr(4), ...costs({ hypercall: 2 }) })).toEqual([
      [0, 1, "A"],
      [1, 7, "a"],
      [7, 9, "B"],
      [9, 11, "A"],
    ]);
  });

  it("is not preempted: the urgent one waits until it is over", () => {
    const machines = [guest("A", [{ op: "hypercall", count: 5 }, compute(2)], { priority: 1 }), job("U", 1, [3], 9)];
    expect(bars(machines, { ...PRIORITY, ...costs({ hypercall: 1 }) })).toEqual([
      [0, 5, "a"],
      [5, 8, "U"],
      [8, 10, "A"],
    ]);
  });

  it("comes before each disk request, if that costs anything", () => {
    const disk: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false };
    const reader = guest("A", [disk, compute(1)], { volumes: [{ name: "data", bytes: 1 }] });
    const trace = run([reader], costs({ ioExit: 2 }));
    expect(barsOf(trace, 0, 100)).toEqual([
      [0, 2, "a"],
      [7, 8, "A"],
    ]);
    expect(eventsOfKind(trace, "ioQueued").map(({ time }) => time)).toEqual([2]);
  });
});

describe("a world switch", () => {
  it("is not preempted, and the timeslice begins after it", () => {
    const machines = [job("A", 0, [4], 1), job("U", 1, [3], 9)];
    expect(bars(machines, { ...PRIORITY, ...costs({ worldSwitch: 3 }) })).toEqual([
      [0, 6, "#"],
      [6, 9, "U"],
      [9, 12, "#"],
      [12, 16, "A"],
    ]);
    expect(bars([job("A", 0, [4]), job("B", 0, [4])], { ...rr(2), ...costs({ worldSwitch: 1 }) }).slice(0, 4)).toEqual([
      [0, 1, "#"],
      [1, 3, "A"],
      [3, 4, "#"],
      [4, 6, "B"],
    ]);
  });

  it("is time ready for the vCPU it leads to, and its response counts from the end of it", () => {
    const trace = run([job("A", 0, [4])], costs({ worldSwitch: 3 }));
    expect(timesOf(trace, 7)["A"]).toMatchObject({ ready: 3, first: 3, cpu: 4, done: 7 });
  });

  it("costs nothing for the vCPU that was there last, after idle time too", () => {
    const trace = run([job("A", 0, [2, 3, 2])], costs({ worldSwitch: 1 }));
    expect(barsOf(trace, 0, 100)).toEqual([
      [0, 1, "#"],
      [1, 3, "A"],
      [6, 8, "A"],
    ]);
    expect(hostAt(trace, trace.rowCount, 8).contextSwitches).toBe(1);
  });
});

describe("blocking", () => {
  it("forfeits the rest of the timeslice: after waking there is a whole new one", () => {
    expect(bars([job("A", 0, [3, 1, 9]), job("B", 0, [20])], rr(4)).slice(0, 3)).toEqual([
      [0, 3, "A"],
      [3, 7, "B"],
      [7, 11, "A"],
    ]);
  });

  it("at the very end of a program needs no pCPU to end it", () => {
    const trace = run([job("A", 0, [1, 3]), job("B", 1, [9])], rr(4));
    expect(timesOf(trace, 20)["A"]).toMatchObject({ done: 4, cpu: 1 });
    expect(eventsOfKind(trace, "dispatch").filter(({ vcpu }) => vcpu === 0)).toHaveLength(1);
  });

  it("on a halt is idle by the guest's own wish, on a wait it is for a device", () => {
    const trace = run(
      [guest("A", [compute(1), { op: "halt", ticks: 2 }, { op: "wait", ticks: 3 }, compute(1)])],
      rr(4),
    );
    expect(eventsOfKind(trace, "leave").map(({ cause, blocked, ticks }) => [cause, blocked, ticks])).toEqual([
      ["block", "halt", 2],
      ["block", "device", 3],
      ["finish", "none", -1],
    ]);
  });

  it("by two operations in a row gives the pCPU back in between only for a moment", () => {
    const trace = run([guest("A", [{ op: "wait", ticks: 2 }, { op: "wait", ticks: 3 }, compute(1)])], rr(4));
    expect(timesOf(trace, 9)["A"]).toMatchObject({ blocked: 5, cpu: 1, done: 6 });
  });
});

describe("a sole ready vCPU", () => {
  it("goes on with a fresh timeslice, without a switch", () => {
    const trace = run([job("A", 0, [10])], { ...rr(4), ...costs({ worldSwitch: 1 }) });
    expect(eventsOfKind(trace, "dispatch").map(({ time, switched }) => [time, switched])).toEqual([
      [0, true],
      [5, false],
      [9, false],
    ]);
    expect(barsOf(trace, 0, 100)).toEqual([
      [0, 1, "#"],
      [1, 11, "A"],
    ]);
  });
});

describe("preemption", () => {
  it("takes the pCPU of the least urgent, the lowest among equals, and only from the less urgent", () => {
    const machines = [
      job("A", 0, [9], 3),
      job("B", 0, [9], 2),
      job("C", 0, [9], 2),
      job("U", 2, [1], 3),
      job("V", 4, [1], 2),
    ];
    const trace = run(machines, { ...PRIORITY, pcpus: 3 });
    const left = eventsOfKind(trace, "leave").filter(({ cause }) => cause === "preempt");
    expect(left.map(({ time, vcpu, pcpu, preempt }) => [time, vcpu, pcpu, preempt?.by])).toEqual([[2, 1, 1, 3]]);
  });

  it("by several at one moment takes as many pCPUs", () => {
    const machines = [job("A", 0, [9], 1), job("B", 0, [9], 2), job("U", 2, [1], 8), job("V", 2, [1], 9)];
    const trace = run(machines, { ...PRIORITY, pcpus: 2 });
    const left = eventsOfKind(trace, "leave").filter(({ cause }) => cause === "preempt");
    expect(left.map(({ time, vcpu, preempt }) => [time, vcpu, preempt?.by])).toEqual([
      [2, 0, 3],
      [2, 1, 2],
    ]);
  });

  it("with a queue for each pCPU concerns that pCPU only", () => {
    const machines = [
      { ...job("A", 0, [5], 1), affinity: [0] },
      { ...job("B", 0, [5], 5), affinity: [1] },
      { ...job("U", 2, [5], 3), affinity: [1] },
    ];
    const trace = run(machines, { ...PRIORITY, pcpus: 2, runQueues: "perPcpu" });
    expect(eventsOfKind(trace, "leave").some(({ cause }) => cause === "preempt")).toBe(false);
  });
});
