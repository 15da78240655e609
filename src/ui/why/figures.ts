/** Exact fractions as text: percent, decimals with a sign that says whether they are exact, and the terms of an average. */
import type { Average } from "../../trace/figures/metrics.ts";
import { valueOf, type Fraction } from "../../trace/figures/shares.ts";

/** Terms of an average that are written out. */
const TERMS_SHOWN = 12;
const DECIMALS = 2;
const SCALE = 10 ** DECIMALS;

type NumberText = (n: number) => string;

/** `94%`; null gives `none`. */
export function percentText(ratio: Fraction | null, none: string, percent: NumberText): string {
  return ratio === null ? none : percent(valueOf(ratio));
}

/** Does it have at most two decimals? */
export function isShort({ numerator, denominator }: Fraction): boolean {
  return (numerator * SCALE) % denominator === 0;
}

/** Two decimals at most. */
export function decimalText(ratio: Fraction, number: NumberText): string {
  return number(Math.round(valueOf(ratio) * SCALE) / SCALE);
}

/** `= 4.6`, or `≈ 2.56` when two decimals are not exact. */
export function equalsText(ratio: Fraction, number: NumberText): string {
  return `${isShort(ratio) ? "=" : "≈"} ${decimalText(ratio, number)}`;
}

const fractionText = ({ numerator, denominator }: Fraction, number: NumberText): string =>
  denominator === 1 ? number(numerator) : `${number(numerator)}/${number(denominator)}`;

/** `(0 + 1 + 5 + 7 + 10) / 5 = 4.6`; long sums are cut in the middle. Empty without terms. `time` writes all but the count. */
export function averageFormula({ terms, mean }: Average, number: NumberText, time: NumberText = number): string {
  if (mean === null) return "";
  const texts = terms.map((term) => fractionText(term, time));
  const shown = texts.length > TERMS_SHOWN ? [...texts.slice(0, TERMS_SHOWN - 2), "…", texts.at(-1) ?? ""] : texts;
  return `(${shown.join(" + ")}) / ${number(terms.length)} ${equalsText(mean, time)}`;
}
