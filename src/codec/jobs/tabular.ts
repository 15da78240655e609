/**
 * From lines of cells to a grid: which line is the line of heads, whether the table lies on its side, and which lines
 * belong to it at all.
 *
 *   Process | P1 | P2        a table on its side has its labels in the first column
 *   Burst   | 4  | 2
 */
import type { Problem } from "../../model/problems.ts";
import { hasNumbers, strayLine, type FormId, type Grid } from "./grid.ts";
import { isNumeric, labelOf, type Cell, type LabelKind } from "./jobColumns.ts";

/** The cells of a line, and the whole of it. */
export interface CellLine {
  readonly cells: readonly Cell[];
  readonly whole: Cell;
  /** A sign of the form stands between its cells, and not only blanks. */
  readonly isCut?: boolean;
}

/** The grid of `lines`; those without anything in them must have been left out. Null when there is no job. */
export function tabular(form: FormId, separator: string, lines: readonly CellLine[]): Grid | null {
  const lying = onItsSide(form, separator, lines);
  if (lying) return lying;
  const at = knownHeads(lines);
  const head = at >= 0 ? at : unknownHeads(lines);
  const heads = lines[head]?.cells ?? null;
  const { rows, strays, problems } = jobLines(lines.slice(head + 1), heads?.length ?? null);
  if (rows.length === 0) return null;
  const above = lines.slice(0, Math.max(0, head));
  // A job above the heads would be lost.
  const lost = above.filter(({ cells, whole }) => isJobLine(cells) && !isProse(whole.text));
  const prose = above.filter((line) => !lost.includes(line));
  return {
    form,
    separator,
    heads,
    rows,
    strays: [...prose.map(({ whole }) => whole), ...strays],
    problems: [...lost.map(({ whole }) => strayLine(whole)), ...problems],
  };
}

const isTime = (kind: LabelKind | null) => kind === "arrival" || kind === "bursts";

/** The line whose cells name columns, at least one of them a time; -1 without one. */
export function knownHeads(lines: readonly CellLine[]): number {
  return lines.findIndex(({ cells, whole }) => {
    const kinds = cells.map(({ text }) => labelOf(text));
    const known = kinds.filter((kind) => kind !== null).length;
    // Prose can name columns as well, but it has more other words.
    const isClause =
      cells.some(({ text }) => wordsIn(text) > MOST_WORDS_OF_HEAD || HAN_CLAUSE.test(text)) ||
      (isSentence(whole.text) && wordsIn(whole.text) > 3 * cells.length);
    return known >= 2 && kinds.some(isTime) && kinds.length - known <= known && !hasNumbers(cells) && !isClause;
  });
}

/**
 * A line that stands where heads stand, right above the first job, with as many cells and without a number: it says what
 * the columns are in words that are not known here. -1 without one.
 */
function unknownHeads(lines: readonly CellLine[]): number {
  const first = lines.findIndex(({ cells }) => isJobLine(cells));
  const above = lines[first - 1];
  const below = lines[first];
  if (!above || !below || above.cells.length < 2 || hasNumbers(above.cells)) return -1;
  return Math.abs(above.cells.length - below.cells.length) <= 1 ? first - 1 : -1;
}

/** Without heads: with a wrong number in front it still is a job; a longer line is more likely a sentence. */
export function isJobLine(cells: readonly Cell[]): boolean {
  const [first = false, second = false, third = false] = cells.map(({ text }) => isNumeric(text));
  return first || second || (third && cells.length <= MOST_PLAIN_CELLS);
}

const MOST_PLAIN_CELLS = 6;

const wordsIn = (text: string) => text.match(/\p{L}{2,}/gu)?.length ?? 0;
const MOST_WORDS_OF_HEAD = 6;
/** No head is as long as this. */
const HAN_CLAUSE = /\p{Script=Han}{12}/u;

/** More words than a name has, and more than numbers: what is said about the jobs. */
function isRunningText({ whole: { text }, isCut = false }: CellLine): boolean {
  const words = wordsIn(text);
  return !isCut && words > MOST_WORDS_OF_HEAD && words > 2 * (text.match(/\d+/g)?.length ?? 0);
}

/** A sentence has at least three words and ends like one. */
export function isSentence(text: string): boolean {
  return (wordsIn(text) >= 3 || /\p{Script=Han}{4}/u.test(text)) && /[.?!:\u3002]\s*$/.test(text);
}

/** A sentence, or the title of a table or an exercise, which can have a number in it. */
export function isProse(text: string): boolean {
  return isSentence(text) || TITLE.test(text);
}

const TITLE =
  /^[\s(]*(?:tab(?:le|elle|leau|la|ela)|fig(?:ure|ura)?|question|exercise|problem|example|homework|exam(?:en|ple)?\b|midterm|final exam|quiz|assignment|sheet|part\s*\d|klausur|blatt|partiel|parcial|devoir|hoja|作业题|习题|期末|考试|aufgabe|übung|beispiel|exercice|ejercicio|exercício|esercizio|q\.?\s*\d|задач[аи]|таблица|表|题|图|例|習題|问题|第\s*\d)/iu;

interface JobLines {
  readonly rows: readonly (readonly Cell[])[];
  readonly strays: readonly Cell[];
  readonly problems: readonly Problem[];
}

/** `P1` and `J10` have one shape, `Draw` another. */
export const shapeOf = (name: string) =>
  name
    .replaceAll(/\d+/g, "0")
    .replaceAll(/\p{Lu}/gu, "A")
    .replaceAll(/\p{Ll}+/gu, "a");

/** Lines that are no jobs are left out before the first job and behind the last one; between jobs they are mistakes. */
export function jobLines(lines: readonly CellLine[], headCount: number | null): JobLines {
  const shapes = new Set(lines.filter(({ cells }) => hasNumbers(cells)).map(({ cells }) => shapeOf(cells[0]!.text)));
  // A line of as many words as there are heads is a job without numbers only where its name is like the others.
  const isLike = ({ cells, isCut = false }: CellLine) =>
    cells.length > 1 &&
    cells.length === headCount &&
    (isCut || shapes.size === 0 || shapes.has(shapeOf(cells[0]!.text)));
  const isRow = lines.map(
    (line) =>
      !isSentence(line.whole.text) &&
      !isRunningText(line) &&
      (headCount === null ? isJobLine(line.cells) : hasNumbers(line.cells) || isLike(line)),
  );
  const first = isRow.indexOf(true);
  const last = isRow.lastIndexOf(true);
  const strays: Cell[] = [];
  const problems: Problem[] = [];
  for (const [at, { whole }] of lines.entries()) {
    if (isRow[at]) continue;
    if (at < first || at > last) strays.push(whole);
    else problems.push(strayLine(whole));
  }
  return { rows: lines.filter((_, at) => isRow[at]).map(({ cells }) => cells), strays, problems };
}

/** The table turned upright, where the first cell of each line is a label and nothing else is; else null. */
function onItsSide(form: FormId, separator: string, lines: readonly CellLine[]): Grid | null {
  const kinds = lines.map(({ cells }) => labelOf(cells[0]?.text ?? ""));
  const labelled = lines.filter((_, at) => kinds[at] !== null);
  const names = kinds.includes("name") ? null : namesAbove(lines, kinds);
  const known = kinds.filter((kind) => kind !== null);
  if (labelled.length < 2 || new Set(known).size < known.length || !known.some(isTime)) return null;
  // Numbers without a label belong to no list of this table.
  const isOther = (line: CellLine, at: number) => kinds[at] === null && line !== names?.line;
  if (lines.some((line, at) => isOther(line, at) && /\d/.test(line.whole.text) && !isProse(line.whole.text)))
    return null;
  // The jobs of a table that stands upright can have names that are labels: `CPU`, `IO`.
  if (labelled.some(({ cells }) => cells.length < 2 || cells.slice(1).some(({ text }) => labelOf(text) !== null)))
    return null;
  const isRight = labelled.every(
    ({ cells }, at) => known[at] === "name" || cells.slice(1).some(({ text }) => isNumeric(text)),
  );
  if (!isRight) return null;
  const length = Math.max(...labelled.map(({ cells }) => cells.length - 1));
  const rows = Array.from({ length }, (_, at) => [
    ...(names ? [names.cells[at] ?? { ...names.line.whole, text: "" }] : []),
    ...labelled.map(({ cells, whole }): Cell => cells[at + 1] ?? { ...whole, text: "" }),
  ]);
  const strays = lines.filter(isOther).map(({ whole }) => whole);
  const heads = [...(names ? [{ ...names.line.whole, text: "" }] : []), ...labelled.map(({ cells }) => cells[0]!)];
  return { form, separator, heads, rows, strays, problems: [] };
}

/** The names of the jobs in a line without a label, right above the first one with a label. */
function namesAbove(lines: readonly CellLine[], kinds: readonly (LabelKind | null)[]) {
  const first = kinds.findIndex((kind) => kind !== null);
  const line = lines[first - 1];
  if (!line) return null;
  const count = (lines[first]?.cells.length ?? 0) - 1;
  const cells = line.cells.filter(({ text }) => text !== "");
  const isNames = cells.length === count && cells.every(({ text }) => !isNumeric(text) && text.length <= LONGEST_NAME);
  return isNames && new Set(cells.map(({ text }) => text)).size === count ? { line, cells } : null;
}

const LONGEST_NAME = 20;
