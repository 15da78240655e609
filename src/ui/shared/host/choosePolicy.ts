/** A scenario's choice of policy, when another policy is picked from a list. */
import type { ParamSpec, ParamValue, PolicyDescription } from "../../../model/params.ts";
import type { PolicyChoice } from "../../../model/scenario.ts";

/**
 * `id` with its parameters at their defaults, except those that the present policy has under the same name. Defaults are in
 * units, of which `ticksPerUnit` ticks make one.
 */
export function choosePolicy(
  policies: readonly PolicyDescription[],
  id: string,
  present: PolicyChoice,
  ticksPerUnit = 1,
): PolicyChoice | null {
  const policy = policies.find((candidate) => candidate.id === id);
  if (!policy) return null;
  const params = policy.params.map((spec) => [spec.id, present.params[spec.id] ?? inTicks(spec, ticksPerUnit)]);
  return { policy: id, params: Object.fromEntries(params) };
}

function inTicks(spec: ParamSpec, ticksPerUnit: number): ParamValue {
  if (!("unit" in spec) || spec.unit !== "ticks") return spec.default;
  return spec.type === "integer" ? spec.default * ticksPerUnit : spec.default.map((ticks) => ticks * ticksPerUnit);
}
