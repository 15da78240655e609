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
const io = (ticks: number): Op => ({ op: "wait", ticks });
const halt = (ticks: number): Op => ({ op: "halt", ticks });
const costs = (changes: Partial<Costs>): Pick<HostSpec, "costs"> => ({ costs: { ...NO_COSTS, ...changes } });
const rr = (timeslice: number) => ({ scheduler: { policy: "rr", params: { timeslice } } });
const FCFS = { scheduler: { policy: "fcfs", params: {} } };
const PRIORITY = { scheduler: { policy: "priority", params: { preemptive: true } } };
const guest = (name: string, program: readonly Op[], changes: Partial<MachineSpec> = {}) =>
  machine(name, program, { memoryBytes: 0, ...changes });

const run = (machines: readonly MachineSpec[], host: Partial<HostSpec>): TraceReader =>
  simulate(scenario(machines, host));
const bars = (machines: readonly MachineSpec[], host: Partial<HostSpec>): Bar[] => barsOf(run(machines, host), 0, 100);

/** When `vcpu` got a pCPU. */
const dispatches = (trace: TraceReader, vcpu: number) =>
  eventsOfKind(trace, "dispatch").flatMap((event) => (event.vcpu === vcpu ? [event.time] : []));

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
      ["finish", "none", -1],
    ]);
    expect(eventsOfKind(trace, "wait").map(({ time, blocked, ticks }) => [time, blocked, ticks])).toEqual([
      [3, "device", 3],
    ]);
  });
});

describe("a wait", () => {
  it("at the beginning of a program begins when the machine arrives, whoever has the pCPU", () => {
    for (const first of [io(2), halt(2)]) {
      const trace = run([job("A", 0, [5]), guest("B", [first, compute(3)])], FCFS);
      expect(barsOf(trace, 0, 100)).toEqual([
        [0, 5, "A"],
        [5, 8, "B"],
      ]);
      expect(timesOf(trace, 8)["B"]).toMatchObject({ blocked: 2, ready: 3, cpu: 3, first: 5, done: 8 });
      expect(dispatches(trace, 1)).toEqual([5]);
    }
  });

  it("after another one follows it without a dispatch, and nothing is paid for a switch to it", () => {
    const program = [io(2), halt(3), compute(1), io(1), io(4), compute(1)];
    const trace = run([guest("A", program)], costs({ worldSwitch: 3 }));
    // Waits [0,2) [2,5), is switched to [5,8), runs [8,9), waits [9,10) [10,14), runs [14,15).
    expect(timesOf(trace, 15)["A"]).toMatchObject({ blocked: 10, ready: 3, cpu: 2, done: 15 });
    expect(dispatches(trace, 0)).toEqual([5, 14]);
    expect(eventsOfKind(trace, "wait").map(({ time, ticks }) => [time, ticks])).toEqual([
      [0, 2],
      [2, 3],
      [10, 4],
    ]);
  });

  it("is all that a program needs: it ends without ever having a pCPU, and has no response time", () => {
    const trace = run([guest("A", [io(2), { op: "loop", times: 3, body: [halt(1)] }]), job("B", 0, [9])], {});
    expect(timesOf(trace, 9)["A"]).toMatchObject({ blocked: 5, ready: 0, cpu: 0, first: null, done: 5 });
    expect(hostAt(trace, trace.rowCount, trace.knownUntil).vcpus[0]!.dispatches).toBe(0);
  });

  it("that was to follow when the machine was paused begins when it is resumed", () => {
    const commands = [
      { command: "pause", vm: "A", at: 1 },
      { command: "resume", vm: "A", at: 7 },
    ] as const;
    // The first wait ends at 2, while it is paused; the second lasts from 7 to 10.
    const trace = simulate(scenario([guest("A", [io(2), io(3), compute(1)])], {}, { commands }));
    expect(timesOf(trace, 11)["A"]).toMatchObject({ blocked: 4, cpu: 1, first: 10, done: 11 });
    expect(dispatches(trace, 0)).toEqual([10]);
  });

  it("ends when its machine is stopped, and begins anew when it is started again", () => {
    const commands = [
      { command: "stop", vm: "A", at: 1 },
      { command: "start", vm: "A", at: 4 },
    ] as const;
    const trace = simulate(scenario([guest("A", [io(2), compute(1)])], {}, { commands }));
    expect(dispatches(trace, 0)).toEqual([6]);
    expect(hostAt(trace, trace.rowCount, trace.knownUntil).vcpus[0]).toMatchObject({ blockedTicks: 3, done: 7 });
  });

  it("of no time gives the pCPU up and stands at the end of the queue at the same moment", () => {
    const trace = run([guest("A", [compute(2), io(0), compute(2)]), job("B", 0, [3])], rr(4));
    expect(barsOf(trace, 0, 100)).toEqual([
      [0, 2, "A"],
      [2, 5, "B"],
      [5, 7, "A"],
    ]);
    expect(timesOf(trace, 7)["A"]).toMatchObject({ blocked: 0, ready: 3, cpu: 4, done: 7 });
  });

  it("of no time where nobody has a pCPU is passed, however often: the arrival keeps its place in the queue", () => {
    const zeros: Op = { op: "loop", times: 1_000_000, body: [io(0), { op: "loop", times: 9, body: [halt(0)] }] };
    const trace = run([guest("A", [zeros, compute(1), zeros]), job("B", 0, [1])], {});
    expect(barsOf(trace, 0, 100)).toEqual([
      [0, 1, "A"],
      [1, 2, "B"],
    ]);
    expect(timesOf(trace, 2)["A"]).toMatchObject({ blocked: 0, ready: 0, done: 1 });
    expect(eventsOfKind(trace, "zeno")).toEqual([]);
  });

  it("of no time, and nothing else, for ever stops the run with its reason", () => {
    const trace = run([guest("A", [compute(1), { op: "loop", times: null, body: [io(0)] }])], {});
    expect(eventsOfKind(trace, "zeno").map(({ time, vcpu }) => [time, vcpu])).toEqual([[1, 0]]);
  });
});

describe("an operation that costs nothing", () => {
  const call: Op = { op: "hypercall", count: 2 };

  it("is over with the timeslice before it: nobody is dispatched for it", () => {
    const trace = run([guest("A", [compute(4), call]), job("B", 0, [2])], rr(4));
    expect(timesOf(trace, 6)["A"]).toMatchObject({ done: 4 });
    expect(eventsOfKind(trace, "dispatch").map(({ time, vcpu }) => [time, vcpu])).toEqual([
      [0, 0],
      [4, 1],
    ]);
  });

  it("needs no pCPU where a wait follows it, and neither does a request to a disk", () => {
    const volumes = [{ name: "v", bytes: 1 }];
    const read: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false };
    const machines = [job("H", 0, [9]), guest("A", [call, read, call, compute(1)], { volumes })];
    // The disk answers after 5 ticks.
    expect(timesOf(run(machines, FCFS), 10)["A"]).toMatchObject({ blocked: 5, ready: 4, first: 9, done: 10 });
    // By an exit that takes time it must be issued on a pCPU: [9,11) exit, then 5 ticks at the disk.
    const paid = timesOf(run(machines, { ...FCFS, ...costs({ ioExit: 2 }) }), 17)["A"];
    expect(paid).toMatchObject({ exit: 2, blocked: 5, ready: 9, done: 17 });
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
