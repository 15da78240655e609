/**
 * Jobs as labelled lists, the way homework sheets state them in a line or two, and a table that lies on its side:
 *
 *   AT 0 2 3 / BT 4 2 1 / PR 1 2 3        到达时间：0，2，3；服务时间：4，2，1        Process | P1 | P2
 *                                                                                Burst   | 4  | 2
 *
 * Also jobs in parentheses, `A(0,4) B(2,2)` or in the notation of bursts, `A(0; 3,4,3; p2)`.
 */
import { bisectRight } from "d3";
import type { Problem } from "../../model/problems.ts";
import { labelsIn, NUMBER, type Cell, type JobColumn, type Label, type SheetRow } from "./jobColumns.ts";
import { short, type Rows } from "./jobRows.ts";
import { problem } from "../problemList.ts";

/** Characters in front of a label that tell whether a list begins there. */
const LOOK_BACK = 16;
const SEPARATORS = /[\s,;/|]+/;
const BLANK = /^[\s,;/|:.\u3002]*$/;

/** Place of an index in a text. */
type PlaceOf = (index: number) => { readonly line: number; readonly column: number };

function placesOf(text: string): PlaceOf {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    const line = bisectRight(starts, index);
    return { line, column: index - (starts[line - 1] ?? 0) + 1 };
  };
}

/** The labels in `text` that have values behind them; empty when the text is no list. */
function listLabels(text: string): Label[] {
  const all = labelsIn(text);
  const labels = all.filter(({ kind, text: written, start, end }, index) => {
    // "Three jobs." names no jobs.
    if (kind === "name" && !/[\p{L}\p{N}]/u.test(text.slice(end, all[index + 1]?.start))) return false;
    // A single letter can as well be a name, and "job" a part of one: these have to stand where a list begins.
    if (kind === "io") return false;
    return (
      (kind !== "name" && written.length > 1) ||
      /(?:^|[\n;/|,])[^\S\n]*$/.test(text.slice(Math.max(0, start - LOOK_BACK), start))
    );
  });
  const hasTimes = labels.some(
    ({ kind, end }, index) =>
      (kind === "arrival" || kind === "bursts") && /\d/.test(text.slice(end, labels[index + 1]?.start)),
  );
  return hasTimes ? labels : [];
}

export function isLists(text: string): boolean {
  return listLabels(text).length > 0;
}

export function readLists(text: string): Rows {
  const placeOf = placesOf(text);
  const labels = listLabels(text);
  const problems: Problem[] = [];
  const leftOut: string[] = [];
  const lists = new Map<JobColumn, { readonly label: Label; readonly cells: readonly Cell[] }>();
  const prose = text.slice(0, labels[0]?.start);
  if (!BLANK.test(prose)) {
    const start = prose.length - prose.trimStart().length;
    problems.push(problem("jobsLine", "", { ...placeOf(start), found: short(prose.trim()) }));
  }
  for (const [index, label] of labels.entries()) {
    const { kind, end } = label;
    if (kind === "io") continue;
    if (kind === "result") {
      leftOut.push(label.text);
      continue;
    }
    const place = { ...placeOf(label.start), found: label.text };
    if (lists.has(kind)) {
      problems.push(problem("jobsColumnTwice", "", place));
      continue;
    }
    lists.set(kind, { label, cells: valuesOf(text, end, labels[index + 1]?.start ?? text.length, kind, placeOf) });
  }
  const length = Math.max(0, ...[...lists.values()].map(({ cells }) => cells.length));
  for (const { label, cells } of lists.values()) {
    const place = { ...placeOf(label.start), found: label.text };
    if (cells.length < length) problems.push(problem("jobsCounts", "", { ...place, count: cells.length, max: length }));
  }
  if (!lists.has("bursts"))
    problems.push(problem("jobsNoBursts", "", { ...placeOf(labels[0]?.start ?? 0), found: "" }));
  const rows = Array.from({ length }, (_, at): SheetRow => {
    const row: Partial<Record<JobColumn, Cell>> = {};
    for (const [column, { cells }] of lists) if (cells[at]) row[column] = cells[at];
    return row;
  });
  return { rows, problems, leftOut };
}

function valuesOf(text: string, from: number, to: number, kind: JobColumn, placeOf: PlaceOf): Cell[] {
  // Brackets and what leads from a label to its values become blanks, so that places stay true.
  const source = text
    .slice(from, to)
    .replace(/^\s*(?:[:=]|->|→|is|are|为|是)*/iu, blanks)
    .replaceAll(/[[\]{}()<>]/g, " ");
  const split = piecesOf(source, kind);
  let at = 0;
  return split
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "" && !/^[.\u3002]+$/.test(piece))
    .map((piece) => {
      const found = source.indexOf(piece, at);
      const start = found < 0 ? at : found;
      at = start + piece.length;
      return { text: piece, ...placeOf(from + start) };
    });
}

function piecesOf(source: string, kind: JobColumn): string[] {
  if (kind === "bursts") return burstPieces(source);
  if (kind !== "name") return source.split(SEPARATORS);
  const inner = trimmed(source);
  return inner.split(nameSeparator(inner));
}

const blanks = (text: string) => text.replaceAll(/[^\n]/g, " ");

/** Names can have blanks in them where something else separates them. */
function nameSeparator(inner: string): RegExp {
  if (/[\t|]/.test(inner)) return /[\t|\n]+/;
  return /[,;/]/.test(inner) ? /[,;/\n]+/ : /\s+/;
}

/** `source` without the separators around its values. */
function trimmed(source: string): string {
  const first = source.search(/[^\s,;/|]/);
  let end = source.length;
  while (end > first && /[\s,;/|]/.test(source.charAt(end - 1))) end -= 1;
  return source.slice(Math.max(0, first), end);
}

const IO = /(?:io|i\/o)[\s:(]*/i;
/** A burst and what belongs to it: waiting that is marked as such, and the burst behind it. */
const WITH_IO = new RegExp(`${NUMBER}(?:\\s*,?\\s*${IO.source}${NUMBER}\\s*\\)?(?:\\s*,?\\s*${NUMBER})?)*`, "gi");

/**
 * The bursts of each job. Between blanks, commas make a job that waits: `3,4,3 5 2`; where there is nothing but commas,
 * `4, 2, 1`, each number is a job.
 */
function burstPieces(source: string): string[] {
  if (IO.test(source)) return source.match(WITH_IO) ?? [];
  const inner = trimmed(source);
  if (/[\t|]/.test(inner)) return inner.split(/[\t|\n]+/);
  const isSpaced = /[^\s,;/]\s+[^\s,;/]/.test(inner);
  return isSpaced ? inner.split(/[\s;/]+/).map((piece) => piece.replaceAll(/^,+|,+$/g, "")) : inner.split(/[,;/\s]+/);
}

const GROUP = /(?<name>[^\s(),;|]*)[^\S\n]{0,8}\((?<inside>[^()\n]*)\)/g;

/** Does the text begin with a job in parentheses? */
export function isGroups(text: string): boolean {
  return /^(?:[^\s(),;|]+[^\S\n]*)?\(\s*[+-]?\.?\d/.test(text.trimStart());
}

/** Jobs in parentheses: with semicolons the notation of bursts, else arrival, burst, priority, weight. */
export function readGroups(text: string): Rows {
  const placeOf = placesOf(text);
  const problems: Problem[] = [];
  const rows: SheetRow[] = [];
  const report = (from: number, to: number) => {
    const between = text.slice(from, to);
    if (BLANK.test(between)) return;
    const start = from + between.length - between.trimStart().length;
    problems.push(problem("jobsLine", "", { ...placeOf(start), found: short(between.trim()) }));
  };
  let end = 0;
  for (const match of text.matchAll(GROUP)) {
    const { name = "", inside = "" } = match.groups ?? {};
    report(end, match.index);
    end = match.index + match[0].length;
    const start = end - 1 - inside.length;
    const parts = partsOf(inside, start, placeOf);
    const isNotation = inside.includes(";");
    const most = isNotation ? 3 : 4;
    if (parts.length < 2 || parts.length > most)
      problems.push(problem("jobsParts", "", { ...placeOf(match.index), found: short(match[0]), count: parts.length }));
    const [arrival, bursts, priority, weight] = parts;
    rows.push({
      ...(name === "" ? {} : { name: { text: name, ...placeOf(match.index) } }),
      ...(arrival ? { arrival } : {}),
      ...(bursts ? { bursts } : {}),
      ...(priority ? { priority: { ...priority, text: priority.text.replace(/^p\s*(?=\d)/i, "") } } : {}),
      ...(weight && !isNotation ? { weight } : {}),
    });
  }
  report(end, text.length);
  return { rows, problems, leftOut: [] };
}

function partsOf(inside: string, start: number, placeOf: PlaceOf): Cell[] {
  const separator = inside.includes(";") ? ";" : inside.includes(",") ? "," : /\s+/;
  let at = 0;
  return inside.trim() === ""
    ? []
    : inside.split(separator).flatMap((raw) => {
        const text = raw.trim();
        const found = inside.indexOf(text, at);
        at = found + text.length;
        return text === "" && separator instanceof RegExp ? [] : [{ text, ...placeOf(start + found) }];
      });
}

/** `3` of "Quantum = 3", wherever it stands, with the text without it; null when nothing is said of a timeslice. */
export function timesliceIn(text: string): { readonly timeslice: string; readonly rest: string } | null {
  const match = QUANTUM.exec(text);
  if (!match?.[1]) return null;
  // In quotes it is a name.
  const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
  if ((line.match(/"/g)?.length ?? 0) % 2 === 1) return null;
  const rest = text.slice(0, match.index) + blanks(match[0]) + text.slice(match.index + match[0].length);
  return { timeslice: match[1], rest };
}

/** In Latin letters something stands between the word and the number: `quantum3` is a name, and so is `slice` in `slice 0 4`. */
const QUANTUM = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}_])(?:(?:time[\s_-]*)?(?:quantum|slice)|tq|q(?=\s*[=:]))(?=[\s:=(])|时间片(?:大小|长度)?)` +
    String.raw`\s*(?:\([^)\d\n]*\))?\s*(?:[:=]|is|为|是)?\s*(${NUMBER})(?:\s*(?:[mu]?s|毫秒|微秒|秒)(?!\p{L}))?(?![^\S\n]*[\d.])`,
  "iu",
);
