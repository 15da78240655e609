/**
 * From the cells of a table to jobs: every number read exactly, every cell that is wrong told with its row and column and
 * what would be right. The same for a table that was typed and for one that was pasted.
 *
 * Bursts begin with processor time and alternate with waiting, `3,4,3`; waiting may be marked, `3 io4 3`. `∞` computes for
 * ever, `3,4,…` repeats what stands before it. An empty cell takes what is usual: a name by number, arrival at 0, priority
 * 1, the weight that the priority gives, no cap. A row with a count stands for so many jobs, with numbered names.
 */
import { characterCount } from "../../base/characterCount.ts";
import type { Problem } from "../../model/problems.ts";
import type { MachineSpec, Op } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import { defaultMachine } from "../defaults.ts";
import { JOB_COLUMNS, NUMBER, type JobCells, type JobColumn } from "./jobColumns.ts";
import { short } from "./grid.ts";
import { decimalText, MOST_DECIMALS, readDecimal, ticksOf, type Decimal } from "./jobTimes.ts";
import { toAscii } from "../lexer.ts";
import { isWithin, MOST, type Range, RANGES } from "../limits.ts";
import { problem } from "../problemList.ts";

/** A job with its times in ticks. `bursts` alternates processor time and waiting; a 0 is left out of the program. */
export interface Job {
  readonly name: string;
  readonly arrival: Tick;
  readonly bursts: readonly Tick[];
  /** Repeats its bursts for ever. */
  readonly isEndless?: boolean;
  readonly priority: number;
  readonly weight: number | null;
  /** Percent of a pCPU; null: no cap. */
  readonly cap?: number | null;
  readonly workingSet?: number | null;
}

export interface JobList {
  /** Cells that could not be read have a stand-in. Rows without anything in them are left out. */
  readonly jobs: readonly Job[];
  /** Decimals of the finest time: `10 ** decimals` ticks make a unit. */
  readonly decimals: number;
  /** Paths are `rows[2].arrival`. */
  readonly problems: readonly Problem[];
}

export const EMPTY_ROW: JobCells = {
  name: "",
  arrival: "",
  bursts: "",
  priority: "",
  weight: "",
  cap: "",
  workingSet: "",
  count: "",
};
const DEFAULT_PRIORITY = 1;

export function isEmptyRow(row: JobCells): boolean {
  return JOB_COLUMNS.every((column) => row[column].trim() === "");
}

/** Path of a cell in problems. */
function cellPath(row: number, column: JobColumn): string {
  return `rows[${row}].${column}`;
}

interface Draft extends Pick<Job, "priority" | "weight" | "cap" | "workingSet"> {
  readonly row: number;
  readonly name: string;
  readonly arrival: Decimal;
  readonly bursts: readonly Decimal[];
  readonly isEndless: boolean;
}

const ZERO: Decimal = { whole: "0", fraction: "" };
const COUNT: Range = { min: 1, max: MOST.machines };

/** The jobs in `rows`; times have at least `decimals` decimals, because some other time of the run has so many. */
export function readJobs(rows: readonly JobCells[], decimals = 0): JobList {
  const problems: Problem[] = [];
  const names = jobNames(rows, problems);
  const drafts = [...rows.entries()]
    .filter(([, row]) => !isEmptyRow(row))
    .flatMap(([at, row]): Draft[] => {
      const { bursts, isEndless } = burstsOf(row.bursts, cellPath(at, "bursts"), problems);
      const whole = (column: "priority" | "weight" | "cap" | "workingSet") =>
        wholeOf(row[column], RANGES[column], cellPath(at, column), problems);
      const job = {
        row: at,
        arrival: row.arrival.trim() === "" ? ZERO : timeOf(row.arrival, cellPath(at, "arrival"), problems),
        bursts,
        isEndless,
        priority: whole("priority") ?? DEFAULT_PRIORITY,
        weight: whole("weight"),
        cap: whole("cap"),
        workingSet: whole("workingSet"),
      };
      return (names[at] ?? []).map((name) => ({ ...job, name }));
    });
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

/** Name of each row, the first one where it stands for several jobs: as typed, else by its place. */
export function namesOf(rows: readonly JobCells[]): readonly string[] {
  return jobNames(rows, []).map(([name = ""]) => name);
}

/**
 * Names of the jobs of each row: as typed, numbered where a row stands for several, `web1`, `web2`, …; else `P1`, `P2`, …
 * by place, without taking one that is typed elsewhere.
 */
function jobNames(rows: readonly JobCells[], problems: Problem[]): readonly (readonly string[])[] {
  const counted = rows.map(({ name }) => COUNTED.exec(name)?.groups);
  const counts = rows.map((row, at) => {
    const text = row.count.trim() === "" ? (counted[at]?.["count"] ?? "") : row.count.replace(TIMES, "");
    return wholeOf(text, COUNT, cellPath(at, "count"), problems) ?? 1;
  });
  const typed = rows.map(({ name, count }, at) => {
    const base = count.trim() === "" ? (counted[at]?.["base"] ?? name) : name;
    return numbered(base.trim(), counts[at] ?? 1);
  });
  const first = new Map<string, number>();
  for (const [at, names] of typed.entries()) {
    const path = cellPath(at, "name");
    const length = Math.max(0, ...names.map((name) => characterCount(name)));
    if (length > MOST.nameCharacters)
      problems.push(problem("textTooLong", path, { found: length, max: MOST.nameCharacters }));
    const taken = names.find((name) => first.has(name));
    if (taken !== undefined)
      problems.push(problem("jobsSameName", path, { name: short(taken), first: (first.get(taken) ?? 0) + 1 }));
    for (const name of names) if (!first.has(name)) first.set(name, at);
  }
  let number = 0;
  return rows.map((row, at) => {
    if (typed[at]?.length) return typed[at];
    if (isEmptyRow(row)) return [];
    number = Math.max(number, at);
    return Array.from({ length: counts[at] ?? 1 }, () => {
      do number += 1;
      while (first.has(`P${number}`));
      return `P${number}`;
    });
  });
}

/** A count as people write it, `× 3`. */
const TIMES = /^\s*[\u00d7\u2715x]\s*(?=\d)/i;

/** `web × 3`, `web x 3`: three jobs. */
const COUNTED = /^\s*(?<base>\S.*?)(?:\s*[\u00d7\u2715]|\s+x)\s*(?<count>\d{1,3})\s*$/i;

/** `name`, or as many as `count` says with a number behind it. */
function numbered(name: string, count: number): readonly string[] {
  if (name === "" || count === 1) return name === "" ? [] : [name];
  const gap = /\d$/.test(name) ? "-" : "";
  return Array.from({ length: count }, (_, at) => `${name}${gap}${at + 1}`);
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

/** What repeats for ever: a sign behind the bursts, or alone. Full-width forms are ASCII here, and `∞` is `*`. */
const FOR_EVER = /[\s,;]*\)?[\s,;]*(?:\*|\.\.\.|\u2026|endless|forever|infinite|无限|无尽)\s*$/i;
/** Bursts with waiting between them, `3-2-4`, `3 / 2 / 4`: three numbers at least, and no date. */
const CHAINED = /^\d+(?:\.\d+)?(?:\s*(?:->|[-/\u2192\u2013])\s*\d+(?:\.\d+)?){2,}$/;
/** What computes for ever does it in pieces of this length; where they are cut makes no difference. */
const ENDLESS_PIECE: Decimal = { whole: "1000", fraction: "" };

interface Bursts {
  readonly bursts: readonly Decimal[];
  readonly isEndless: boolean;
}

/** The bursts in a cell, processor time first; after reporting a problem, none. */
function burstsOf(text: string, path: string, problems: Problem[]): Bursts {
  const typed = toAscii(text).trim();
  if (typed === "") {
    problems.push(problem("jobsNoBurst", path));
    return { bursts: [], isEndless: false };
  }
  // Digits in groups, `1 000`, could be a burst and waiting as well.
  if (/^\d{1,3}(?: \d{3})+$/.test(typed)) {
    problems.push(
      problem("jobsGroups", path, {
        found: short(typed),
        whole: typed.replaceAll(" ", ""),
        parts: typed.replaceAll(" ", ","),
      }),
    );
    return { bursts: [], isEndless: false };
  }
  const isEndless = FOR_EVER.test(typed);
  const listed = isEndless ? typed.replace(FOR_EVER, "").replace(/^\(/, "") : typed;
  const source = CHAINED.test(listed) ? listed.replaceAll(/\s*[-/>\u2192\u2013]+\s*/g, ",") : listed;
  if (isEndless && source === "") return { bursts: [ENDLESS_PIECE], isEndless };
  const bursts = listedBursts(source, text.trim(), path, problems);
  return { bursts, isEndless };
}

/** The bursts in `source`, which is `typed` in plain signs. */
function listedBursts(source: string, typed: string, path: string, problems: Problem[]): readonly Decimal[] {
  const bursts: Decimal[] = [];
  const hasMarks = /[a-z]/i.test(source);
  PIECE.lastIndex = 0;
  let end = 0;
  // Nothing stands between a sign at the beginning and another burst.
  for (let match = /^\s*[,;|]/.test(source) ? null : PIECE.exec(source); match; match = PIECE.exec(source)) {
    const { mark, time = "" } = match.groups ?? {};
    // Two bursts of one kind in a row have a burst of 0 of the other kind between them.
    const isWait = mark ? mark.toLowerCase() !== "cpu" : !hasMarks && bursts.length % 2 === 1;
    if (isWait !== (bursts.length % 2 === 1)) bursts.push(ZERO);
    bursts.push(timeOf(time, path, problems));
    end = PIECE.lastIndex;
  }
  if (end > 0 && source.slice(end).trim() === "") return bursts;
  const shown = typed.length === source.length ? typed : source;
  problems.push(problem("jobsBursts", path, { found: short(shown.slice(end).trim() || shown) }));
  return [];
}

/** The whole number in a cell; null when the cell is empty or, after reporting, wrong. */
function wholeOf(text: string, range: Range, path: string, problems: Problem[]): number | null {
  if (text.trim() === "") return null;
  const bare = toAscii(text)
    .trim()
    .replace(/^p(?=[\d-])/i, "")
    .replace(/\s*%$/, "");
  const decimal = readDecimal(bare.replace(/^-/, ""));
  const size = decimal && decimal.fraction === "" ? Number(decimal.whole) : Number.NaN;
  const value = bare.startsWith("-") && size !== 0 ? -size : size;
  if (isWithin(value, range)) return value;
  const { min, max } = range;
  problems.push(problem("jobsWhole", path, { found: short(text.trim()), min, max }));
  return null;
}

/** The machine that does `job`: one vCPU, no memory, no volumes. */
export function machineOfJob({
  name,
  arrival,
  bursts,
  isEndless,
  priority,
  weight,
  cap,
  workingSet,
}: Job): MachineSpec {
  const ops = bursts.flatMap((ticks, at): Op[] =>
    ticks === 0 ? [] : [{ op: at % 2 === 0 ? "compute" : "wait", ticks }],
  );
  return {
    ...defaultMachine(name),
    memoryBytes: 0,
    arrival,
    priority,
    weight,
    ...((cap ?? null) !== null && { cap: cap! }),
    ...((workingSet ?? null) !== null && { workingSet: workingSet! }),
    programs: [isEndless && ops.length > 0 ? [{ op: "loop", times: null, body: ops }] : ops],
  };
}
