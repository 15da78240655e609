/**
 * Laws of reading what people paste: the dress of a table changes nothing of its jobs, and no text is taken for jobs
 * without every one of its numbers being accounted for.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JOB_COLUMNS } from "../../../src/codec/jobs/jobColumns.ts";
import { isSure, parseJobTable, type JobTable } from "../../../src/codec/jobs/jobTable.ts";
import { readDecimal } from "../../../src/codec/jobs/jobTimes.ts";
import { examples } from "../../support/laws.ts";
import { anyTexts, dressedSheets } from "../../support/sheets.ts";

/** A number without needless zeros, anything else as it is. */
function plainNumber(text: string): string {
  const decimal = readDecimal(text);
  return decimal ? (decimal.fraction === "" ? decimal.whole : `${decimal.whole}.${decimal.fraction}`) : text;
}

function drawn({ rows }: JobTable): string[] {
  return rows.map((row) =>
    JOB_COLUMNS.slice(0, 4)
      .map((column) => plainNumber(row[column]) || ".")
      .join(" "),
  );
}

describe("a table in any form, language, unit and separator", () => {
  it("gives the same jobs back, without a question", () => {
    fc.assert(
      fc.property(dressedSheets, ({ text, rows }) => {
        const table = parseJobTable(text);
        expect(table.problems).toEqual([]);
        expect(drawn(table)).toEqual(rows);
        expect(isSure(table)).toBe(true);
      }),
      examples(400),
    );
  });
});

/** The numbers in `texts`, without zeros in front; 0 itself is not counted. */
function numbersIn(texts: readonly string[]): Set<string> {
  const found = texts.flatMap((text) => text.normalize("NFKC").match(/\d+/g) ?? []);
  return new Set(found.map((number) => number.replace(/^0+/, "")).filter((number) => number !== ""));
}

/** Everything that is in the table or told with it. */
function toldOf({ rows, understood, timeslice, clock }: JobTable): string[] {
  const { columns, linesLeftOut, rowsLeftOut, switchCost, pcpus } = understood!;
  const besides = [timeslice, clock, switchCost, pcpus].map((each) => each ?? "");
  const cells = rows.flatMap((row) => JOB_COLUMNS.map((column) => row[column]));
  return [...cells, ...columns.map(({ head }) => head), ...linesLeftOut, ...rowsLeftOut, ...besides];
}

// What is damaged inside a tag or a command is no number of the table; several units, and fractions, are converted.
const isPlain = (text: string) =>
  !/[<{\\]|\d\s*\/\s*\d/.test(text) &&
  !/\d\s*(?:m?s|sec|м?с|time|秒)|[(（](?:m?s|sec|м?с|秒)/.test(text.normalize("NFKC"));

describe("any text", () => {
  it("is taken without a question only where every number of it is in the table, or told as left out", () => {
    fc.assert(
      fc.property(anyTexts.filter(isPlain), (text) => {
        const table = parseJobTable(text);
        fc.pre(isSure(table));
        const told = numbersIn(toldOf(table));
        expect([...numbersIn([text])].filter((number) => !told.has(number))).toEqual([]);
      }),
      examples(200),
    );
  });

  it("that is not taken says why, or asks", () => {
    fc.assert(
      fc.property(anyTexts, (text) => {
        const table = parseJobTable(text);
        const asks = table.understood !== null && !isSure(table);
        expect(isSure(table) || table.problems.length > 0 || asks || text.trim() === "").toBe(true);
      }),
      examples(300),
    );
  });
});

describe("a long text without sense", () => {
  it.each(["到达", "\\begin{", "**", "a=1;", "arrival ", "1,", "(", "{", "$", "优先级(", "P1:", " ", "<td>", "1 ms "])(
    "made of “%s” is read in no time that can be felt",
    (piece) => {
      const before = performance.now();
      parseJobTable(piece.repeat(Math.floor(19_000 / piece.length)) + "x");
      // Generous: a quadratic reader takes many seconds.
      expect(performance.now() - before).toBeLessThan(3000);
    },
  );
});
