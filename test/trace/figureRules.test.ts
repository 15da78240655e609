/** The conventions of the figures: what counts as waiting, and which faults count. The run is the same under all of them. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import {
  DEFAULT_CONVENTIONS,
  type Conventions,
  type HostSpec,
  type MachineSpec,
  type Op,
} from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import { hostMetrics, vcpuMetrics, vmMetrics } from "../../src/trace/figures/metrics.ts";
import { machine, PAGE, references, scenario, W2 } from "../support/workloads.ts";

function figures(machines: readonly MachineSpec[], host: Partial<HostSpec>, rules: Partial<Conventions>) {
  const conventions = { ...DEFAULT_CONVENTIONS, ...rules };
  const trace = simulate(scenario(machines, host, { conventions }));
  const state = hostAt(trace, trace.rowCount, trace.knownUntil);
  return {
    host: hostMetrics(trace.info, state, conventions),
    vms: machines.map((_, vm) => vmMetrics(trace.info, state, vm, conventions)),
    vcpus: machines.map((_, vcpu) => vcpuMetrics(trace.info, state, vcpu, conventions)),
  };
}

describe("waiting", () => {
  const fcfs = { scheduler: { policy: "fcfs", params: {} } };

  // FCFS on W2 (domain B.4): A[0,3) B[3,8) C[8,10) A[10,13) C[13,15); A is away for 4 ticks, C for 2.
  it("is the time ready", () => {
    const { vcpus, host } = figures(W2, fcfs, {});
    expect(vcpus.map(({ waiting }) => waiting)).toEqual([3, 3, 8]);
    expect(host.waiting.mean).toEqual({ numerator: 14, denominator: 3 });
  });

  it("is turnaround without service where time blocked counts too", () => {
    const { vcpus, vms } = figures(W2, fcfs, { waiting: "readyAndBlocked" });
    expect(vcpus.map(({ waiting }) => waiting)).toEqual([7, 3, 10]);
    for (const { turnaround, cpu, waiting } of vcpus) expect(waiting).toBe(turnaround! - cpu);
    expect(vms.map(({ waiting }) => waiting)).toEqual([7, 3, 10]);
  });

  it("leaves steal alone: nobody took the time that was spent blocked", () => {
    expect(figures(W2, fcfs, { waiting: "readyAndBlocked" }).vcpus.map(({ steal }) => steal)).toEqual(
      figures(W2, fcfs, {}).vcpus.map(({ steal }) => steal),
    );
  });
});

describe("the count of faults", () => {
  // Stallings, Operating Systems (textbook oracle tb-pr-stallings): totals 6 7 9 8 with the three initial fills; the book
  // counts only faults after the frames have filled, 3 4 6 5. The string has five different pages.
  const STALLINGS = [2, 3, 2, 1, 5, 2, 4, 5, 3, 2, 5, 2];
  const of = (policy: string, faultCount: Conventions["faultCount"]) =>
    figures(
      [machine("A", references(STALLINGS), { memoryBytes: 6 * PAGE })],
      { frames: 3, replacement: { policy, params: {} } },
      { faultCount },
    );

  it.each([
    ["opt", 6, 3],
    ["lru", 7, 4],
    ["fifo", 9, 6],
    ["clock", 8, 5],
  ])("under %s: %i in all, %i as the book prints it", (policy, all, replacing) => {
    expect(of(policy, "all").host).toMatchObject({ faults: all, faultsApart: 0 });
    expect(of(policy, "replacementsOnly").host).toMatchObject({ faults: replacing, faultsApart: all - replacing });
    expect(of(policy, "afterFirstTouch").host).toMatchObject({ faults: all - 5, faultsApart: 5 });
  });

  it("is the same for the host, the machine and its vCPU, and leaves the hit ratio alone", () => {
    const { host, vms, vcpus } = of("lru", "afterFirstTouch");
    for (const { faults, faultsApart } of [...vms, ...vcpus]) expect([faults, faultsApart]).toEqual([2, 5]);
    expect(host.hitRatio).toEqual({ numerator: 5, denominator: 12 });
  });

  it("takes a page that was dropped unchanged for one that was there before, not for a first touch", () => {
    const program: Op[] = references([0, 1, 0]);
    const trace = simulate(scenario([machine("A", program)], { frames: 1 }));
    const classes = Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row)).flatMap((event) =>
      event.kind === "fault" ? [event.fault] : [],
    );
    expect(classes).toEqual(["firstTouch", "firstTouch", "dropped"]);
  });

  it("counts first touches anew when a machine is started again", () => {
    const program = references([0, 1]);
    const conventions = { ...DEFAULT_CONVENTIONS, faultCount: "afterFirstTouch" } as const;
    const again = scenario(
      [machine("A", program)],
      { frames: 4 },
      {
        conventions,
        commands: [{ at: 50, command: "start", vm: "A" }],
      },
    );
    const trace = simulate(again);
    const state = hostAt(trace, trace.rowCount, trace.knownUntil);
    expect(hostMetrics(trace.info, state, conventions)).toMatchObject({ faults: 0, faultsApart: 4 });
  });
});
