/**
 * Rows of a name and numbers below a sentence that says what the numbers are, in their order:
 *
 *   Consider four processes with arrival time and CPU burst:        到达时间和运行时间如下：
 *   P1 0 7                                                          P1 0 7
 *   P2 2 4                                                          P2 2 4
 */
import { isRule, linesOf, placed, wholeLine, type Grid, type Line } from "../grid.ts";
import { isNumeric, JOB_COLUMNS, labelsIn, type Cell } from "../jobColumns.ts";

const LONGEST = 6000;
const isGiven = (kind: string) => kind !== "name" && JOB_COLUMNS.some((column) => column === kind);

export function readBelowSentence(text: string): Grid | null {
  if (text.length > LONGEST) return null;
  const lines = linesOf(text).filter((line) => !isRule(line.text));
  const cut = lines.map((line) => wordsOf(line));
  const first = cut.findIndex(isRow);
  const above = lines[first - 1];
  if (!above || /(?<![\p{L}\d])\d+(?:\.\d+)?\s*(?:ms|s|units)?\s*[,;]/u.test(above.text)) return null;
  const end = cut.findIndex((row, at) => at >= first && !isRow(row));
  const rows = cut.slice(first, end < 0 ? undefined : end);
  const below = end < 0 ? [] : lines.slice(end);
  const labels = labelsIn(above.text).filter(({ kind }) => isGiven(kind));
  const kinds = labels.map(({ kind }) => kind);
  const width = rows[0]!.length;
  const isRight =
    rows.length > 1 &&
    rows.every(({ length }) => length === width) &&
    kinds.length === width - 1 &&
    kinds.length > 1 &&
    new Set(kinds).size === kinds.length &&
    kinds.includes("bursts");
  if (!isRight || below.some((line) => isRow(wordsOf(line)))) return null;
  const cellOf = (start: number, written: string): Cell => ({ text: written, line: above.number, column: start + 1 });
  return {
    form: "blanks",
    separator: " ",
    heads: [cellOf(0, ""), ...labels.map(({ start, text: written }) => cellOf(start, written))],
    kinds: ["name", ...kinds],
    rows,
    strays: [...lines.slice(0, first), ...below].map(wholeLine),
    problems: [],
  };
}

/** A name, and nothing but single numbers behind it. */
function isRow([name, ...numbers]: readonly Cell[]): boolean {
  return (
    name !== undefined &&
    numbers.length > 1 &&
    /^\p{L}[\p{L}\d_]{0,19}$/u.test(name.text) &&
    numbers.every(({ text }) => isNumeric(text) && /^[-+]?[\d.:]+\p{L}{0,4}$/u.test(text))
  );
}

function wordsOf(line: Line): Cell[] {
  return placed(
    line.text.split(/[\s,;|]+|:(?=\s)/).filter((word) => word !== ""),
    line,
  );
}
