/** A scenario's choice of policy, when another policy is picked from a list. */
import { withDefaults, type PolicyDescription } from "../../model/params.ts";
import type { PolicyChoice } from "../../model/scenario.ts";

/** `id` with its parameters at their defaults, except those that the present policy has under the same name. */
export function choosePolicy(
  policies: readonly PolicyDescription[],
  id: string,
  present: PolicyChoice,
): PolicyChoice | null {
  const policy = policies.find((candidate) => candidate.id === id);
  return policy ? { policy: id, params: withDefaults(policy.params, present.params) } : null;
}
