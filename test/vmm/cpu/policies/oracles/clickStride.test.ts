/**
 * The stride scheduler of the Click router, round by round (formats: shared oracles README, section 7). Changes of tickets
 * are commands at the end of their round: another number is `setWeight`, none is `pause`, some again would be `resume`;
 * that no run has, and `stride.test.ts` holds its rule.
 */
import { describe, expect, it } from "vitest";
import type { Scenario, TimedCommand } from "../../../../../src/model/scenario.ts";
import { on, setWeight } from "../../../../support/commands.ts";
import { oracleVectors } from "../../../../support/oracles.ts";
import { detailedReport } from "../../../../support/reports.ts";
import { hog } from "../../../../support/schedules.ts";
import { scenario } from "../../../../support/workloads.ts";

interface Vector {
  readonly id: string;
  readonly inputs: {
    readonly stride1: number;
    readonly tickets: readonly number[];
    readonly rounds: number;
    readonly changes: readonly { readonly after: number; readonly client: number; readonly tickets: number }[];
  };
  readonly expected: { readonly sequence: readonly number[] };
}

/** Click's rules, as the policy names them. */
const CLICK = { timeslice: 1, passTies: "lastQueued", joins: "headPass", onChange: "keepPass" };

const nameOf = (client: number) => `client ${client}`;

/** One machine for each client; a round is a tick. */
function scenarioOf({ stride1, tickets, changes }: Vector["inputs"]): Scenario {
  const machines = tickets.map((held, client) => hog(nameOf(client), held));
  const held = [...tickets];
  const commands = changes.flatMap(({ after, client, tickets: next }): TimedCommand[] => {
    const vm = nameOf(client);
    const isBack = held[client] === 0;
    held[client] = next;
    if (next === 0) return [on(after, "pause", vm)];
    return [setWeight(after, next, vm), ...(isBack ? [on(after, "resume", vm)] : [])];
  });
  const scheduler = { policy: "stride", params: { ...CLICK, stride1 } };
  return scenario(machines, { scheduler }, { commands });
}

describe("Click StrideSched", () => {
  const vectors = oracleVectors("clickStride") as readonly Vector[];
  const changed = vectors.filter(({ inputs }) => inputs.changes.length > 0).length;

  it(`the same client in each round of all ${vectors.length} runs, in ${changed} of which tickets change`, () => {
    for (const { id, inputs, expected } of vectors) {
      const { decisions } = detailedReport(scenarioOf(inputs), inputs.rounds);
      expect(
        decisions.map(({ vcpu }) => vcpu),
        id,
      ).toEqual(expected.sequence.map((client) => `${nameOf(client)}.0`));
    }
  });

  it("has runs in which a client gets other tickets, and runs in which it loses them all", () => {
    const changes = vectors.flatMap(({ inputs }) => inputs.changes);
    expect(changes.some(({ tickets }) => tickets > 0)).toBe(true);
    expect(changes.some(({ tickets }) => tickets === 0)).toBe(true);
  });
});
