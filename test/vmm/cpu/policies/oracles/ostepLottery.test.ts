/**
 * OSTEP's lottery.py with its own draws, round by round, by the report (formats: shared oracles README, section 2). It charges
 * a whole quantum even where a job needs less, so run times are given in whole quanta.
 */
import { describe, expect, it } from "vitest";
import { oracleVectors } from "../../../../support/oracles.ts";
import { detailedReport, machineOf } from "../../../../support/reports.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly quantum: number;
    readonly jobs: readonly { readonly id: number; readonly runtime: number; readonly tickets: number }[];
    readonly draws: readonly number[];
  };
  readonly expected: {
    readonly rounds: readonly {
      readonly ticket: number;
      readonly totalTickets: number;
      readonly job: number;
      /** Ticks that each job still needs when the round begins. */
      readonly timeLeftBefore: readonly number[];
    }[];
    readonly done: readonly { readonly id: number; readonly time: number }[];
  };
}

function replay({ quantum, jobs, draws }: Vector["inputs"]): Vector["expected"] {
  const machines = jobs.map(({ id, runtime, tickets }) => {
    const ticks = Math.ceil(runtime / quantum) * quantum;
    return machine(String(id), [{ op: "compute", ticks }], { weight: tickets, memoryBytes: 0 });
  });
  const scheduler = { policy: "lottery", params: { timeslice: quantum, draws } };
  const { decisions, metrics } = detailedReport(scenario(machines, { scheduler }));
  const left = jobs.map(({ runtime }) => runtime);
  const rounds = decisions.map(({ vcpu, account }) => {
    const job = Number(machineOf(vcpu));
    const round = {
      ticket: account["ticket"]!,
      totalTickets: account["of"]!,
      job,
      timeLeftBefore: [...left],
    };
    left[job] = Math.max(0, left[job]! - quantum);
    return round;
  });
  const done = metrics.vcpus.map(({ completion }, id) => ({ id, time: Number(completion) }));
  return { rounds, done: done.toSorted((a, b) => a.time - b.time) };
}

describe("OSTEP lottery.py", () => {
  const vectors = oracleVectors("ostepLottery") as readonly Vector[];

  it(`the same ticket of as many, the same winner and the same rests in each round of all ${vectors.length} runs`, () => {
    for (const { id, inputs, expected } of vectors) expect(replay(inputs), id).toEqual(expected);
  });
});
