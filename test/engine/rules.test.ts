/**
 * Which rules can matter: a rule that is not listed for a scenario changes nothing about it, and rules of the figures
 * never change the run.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRuns } from "../../src/engine/compareRuns.ts";
import { simulate } from "../../src/engine/simulate.ts";
import {
  CONVENTION_CHOICES,
  CONVENTION_KEYS,
  isSameRule,
  rulesOf,
  withRule,
  type RuleRef,
} from "../../src/model/rules.ts";
import type { Conventions, PolicyChoice, Scenario } from "../../src/model/scenario.ts";
import { isDifferent } from "../../src/trace/figures/comparison.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import { cpuPolicies } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { arbitraryScenario } from "../support/arbitraryScenario.ts";
import { examples } from "../support/laws.ts";
import { H3, job, NO_COSTS, scenario, W1, W2 } from "../support/workloads.ts";

const policies = { cpu: cpuPolicies, memory: memoryPolicies };
const convention = (id: keyof Conventions): RuleRef => ({ of: "conventions", id });
const ofFigures: readonly (keyof Conventions)[] = ["waiting", "faultCount"];

const rowsOf = (trace: TraceReader) => Array.from({ length: trace.rowCount }, (_, row) => trace.eventAt(row));
const MAX_ROWS = 3000;

function isListed(of: Scenario, ref: RuleRef): boolean {
  return rulesOf(of, policies).some((rule) => isSameRule(rule.ref, ref));
}

/** Every choice of every convention, as scenarios. */
function alternatives(of: Scenario, keys: readonly (keyof Conventions)[]): Scenario[] {
  return keys.flatMap((key) => CONVENTION_CHOICES[key].map((choice) => withRule(of, convention(key), choice)));
}

describe("a convention that is not listed", () => {
  it.each(cpuPolicies.map(({ id }) => id))("changes neither rows nor figures under %s", (policy) => {
    fc.assert(
      fc.property(arbitraryScenario({ cpuPolicies: [policy], pcpus: 2 }), (drawn) => {
        const trace = simulate(drawn, { maxRows: MAX_ROWS });
        const rows = rowsOf(trace);
        const unlisted = CONVENTION_KEYS.filter((key) => !isListed(drawn, convention(key)));
        for (const other of alternatives(drawn, unlisted)) {
          const otherTrace = simulate(other, { maxRows: MAX_ROWS });
          expect(rowsOf(otherTrace)).toEqual(rows);
          expect(isDifferent(compareRuns({ scenario: drawn, trace }, { scenario: other, trace: otherTrace }))).toBe(
            false,
          );
        }
      }),
      examples(6),
    );
  });
});

describe("a convention of the figures", () => {
  it("never changes the run", () => {
    fc.assert(
      fc.property(arbitraryScenario(), (drawn) => {
        const rows = rowsOf(simulate(drawn, { maxRows: MAX_ROWS }));
        for (const other of alternatives(drawn, ofFigures))
          expect(rowsOf(simulate(other, { maxRows: MAX_ROWS }))).toEqual(rows);
      }),
      examples(25),
    );
  });
});

const listed = (of: Scenario) => rulesOf(of, policies).map(({ ref }) => ref.id);
const under = (scheduler: string) => scenario(W1, { scheduler: { policy: scheduler, params: {} } });

describe("the rules of a scenario", () => {
  it("are those that its policy asks for", () => {
    const counting = "switchCharge";
    expect(listed(under("fcfs"))).toEqual([counting]);
    expect(listed(under("rr"))).toEqual(["sameInstant", counting]);
    expect(listed(under("pwrr"))).toEqual(["priorityOrder", counting]);
    expect(listed(under("priority"))).toEqual(["priorityOrder", "priorityTies", "preemptedGoes", counting]);
    expect(listed(under("srtf"))).toEqual(["shortestTies", counting]);
  });

  it("are about switches in any case, which are counted where they cost nothing, and about waiting where there is any", () => {
    expect(listed(scenario(W1, { costs: { ...NO_COSTS, worldSwitch: 1 } }))).toEqual(["sameInstant", "switchCharge"]);
    expect(listed(scenario(W2))).toEqual(["sameInstant", "switchCharge", "waiting"]);
    expect(listed(scenario(H3))).toEqual(["sameInstant", "switchCharge"]);
  });

  it("know what created machines and loops will do", () => {
    const body = [{ op: "reference", page: 0, write: true }] as const;
    const created = { ...job("N", 0, [1]), arrival: null, programs: [[{ op: "loop", times: 2, body }] as const] };
    const later = scenario([job("A", 0, [1])], { replacement: { policy: "clock", params: {} } });
    expect(listed(later)).toEqual(["sameInstant", "switchCharge"]);
    expect(listed({ ...later, commands: [{ at: 3, command: "create", machine: created }] })).toEqual([
      "sameInstant",
      "switchCharge",
      "waiting",
      "faultCount",
      "referencedOnLoad",
      "handAfterLoad",
      "bits",
      "clearEvery",
    ]);
  });

  it("say what is chosen, with the default where the scenario names none", () => {
    const replacement: PolicyChoice = { policy: "clock", params: { handAfterLoad: "on" } };
    const program = [{ op: "reference", page: 0, write: false }] as const;
    const machines = [{ ...job("A", 0, [1]), memoryBytes: 4096, programs: [program] }];
    const rules = rulesOf(scenario(machines, { replacement }), policies);
    expect(rules.filter(({ ref }) => ref.of === "replacement")).toEqual([
      { ref: { of: "replacement", id: "referencedOnLoad" }, choices: [true, false], chosen: true },
      { ref: { of: "replacement", id: "handAfterLoad" }, choices: ["past", "on"], chosen: "on" },
      { ref: { of: "replacement", id: "bits" }, choices: [1, 2, 3], chosen: 1 },
      { ref: { of: "replacement", id: "clearEvery" }, choices: [0, 4, 8], chosen: 0 },
    ]);
  });

  it("have the choice in force among their choices, whatever the scenario", () => {
    fc.assert(
      fc.property(arbitraryScenario({ wild: true }), (drawn) => {
        for (const { choices, chosen } of rulesOf(drawn, policies)) expect(choices).toContain(chosen);
      }),
      examples(100),
    );
  });
});
