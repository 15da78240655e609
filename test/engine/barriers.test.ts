/** Barriers: what spinning for a sibling costs under each way to schedule a wide machine (domain B.6), and how waits end. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/codec/out/report.ts";
import { checkAgreement, checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, Op, Scenario, TimedCommand } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { hostMetrics, pcpuMetrics, vcpuMetrics, vmMetrics } from "../../src/trace/figures/metrics.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { Observed } from "../support/observed.ts";
import { eventsOfKind, hog } from "../support/schedules.ts";
import { lanesOf } from "../support/traceContent.ts";
import { EXTENT, machine, scenario } from "../support/workloads.ts";
import { hostOf } from "../../src/model/scenario.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const barrier: Op = { op: "barrier" };
const forEver = (...body: readonly Op[]): Op => ({ op: "loop", times: null, body });
const wide = (...programs: readonly (readonly Op[])[]): MachineSpec =>
  machine("W", [], { vcpus: programs.length, programs, memoryBytes: 0 });

const MEETING = [forEver(compute(2), barrier)];
const WIDE = wide(MEETING, MEETING);
const [H1, H2] = [hog("H1", 1), hog("H2", 1)];
/** Round robin serves two of the queue H1, W.0, W.1, H2 at a time: the vCPUs of W never run together. */
const APART = [H1, WIDE, H2];

const VOLUME = [{ name: "root", bytes: EXTENT }];
const FREE = { ...hostOf(scenario([])).costs, ioExit: 0, reference: 0, worldSwitch: 0 };

const scheduled = (policy: string, params: HostSpec["scheduler"]["params"] = {}): Partial<HostSpec> => ({
  pcpus: 2,
  scheduler: { policy, params: { timeslice: 10, ...params } },
});

/** What came of it by 200, what happens at 200 included. */
function by200(machines: readonly MachineSpec[], host: Partial<HostSpec>) {
  const trace = simulate(scenario(machines, host), { until: 201 });
  const state = hostAt(trace, trace.rowsUpTo(200), 200);
  const metrics = hostMetrics(trace.info, state);
  const hogs = trace.info.vms.filter(({ name }) => name !== "W");
  return {
    barriers: metrics.barriers,
    spin: metrics.spin,
    hogs: hogs.map(({ uid }) => vmMetrics(trace.info, state, uid).cpu),
    metrics,
    trace,
    state,
  };
}

/** Checks every law between any two moments of a run up to `until`. */
function expectLawful(given: Scenario, until: number): Observed {
  const run = new Observed(given);
  run.run(() => {
    const { simulation } = run;
    expect(checkInvariants(simulation)).toEqual([]);
    expect(checkHostState(run.seen(), run.info)).toEqual([]);
    expect(checkAgreement(run.seen(), simulation)).toEqual([]);
  }, until);
  return run;
}

const kindsOf = (trace: TraceReader, lane: number) =>
  lanesOf(trace)[lane]!.map((interval) => interval.split(" ").slice(0, 2).join(" "));

describe("two vCPUs with a barrier every 2 ticks and two hogs on two pCPUs, 200 ticks (domain B.6)", () => {
  it("pass 19 barriers and spin for 122 ticks under round robin", () => {
    expect(by200(APART, scheduled("rr"))).toMatchObject({ barriers: 19, spin: 122, hogs: [100, 100] });
  });

  it("pass 50 barriers and never spin under gang scheduling; the hogs lose nothing by it", () => {
    expect(by200([WIDE, H1, H2], scheduled("gang"))).toMatchObject({ barriers: 50, spin: 0, hogs: [100, 100] });
    expect(by200(APART, scheduled("gang", { backfill: true }))).toMatchObject({
      barriers: 50,
      spin: 0,
      hogs: [100, 100],
    });
  });

  it("do so too where strict gang scheduling begins with one hog alone, since both need not fit beside it", () => {
    expect(by200(APART, scheduled("gang"))).toMatchObject({ barriers: 50, spin: 0, hogs: [100, 90] });
  });

  it("keep both pCPUs busy all the time, of which only what is not spun is useful", () => {
    const { metrics, state, trace } = by200(APART, scheduled("rr"));
    expect(metrics.busy).toEqual({ numerator: 1, denominator: 1 });
    expect(metrics.utilization).toEqual({ numerator: (400 - 122) / 2, denominator: 200 });
    expect(metrics.overhead).toEqual({ numerator: 0, denominator: 1 });
    const spin = [0, 1].map((pcpu) => pcpuMetrics(state, pcpu).spin);
    expect(spin[0]! + spin[1]!).toBe(122);
    const [first, second] = [1, 2].map((vcpu) => vcpuMetrics(trace.info, state, vcpu));
    expect([first!.cpu, second!.cpu]).toEqual([100, 100]);
    expect(first!.spin + second!.spin).toBe(122);
    expect(vmMetrics(trace.info, state, 1)).toMatchObject({ spin: 122, barriers: 19 });
  });

  for (const limits of [
    { skew: 3, restart: 1 },
    { skew: 4, restart: 2 },
    { skew: 8, restart: 0 },
  ])
    it(`obey every law under relaxed co-scheduling with ${limits.skew} and ${limits.restart}`, () => {
      const run = expectLawful(scenario(APART, { ...scheduled("rr"), coscheduling: limits }), 200);
      const { vcpus } = run.seen();
      expect(vcpus.reduce((sum, { costopTicks }) => sum + costopTicks, 0)).toBeGreaterThan(0);
    });
});

describe("the lanes", () => {
  const trace = simulate(scenario(APART, scheduled("rr")), { until: 30 });

  it("show who spins on the pCPU and in its own lane", () => {
    expect(kindsOf(trace, 1)).toEqual(["0-2 guest", "2-10 spin", "10-20 guest", "20-24 guest", "24-30 spin"]);
    expect(kindsOf(trace, 2 + 1)).toEqual(["0-2 running", "2-10 spin", "10-20 ready", "20-24 running", "24-30 spin"]);
  });

  it("do not cut a timeslice where a barrier opens at once", () => {
    const together = simulate(scenario([WIDE], scheduled("rr")), { until: 30 });
    const slices = reportOf(scenario([WIDE]), together).slices.filter(({ pcpu }) => pcpu === 0);
    expect(slices.map(({ start, end, kind }) => [start, end, kind])).toEqual([
      [0, 10, "guest"],
      [10, 20, "guest"],
      [20, 30, "guest"],
    ]);
  });
});

describe("a wait at a barrier", () => {
  it("is none for a machine with one vCPU: the barrier opens at once", () => {
    const trace = simulate(scenario([wide([compute(2), barrier, compute(3)])]));
    expect(eventsOfKind(trace, "barrier")).toEqual([{ kind: "barrier", time: 2, vcpu: 0, opens: true }]);
    expect(trace.knownUntil).toBe(5);
  });

  it("ends when the last vCPU comes, for all of them", () => {
    const trace = simulate(
      scenario([wide([compute(1), barrier], [compute(4), barrier], [compute(9), barrier])], { pcpus: 3 }),
    );
    expect(eventsOfKind(trace, "barrier").map(({ time, vcpu, opens }) => [time, vcpu, opens])).toEqual([
      [1, 0, false],
      [4, 1, false],
      [9, 2, true],
    ]);
    expect(hostAt(trace, trace.rowCount, 9).vcpus.map(({ spin, done }) => [spin, done])).toEqual([
      [8, 9],
      [5, 9],
      [0, 9],
    ]);
  });

  it("ends when the programs of all others have ended", () => {
    const trace = simulate(scenario([wide([compute(1), barrier, compute(1)], [compute(6)])], { pcpus: 2 }));
    expect(hostAt(trace, trace.rowCount, trace.knownUntil).vcpus.map(({ spin, done }) => [spin, done])).toEqual([
      [5, 7],
      [0, 6],
    ]);
  });

  it("outlasts a timeslice: who is dispatched again goes on spinning", () => {
    const trace = simulate(
      scenario([wide([barrier], [compute(12), barrier])], { scheduler: { policy: "rr", params: { timeslice: 4 } } }),
    );
    expect(kindsOf(trace, 0)).toEqual([
      "0-4 spin",
      "4-8 guest",
      "8-12 spin",
      "12-16 guest",
      "16-20 spin",
      "20-24 guest",
    ]);
  });

  it("never ends where the policy gives the other one no pCPU: nothing happens any more", () => {
    const trace = simulate(scenario([wide([barrier], [barrier])], { scheduler: { policy: "fcfs", params: {} } }));
    expect(trace.isComplete).toBe(true);
    const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
    expect(vcpus.map(({ phase, isAtBarrier }) => [phase, isAtBarrier])).toEqual([
      ["running", true],
      ["ready", false],
    ]);
  });

  it("leaves those in the queue that only ask a disk for something, without waiting for it", () => {
    const read: Op = { op: "disk", volume: 0, block: 0, blocks: 1, write: false, isAsync: true };
    const program = [compute(1), barrier, read, compute(1)];
    const w = machine("W", [], { vcpus: 2, programs: [program, program], memoryBytes: 0, volumes: VOLUME });
    const run = expectLawful(scenario([w], { ...scheduled("rr", { timeslice: 2 }), pcpus: 1, costs: FREE }), 40);
    const told = run.events.flatMap((event) => (event.kind === "dispatch" ? [[event.time, event.vcpu]] : []));
    // 0 spins from 1 to 2; 1 opens the barrier at 3 and goes on, while 0, ready since 2, has asked from where it stands.
    expect(told).toEqual([
      [0, 0],
      [2, 1],
      [4, 0],
    ]);
    expect(run.events.filter(({ kind }) => kind === "ioQueued")).toMatchObject([{ time: 3 }, { time: 3 }]);
  });

  it("counts while nothing else happens, up to the command that ends it", () => {
    const commands: TimedCommand[] = [{ at: 50, command: "stop", vm: "W" }];
    const given = scenario([wide([barrier], [barrier])], { scheduler: { policy: "fcfs", params: {} } }, { commands });
    const trace = simulate(given);
    expect(hostAt(trace, trace.rowCount, 50).vcpus.map(({ spin, cpu }) => [spin, cpu])).toEqual([
      [50, 50],
      [0, 0],
    ]);
  });

  it("goes on after a pause, and is forgotten by a stop", () => {
    const commands: TimedCommand[] = [
      { at: 2, command: "pause", vm: "W" },
      { at: 5, command: "resume", vm: "W" },
      { at: 8, command: "stop", vm: "W" },
      { at: 9, command: "start", vm: "W" },
    ];
    const run = expectLawful(
      scenario([wide([compute(1), barrier], [compute(100), barrier])], { pcpus: 2 }, { commands }),
      12,
    );
    const { vcpus } = run.seen();
    // Spun in [1, 2), [5, 8) and again from 10 on.
    expect(vcpus[0]).toMatchObject({ spin: run.simulation.monitor.now - 10 + 4, isAtBarrier: true });
  });

  it("gives way to a shutdown", () => {
    const commands: TimedCommand[] = [{ at: 3, command: "shutdown", vm: "W" }];
    const host: Partial<HostSpec> = { pcpus: 2, costs: { ...hostOf(scenario([])).costs, shutdown: 3 } };
    const run = expectLawful(scenario([wide([barrier], [compute(100)])], host, { commands }), 20);
    expect(run.seen().vcpus[0]).toMatchObject({ spin: 3, cpu: 6 });
  });

  it("that takes no time for ever stops the run", () => {
    const trace = simulate(scenario([wide([forEver(barrier)])]));
    expect(eventsOfKind(trace, "zeno")).toHaveLength(1);
  });
});

it("a vCPU that another size has added meets the others at barriers", () => {
  const late = machine("W", [compute(2), barrier, compute(1)], { arrival: 5, memoryBytes: 0 });
  const resized: TimedCommand = { at: 1, command: "resize", vm: "W", vcpus: 2 };
  const seen = new Observed(scenario([late, hog("H1", 1)], { pcpus: 3 }, { commands: [resized] })).run();
  const told = seen.events.flatMap((event) => (event.kind === "barrier" ? [event.opens] : []));
  expect(told).toEqual([false, true]);
});
