/** The policies a scenario can name, as the codec sees them: their ids and parameters, nothing of how they work. */
import { withDefaults, type PolicyDescription } from "../model/params.ts";
import type { PolicyChoice } from "../model/scenario.ts";
import { cpuPolicies } from "../vmm/cpu/policies.ts";
import { memoryPolicies } from "../vmm/memory/policies.ts";

export interface PolicyLists {
  readonly cpu: readonly SchedulingDescription[];
  readonly memory: readonly ReplacementDescription[];
}

/** `conventions`: the rules that its answers depend on. */
interface SchedulingDescription extends PolicyDescription {
  readonly conventions?: readonly string[];
}

/** A policy that has `foresee` looks ahead at the references of all programs; one with reference bits has `isReferenced`. */
interface ReplacementDescription extends PolicyDescription {
  readonly foresee?: unknown;
  readonly isReferenced?: unknown;
}

export const knownPolicies: PolicyLists = { cpu: cpuPolicies, memory: memoryPolicies };

/** The policy called `id` with every parameter at its default, or the first of the list when there is none. */
export function defaultChoice(policies: readonly PolicyDescription[], id: string): PolicyChoice {
  const policy = policies.find((candidate) => candidate.id === id) ?? policies[0];
  return { policy: policy?.id ?? id, params: withDefaults(policy?.params ?? [], {}) };
}
