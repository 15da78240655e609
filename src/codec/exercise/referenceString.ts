/**
 * A string of page references as exercises print it, with the frames it is for: "7 0 1 2 0 3 with 3 frames", letters as
 * pages too, `页面引用串：7，0，1；3 个页框`. Pages that are not numbers are numbered in the order of their names.
 */
import type { Problem } from "../../model/problems.ts";
import { cleanText, spelled, withSingleBlanks, withoutKeyQuotes } from "../jobs/cleanText.ts";
import { short } from "../jobs/grid.ts";
import { withoutOptions } from "../jobs/answerOptions.ts";
import { saysNumbers } from "../jobs/leftOver.ts";
import { placesOf } from "../jobs/places.ts";
import { MOST, RANGES } from "../limits.ts";
import { problem } from "../problemList.ts";
import { cut, framesIn, type FrameCount } from "./frameCount.ts";
import { withPagesOfAddresses, type ReadAddresses } from "./addresses.ts";
import { replacementIn, type NamedReplacement, type Ties } from "./namedReplacement.ts";

export interface ReferenceString {
  /** The pages in the order of their references. */
  readonly pages: readonly number[];
  /** Names of pages by number, where they are not numbers; empty otherwise. */
  readonly names: readonly string[];
  /** Null where the text does not say how many, or names several. */
  readonly frames: number | null;
  /** All numbers of frames that the text names. */
  readonly frameCounts: readonly number[];
  /** Bytes of a page by which addresses became pages; null where the text has pages. */
  readonly pageSize: number | null;
  /** Nothing but their sizes says that they were addresses. */
  readonly areAddressesGuessed: boolean;
  /** The replacement policy that is named; null where none is, or several are. */
  readonly policy: string | null;
  /** All that are named, in the order of the text. */
  readonly policies: readonly string[];
  /** After how many references bits are cleared; null where nothing is said. */
  readonly clearEvery: number | null;
  /** Who leaves of several pages that are alike; null where nothing is said. */
  readonly ties: Ties | null;
  /** The digits stood together without a sign between them. */
  readonly isUnseparated: boolean;
  /** What is neither a page nor understood. */
  readonly leftOut: readonly string[];
  /** Something of that can change the answer. */
  readonly hasOtherRules: boolean;
  readonly problems: readonly Problem[];
}

const LABEL =
  /(?:page[\s-]*)?reference[\s-]*(?:string|sequence)s?|page (?:references?|requests?|accesses|sequence|string|numbers?)|(?<!\p{L})pages?[ ]*[:=]|(?:页面)?(?:引用|访问|走向)(?:串|序列|次序|顺序)|页面走向|页面引用串|页面号序列|cadena de referencias?|cha[iî]ne de r[eé]f[eé]rences?|suite de r[eé]f[eé]rences?|(?<!\p{L})references?(?=[ ]*[:=])|referenz(?:folge|kette|string)|seitenfolge|sequ[eê]ncia de refer[eê]ncias?|stringa di riferimenti|(?:строка|последовательность) (?:обращений|ссылок)(?: к страницам)?|(?:ページ)?参照(?:列|ストリング|系列)|頁面(?:參考|引用|存取)?(?:串|序列|字串)|(?:페이지 {0,2})?참조 {0,2}(?:문자열|열|스트링|순서)/iu;
/** Pages with what separates them. */
const PAGE = String.raw`(?:\d{1,7}|[A-Za-z](?![A-Za-z])\d{0,3})`;
const GAP = String.raw`(?:\s*(?:[,;、/|.]|->|\u2192|-)\s*|\s+|\s*,?\s+(?:and|y|et|und)\s+|[和及])`;
const SEQUENCE = new RegExp(`(?<![A-Za-z\\d])${PAGE}(?:${GAP}${PAGE}(?![A-Za-z\\d]))+`, "gi");
const UNSEPARATED = /(?<!\d)\d{8,}(?!\d)/;
/** So many bare numbers in a line are pages; fewer can as well be a job. */
const FEWEST_BARE = 5;

/** Of addresses without a word that says so. */
const FEWEST_ADDRESSES = 3;

/** The reference string in `text`; null where it has none. Never throws. */
export function readReferences(text: string): ReferenceString | null {
  if (text.length > MOST.notationCharacters) return null;
  const { text: source, cells: options } = withoutOptions(cleanText(withoutKeyQuotes(text)));
  const label = LABEL.exec(source);
  const frames = framesIn(source);
  const addresses = withPagesOfAddresses(frames.rest);
  const replacement = replacementIn(addresses.text);
  const { rest } = replacement;
  const from = label ? label.index + label[0].length : 0;
  const isNamed = label !== null || frames.isNamed;
  const found = sequenceIn(rest, from, isNamed) ?? (label ? sequenceIn(rest, 0, true) : null);
  if (!found) return null;
  const isAlone = /^[\s.:=,;()[\]{}Rr]*$/.test(cut(rest, found.index, found.text.length));
  const isBare =
    isAlone && !found.text.includes("\n") && found.pages.length >= FEWEST_BARE && areOfOneKind(found.pages);
  if (!isNamed && !isBare && addresses.pageSize === null) return null;
  if (hasHeads(found, source)) return null;
  if (!label && (isTable(found) || (!isBare && !areOfOneKind(found.pages)))) return null;
  if (!label && !isBare && !frames.isNamed && found.pages.length < FEWEST_ADDRESSES) return null;
  const beside = label ? cut(rest, label.index, label[0].length) : rest;
  const others = cut(beside, found.index, found.text.length);
  return referencesOf(source, found, { frames, replacement, addresses, options }, others);
}

interface Sequence {
  readonly index: number;
  readonly text: string;
  readonly pages: readonly string[];
  readonly isUnseparated: boolean;
}

/** The longest sequence of pages in `text` from `from` on. */
function sequenceIn(text: string, from: number, isNamed: boolean): Sequence | null {
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
  const letters = isNamed && (longest?.pages.length ?? 0) < FEWEST_BARE ? TOGETHER.exec(text) : null;
  if (letters) return { index: letters.index, text: letters[0], pages: [...letters[0]], isUnseparated: true };
  return longest ? withoutWords(withoutOperation(longest), text) : null;
}

/** Letters without a sign between them, at the beginning: `abcdabe with 3 frames`. */
const TOGETHER = /(?<=^\s*)(?:[a-h]{5,}|[A-H]{5,})(?!\p{L})/u;

/** `7 0 3 and a memory`, `w = 7 0 3, m = 3`: a letter at either end that begins a word or names something is no page. */
function withoutWords(sequence: Sequence, text: string): Sequence {
  const { pages, index } = sequence;
  const numbers = pages.filter((page) => /^\d/.test(page)).length;
  if (numbers === 0 || numbers === pages.length) return sequence;
  const behind = text.slice(index + sequence.text.length);
  const isWord = /^\d/.test(pages.at(-1) ?? "1") ? false : /^\s*=|^\s+\p{L}{2,}/u.test(behind);
  const kept = isWord ? pages.slice(0, -1) : pages;
  return { ...sequence, pages: kept };
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

/** Below a line of as many words as the rows have numbers stands a table: frames with their bits, not a string in rows. */
function hasHeads({ text, index }: Sequence, source: string): boolean {
  const widths = new Set(
    text
      .trimEnd()
      .split("\n")
      .map((row) => row.match(/[^\s,;|]+/g)?.length ?? 0),
  );
  const above = source.slice(0, index).trimEnd().split("\n").at(-1) ?? "";
  const words = above.match(/[^\s,;|]+/g) ?? [];
  const isAbove = source
    .slice(0, index)
    .replaceAll(/[^\S\n|]/g, "")
    .endsWith("\n");
  const isOne = text.includes("\n") && widths.size === 1 && isAbove;
  return isOne && words.length > 1 && widths.has(words.length) && !/[\d:]/.test(above) && !LABEL.test(above);
}

/** Rows of several columns, which stand below each other: nothing says that they are pages. */
function isTable({ text, pages }: Sequence): boolean {
  const rows = text.split("\n").map((row) => row.match(/[^\s,;|]+/g)?.length ?? 0);
  const widths = new Set(rows.slice(1));
  return rows.length > 2 && widths.size === 1 && !widths.has(1) && (rows.length > 3 || !areOfOneKind(pages));
}

function referencesOf(
  source: string,
  { pages, index, isUnseparated }: Sequence,
  {
    frames: { count: frames, counts: frameCounts },
    replacement,
    addresses,
    options,
  }: {
    frames: FrameCount;
    replacement: NamedReplacement;
    addresses: ReadAddresses;
    options: readonly { readonly text: string }[];
  },
  beside: string,
): ReferenceString {
  const place = placesOf(source)(index);
  const problems: Problem[] = addresses.isSizeMissing ? [problem("referencesPageSize", "", { ...place })] : [];
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
  // What an exercise asks in words is not lost: only numbers matter, and words for what is done with the pages.
  const others = beside
    .split("\n")
    .map((line) => withSingleBlanks(spelled(line)))
    .filter(
      (line) =>
        !isCountingRow(line) &&
        (/\d/.test(line) || statesRule(line) || (replacement.policies.length === 0 && OF_POLICIES.test(line))),
    );
  const hasOtherRules =
    (replacement.policies.length === 0 && others.some((line) => OF_POLICIES.test(line))) ||
    others.some((line) => statesRule(line) || saysNumbers(line, pages.length));
  const leftOut = [...others, ...options.map((option) => option.text)].map(short);
  const { pageSize, areGuessed: areAddressesGuessed } = addresses;
  const { policy, policies, clearEvery, ties } = replacement;
  return {
    pages: numbers,
    names,
    frames,
    frameCounts,
    pageSize,
    areAddressesGuessed,
    policy,
    policies,
    clearEvery,
    ties,
    isUnseparated,
    leftOut,
    hasOtherRules,
    problems,
  };
}

/** A replacement policy that is not known here may be meant. */
const OF_POLICIES =
  /(?<!\p{L})(?:[Aa]lgorithms?|[Pp]olic(?:y|ies)|[Rr]eplacement|[Vv]erfahren|[Ss]trategie|[Aa]lgoritmos?|[Aa]lgorithme|[Rr]eempla[zc]o)(?!\p{L})|置换|淘汰|替换|アルゴリズム|알고리즘|алгоритм|(?<![\p{L}\d])(?!CPU|GATE|RAM|TLB|NPTEL)[A-Z]{3,6}(?![\p{L}\d])/u;

/** The numbers of the references above them. */
function isCountingRow(line: string): boolean {
  const numbers = line.match(/\d+/g) ?? [];
  const isCounting = numbers.length > 2 && numbers.every((number, at) => Number(number) === Number(numbers[0]) + at);
  return (
    isCounting &&
    Number(numbers[0]) <= 1 &&
    /^[\s|]*(?:time|t|step|zeit|schritt|temps|tiempo|时刻|时间|次序|序号)?[\s:=|\d,;]*$/iu.test(line)
  );
}

/** Of equals one leaves by a rule that is not read. */
const OF_EQUALS = /(?<![A-Za-z])tie(?:s|[- ]break\p{L}*)?(?![A-Za-z])|(?:次数|频率|计数)(?:相同|相等)/iu;

/** Frames that are empty at first are as usual. */
const EMPTY_AT_FIRST =
  /(?:initially|at first|at the beginning|to start with)[^.;\n]{0,30}(?:empty|free)|(?:empty|free)[^.;\n]{0,20}(?:initially|at first|at the beginning|to start with)|(?:最初|初始|开始)[^。;\n]{0,16}空|(?:anfangs|zu beginn)[^.\n]{0,20}leer|initialement[^.\n]{0,10}vides?|inicialmente[^.\n]{0,10}vac[ií]os?/giu;
/** The string goes on otherwise than it stands there, or frames, pages and their owners follow other rules. */
const OTHER_RULE =
  /(?<!\p{Script=Latin})(?:repeat(?:s|ed|ing)?(?:ly)?|loops?|wiederhol\p{L}*|r[ée]p[eé]t\p{L}*|repit\p{L}*|initially|at first|already|locked|pinned|wired|interleav\p{L}*|alternat\p{L}*|pre-?fetch\p{L}*|pre-?pag\p{L}*|working[ -]sets?|fault[ -]frequency|reserved|occupied|dedicated|approximat\p{L}*|additional reference|(?:use|referenced?|access(?:ed)?)[- ]bits?(?= (?:(?:is|are|starts?|being) )?(?:set|initial\p{L}*|0|1|zero|one|off|on|cleared|loaded))|through|anfangs|initialement|inicialmente)(?!\p{Script=Latin})|\.{2,}|\u2026|\)\s*[\^*]|重复|循环|交替|已(?:有|经|装入|调入|在内存)|最初|初始|预取|预调|工作集|缺页频率|保留|占用|(?:访问|使用|引用)位/iu;
const statesRule = (line: string) => OF_EQUALS.test(line) || OTHER_RULE.test(line.replaceAll(EMPTY_AT_FIRST, " "));

function byName(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
