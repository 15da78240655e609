/**
 * What of a text was not used: the pieces with numbers that no cell has, and whether something that was left out can change
 * the answer.
 */
import { MARK_WORDS, spelled } from "./cleanText.ts";
import { linesOf } from "./grid.ts";
import type { Cell } from "./jobColumns.ts";
import { NUMBERED, TITLED } from "./numbering.ts";

const NUMBER = /(?<![\p{L}\d_.])\d+(?:\.\d+)?/gu;
const DIGITS = /\d+(?:\.\d+)?/g;
const CLAUSE_END = /[;。；!?\uff1f](?=.)|[.](?=\s)/g;

/**
 * Pieces of `source` with numbers that `used` has not, or not as often. What is `known` may be said as often as one likes,
 * and so may one of the `lists` as a whole.
 */
export function unusedIn(
  source: string,
  used: readonly Cell[],
  known: ReadonlySet<string>,
  lists: readonly (readonly string[])[],
): Cell[] {
  const left = new Map<string, number>();
  const count = (key: string, by: number) => left.set(key, (left.get(key) ?? 0) + by);
  for (const { text, line } of used)
    for (const number of text.match(DIGITS) ?? []) {
      count(number, 1);
      count(inLine(line, number), 1);
    }
  const take = (key: string, number: string) => {
    if ((left.get(key) ?? 0) <= 0 || (left.get(number) ?? 0) <= 0) return false;
    count(number, -1);
    if (key !== number) count(key, -1);
    return true;
  };
  const numbers = linesOf(source.replaceAll(/<[^<>\n]*>/g, blank)).flatMap(({ text, number: line }) =>
    [...text.matchAll(NUMBER)].map(({ index, 0: number }) => ({ line, text, index, number })),
  );
  const open = numbers
    .filter(({ number }) => Number(number) !== 0 && !known.has(number))
    .filter(({ line, number }) => !take(inLine(line, number), number))
    .filter(({ number }) => !take(number, number));
  const pieces = open.flatMap(({ line, text, index }): Cell[] | Cell => {
    const ends = [...text.matchAll(CLAUSE_END)].map((end) => end.index + 1);
    const from = ends.findLast((end) => end <= index) ?? 0;
    const piece = text.slice(
      from,
      ends.find((end) => end > index),
    );
    if (isListed(piece, lists)) return [];
    return { text: spelled(piece), line, column: from + piece.length - piece.trimStart().length + 1 };
  });
  return pieces.filter((piece, at) => pieces.findIndex((each) => isSame(each, piece)) === at);
}

/** "Run in order 12, 5, 3, 7": what has been said already. */
const isListed = (piece: string, lists: readonly (readonly string[])[]) =>
  lists.some((list) => list.length > 1 && list.join(" ") === (piece.match(NUMBER) ?? []).join(" "));

const inLine = (line: number, number: string) => `${line} ${number}`;
const blank = (text: string) => " ".repeat(text.length);
const isSame = (a: Cell, b: Cell) => a.line === b.line && a.column === b.column;

/** Names with a number, numbers and worth of exercises, how long it goes on, years. */
const NO_FACTS = new RegExp(
  String.raw`(?<![\p{Script=Latin}\d])\p{Lu}\p{Script=Latin}{0,5}[_-]?\d{1,4}(?!\d|\.\d)|${TITLED}|(?<=^|[.;?!。；\n]\s*)${NUMBERED}|\d{1,3}(?:\.5)?\s*(?:${MARK_WORDS}|M(?!\p{L}))|\[\d{1,3}\]|run\s?for\s*\d+|(?:19|20)\d\d(?!\d|\s*(?:ms|s|kb|mb|k|m)\b)`,
  "giu",
);
/** An exercise begins with its number in any language. */
const NUMBER_IN_FRONT = /^\W*(?:\p{L}+\s*)?\d+(?:\.\d+)?\s*[.:)](?!\d)/u;

/** Whether `line`, which was left out, has numbers other than those that say nothing; `count` jobs there are. */
export function saysNumbers(line: string, count: number): boolean {
  const bare = line.replace(NUMBER_IN_FRONT, " ").replaceAll(NO_FACTS, " ");
  return [
    ...bare.matchAll(
      /(?<number>\d+(?:\.\d+)?)(?<unit>\s*(?:[mu]s|seconds?|minutes?|milliseconds?|毫秒|微秒|秒)(?![\p{L}\d]))?/giu,
    ),
  ].some(
    // So many jobs there are, and not so many milliseconds.
    ({ groups }) =>
      Number(groups!["number"]) !== 0 && (groups!["unit"] !== undefined || Number(groups!["number"]) !== count),
  );
}
