/**
 * How a language puts numbers with their units, and lists: the small words that every sentence needs. Times are in the
 * scenario's tick unit.
 */
import type { TimeUnit } from "../../model/timeUnit.ts";
import type { Tick } from "../../model/units.ts";
import { catalogues } from "../languages.ts";
import type { Language } from "./language.ts";
import { joined, type Parts, type Piece } from "./parts.ts";

/** Items of a list that are named before "and n more". */
const LIST_LIMIT = 4;
/** From this many neighbours on, numbers are given as a range. */
const RANGE_FROM = 3;
const ENDLESS: Readonly<Record<Language, string>> = { en: "no end", zh: "无止境" };

export interface Words {
  /** A length of time with its unit: `4 ms`. Below 0: it has no end (rows hold -1 for that). */
  ticks(n: Tick): string;
  /** A moment or a length of time without its unit. */
  time(n: Tick): string;
  /** A number with its digits grouped. */
  number(n: number): string;
  /** `a, b and c`. `others`: how many more there are that are not in `items`; long lists are cut. */
  list(items: readonly Piece[], others?: number): Parts;
  /** Numbers in order, neighbours as ranges: `3, 7 to 30 and 41`. */
  numbers(values: readonly number[]): Parts;
  /** English nouns: `one` for 1, else `many`, with the number before it. Chinese passes one text for both. */
  count(n: number, one: string, many?: string): string;
}

/** Neighbouring numbers as pairs of first and last. */
function ranges(values: readonly number[]): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const value of values) {
    const last = found.at(-1);
    if (last && last.to + 1 === value) last.to = value;
    else found.push({ from: value, to: value });
  }
  return found.flatMap((range) =>
    range.to - range.from + 1 >= RANGE_FROM || range.from === range.to
      ? [range]
      : Array.from({ length: range.to - range.from + 1 }, (_, at) => ({ from: range.from + at, to: range.from + at })),
  );
}

function createWords(language: Language, unit: TimeUnit): Words {
  const { ticks, time, number } = catalogues[language].terms;
  const isChinese = language === "zh";
  const enumerate = (shown: readonly Piece[], left: number, total: number): Parts => {
    if (isChinese) {
      const named = shown.flatMap((item, at) => (at === 0 ? [item] : ["、", item]));
      return joined(left > 0 ? [...named, ` 等 ${number(total)} 个`] : named);
    }
    const all: readonly Piece[] = left > 0 ? [...shown, `${number(left)} more`] : shown;
    return joined(all.flatMap((item, at) => [at === 0 ? "" : at === all.length - 1 ? " and " : ", ", item]));
  };
  return {
    ticks: (n) => (n < 0 ? ENDLESS[language] : ticks(n, unit)),
    time: (n) => time(n, unit),
    number,
    list: (items, others = 0) => {
      const total = items.length + others;
      const shown = total > LIST_LIMIT ? items.slice(0, LIST_LIMIT - 1) : items;
      return enumerate(shown, total - shown.length, total);
    },
    numbers: (values) => {
      const all = ranges(values);
      const shown = all.length > LIST_LIMIT ? all.slice(0, LIST_LIMIT - 1) : all;
      const texts = shown.map(({ from, to }) =>
        from === to ? number(from) : `${number(from)} ${isChinese ? "至" : "to"} ${number(to)}`,
      );
      const named = shown.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      return enumerate(texts, values.length - named, values.length);
    },
    count: (n, one, many = one) => `${number(n)} ${n === 1 ? one : many}`,
  };
}

const known = new Map<string, Words>();

/** The words of a language for a tick unit; made once. */
export function wordsOf(language: Language, unit: TimeUnit): Words {
  const key = `${language} ${unit}`;
  const words = known.get(key) ?? createWords(language, unit);
  known.set(key, words);
  return words;
}
