/**
 * What a form gives: lines of cells, with the line of heads apart where there is one. From here on it is the same for all
 * of them, whether it was CSV, LaTeX or a list.
 */
import type { Problem } from "../../model/problems.ts";
import { spelled } from "./cleanText.ts";
import { isNumeric, type Cell, type ColumnKind } from "./jobColumns.ts";
import { problem } from "../problemList.ts";

/** The forms in which jobs are written, in the order in which they are looked for. */
export const FORM_IDS = [
  "json",
  "html",
  "latex",
  "groups",
  "labelled",
  "sentences",
  "bars",
  "stacked",
  "separated",
  "blanks",
  "lists",
] as const;
export type FormId = (typeof FORM_IDS)[number];

/** A line of the text, numbered from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

export interface Grid {
  readonly form: FormId;
  /** What stands between the cells: `,`, a tab, …; empty where it is no sign. */
  readonly separator: string;
  /** Null where no line says what the columns are. */
  readonly heads: readonly Cell[] | null;
  readonly rows: readonly (readonly Cell[])[];
  /** What the columns are, where the form says so itself. */
  readonly kinds?: readonly ColumnKind[];
  /** Lines that are neither heads nor jobs, before the first job or behind the last one. */
  readonly strays: readonly Cell[];
  readonly problems: readonly Problem[];
}

export function linesOf(text: string): Line[] {
  return text.split("\n").map((line, index) => ({ text: line, number: index + 1 }));
}

/** Rows between two bars, such as `|---|:-:|` and `+----+----+`, and those that are empty. */
const RULE = /^[\s|:+=_\u2500-\u257f-]*$/;

export function isRule(line: string): boolean {
  return RULE.test(line);
}

/** `texts` with their places in `line`: each is looked for behind the last one. */
export function placed(texts: readonly string[], { text: line, number }: Line): Cell[] {
  let from = 0;
  return texts.map((raw) => {
    const text = raw.trim();
    const at = line.indexOf(text, from);
    const start = at < 0 ? from : at;
    from = start + text.length;
    return { text: spelled(text), line: number, column: start + 1 };
  });
}

/** A whole line as a cell. */
export function wholeLine({ text, number }: Line): Cell {
  return { text: spelled(text), line: number, column: text.length - text.trimStart().length + 1 };
}

/** A line with which nothing can be done. */
export function strayLine(cell: Cell): Problem {
  return problem("jobsLine", "", { line: cell.line, column: cell.column, found: short(cell.text) });
}

/** Has a line of cells a number in it? */
export function hasNumbers(cells: readonly Cell[]): boolean {
  return cells.some(({ text }) => isNumeric(text));
}

const LONGEST_FOUND = 40;

/** A piece of the text that fits into a sentence. */
export function short(text: string): string {
  return text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND - 1)}…`;
}
