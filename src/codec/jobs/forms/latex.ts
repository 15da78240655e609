/**
 * A LaTeX array or tabular, as question sites have their tables: rows end in `\\`, `&` stands between the cells.
 *
 *   \text{A} & 0 & 6 \\
 */
import { ROW_END, spelled } from "../cleanText.ts";
import { isRule, linesOf, placed, wholeLine, type Grid, type Line } from "../grid.ts";
import { tabular, type CellLine } from "../tabular.ts";

export function readLatex(text: string): Grid | null {
  if (!text.includes(ROW_END) || !text.includes("&")) return null;
  const lines = linesOf(text)
    .flatMap(rowsOf)
    .filter(({ text: line }) => !isRule(line.replaceAll("&", " ")));
  return tabular("latex", "&", continued(lines, text).map(cellsOf));
}

/** Rows that share a line; each keeps its place in it. */
function rowsOf({ text, number }: Line): Line[] {
  const pieces = text.split(ROW_END + ROW_END);
  const starts = pieces.map((_, at) => pieces.slice(0, at).reduce((sum, { length }) => sum + length + 2, 0));
  return pieces.map((piece, at) => ({ text: " ".repeat(starts[at] ?? 0) + piece.replaceAll(ROW_END, " "), number }));
}

/** A row that goes on in the next line, because the one before had no end, as one line. */
function continued(lines: readonly Line[], text: string): readonly Line[] {
  const written = text.split("\n");
  const ends = (number: number) => (written[number - 1] ?? "").includes(ROW_END);
  const counts = lines.map(({ text: line }) => line.split("&").length);
  const usual = Math.max(0, ...counts);
  const joined: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const before = joined.at(-1);
    const isOpen = before && before.text.includes("&") && !ends(line.number - 1) && counts[at]! < usual;
    if (before && isOpen && line.text.includes("&") && line.text.trimStart().startsWith("&"))
      joined[joined.length - 1] = { ...before, text: `${before.text} ${line.text}` };
    else joined.push(line);
  }
  return joined;
}

function cellsOf(line: Line): CellLine {
  const cells = placed(line.text.split("&"), line);
  return {
    cells: line.text.includes("&") ? cells : [{ ...wholeLine(line), text: spelled(line.text) }],
    whole: wholeLine(line),
  };
}
