/**
 * A cell a line, as tables of some pages come out of the clipboard: the heads one below the other, then the cells of each
 * job.
 *
 *   Process ⏎ Arrival ⏎ Burst ⏎ P1 ⏎ 0 ⏎ 5 ⏎ P2 ⏎ 1 ⏎ 3
 */
import { isRule, linesOf, wholeLine, type Grid } from "../grid.ts";
import { isNumeric, labelOf, type LabelKind } from "../jobColumns.ts";

export function readStacked(text: string): Grid | null {
  const cells = linesOf(text)
    .filter((line) => !isRule(line.text))
    .map(wholeLine);
  const first = cells.findIndex((cell) => labelOf(cell.text) !== null && !/\d/.test(cell.text));
  const kinds: LabelKind[] = [];
  for (const { text: cell } of first < 0 ? [] : cells.slice(first)) {
    const kind = /[\d,;|\t]/.test(cell) ? null : labelOf(cell);
    if (kind === null) break;
    kinds.push(kind);
  }
  const width = kinds.length;
  const body = cells.slice(first + width);
  const hasTime = kinds.includes("arrival") || kinds.includes("bursts");
  if (width < 2 || !hasTime || new Set(kinds).size < width || body.length < 2 * width || body.length % width !== 0)
    return null;
  const rows = Array.from({ length: body.length / width }, (_, at) => body.slice(at * width, (at + 1) * width));
  const isFull = rows.every((row) => row.every(({ text: cell }, at) => kinds[at] === "name" || isNumeric(cell)));
  if (!isFull) return null;
  return {
    form: "stacked",
    separator: "",
    heads: cells.slice(first, first + width),
    rows,
    strays: cells.slice(0, first),
    problems: [],
  };
}
