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
import { hasPlainNumbers, lostNumbers, toldWith } from "../../support/lostNumbers.ts";
import { charactersScanned } from "../../support/patternWork.ts";
import { anyTexts, damaged, dressedSheets } from "../../support/sheets.ts";
import { toldJobs } from "../../support/toldJobs.ts";

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
      examples(200),
    );
  });
});

describe("jobs told in sentences of any language, one by one or all together", () => {
  it("are the same jobs, without a question", () => {
    fc.assert(
      fc.property(toldJobs, ({ text, rows }) => {
        const table = parseJobTable(text);
        expect(table.problems).toEqual([]);
        expect(drawn(table)).toEqual(rows);
        expect(isSure(table)).toBe(true);
      }),
      examples(200),
    );
  });
});

describe("any text", () => {
  it("is taken without a question only where every number of it is in the table, or told as left out", () => {
    fc.assert(
      fc.property(anyTexts.filter(hasPlainNumbers), (text) => {
        const table = parseJobTable(text);
        fc.pre(isSure(table));
        expect(lostNumbers(text, toldWith(table), table.clock)).toEqual([]);
      }),
      examples(50),
    );
  });

  it("so are sentences about jobs of which a part is missing, too much or in another place", () => {
    fc.assert(
      fc.property(damaged(toldJobs).filter(hasPlainNumbers), (text) => {
        const table = parseJobTable(text);
        fc.pre(isSure(table));
        expect(lostNumbers(text, toldWith(table), table.clock)).toEqual([]);
      }),
      examples(300),
    );
  });

  it("does not lose what stands behind the name of a result: half of a sentence that a slip has cut", () => {
    const table = parseJobTable(
      "Compute the average waiting timerrival times of P1, P2 and P3 are 53, 0 and 2, their burst times are 63, 2 and 1.",
    );
    expect(isSure(table)).toBe(false);
    expect(table.understood?.linesLeftOut).toContain("timerrival times of P1, P2 and P3 are 53, 0 and 2, their");
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
  it.each([
    "到达",
    "\\begin{",
    "**",
    "a=1;",
    "arrival ",
    "1,",
    "(",
    "{",
    "$",
    "优先级(",
    "P1 arrives at 0 ",
    "P1, ",
    "进程P1在",
    "A and ",
    "P1:",
    " ",
    "<td>",
    "1 ms ",
  ])("made of “%s” is looked through as often as a short one", (piece) => {
    const looks = (length: number) =>
      charactersScanned(() => parseJobTable(`${piece.repeat(Math.floor(length / piece.length))}x`)) / length;
    expect(looks(8000)).toBeLessThan(1.5 * looks(2000));
  });
});
