/**
 * A table that lost its line ends on the way, `Process | Arrival | Burst: P1 | 0 | 8; P2 | 1 | 4`: heads in front of a colon, rows
 * between semicolons, cells between bars.
 */
import type { Grid } from "./grid.ts";
import { labelOf, type Cell } from "./jobColumns.ts";
import { placesOf } from "./places.ts";

/** `grid` of the text with rows apart, with the places that its cells have in `source`. */
export function inLinesOf(source: string, apart: string, grid: Grid): Grid {
  if (source === apart) return grid;
  const placeOf = placesOf(source);
  const starts = [0, ...Array.from(apart.matchAll(/\n/g), ({ index }) => index + 1)];
  const moved = ({ line, column }: { line: number; column: number }) => placeOf((starts[line - 1] ?? 0) + column - 1);
  const back = (cell: Cell): Cell => ({ ...cell, ...moved(cell) });
  return {
    ...grid,
    heads: grid.heads?.map(back) ?? null,
    rows: grid.rows.map((row) => row.map(back)),
    strays: grid.strays.map(back),
    problems: grid.problems.map((each) => {
      const { line, column } = each.values;
      return typeof line === "number" && typeof column === "number"
        ? { ...each, values: { ...each.values, ...moved({ line, column }) } }
        : each;
    }),
  };
}

/** `text` with each row of such a table in a line of its own; every character keeps its index. */
export function withRowsApart(text: string): string {
  return text.replaceAll(/[^\n]+/g, (line) => (line.includes("|") && line.includes(";") ? rowsApart(line) : line));
}

const cellsOf = (row: string) =>
  row
    .replace(/^\s*\|/, "")
    .replace(/\|\s*$/, "")
    .split("|");

function rowsApart(line: string): string {
  const colon = line.indexOf(":");
  const heads = cellsOf(line.slice(0, colon)).map((head) => head.trim());
  if (colon < 0 || heads.length < 2 || heads.filter((head) => labelOf(head) !== null).length < 2) return line;
  const [rows = "", behind = ""] = splitAt(line.slice(colon + 1), /\.(?=\s)(?![^|]*\|)/);
  const cells = rows.split(";").filter((row) => row.trim() !== "");
  if (cells.length < 2 || cells.some((row) => cellsOf(row).length !== heads.length)) return line;
  return `${line.slice(0, colon)}\n${rows.replaceAll(";", "\n")}${behind.replace(".", "\n")}`;
}

function splitAt(text: string, pattern: RegExp): string[] {
  const at = text.search(pattern);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at)];
}
