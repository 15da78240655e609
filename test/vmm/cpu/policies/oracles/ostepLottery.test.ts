/**
 * OSTEP's lottery.py with its own draws, round by round (formats: shared oracles README, section 2). It charges a whole
 * quantum even where a job needs less, so run times are given in whole quanta.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { hostAt } from "../../../../../src/trace/hostCursor.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { eventsOfKind } from "../../../../support/schedules.ts";
import { machine, scenario } from "../../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly quantum: number;
    readonly jobs: readonly { readonly id: number; readonly runtime: number; readonly tickets: number }[];
    readonly draws: readonly number[];
  };
  readonly expected: {
    readonly rounds: readonly { readonly ticket: number; readonly job: number }[];
    readonly done: readonly { readonly id: number; readonly time: number }[];
  };
}

describe("OSTEP lottery.py", () => {
  const vectors = oracleVectors("ostepLottery") as readonly Vector[];

  it(`the same ticket and winner in each round, and the same ends, in all of ${vectors.length} runs`, () => {
    for (const { id, inputs, expected } of vectors) {
      const { quantum, jobs, draws } = inputs;
      const machines = jobs.map(({ id: job, runtime, tickets }) => {
        const ticks = Math.ceil(runtime / quantum) * quantum;
        return machine(`job ${job}`, [{ op: "compute", ticks }], { weight: tickets, memoryBytes: 0 });
      });
      const scheduler = { policy: "lottery", params: { timeslice: quantum, draws } };
      const trace = simulate(scenario(machines, { scheduler }));
      const rounds = eventsOfKind(trace, "dispatch").map(({ vcpu, reason, value }) => ({
        job: vcpu,
        // The last one left has no rival: its dispatch tells that instead of the ticket.
        ticket: reason === "winningTicket" ? value : null,
      }));
      const wanted = expected.rounds.map(({ job, ticket }, at) => ({
        job,
        ticket: rounds[at]?.ticket == null ? null : ticket,
      }));
      expect(rounds, id).toEqual(wanted);
      const { vcpus } = hostAt(trace, trace.rowCount, trace.knownUntil);
      for (const { id: job, time } of expected.done) expect(vcpus[job]!.done, `${id} job ${job}`).toBe(time);
    }
  });
});
