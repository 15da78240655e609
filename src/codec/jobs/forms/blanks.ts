/**
 * A line a job, with blanks between the cells, with or without a line of heads:
 *
 *   Process  Arrival  Burst        P1 0 4 2
 *   P1       0        4            P2 1 3 io4 3
 */
import type { Problem } from "../../../model/problems.ts";
import { problem } from "../../problemList.ts";
import { spelled } from "../cleanText.ts";
import { isSummary } from "../spellings.ts";
import { isRule, linesOf, placed, strayLine, wholeLine, type Grid, type Line } from "../grid.ts";
import { isNumeric, labelOf, labelsIn, type Cell, type LabelKind } from "../jobColumns.ts";
import { isJobLine, isProse, isSentence, jobLines, type CellLine } from "../tabular.ts";

/** A table with a line of known heads above it; null without one. */
export function readBlanksWithHeads(text: string): Grid | null {
  const lines = written(text);
  const head = lines.findIndex((line) => isHeadLine(line.text));
  if (head < 0) return null;
  return gridBelow(lines, head, headCells(lines[head]!));
}

/** Rows of which nothing known says what their cells are. Null when there is no job. */
export function readBlanks(text: string): Grid | null {
  const lines = written(text);
  const cut = lines.map((line) => cutLine(line));
  const first = cut.findIndex(({ cells, whole }) => isJobLine(cells) && !isSentence(whole.text));
  if (first < 0) return null;
  const above = lines[first - 1];
  return gridBelow(
    lines,
    above && looksLikeHeads(above.text) ? first - 1 : -1,
    above ? unknownHeads(above, cut[first]!) : [],
  );
}

function gridBelow(lines: readonly Line[], head: number, heads: readonly Cell[]): Grid {
  const before = head < 0 ? 1 : numbersBefore(heads);
  const below = lines.slice(head + 1).map((line) => cutLine(line, before));
  const cut = head < 0 ? below : below.map((row) => underHeads(row, heads));
  const { rows, strays, problems } = jobLines(cut, head < 0 ? null : heads.length);
  const above = lines.slice(0, Math.max(0, head)).map((line) => cutLine(line));
  // A job above the heads would be lost.
  const lost = above.filter(({ cells, whole }) => isJobLine(cells) && !isProse(whole.text));
  const prose = above.filter((line) => !lost.includes(line));
  return {
    form: "blanks",
    separator: " ",
    heads: head < 0 ? null : heads,
    rows,
    strays: [...prose.map(({ whole }) => whole), ...strays],
    problems: [...lost.map(({ whole }) => strayLine(whole)), ...problems, ...gaps(rows, heads)],
  };
}

/** Rows with fewer cells than there are columns, of which nobody can tell what is missing; results are nobody's loss. */
function gaps(rows: readonly (readonly Cell[])[], heads: readonly Cell[]): Problem[] {
  const jobs = rows.filter(([first]) => first && !isSummary(first.text));
  const kinds = heads.map(({ text }) => labelOf(text));
  const lacksName = heads.length > 0 && !kinds.includes("name") && jobs.some(([first]) => !isNumeric(first!.text));
  const columns = lacksName ? [null, ...kinds] : kinds;
  const most = Math.min(columns.length, Math.max(0, ...jobs.map(({ length }) => length)));
  const isShort = ({ length }: readonly Cell[]) =>
    length < most || columns.slice(length).some((kind) => kind !== null && kind !== "result");
  return jobs.filter(isShort).map((row) => {
    const { line, column } = row[0]!;
    return problem("jobsGap", "", { line, column, count: row.length, max: columns.length });
  });
}

const endOf = ({ column, text }: Cell) => column + text.length;

/** A row of a name and numbers with a gap, where each stands under a head of its own: what is missing is empty. */
function underHeads(row: CellLine, heads: readonly Cell[]): CellLine {
  const { cells, whole } = row;
  const isJob = cells.length > 1 && cells.slice(1).every(({ text }) => /^[-+]?\.?\d/.test(text));
  if (!isJob || cells.length >= heads.length) return row;
  const under = cells.map((cell) => heads.findIndex((head) => cell.column < endOf(head) && head.column < endOf(cell)));
  if (under.some((at, index) => at <= (under[index - 1] ?? -1))) return row;
  return { whole, cells: heads.map((_, at): Cell => cells[under.indexOf(at)] ?? { ...whole, text: "" }) };
}

function written(text: string): Line[] {
  return linesOf(text).filter((line) => !isRule(line.text));
}

function cutLine(line: Line, before = 1): CellLine {
  // A comma behind a word separates it from the next one, as the blank does.
  const words = wordsOf(line.text, before).map((word) => word.replace(/(?<=[^,;])[,;]$/, ""));
  return { cells: placed(words, line), whole: wholeLine(line) };
}

/** How many numbers stand before the burst. */
function numbersBefore(heads: readonly Cell[]): number {
  const kinds = heads.map(({ text }) => labelOf(text));
  return kinds.slice(0, Math.max(0, kinds.indexOf("bursts"))).filter((kind) => kind !== "name").length;
}

const isTime = (kind: LabelKind) => kind === "arrival" || kind === "bursts";

function isHeadLine(text: string): boolean {
  const labels = labelsIn(text, true);
  const rest = withoutLabels(text, labels);
  const others = rest.match(/[^\s:.]+/g)?.length ?? 0;
  // Prose can name the columns as well, but it has more other words than names of columns.
  return labels.length >= 2 && labels.some(({ kind }) => isTime(kind)) && others <= labels.length && !/\d/.test(rest);
}

function withoutLabels(text: string, labels: readonly { readonly start: number; readonly end: number }[]): string {
  const starts = [0, ...labels.map(({ end }) => end)];
  return starts.map((start, index) => text.slice(start, labels[index]?.start)).join(" ");
}

function headCells({ text, number }: Line): Cell[] {
  const labels = labelsIn(text, true);
  const found = labels.map(({ start, end }) => ({
    text: spelled(text.slice(start, end)),
    line: number,
    column: start + 1,
  }));
  // A word that touches a label belongs to it; the others are columns of their own.
  const words = [...text.matchAll(/[^\s:]+/g)].filter(
    ({ index, 0: word }) => !labels.some(({ start, end }) => index < end && start < index + word.length),
  );
  const others = words.map(({ index, 0: word }) => ({ text: spelled(word), line: number, column: index + 1 }));
  return [...found, ...others].toSorted((a, b) => a.column - b.column);
}

/** Words right above the first job that are no sentence: heads, in whatever language. */
function looksLikeHeads(text: string): boolean {
  const words = wordsOf(text);
  return words.length >= 2 && !words.some((word) => /^[+-]?\.?\d/.test(word)) && !isSentence(text);
}

/** The heads that are not known: cut where the row below is cut as often, else one for each column, without its text. */
function unknownHeads(line: Line, { cells, whole }: CellLine): Cell[] {
  for (const gap of [/\s{2,}|\t/, /\s+/]) {
    const texts = line.text.trim().split(gap);
    if (Math.abs(texts.length - cells.length) === 0) return placed(texts, line);
  }
  const { line: number, column } = wholeLine(line);
  return cells.map((_, at) => ({ text: at === 0 && !isNumeric(whole.text) ? "" : "?", line: number, column }));
}

const IO = /^(?:io|i\/o)[\d(:.]*/i;

/**
 * The words of `line`; the parts of bursts with waiting, `3 io4 3` and `io60 30`, stay together. `before` numbers stand in
 * front of the burst: behind so many, `io` begins a burst, and behind one more it belongs to one.
 */
export function wordsOf(line: string, before = 1): string[] {
  const words: string[] = [];
  let isOpen = false;
  // "P1: 0 4" names P1.
  for (const word of line.replace(/^(\s*[^\s:]+):(?=\s)/, "$1 ").match(/\S+/g) ?? []) {
    const last = words.length - 1;
    const isIo = IO.test(word);
    // Waiting belongs to the burst before it. Behind a name and an arrival alone no burst has begun yet.
    if (last >= 0 && ((isIo && hasBurst(words, before)) || (isOpen && isNumeric(word)))) words[last] += ` ${word}`;
    else words.push(word);
    // Behind `io` come its length and the next burst, behind `io4` only the next burst.
    isOpen = isIo || (isOpen && /^(?:io|i\/o)[(:]?$/i.test(lastWord(words.at(-1) ?? "", word)));
  }
  return words;
}

/** Whether the last of `words` is a burst: enough numbers stand before it, or it has waiting already. */
function hasBurst(words: readonly string[], before: number): boolean {
  const last = words.at(-1) ?? "";
  const numbers = words.filter((word) => isNumeric(word)).length;
  return isNumeric(last) && (numbers > before || /\bi\/?o/i.test(last));
}

/** The word before `word` in `text`, which ends with it. */
function lastWord(text: string, word: string): string {
  const before = text.slice(0, text.length - word.length).trim();
  return before.split(" ").at(-1) ?? "";
}
