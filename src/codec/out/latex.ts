/** Text for LaTeX: what is written in it is shown as it is, and a table as a `tabular` that needs no package. */
import type { MarkdownCell } from "./markdown.ts";

/** What stands for a sign that means something to LaTeX, or that it knows by name alone, whatever the encoding of its fonts. */
const SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "\\char34{}",
  "·": "$\\cdot$",
  "×": "$\\times$",
  "…": "\\dots{}",
  "→": "$\\rightarrow$",
  "›": "\\textgreater{}",
  ʷ: "\\textsuperscript{w}",
  "−": "$-$",
  "≤": "$\\leq$",
  "≥": "$\\geq$",
  "∞": "$\\infty$",
  λ: "$\\lambda$",
};

/** `text` as LaTeX shows it. Signs that do not print are blanks. */
export function latexText(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .replaceAll(/[\\^~<>|"#$%&_{}·×…→›ʷ−≤≥∞λ]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

/** The table as a `tabular`; columns that hold numbers and nothing else are set to the right. */
export function latexTable(columns: readonly string[], rows: readonly (readonly MarkdownCell[])[]): string {
  const places = columns.map((_, at) =>
    rows.every((row) => row[at] === null || typeof row[at] === "number") ? "r" : "l",
  );
  const line = (cells: readonly MarkdownCell[]) =>
    `  ${columns.map((_, at) => latexText(String(cells[at] ?? ""))).join(" & ")} \\\\`;
  return [
    `\\begin{tabular}{${places.join("")}}`,
    "  \\hline",
    line(columns),
    "  \\hline",
    ...rows.map(line),
    "  \\hline",
    "\\end{tabular}",
    "",
  ].join("\n");
}
