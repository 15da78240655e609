/** Names of jobs in what stands before their values: `A, B and C`, `P1 to P4`. */
import { spelled } from "../cleanText.ts";
import type { Cell } from "../jobColumns.ts";
import { namesBetween, RANGE } from "../nameRanges.ts";
import type { PlaceOf } from "../places.ts";

/** A name as jobs have it in prose: `P1`, `J2`, or a capital by itself. */
const NAME_IN_PROSE =
  /(?<![\p{Script=Latin}\p{N}_])(?:\p{Lu}\p{L}{0,3}_?\d{1,3}|[B-HJ-Z]|A(?=\s*(?:,|and|и|和|、|\s[A-Z]\b)))(?![\p{Script=Latin}\p{N}_])/gu;

/** `A to E`, `P1-P4`. */
const IN_ROW = new RegExp(
  String.raw`(?<![\p{Script=Latin}\p{N}_.])(?<first>[A-Z]|\p{Lu}\p{L}{0,3}_?\d{1,3})${RANGE}(?<last>[A-Z]|\p{Lu}\p{L}{0,3}_?\d{1,3})(?![\p{Script=Latin}\p{N}_])`,
  "gu",
);

/** All names of the one row of them in `text`; null where there is none, or several. */
export function namesInRow(text: string, start: number, placeOf: PlaceOf): readonly Cell[] | null {
  const rows = [...text.matchAll(IN_ROW)];
  const [row] = rows;
  if (!row || rows.length > 1) return null;
  const { first = "", last = "" } = row.groups ?? {};
  const between = namesBetween(first, last);
  return between && [first, ...between, last].map((name) => ({ text: name, ...placeOf(start + row.index) }));
}

/** The names in what stands before the first list, where there are as many as jobs. */
export function namesIn(prose: string, count: number, placeOf: PlaceOf): readonly Cell[] | null {
  const row = namesInRow(prose, 0, placeOf);
  if (row?.length === count) return row;
  const found = [...prose.matchAll(NAME_IN_PROSE)].map(({ index, 0: name }) => ({
    text: spelled(name),
    ...placeOf(index),
  }));
  return count > 1 && found.length === count && new Set(found.map(({ text }) => text)).size === count ? found : null;
}
