/** The tables of a run as CSV and Markdown: what goes into a spreadsheet or a report is what the run did. */
import { csvParse } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobGrid, printJobTable } from "../../../src/codec/jobs/printJobs.ts";
import { parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { latexTable, latexText } from "../../../src/codec/out/latex.ts";
import { markdownTable } from "../../../src/codec/out/markdown.ts";
import { reportOf } from "../../../src/codec/out/report.ts";
import { gridOf, REPORT_TABLES, tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { threeTenants } from "../../../src/scenarios/threeTenants.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";
import { job, machine, scenario, W1 } from "../../support/workloads.ts";

/** The cells of a Markdown table as a reader of GitHub's dialect finds them: bars without a backslash part cells. */
function cellsOf(table: string): string[][] {
  return table
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/\|((?:\\.|[^|\\])*)(?=\|)/g)].map(([, cell = ""]) =>
        cell.trim().replaceAll(/\\([!-/:-@[-`{-~])/g, "$1"),
      ),
    );
}

describe("a table as Markdown", () => {
  it("sets columns of numbers to the right, and leaves cells without a value empty", () => {
    expect(
      markdownTable(
        ["vm", "cpu", "share"],
        [
          ["web", 12, null],
          ["db", 3, 0.25],
        ],
      ),
    ).toBe("| vm | cpu | share |\n| --- | ---: | ---: |\n| web | 12 |  |\n| db | 3 | 0.25 |\n");
  });

  it("shows what a cell holds, and never takes it for a mark or for another cell", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "数", " ", "|", "\\", "*", "_", "`", "<", "&", "[", "\n") });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), (rows) => {
        const [head, , ...read] = cellsOf(markdownTable(["a", "b_c", "|"], rows));
        expect(head).toEqual(["a", "b_c", "|"]);
        expect(read).toEqual(rows.map((row) => row.map((cell) => cell.replaceAll(/\n+/g, " ").trim())));
      }),
      examples(200),
    );
  });

  it("has the rows of the CSV in the same order, whatever the run", () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.constantFrom(...REPORT_TABLES), (drawn, table) => {
        const report = reportOf(drawn, simulate(drawn, { until: 60 }), 60);
        const csv = csvParse(tableCsv(report, table));
        const grid = gridOf(report, table);
        const [head, , ...rows] = cellsOf(markdownTable(grid.columns, grid.rows));
        expect(head).toEqual(csv.columns);
        expect(rows).toEqual(csv.map((row) => csv.columns.map((column) => row[column]!.trim())));
      }),
      examples(25),
    );
  });
});

describe("a table for LaTeX", () => {
  it("is a tabular with a column a letter, and shows the signs that mean something to LaTeX", () => {
    expect(
      latexTable(
        ["vm", "share"],
        [
          ["a_1 & 50%", 0.5],
          ["甲\\{x}", null],
        ],
      ),
    ).toBe(
      [
        "\\begin{tabular}{lr}",
        "  \\hline",
        "  vm & share \\\\",
        "  \\hline",
        "  a\\_1 \\& 50\\% & 0.5 \\\\",
        "  甲\\textbackslash{}\\{x\\} &  \\\\",
        "  \\hline",
        "\\end{tabular}",
        "",
      ].join("\n"),
    );
  });

  it("has signs of pictures and tables as commands, which LaTeX knows whatever the encoding of its fonts", () => {
    expect(latexText('3ʷ › 4 → 5 × "a" · …')).toBe(
      "3\\textsuperscript{w} \\textgreater{} 4 $\\rightarrow$ 5 $\\times$ \\char34{}a\\char34{} $\\cdot$ \\dots{}",
    );
  });

  it("never lets a sign of a name act: what is left of it are commands and escaped signs", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        // Mathematics of our own stands between dollars that nobody escaped.
        const own = /(?<!\\)\$(?:\\[a-z]+|-)\$|\\dots\{\}|\\textsuperscript\{w\}/g;
        const rest = latexText(name)
          .replaceAll(own, "")
          .replaceAll(/\\(?:text[a-z]+\{\}|char34\{\}|[#$%&_{}])/g, "");
        expect(rest).not.toMatch(/[\\#$%&_{}^~<>|"\p{Cc}]/u);
      }),
      examples(200),
    );
  });
});

const disk = (extents: number) => ({ extents, readTicks: 5, writeTicks: 5 });

describe("the table of extents", () => {
  it("covers the disks run by run, with the volume that each run belongs to", () => {
    const spec = { ...machine("A", []), memoryBytes: 0, volumes: [{ name: "root", bytes: 5 * 2 ** 22 }] };
    const given = scenario([spec], { disks: [disk(3), disk(4)], extentBytes: 2 ** 22 });
    const csv = tableCsv(reportOf(given, simulate(given)), "extents");
    // Lowest extents first (domain D.2): five of the seven are taken.
    expect(csv).toBe("pv,start,count,vm,volume,area,row\n0,0,3,A,root,0,0\n1,0,2,A,root,0,3\n1,2,2,,,,\n");
  });

  it("adds up to all extents of each disk", () => {
    const { scenario: given } = threeTenants;
    const { extents } = reportOf(given, simulate(given, { until: 200 }), 200);
    for (const [pv, { extents: all }] of given.hosts[0].disks.entries()) {
      const own = extents.filter((record) => record.pv === pv);
      expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(all);
      expect(own.every(({ start }, at) => start === (at === 0 ? 0 : own[at - 1]!.start + own[at - 1]!.count))).toBe(
        true,
      );
    }
  });
});

describe("the table of jobs as Markdown", () => {
  it("can be pasted where tables of jobs are pasted", () => {
    const rows = printJobTable(scenario([...W1, { ...job("作业", 3, [4, 2, 1]), weight: 7 }]))!;
    const grid = jobGrid(rows);
    expect(parseJobTable(markdownTable(grid.columns, grid.rows))).toMatchObject({ rows, problems: [] });
  });
});
