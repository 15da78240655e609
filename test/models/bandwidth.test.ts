/** Quotas of processor time against a model that goes tick by tick, under several policies, and what they do not depend on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkHostState, checkInvariants } from "../../src/engine/invariants.ts";
import type { HostSpec, MachineSpec } from "../../src/model/scenario.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { runUntil } from "../support/commands.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";
import { runQuota, type Step } from "./bandwidth/bandwidthModel.ts";

const few = fc.integer({ min: 1, max: 9 });
const steps: fc.Arbitrary<Step[]> = fc.array(fc.record({ op: fc.constantFrom("compute", "wait"), ticks: few }), {
  minLength: 1,
  maxLength: 6,
});
const POLICIES = ["fcfs", "rr", "cfs", "credit", "stride"];

/** In which ticks each vCPU ran. */
function lanes(machines: readonly MachineSpec[], host: Partial<HostSpec>, until: number): string[] {
  const trace = simulate(scenario(machines, host), { until: until + 1 });
  return trace.info.vcpus.map(({ id }) => {
    const ran = Array.from({ length: until }, () => ".");
    for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu += 1)
      for (const columns of trace.pcpuLane(pcpu, 0, until))
        for (const [at, start] of columns.start.entries())
          if (columns.other[at] === id)
            for (let tick = start; tick < Math.min(until, columns.end[at]!); tick += 1) ran[tick] = "#";
    return ran.join("");
  });
}

describe("a quota of processor time", () => {
  it("lets a hog with 50 of every 100 ticks run in the first half of each", () => {
    const hog = machine("hog", [{ op: "compute", ticks: 1000 }], { bandwidth: { quota: 50, every: 100 } });
    const half = "#".repeat(50) + ".".repeat(50);
    expect(lanes([hog], { scheduler: { policy: "fcfs", params: {} } }, 300)).toEqual([half.repeat(3)]);
  });

  it("is used up as well by who blocks in the last tick: it is not dispatched for nothing when it comes back", () => {
    const program = [
      { op: "compute", ticks: 5 } as const,
      { op: "wait", ticks: 2 } as const,
      { op: "compute", ticks: 3 } as const,
    ];
    const group = machine("group", program, { memoryBytes: 0, bandwidth: { quota: 5, every: 10 } });
    const { events } = runUntil(scenario([group], { scheduler: { policy: "fcfs", params: {} } }), 20);
    const told = events.flatMap(({ kind, time }) =>
      kind === "throttled" || kind === "dispatch" ? [[time, kind]] : [],
    );
    expect(told).toEqual([
      [0, "dispatch"],
      [5, "throttled"],
      [10, "throttled"],
      [10, "dispatch"],
    ]);
  });

  it("is used up by all threads together, tick by tick as the model has it, under every policy", () => {
    fc.assert(
      fc.property(
        fc.array(steps, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...POLICIES),
        (threads, quota, every, policy) => {
          const group = machine("group", [], {
            memoryBytes: 0,
            isContainer: true,
            vcpus: threads.length,
            programs: threads,
            bandwidth: { quota, every },
          });
          const host = { pcpus: threads.length, scheduler: { policy, params: {} } };
          expect(lanes([group], host, 80)).toEqual(runQuota(threads, quota, every, 80));
        },
      ),
      examples(50),
    );
  });

  it("breaks no invariant beside others that have none, with switches and system calls", () => {
    fc.assert(
      fc.property(
        fc.array(steps, { minLength: 2, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom(...POLICIES),
        fc.integer({ min: 1, max: 60 }),
        (programs, quota, every, pcpus, policy, moment) => {
          const machines = programs.map((program, at) =>
            machine(`m${at}`, [...program, { op: "trap", count: 2 }, ...program], {
              memoryBytes: 0,
              ...(at % 2 === 0 ? { bandwidth: { quota, every } } : {}),
            }),
          );
          const costs = { ...NO_COSTS, trap: 3, worldSwitch: 1 };
          const seen = runUntil(scenario(machines, { pcpus, scheduler: { policy, params: {} }, costs }), moment);
          expect(checkInvariants(seen.simulation)).toEqual([]);
          expect(checkHostState(seen.seen(), seen.info)).toEqual([]);
        },
      ),
      examples(30),
    );
  });
});
