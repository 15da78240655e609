/**
 * Jobs as rows: one line a job, with or without a line of heads, cells separated by tabs, bars (Markdown), commas or
 * semicolons (CSV, with quotes), or blanks.
 *
 *   Process  Arrival  Burst        name,arrival,burst       | P | AT | BT |       P1 0 4 2
 *   P1       0        4            "P1",0,"3,4,3"           | 1 | 0  | 4  |       P2 1 3 1
 */
import { dsvFormat } from "d3";
import type { Problem } from "../../model/problems.ts";
import {
  isNumeric,
  JOB_COLUMNS,
  labelOf,
  labelsIn,
  type Cell,
  type JobColumn,
  type LabelKind,
  type SheetRow,
} from "./jobColumns.ts";
import { problem } from "../problemList.ts";

/** A line of the text, numbered from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

export interface Rows {
  readonly rows: readonly SheetRow[];
  readonly problems: readonly Problem[];
  /** Heads of columns that are not needed: figures the simulation finds by itself. */
  readonly leftOut: readonly string[];
}

type Delimiter = "|" | "\t" | ";" | "," | "blank";
type ColumnKind = LabelKind | "unknown";

/** Rows between two bars, such as `|---|:-:|` and `+----+----+`. */
const RULE = /^[\s|:+=-]*$/;
const NOTHING = /^[-\u2013\u2014/]+$/;

export function isRule(line: string): boolean {
  return RULE.test(line);
}

/** Where the line of heads stands among `lines`; -1 when there is none. */
export function headAt(lines: readonly Line[]): number {
  return lines.findIndex(({ text }) => {
    const delimiter = delimiterOf(text);
    const kinds =
      delimiter === "blank" ? labelsIn(text).map(({ kind }) => kind) : cellsOf(text, delimiter).map(labelOf);
    const known = kinds.filter((kind) => kind !== null);
    const rest = delimiter === "blank" ? withoutLabels(text) : "";
    // Prose can name the columns as well, but it has more other words than names of columns.
    const others = delimiter === "blank" ? (rest.match(/[^\s:]+/g)?.length ?? 0) : kinds.length - known.length;
    return known.length >= 2 && known.some(isTime) && others <= known.length && !hasNumber(text, delimiter, rest);
  });
}

const isTime = (kind: LabelKind | null) => kind === "arrival" || kind === "bursts";

function hasNumber(text: string, delimiter: Delimiter, rest: string): boolean {
  return delimiter === "blank" ? /\d/.test(rest) : cellsOf(text, delimiter).some(isNumeric);
}

function withoutLabels(text: string): string {
  const labels = labelsIn(text);
  const starts = [0, ...labels.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, labels[index]?.start)).join(" ");
}

function delimiterOf(text: string): Delimiter {
  return (["|", "\t", ";", ","] as const).find((sign) => text.includes(sign)) ?? "blank";
}

/** The rows below the line of heads. */
export function rowsBelow(head: Line, lines: readonly Line[]): Rows {
  const delimiter = delimiterOf(head.text);
  const heads = delimiter === "blank" ? blankHeads(head) : placed(cellsOf(head.text, delimiter), head);
  const problems: Problem[] = [];
  const leftOut: string[] = [];
  const seen = new Set<ColumnKind>();
  const kinds = heads.map((cell, index): ColumnKind => {
    const place = { line: cell.line, column: cell.column, found: cell.text };
    const kind = labelOf(cell.text) ?? (index === 0 && cell.text === "" ? "name" : "unknown");
    if (kind === "unknown" && cell.text !== "") problems.push(problem("jobsColumn", "", place));
    if (kind === "result") leftOut.push(cell.text);
    // Several bursts stand for one job that waits between them; anything else can be given once.
    if (kind !== "bursts" && kind !== "io" && kind !== "unknown" && kind !== "result" && seen.has(kind))
      problems.push(problem("jobsColumnTwice", "", place));
    seen.add(kind);
    return kind;
  });
  if (!seen.has("bursts"))
    problems.push(problem("jobsNoBursts", "", { line: head.number, column: 1, found: head.text.trim() }));
  const rows = lines.flatMap((line) => {
    const cells = readLine(line, delimiter, problems);
    return cells.length === 0 ? [] : [rowOf(cells, withNames(kinds, cells), problems)];
  });
  return { rows, problems, leftOut };
}

function blankHeads({ text, number }: Line): Cell[] {
  const labels = labelsIn(text);
  const found = labels.map(({ start, end }) => ({ text: text.slice(start, end), line: number, column: start + 1 }));
  // A word that touches a label belongs to it; the others are columns of their own.
  const words = [...text.matchAll(/[^\s:]+/g)].filter(
    ({ index, 0: word }) => !labels.some(({ start, end }) => index < end && start < index + word.length),
  );
  const others = words.map(({ index, 0: word }) => ({ text: word, line: number, column: index + 1 }));
  return [...found, ...others].toSorted((a, b) => a.column - b.column);
}

/** `kinds` for a row that has one cell more because its first one is a name that has no head. */
function withNames(kinds: readonly ColumnKind[], cells: readonly Cell[]): readonly ColumnKind[] {
  const hasName = cells.length === kinds.length + 1 && !kinds.includes("name");
  return hasName ? ["name", ...kinds] : kinds;
}

/** The rows of a text without heads: `P1 0 4 2`, or only numbers. Lines that are no jobs are reported. */
export function plainRows(lines: readonly Line[]): Rows {
  const problems: Problem[] = [];
  const delimiter = plainDelimiter(lines);
  const read = lines.map((line) => ({ line, cells: readLine(line, delimiter, problems) }));
  const jobs = read.filter(({ cells }) => isJob(cells));
  const isNamed = jobs.some(({ cells }) => !isNumeric(cells[0]?.text ?? ""));
  const length = Math.max(0, ...jobs.map(({ cells }) => cells.length));
  const kinds = plainKinds(isNamed, length);
  const rows = read.flatMap(({ line, cells }) => {
    if (isJob(cells)) return [rowOf(cells, kinds, problems)];
    const found = line.text.trim();
    const column = line.text.length - line.text.trimStart().length + 1;
    if (cells.length > 0) problems.push(problem("jobsLine", "", { line: line.number, column, found: short(found) }));
    return [];
  });
  return { rows, problems, leftOut: [] };
}

/** With one time a row it is the burst, and everybody arrives at 0. */
function plainKinds(isNamed: boolean, length: number): readonly JobColumn[] {
  const numbers = ["arrival", "bursts", "priority", "weight"] as const;
  const given = length - (isNamed ? 1 : 0) === 1 ? (["bursts"] as const) : numbers;
  return isNamed ? ["name", ...given] : given;
}

function isJob(cells: readonly Cell[]): boolean {
  const [first = false, second = false, third = false] = cells.map(({ text }) => isNumeric(text));
  // With a wrong arrival it still is a job; a longer line is more likely a sentence.
  return first || second || (third && cells.length <= JOB_COLUMNS.length);
}

/** Commas can also stand inside bursts, `P1 0 3,4,3`: they separate cells only where nothing else does. */
function plainDelimiter(lines: readonly Line[]): Delimiter {
  const some = lines.filter(({ text }) => !isRule(text) && text.trim() !== "");
  for (const sign of ["|", "\t", ";"] as const) if (some.some(({ text }) => text.includes(sign))) return sign;
  return some.length > 0 && some.every(({ text }) => isCommaRow(text)) ? "," : "blank";
}

function isCommaRow(text: string): boolean {
  const [first = "", ...rest] = cellsOf(text, ",");
  const numbers = first.split(/\s+/).filter(isNumeric).length;
  return rest.length > 0 && numbers < 2 && rest.every((cell) => glued(cell).length <= 1);
}

/** Cells of lines that were copied from a spreadsheet or typed with commas or blanks, for filling a table from a cell on. */
export function blockCells(text: string): string[][] {
  const lines = text.split(/\r\n?|\n/).map((line, index) => ({ text: line, number: index + 1 }));
  while (lines.at(-1)?.text === "") lines.pop();
  const delimiter = plainDelimiter(lines);
  return lines.map((line) => cellsOf(line.text, delimiter).map((cell) => cell.trim()));
}

function readLine(line: Line, delimiter: Delimiter, problems: Problem[]): Cell[] {
  if (isRule(line.text)) return [];
  // A row without the sign that separates the heads has blanks instead.
  const own = line.text.includes(delimiter) ? delimiter : "blank";
  const cells = placed(cellsOf(line.text, own), line);
  const quote = cells.find(({ text }) => text.startsWith('"'));
  if (delimiter !== "blank" && (line.text.match(/"/g)?.length ?? 0) % 2 === 1) {
    const column = quote?.column ?? line.text.lastIndexOf('"') + 1;
    problems.push(problem("jobsQuote", "", { line: line.number, column }));
  }
  while (cells.at(-1)?.text === "") cells.pop();
  return cells;
}

function cellsOf(line: string, delimiter: Delimiter): string[] {
  // "P1: 0 4" names P1.
  if (delimiter === "blank") return glued(line.replace(/^(\s*[^\s:]+):(?=\s)/, "$1 "));
  if (delimiter === "|") return line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|");
  return dsvFormat(delimiter).parseRows(line)[0] ?? [];
}

/** The words of `line`; the parts of bursts with waiting, `3 io4 3`, stay together. */
function glued(line: string): string[] {
  const words: string[] = [];
  let isOpen = false;
  for (const word of line.match(/\S+/g) ?? []) {
    const isIo = /^(?:io|i\/o)[\d(:.]*/i.test(word);
    const last = words.length - 1;
    if (last >= 0 && (isIo || (isOpen && isNumeric(word)))) words[last] += ` ${word}`;
    else words.push(word);
    // Behind `io` come its length and the next burst, behind `io4` only the next burst.
    isOpen = isIo || (isOpen && /^(?:io|i\/o)[(:]?$/i.test(lastWord(words[last] ?? "", word)));
  }
  return words;
}

/** The word before `word` in `text`, which ends with it. */
function lastWord(text: string, word: string): string {
  return (
    text
      .slice(0, text.length - word.length)
      .trim()
      .split(" ")
      .at(-1) ?? ""
  );
}

/** `texts` with their places: each is looked for behind the last one. */
function placed(texts: readonly string[], { text: line, number }: Line): Cell[] {
  let from = 0;
  return texts.map((raw) => {
    const text = raw.trim();
    const at = line.indexOf(text, from);
    const start = at < 0 ? from : at;
    from = start + text.length;
    return { text, line: number, column: start + 1 };
  });
}

/** A name of several words, where blanks separate the cells, is one cell. */
function withWholeName(cells: readonly Cell[], kinds: readonly ColumnKind[]): readonly Cell[] {
  const extra = cells.length - kinds.length;
  const [first] = cells;
  if (extra <= 0 || kinds[0] !== "name" || !first) return cells;
  const words = cells.slice(0, 1 + extra);
  if (words.slice(1).some(({ text }) => isNumeric(text))) return cells;
  return [{ ...first, text: words.map(({ text }) => text).join(" ") }, ...cells.slice(1 + extra)];
}

function rowOf(given: readonly Cell[], kinds: readonly ColumnKind[], problems: Problem[]): SheetRow {
  const row: Partial<Record<JobColumn, Cell>> = {};
  const cells = withWholeName(given, kinds);
  for (const [index, cell] of cells.entries()) {
    const kind = kinds[index];
    if (kind === undefined) {
      const { line, column, text } = cell;
      problems.push(problem("jobsExtraCell", "", { line, column, found: short(text), max: kinds.length }));
      break;
    }
    const isNothing = cell.text === "" || (kind !== "name" && NOTHING.test(cell.text));
    if (kind === "unknown" || kind === "result" || isNothing) continue;
    if (kind === "bursts" || kind === "io") row.bursts = joined(row.bursts, kind, cell);
    else row[kind] ??= cell;
  }
  return row;
}

function joined(before: Cell | undefined, kind: "bursts" | "io", cell: Cell): Cell {
  const text = kind === "io" ? `io${cell.text}` : cell.text;
  return before ? { ...before, text: `${before.text} ${text}` } : { ...cell, text };
}

const LONGEST_FOUND = 40;

/** A piece of the text that fits into a sentence. */
export function short(text: string): string {
  return text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND - 1)}…`;
}
