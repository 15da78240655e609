/**
 * The records of links: values in fixed places with defaults, and settings as they are declared in them.
 *
 * A record is `[mask, value, …]`: bit `i` of the mask says that the value of place `i` follows, the others have their
 * default. An option is the list of its values, empty when it is off. Unpacking does not check; it throws on what no
 * packing makes.
 */
import { assert } from "../../base/assert.ts";
import {
  defaultOf,
  type Field,
  type ParticularId,
  type Placed,
  type Setting,
  valueIn,
} from "../../model/settingKinds.ts";

export type Json = string | number | boolean | null | readonly Json[];

/** `[mask, …]` of the values that differ from their defaults; 0 when none does. */
export function packRecord(values: readonly Json[], defaults: readonly Json[]): Json {
  assert(values.length === defaults.length, "a record has a value for each field");
  let mask = 0;
  const given: Json[] = [];
  for (const [index, value] of values.entries()) {
    if (JSON.stringify(value) === JSON.stringify(defaults[index])) continue;
    mask += 2 ** index;
    given.push(value);
  }
  return mask === 0 ? 0 : [mask, ...given];
}

/** The values of a record, in the order of the fields. */
export function unpackRecord(packed: unknown, defaults: readonly Json[]): unknown[] {
  const [mask, ...given] = packed === 0 ? [0] : listOf(packed, 1 + defaults.length);
  assert(typeof mask === "number" && mask >= 0 && mask < 2 ** 31, "a record begins with its mask");
  let next = 0;
  return defaults.map((value, index) => ((mask >> index) & 1 ? given[next++] : value));
}

/** `packed` as a list that is no longer than a valid scenario makes it: what is made of each entry takes room. */
export function listOf(packed: unknown, most: number): readonly unknown[] {
  assert(Array.isArray(packed) && packed.length <= most, `a list of at most ${most} is expected`);
  return packed;
}

/** The entries of `list`, `size` at a time. */
export function inGroups(list: readonly unknown[], size: number): (readonly unknown[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, group) =>
    list.slice(group * size, (group + 1) * size),
  );
}

/** The choice with number `index`; what is no such number stays as it is and is found by the validation. */
export function chosen(choices: readonly unknown[], index: unknown): unknown {
  return typeof index === "number" && index in choices ? choices[index] : index;
}

/** What is packed by hand: all that is particular, and what is packed in its own way. */
type ByHand<Fields extends readonly Field[]> = Readonly<Record<ParticularId<Fields>, Json>> &
  Readonly<Partial<Record<string, Json>>>;

/** The packed values of a record by their places; `valueOf` gives those of settings and groups. */
function inPlaces(
  fields: readonly Placed[],
  byHand: ByHand<readonly Field[]>,
  valueOf: (field: Field) => unknown,
): Json[] {
  const values: Json[] = [];
  for (const field of fields) values[field.place] = byHand[field.id] ?? packField(field, valueOf(field));
  return values;
}

/** The defaults of a record; `byHand` has those of what is particular. */
export function layoutDefaults<const Fields extends readonly Placed[]>(
  fields: Fields,
  byHand: ByHand<Fields>,
): readonly Json[] {
  return inPlaces(fields, byHand, defaultOf);
}

/** The values of `spec` as a record. */
export function packFields<const Fields extends readonly Placed[]>(
  fields: Fields,
  spec: object,
  byHand: ByHand<Fields>,
): readonly Json[] {
  return inPlaces(fields, byHand, ({ id }) => valueIn(spec, id));
}

function packField(field: Field, value: unknown): Json {
  if (field.type === "particular") throw new Error(`${field.id} is packed by hand`);
  if (!("settings" in field)) return packSetting(field, value);
  if (field.type === "option") return value === undefined ? [] : packOption(field.settings, value as object);
  const values = field.settings.map((setting) => packSetting(setting, valueIn(value as object, setting.id)));
  return packRecord(values, groupDefaults(field.settings));
}

function groupDefaults(settings: readonly Setting[]): readonly Json[] {
  return settings.map((setting) => packSetting(setting, defaultOf(setting)));
}

/** A whole number or a flag that is absent is one less than it can be, a list without entries. */
function packSetting(setting: Setting, value: unknown): Json {
  switch (setting.type) {
    case "integer":
      return typeof value === "number" ? value : setting.min - 1;
    case "choice":
      return setting.choices.indexOf(String(value));
    case "flag":
      return value === undefined ? -1 : Number(value);
    case "integers":
      return Array.isArray(value) ? (value as readonly number[]) : [];
  }
}

/**
 * The values, without what is absent at the end. A list that is the last one stands open: its entries follow the values
 * before it.
 */
function packOption(settings: readonly Setting[], option: object): Json {
  const values = settings.map((setting) => packSetting(setting, valueIn(option, setting.id)));
  const length = 1 + settings.findLastIndex(({ id }) => (valueIn(option, id) ?? null) !== null);
  return values.slice(0, length).flatMap((value, index) => (index === length - 1 ? value : [value]));
}

/** The options of `spec`, each a list; [] when none of them is on. */
export function packOptions(fields: readonly Field[], spec: object): readonly Json[] {
  const options = fields.filter((field) => field.type === "option");
  const packed = options.map((field) => packField(field, valueIn(spec, field.id)));
  return packed.every((option) => Array.isArray(option) && option.length === 0) ? [] : packed;
}

/** The options that `packed` has; there may be more of them now than when it was packed. */
export function unpackOptions(fields: readonly Field[], packed: readonly unknown[]): Record<string, unknown> {
  const options = fields.filter((field) => field.type === "option");
  return recordOf(
    options.map((field, at) => [field.id, at < packed.length ? unpackField(field, packed[at]) : undefined]),
  );
}

/** Undefined for an option that is off. */
function unpackOption(settings: readonly Setting[], packed: unknown): Readonly<Record<string, unknown>> | undefined {
  const entries = settings.reduce((sum, setting) => sum + (setting.type === "integers" ? setting.maxLength : 1), 0);
  const values = listOf(packed, entries);
  if (values.length === 0) return undefined;
  const open = settings.findIndex(({ type }, index) => type === "integers" && typeof values[index] === "number");
  const closed = open < 0 ? values : [...values.slice(0, open), values.slice(open)];
  return unpackSettings(settings.slice(0, closed.length), closed);
}

function unpackSettings(settings: readonly Setting[], values: readonly unknown[]): Readonly<Record<string, unknown>> {
  return recordOf(settings.map((setting, index) => [setting.id, unpackSetting(setting, values[index])]));
}

/** A record of the entries that are there. */
function recordOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Null or undefined for what is absent. */
function unpackSetting(setting: Setting, packed: unknown): unknown {
  const isAbsent = "absent" in setting && JSON.stringify(packed) === JSON.stringify(packSetting(setting, undefined));
  if (isAbsent) return defaultOf(setting);
  switch (setting.type) {
    case "integer":
      return packed;
    case "choice":
      return chosen(setting.choices, packed);
    case "flag":
      return packed === undefined ? packed : packed === 1;
    case "integers":
      return listOf(packed, setting.maxLength);
  }
}

/** The record of what `packed` has; what is particular is still packed. */
export function unpackFields(
  fields: readonly Placed[],
  packed: unknown,
  defaults: readonly Json[],
): Record<string, unknown> {
  const values = unpackRecord(packed, defaults);
  return recordOf(fields.map((field) => [field.id, unpackField(field, values[field.place])]));
}

function unpackField(field: Field, packed: unknown): unknown {
  if (field.type === "particular") return packed;
  if (!("settings" in field)) return unpackSetting(field, packed);
  if (field.type === "option") return unpackOption(field.settings, packed);
  return unpackSettings(field.settings, unpackRecord(packed, groupDefaults(field.settings)));
}
