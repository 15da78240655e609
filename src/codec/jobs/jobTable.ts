/**
 * A table of jobs as text: what people paste from homework sheets and spreadsheets, in English and Chinese, and the table
 * of the machines there are. Reading tells everything that is wrong with its line, column and cell; what could be read
 * comes as rows all the same, so that it can be mended in place.
 *
 * The forms are described where they are read: `jobRows.ts` (a line a job), `jobLists.ts` (labelled lists, parentheses).
 */
import type { Problem } from "../../model/problems.ts";
import type { MachineSpec, Scenario } from "../../model/scenario.ts";
import { burstTicks } from "../notation/bursts.ts";
import { EMPTY_ROW, readJobs } from "./jobCells.ts";
import { withoutClock } from "./jobClock.ts";
import { JOB_COLUMNS, type JobCells, type JobColumn, type SheetRow } from "./jobColumns.ts";
import { isGroups, isLists, readGroups, readLists, timesliceIn } from "./jobLists.ts";
import { headAt, isRule, plainRows, rowsBelow, short, type Line, type Rows } from "./jobRows.ts";
import { decimalsOf, decimalText } from "./jobTimes.ts";
import { toAscii } from "../lexer.ts";
import { MOST } from "../limits.ts";
import { failed, problem } from "../problemList.ts";

export interface JobTable {
  /** The cells as they stand in the text, but for clock times. */
  readonly rows: readonly JobCells[];
  /** In the order of the text; those of a cell have the path `rows[2].arrival` as well. */
  readonly problems: readonly Problem[];
  /** The timeslice that the text names besides ("Quantum = 2"), or null. */
  readonly timeslice: string | null;
  /** The clock time from which times are counted in minutes, `8:00`, where arrivals are clock times; else null. */
  readonly clock: string | null;
  /** Heads of columns with results (waiting time, …): they are not needed and left out. */
  readonly leftOut: readonly string[];
}

/** Far more than any sheet has. */
const MOST_CHARACTERS = 50_000;

/** The jobs in `text`, and all that is wrong with it. An empty text has no rows and no problems. Never throws. */
export function parseJobTable(text: string): JobTable {
  if (text.length > MOST_CHARACTERS) {
    const tooLong = problem("notationTooLong", "", { found: text.length, max: MOST_CHARACTERS });
    return { rows: [], problems: [tooLong], timeslice: null, clock: null, leftOut: [] };
  }
  const ascii = normalized(text);
  const named = timesliceIn(ascii);
  const { rows: written, problems, leftOut } = readSheet(named?.rest ?? ascii);
  const { rows: placed, clock } = withoutClock(written, ascii);
  const kept = placed.slice(0, MOST.machines);
  const rows = kept.map((row): JobCells => ({
    ...EMPTY_ROW,
    ...Object.fromEntries(JOB_COLUMNS.flatMap((column) => (row[column] ? [[column, row[column].text]] : []))),
  }));
  const found = [...problems, ...readJobs(rows).problems.map((each) => withPlace(each, kept))];
  if (placed.length > kept.length)
    found.push(problem("listTooLong", "", { found: placed.length, min: 0, max: MOST.machines }));
  const { problems: sorted } = failed(found.toSorted(byPlace));
  return { rows, problems: sorted, timeslice: named?.timeslice ?? null, clock, leftOut };
}

/** Full-width forms as ASCII outside of quotes, every line ended in one way; every character keeps its index. */
function normalized(text: string): string {
  const ended = text.replace(/^\ufeff/, " ").replaceAll(/\r\n?/g, (ending) => (ending.length === 2 ? " \n" : "\n"));
  return ended.replaceAll(/"(?:[^"\n]|"")*"|[^"]+|"/g, (part) => (part.startsWith('"') ? part : toAscii(part)));
}

/** Whether `text` says of itself which column is what: it has labels, or jobs in parentheses. */
export function isSheet(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  const source = normalized(text);
  return isGroups(source) || isLists(source) || headAt(linesOf(source)) >= 0;
}

function linesOf(text: string): Line[] {
  return text.split("\n").map((line, index) => ({ text: line, number: index + 1 }));
}

function readSheet(text: string): Rows {
  if (isGroups(text)) return readGroups(text);
  const lines = linesOf(text);
  const head = headAt(lines);
  if (head >= 0) {
    const below = rowsBelow(lines[head]!, lines.slice(head + 1));
    return { ...below, problems: [...lines.slice(0, head).flatMap(strayLine), ...below.problems] };
  }
  return isLists(text) ? readLists(text) : plainRows(lines);
}

/** A line that stands above the heads. */
function strayLine({ text, number }: Line): Problem[] {
  if (isRule(text)) return [];
  const column = text.length - text.trimStart().length + 1;
  return [problem("jobsLine", "", { line: number, column, found: short(text.trim()) })];
}

/** A problem of a cell with its place; one of a cell that is missing stands where its row begins. */
function withPlace(each: Problem, rows: readonly SheetRow[]): Problem {
  const [, at, column] = /^rows\[(\d+)\]\.(\w+)$/.exec(each.path) ?? [];
  const row = rows[Number(at)];
  const cell = row?.[column as JobColumn] ?? JOB_COLUMNS.map((other) => row?.[other]).find(Boolean);
  return cell ? { ...each, values: { ...each.values, line: cell.line, column: cell.column } } : each;
}

function byPlace(a: Problem, b: Problem): number {
  return place(a, "line") - place(b, "line") || place(a, "column") - place(b, "column");
}

/** Those without a place come last. */
function place({ values }: Problem, key: "line" | "column"): number {
  return Number(values[key] ?? Number.MAX_SAFE_INTEGER);
}

/**
 * The rows of a table that stands for the machines of `scenario`, or null where one is more than a job: with memory,
 * volumes, several vCPUs, a program of other things than processor time and waiting, a binding, a cap, a timeslice of its
 * own, or none that starts by itself. `machineOfJob` gives the machines back.
 */
export function printJobTable({ machines, ticksPerUnit }: Scenario): readonly JobCells[] | null {
  const decimals = decimalsOf(ticksPerUnit);
  const rows = machines.map((machine) => rowOfMachine(machine, decimals));
  return rows.every((row) => row !== null) ? rows : null;
}

function rowOfMachine(machine: MachineSpec, decimals: number): JobCells | null {
  const bursts = burstTicks(machine);
  const { name, arrival, priority, weight, affinity, cap, timeslice, reservedPages } = machine;
  if (!bursts || arrival === null || affinity || cap !== undefined || timeslice !== undefined || reservedPages > 0)
    return null;
  return {
    name,
    arrival: decimalText(arrival, decimals),
    bursts: bursts.map((ticks) => decimalText(ticks, decimals)).join(",") || "0",
    priority: String(priority),
    weight: weight === null ? "" : String(weight),
  };
}

/** The rows as CSV with a line of heads. `parseJobTable` gives them back. */
export function jobTableCsv(rows: readonly JobCells[]): string {
  const lines = rows.map((row) => JOB_COLUMNS.map((column) => csvCell(row[column].trim())).join(","));
  return `${[JOB_COLUMNS.join(","), ...lines].join("\n")}\n`;
}

/** In quotes unless it is as simple as can be: what reads CSV must not take anything in it for something else. */
function csvCell(text: string): string {
  const isSimple = /^[\p{L}\p{N}.]*$/u.test(text) && toAscii(text) === text;
  return isSimple ? text : `"${text.replaceAll('"', '""')}"`;
}
