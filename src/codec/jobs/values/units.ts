/**
 * Units of time in heads and cells, `Burst (ms)`, `20 sec`, `1小时30分`: they are taken off, and where there are several
 * kinds, every time is given in the finest of them, exactly.
 */
import type { Cell, SheetRow } from "../jobColumns.ts";
import { decimalText, MOST_DECIMALS, readDecimal } from "../jobTimes.ts";

/** Units with a length, from the finest on; `unit`: the text says "units", and no more. */
const LENGTHS = { us: 1, ms: 1000, s: 1_000_000, min: 60_000_000, h: 3_600_000_000 } as const;
export type TimeUnit = keyof typeof LENGTHS | "unit";

const WORDS: Readonly<Record<TimeUnit, string>> = {
  us: "us|usecs?|[µμ]s|microseconds?|微秒|мкс|マイクロ秒",
  ms: "ms|msecs?|milliseconds?|millisecondes?|milisegundos?|millisekunden?|millisecondi|毫秒|мс|мсек|миллисекунд[аы]?|ミリ秒",
  s: "s|secs?|seconds?|secondes?|seg|segs|segundos?|sek|sekunden?|secondi|秒钟?|с|сек|секунд[аы]?",
  min: "min|mins|minutes?|minutos?|minuten?|minuti|分钟?|分間|мин|минут[аы]?",
  h: "h|hrs?|hours?|heures?|horas?|stunden?|std|ore|小时|时|小時|時間|ч|час(?:а|ов)?",
  unit: "units?|time[- ]?units?|tu|ticks?|cycles?|unités?|unidades?|zeiteinheiten?|ze|uts?|u|quanta|quantums?|unidades? de tiempo|unités? de temps|ед|个?时间单位|个?单位时间|个?单位",
};
const PATTERNS = Object.entries(WORDS).map(
  ([unit, words]) => [unit as TimeUnit, new RegExp(`^(?:${words})$`, "iu")] as const,
);
const ANY = Object.values(WORDS).join("|");
/** A unit of time as it is written behind a number, for the readers of forms. */
export const UNIT_WORDS = ANY;
/** Blanks between a number and its unit. */
const GAP = new RegExp(`(?<=\\d)[ ]{1,2}(?=(?:${ANY})(?![\\p{L}\\p{N}_]))`, "giu");
const NUMBER = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
const one = (unit: TimeUnit) => String.raw`${NUMBER}\s*(?:${WORDS[unit]})(?![\p{L}_])`;
/** Hours, minutes and seconds can follow each other. */
const LONG = String.raw`${one("h")}\s*${one("min")}(?:\s*${one("s")})?|${one("min")}\s*${one("s")}`;
/** In front of a time stands no letter but those of waiting, `io5`, and no sign but one that separates it from another, `1-2`. */
const FREE = String.raw`(?<=(?:^|[^-+\p{L}\d.:]|[\d\p{L})]\s*[-+])(?:io)?)`;
const LENGTH = new RegExp(String.raw`${FREE}(?:${LONG}|${NUMBER}\s*(?:${ANY})(?![\p{L}_]))(?![\d.])`, "giu");
const PART = new RegExp(`(\\d+(?:\\.\\d*)?|\\.\\d+)\\s*(${ANY})`, "giu");
const PLAIN = new RegExp(String.raw`${FREE}(?:\d+(?:\.\d*)?|\.\d+)(?![\p{L}\d.:])`, "giu");

/** `text` with numbers and their units as one word each; `join` makes the gap between them. */
export function withUnitsJoined(text: string, join: (gap: string) => string): string {
  return text.replaceAll(GAP, join).replaceAll(/(?<=\d[\uE000 ]{0,2}time)[ -](?=units?(?!\p{L}))/giu, join);
}

function unitOf(word: string): TimeUnit | null {
  return PATTERNS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

/** The unit that the head of a column names: `Burst (ms)`, `运行时间/小时`, `Arrival [sec]`. */
export function unitInHead(head: string): TimeUnit | null {
  for (const { groups } of head.matchAll(/[([/](?:[^)\]]*?[\s:])?(?<word>[\p{L}µ-]+)\s*[)\]]?\s*$/gu)) {
    const unit = unitOf(groups?.["word"] ?? "");
    if (unit) return unit;
  }
  const behind = /\b(?:in|en|em)\s+(?<word>\p{L}+)\)?\s*$/iu.exec(head)?.groups?.["word"];
  return behind ? unitOf(behind) : null;
}

/** Units of the columns with times, where their heads name one. */
export type HeadUnits = Readonly<Partial<Record<"arrival" | "bursts", TimeUnit>>>;

export interface UnitlessRows {
  readonly rows: readonly SheetRow[];
  /** The unit of every time; null where none is named. */
  readonly unit: TimeUnit | null;
  /** False where "units" stand beside units that have a length. */
  readonly isUnitCertain: boolean;
}

const TIMES = ["arrival", "bursts"] as const;

/**
 * `rows` with every time in one unit: `wanted` where the times have one already, else the finest that is named. A number
 * without a unit is in that of its column's head.
 */
export function inOneUnit(rows: readonly SheetRow[], heads: HeadUnits, wanted: TimeUnit | null): UnitlessRows {
  const named = new Set(namedUnits(rows, heads));
  if (wanted) named.add(wanted);
  const lengths = Object.keys(LENGTHS) as (keyof typeof LENGTHS)[];
  const finest = lengths.find((unit) => named.has(unit));
  const unit = wanted ?? finest ?? (named.has("unit") ? "unit" : null);
  const isUnitCertain = !(named.has("unit") && named.size > 1);
  if (unit === null || named.size === 0) return { rows, unit, isUnitCertain };
  // Times without a unit of their own are in that of the head; without one, in the one there is.
  return {
    rows: rows.map((row) => {
      const changed = TIMES.flatMap((column) => {
        const cell = row[column];
        return cell ? [[column, inUnit(cell, unit, heads[column] ?? unit)] as const] : [];
      });
      return { ...row, ...Object.fromEntries(changed) };
    }),
    unit,
    isUnitCertain,
  };
}

/** The units that stand in heads and cells. */
export function namedUnits(rows: readonly SheetRow[], heads: HeadUnits): readonly TimeUnit[] {
  const cells = rows.flatMap((row) => TIMES.flatMap((column) => row[column] ?? []));
  return [...Object.values(heads), ...cells.flatMap(({ text }) => unitsIn(text))];
}

/** The unit of the length in `text`, `a quantum of 2 ms`; null where it has none. */
export const unitOfLength = (text: string): TimeUnit | null => unitsIn(text)[0] ?? null;

/** `number` of `from` in `to`, exactly; null where it cannot be written so, or one of them has no length. */
export function inOtherUnit(number: string, from: TimeUnit, to: TimeUnit): string | null {
  return from === "unit" || to === "unit" ? null : scaled(number, from, to);
}

/** A unit as it is written by itself: `ms`, `seconds`. */
export const unitCalled = (word: string): TimeUnit | null => unitOf(word);

function unitsIn(text: string): TimeUnit[] {
  return [...text.matchAll(LENGTH)].flatMap(([length]) =>
    [...length.matchAll(PART)].flatMap(([, , word = ""]) => unitOf(word) ?? []),
  );
}

function inUnit(cell: Cell, unit: TimeUnit, usual: TimeUnit): Cell {
  const marked = cell.text.replaceAll(LENGTH, (written) => {
    const parts = [...written.matchAll(PART)].map(([, number = "", word = ""]) =>
      scaled(number, unitOf(word) ?? unit, unit),
    );
    const sum = parts.every((part) => part !== null) ? sumOf(parts) : null;
    return sum === null ? written : DONE + sum;
  });
  const plain =
    usual === unit
      ? marked
      : marked.replaceAll(PLAIN, (number, at: number) =>
          marked[at - 1] === DONE ? number : (scaled(number, usual, unit) ?? number),
        );
  return { ...cell, text: plain.replaceAll(DONE, "") };
}

/** Marks what is in the right unit already. */
const DONE = "\uE002";

/** `number` of `from` in `to`, which is not longer; null where it would not be exact. */
function scaled(number: string, from: TimeUnit, to: TimeUnit): string | null {
  if (from === to || from === "unit" || to === "unit") return number;
  const decimal = readDecimal(number);
  if (!decimal || decimal.fraction.length > MOST_DECIMALS) return null;
  const { whole, fraction } = decimal;
  const up = BigInt(LENGTHS[from]);
  const down = BigInt(LENGTHS[to]);
  // Five more places for what becomes smaller, such as minutes in hours.
  const ticks = BigInt(whole + fraction.padEnd(MOST_DECIMALS, "0")) * up;
  return ticks % down === 0n ? decimalText(ticks / down, MOST_DECIMALS) : null;
}

function sumOf(parts: readonly string[]): string {
  const ticks = parts.map((part) => {
    const decimal = readDecimal(part);
    return BigInt((decimal?.whole ?? "0") + (decimal?.fraction ?? "").padEnd(MOST_DECIMALS, "0"));
  });
  return decimalText(
    ticks.reduce((sum, each) => sum + each, 0n),
    MOST_DECIMALS,
  );
}
