/** How runs end: quiet, for ever, or stuck at one moment. */
import { describe, expect, it } from "vitest";
import { hostShape, Run } from "../../src/engine/run.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { Trace } from "../../src/trace/trace.ts";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { Observed } from "../support/observed.ts";
import { readAll, rowsOf } from "../support/traceContent.ts";
import { job, machine, NO_COSTS, scenario, W1 } from "../support/workloads.ts";

const lastOf = (trace: TraceReader) => trace.eventAt(trace.rowCount - 1);
const forEver = (body: readonly Op[]): Op => ({ op: "loop", times: null, body });
const compute = (ticks: number): Op => ({ op: "compute", ticks });

describe("a run in which nothing can happen any more", () => {
  it("ends with a row that says so, at the last moment", () => {
    const trace = simulate(scenario(W1));
    expect(lastOf(trace)).toEqual({ kind: "quiet", time: 20 });
    expect(trace.isComplete).toBe(true);
    expect(trace.knownUntil).toBe(20);
  });

  it("is quiet at 0 when there are no machines, or none is started", () => {
    expect(rowsOf(simulate(scenario([])))).toEqual(['{"time":0,"kind":"quiet"}']);
    const off = simulate(scenario([machine("A", [compute(5)], { arrival: null })]));
    expect(lastOf(off)).toEqual({ kind: "quiet", time: 0 });
  });

  it("is quiet while its only machine is paused for good", () => {
    const trace = simulate(scenario([job("A", 0, [9])], {}, { commands: [{ command: "pause", vm: "A", at: 3 }] }));
    expect(lastOf(trace)).toEqual({ kind: "quiet", time: 3 });
  });

  for (const { id } of cpuPolicies)
    it(`comes to rest under ${id} soon after nobody can run any more, whatever the policy does by the clock`, () => {
      const machines = [job("A", 0, [9, 2, 9], 1), job("B", 1, [9], 2)];
      const commands = ["A", "B"].map((vm): TimedCommand => ({ command: "pause", vm, at: 3 }));
      const given = scenario(machines, { scheduler: { policy: id, params: {} } }, { commands });
      const trace = simulate(given, { until: 5_000_000 });
      expect(trace.isComplete).toBe(true);
      // The credit scheduler still takes idle machines off its list, at the end of an accounting period or two.
      expect(trace.knownUntil).toBeLessThanOrEqual(60);
    });

  it("ends when a machine is stopped, not when what it waited for would have come", () => {
    const commands: Scenario["commands"] = [{ command: "stop", vm: "A", at: 5 }];
    const trace = simulate(scenario([job("A", 0, [1, 1000, 1])], {}, { commands }));
    expect(lastOf(trace)).toEqual({ kind: "quiet", time: 5 });
  });

  it("is seen to be complete only in the chunk that says so", () => {
    const given = scenario(W1);
    const run = new Run(given);
    const chunks = [run.advance(10)!, run.advance(15)!, run.advance()!];
    expect(chunks.map(({ isComplete }) => isComplete)).toEqual([false, false, true]);
    expect(run.advance()).toBeNull();
    expect(run.isOver).toBe(true);
  });

  it("is complete at once when it was known up to a later moment", () => {
    const run = new Run(scenario(W1));
    expect(run.advance(21)?.isComplete).toBe(true);
  });
});

describe("a guest that computes for ever without an event", () => {
  const endless = scenario([machine("A", [forEver([compute(1)])], { memoryBytes: 0 })], {
    scheduler: { policy: "fcfs", params: {} },
  });

  it("does not keep anybody waiting: chunks go on coming, with rows or without", () => {
    const run = new Run(endless);
    let trace = Trace.empty(hostShape(endless));
    for (let index = 0; index < 3; index += 1) trace = trace.with(run.advance()!);
    expect(run.isOver).toBe(false);
    expect(trace.knownUntil).toBeGreaterThan(100_000);
    expect(trace.isComplete).toBe(false);
    // Nothing was written after the dispatch at 0, and the time is accounted for all the same.
    expect(trace.timeOf(trace.rowCount - 1)).toBe(0);
    expect(hostAt(trace, trace.rowCount, 100_000).pcpus[0]!.guest).toBe(100_000);
    const ends = trace.pcpuLane(0, 0, 100_000).map(({ end }) => end.at(-1));
    expect(ends).toEqual([...ends].toSorted((a, b) => a! - b!));
    expect(trace.rowsUpTo(120_000)).toBe(trace.rowCount);
  });

  it("can be branched behind such chunks", () => {
    const run = new Run(endless);
    let trace = Trace.empty(hostShape(endless));
    for (let index = 0; index < 3; index += 1) trace = trace.with(run.advance()!);
    const stopped: Scenario = { ...endless, commands: [{ command: "stop", vm: "A", at: 120_000 }] };
    const branch = run.branch(stopped)!;
    expect(branch.from).toBeGreaterThan(0);
    expect(rowsOf(readAll(branch.run, trace, Infinity))).toEqual(rowsOf(simulate(stopped)));
  });
});

describe("a guest that runs for ever without taking time", () => {
  const free = { costs: { ...NO_COSTS, reference: 0 } };
  const spinning = machine("A", [compute(2), forEver([{ op: "reference", page: 0, write: false }])]);

  it("is stopped where it is found, with a row that names it", () => {
    const trace = simulate(scenario([job("B", 0, [1]), spinning], free));
    expect(lastOf(trace)).toEqual({ kind: "zeno", time: 3, vcpu: 1 });
    expect(trace.isComplete).toBe(true);
  });

  it("is found when it blocks for no time as well", () => {
    const disk: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false };
    const volumes = [{ name: "data", bytes: 1 }];
    const trace = simulate(
      scenario([machine("A", [forEver([disk])], { volumes })], {
        disks: [{ extents: 4, readTicks: 0, writeTicks: 0 }],
      }),
    );
    expect(lastOf(trace)).toMatchObject({ kind: "zeno", time: 0 });
  });

  it("does not go on after it", () => {
    const run = new Observed(scenario([spinning], free)).run();
    expect(run.simulation.isOver).toBe(true);
    expect(run.simulation.step()).toBe(false);
  });

  it("is not taken for one by a policy: a gang whose exit outlasts its turn gets the next turn", () => {
    // The hypercalls take [3, 5), the turn of one tick is over at 4, when the other vCPU wakes.
    const programs = [
      [{ op: "wait", ticks: 4 } as const, compute(1)],
      [compute(3), { op: "hypercall", count: 2 } as const, compute(2)],
    ];
    const gang = machine("A", [], { vcpus: 2, memoryBytes: 0, programs });
    const scheduler = { policy: "gang", params: { timeslice: 1, backfill: false } };
    const trace = simulate(scenario([gang], { pcpus: 2, scheduler, costs: { ...NO_COSTS, hypercall: 1 } }));
    expect(lastOf(trace)).toEqual({ kind: "quiet", time: 7 });
  });

  it("is no such guest when its loop has an end", () => {
    const loop: Op = { op: "loop", times: 2000, body: [{ op: "reference", page: 0, write: false }] };
    const trace = simulate(scenario([machine("A", [loop])], free));
    expect(lastOf(trace).kind).toBe("quiet");
    expect(hostAt(trace, trace.rowCount, 0).hits).toBe(1999);
  });
});
