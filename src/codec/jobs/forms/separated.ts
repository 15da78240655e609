/**
 * A line a job, with a sign between the cells: tabs of a spreadsheet, CSV with any separator and quotes, bars of Markdown
 * and of drawn borders.
 *
 *   name,arrival,burst       | P | AT | BT |       P1;0,0;8
 *   "P1",0,"3,4,3"           | 1 | 0  | 4  |       P2;0,4;4
 */
import { dsvFormat } from "d3";
import type { Problem } from "../../../model/problems.ts";
import { problem } from "../../problemList.ts";
import { spelled } from "../cleanText.ts";
import { isRule, linesOf, placed, wholeLine, type Grid, type Line } from "../grid.ts";
import { isNumeric, labelOf, type Cell } from "../jobColumns.ts";
import { isSummary } from "../spellings.ts";
import { knownHeads, tabular, type CellLine } from "../tabular.ts";
import { wordsOf } from "./blanks.ts";

const USUAL = ["|", "\t", ";", ","] as const;
/** Taken only where every line has as many of them. */
const OTHERS = [
  "&",
  "~",
  "^",
  "!",
  "@",
  "=",
  "/",
  "->",
  " - ",
  " \u2013 ",
  " \u2014 ",
  "\u00b7",
  ":",
  "_",
  "#",
  "*",
] as const;

/** A separated table with a line of heads, or one on its side: it says what its columns are. */
export function readHeaded(text: string): Grid | null {
  const lines = written(text);
  for (const sign of [...USUAL, ...OTHERS]) {
    if (!lines.some((line) => line.text.includes(sign)) || (isOther(sign) && !isRegular(lines, sign))) continue;
    const problems: Problem[] = [];
    const cut = lines.map((line) => cutLine(line, sign, problems));
    const at = knownHeads(
      cut.map((line, index) => (lines[index]!.text.includes(sign) ? line : { ...line, cells: [] })),
    );
    const grid = tabular(formOf(sign), sign, cut);
    const isLying =
      grid !== null && grid.heads !== null && grid.heads.length > 1 && grid.heads[0]!.line !== grid.heads[1]!.line;
    if (grid && (at >= 0 || isLying)) return withProblems(grid, problems);
  }
  return null;
}

/**
 * A separated table of which nothing says what its columns are. Colons that can be those of clock times separate only
 * where somebody said so (`areColonsApart`).
 */
export function readSeparated(text: string, areColonsApart: boolean): Grid | null {
  const sign = separatorOf(written(text));
  if (sign === null || (sign === ":" && !areColonsApart && canColonsSeparate(text))) return null;
  const problems: Problem[] = [];
  const grid = tabular(
    formOf(sign),
    sign,
    written(text).map((line) => cutLine(withNameApart(line, sign), sign, problems)),
  );
  return grid && withProblems(grid, problems);
}

/** Whether colons that look like those of clock times, `0:10`, can as well separate two columns. */
export function canColonsSeparate(text: string): boolean {
  const lines = written(text);
  return separatorOf(lines) === ":" && lines.every((line) => !/\d/.test(line.text) || ENDS_WITH_CLOCK.test(line.text));
}

const ENDS_WITH_CLOCK = /(?:^|\s)\d{1,3}:[0-5]\d(?::[0-5]\d)?\s*$/;

function withProblems(grid: Grid, problems: readonly Problem[]): Grid {
  return { ...grid, problems: [...problems, ...grid.problems] };
}

const formOf = (sign: string) => (sign === "|" ? "bars" : "separated");
const isOther = (sign: string) => OTHERS.some((other) => other === sign);

function written(text: string): Line[] {
  return linesOf(text).filter((line) => !isRule(line.text));
}

/** What separates the cells of `lines`; null for blanks. */
function separatorOf(lines: readonly Line[]): string | null {
  for (const sign of ["|", "\t", ";"] as const) if (lines.some(({ text }) => text.includes(sign))) return sign;
  // Commas can also stand inside bursts, `P1 0 3,4,3`: they separate cells only where nothing else does.
  const rows = lines.filter(({ text }) => /\d/.test(text));
  if (rows.length > 0 && rows.every(({ text }) => isCommaRow(text))) return ",";
  return OTHERS.find((sign) => isRegular(lines, sign)) ?? null;
}

function isCommaRow(text: string): boolean {
  const [first = "", ...rest] = cellsOf(text, ",");
  const numbers = first.split(/\s+/).filter(isNumeric).length;
  return rest.length > 0 && numbers < 2 && rest.every((cell) => wordsOf(cell, 0).length <= 1);
}

/** Whether every line has equally many cells at `sign`, and the cells behind the first one are single words. */
function isRegular(lines: readonly Line[], sign: string): boolean {
  const cut = lines.map(({ text }) => text.split(sign));
  const [first] = cut;
  if (!first || first.length < 2 || lines.length < 2) return false;
  const rows = cut.filter((cells) => cells.some((cell) => isNumeric(cell.trim())));
  return (
    cut.every((cells) => cells.length === first.length) &&
    rows.length > 0 &&
    rows.every((cells) => cells.every((cell, at) => cell.trim() !== "" && (at === 0 || !/\s/.test(cell.trim()))))
  );
}

/** Cells of lines that were copied from a spreadsheet or typed with commas or blanks, for filling a table from a cell on. */
export function blockCells(text: string): string[][] {
  const lines = text.split(/\r\n?|\n/).map((line, index) => ({ text: line, number: index + 1 }));
  while (lines.at(-1)?.text === "") lines.pop();
  const sign = (["|", "\t", ";"] as const).find((each) => lines.some((line) => line.text.includes(each)));
  const comma = lines.every((line) => isCommaRow(line.text)) ? "," : null;
  return lines.map((line) => {
    const separator = sign ?? comma;
    return (separator ? cellsOf(line.text, separator) : wordsOf(line.text)).map((cell) => cell.trim());
  });
}

/** `A: 0, 5` names A: a colon behind the name separates it as the sign does. */
const NAMED = /^(\s*[^\s:"]{1,20}):(?=\s+[+-]?\.?\d)/;

function withNameApart(line: Line, separator: string): Line {
  const name = NAMED.exec(line.text)?.[1]?.trim();
  const isName = name !== undefined && labelOf(name) === null && !isSummary(name);
  if (!isName || separator.length !== 1 || separator === ":" || !line.text.includes(separator)) return line;
  // Where the sign stands behind the colon, both are one.
  const sign = line.text[NAMED.exec(line.text)![0].length] === separator ? " " : separator;
  return { ...line, text: line.text.replace(NAMED, `$1${sign}`) };
}

function cutLine(line: Line, separator: string, problems: Problem[]): CellLine {
  const whole = wholeLine(line);
  // A row without the sign that separates the heads has blanks instead.
  const hasOwn = line.text.includes(separator);
  const isOdd = (line.text.match(/"/g)?.length ?? 0) % 2 === 1;
  // Between bars a quotation mark is a sign like others.
  const isOpen = hasOwn && separator !== "|" && (isOdd || isTorn(line.text, separator));
  const texts = isOpen ? line.text.split(separator) : hasOwn ? cellsOf(line.text, separator) : wordsOf(line.text);
  const cells = placed(texts, line).map((cell): Cell => {
    return line.text[cell.column - 2] === '"' ? { ...cell, isQuoted: true } : cell;
  });
  if (isOpen) problems.push(openQuote(line, cells));
  while (cells.at(-1)?.text === "") cells.pop();
  return { cells, whole, isCut: hasOwn };
}

function openQuote(line: Line, cells: readonly Cell[]): Problem {
  const quote = cells.find(({ text }) => text.startsWith('"'));
  const column = quote?.column ?? line.text.lastIndexOf('"') + 1;
  return problem("jobsQuote", "", { line: line.number, column });
}

const canQuote = (separator: string) => separator.length === 1 && separator !== "|";

/** Something stands between the end of a quotation and the next separator, `"1"2`: a reader of CSV would lose it. */
function isTorn(row: string, separator: string): boolean {
  const line = withoutMargins(row);
  if (!canQuote(separator) || !line.includes('"')) return false;
  const quotations = line.matchAll(/"(?:[^"]|"")*"/g);
  return [...quotations].some(({ index, 0: { length } }) => {
    const [before, behind] = [line[index - 1] ?? separator, line[index + length] ?? separator];
    return before === separator && behind !== separator;
  });
}

/** Blanks around a row are in none of its cells; those that separate cells are tabs. */
const withoutMargins = (line: string) => line.replaceAll(/^ +| +$/g, "");

function cellsOf(row: string, separator: string): string[] {
  const line = withoutMargins(row);
  if (separator === "|") return line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|");
  if (!canQuote(separator) || isTorn(line, separator)) return line.split(separator);
  return (dsvFormat(separator).parseRows(line)[0] ?? []).map((cell) => spelled(cell) || cell);
}
