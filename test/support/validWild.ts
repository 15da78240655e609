/** Scenarios as wild as the format allows that are valid as a whole, too: the sizes of what they make stay within bounds. */
import type fc from "fast-check";
import { MOST } from "../../src/codec/limits.ts";
import { hostOf, withHost, type MachineSpec, type Op, type Scenario } from "../../src/model/scenario.ts";
import { memoryPolicies } from "../../src/vmm/memory/policies.ts";
import { arbitraryScenario, type ScenarioOptions } from "./arbitraryScenario.ts";

/** References of `ops`, each turn of a loop alike. */
function referencesIn(ops: readonly Op[]): number {
  return ops.reduce((sum, op) => {
    if (op.op === "loop") return sum + referencesIn(op.body);
    if (op.op === "pattern") return sum + op.count;
    return sum + (op.op === "reference" ? 1 : 0);
  }, 0);
}

function foreseenOf({ vcpus, programs }: MachineSpec): number {
  const each = Array.from({ length: vcpus }, (_, vcpu) => programs[vcpu] ?? programs.at(-1) ?? []);
  return each.reduce((sum, program) => sum + referencesIn(program), 0);
}

/** Where a policy that knows the future would have to look ahead at too much, the scenario has another one. */
function withinSight(scenario: Scenario): Scenario {
  const host = hostOf(scenario);
  const looksAhead = memoryPolicies.find(({ id }) => id === host.replacement.policy)?.foresee !== undefined;
  const created = scenario.commands.flatMap((given) => (given.command === "create" ? [given.machine] : []));
  const foreseen = [...scenario.machines, ...created].reduce((sum, machine) => sum + foreseenOf(machine), 0);
  if (!looksAhead || foreseen <= MOST.foreseen) return scenario;
  return withHost(scenario, { ...host, replacement: { policy: "lru", params: {} } });
}

export function validWild(options: ScenarioOptions = {}): fc.Arbitrary<Scenario> {
  return arbitraryScenario({ wild: true, endless: true, ...options }).map(withinSight);
}
