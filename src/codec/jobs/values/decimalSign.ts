/**
 * Decimal commas: where cells are separated by something else, `0,4` is 0.4 in a column of arrivals, for nobody arrives
 * twice. In a column of bursts `3,5` can as well be a burst and waiting: that is said to be a guess.
 */
import type { Cell, SheetRow } from "../jobColumns.ts";

export interface DecimalSign {
  readonly sign: "." | ",";
  readonly isCertain: boolean;
}

const COMMA = /(?<![\d,.])(\d+),(\d+)(?![\d,.])/;
const EVERY_COMMA = new RegExp(COMMA.source, "g");

/** The decimal sign of `rows`, whose cells are separated by `separator`; null where no number shows one. */
export function decimalSignIn(rows: readonly SheetRow[], separator: string): DecimalSign | null {
  const texts = (column: "arrival" | "bursts") => rows.flatMap((row) => row[column]?.text ?? []);
  if ([...texts("arrival"), ...texts("bursts")].some((text) => /\d\.\d/.test(text)))
    return { sign: ".", isCertain: true };
  if (separator === "," || separator === "") return null;
  const arrivals = texts("arrival").filter((text) => COMMA.test(text));
  if (arrivals.length > 0) return { sign: ",", isCertain: !arrivals.every(isGrouped) };
  const bursts = texts("bursts").filter((text) => text.includes(","));
  if (bursts.length === 0 || !bursts.every((text) => COMMA.test(text))) return null;
  // Nobody ends with waiting: two numbers are one with a comma.
  return { sign: ",", isCertain: false };
}

/** `1,000` can be a thousand. */
function isGrouped(text: string): boolean {
  return /^\s*[1-9]\d{0,2},\d{3}(?!\d)/.test(text);
}

const pointed = (cell: Cell): Cell => ({ ...cell, text: cell.text.replaceAll(EVERY_COMMA, "$1.$2") });

/** `rows` with points for decimal commas. */
export function withPoints(rows: readonly SheetRow[]): readonly SheetRow[] {
  return rows.map(({ arrival, bursts, ...row }) => ({
    ...row,
    ...(arrival && { arrival: pointed(arrival) }),
    ...(bursts && { bursts: pointed(bursts) }),
  }));
}
