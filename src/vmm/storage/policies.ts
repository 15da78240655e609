/** The placement policies, strictest first: an allocation tries them in this order, up to the one the host allows. */
import type { AllocationPolicyId } from "../../model/scenario.ts";
import { anywhere } from "./policies/anywhere.ts";
import { cling } from "./policies/cling.ts";
import { contiguous } from "./policies/contiguous.ts";
import { normal } from "./policies/normal.ts";
import type { PlacementPolicy } from "./policy.ts";

const placementPolicies: readonly PlacementPolicy[] = [contiguous, cling, normal, anywhere];

/** The policies that may be tried when the host allows up to `id`. */
export function policiesUpTo(id: AllocationPolicyId): readonly PlacementPolicy[] {
  return placementPolicies.slice(0, placementPolicies.findIndex((policy) => policy.id === id) + 1);
}
