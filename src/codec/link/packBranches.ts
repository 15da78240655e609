/**
 * The branches of a scenario in its link: `[id, name, [id, name, base, delta], …]`, the live one first. A branch is what it has
 * otherwise than the live one (`base` 0) or than one before it in the list (1, 2, …), as `delta.ts` says it of the packed
 * scenarios.
 */
import type { Branches } from "../../model/branches.ts";
import { MOST_BRANCHES } from "../../model/branches.ts";
import type { Scenario } from "../../model/scenario.ts";
import { assert } from "../../base/assert.ts";
import { deltaOf, withDelta } from "./delta.ts";
import { listOf, type Json } from "./packedRecord.ts";

/** More than there can be, which the checks of a tree say. */
const MOST_PACKED = 4 * MOST_BRANCHES;

/** `packed`: the record of a scenario, without branches, with what is looked at. */
export function packBranches(
  scenario: Scenario,
  { id, name, others }: Branches,
  packed: (scenario: Scenario) => Json,
): readonly Json[] {
  const bases = [packed(scenario)];
  const entries = others.map((other): Json => {
    // The title is that of the whole.
    const own = packed({ ...other.scenario, title: scenario.title });
    const deltas = bases.map((base) => deltaOf(base, own));
    const sizes = deltas.map((delta) => JSON.stringify(delta).length);
    const base = sizes.indexOf(Math.min(...sizes));
    bases.push(own);
    return [other.id, other.name, base, deltas[base]!];
  });
  return [id, name, ...entries];
}

/** Unchecked. */
export interface UnpackedBranches {
  readonly id: unknown;
  readonly name: unknown;
  readonly others: readonly { readonly id: unknown; readonly name: unknown; readonly scenario: unknown }[];
}

/**
 * What `branches` says beside the record `live`; null: nothing. Throws when it does not have the form. `scenarioIn`: that of a
 * record.
 */
export function unpackBranches(
  branches: unknown,
  live: unknown,
  scenarioIn: (packed: unknown) => unknown,
): UnpackedBranches | null {
  const [id, name, ...entries] = listOf(branches, 2 + MOST_PACKED);
  if (id === undefined) return null;
  const bases = [live];
  const others = entries.map((entry) => {
    const [own, called, base, delta] = listOf(entry, 4);
    assert(typeof base === "number" && base in bases, "a branch is made of one before it");
    const packed = withDelta(bases[base], delta);
    bases.push(packed);
    return { id: own, name: called, scenario: scenarioIn(packed) };
  });
  return { id, name, others };
}
