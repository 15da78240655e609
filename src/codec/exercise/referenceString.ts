/**
 * A string of page references as exercises print it, with the frames it is for: "7 0 1 2 0 3 with 3 frames", letters as
 * pages too, `页面引用串：7，0，1；3 个页框`. Pages that are not numbers are numbered in the order of their names.
 */
import type { Problem } from "../../model/problems.ts";
import { cleanText, spelled } from "../jobs/cleanText.ts";
import { short } from "../jobs/grid.ts";
import { placesOf } from "../jobs/places.ts";
import { MOST, RANGES } from "../limits.ts";
import { problem } from "../problemList.ts";

export interface ReferenceString {
  /** The pages in the order of their references. */
  readonly pages: readonly number[];
  /** Names of pages by number, where they are not numbers; empty otherwise. */
  readonly names: readonly string[];
  /** Null where the text does not say how many. */
  readonly frames: number | null;
  /** The replacement policy that is named; null where none is, or several are. */
  readonly policy: string | null;
  /** The digits stood together without a sign between them. */
  readonly isUnseparated: boolean;
  /** What is neither a page nor understood. */
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

const WORDS: readonly string[] = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
];
const HAN_DIGITS = "零一二三四五六七八九十";
const COUNT = String.raw`(?:\d{1,7}|${WORDS.join("|")}|[${HAN_DIGITS}两])`;
const FRAME = String.raw`(?:(?:page|memory|physical)?[\s-]*(?:frames?|slots?)|marcos?|cadres?|rahmen|kacheln?|seitenrahmen)`;
const HAN_FRAME = String.raw`(?:物理|内存|主存|存储)?(?:页框|页帧|物理块|内存块|存储块|块|帧)`;
const FRAMES = [
  new RegExp(String.raw`(?<![\p{L}\d])(?<count>${COUNT})[\s-]*(?:empty |free |available )?${FRAME}(?!\p{L})`, "iu"),
  new RegExp(
    String.raw`(?<!\p{L})(?:number of )?(?:page |memory )?frames?\s*(?:[:=]|is|are)?\s*(?<count>${COUNT})(?![\d\p{L}])`,
    "iu",
  ),
  new RegExp(String.raw`(?<count>${COUNT})\s*个?(?:空闲|可用)?(?:的)?${HAN_FRAME}`, "u"),
  new RegExp(String.raw`${HAN_FRAME}(?:数目|数量|数|个数)?\s*(?:[:=]|为|是)?\s*(?<count>${COUNT})`, "u"),
];
const LABEL =
  /(?:page[\s-]*)?reference[\s-]*(?:string|sequence)s?|page (?:references?|requests?|accesses|sequence|string)|(?:页面)?(?:引用|访问|走向)(?:串|序列|次序|顺序)|页面走向|页面引用串|页面号序列|cadena de referencias?|cha[iî]ne de r[eé]f[eé]rences?|referenz(?:folge|kette|string)|seitenfolge/iu;
/** Replacement policies by their names. */
const POLICIES: readonly (readonly [string, RegExp])[] = [
  ["clock", /\bclock\b|second[\s-]chance|时钟|二次机会/giu],
  ["opt", /\bopt(?:imal)?\b|\bbelady'?s?(?: optimal)?\b|\bmin\b|最佳置换|最优/giu],
  ["lru", /\blru\b|least[\s-]recently[\s-]used|最近最[少久]未?使用/giu],
  ["2q", /\b2q\b/giu],
  ["fifo", /\bfifo\b|first[\s-]in,?[\s-]first[\s-]out|先进先出/giu],
];
/** Pages with what separates them. */
const PAGE = String.raw`(?:\d{1,7}|[A-Za-z](?![A-Za-z])\d{0,3})`;
const GAP = String.raw`(?:\s*(?:[,;、/|.]|->|\u2192|-)\s*|\s+|\s*,?\s+(?:and|y|et|und)\s+|[和及])`;
const SEQUENCE = new RegExp(`(?<![A-Za-z\\d])${PAGE}(?:${GAP}${PAGE}(?![A-Za-z\\d]))+`, "gi");
const UNSEPARATED = /(?<!\d)\d{8,}(?!\d)/;
/** So many bare numbers in a line are pages; fewer can as well be a job. */
const FEWEST_BARE = 5;

/** The reference string in `text`; null where it has none. Never throws. */
export function readReferences(text: string): ReferenceString | null {
  if (text.length > MOST.notationCharacters) return null;
  const source = cleanText(text);
  const label = LABEL.exec(source);
  const frames = FRAMES.map((pattern) => pattern.exec(source)).find((found) => found !== null) ?? null;
  const { policy, rest: unnamed } = policyIn(source);
  const rest = frames ? cut(unnamed, frames.index, frames[0].length) : unnamed;
  const from = label ? label.index + label[0].length : 0;
  const found = sequenceIn(rest, from) ?? (label ? sequenceIn(rest, 0) : null);
  if (!found) return null;
  const isAlone = /^[\s.:=,;()[\]{}Rr]*$/.test(cut(rest, found.index, found.text.length));
  const isBare =
    isAlone && !found.text.includes("\n") && found.pages.length >= FEWEST_BARE && areOfOneKind(found.pages);
  if (!label && !frames && !isBare) return null;
  const beside = label ? cut(rest, label.index, label[0].length) : rest;
  return referencesOf(
    source,
    found,
    countOf(frames?.groups?.["count"]),
    policy,
    cut(beside, found.index, found.text.length),
  );
}

interface Sequence {
  readonly index: number;
  readonly text: string;
  readonly pages: readonly string[];
  readonly isUnseparated: boolean;
}

/** The longest sequence of pages in `text` from `from` on. */
function sequenceIn(text: string, from: number): Sequence | null {
  const sequences = [...text.matchAll(SEQUENCE)]
    .filter(({ index }) => index >= from)
    .map(({ index, 0: written }): Sequence => ({
      index,
      text: written,
      pages: pagesIn(written),
      isUnseparated: false,
    }));
  // `R` in front is the operation of a program.
  const longest = sequences.toSorted((a, b) => b.pages.length - a.pages.length)[0];
  const digits = UNSEPARATED.exec(text.slice(from));
  if (digits && digits[0].length > (longest?.pages.length ?? 0))
    return { index: from + digits.index, text: digits[0], pages: [...digits[0]], isUnseparated: true };
  return longest ? withoutOperation(longest) : null;
}

function pagesIn(written: string): string[] {
  return (written.match(new RegExp(`(?<![A-Za-z\\d])${PAGE}(?![A-Za-z\\d])`, "gi")) ?? []).map((page) => spelled(page));
}

function withoutOperation(sequence: Sequence): Sequence {
  const [first = "", second = "", ...rest] = sequence.pages;
  const isOperation = first === "R" && (/^\d/.test(second) || !rest.includes("R"));
  return isOperation && rest.length > 0 ? { ...sequence, pages: [second, ...rest] } : sequence;
}

const areOfOneKind = (pages: readonly string[]) =>
  pages.every((page) => /^\d/.test(page)) || pages.every((page) => /^[A-Z]$/i.test(page));

function policyIn(text: string): { readonly policy: string | null; readonly rest: string } {
  let rest = text;
  const named: string[] = [];
  for (const [policy, pattern] of POLICIES) {
    const without = rest.replaceAll(pattern, (found) => " ".repeat(found.length));
    if (without !== rest) named.push(policy);
    rest = without;
  }
  return { policy: named.length === 1 ? (named[0] ?? null) : null, rest };
}

function countOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const word = WORDS.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  const han = text === "两" ? 2 : HAN_DIGITS.indexOf(text);
  return han >= 0 ? han : Number(text);
}

const cut = (text: string, from: number, length: number) =>
  text.slice(0, from) + text.slice(from, from + length).replaceAll(/[^\n]/g, " ") + text.slice(from + length);

function referencesOf(
  source: string,
  { pages, index, isUnseparated }: Sequence,
  frames: number | null,
  policy: string | null,
  beside: string,
): ReferenceString {
  const place = placesOf(source)(index);
  const problems: Problem[] = [];
  const areNumbers = pages.every((page) => /^\d+$/.test(page));
  const names = areNumbers ? [] : [...new Set(pages)].toSorted(byName);
  const numbers = pages.map((page) => (areNumbers ? Number(page) : names.indexOf(page)));
  const tooLarge = numbers.find((page) => page > RANGES.page.max);
  if (tooLarge !== undefined)
    problems.push(problem("referencesPage", "", { ...place, found: tooLarge, max: RANGES.page.max }));
  if (pages.length > MOST.programOps)
    problems.push(problem("listTooLong", "", { found: pages.length, min: 1, max: MOST.programOps }));
  if (frames !== null && (frames < RANGES.frames.min || frames > RANGES.frames.max))
    problems.push(problem("referencesFrames", "", { found: frames, min: RANGES.frames.min, max: RANGES.frames.max }));
  // Only numbers matter: what an exercise says in words is not lost.
  const leftOut = beside
    .split("\n")
    .map(spelled)
    .filter((line) => /\d/.test(line))
    .map(short);
  return { pages: numbers, names, frames, policy, isUnseparated, leftOut, problems };
}

function byName(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
