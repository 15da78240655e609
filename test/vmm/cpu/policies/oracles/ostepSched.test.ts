/** FIFO, SJF and RR of OSTEP's scheduler.py, slice by slice, by the report (formats: shared oracles README, section 2). */
import { describe, expect, it } from "vitest";
import type { PolicyChoice } from "../../../../../src/model/scenario.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { detailedReport, machineOf, twoDecimals } from "../../../../support/reports.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly policy: "FIFO" | "SJF" | "RR";
    readonly quantum?: number;
    readonly jobs: readonly { readonly id: number; readonly runtime: number }[];
  };
  readonly expected: {
    /** `[start, job, duration, done]`, one for each timeslice. */
    readonly slices: readonly (readonly number[])[];
    readonly perJob: readonly { id: number; response: number; turnaround: number; wait: number }[];
    /** Averages, with two decimals. */
    readonly avg2dp: { readonly response: string; readonly turnaround: string; readonly wait: string };
  };
}

function policyOf({ policy, quantum }: Vector["inputs"]): PolicyChoice {
  if (policy === "RR") return { policy: "rr", params: { timeslice: quantum ?? 1 } };
  return { policy: policy === "SJF" ? "sjf" : "fcfs", params: {} };
}

function replay({ inputs }: Vector): Vector["expected"] {
  const machines = inputs.jobs.map(({ id, runtime }) =>
    machine(String(id), [{ op: "compute", ticks: runtime }], { memoryBytes: 0 }),
  );
  const { slices, metrics } = detailedReport(scenario(machines, { scheduler: policyOf(inputs) }));
  const ends = metrics.vcpus.map(({ completion }) => completion);
  const { averageResponse, averageTurnaround, averageWaiting } = metrics.host;
  return {
    slices: slices.map(({ start, end, vcpu }) => {
      const job = Number(machineOf(vcpu));
      return [start, job, end - start, ends[job] === end ? 1 : 0];
    }),
    perJob: metrics.vcpus.map(({ response, turnaround, waiting }, id) => ({
      id,
      response: Number(response),
      turnaround: Number(turnaround),
      wait: Number(waiting),
    })),
    avg2dp: {
      response: twoDecimals(averageResponse),
      turnaround: twoDecimals(averageTurnaround),
      wait: twoDecimals(averageWaiting),
    },
  };
}

describe("OSTEP scheduler.py", () => {
  const vectors = oracleVectors("ostepSched") as readonly Vector[];
  for (const policy of ["FIFO", "SJF", "RR"] as const) {
    const own = vectors.filter(({ inputs }) => inputs.policy === policy);
    it(`${policy}: the same slices, figures and averages in all of ${own.length} runs`, () => {
      for (const vector of own) expect(replay(vector), vector.id).toEqual(vector.expected);
    });
  }
});
