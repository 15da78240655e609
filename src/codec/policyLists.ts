/** The policies a scenario can name, as the codec sees them: their ids and parameters, nothing of how they work. */
import type { PolicyDescription } from "../model/params.ts";
import { cpuPolicies } from "../vmm/cpu/policies.ts";
import { memoryPolicies } from "../vmm/memory/policies.ts";

export interface PolicyLists {
  readonly cpu: readonly PolicyDescription[];
  readonly memory: readonly PolicyDescription[];
}

export const knownPolicies: PolicyLists = { cpu: cpuPolicies, memory: memoryPolicies };
