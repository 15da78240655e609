/**
 * What settings are made of: the numbers, choices and flags of a host or a machine, as data. They are parameters like those
 * of policies (`params.ts`) with a few traits more, alone or in groups; `settings.ts` declares them. The type of a record
 * in the scenario, its schema, its defaults, its place in links and its form all come from the declaration.
 */
import type { FlagParam, IntegerListParam, IntegerParam, ParamSpec } from "./params.ts";

/** A parameter without a default: where nothing is said the scenario has null, or no such key. */
type Optional<P> = Omit<P, "default"> & { readonly absent: "null" | "omitted" };

/** In force only where the choice called `setting`, of the same record, is `is`. */
interface Condition {
  readonly setting: string;
  readonly is: string;
}

interface Traits {
  /** Whoever gives the group has to give it; the default is what forms suggest. */
  readonly isRequired?: true;
  readonly isPowerOfTwo?: true;
  readonly onlyIf?: Condition;
}

/** One value that can be set. */
export type Setting = (ParamSpec | Optional<IntegerParam> | Optional<IntegerListParam> | Optional<FlagParam>) & Traits;

/** Settings that belong together. Their order is that of links: new ones come last. */
export interface SettingGroup {
  readonly id: string;
  /** `group`: always there. `option`: something that is off where the scenario lacks it. */
  readonly type: "group" | "option";
  readonly settings: readonly Setting[];
  readonly onlyIf?: Condition;
}

/** What is no setting but has its place among them: checked, written and shown by code of its own. */
export interface Particular {
  readonly id: string;
  readonly type: "particular";
}

export type Field = Setting | SettingGroup | Particular;

/**
 * A field of a record in links, with its place there. A new field takes the next free place; no field ever takes that of
 * another, and none is left empty.
 */
export type Placed = Field & { readonly place: number };

/** The value of a setting in a scenario. */
export type ValueOf<S> = S extends { readonly type: "integer" }
  ? number
  : S extends { readonly type: "flag" }
    ? boolean
    : S extends { readonly type: "integers" }
      ? readonly number[]
      : S extends { readonly type: "choice"; readonly choices: readonly (infer Choice)[] }
        ? Choice
        : S extends { readonly settings: infer Settings extends readonly Field[] }
          ? SpecOf<Settings>
          : never;

type MayBeOmitted = { readonly absent: "omitted" } | { readonly type: "option" };

/** The record of a scenario that `Fields` declare, without what is particular. */
export type SpecOf<Fields extends readonly Field[]> = {
  readonly [S in Exclude<Fields[number], MayBeOmitted | Particular> as S["id"]]:
    | ValueOf<S>
    | (S extends { readonly absent: "null" } ? null : never);
} & { readonly [S in Extract<Fields[number], MayBeOmitted> as S["id"]]?: ValueOf<S> };

/** The ids of what is particular among `Fields`. */
export type ParticularId<Fields extends readonly Field[]> = Extract<Fields[number], Particular>["id"];

/** The field of `fields` called `id`. */
export function fieldOf<const Fields extends readonly Field[], Id extends Fields[number]["id"]>(
  fields: Fields,
  id: Id,
): Extract<Fields[number], { readonly id: Id }> {
  const found = fields.find((field) => field.id === id);
  if (!found) throw new Error(`no field is called "${id}"`);
  return found as Extract<Fields[number], { readonly id: Id }>;
}

/** What `spec`, a record of the scenario, has under `id`: undefined where it has nothing. */
export function valueIn(spec: object, id: string): unknown {
  return (spec as Readonly<Record<string, unknown>>)[id];
}

/** The record in which every setting has its default, options are off, and nothing is particular. */
export function defaultsOf<const Fields extends readonly Field[]>(fields: Fields): SpecOf<Fields> {
  const defaults = fields.map((field) => [field.id, defaultOf(field)] as const);
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined)) as SpecOf<Fields>;
}

/** The default of one field; undefined where the scenario has no such key then. */
export function defaultOf(field: Field): unknown {
  if (field.type === "particular") return undefined;
  if ("settings" in field) return field.type === "group" ? defaultsOf(field.settings) : undefined;
  if ("absent" in field) return field.absent === "null" ? null : undefined;
  return field.default;
}

/** Whether `field` is in force beside the other values of its record. */
export function isInForce(field: Setting | SettingGroup, record: object): boolean {
  const { onlyIf } = field;
  return !onlyIf || valueIn(record, onlyIf.setting) === onlyIf.is;
}
