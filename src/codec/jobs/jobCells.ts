/**
 * From the cells of a table to jobs: every number read exactly, every cell that is wrong told with its row and column and
 * what would be right. The same for a table that was typed and for one that was pasted.
 *
 * Bursts begin with processor time and alternate with waiting, `3,4,3`; waiting may be marked, `3 io4 3`. An empty cell
 * takes what is usual: a name by number, arrival at 0, priority 1, the weight that the priority gives.
 */
import type { Problem } from "../../model/problems.ts";
import type { MachineSpec, Op } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import { defaultMachine } from "../defaults.ts";
import { JOB_COLUMNS, NUMBER, type JobCells, type JobColumn } from "./jobColumns.ts";
import { short } from "./jobRows.ts";
import { decimalText, MOST_DECIMALS, readDecimal, ticksOf, type Decimal } from "./jobTimes.ts";
import { toAscii } from "../lexer.ts";
import { isWithin, MOST, type Range, RANGES } from "../limits.ts";
import { problem } from "../problemList.ts";

/** A job with its times in ticks. `bursts` alternates processor time and waiting; a 0 is left out of the program. */
export interface Job {
  readonly name: string;
  readonly arrival: Tick;
  readonly bursts: readonly Tick[];
  readonly priority: number;
  readonly weight: number | null;
}

export interface JobList {
  /** Cells that could not be read have a stand-in. Rows without anything in them are left out. */
  readonly jobs: readonly Job[];
  /** Decimals of the finest time: `10 ** decimals` ticks make a unit. */
  readonly decimals: number;
  /** Paths are `rows[2].arrival`. */
  readonly problems: readonly Problem[];
}

export const EMPTY_ROW: JobCells = { name: "", arrival: "", bursts: "", priority: "", weight: "" };
const DEFAULT_PRIORITY = 1;

export function isEmptyRow(row: JobCells): boolean {
  return JOB_COLUMNS.every((column) => row[column].trim() === "");
}

/** Path of a cell in problems. */
function cellPath(row: number, column: JobColumn): string {
  return `rows[${row}].${column}`;
}

interface Draft {
  readonly row: number;
  readonly name: string;
  readonly arrival: Decimal;
  readonly bursts: readonly Decimal[];
  readonly priority: number;
  readonly weight: number | null;
}

const ZERO: Decimal = { whole: "0", fraction: "" };

/** The jobs in `rows`; times have at least `decimals` decimals, because some other time of the run has so many. */
export function readJobs(rows: readonly JobCells[], decimals = 0): JobList {
  const problems: Problem[] = [];
  const names = namesOf(rows, problems);
  const drafts = [...rows.entries()]
    .filter(([, row]) => !isEmptyRow(row))
    .map(([at, row]): Draft => ({
      row: at,
      name: names[at] ?? "",
      arrival: row.arrival.trim() === "" ? ZERO : timeOf(row.arrival, cellPath(at, "arrival"), problems),
      bursts: burstsOf(row.bursts, cellPath(at, "bursts"), problems),
      priority: wholeOf(row.priority, RANGES.priority, cellPath(at, "priority"), problems) ?? DEFAULT_PRIORITY,
      weight: wholeOf(row.weight, RANGES.weight, cellPath(at, "weight"), problems),
    }));
  if (drafts.length > MOST.machines) {
    const path = cellPath(drafts[MOST.machines]!.row, "name");
    problems.push(problem("listTooLong", path, { found: drafts.length, min: 0, max: MOST.machines }));
  }
  const finest = drafts
    .flatMap(({ arrival, bursts }) => [arrival, ...bursts])
    .reduce((most, { fraction }) => Math.max(most, fraction.length), decimals);
  const jobs = drafts.map((draft) => inTicks(draft, finest, problems));
  return { jobs, decimals: finest, problems };
}

function inTicks({ row, ...draft }: Draft, decimals: number, problems: Problem[]): Job {
  const ticks = (decimal: Decimal, column: "arrival" | "bursts"): Tick => {
    const found = ticksOf(decimal, decimals);
    if (isWithin(found, RANGES.time)) return found;
    const max = decimalText(RANGES.time.max, decimals);
    problems.push(problem("jobsTooLong", cellPath(row, column), { found: short(written(decimal)), max, decimals }));
    return 0;
  };
  return {
    ...draft,
    arrival: ticks(draft.arrival, "arrival"),
    bursts: draft.bursts.map((burst) => ticks(burst, "bursts")),
  };
}

const written = ({ whole, fraction }: Decimal) => (fraction === "" ? whole : `${whole}.${fraction}`);

/** Name of each row: as typed, else `P1`, `P2`, … by its place, without taking one that is typed elsewhere. */
export function namesOf(rows: readonly JobCells[], problems: Problem[] = []): readonly string[] {
  const typed = rows.map(({ name }) => name.trim());
  const first = new Map<string, number>();
  for (const [at, name] of typed.entries()) {
    if (name === "") continue;
    const path = cellPath(at, "name");
    const length = [...name].length;
    const other = first.get(name);
    if (length > MOST.nameCharacters)
      problems.push(problem("textTooLong", path, { found: length, max: MOST.nameCharacters }));
    if (other === undefined) first.set(name, at);
    else problems.push(problem("jobsSameName", path, { name: short(name), first: other + 1 }));
  }
  let number = 0;
  return rows.map((row, at) => {
    if (typed[at] !== "") return typed[at] ?? "";
    if (isEmptyRow(row)) return "";
    number = Math.max(number, at);
    do number += 1;
    while (first.has(`P${number}`));
    return `P${number}`;
  });
}

/** The time in a cell; after reporting a problem, 0. */
function timeOf(text: string, path: string, problems: Problem[]): Decimal {
  const decimal = readDecimal(text);
  const found = short(text.trim());
  if (decimal && decimal.fraction.length <= MOST_DECIMALS) return decimal;
  problems.push(
    decimal ? problem("jobsDecimals", path, { found, max: MOST_DECIMALS }) : problem("jobsTime", path, { found }),
  );
  return ZERO;
}

const PIECE = new RegExp(
  String.raw`\s*[,;+|]?\s*(?:(?<mark>io|i/o|cpu)[\s:(]*)?(?<time>${NUMBER})(?![\d.])\s*\)?`,
  "iy",
);

/** The bursts in a cell, processor time first; after reporting a problem, none. */
function burstsOf(text: string, path: string, problems: Problem[]): readonly Decimal[] {
  const source = toAscii(text).trim();
  if (source === "") {
    problems.push(problem("jobsNoBurst", path));
    return [];
  }
  const bursts: Decimal[] = [];
  const hasMarks = /[a-z]/i.test(source);
  PIECE.lastIndex = 0;
  let end = 0;
  for (let match = PIECE.exec(source); match; match = PIECE.exec(source)) {
    const { mark, time = "" } = match.groups ?? {};
    // Two bursts of one kind in a row have a burst of 0 of the other kind between them.
    const isWait = mark ? mark.toLowerCase() !== "cpu" : !hasMarks && bursts.length % 2 === 1;
    if (isWait !== (bursts.length % 2 === 1)) bursts.push(ZERO);
    bursts.push(timeOf(time, path, problems));
    end = PIECE.lastIndex;
  }
  if (end > 0 && source.slice(end).trim() === "") return bursts;
  problems.push(problem("jobsBursts", path, { found: short(source.slice(end).trim() || source) }));
  return [];
}

/** The whole number in a cell; null when the cell is empty or, after reporting, wrong. */
function wholeOf(text: string, range: Range, path: string, problems: Problem[]): number | null {
  if (text.trim() === "") return null;
  const decimal = readDecimal(text.replace(/^\s*p(?=\d)/i, ""));
  const value = decimal && decimal.fraction === "" ? Number(decimal.whole) : Number.NaN;
  if (isWithin(value, range)) return value;
  const { min, max } = range;
  problems.push(problem("jobsWhole", path, { found: short(text.trim()), min, max }));
  return null;
}

/** The machine that does `job`: one vCPU, no memory, no volumes. */
export function machineOfJob({ name, arrival, bursts, priority, weight }: Job): MachineSpec {
  const program = bursts.flatMap((ticks, at): Op[] =>
    ticks === 0 ? [] : [{ op: at % 2 === 0 ? "compute" : "wait", ticks }],
  );
  return { ...defaultMachine(name), memoryBytes: 0, arrival, priority, weight, programs: [program] };
}
