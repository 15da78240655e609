/**
 * A scenario in which several machines have other settings for the whole run, and copies: one change. Knows no texts and no
 * React.
 */
import type { MachineSpec, Op, Scenario } from "../../../model/scenario.ts";
import { withEdited, type Definition } from "./editedScenario.ts";

/** What becomes of all of them; absent: each keeps its own. */
export interface ManyEdit {
  readonly weight?: number;
  readonly priority?: number;
  readonly vcpus?: number;
  /** In percent of a pCPU; 0: no cap. */
  readonly cap?: number;
}

/** The settings that can be given to many, in the order of the form. */
export const MANY_FIELDS = ["weight", "cap", "priority", "vcpus"] as const satisfies readonly (keyof ManyEdit)[];

/** One program for each vCPU where they differ: more vCPUs begin again with the first. */
function programsFor(programs: MachineSpec["programs"], vcpus: number): readonly (readonly Op[])[] {
  return programs.length <= 1 ? programs : Array.from({ length: vcpus }, (_, at) => programs[at % programs.length]!);
}

function edited(spec: MachineSpec, { cap, vcpus, ...settings }: ManyEdit): MachineSpec {
  const { cap: before, ...rest } = spec;
  const kept = cap === undefined ? before : cap === 0 ? undefined : cap;
  return {
    ...rest,
    ...settings,
    ...(vcpus === undefined ? {} : { vcpus, programs: programsFor(spec.programs, vcpus) }),
    ...(kept === undefined ? {} : { cap: kept }),
  };
}

/** `scenario` with `edit` made to each of `definitions`, and `copies` more of each behind it. */
export function withManyEdited(
  scenario: Scenario,
  definitions: readonly Definition[],
  edit: ManyEdit,
  copies: number,
): Scenario {
  // From the last to the first: copies move only what stands behind them.
  const ordered = definitions.toSorted((one, other) => other.index - one.index);
  let next = scenario;
  for (const definition of ordered) next = withEdited(next, definition, edited(definition.spec, edit), copies);
  return next;
}

/** The values that machines have now: one, or the least and the most of several; null: none is said. */
export function presentValues(
  definitions: readonly Definition[],
  field: keyof ManyEdit,
): { readonly least: number; readonly most: number } | null {
  const values = definitions.flatMap(({ spec }) => spec[field] ?? []);
  return values.length === 0 ? null : { least: Math.min(...values), most: Math.max(...values) };
}
