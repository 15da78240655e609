/**
 * The stride scheduler of the Click router, round by round (formats: shared oracles README, section 7). Runs in which
 * tickets change on the way are left out: no command of ours changes a weight.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../../../src/engine/simulate.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { eventsOfKind, hog } from "../../../../support/schedules.ts";
import { scenario } from "../../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly stride1: number;
    readonly tickets: readonly number[];
    readonly rounds: number;
    readonly changes: readonly object[];
  };
  readonly expected: { readonly sequence: readonly number[] };
}

describe("Click StrideSched", () => {
  const vectors = (oracleVectors("clickStride") as readonly Vector[]).filter(
    ({ inputs }) => inputs.changes.length === 0,
  );

  it(`the same client in each round of all ${vectors.length} runs with steady tickets`, () => {
    for (const { id, inputs, expected } of vectors) {
      const machines = inputs.tickets.map((tickets, client) => hog(`client ${client}`, tickets));
      const scheduler = { policy: "stride", params: { timeslice: 1, stride1: inputs.stride1, passTies: "lastQueued" } };
      const trace = simulate(scenario(machines, { scheduler }), { until: inputs.rounds });
      expect(
        eventsOfKind(trace, "dispatch").map(({ vcpu }) => vcpu),
        id,
      ).toEqual(expected.sequence);
    }
  });
});
