/**
 * A sheet as a page for paper, in one file without anything to load: the worksheet with room to write, and its key behind it.
 * Black on white; a problem is never split over pages, and the key begins a page of its own.
 */
import { worksheet, type WorksheetText } from "../learn/worksheet.ts";
import type { Cell, Head, Problem, Table } from "../../learn/worksheet/problem.ts";
import type { Sheet } from "../../learn/worksheet/sheet.ts";

export const PAPERS = ["a4", "letter"] as const;
export type Paper = (typeof PAPERS)[number];

export const SHEET_LANGUAGES = ["en", "zh"] as const;

export interface PrintCall {
  readonly paper: Paper;
  readonly language: (typeof SHEET_LANGUAGES)[number];
  readonly hasKey: boolean;
}

const PAGE: Readonly<Record<Paper, string>> = { a4: "A4", letter: "letter" };

/** Of what is inside `.paper`. */
export const SHEET_STYLE = `
* { box-sizing: border-box; }
.paper { margin: 0 auto; max-width: 180mm; color: #000; background: #fff; font: 11pt/1.45 system-ui, "Noto Sans CJK SC", sans-serif; }
.head { display: flex; flex-wrap: wrap; gap: 0 8mm; align-items: baseline; border-bottom: 0.4mm solid #000; padding-bottom: 2mm; }
h1 { margin: 0; font-size: 16pt; }
h2 { margin: 0 0 1mm; font-size: 11pt; }
.id { margin-left: auto; font-family: ui-monospace, monospace; font-size: 9pt; }
.line { display: flex; gap: 8mm; margin: 4mm 0; }
.line span { flex: 1; border-bottom: 0.2mm solid #000; }
.rules { margin: 4mm 0; padding: 2mm 4mm; border: 0.2mm solid #000; font-size: 9.5pt; break-inside: avoid; }
.rules ul { margin: 0; padding-left: 5mm; }
.problem { break-inside: avoid; margin: 6mm 0; }
.problem p { margin: 0 0 2mm; }
table { border-collapse: collapse; margin: 2mm 0; }
th, td { border: 0.2mm solid #000; padding: 0.5mm 1.5mm; text-align: center; font-weight: normal; height: 7mm; }
th { font-size: 9pt; background: none; }
table.strip { table-layout: fixed; width: 100%; }
table.strip th, table.strip td { padding: 0; overflow-wrap: anywhere; }
table.strip th:first-child { width: 17mm; }
table.wide td { min-width: 22mm; }
.key td[data-key], .key b[data-key] { font-weight: 600; }
.totals { display: flex; flex-wrap: wrap; gap: 2mm 8mm; }
.totals i { display: inline-block; min-width: 30mm; border-bottom: 0.2mm solid #000; font-style: normal; }
.key { break-before: page; }
@media screen { .paper { padding: 12mm; } .key { margin-top: 20mm; } }
`;

/** The whole file. */
export function sheetHtml(sheet: Sheet, { paper, language, hasKey }: PrintCall): string {
  const t = worksheet[language];
  const title = t.title[sheet.subject]!;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} ${sheet.id}</title>
<style>${pageStyle(sheet, paper)}${SHEET_STYLE}</style>
</head>
<body class="paper">
<main>${sheetBody(sheet, { language, hasKey })}</main>
</body>
</html>
`;
}

/** The worksheet, and its key, if that is wanted. */
export function sheetBody(sheet: Sheet, { language, hasKey }: Pick<PrintCall, "language" | "hasKey">): string {
  const t = worksheet[language];
  const key = hasKey ? `<section class="key">${partHtml(sheet, t, true)}</section>` : "";
  return `<div class="sheet">${partHtml(sheet, t, false)}</div>\n${key}`;
}

/** The size of the page, and what stands at its foot. */
export function pageStyle(sheet: Sheet, paper: Paper): string {
  const foot = `content: "${sheet.id}  " counter(page) " / " counter(pages); font-size: 9pt;`;
  return `@page { size: ${PAGE[paper]}; margin: 16mm 15mm 18mm; @bottom-right { ${foot} } }`;
}

function partHtml(sheet: Sheet, t: WorksheetText, isKey: boolean): string {
  const title = t.title[sheet.subject]!;
  const rules = t.rules[sheet.subject]!.map((rule) => `<li>${escaped(rule)}</li>`).join("");
  const name = `<div class="line"><span>${escaped(t.name)}</span><span>${escaped(t.date)}</span></div>`;
  return [
    `<div class="head"><h1>${escaped(isKey ? t.key(title) : title)}</h1><span class="id">${sheet.id} · ${escaped(t.seed(sheet.seed))}</span></div>`,
    isKey ? "" : name,
    `<div class="rules"><h2>${escaped(t.conventions)}</h2><ul>${rules}</ul></div>`,
    ...sheet.list.map((problem, at) => problemHtml(problem, at, t, isKey)),
  ].join("\n");
}

function problemHtml(problem: Problem, at: number, t: WorksheetText, isKey: boolean): string {
  const { subject, rule, facts, tables, totals } = problem;
  const inPart = (cell: Cell, id: string): Printed => ({ cell, id: `${at + 1}.${id}`, isKey });
  const sums = totals.map(({ word, cell }) => `${escaped(t.words[word]!)} ${totalHtml(inPart(cell, word))}`);
  return [
    `<section class="problem"><h2>${escaped(t.problem(at + 1))}</h2>`,
    `<p>${escaped(t.task[subject]!(rule, facts))}</p>`,
    ...tables.map((table, index) => tableHtml(table, t, (cell, id) => inPart(cell, `${index}.${id}`))),
    `<div class="totals">${sums.map((sum) => `<span>${sum}</span>`).join("")}</div></section>`,
  ].join("\n");
}

interface Printed {
  readonly cell: Cell;
  /** The same for a blank and for its entry of the key. */
  readonly id: string;
  readonly isKey: boolean;
}

function tableHtml(
  { heads, rows, isStrip }: Table,
  t: WorksheetText,
  inPart: (cell: Cell, id: string) => Printed,
): string {
  const head = (of: Head) => `<th>${escaped("word" in of ? t.words[of.word]! : of.text)}</th>`;
  const body = rows.map(
    (row, line) =>
      `<tr>${row.head ? head(row.head) : ""}${row.cells.map((cell, at) => cellHtml(inPart(cell, `${line}.${at}`))).join("")}</tr>`,
  );
  return `<table class="${isStrip ? "strip" : "wide"}"><tr>${heads.map(head).join("")}</tr>${body.join("")}</table>`;
}

function cellHtml({ cell, id, isKey }: Printed): string {
  if (!cell.isBlank) return `<td>${escaped(cell.text)}</td>`;
  return isKey ? `<td data-key="${id}">${escaped(cell.text)}</td>` : `<td data-blank="${id}"></td>`;
}

function totalHtml({ cell, id, isKey }: Printed): string {
  return isKey ? `<b data-key="${id}">${escaped(cell.text)}</b>` : `<i data-blank="${id}"></i>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
