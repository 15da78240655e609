/**
 * Schedules of the domain document's workloads, tick by tick, against the independently computed vectors in
 * test/oracles/golden.json (source: shared oracles, golden.json; sections W1 to H3 of domain B.4 and B.5).
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { PolicyChoice } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import golden from "../oracles/golden.json" with { type: "json" };
import { barsOf, timesOf } from "../support/chartOf.ts";
import { AGING, H3, NO_COSTS, W1, W2, job, scenario } from "../support/workloads.ts";

interface Vector {
  gantt: [number, number, string][][];
  vcpu: Record<string, { cpu: number; ready: number; blocked: number; first: number; done: number | null }>;
  contextSwitches: number;
  preemptions: number;
}

const POLICIES: Readonly<Record<string, PolicyChoice>> = {
  fcfs: { policy: "fcfs", params: {} },
  rr1: { policy: "rr", params: { timeslice: 1 } },
  rr2: { policy: "rr", params: { timeslice: 2 } },
  rr4: { policy: "rr", params: { timeslice: 4 } },
  pwrr10: { policy: "pwrr", params: { roundLength: 10 } },
  prioNp: { policy: "priority", params: { preemptive: false } },
  prioP: { policy: "priority", params: { preemptive: true } },
  sjf: { policy: "sjf", params: {} },
  srtf: { policy: "srtf", params: {} },
};

const WORKLOADS = [
  { key: "W1", machines: W1, host: {} },
  { key: "W1_switch1", machines: W1, host: { costs: { ...NO_COSTS, worldSwitch: 1 } } },
  { key: "W1_2pcpu", machines: W1, host: { pcpus: 2 } },
  { key: "W2", machines: W2, host: {} },
] as const;

function expectVector(name: string, vector: Vector, machines: typeof W1, host: object, until: number): void {
  const trace = simulate(scenario(machines, host), { until: until + 1 });
  for (const [pcpu, bars] of vector.gantt.entries())
    expect(barsOf(trace, pcpu, until), `${name} pCPU ${pcpu}`).toEqual(bars);
  const times = timesOf(trace, until);
  for (const [vm, expected] of Object.entries(vector.vcpu)) {
    const { cpu, ready, blocked, first, done } = expected;
    expect(times[vm], `${name} ${vm}`).toMatchObject({ cpu, ready, blocked, first, done });
  }
}

describe("the vectors of the domain document hold tick by tick", () => {
  for (const { key, machines, host } of WORKLOADS)
    for (const [policy, scheduler] of Object.entries(POLICIES))
      it(`${key} under ${policy}`, () => {
        const vector = (golden as unknown as Record<string, Record<string, Vector>>)[key]![policy]!;
        expectVector(policy, vector, machines, { ...host, scheduler }, 60);
        const trace = simulate(scenario(machines, { ...host, scheduler }));
        const end = hostAt(trace, trace.rowCount, trace.knownUntil);
        expect(end.contextSwitches).toBe(vector.contextSwitches);
        expect(end.preemptions).toBe(vector.preemptions);
      });

  for (const [key, vector] of Object.entries(golden.aging) as unknown as [string, Vector][])
    it(`aging decides when the starved job runs: ${key}`, () => {
      const aging = Number(key.split("_a")[1]);
      const scheduler = { policy: "priority", params: { preemptive: key.startsWith("prioP_"), aging } };
      expectVector(key, vector, AGING, { scheduler }, 60);
    });

  it("PWRR with N = 12 gives 6, 4 and 2 ticks to weights 3, 2 and 1", () => {
    const vector = golden.H3.pwrr12 as unknown as Vector;
    const scheduler = { policy: "pwrr", params: { roundLength: 12 } };
    expectVector("pwrr12", vector, H3, { scheduler }, 48);
  });

  it("PWRR with N = 10 and three equal machines gives 4, 3 and 3 ticks", () => {
    const vector = golden.H3.pwrr10_equal as unknown as Vector;
    const scheduler = { policy: "pwrr", params: { roundLength: 10 } };
    const equals = ["A", "B", "C"].map((name) => job(name, 0, [10]));
    expectVector("pwrr10_equal", vector, equals, { scheduler }, 60);
  });
});
