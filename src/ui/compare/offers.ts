/** What can stand beside a run: the differences that a person is offered. Pure. */
import { COMPARED_MOST } from "../../learn/comparedMost.ts";
import type { Change } from "../../model/changes.ts";
import { hostOf, type PolicyChoice, type Scenario } from "../../model/scenario.ts";
import { cpuPolicies } from "../../vmm/cpu/policies.ts";
import { memoryPolicies } from "../../vmm/memory/policies.ts";
import { choosePolicy } from "../shared/host/choosePolicy.ts";
import { subjectsOf } from "../shared/moment/subjects.ts";
import { firstNumber } from "./names.ts";

type PolicyOf = "scheduler" | "replacement";

const MOST_OF_ONE = 3;

export function policiesOf(of: PolicyOf) {
  return of === "scheduler" ? cpuPolicies : memoryPolicies;
}

export function chosenPolicy(scenario: Scenario, of: PolicyOf, id: string): PolicyChoice | null {
  return choosePolicy(policiesOf(of), id, hostOf(scenario)[of], scenario.ticksPerUnit) ?? null;
}

function ofPolicy(id: string, value: number): Change {
  return { kind: "number", ref: { of: "scheduler", id }, value };
}

/** Numbers that differ: of the policy, of processors, of frames. */
export function otherNumbers(scenario: Scenario): readonly Change[] {
  const host = hostOf(scenario);
  const number = firstNumber("scheduler", scenario);
  return [
    ...(number ? [ofPolicy(number.id, otherValue(number.value, scenario.ticksPerUnit ?? 1))] : []),
    { kind: "number", ref: { of: "host", id: "pcpus" }, value: host.pcpus + 1 },
    ...(subjectsOf(scenario).memory
      ? [{ kind: "number", ref: { of: "host", id: "frames" }, value: host.frames + 1 } as const]
      : []),
  ];
}

/** Half of a timeslice, or twice the shortest. */
function otherValue(value: number, unit: number): number {
  return value > unit ? Math.max(unit, Math.round(value / 2 / unit) * unit) : 2 * unit;
}

/** The few that are compared most: policies of what the run is about, and numbers. */
export function usualOffers(scenario: Scenario): readonly Change[] {
  const { processor, memory } = subjectsOf(scenario);
  const parts: readonly PolicyOf[] = [
    ...(processor || !memory ? (["scheduler"] as const) : []),
    ...(memory ? (["replacement"] as const) : []),
  ];
  const policies = parts.flatMap((of) =>
    COMPARED_MOST[of]
      .filter((id) => id !== hostOf(scenario)[of].policy)
      .slice(0, MOST_OF_ONE)
      .flatMap((id): Change[] => {
        const choice = chosenPolicy(scenario, of, id);
        return choice ? [{ kind: "policy", of, choice }] : [];
      }),
  );
  return [...policies, ...otherNumbers(scenario)];
}
