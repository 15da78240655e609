/**
 * What each column of a grid is: by its head, by the form, by its values, or as somebody chose. Where neither says so for
 * certain, the most likely meaning is told as a guess, or none at all: nothing is guessed without being shown.
 */
import type { Problem } from "../../model/problems.ts";
import { short, type Grid } from "./grid.ts";
import { isNumeric, labelOf, type Cell, type ColumnKind } from "./jobColumns.ts";
import { problem } from "../problemList.ts";

export interface ReadColumn {
  /** As it stands above the column; empty where nothing does. */
  readonly head: string;
  readonly kind: ColumnKind;
  /** False for a guess. */
  readonly isCertain: boolean;
  /** The first values. */
  readonly samples: readonly string[];
}

/** What somebody chose, by the number of the column. */
export type ColumnChoices = Readonly<Partial<Record<number, ColumnKind>>>;

export interface Columns {
  readonly columns: readonly ReadColumn[];
  /** The rows of the grid, each with a cell for every column. */
  readonly rows: readonly (readonly Cell[])[];
  readonly problems: readonly Problem[];
}

interface Guess {
  readonly kind: ColumnKind;
  readonly isCertain: boolean;
}

const SAMPLES = 4;
const sure = (kind: ColumnKind): Guess => ({ kind, isCertain: true });
const maybe = (kind: ColumnKind): Guess => ({ kind, isCertain: false });
/** Columns of which a job can have several: bursts and the waiting between them; and those that are not read. */
const CAN_REPEAT: ReadonlySet<ColumnKind> = new Set(["bursts", "io", "result", "ignored", "unknown"]);

/** Behind the name stands a number in brackets (`isNumbered`), or nothing but the usual. */
function guessed(
  { kinds }: Pick<Grid, "kinds">,
  heads: readonly Cell[] | null,
  values: readonly (readonly string[])[],
  isNumbered: boolean,
): readonly Guess[] {
  if (kinds && !isNumbered) return values.map((_, at) => sure(kinds[at] ?? "ignored"));
  if (!isNumbered) return heads ? byHeads(heads, values) : byValues(values);
  const [name = [], , ...others] = values;
  const rest = guessed(kinds ? { kinds } : {}, heads && [heads[0]!, ...heads.slice(2)], [name, ...others], false);
  const isNamed = heads !== null && labelOf(heads[1]?.text ?? "") === "priority";
  return [rest[0] ?? sure("name"), isNamed ? sure("priority") : maybe("priority"), ...rest.slice(1)];
}

export function readColumns(grid: Grid, choices: ColumnChoices = {}): Columns {
  const problems: Problem[] = [];
  const { heads, rows, isNumbered } = withNumbersApart(aligned(grid, problems));
  const width = Math.max(heads?.length ?? 0, ...rows.map((row) => row.length));
  const values = Array.from({ length: width }, (_, at) => rows.map((row) => row[at]?.text ?? ""));
  const guesses = guessed(grid, heads, values, isNumbered);
  const columns = guesses.map((guess, at): ReadColumn => {
    const chosen = choices[at];
    const samples = (values[at] ?? []).filter((text) => text !== "").slice(0, SAMPLES);
    return { head: heads?.[at]?.text ?? "", ...(chosen ? sure(chosen) : guess), samples };
  });
  problems.push(...headProblems(columns, heads, rows));
  return { columns, rows, problems };
}

/** Heads and rows of one length: a head is missing above the names, a name of several words is one cell. */
function aligned({ heads, rows, form }: Grid, problems: Problem[]): Pick<Columns, "rows"> & Pick<Grid, "heads"> {
  const count = heads?.length ?? 0;
  const hasName = heads?.some(({ text }) => labelOf(text) === "name") ?? false;
  const lacksHead =
    heads !== null &&
    !hasName &&
    heads[0]?.text !== "" &&
    rows.some(
      (row) =>
        (row.length === count + 1 && !isNumeric(row[0]!.text)) ||
        (row.length === count + 1 && rows.every(({ length }) => length === count + 1)),
    );
  const above = lacksHead && heads[0] ? [{ ...heads[0], text: "" }, ...heads] : heads;
  const length = above?.length ?? Math.max(0, ...rows.map((row) => row.length));
  const isNamed = above === null || above[0]?.text === "" || labelOf(above[0]?.text ?? "") === "name";
  return {
    heads: above,
    rows: rows.map((row) => {
      const [first] = row;
      if (lacksHead && first && isNumeric(first.text) && row.length < length) return [{ ...first, text: "" }, ...row];
      const cells = isNamed && form === "blanks" ? withWholeName(row, length) : row;
      const extra = cells[length];
      if (!extra) return cells;
      const { line, column, text } = extra;
      problems.push(problem("jobsExtraCell", "", { line, column, found: short(text), max: length }));
      return cells.slice(0, length);
    }),
  };
}

/** `P1 (3)`: a number in brackets behind every name is a column of its own, most likely the priority. */
const NUMBERED = /^(?<name>.*[^\s(])\s*\((?<number>-?\d+)\)$/;

function withNumbersApart({ heads, rows }: Pick<Columns, "rows"> & Pick<Grid, "heads">) {
  const cut = rows.map(([first]) => (first && !first.isQuoted ? NUMBERED.exec(first.text) : null));
  const hasPriority = heads?.some(({ text }) => labelOf(text) === "priority" && !/\(.*\)$/.test(text)) ?? false;
  if (cut.length < 2 || hasPriority || cut.some((parts) => !parts)) return { heads, rows, isNumbered: false };
  const [head, ...others] = heads ?? [];
  const inBrackets = /\((?<inside>[^)]+)\)$/.exec(head?.text ?? "")?.groups?.["inside"] ?? "";
  return {
    heads: head
      ? [{ ...head, text: head.text.replace(/\s*\([^)]*\)$/, "") }, { ...head, text: inBrackets }, ...others]
      : heads,
    rows: rows.map(([first, ...rest], at) => {
      const { name = "", number = "" } = cut[at]?.groups ?? {};
      return first
        ? [{ ...first, text: name }, { ...first, text: number, column: first.column + name.length }, ...rest]
        : rest;
    }),
    isNumbered: true,
  };
}

/** A name of several words, where blanks separate the cells, is one cell. */
function withWholeName(cells: readonly Cell[], length: number): readonly Cell[] {
  const extra = cells.length - length;
  const [first] = cells;
  if (extra <= 0 || !first) return cells;
  const words = cells.slice(0, 1 + extra);
  if (words.slice(1).some(({ text }) => isNumeric(text))) return cells;
  return [{ ...first, text: words.map(({ text }) => text).join(" ") }, ...cells.slice(1 + extra)];
}

const isFilled = (values: readonly string[]) => values.some((text) => !/^[?\u2026.]*$/.test(text));
const areNumbers = (values: readonly string[]) =>
  isFilled(values) && values.every((text) => text === "" || isNumeric(text) || NOTHING.test(text));
const NOTHING = /^[-\u2013\u2014/]+$/;
/** Whether one of `values` is nothing at all: no burst, but a usual arrival. */
const hasZero = (values: readonly string[]) => values.some((text) => /^0+(?:[.,]0+)?(?!\d|[.,:]\d)/.test(text));

function byHeads(heads: readonly Cell[], values: readonly (readonly string[])[]): Guess[] {
  const kinds = values.map((_, at) => labelOf(heads[at]?.text ?? ""));
  const guesses = kinds.map((kind, at): Guess => {
    if (kind) return sure(kind);
    if (at === 0 && heads[0]?.text === "" && !kinds.includes("name")) return sure("name");
    if (at === 0 && !kinds.includes("name") && !areNumbers(values[0] ?? [])) return maybe("name");
    return isFilled(values[at] ?? []) ? maybe("unknown") : sure("ignored");
  });
  // The one column of numbers that is left over must be the bursts.
  const open = guesses.flatMap(({ kind }, at) => (kind === "unknown" && areNumbers(values[at] ?? []) ? [at] : []));
  const hasBursts = guesses.some(({ kind }) => kind === "bursts");
  const isSome = guesses.some(({ kind }) => kind === "arrival");
  if (!hasBursts && isSome && open.length === 1) guesses[open[0]!] = maybe("bursts");
  // A second column of processor time with no waiting before it may be something else, such as the number of a processor.
  for (const [at, { kind }] of guesses.entries()) {
    const before = guesses.slice(0, at).findLast((each) => each.kind === "bursts" || each.kind === "io");
    if (kind === "bursts" && before?.kind === "bursts") guesses[at] = maybe("bursts");
  }
  // A first column of names says so by itself.
  const [first] = guesses;
  if (first?.kind === "name") guesses[0] = sure("name");
  return guesses;
}

const ORDER = ["arrival", "bursts", "priority", "weight"] as const;

/** Without heads the usual order is name, arrival, burst, priority; what the values cannot be is not taken for it. */
function byValues(values: readonly (readonly string[])[]): Guess[] {
  const [first = []] = values;
  const isNamed = !areNumbers(first);
  if (isNamed) return [sure("name"), ...numbersByOrder(values.slice(1), true)];
  return mayBeIds(values)
    ? [idColumn(first), ...numbersByOrder(values.slice(1), false)]
    : numbersByOrder(values, values.length === 2);
}

/** `isSettled`: nothing but the usual order is likely, unless the values speak against it. */
function numbersByOrder(values: readonly (readonly string[])[], isSettled: boolean): Guess[] {
  if (values.length === 1) return [isSettled && !hasZero(values[0] ?? []) ? sure("bursts") : maybe("bursts")];
  const [arrivals = [], bursts = []] = values;
  // Nobody runs for no time at all, and somebody usually is there from the start.
  const isTurned = hasZero(bursts) && !hasZero(arrivals);
  if (isTurned && values.length === 2) return [maybe("bursts"), maybe("arrival")];
  const fits = hasZero(arrivals) && !hasZero(bursts);
  const isClear = fits && (isSettled || (values.length === 3 && !isCounting(arrivals))) && values.length < 4;
  return values.map((_, at) => {
    const kind = ORDER[at] ?? "unknown";
    return isClear || (areClocks(arrivals) && isSettled) ? sure(kind) : maybe(kind);
  });
}

const areClocks = (values: readonly string[]) => values.some((text) => /^\d+:\d/.test(text));

/** Whether the first of only columns of numbers can be the numbers of the jobs. */
function mayBeIds([first = [], second = [], ...rest]: readonly (readonly string[])[]): boolean {
  const isWhole = first.every((text) => /^\d+$/.test(text));
  if (!isWhole || rest.length === 0 || first.length < 2) return false;
  return (
    hasZero(second) ||
    (isCounting(first) && !hasZero(first)) ||
    rest.length >= 3 ||
    (rest.length === 2 && !hasZero(first))
  );
}

const isCounting = (values: readonly string[]) =>
  values.length > 1 && values.every((text, at) => Number(text) === Number(values[0]) + at);

/** Numbers of jobs, as names; where they repeat they name nobody. */
function idColumn(values: readonly string[]): Guess {
  return maybe(new Set(values).size === values.length ? "name" : "ignored");
}

function headProblems(
  columns: readonly ReadColumn[],
  heads: readonly Cell[] | null,
  rows: readonly (readonly Cell[])[],
): Problem[] {
  const problems: Problem[] = [];
  const [first] = heads ?? rows[0] ?? [];
  const placeOf = (at: number) => {
    const { line, column } = heads?.[at] ?? rows[0]?.[at] ?? first ?? { line: 1, column: 1 };
    return { line, column };
  };
  const seen = new Set<ColumnKind>();
  const unknown = columns.flatMap(({ kind }, at) => (kind === "unknown" ? [at] : []));
  // A whole line of heads that says nothing is told once.
  if (unknown.length > 1 && !columns.some(({ kind }) => kind === "bursts")) {
    const found = short(
      columns
        .map(({ head }) => head)
        .filter((head) => head !== "" && head !== "?")
        .join(" ") || "?",
    );
    return [problem("jobsHeads", "", { ...placeOf(unknown[0]!), found })];
  }
  for (const [at, { head, kind }] of columns.entries()) {
    const found = head === "" ? String(at + 1) : head;
    if (kind === "unknown") problems.push(problem("jobsColumn", "", { ...placeOf(at), found }));
    if (!CAN_REPEAT.has(kind) && seen.has(kind))
      problems.push(problem("jobsColumnTwice", "", { ...placeOf(at), found }));
    seen.add(kind);
  }
  if (!seen.has("bursts"))
    problems.push(problem("jobsNoBursts", "", { ...placeOf(0), column: first?.column ?? 1, found: "" }));
  return problems;
}
