/**
 * Jobs one behind the other in a line, each a name with as many numbers as the others:
 *
 *   P1: 24, P2: 3, P3: 3        P1 = 24 ms; P2 = 3 ms        A 0 3 B 2 6 C 4 4        A: 0,3; B: 2,6
 *
 * Words in front can say what the numbers are, `Jobs (arrival, burst): P0 0 5, P1 1 3`; other words around them are left
 * out, as long as no number is lost with them.
 */
import { spelled } from "../cleanText.ts";
import type { Grid } from "../grid.ts";
import { labelOf, labelsIn, type Cell, type Label } from "../jobColumns.ts";
import { placesOf, type PlaceOf } from "../places.ts";
import { shapeOf } from "../tabular.ts";

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:\uE000*\p{L}{1,12})?`;
const JOB = new RegExp(
  String.raw`(?<![\p{L}\d_\uE000])(?<name>"?\p{L}[\p{L}\d_\uE000]{0,19}"?)(?![\p{L}\d_\uE000])[ ]{0,4}(?:[:=(,]|->)?[ ]{0,4}(?<numbers>${NUMBER}(?:[ ]?[ ,][ ]?${NUMBER}){0,3})[ ]?\)?`,
  "giu",
);
const BETWEEN = /^[\s,;|/.{}]*(?:(?:and|y|et|und)\s|[和及与])?[\s{}]*$/i;
/** What all jobs are called stands in front of a name, `Job A`, or at once in Chinese, `进程A`. */
const NOUN_BEFORE = /(?:^|[^\p{L}\d_])(?<noun>\p{L}{1,20})\s{1,4}$/u;
const NOUN_IN_NAME = /^\p{Script=Han}{1,4}(?=[A-Za-z])/u;

interface Job {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Cell[];
}

/** Jobs of which words in front say what their numbers are. */
export const readInRowWithHeads = (text: string): Grid | null => readRow(text, true);

/** Jobs of which nothing says what their numbers are. */
export const readInRow = (text: string): Grid | null => readRow(text, false);

function readRow(text: string, hasHeads: boolean): Grid | null {
  if (text.length > LONGEST) return null;
  const placeOf = placesOf(text);
  const jobs = theRow(text, jobsIn(text, placeOf));
  if (!jobs) return null;
  const rows = jobs.map(({ cells }) => cells);
  const names = rows.map(([name]) => name!.text);
  if (new Set(names).size < rows.length) return null;
  const [from, to] = [withoutNoun(text, jobs[0]!.start), jobs.at(-1)!.end];
  // A job a line is what other forms read, and better.
  const lines = text.slice(from, to).split("\n");
  if (rows.length <= lines.filter((line) => line.trim() !== "").length) return null;
  const outside = [text.slice(0, from), text.slice(to)];
  const areTogether = outside.some((part) => TOGETHER.test(part));
  const around = outside.map((part) => part.replace(TOGETHER, " "));
  if (around.some((part) => losesNumber(part, rows.length))) return null;
  const isAlone = around.every((part) => BETWEEN.test(part));
  const numbers = rows[0]!.length - 1;
  const heads = headsIn(around[0]!, numbers);
  if (heads === null || hasHeads !== heads.length > 0 || saysColumns(around[1]!)) return null;
  if (!isAlone) {
    // Words among words are names only where they look like names, and all alike.
    if (new Set(names.map(shapeOf)).size > 1 || !/^(?:.*\d|[A-Z])$/.test(names[0]!)) return null;
    const isPriority = around.some((part) => labelsAround(part).some(({ kind }) => kind === "priority"));
    if (heads.length === 0 && numbers < (isPriority ? 3 : areTogether ? 1 : 2)) return null;
  }
  const cellOf = ({ start, text: written }: { start: number; text: string }): Cell => ({
    text: spelled(written),
    ...placeOf(start),
  });
  const strays = [...(heads.length > 0 ? [] : piecesOf(text, 0, from)), ...piecesOf(text, to, text.length)].map(cellOf);
  const name: Cell = { text: "", ...placeOf(from) };
  return {
    form: "groups",
    separator: "",
    heads: heads.length > 0 ? [name, ...heads.map(cellOf)] : null,
    rows,
    strays,
    problems: [],
    ...(heads.length > 0 && { kinds: ["name" as const, ...heads.map(({ kind }) => kind)] }),
  };
}

/** All arrive at the same time, so that a number alone is the length of a job. */
const TOGETHER =
  /(?<!\p{L})arriv\p{L}*[^.\d\n]{0,30}(?:0(?!\.?\d)|(?:together|simultaneously|at (?:about )?the same time))|(?:同时|几乎同时)(?:到达|提交|进入|就绪)|(?:时刻|时间)\s*0\s*(?:时刻)?(?:同时)?(?:到达|提交)/iu;

/** Every name with numbers. */
function jobsIn(text: string, placeOf: PlaceOf): Job[] {
  return [...text.matchAll(JOB)].flatMap((match) => {
    const { name: written = "", numbers = "" } = match.groups ?? {};
    const noun = NOUN_IN_NAME.exec(written)?.[0] ?? "";
    const name = labelOf(noun) === "name" ? written.slice(noun.length) : written;
    if (labelOf(spelled(name)) !== null) return [];
    const begin = match.index + written.length - name.length;
    const start = match.index + match[0].indexOf(numbers, written.length);
    const cells = [...numbers.matchAll(new RegExp(NUMBER, "giu"))].map(({ index, 0: number }): Cell => ({
      text: spelled(number),
      ...placeOf(start + index),
    }));
    const first: Cell = { text: spelled(name).replaceAll('"', ""), ...placeOf(begin) };
    return [{ start: match.index, end: match.index + match[0].length, cells: [first, ...cells] }];
  });
}

/** The only jobs with equally many numbers that stand one behind the other; null without any, or with several such rows. */
function theRow(text: string, jobs: readonly Job[]): readonly Job[] | null {
  const all: Job[][] = [];
  for (const job of jobs) {
    const last = all.at(-1)?.at(-1);
    const isNext =
      last?.cells.length === job.cells.length && BETWEEN.test(text.slice(last.end, withoutNoun(text, job.start)));
    if (isNext) all.at(-1)!.push(job);
    else all.push([job]);
  }
  const rows = all.filter(({ length }) => length > 1);
  return rows.length === 1 ? rows[0]! : null;
}

/** Where a job begins whose name begins at `start`, with what it is called in front of it. */
function withoutNoun(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - LONGEST_NOUN), start);
  const noun = NOUN_BEFORE.exec(before)?.groups?.["noun"];
  return noun && labelOf(noun) === "name" ? start - before.length + before.lastIndexOf(noun) : start;
}

/** A number is lost that does not say how many jobs there are: `3 processes`. */
function losesNumber(part: string, count: number): boolean {
  return /\d/.test(
    part.replaceAll(new RegExp(String.raw`(?<![\p{Script=Latin}\d.])${count}\s?(?:个|\p{L}{3,})`, "gu"), " "),
  );
}

const isTime = ({ kind }: Label) => kind === "arrival" || kind === "bursts";
const labelsAround = (part: string, isHeads = false) =>
  labelsIn(part, isHeads).filter(({ kind }) => kind !== "name" && kind !== "result");

/** The labels in front that say what the numbers are; none where they say nothing, null where they say something else. */
function headsIn(front: string, numbers: number): readonly Label[] | null {
  const labels = labelsAround(front, true);
  const heads = labels.slice(-numbers);
  const kinds = new Set(heads.map(({ kind }) => kind));
  const isRight =
    heads.length === numbers &&
    kinds.size === numbers &&
    kinds.has("bursts") &&
    !labels.slice(0, -numbers).some(isTime);
  if (isRight && (numbers > 1 || saysColumns(front))) return heads;
  return saysColumns(front) ? null : [];
}

/** Names of times; verbs such as `Compute`, which can be heads as well, are none. */
const saysColumns = (part: string) => labelsAround(part).some(isTime);

/** The lines between two places, with words or numbers in them. */
function piecesOf(text: string, from: number, to: number): { start: number; text: string }[] {
  return [...text.slice(from, to).matchAll(/[^\n]*[\p{L}\p{N}][^\n]*/gu)].map(({ index, 0: line }) => {
    const begin = line.search(/[\p{L}\p{N}]/u);
    return { start: from + index + begin, text: line.slice(begin).trim() };
  });
}

const LONGEST = 4000;
const LONGEST_NOUN = 30;
