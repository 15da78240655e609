/** Names inside a text of another direction: what is written from right to left must not carry away what stands beside it. */

/** Letters that are written from right to left, and the marks that act as such. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/**
 * `name` as a part of a sentence or label: one with letters from right to left is set apart, so that digits and signs after
 * it stay where they are written. To be shown, not to be compared.
 */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? FIRST_STRONG_ISOLATE + name + POP_ISOLATE : name;
}

/** `values` of a sentence, with the names and texts among them as `isolated` has them. */
export function isolatedValues(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? isolated(value) : value]),
  );
}
