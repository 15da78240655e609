/** What each transition does to processor, memory and storage (domain A.5). */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type HostSpec, type Op } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { SERVED_PARTS } from "../../src/trace/hostState.ts";
import { hostMetrics } from "../../src/trace/figures/metrics.ts";
import { create, on, runUntil, setWeight } from "../support/commands.ts";
import { Observed } from "../support/observed.ts";
import { EXTENT, job, machine, NO_COSTS, PAGE, scenario } from "../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const touch = (page: number): Op => ({ op: "reference", page, write: true });
const wait = (ticks: number): Op => ({ op: "wait", ticks });

const SLOW_SHUTDOWN: Partial<HostSpec> = { costs: { ...NO_COSTS, shutdown: 10 } };
/** A machine that runs long enough for everything here. */
const A = machine("A", [touch(0), touch(1), compute(1000)], {
  arrival: null,
  volumes: [{ name: "root", bytes: EXTENT }],
});

const cpuOf = (run: Observed) => run.seen().vcpus.map(({ cpu }) => cpu);

describe("create", () => {
  it("takes the volumes and nothing else", () => {
    const run = runUntil(scenario([], {}, { commands: [create(3, A)] }), 4);
    const seen = run.seen();
    expect([...seen.pvs[0]!.lv].filter((lv) => lv === 0)).toHaveLength(1);
    expect(seen.freeFrames).toBe(16);
    expect(seen.vcpus[0]).toMatchObject({ phase: "offline", arrival: -1 });
  });

  it("at tick 0, for the machines of the scenario, comes in list order before any start", () => {
    const run = runUntil(scenario([job("B", 0, [1]), job("A", 0, [1])]), 1);
    const commands = run.events.flatMap((event) =>
      event.kind === "commandDone" ? [`${event.command} ${event.index}`] : [],
    );
    expect(commands).toEqual(["create -1", "create -2", "start -1", "start -2"]);
  });
});

describe("start", () => {
  it("queues the vCPUs in the order of their numbers", () => {
    const wide = { ...A, vcpus: 3 };
    const run = runUntil(
      scenario([wide], { scheduler: { policy: "fcfs", params: {} } }, { commands: [on(2, "start")] }),
      3,
    );
    const arrivals = run.events.flatMap((event) =>
      event.kind === "ready" ? [[event.vcpu, event.cause, event.position]] : [],
    );
    expect(arrivals).toEqual([
      [0, "arrive", 0],
      [1, "arrive", 1],
      [2, "arrive", 2],
    ]);
  });

  it("after stop begins the program again, with no page loaded", () => {
    const commands = [on(0, "start"), on(6, "stop"), on(7, "start")];
    const run = runUntil(scenario([A], {}, { commands }), 9);
    const faults = run.events.flatMap((event) =>
      event.kind === "fault" ? [[event.time, event.page, event.fault]] : [],
    );
    expect(faults).toEqual([
      [0, 0, "firstTouch"],
      [1, 1, "firstTouch"],
      [7, 0, "firstTouch"],
      [8, 1, "firstTouch"],
    ]);
  });

  it("after all programs ended begins them again, those too that end as soon as they begin", () => {
    const mixed = machine("A", [], { vcpus: 3, arrival: 0, memoryBytes: 0, programs: [[], [compute(2)], []] });
    const run = runUntil(scenario([mixed], {}, { commands: [on(5, "start"), on(9, "start")] }), 20);
    const states = run.events.flatMap((event) => (event.kind === "vmState" ? [[event.time, event.state]] : []));
    expect(states).toEqual([
      [0, "shutOff"],
      [0, "running"],
      [2, "shutOff"],
      [5, "running"],
      [7, "shutOff"],
      [9, "running"],
      [11, "shutOff"],
    ]);
  });

  it("of a machine whose programs are all empty ends at once, every time", () => {
    const idle = machine("A", [], { vcpus: 2, arrival: 0, memoryBytes: 0 });
    const run = runUntil(scenario([idle], {}, { commands: [on(5, "start")] }), 20);
    expect(run.events.filter(({ kind }) => kind === "vmState")).toHaveLength(5);
    expect(run.seen().vcpus[0]).toMatchObject({ phase: "finished", arrival: 0, done: 0, cpu: 0 });
  });

  it("counts the time that a finished machine was off as offline", () => {
    const commands = [on(10, "start")];
    const trace = simulate(scenario([job("A", 2, [3])], {}, { commands }));
    expect(hostAt(trace, trace.rowsUpTo(12), 12).vcpus[0]).toMatchObject({
      arrival: 2,
      cpu: 5,
      offlineTicks: 5,
      done: -1,
    });
  });
});

describe("pause", () => {
  it("keeps every frame, and the dirty bits", () => {
    const run = runUntil(scenario([A], {}, { commands: [on(0, "start"), on(5, "pause")] }), 50);
    const seen = run.seen();
    expect(seen.vms[0]).toMatchObject({ life: "paused", frames: 2 });
    expect([0, 1].map((frame) => seen.frames.flags.get(frame) & 2)).toEqual([2, 2]);
  });

  it("takes the pCPU away, and resume continues where the program stood", () => {
    const commands = [on(4, "pause"), on(10, "resume")];
    const run = new Observed(scenario([job("A", 0, [6])], {}, { commands })).run();
    expect(run.simulation.monitor.now).toBe(12);
    expect(run.seen().vcpus[0]).toMatchObject({ cpu: 6, pausedTicks: 6, done: 12 });
  });

  it("takes a ready vCPU out of its queue; resume puts it at the end", () => {
    const machines = ["A", "B", "C"].map((name) => job(name, 0, [9]));
    const commands = [on(2, "pause", "B"), on(3, "resume", "B")];
    const run = runUntil(scenario(machines, { scheduler: { policy: "fcfs", params: {} } }, { commands }), 4);
    expect(run.seen().runQueues).toEqual([[2, 1]]);
    expect(run.seen().vcpus[1]).toMatchObject({ readyCause: "unpause", pausedTicks: 1, ready: 2 });
  });

  it("lets a wait go on: what ends meanwhile makes the vCPU ready on resume", () => {
    const commands = [on(3, "pause"), on(20, "resume")];
    const run = runUntil(scenario([job("A", 0, [2, 5, 2])], {}, { commands }), 21);
    expect(run.events).toContainEqual({ kind: "ready", time: 20, vcpu: 0, cause: "unpause", queue: 0, position: 0 });
    expect(run.seen().vcpus[0]).toMatchObject({ blockedTicks: 1, pausedTicks: 17 });
  });

  it("and resume before the wait is over leave the vCPU blocked", () => {
    const commands = [on(3, "pause"), on(5, "resume")];
    const run = new Observed(scenario([job("A", 0, [2, 5, 2])], {}, { commands })).run();
    expect(run.events).toContainEqual({ kind: "ready", time: 7, vcpu: 0, cause: "wake", queue: 0, position: 0 });
    expect(run.seen().vcpus[0]).toMatchObject({ blockedTicks: 3, pausedTicks: 2, done: 9 });
  });

  it("lets a page transfer end: the page is there when the machine goes on", () => {
    // One frame: page 1 takes the frame of the dirty page 0, which is written [1, 6).
    const commands = [on(3, "pause"), on(9, "resume")];
    const given = scenario([machine("A", [touch(0), touch(1), compute(1)])], { frames: 1 }, { commands });
    const run = new Observed(given).run();
    expect(run.events).toContainEqual(expect.objectContaining({ kind: "map", time: 6, page: 1, how: "zeroFill" }));
    expect(run.events.filter(({ kind }) => kind === "fault")).toHaveLength(2);
    expect(run.seen().vcpus[0]!.done).toBe(11);
  });

  it("keeps finished vCPUs finished", () => {
    const two = machine("A", [], { vcpus: 2, memoryBytes: 0, programs: [[compute(1)], [compute(9)]] });
    const run = runUntil(scenario([two], {}, { commands: [on(3, "pause"), on(5, "resume")] }), 6);
    expect(run.seen().vcpus.map(({ phase }) => phase)).toEqual(["finished", "running"]);
  });
});

describe("stop", () => {
  const commands = [on(0, "start"), on(5, "stop")];

  it("frees the frames and keeps the extents", () => {
    const seen = runUntil(scenario([A], {}, { commands }), 6).seen();
    expect(seen.vms[0]).toMatchObject({ life: "shutOff", frames: 0 });
    expect(seen.freeFrames).toBe(16);
    expect(seen.pvs[0]!.lv.get(0)).toBe(0);
  });

  it("frees the frames in ascending order, and they are used again lowest first", () => {
    const run = runUntil(scenario([A], {}, { commands: [...commands, on(7, "start")] }), 9);
    expect(run.events.flatMap((event) => (event.kind === "free" ? [event.frame] : []))).toEqual([0, 1]);
    expect(run.events.flatMap((event) => (event.kind === "map" ? [event.frame] : []))).toEqual([0, 1, 0, 1]);
  });

  it("cancels queued disk requests; the one in service ends and is ignored", () => {
    const disk: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false };
    const volumes = [{ name: "root", bytes: EXTENT }];
    const two = machine("A", [disk, compute(1)], { vcpus: 2, volumes });
    const run = new Observed(scenario([two], { pcpus: 2 }, { commands: [on(3, "stop")] })).run();
    expect(run.events).toContainEqual({ kind: "ioCancelled", time: 3, request: 1, pv: 0 });
    expect(run.events).toContainEqual({ kind: "ioDone", time: 5, request: 0, pv: 0 });
    expect(run.events.filter(({ kind, time }) => kind === "ready" && time > 0)).toEqual([]);
  });

  it("keeps a frame whose transfer is in service busy until it ends, then frees it", () => {
    const given = scenario([machine("A", [touch(0), touch(1)])], { frames: 1 }, { commands: [on(3, "stop")] });
    const run = runUntil(given, 4);
    expect(run.seen().freeFrames).toBe(0);
    run.run();
    expect(run.events).toContainEqual({ kind: "free", time: 6, frame: 0 });
    expect(run.seen().freeFrames).toBe(1);
  });

  it("does not disturb the machine when it starts again before the old request is done", () => {
    const disk: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false };
    const reader = machine("A", [disk, compute(1)], { volumes: [{ name: "root", bytes: EXTENT }] });
    const run = new Observed(scenario([reader], {}, { commands: [on(2, "stop"), on(3, "start")] })).run();
    // The new request waits for the old one, in service until 5, and is served [5, 10).
    expect(run.events).toContainEqual({ kind: "ready", time: 10, vcpu: 0, cause: "wake", queue: 0, position: 0 });
    expect(run.seen().vcpus[0]!.done).toBe(11);
  });
});

describe("shutdown", () => {
  it("runs the shutdown program on vCPU 0, then powers off", () => {
    const run = new Observed(scenario([A], SLOW_SHUTDOWN, { commands: [on(0, "start"), on(5, "shutdown")] })).run();
    const states = run.events.flatMap((event) =>
      event.kind === "vmState" ? [[event.time, event.state, event.cause]] : [],
    );
    expect(states.slice(2)).toEqual([
      [5, "shuttingDown", "command"],
      [15, "shutOff", "finish"],
    ]);
    expect(run.seen()).toMatchObject({ freeFrames: 16 });
    expect(run.seen().vcpus[0]!.cpu).toBe(15);
  });

  it("powers off at once when shutting down takes no time", () => {
    const run = runUntil(scenario([A], {}, { commands: [on(0, "start"), on(5, "shutdown")] }), 6);
    expect(run.seen().vms[0]!.life).toBe("shutOff");
  });

  it("waits until vCPU 0 wakes, and lets the other vCPUs run on meanwhile", () => {
    const two = machine("A", [], { vcpus: 2, memoryBytes: 0, programs: [[wait(10), compute(99)], [compute(99)]] });
    const run = new Observed(scenario([two], { ...SLOW_SHUTDOWN, pcpus: 2 }, { commands: [on(4, "shutdown")] })).run();
    expect(run.seen().vcpus.map(({ cpu }) => cpu)).toEqual([10, 20]);
    expect(run.seen().vms[0]!.life).toBe("shutOff");
  });

  it("ends a halt of vCPU 0 at once, which nothing else would have woken", () => {
    const halted = machine("A", [{ op: "halt", ticks: 500 }, compute(99)], { memoryBytes: 0 });
    const run = new Observed(scenario([halted], SLOW_SHUTDOWN, { commands: [on(4, "shutdown")] })).run();
    expect(run.seen().vcpus[0]).toMatchObject({ cpu: 10, done: 14 });
    expect(run.simulation.monitor.state.clock.now).toBe(14);
  });

  it("starts a finished vCPU 0 once more for it", () => {
    const two = machine("A", [], { vcpus: 2, memoryBytes: 0, programs: [[compute(1)], [compute(99)]] });
    const run = new Observed(scenario([two], { ...SLOW_SHUTDOWN, pcpus: 2 }, { commands: [on(4, "shutdown")] })).run();
    expect(run.seen().vcpus[0]).toMatchObject({ cpu: 11, done: 14 });
  });

  it("interrupts an exit, which is not charged as guest time", () => {
    // The hypercall takes [0, 50); the shutdown program has the pCPU from 5 on.
    const caller = machine("A", [{ op: "hypercall", count: 1 }, compute(9)], { memoryBytes: 0 });
    const host: Partial<HostSpec> = {
      costs: { ...NO_COSTS, hypercall: 50, shutdown: 10 },
      scheduler: { policy: "srtf", params: { prediction: "average" } },
    };
    const run = new Observed(scenario([caller], host, { commands: [on(5, "shutdown")] })).run();
    expect(run.seen().vcpus[0]).toMatchObject({ exit: 5, cpu: 10, done: 15 });
    // The policy learns of 10 ticks of guest time, not of 15: (10 + 10) >> 1.
    expect(run.simulation.monitor.processor.state.vcpus[0]!.slot).toMatchObject({ estimate: 10 });
  });
});

describe("delete", () => {
  it("frees the extents", () => {
    const seen = runUntil(scenario([A], {}, { commands: [on(3, "delete")] }), 4).seen();
    expect([...seen.pvs[0]!.lv]).toEqual(Array.from({ length: 16 }, () => -1));
  });

  it("is refused while anything of the machine is on; stop and delete at one tick work", () => {
    const commands = [on(0, "start"), on(5, "delete"), on(6, "stop"), on(6, "delete")];
    const run = runUntil(scenario([A], {}, { commands }), 7);
    expect(run.seen().vms[0]!.life).toBe("none");
    expect(run.seen()).toMatchObject({ commandsFailed: 1, commandsDone: 4 });
  });
});

describe("a machine that touches memory", () => {
  it("has P = ceil(M / s) pages, and V = ceil(D / l) extents for each volume", () => {
    const odd = machine("A", [], { memoryBytes: 2 * PAGE + 1, volumes: [{ name: "root", bytes: 2.5 * EXTENT }] });
    const { vms, lvs } = runUntil(scenario([odd]), 1).info;
    expect(vms[0]!.pages).toBe(3);
    expect(lvs[0]!.extents).toBe(3);
  });
});

describe("another weight", () => {
  const hogs = [job("A", 0, [1000], 1), job("B", 0, [1000], 1)];
  const stride: Partial<HostSpec> = { scheduler: { policy: "stride", params: { timeslice: 1, stride1: 840 } } };

  it("is told after the command, and is the machine's from then on", () => {
    const run = runUntil(scenario(hogs, stride, { commands: [setWeight(7, 3)] }), 8);
    const told = run.events.filter(({ time, kind }) => time === 7 && (kind === "commandDone" || kind === "weight"));
    expect(told).toEqual([
      { kind: "commandDone", time: 7, index: 0, command: "setWeight", vm: 0 },
      { kind: "weight", time: 7, vm: 0, weight: 3 },
    ]);
    expect(run.seen().vms.map(({ weight }) => weight)).toEqual([3, 1]);
  });

  it("that is the present one is done and changes nothing, not even whose turn it is", () => {
    const run = runUntil(scenario(hogs, stride, { commands: [setWeight(7, 1)] }), 40);
    expect(run.events).toContainEqual({ kind: "commandDone", time: 7, index: 0, command: "setWeight", vm: 0 });
    expect(run.events.some(({ kind }) => kind === "weight")).toBe(false);
    const others = run.events.filter((event) => event.kind !== "commandDone" || event.index < 0);
    expect(others).toEqual(runUntil(scenario(hogs, stride), 40).events);
  });

  it("given while the machine is shut off counts when it is started", () => {
    const late = [{ ...hogs[0]!, arrival: null }, hogs[1]!];
    const commands = [setWeight(5, 3), on(20, "start")];
    expect(cpuOf(runUntil(scenario(late, stride, { commands }), 61))).toEqual([30, 30]);
  });

  it("outlives a stop, and a pause", () => {
    const commands = [setWeight(5, 3), on(10, "stop"), on(20, "start"), on(30, "pause"), on(40, "resume")];
    const run = runUntil(scenario(hogs, stride, { commands }), 41);
    expect(run.seen().vms[0]!.weight).toBe(3);
    expect(run.simulation.monitor.attributes[0]!.weight).toBe(3);
  });

  it("is gone with the machine: one created under its name begins with its own", () => {
    const commands = [setWeight(1, 9), on(2, "delete"), create(3, A)];
    const { vms } = runUntil(scenario([A], {}, { commands }), 4).seen();
    expect(vms.map(({ weight }) => weight)).toEqual([9, 1]);
  });

  it("is that of each of its vCPUs", () => {
    const wide = { ...A, vcpus: 3, arrival: 0 };
    const run = runUntil(scenario([wide], stride, { commands: [setWeight(2, 4)] }), 3);
    expect(run.simulation.monitor.attributes.map(({ weight }) => weight)).toEqual([4, 4, 4]);
  });

  it("leaves a run fair whose shares follow the weights: what was run before counts by the weight of then", () => {
    const commands = [setWeight(8, 1)];
    const given = [job("A", 0, [1000], 3), job("B", 0, [1000], 1)];
    const run = runUntil(scenario(given, stride, { commands }), 21);
    const seen = run.seen();
    expect(cpuOf(run)).toEqual([12, 8]);
    expect(seen.vms[0]).toMatchObject({ weight: 1, servedBefore: 2 * SERVED_PARTS, cpuBefore: 6 });
    expect(hostMetrics(run.info, seen).fairness).toEqual({ numerator: 1, denominator: 1 });
  });
});

describe("shutdown under a lenient lifecycle", () => {
  it("lets a paused machine go on, so that its guest can shut itself down", () => {
    const lenient = { ...DEFAULT_CONVENTIONS, lifecycle: "lenient" } as const;
    const commands = [on(1, "start"), on(5, "pause"), on(20, "shutdown")];
    const run = runUntil(scenario([A], SLOW_SHUTDOWN, { commands, conventions: lenient }), 60);
    const lives = run.events.flatMap((event) => (event.kind === "vmState" ? [`${event.time} ${event.state}`] : []));
    expect(lives.slice(-4)).toEqual(["5 paused", "20 running", "20 shuttingDown", "30 shutOff"]);
  });
});
