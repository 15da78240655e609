/** A table as Markdown (GitHub's dialect, which most others read). What a cell holds is shown as it is, never taken for a mark. */

/** `null`: nothing. */
export type MarkdownCell = string | number | boolean | null;

/** The table with its line of heads. Columns that hold numbers and nothing else are set to the right. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly MarkdownCell[])[]): string {
  const isNumbers = columns.map((_, at) => {
    const cells = rows.map((row) => row[at]).filter((cell) => cell !== null && cell !== "");
    return cells.length > 0 && cells.every((cell) => typeof cell === "number");
  });
  return `${[
    line(columns.map(escaped)),
    line(isNumbers.map((isRight) => (isRight ? "---:" : "---"))),
    ...rows.map((row) => line(columns.map((_, at) => escaped(String(row[at] ?? ""))))),
  ].join("\n")}\n`;
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** Signs that mean something inside a line of Markdown. A `_` inside a word does not. */
const MARKS = /[\\`*[\]<>&~|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .replaceAll(MARKS, "\\$&");
}
