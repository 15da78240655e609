/**
 * A table of jobs as text: what people paste from homework sheets, spreadsheets and question sites. Reading goes through
 * a text without its dress (`cleanText.ts`), what is said besides the jobs (`asides.ts`), the form (`forms/`), the columns
 * (`readColumns.ts`) and the values (`values/`) to cells, and tells at each step what it understood and how surely.
 *
 * What is wrong is told with its line, column and cell; what could be read comes as rows all the same, so that it can be
 * mended in place. A text that is no table of jobs is refused in one sentence and has no rows.
 */
import type { Problem } from "../../model/problems.ts";
import type { Conventions } from "../../model/scenario.ts";
import type { Asides, PriorityExtreme } from "./asides.ts";
import type { NamedPolicy } from "./namedPolicies.ts";
import { isSummary } from "./spellings.ts";
import { EMPTY_ROW, readJobs } from "./jobCells.ts";
import {
  isNumeric,
  JOB_COLUMNS,
  labelOf,
  type Cell,
  type JobCells,
  type JobColumn,
  type SheetRow,
} from "./jobColumns.ts";
import { isOptions } from "./answerOptions.ts";
import { arrivalOrderIn } from "./arrivalOrder.ts";
import { cleanText } from "./cleanText.ts";
import { saysNumbers } from "./leftOver.ts";
import { levelsIn, type Levels } from "./levels.ts";
import { namesOtherPolicy, otherRulesIn } from "./otherRules.ts";
import { isNumbering } from "./numbering.ts";
import { short, type FormId, type Grid } from "./grid.ts";
import { readColumns, type ColumnChoices, type ReadColumn } from "./readColumns.ts";
import { readSheet, saysItsColumns } from "./readSheet.ts";
import { withoutFractions } from "./values/fractions.ts";
import { readingInHead, withoutClock, type ClockReading } from "./values/clock.ts";
import { decimalSignIn, withPoints, type DecimalSign } from "./values/decimalSign.ts";
import { withoutWords } from "./values/priorityWords.ts";
import { inOneUnit, inOtherUnit, namedUnits, unitInHead, type HeadUnits, type TimeUnit } from "./values/units.ts";
import { MOST } from "../limits.ts";
import { failed, problem } from "../problemList.ts";

/** What was understood of a text, as data: the page says it, and offers a choice where it is not certain. */
export interface Understood {
  readonly form: FormId;
  /** Between the cells, where it is a sign. */
  readonly separator: string;
  readonly columns: readonly ReadColumn[];
  /** The unit of every time; null where none is named. */
  readonly unit: TimeUnit | null;
  /** False where "units" stand beside units that have a length. */
  readonly isUnitCertain: boolean;
  /** Null where no number has decimals. */
  readonly decimalSign: DecimalSign | null;
  /** What times such as `1:10` are; null where there is none, or heads say it. */
  readonly colons: Colons | null;
  /** Rows that sum the others up: they are no jobs. */
  readonly rowsLeftOut: readonly string[];
  /** Lines that are neither heads nor jobs, above or below the table. */
  readonly linesLeftOut: readonly string[];
  /** Some of them state a rule that the run does not follow. */
  readonly hasOtherRules: boolean;
  readonly priorityOrder: Conventions["priorityOrder"] | null;
  /** The one policy that is named; null where none is, or several are. */
  readonly policy: NamedPolicy | null;
  /** All that are named, in the order of the text. */
  readonly policies: readonly NamedPolicy[];
  /** None is, but something stands in the place of one. */
  readonly namesOther: boolean;
  readonly switchCost: string | null;
  readonly pcpus: string | null;
}

/** `apart`: two numbers with a colon between them. */
export type ColonReading = ClockReading | "apart";

export interface Colons {
  readonly reading: ColonReading;
  readonly isCertain: boolean;
  /** Whether the colon can as well separate two columns. */
  readonly canBeApart: boolean;
}

export interface JobTable {
  /** The cells as they stand in the text, but for what `understood` says of them. */
  readonly rows: readonly JobCells[];
  /** In the order of the text; those of a cell have the path `rows[2].arrival` as well. */
  readonly problems: readonly Problem[];
  /** The timeslice that the text names besides ("Quantum = 2"), or null. */
  readonly timeslice: string | null;
  /** Those of the levels of a feedback queue, where the text names one and gives them. */
  readonly levels: Levels | null;
  /** The clock time from which times are counted in minutes or seconds, `8:00`, where arrivals are clock times; else null. */
  readonly clock: string | null;
  /** Heads of columns with results (waiting time, …): they are not needed and left out. */
  readonly leftOut: readonly string[];
  /** Null where the text is no table of jobs. */
  readonly understood: Understood | null;
}

/** What somebody chose where reading was not certain. */
export interface ReadChoices {
  readonly columns?: ColumnChoices;
  readonly decimalSign?: DecimalSign["sign"];
  readonly colons?: ColonReading;
}

/** Far more than any sheet has. */
const MOST_CHARACTERS = 20_000;
const NOTHING_READ = { rows: [], timeslice: null, levels: null, clock: null, leftOut: [], understood: null };

/** The jobs in `text`, and all that is wrong with it. An empty text has no rows and no problems. Never throws. */
export function parseJobTable(text: string, choices: ReadChoices = {}): JobTable {
  if (text.length > MOST_CHARACTERS) {
    const tooLong = problem("notationTooLong", "", { found: text.length, max: MOST_CHARACTERS });
    return { ...NOTHING_READ, problems: [tooLong] };
  }
  if (!/[^\s\ufeff]/.test(text)) return { ...NOTHING_READ, problems: [] };
  const { grid, asides, canBeApart } = readSheet(text, choices.colons === "apart");
  if (!grid) return { ...NOTHING_READ, problems: [noTable(text)] };
  const { columns, rows: cells, problems: ofColumns } = readColumns(grid, choices.columns);
  const { jobs, sums } = withoutSums(cells.map((row) => rowOf(row, columns)));
  const cleaned = cleanText(text);
  const values = inOrder(readValues(jobs, columns, grid, choices, asides.unitOfAll), cleaned);
  const kept = values.rows.slice(0, MOST.machines);
  const rows = kept.map(cellsOf);
  // Where no column has bursts, that is told once, and not again row by row.
  const hasBursts = columns.some(({ kind }) => kind === "bursts");
  const ofCells = readJobs(rows).problems.filter(({ code }) => hasBursts || code !== "jobsNoBurst");
  const found = [...grid.problems, ...ofColumns, ...ofCells.map((each) => withPlace(each, kept))];
  if (values.rows.length > kept.length)
    found.push(problem("listTooLong", "", { found: values.rows.length, min: 0, max: MOST.machines }));
  if (isHopeless(grid, columns, kept, found)) return { ...NOTHING_READ, problems: [noTable(text)] };
  const strays = grid.strays.filter(({ text: stray, line }) => /\d/.test(stray) || !asides.lines.has(line));
  const lines = strays.map(({ text: stray }) => stray).filter((stray) => /[\p{L}\p{N}]/u.test(stray));
  const hasWaits = readJobs(rows).jobs.some(({ bursts }) => bursts.length > 1);
  const rules = otherRulesIn(cleaned, hasWaits).map(({ text: rule }) => rule);
  const ofRules = rules.filter((rule) => !lines.some((line) => line.includes(rule)));
  const lengths = lengthsIn(asides, values.unit);
  const understood: Understood = {
    form: grid.form,
    separator: grid.separator,
    columns,
    unit: values.unit,
    isUnitCertain: values.isUnitCertain && lengths !== null,
    decimalSign: values.decimalSign,
    colons:
      canBeApart && choices.colons === "apart"
        ? { reading: "apart", isCertain: true, canBeApart }
        : values.read && { ...values.read, canBeApart },
    rowsLeftOut: sums,
    linesLeftOut: [...lines, ...ofRules],
    hasOtherRules: rules.length > 0,
    priorityOrder: values.priorityOrder ?? asides.priorityOrder ?? orderBy(asides.extreme, rows),
    policy: asides.policies.length === 1 ? (asides.policies[0] ?? null) : null,
    policies: asides.policies,
    namesOther: asides.policies.length === 0 && namesOtherPolicy(cleaned),
    switchCost: lengths ? lengths.switchCost : asides.switchCost,
    pcpus: asides.pcpus,
  };
  return {
    rows,
    problems: failed(found.toSorted(byPlace)).problems,
    timeslice: lengths ? lengths.timeslice : asides.timeslice,
    levels: asides.policies.some(({ policy }) => policy === "mlfq") ? levelsIn(cleaned) : null,
    clock: values.clock,
    leftOut: columns.filter(({ kind, head }) => kind === "result" && head !== "").map(({ head }) => head),
    understood,
  };
}

/** The timeslice and the cost of a switch in the unit of the jobs; null where one of them cannot be told in it. */
function lengthsIn(asides: Asides, unit: TimeUnit | null): Pick<Asides, "timeslice" | "switchCost"> | null {
  const { timeslice, switchCost, units } = asides;
  const into = unit ?? units.timeslice ?? units.switchCost;
  const told = (number: string | null, of: TimeUnit | null) =>
    number === null || of === null || into === null || of === into || of === "unit" || into === "unit"
      ? number
      : inOtherUnit(number, of, into);
  const found = { timeslice: told(timeslice, units.timeslice), switchCost: told(switchCost, units.switchCost) };
  const isWhole =
    (found.timeslice === null) === (timeslice === null) && (found.switchCost === null) === (switchCost === null);
  return isWhole ? found : null;
}

/** Which end of the priorities is urgent, where one of their numbers is said to be the most urgent or the least. */
function orderBy(extreme: PriorityExtreme | null, rows: readonly JobCells[]): Conventions["priorityOrder"] | null {
  const priorities = rows.map(({ priority }) => Number(priority || Number.NaN)).filter((each) => !Number.isNaN(each));
  if (!extreme || priorities.length === 0) return null;
  const isLargest = priorities.every((each) => each <= extreme.number);
  const isSmallest = priorities.every((each) => each >= extreme.number);
  if (isLargest === isSmallest) return null;
  return isLargest === extreme.isMostUrgent ? "higherFirst" : "lowerFirst";
}

/** Whether everything in the table is certain and right, and nothing besides can matter: only then it may be taken without asking. */
export function isSure(table: JobTable): boolean {
  const { rows, understood } = table;
  if (!isClear(table) || understood === null || understood.hasOtherRules) return false;
  return !understood.linesLeftOut.some(
    (line) => !isNumbering(line) && !isOptions(line) && saysNumbers(line, rows.length),
  );
}

/** Whether everything in the table is certain and right, whatever stands beside it. */
export function isClear({ rows, problems, understood }: JobTable): boolean {
  if (rows.length === 0 || problems.length > 0 || understood === null) return false;
  const { form, columns, decimalSign, colons, isUnitCertain, linesLeftOut } = understood;
  const names = new Set(rows.map(({ name }) => name));
  const lines = linesLeftOut.filter((line) => !isNumbering(line) && !isOptions(line));
  if (lines.some((line) => speaksOfOther(line, names))) return false;
  // Some arrive at a time, and of others nothing is said.
  const arrivals = rows.filter(({ arrival }) => arrival !== "").length;
  if (arrivals > 0 && arrivals < rows.length) return false;
  if (rows.some(({ name }) => OF_SETTING.test(name))) return false;
  // Where each job says for itself what its values are, one may have been taken for two, or lost one of them.
  const isEven = JOB_COLUMNS.every((column) => new Set(rows.map((row) => row[column] === "")).size === 1);
  if (form === "labelled" && !isEven) return false;
  return [
    ...columns,
    ...(decimalSign ? [decimalSign] : []),
    ...(colons ? [colons] : []),
    { isCertain: isUnitCertain },
  ].every(({ isCertain }) => isCertain);
}

/** What has such a name is no job: `Quantum: 2, 3`. */
const OF_SETTING =
  /^(?:quantum|quanta|quanto|time[ _-]?slices?|timeslices?|slice|tq|context|switch(?:ing)?|overhead|cpus?|cores?|processors?|mode|seed|speed|时间片(?:大小|长度)?|切换(?:开销|时间)?|处理[机器]数?)$/iu;

/** A name with a number somewhere behind it, of a job that is not among `names`: a job may have been left out. */
function speaksOfOther(line: string, names: ReadonlySet<string>): boolean {
  return [...line.matchAll(/(?<![\p{L}\d])(?:\p{Lu}{1,2}\d{1,3}|[B-HJ-Z])(?![\p{L}\d])(?=[^.]*[\s(:=,]\d)/gu)].some(
    ([name]) => !names.has(name),
  );
}

/** Whether `text` says of itself which column is what: it has labels, or jobs in parentheses. */
export function isSheet(text: string): boolean {
  return text.length <= MOST_CHARACTERS && saysItsColumns(text);
}

function noTable(text: string): Problem {
  const lines = text.split("\n");
  const at = lines.findIndex((each) => each.trim() !== "");
  const line = lines[at] ?? "";
  const column = line.length - line.trimStart().length + 1;
  return problem("jobsNoTable", "", { line: at + 1, column, found: short(line.trim()) });
}

/** A text without labels of which hardly a line is a job, or which has no column of numbers, was not meant as jobs. */
function isHopeless(
  { heads, kinds, strays, rows: lines }: Grid,
  columns: readonly ReadColumn[],
  rows: readonly SheetRow[],
  problems: readonly Problem[],
): boolean {
  if (rows.length === 0) return true;
  if (kinds || (heads !== null && columns.some(({ head }) => labelOf(head) !== null))) return false;
  const unknown = columns.flatMap(({ kind }, at) => (kind === "unknown" ? [at] : []));
  const isNumbers = (at: number) => lines.every((line) => line[at] === undefined || isNumeric(line[at].text));
  if (unknown.length > 0 && (!unknown.some(isNumbers) || (heads === null && lines.length === 1))) return true;
  const bad = new Set(problems.filter(({ path }) => path !== "").map(({ values }) => values["line"]));
  return bad.size + strays.length > rows.length;
}

function cellsOf(row: SheetRow): JobCells {
  const given = JOB_COLUMNS.flatMap((column) => (row[column] ? [[column, row[column].text]] : []));
  return { ...EMPTY_ROW, ...Object.fromEntries(given) };
}

const NOTHING = /^[-\u2013\u2014/?]+$/;

function rowOf(cells: readonly Cell[], columns: readonly ReadColumn[]): SheetRow {
  const row: Partial<Record<JobColumn, Cell>> = {};
  for (const [at, cell] of cells.entries()) {
    const kind = columns[at]?.kind ?? "ignored";
    const isNothing = cell.text === "" || (kind !== "name" && NOTHING.test(cell.text));
    if (kind === "unknown" || kind === "ignored" || kind === "result" || isNothing) continue;
    if (kind === "bursts") row.bursts = joined(row.bursts, cell);
    else if (kind === "io") row.bursts = joined(row.bursts, waiting(cell, columns[at]?.head ?? ""));
    else row[kind] ??= cell;
  }
  return row;
}

function joined(before: Cell | undefined, cell: Cell): Cell {
  return before ? { ...before, text: `${before.text} ${cell.text}` } : cell;
}

/** A cell below `head` as a part of bursts: a number has the unit of its own head, and not that of the bursts. */
function waiting(cell: Cell, head: string): Cell {
  const unit = /^[\d.]+$/.test(cell.text) ? (unitInHead(head) ?? "") : "";
  return { ...cell, text: `io${cell.text}${unit}` };
}

const isSum = ({ name }: SheetRow) => name !== undefined && !name.isQuoted && isSummary(name.text);

function withoutSums(rows: readonly SheetRow[]): {
  readonly jobs: readonly SheetRow[];
  readonly sums: readonly string[];
} {
  return {
    jobs: rows.filter((row) => !isSum(row) && Object.keys(row).length > 0),
    sums: rows.filter(isSum).map((row) =>
      Object.values(row)
        .map(({ text }) => text)
        .join(" "),
    ),
  };
}

/** Jobs that arrive at one moment stand in the order in which they are said to arrive. */
function inOrder(values: ReadValues, text: string): ReadValues {
  const { rows } = values;
  const names = rows.map(({ name }) => name?.text ?? "");
  const order =
    new Set(rows.map(({ arrival }) => Number(arrival?.text ?? 0))).size === 1 && arrivalOrderIn(text, names);
  return order ? { ...values, rows: order.map((name) => rows[names.indexOf(name)]!) } : values;
}

interface ReadValues extends Pick<Understood, "unit" | "isUnitCertain" | "decimalSign" | "priorityOrder"> {
  readonly rows: readonly SheetRow[];
  readonly clock: string | null;
  readonly read: Omit<Colons, "canBeApart"> | null;
}

/** Decimal signs, clock times, units and words of priority: what remains are numbers. */
function readValues(
  rows: readonly SheetRow[],
  columns: readonly ReadColumn[],
  { separator, form }: Grid,
  choices: ReadChoices,
  unitOfAll: TimeUnit | null,
): ReadValues {
  const found = decimalSignIn(rows, form === "lists" || form === "json" ? "" : separator || " ");
  const decimalSign = choices.decimalSign && found ? { sign: choices.decimalSign, isCertain: true } : found;
  const pointed = withoutFractions(decimalSign?.sign === "," ? withPoints(rows) : rows);
  const headOf = (kind: JobColumn) => columns.find((column) => column.kind === kind)?.head ?? "";
  const units: Partial<Record<"arrival" | "bursts", TimeUnit>> = {};
  for (const column of ["arrival", "bursts"] as const) {
    const head = headOf(column);
    const unit = readingInHead(head) ? null : unitInHead(head);
    if (unit) units[column] = unit;
  }
  const heads: HeadUnits = units;
  const {
    rows: clocked,
    clock,
    unit: ofClock,
    read,
  } = withoutClock(
    pointed,
    { arrival: headOf("arrival"), bursts: headOf("bursts") },
    namedUnits(pointed, heads).includes("s"),
    choices.colons === "apart" ? null : (choices.colons ?? null),
  );
  const {
    rows: plain,
    unit,
    isUnitCertain,
  } = inOneUnit(clocked, heads, ofClock ?? (namedUnits(clocked, heads).length === 0 ? unitOfAll : null));
  const { rows: ordered, priorityOrder } = withoutWords(plain);
  return { rows: ordered, clock, unit, isUnitCertain, decimalSign, priorityOrder, read };
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
