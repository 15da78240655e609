/**
 * A cell a line, as tables of some pages come out of the clipboard: the heads one below the other, then the cells of each
 * job.
 *
 *   Process ⏎ Arrival ⏎ Burst ⏎ P1 ⏎ 0 ⏎ 5 ⏎ P2 ⏎ 1 ⏎ 3
 */
import { spelled } from "../cleanText.ts";
import { isRule, linesOf, wholeLine, type Grid } from "../grid.ts";
import { isNumeric, labelOf, labelsIn, type Cell, type LabelKind } from "../jobColumns.ts";
import { placesOf } from "../places.ts";
import { isSentence } from "../tabular.ts";

export function readStacked(text: string): Grid | null {
  const cells = linesOf(text)
    .filter((line) => !isRule(line.text))
    .map(wholeLine);
  const first = cells.findIndex((cell) => labelOf(cell.text) !== null && !/\d/.test(cell.text) && !isRemark(cell.text));
  const kinds: LabelKind[] = [];
  for (const { text: cell } of first < 0 ? [] : cells.slice(first)) {
    const kind = /[\d,;|\t]/.test(cell) || isSeveral(cell) ? null : labelOf(cell);
    if (kind === null) break;
    kinds.push(kind);
  }
  const width = kinds.length;
  const below = cells.slice(first + width);
  // What is asked stands below the table.
  const end = below.findIndex(({ text: cell }) => isRemark(cell));
  const body = end < 0 ? below : below.slice(0, end);
  const hasTime = kinds.includes("arrival") || kinds.includes("bursts");
  if (width < 2 || !hasTime || new Set(kinds).size < width || body.length < 2 * width || body.length % width !== 0)
    return null;
  const rows = Array.from({ length: body.length / width }, (_, at) => body.slice(at * width, (at + 1) * width));
  const isFull = rows.every((row) => row.every(({ text: cell }, at) => kinds[at] === "name" || isOne(cell)));
  if (!isFull) return null;
  return {
    form: "stacked",
    separator: "",
    heads: cells.slice(first, first + width),
    rows,
    strays: [...cells.slice(0, first), ...below.slice(body.length)],
    problems: [],
  };
}

/** Words that are no cell. */
function isRemark(line: string): boolean {
  return isSentence(line) || (line.match(/\p{L}{2,}/gu)?.length ?? 0) > 6;
}

/** The heads of several columns in one line. */
function isSeveral(line: string): boolean {
  const kinds = new Set(labelsIn(line, true).map(({ kind }) => kind));
  return kinds.size > (kinds.has("name") ? 2 : 1);
}

/** One number, or the bursts of one job. */
function isOne(cell: string): boolean {
  return (
    isNumeric(cell) && !/[\d.:]\S*\s+(?!io|i\/o)[^\s,;]/i.test(cell.replaceAll(/(?:io|i\/o)[\s:(]*[\d.]+\)?/gi, ","))
  );
}

/** Whether every line that has a number is a row: a table like others, and not one whose lines have run together. */
function isLineByLine(text: string, width: number): boolean {
  const rows = text.split("\n").filter((line) => line.split(/\s+/).some(isNumeric));
  return rows.every((line) => (line.match(/\S+/g) ?? []).length === width);
}

const LONGEST = 6000;

/**
 * Heads and cells one behind the other, wherever lines end, as they come out of a PDF: `Process Arrival ⏎ Time Burst Time P1
 * 0 5 P2 1 3`. Nothing else may stand there.
 */
export function readRunning(text: string): Grid | null {
  if (text.length > LONGEST) return null;
  const words = [...text.matchAll(/\S+/g)];
  const number = words.findIndex(([word]) => isNumeric(word));
  const begin = words[number - 1]?.index;
  if (begin === undefined) return null;
  const front = text.slice(0, begin);
  const labels = labelsIn(front, true);
  const kinds = labels.map(({ kind }) => kind);
  const isCovered =
    labels
      .reduce((rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end), front)
      .trim() === "";
  const hasTime = kinds.includes("arrival") || kinds.includes("bursts");
  const width = kinds.length;
  const body = words.slice(number - 1);
  const isRight = isCovered && hasTime && kinds[0] === "name" && new Set(kinds).size === width;
  if (!isRight || width < 2 || body.length < 2 * width || body.length % width !== 0) return null;
  const placeOf = placesOf(text);
  const cellOf = (start: number, written: string): Cell => ({ text: spelled(written), ...placeOf(start) });
  const cells = body.map(({ index, 0: written }) => cellOf(index, written));
  const rows = Array.from({ length: cells.length / width }, (_, at) => cells.slice(at * width, (at + 1) * width));
  const isFull = rows.every(
    ([name, ...others]) => !isNumeric(name!.text) && others.every(({ text: cell }) => isNumeric(cell)),
  );
  if (!isFull) return null;
  const heads = labels.map(({ start, end }) => cellOf(start, text.slice(start, end).replaceAll(/\s+/g, " ")));
  return {
    form: isLineByLine(text, width) ? "blanks" : "stacked",
    separator: "",
    heads,
    rows,
    strays: [],
    problems: [],
  };
}
