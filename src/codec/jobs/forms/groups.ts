/**
 * Jobs in parentheses: arrival, burst, priority, weight, `A(0,4) B(2,2)`, with the name in front or inside, `(A, 0, 4)`,
 * or the notation of bursts, `A(0; 3,4,3; p2)`.
 */
import type { Problem } from "../../../model/problems.ts";
import { problem } from "../../problemList.ts";
import { spelled } from "../cleanText.ts";
import { short, type Grid } from "../grid.ts";
import { isNumeric, type Cell, type ColumnKind } from "../jobColumns.ts";
import { placesOf, type PlaceOf } from "../places.ts";

const GROUP = /(?<name>[^\s(),;|=:[\]{}]*)[^\S\n]{0,8}(?:[=:][^\S\n]{0,8})?\((?<inside>[^()\n]*)\)/g;
const BLANK = /^[\s,;/|:.&{}[\]\u3002]*$|^[\s,;]*(?:and|y|et|und|和|及|与)\s*$/i;
const KINDS: readonly ColumnKind[] = ["name", "arrival", "bursts", "priority", "weight"];

/** Jobs in other brackets, as programs have them, `[["P1", 0, 5], …]` and `{ {"P1", 0, 5}, … }`, in parentheses. */
function inParentheses(text: string): string {
  if (!/^(?:[^={(]*=)?\s*[[{]\s*[[{]/.test(text)) return text;
  return text.replaceAll(/[[{]([^[\]{}()\n]*\d[^[\]{}()\n]*)[\]}]/g, "($1)");
}

/** `jobs = [`, `struct process p[] = {`, `Process[] p = {`. */
const DECLARED = /^\s*(?:\w+(?:\[\d*\])?\s+){0,3}\w+\s*(?:\[\d*\]\s*)?=\s*[[{]/;

/** Does the text begin with a job in parentheses? A list of them may have a name: `jobs = [("A", 0, 4)]`. */
function isGroups(text: string): boolean {
  const begin = text.trimStart().replace(DECLARED, "").trimStart().replace(/^[[{]/, "").trimStart();
  return /^(?:[^\s(),;|:=]{1,40}[^\S\n]*[=:]?[^\S\n]*)?\(\s*(?:["']?[^\s()"',;]+["']?\s*[,;]\s*)?[+-]?\.?\d[^()\n]*[,;\s][^()\n]*\)/.test(
    begin,
  );
}

/** `new Process("P1", 0, 5)`. */
const withoutNew = (text: string) =>
  text.replaceAll(/(?<![\p{L}\d_])new(?=\s{1,8}\w{1,40}\()/gu, (word) => " ".repeat(word.length));

/** A job with its name in front and two numbers or more, `P1(0,4)`. */
const NAMED = /(?<![\p{L}\d])\p{L}{1,8}\d{0,3}[^\S\n]?\([^\S\n]*\d[\d.]*(?:[^\S\n]*,[^\S\n]*\d[\d.]*){1,3}[^\S\n]*\)/gu;

const blank = (words: string) => words.replaceAll(/[^\n]/g, " ");

/** `text` without the words in front of its jobs and behind them, where there are no numbers in those: "FCFS on P1(0,4), P2(1,5)." */
function betweenWords(text: string): { readonly text: string; readonly words: readonly [number, string][] } {
  const jobs = [...text.matchAll(NAMED)];
  const [first, last] = [jobs[0], jobs.at(-1)];
  if (!first || !last || jobs.length < 2) return { text, words: [] };
  const ends = [0, first.index, last.index + last[0].length, text.length] as const;
  const [front, between, behind] = [text.slice(0, ends[1]), text.slice(ends[1], ends[2]), text.slice(ends[2])];
  const isAlone = between.split(NAMED).every((gap) => BLANK.test(gap));
  if (!isAlone || /\d/.test(front) || /\d/.test(behind)) return { text, words: [] };
  return {
    text: blank(front) + between + blank(behind),
    words: (
      [
        [0, front],
        [ends[2], behind],
      ] as [number, string][]
    ).filter(([, words]) => /\p{L}/u.test(words)),
  };
}

export function readGroups(written: string): Grid | null {
  const whole = inParentheses(withoutNew(written));
  const { text, words } = isGroups(whole) ? { text: whole, words: [] } : betweenWords(whole);
  if (!isGroups(text)) return null;
  const placeOf = placesOf(text);
  const problems: Problem[] = [];
  const rows: Cell[][] = [];
  const report = (from: number, to: number) => {
    const between = text.slice(from, to);
    if (BLANK.test(between)) return;
    const start = from + between.length - between.trimStart().length;
    problems.push(problem("jobsLine", "", { ...placeOf(start), found: short(spelled(between)) }));
  };
  const groups = [...text.matchAll(GROUP)];
  // `Process("P1", 0, 5)`: what all are called is no name.
  const isCall = groups.length > 1 && new Set(groups.map(({ groups: parts }) => parts?.["name"])).size === 1;
  let end = DECLARED.exec(text)?.[0].length ?? 0;
  for (const match of groups) {
    const { name: called = "", inside = "" } = match.groups ?? {};
    const name = isCall && /^\s*["'\p{L}]/u.test(inside) ? "" : called;
    report(end, match.index);
    end = match.index + match[0].length;
    const isNotation = inside.includes(";");
    const all = partsOf(inside, end - 1 - inside.length, placeOf);
    const [first] = all;
    const hasNameInside = name === "" && first !== undefined && !isNumeric(first.text);
    const parts = hasNameInside ? all.slice(1) : all;
    const most = isNotation ? 3 : 4;
    if (parts.length < 2 || parts.length > most)
      problems.push(problem("jobsParts", "", { ...placeOf(match.index), found: short(match[0]), count: parts.length }));
    const [arrival, bursts, priority, ...rest] = parts.slice(0, most);
    const bare = priority && { ...priority, text: priority.text.replace(/^p\s*(?=\d)/i, "") };
    const named = hasNameInside
      ? { ...first, text: first.text.replaceAll(/^["']|["']$/g, "") }
      : { text: spelled(name), ...placeOf(match.index) };
    const cells = [named, arrival, bursts, bare, ...rest];
    rows.push(cells.filter((cell) => cell !== undefined));
  }
  report(end, text.length);
  const strays = words.flatMap(([start, said]) =>
    [...said.matchAll(/[^\n]*\p{L}[^\n]*/gu)].map(({ index, 0: line }): Cell => ({
      text: spelled(line),
      ...placeOf(start + index),
    })),
  );
  return { form: "groups", separator: "", heads: null, rows, kinds: KINDS, strays, problems };
}

function partsOf(inside: string, start: number, placeOf: PlaceOf): Cell[] {
  const separator = inside.includes(";") ? ";" : inside.includes(",") ? "," : /\s+/;
  let at = 0;
  return inside.trim() === ""
    ? []
    : inside.split(separator).flatMap((raw) => {
        const text = raw.trim();
        const found = inside.indexOf(text, at);
        at = found + text.length;
        return text === "" && separator instanceof RegExp ? [] : [{ text: spelled(text), ...placeOf(start + found) }];
      });
}
