/** Barriers (domain F.4): who comes first spins until all vCPUs of the machine have come. Its figures: test/engine. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { HostSpec, MachineSpec, Op, Scenario } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { eventsOf, eventsOfKind } from "../../support/schedules.ts";
import { job, machine, NO_COSTS, scenario } from "../../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const barrier: Op = { op: "barrier" };
const forever = (...body: readonly Op[]): Op => ({ op: "loop", times: null, body });

/** A machine with a vCPU for each program. */
const wide = (programs: readonly (readonly Op[])[], changes: Partial<MachineSpec> = {}) =>
  machine("W", [], { vcpus: programs.length, programs, memoryBytes: 0, ...changes });

/** Each vCPU in each tick: `C` computes, `s` spins, `.` has no pCPU. */
function lanesOf(trace: TraceReader, until: number): string[] {
  const drawn = trace.info.vcpus.map(() => Array.from({ length: until }, () => "."));
  const holder = new Map<number, number>();
  for (const event of eventsOf(trace)) {
    if (event.kind === "dispatch") {
      holder.set(event.pcpu, event.vcpu);
      drawn[event.vcpu]!.fill("C", event.time);
    } else if (event.kind === "pcpuPhase")
      drawn[holder.get(event.pcpu)!]!.fill(event.phase === "spin" ? "s" : "C", event.time);
    else if (event.kind === "leave") drawn[event.vcpu]!.fill(".", event.time);
  }
  return drawn.map((lane) => lane.join(""));
}

function lanes(
  machines: readonly MachineSpec[],
  host: Partial<HostSpec>,
  until: number,
  rest: Partial<Scenario> = {},
): string[] {
  return lanesOf(simulate(scenario(machines, host, rest), { until }), until);
}

const FCFS = { scheduler: { policy: "fcfs", params: {} } };
const rr = (timeslice: number) => ({ scheduler: { policy: "rr", params: { timeslice } } });

describe("a barrier", () => {
  it("lets the first vCPU spin on its pCPU until the last one has come, and then both go on", () => {
    const uneven = wide([
      [compute(2), barrier, compute(2)],
      [compute(5), barrier, compute(1)],
    ]);
    expect(lanes([uneven], { ...FCFS, pcpus: 2 }, 8)).toEqual([
      "CCsssCC.", //
      "CCCCCC..",
    ]);
  });

  it("costs nothing when all come at once, nor in a machine of one vCPU", () => {
    const even = [compute(2), barrier, compute(2)];
    expect(lanes([wide([even, even])], { ...FCFS, pcpus: 2 }, 5)).toEqual(["CCCC.", "CCCC."]);
    expect(lanes([wide([even])], FCFS, 5)).toEqual(["CCCC."]);
  });

  it("names who came and who opened it", () => {
    const uneven = wide([
      [compute(2), barrier, compute(2)],
      [compute(5), barrier, compute(1)],
    ]);
    const trace = simulate(scenario([uneven], { ...FCFS, pcpus: 2 }));
    expect(eventsOfKind(trace, "barrier").map(({ time, vcpu, opens }) => [time, vcpu, opens])).toEqual([
      [2, 0, false],
      [5, 1, true],
    ]);
  });

  it("is waited for in vain, timeslice after timeslice, while the sibling has no pCPU", () => {
    // The first of the two uses up its timeslice of 3 ticks.
    const machines = [
      wide([
        [compute(1), barrier, compute(1)],
        [compute(1), barrier],
      ]),
      job("H", 0, [4]),
    ];
    expect(lanes(machines, rr(3), 12)).toEqual([
      "Css....C....", //
      "...C........",
      "....CCC.C...",
    ]);
  });

  it("reached at the very end of a timeslice counts: the vCPU expires standing at it, and has passed it when it comes back", () => {
    const machines = [
      wide([
        [compute(2), barrier, compute(1)],
        [compute(2), barrier, compute(1)],
      ]),
    ];
    expect(lanes(machines, rr(2), 7)).toEqual([
      "CC..C..", //
      "..CC.C.",
    ]);
  });

  it("opens when the only sibling that is missing ends its program instead", () => {
    const machines = [wide([[compute(1), barrier, compute(1)], [compute(4)]])];
    expect(lanes(machines, { ...FCFS, pcpus: 2 }, 7)).toEqual([
      "CsssC..", //
      "CCCC...",
    ]);
  });

  it("is waited for across a pause of the machine", () => {
    const machines = [
      wide([
        [compute(1), barrier, compute(1)],
        [compute(4), barrier],
      ]),
    ];
    const commands = [
      { command: "pause", vm: "W", at: 2 },
      { command: "resume", vm: "W", at: 5 },
    ] as const;
    expect(lanes(machines, { ...FCFS, pcpus: 2 }, 9, { commands })).toEqual([
      "Cs...ssC.", //
      "CC...CC..",
    ]);
  });

  it("opened behind the back of a ready vCPU is passed at once: it ends or waits without a dispatch", () => {
    // At 2 vCPU 1 ends, which opens the barrier that vCPU 0 stands at, behind H in the queue.
    const accounts = (after: readonly Op[]) => {
      const machines = [wide([[compute(1), barrier, ...after], [compute(1)]]), job("H", 0, [3])];
      const trace = simulate(scenario(machines, rr(1)));
      const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
      return vcpus.map(({ done, cpu, blockedTicks, dispatches }) => [done, cpu, blockedTicks, dispatches]);
    };
    const others = [
      [2, 1, 0, 1],
      [5, 3, 0, 3],
    ];
    expect(accounts([])).toEqual([[2, 1, 0, 1], ...others]);
    expect(accounts([{ op: "wait", ticks: 2 }])).toEqual([[4, 1, 2, 1], ...others]);
    // What needs a pCPU waits for one: H runs from 2 to 3, it from 3 to 4, H again from 4 to 6.
    expect(accounts([compute(1)])).toEqual([
      [4, 2, 0, 2],
      [2, 1, 0, 1],
      [6, 3, 0, 3],
    ]);
  });

  it("waits for a sibling that is blocked, too", () => {
    const machines = [
      wide([
        [compute(1), barrier],
        [{ op: "wait", ticks: 3 }, barrier, compute(2)],
      ]),
    ];
    expect(lanes(machines, { ...FCFS, pcpus: 2 }, 6)).toEqual([
      "Css...", //
      "...CC.",
    ]);
  });

  it("that can never open keeps a pCPU busy for ever where nobody ends the timeslice, and the run is told to be quiet", () => {
    const machines = [
      wide([
        [compute(1), barrier],
        [compute(1), barrier],
      ]),
    ];
    const trace = simulate(scenario(machines, FCFS));
    expect(lanesOf(trace, 3)).toEqual(["Css", "..."]);
    expect(eventsOf(trace).at(-1)!.kind).toBe("quiet");
  });

  it("passed again and again without time between is a program that runs for ever", () => {
    const machines = [wide([[forever(barrier)], [forever(barrier)]])];
    const trace = simulate(scenario(machines, { ...FCFS, pcpus: 2 }));
    expect(eventsOf(trace).at(-1)!.kind).toBe("zeno");
  });

  it("does not outlive the machine: after a stop and a start nobody stands at it", () => {
    const machines = [
      wide([
        [compute(1), barrier, compute(1)],
        [compute(3), barrier],
      ]),
    ];
    const commands = [
      { command: "stop", vm: "W", at: 2 },
      { command: "start", vm: "W", at: 4 },
    ] as const;
    expect(lanes(machines, { ...FCFS, pcpus: 2 }, 9, { commands })).toEqual([
      "Cs..CssC.", //
      "CC..CCC..",
    ]);
  });

  it("no longer waits for a vCPU 0 that shuts down", () => {
    const machines = [
      wide([
        [compute(9), barrier],
        [compute(1), barrier, compute(2)],
      ]),
    ];
    const commands = [{ command: "shutdown", vm: "W", at: 3 }] as const;
    const host = { ...FCFS, pcpus: 2, costs: { ...NO_COSTS, shutdown: 6 } };
    expect(lanes(machines, host, 10, { commands })).toEqual([
      "CCCCCCCCC.", //
      "CssCC.....",
    ]);
  });

  it("has no length in a burst: what comes behind it counts as well", () => {
    const machines = [
      wide([
        [compute(1), barrier, compute(8)],
        [compute(1), barrier],
      ]),
      job("S", 0, [3]),
    ];
    const shortestFirst = { scheduler: { policy: "sjf", params: {} }, pcpus: 2 };
    // 1 and 3 ticks go first, then the 9 of vCPU 0.
    expect(lanes(machines, shortestFirst, 13)).toEqual([
      "...CCCCCCCCC.", //
      "Csss.........",
      "CCC..........",
    ]);
  });
});
