/** A run queue for each pCPU: placement, stealing, affinity (domain B.7), and what policies take along. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../src/engine/simulate.ts";
import type { HostSpec } from "../../../../src/model/scenario.ts";
import { cpuPolicies } from "../../../../src/vmm/cpu/policies.ts";
import { timesOf } from "../../../support/chartOf.ts";
import { drawnPcpu, eventsOfKind, expectGolden, goldenVector, hog } from "../../../support/schedules.ts";
import { job, machine, NO_COSTS, scenario } from "../../../support/workloads.ts";

const JOBS = [job("A", 0, [4]), job("B", 0, [4]), job("C", 0, [8])];
const rr = { policy: "rr", params: { timeslice: 2 } };
const OWN: Partial<HostSpec> = { pcpus: 2, runQueues: "perPcpu", scheduler: rr };
const migration = { ...NO_COSTS, migration: 1 };

describe("round robin with a queue for each of two pCPUs", () => {
  it("without stealing reproduces the vector: one pCPU is idle from 4 on", () => {
    expectGolden(goldenVector("percpu", "nosteal"), JOBS, OWN, 40);
  });

  it("with stealing reproduces the vector: the third job moves when a pCPU runs dry", () => {
    expectGolden(goldenVector("percpu", "steal"), JOBS, { ...OWN, workStealing: true }, 40);
  });

  it("with stealing and a cost of moving reproduces the vector", () => {
    const host = { ...OWN, workStealing: true, costs: migration };
    expectGolden(goldenVector("percpu", "steal_mig1"), JOBS, host, 40);
  });

  it("with one queue for both ends at 10, and at 12 after three moves that cost 1 each (domain B.7)", () => {
    const global = { pcpus: 2, scheduler: rr } as const;
    const free = simulate(scenario(JOBS, global));
    expect([drawnPcpu(free, 10), drawnPcpu(free, 10, 1)]).toEqual(["AACCCCCCCC", "BBAABB...."]);
    const costly = simulate(scenario(JOBS, { ...global, costs: migration }));
    expect(costly.knownUntil).toBe(12);
    expect(eventsOfKind(costly, "dispatch").filter(({ switchTicks }) => switchTicks > 0)).toHaveLength(3);
  });
});

const bound = (name: string, pcpu: number) => hog(name, 2, { affinity: [pcpu] });

describe("every policy with a queue for each pCPU", () => {
  const host: Partial<HostSpec> = { pcpus: 2, runQueues: "perPcpu", workStealing: true };
  // Gangs share one queue in any case.
  for (const { id } of cpuPolicies.filter(({ isGang }) => !isGang)) {
    const scheduler = { policy: id, params: {} };

    it(`${id}: an idle pCPU takes work, and all of it is done`, () => {
      const jobs = [job("A", 0, [40]), job("B", 0, [5]), job("C", 0, [40]), job("D", 0, [5]), job("E", 0, [40])];
      const trace = simulate(scenario(jobs, { ...host, scheduler }));
      const times = timesOf(trace, trace.knownUntil);
      expect(Object.values(times).map(({ cpu }) => cpu)).toEqual([40, 5, 40, 5, 40]);
      // Whatever the order, somebody moves, and nobody ends later than all the work on one pCPU.
      expect(trace.knownUntil).toBeLessThan(130);
      expect(eventsOfKind(trace, "dispatch").some(({ stolenFrom }) => stolenFrom >= 0)).toBe(true);
    });

    it(`${id}: nobody runs where its affinity forbids it`, () => {
      const machines = [bound("A", 0), bound("B", 0), bound("C", 1), hog("D", 2)];
      const trace = simulate(scenario(machines, { ...host, scheduler }), { until: 500 });
      for (const { vcpu, pcpu } of eventsOfKind(trace, "dispatch"))
        expect(machines[vcpu]!.affinity ?? [pcpu]).toContain(pcpu);
    });

    it(`${id}: several vCPUs of one machine run side by side`, () => {
      const wide = machine("W", [{ op: "compute", ticks: 30 }], { vcpus: 2, memoryBytes: 0 });
      expect(simulate(scenario([wide], { ...host, scheduler })).knownUntil).toBe(30);
    });
  }
});
