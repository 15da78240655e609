/**
 * Settings while they are typed, made from their declarations: what a form holds of a record, and how it is read back.
 * Numbers and lists are kept as text, sizes with their unit, options with all their values also while they are off. Knows
 * no texts and no React.
 */
import {
  defaultsOf,
  isInForce,
  valueIn,
  type Field,
  type Particular,
  type Setting,
  type SpecOf,
  type ValueOf,
} from "../../../model/settingKinds.ts";
import type { ParamValue } from "../../../model/params.ts";
import { bytesText, readBytes, readWhole, type NumberIssue } from "./numberText.ts";
import type { SizeText } from "./SizeField.tsx";

/** A setting as typed. */
export type TypedSetting = string | boolean | SizeText;

type TypedOf<S> = S extends { readonly unit: "bytes" }
  ? SizeText
  : S extends { readonly type: "integer" | "integers" }
    ? string
    : S extends { readonly type: "option"; readonly settings: infer Settings extends readonly Field[] }
      ? { readonly isOn: boolean } & DraftOf<Settings>
      : S extends { readonly type: "group"; readonly settings: infer Settings extends readonly Field[] }
        ? DraftOf<Settings>
        : ValueOf<S>;

/** A record of `Fields` as typed, without what is particular. */
export type DraftOf<Fields extends readonly Field[]> = {
  readonly [S in Exclude<Fields[number], Particular> as S["id"]]: TypedOf<S>;
};

/** What is wrong with the number at `path`. */
export interface NumberComplaint {
  readonly path: string;
  readonly kind: "number";
  readonly issue: NumberIssue;
  readonly unit: "count" | "bytes";
}

export function typedSetting(setting: Setting, value: ParamValue | null | undefined): TypedSetting {
  if (setting.type === "flag") return value === true;
  if (setting.type === "integer" && setting.unit === "bytes") return bytesText(Number(value));
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** `spec` as a form holds it; of what is off or absent it has what is suggested. */
export function draftOf<const Fields extends readonly Field[]>(fields: Fields, spec: SpecOf<Fields>): DraftOf<Fields> {
  const typed = fields.flatMap((field): [string, unknown][] => {
    if (field.type === "particular") return [];
    const value = valueIn(spec, field.id);
    if (!("settings" in field)) return [[field.id, typedSetting(field, value as ParamValue | null | undefined)]];
    const values = draftOf(field.settings, (value ?? defaultsOf(field.settings)) as SpecOf<readonly Setting[]>);
    return [[field.id, field.type === "option" ? { isOn: value !== undefined, ...values } : values]];
  });
  return Object.fromEntries(typed) as DraftOf<Fields>;
}

/**
 * The record that `draft` says. What is wrong with a number goes to `complain`, and `standIn` stands for it. Options that
 * are off, or not in force beside the rest of the draft, are left out, as is what is absent.
 */
export function readDraft<const Fields extends readonly Field[]>(
  fields: Fields,
  draft: DraftOf<Fields>,
  complain: (complaint: NumberComplaint) => void,
  standIn: (setting: { readonly min: number }) => number,
  path = "",
): SpecOf<Fields> {
  const read = fields.flatMap((field): [string, unknown][] => {
    if (field.type === "particular") return [];
    const at = path + field.id;
    const typed = valueIn(draft, field.id);
    if (!("settings" in field)) return [[field.id, readSetting(field, typed as TypedSetting, at, complain, standIn)]];
    const group = typed as { readonly isOn?: boolean } & DraftOf<readonly Setting[]>;
    if (field.type === "option" && !(group.isOn && isInForce(field, draft))) return [];
    return [[field.id, readDraft(field.settings, group, complain, standIn, `${at}.`)]];
  });
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as SpecOf<Fields>;
}

/** The value of a setting at `path`; null or undefined where it is absent. */
export function readSetting(
  setting: Setting,
  typed: TypedSetting,
  path: string,
  complain: (complaint: NumberComplaint) => void,
  standIn: (setting: { readonly min: number }) => number,
): unknown {
  // A flag that may be absent is absent where it is off.
  if (typeof typed === "boolean") return typed || !("absent" in setting) ? typed : undefined;
  const unit = typeof typed === "object" ? "bytes" : "count";
  const complainOf = (issue: NumberIssue) => complain({ path, kind: "number", issue, unit });
  if ("absent" in setting && typeof typed === "string" && typed.trim() === "")
    return setting.absent === "null" ? null : undefined;
  if (setting.type === "integer") {
    const { min, max } = setting;
    const read = typeof typed === "object" ? readBytes(typed.text, typed.unit, min, max) : readWhole(typed, min, max);
    if (read.ok) return read.value;
    complainOf(read.issue);
    return standIn(setting);
  }
  return setting.type === "integers" && typeof typed === "string" ? readList(setting, typed, complainOf) : typed;
}

function readList(
  { min, max, minLength = 1, maxLength }: Extract<Setting, { readonly type: "integers" }>,
  text: string,
  complain: (issue: NumberIssue) => void,
): readonly number[] {
  const reads = text
    .split(/[,;，；、\s]+/)
    .filter(Boolean)
    .map((part) => readWhole(part, min, max));
  const bad = reads.find((read) => !read.ok);
  if (reads.length < minLength) complain({ code: "empty" });
  if (reads.length > maxLength) complain({ code: "tooMany", max: maxLength });
  if (bad && !bad.ok) complain(bad.issue);
  return reads.flatMap((read) => (read.ok ? [read.value] : []));
}
