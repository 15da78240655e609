/**
 * Runs of the product, as its report tells them, against a naive model of the processor (`processorModel.ts`): random jobs
 * that compute and wait, many of them from their arrival on, under the policies whose rules are short.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../src/codec/out/report.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS, type Op, type PolicyChoice, type Scenario } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";
import { machine, NO_COSTS, scenario } from "../support/workloads.ts";
import { runModel, type ModelHost, type ModelJob, type ModelRun } from "./processorModel.ts";

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("C" as const), ticks: fc.integer({ min: 1, max: 7 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("IO" as const), ticks: fc.integer({ min: 0, max: 6 }) }) },
);
const jobs = fc
  .array(
    fc.record({
      arrival: fc.nat(12),
      priority: fc.integer({ min: 1, max: 4 }),
      steps: fc.array(step, { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) => drawn.map((each, at): ModelJob => ({ name: "ABCDE"[at]!, ...each })));

const hosts = (policy: ModelHost["policy"]) =>
  fc.record({
    policy: fc.constant(policy),
    timeslice: fc.integer({ min: 1, max: 5 }),
    pcpus: fc.integer({ min: 1, max: 3 }),
    switchTicks: fc.nat(3),
    switchCharge: fc.constantFrom("lastOccupant", "betweenVcpus"),
  }) as fc.Arbitrary<ModelHost>;

function chosen({ policy, timeslice }: ModelHost): PolicyChoice {
  if (policy === "rr") return { policy, params: { timeslice } };
  if (policy === "priority" || policy === "preemptivePriority")
    return { policy: "priority", params: { preemptive: policy === "preemptivePriority", aging: 0 } };
  return { policy, params: {} };
}

function scenarioOf(host: ModelHost, given: readonly ModelJob[]): Scenario {
  const machines = given.map(({ name, arrival, priority, steps }) => {
    const ops = steps.map(({ kind, ticks }): Op => ({ op: kind === "C" ? "compute" : "wait", ticks }));
    return machine(name, ops, { arrival, priority, memoryBytes: 0 });
  });
  const { pcpus, switchTicks, switchCharge } = host;
  return scenario(
    machines,
    { pcpus, scheduler: chosen(host), costs: { ...NO_COSTS, worldSwitch: switchTicks } },
    { conventions: { ...DEFAULT_CONVENTIONS, switchCharge } },
  );
}

/** What the report says of the run, as far as the model knows it. */
function reported(of: Scenario): ModelRun {
  const { slices, metrics } = reportOf(of, simulate(of));
  const figures = metrics.vcpus.map((row) => {
    const { arrival, completion, cpu, waiting, blocked, response, turnaround, dispatches } = row;
    const name = String(row["vcpu"]).replace(/\.0$/, "");
    return [name, { arrival, completion, cpu, waiting, blocked, response, turnaround, dispatches }];
  });
  return {
    slices: slices.map(({ pcpu, start, end, kind, vm }) => ({ pcpu, start, end, kind, vm })) as ModelRun["slices"],
    contextSwitches: Number(metrics.host["contextSwitches"]),
    preemptions: Number(metrics.host["preemptions"]),
    jobs: Object.fromEntries(figures) as ModelRun["jobs"],
  };
}

describe("the report is that of the naive model, slice by slice and figure by figure", () => {
  for (const policy of ["fcfs", "rr", "sjf", "srtf", "priority", "preemptivePriority"] as const)
    it(`under ${policy}`, () => {
      fc.assert(
        fc.property(hosts(policy), jobs, (host, given) => {
          expect(reported(scenarioOf(host, given))).toEqual(runModel(host, given));
        }),
        examples(400),
      );
    });
});
