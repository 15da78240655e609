/** A policy's name for a place of a certain width, with the number that makes it what it is. Pure. */
import type { BesideCatalogue } from "../../../i18n/besideCatalogue.ts";
import type { PolicyText } from "../../../i18n/policies/texts.ts";
import { withDefaults, type PolicyDescription } from "../../../model/params.ts";
import type { PolicyChoice } from "../../../model/scenario.ts";
import type { TimeUnit } from "../../../model/timeUnit.ts";

/** Widths of characters of 12 px: Latin ones on average, and others. */
const LATIN_PX = 6.3;
const WIDE_PX = 12;

/** `full`: in words. `fitting`: that, or the short name where it is wider than `widthPx`. */
export interface PolicyName {
  readonly full: string;
  readonly fitting: string;
}

export function policyName(
  { beside: t, terms }: BesideCatalogue,
  unit: TimeUnit,
  texts: PolicyText | undefined,
  policy: PolicyDescription | undefined,
  { policy: id, params }: PolicyChoice,
  widthPx: number,
): PolicyName {
  const [first] = policy?.params ?? [];
  const value = first && withDefaults([first], params)[first.id];
  const hasNumber = first?.type === "integer" && first.unit === "ticks" && typeof value === "number";
  const numbered = (name: string) => (hasNumber ? t.withNumber(name, terms.time(value, unit)) : name);
  const full = numbered(texts?.name ?? id);
  return { full, fitting: widthOf(full) <= widthPx ? full : numbered(texts?.short ?? id) };
}

function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char > "\u2e7f" ? WIDE_PX : LATIN_PX), 0);
}
