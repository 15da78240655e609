/**
 * An exercise on one of the three formulas (domain.md 0.4): T = N / k, how long a timeslice is; P = M / s, how many pages
 * memory has; V = D / l, how many volumes of one size storage has. What is given stands behind its letter, `N = 60 ms, k = 6`, or
 * in words that leave no choice (`formulaWords.ts`): other numbers are not guessed at, and told.
 */
import type { Problem } from "../../model/problems.ts";
import { problem } from "../problemList.ts";
import { FORMULAS, type FormulaId } from "./formulas.ts";
import { FRAGMENTATION, wordedQuantities } from "./formulaWords.ts";

export interface FormulaQuantity {
  readonly amount: number;
  /** As it is written; empty: none. */
  readonly unit: string;
}

export interface FormulaAnswer {
  /** Of a timeslice as exact as it comes out, of pages and volumes whole ones. */
  readonly result: number;
  /** What one round has over, where it is cut into whole units; null where it is not. */
  readonly rest: number | null;
  /** Bytes of the last page or volume that nobody asked for. */
  readonly unused: number;
}

export interface FormulaText {
  readonly id: FormulaId;
  readonly dividend: FormulaQuantity;
  readonly divisor: FormulaQuantity;
  /** Null while something is missing. */
  readonly answer: FormulaAnswer | null;
  /** Numbers that were not used. */
  readonly leftOut: readonly string[];
  /** False where words may ask for whole ones only, and there is a part. */
  readonly isRoundingCertain: boolean;
  readonly problems: readonly Problem[];
}

const MOST_CHARACTERS = 2000;
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const TIME = /^(?:ns|us|[µμ]s|ms|s|ticks?|纳秒|微秒|毫秒|秒|滴答)$/u;
/** Of memory and disks: 1 KB is 1,024 bytes, as in books. */
const BYTES: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  字节: 1,
  ...Object.fromEntries(
    ["k", "m", "g", "t"].flatMap((prefix, at) =>
      [prefix, `${prefix}b`, `${prefix}ib`].map((unit) => [unit, 1024 ** (at + 1)]),
    ),
  ),
};
const UNIT = String.raw`(?:[KMGT]i?B?|[Bb]ytes?|B|字节|ns|us|[µμ]s|ms|s|ticks?|纳秒|微秒|毫秒|秒|滴答)(?![A-Za-z])`;

const QUANTITY = String.raw`(?<number>${NUMBER})(?:(?:\s*|-)(?<unit>${UNIT}))?(?![\d.]*\d)`;
/** Slots of time, at the beginning of what is given. */
const TIME_SLOTS = new RegExp(
  String.raw`^${NUMBER}\s*(?:(?:time|CPU)[ -]?(?:slots?|units?)|slots?|units? of time|个?(?:时间单位|单位时间|时隙|时间槽))`,
  "iu",
);

const nowhere: FormulaQuantity = { amount: 0, unit: "" };

/** The exercise in `text`; null where it has none. Never throws. */
export function readFormula(text: string): FormulaText | null {
  if (text.length > MOST_CHARACTERS) return null;
  const source = text.normalize("NFKC");
  const ids = Object.keys(FORMULAS) as FormulaId[];
  const lettered = ids.flatMap((id) => readOne(source, id) ?? []);
  const found = lettered.length > 0 ? lettered : ids.flatMap((id) => readWords(source, id) ?? []);
  const [only] = found;
  return found.length === 1 && only ? only : null;
}

function readWords(source: string, id: FormulaId): FormulaText | null {
  const worded = wordedQuantities(source, id, new RegExp(String.raw`(?<![A-Za-z0-9_.])${QUANTITY}`, "gu"));
  if (!worded) return null;
  const [dividend, divisor] = worded.map(asQuantity) as [FormulaQuantity, FormulaQuantity];
  const isTime = TIME.test(dividend.unit) || TIME_SLOTS.test(source.slice(worded[0].index));
  const isFitting =
    id === "timeslice"
      ? isTime && divisor.unit === "" && Number.isInteger(divisor.amount)
      : hasUnits(id, dividend, divisor);
  if (!isFitting || divisor.amount <= 0) return null;
  const answer = answerOf(id, dividend, divisor);
  const isRoundingCertain = answer.unused === 0 || new RegExp(FRAGMENTATION, "iu").test(source);
  return { id, dividend, divisor, answer, leftOut: [], isRoundingCertain, problems: [] };
}

function readOne(source: string, id: FormulaId): FormulaText | null {
  const { asked, dividend: above, divisor: below } = FORMULAS[id];
  const stated = new RegExp(
    String.raw`(?<![A-Za-z0-9_])${asked}\s*=\s*${above}\s*[/÷]\s*${below}(?![A-Za-z0-9_])`,
    "u",
  );
  const isStated = stated.test(source);
  const [dividend, divisor] = [quantityOf(source, above), quantityOf(source, below)];
  if (!isStated && !(dividend && divisor && hasUnits(id, dividend, divisor))) return null;
  const rest = [stated, assigned(above), assigned(below)].reduce((left, each) => left.replace(each, " "), source);
  const leftOut = [...rest.replace(/^\s*\d{1,2}\s*[.、)]\s+/u, "").matchAll(new RegExp(NUMBER, "gu"))].map(
    ([each]) => each,
  );
  // Letters by themselves may be of another exercise: then nothing may be left of it.
  if (!isStated && leftOut.length > 0) return null;
  const read = {
    id,
    dividend: dividend ?? nowhere,
    divisor: divisor ?? nowhere,
    answer: null,
    leftOut,
    isRoundingCertain: true,
  };
  const formula = `${asked} = ${above} / ${below}`;
  const lacks = !dividend ? above : !divisor || divisor.amount <= 0 ? below : null;
  if (lacks) return { ...read, problems: [problem("formulaMissing", "", { formula, letter: lacks })] };
  if (!dividend || !divisor) return null;
  const odd = oddUnit(id, dividend, divisor);
  if (odd)
    return { ...read, problems: [problem("formulaUnit", "", { formula, letter: odd === "above" ? above : below })] };
  return { ...read, answer: answerOf(id, dividend, divisor), problems: [] };
}

const assigned = (letter: string) => new RegExp(String.raw`(?<![A-Za-z0-9_])${letter}\s*[=:]\s*${QUANTITY}`, "u");

function quantityOf(source: string, letter: string): FormulaQuantity | null {
  const found = assigned(letter).exec(source);
  return found && asQuantity(found);
}

function asQuantity({ groups }: RegExpExecArray): FormulaQuantity {
  return { amount: Number(groups?.["number"]?.replaceAll(",", "")), unit: groups?.["unit"] ?? "" };
}

const bytesIn = ({ unit }: FormulaQuantity): number | undefined => BYTES[unit.toLowerCase()];

/** Units that say by themselves which formula it is. */
function hasUnits(id: FormulaId, dividend: FormulaQuantity, divisor: FormulaQuantity): boolean {
  if (id === "timeslice") return TIME.test(dividend.unit) && divisor.unit === "";
  return bytesIn(dividend) !== undefined && bytesIn(divisor) !== undefined;
}

/** The quantity whose unit does not go with the formula and the other one. */
function oddUnit(id: FormulaId, dividend: FormulaQuantity, divisor: FormulaQuantity): "above" | "below" | null {
  if (id === "timeslice") {
    if (dividend.unit !== "" && !TIME.test(dividend.unit)) return "above";
    return divisor.unit === "" && Number.isInteger(divisor.amount) ? null : "below";
  }
  const [above, below] = [bytesIn(dividend), bytesIn(divisor)];
  if (dividend.unit !== "" && above === undefined) return "above";
  if (divisor.unit !== "" && below === undefined) return "below";
  if ((above === undefined) === (below === undefined)) return null;
  return above === undefined ? "above" : "below";
}

function answerOf(id: FormulaId, dividend: FormulaQuantity, divisor: FormulaQuantity): FormulaAnswer {
  if (id === "timeslice") {
    const rest = Number.isInteger(dividend.amount) ? dividend.amount % divisor.amount : 0;
    return { result: dividend.amount / divisor.amount, rest: rest === 0 ? null : rest, unused: 0 };
  }
  const [above, below] = [dividend, divisor].map((each) => each.amount * (bytesIn(each) ?? 1)) as [number, number];
  const result = Math.ceil(above / below);
  return { result, rest: null, unused: Math.round(result * below - above) };
}
