/** FIFO, SJF and RR of OSTEP's scheduler.py, replayed slice by slice (formats: shared oracles README, section 2). */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import type { PolicyChoice } from "../../../../../src/model/scenario.ts";
import { hostAt } from "../../../../../src/trace/hostCursor.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { eventsOf } from "../../../../support/schedules.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly policy: "FIFO" | "SJF" | "RR";
    readonly quantum?: number;
    readonly jobs: readonly { readonly id: number; readonly runtime: number }[];
  };
  readonly expected: {
    readonly slices: readonly (readonly number[])[];
    readonly perJob: readonly { id: number; response: number; turnaround: number; wait: number }[];
  };
}

function policyOf({ policy, quantum }: Vector["inputs"]): PolicyChoice {
  if (policy === "RR") return { policy: "rr", params: { timeslice: quantum ?? 1 } };
  return { policy: policy === "SJF" ? "sjf" : "fcfs", params: {} };
}

/** Slices `[start, job, duration, done]`, one for each timeslice, and the figures of each job. */
function replay({ inputs }: Vector): Vector["expected"] {
  const machines = inputs.jobs.map(({ id, runtime }) =>
    machine(`job ${id}`, [{ op: "compute", ticks: runtime }], { memoryBytes: 0 }),
  );
  const trace = simulate(scenario(machines, { scheduler: policyOf(inputs) }));
  const slices: number[][] = [];
  for (const event of eventsOf(trace)) {
    if (event.kind === "dispatch") slices.push([event.time, event.vcpu]);
    if (event.kind === "leave") {
      const slice = slices.at(-1)!;
      slice.push(event.time - slice[0]!, event.cause === "finish" ? 1 : 0);
    }
  }
  const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
  const perJob = inputs.jobs.map(({ id }) => {
    const { first, arrival, done, ready } = vcpus[id]!;
    return { id, response: first - arrival, turnaround: done - arrival, wait: ready };
  });
  return { slices, perJob };
}

describe("OSTEP scheduler.py", () => {
  const vectors = oracleVectors("ostepSched") as readonly Vector[];
  for (const policy of ["FIFO", "SJF", "RR"] as const) {
    const own = vectors.filter(({ inputs }) => inputs.policy === policy);
    it(`${policy}: the same slices and figures in all of ${own.length} runs`, () => {
      for (const vector of own) {
        const { slices, perJob } = vector.expected;
        expect(replay(vector), vector.id).toEqual({ slices, perJob });
      }
    });
  }
});
