/** Weights that follow from priorities are in the units in which a policy expresses its latencies (domain B.5a). */
import { describe, expect, it } from "vitest";
import { machineOfJob } from "../../../src/codec/jobs/jobCells.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { MachineSpec, Op, PolicyChoice } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { cpuPolicies } from "../../../src/vmm/cpu/policies.ts";
import { timesOf } from "../../support/chartOf.ts";
import { setWeight } from "../../support/commands.ts";
import { drawn } from "../../support/schedules.ts";
import { machine, scenario } from "../../support/workloads.ts";

const choice = (policy: string): PolicyChoice => ({ policy, params: {} });
const long: Op[] = [{ op: "compute", ticks: 10_000 }];
const sleeps: Op[] = [
  {
    op: "loop",
    times: null,
    body: [
      { op: "compute", ticks: 2 },
      { op: "wait", ticks: 20 },
    ],
  },
];

/** A and B compute, S sleeps most of the time. */
const tenants = (weight: number | null): MachineSpec[] =>
  [machine("A", long), machine("B", long), machine("S", sleeps)].map((spec) => ({ ...spec, weight, memoryBytes: 0 }));

const weightsUnder = (policy: string, machines: readonly MachineSpec[], until = 1): number[] => {
  const trace = simulate(scenario(machines, { scheduler: choice(policy) }), { until });
  return hostAt(trace, trace.rowCount, until).vms.map(({ weight }) => weight);
};

/** Ticks that S waits of 2,000 under CFS. */
const waitOf = (weight: number | null) =>
  timesOf(simulate(scenario(tenants(weight), { scheduler: choice("cfs") }), { until: 2000 }), 2000)["S"]!.ready;

describe("a machine without a weight of its own", () => {
  it.each(["cfs", "eevdf"])("behaves as nice 0 under %s, 1024 in its units", (policy) => {
    expect(drawn(tenants(null), choice(policy), 2000)).toBe(drawn(tenants(1024), choice(policy), 2000));
  });

  it("that sleeps waits 16 of 2,000 ticks beside two that compute under CFS, not 320", () => {
    expect(waitOf(null)).toBe(16);
    // So much it was with the weight 1 that its priority alone would be.
    expect(waitOf(1)).toBe(320);
  });

  it("has 1024 for each step of priority under CFS and EEVDF, and 1 under the others", () => {
    const machines = [0, 1, 2, 1000].map((priority) => machine(`P${priority}`, long, { priority }));
    for (const { id } of cpuPolicies)
      expect(weightsUnder(id, machines), id).toEqual(
        id === "cfs" || id === "eevdf" ? [1024, 1024, 2048, 1_024_000] : [1, 1, 2, 1000],
      );
  });

  it("has so from a table of jobs too", () => {
    const job = machineOfJob({ name: "P1", arrival: 0, bursts: [4], priority: 3, weight: null });
    expect(weightsUnder("cfs", [job])).toEqual([3072]);
    expect(weightsUnder("stride", [job])).toEqual([3]);
  });
});

describe("a weight that is given", () => {
  it.each(["cfs", "eevdf", "stride"])("is taken as it is under %s, in a machine and in a command", (policy) => {
    expect(weightsUnder(policy, [machine("A", long, { weight: 7, priority: 3 })])).toEqual([7]);
    const given = scenario([machine("A", long)], { scheduler: choice(policy) }, { commands: [setWeight(5, 9)] });
    const trace = simulate(given, { until: 10 });
    expect(hostAt(trace, trace.rowCount, 10).vms.map(({ weight }) => weight)).toEqual([9]);
  });
});
