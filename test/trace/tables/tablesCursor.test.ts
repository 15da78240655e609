/** The page tables of a machine at a place of a trace, and what a walk through them reads, in order. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import type { TranslationSpec } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../../src/model/settings.ts";
import { lastTranslation } from "../../../src/trace/tables/lastTranslation.ts";
import { TablesCursor, walkReads } from "../../../src/trace/tables/tablesCursor.ts";
import { accessesOf } from "../../models/translation.ts";
import { machine, references, scenario } from "../../support/workloads.ts";

const rule = (changes: Partial<TranslationSpec> = {}): TranslationSpec => ({
  ...(defaultsOf(TRANSLATION) as TranslationSpec),
  levelBits: 1,
  ...changes,
});

/** A machine of 8 pages that touches 0, 1, 2 and 7, with a bit for each level. */
const run = (spec: TranslationSpec) =>
  simulate(scenario([machine("A", references([0, 1, 2, 7]), { memoryBytes: 8 * 4096 })], { translation: spec }));

describe("the page tables of a machine", () => {
  const spec = rule({ guestLevels: 3, hostLevels: 2 });
  const trace = run(spec);
  const after = (page: number) => {
    for (let row = trace.rowCount; row > 0; row -= 1) {
      const event = trace.eventAt(row - 1);
      if (event.kind === "translated" && event.page === page) return row;
    }
    return 0;
  };

  it("grow with the pages that are touched, a table when the first page leads through it", () => {
    const cursor = new TablesCursor();
    // 3 levels: below the root a table of 0..3 and one of 4..7, below each a table of two pages.
    const sizes = [0, 1, 2, 7].map((page) => cursor.at(trace, after(page), 0)!.guest.size);
    expect(sizes).toEqual([2, 2, 3, 5]);
    expect([...cursor.at(trace, after(2), 0)!.touched]).toEqual([0, 1, 2]);
  });

  it("are the same whichever way the cursor has gone", () => {
    const wandering = new TablesCursor();
    wandering.at(trace, trace.rowCount, 0);
    for (const page of [2, 0, 7, 1])
      expect(wandering.at(trace, after(page), 0)).toEqual(new TablesCursor().at(trace, after(page), 0));
  });

  it("are not there before it has touched anything, and are shown as they were when it has stopped", () => {
    expect(new TablesCursor().at(trace, 0, 0)).toBeNull();
    expect(new TablesCursor().at(trace, trace.rowCount, 0)!.touched.size).toBe(4);
  });

  it("begin anew when the machine is started again", () => {
    const given = scenario([machine("A", references([0, 1, 2, 7]), { memoryBytes: 8 * 4096 })], { translation: spec });
    const again = simulate({ ...given, commands: [{ at: 20, command: "start", vm: "A" }] });
    expect(again.rowCount).toBeGreaterThan(trace.rowCount);
    const firstOfLife = Array.from({ length: again.rowCount }, (_, row) => row).findLast(
      (row) => again.timeOf(row) >= 20 && again.kindOf(row) === "tablesWritten" && again.timeOf(row - 1) >= 20,
    )!;
    expect([...new TablesCursor().at(again, firstOfLife + 1, 0)!.touched]).toEqual([0, 1, 2, 7]);
    const start = again.rowsUpTo(20);
    expect([...new TablesCursor().at(again, start, 0)!.touched]).toEqual([0]);
  });

  it("are walked in the order of a nested walk: each guest table through the host's, then the page", () => {
    const tables = new TablesCursor().at(trace, after(7), 0)!;
    const reads = walkReads(tables, spec, 7);
    const told = reads.map(({ column, row, of }) => `${column + 1}: ${of === "guest" ? "guest" : `host ${row + 1}`}`);
    expect(told).toEqual(accessesOf("nested", 3, 2));
    // The root of the guest lies behind its 8 pages. Page 7 is entry 1 of each table on its way.
    expect(reads[1]).toMatchObject({ of: "host", leadsTo: "page", next: 8 });
    expect(reads.filter(({ of }) => of === "guest").map(({ table, index }) => [table, index])).toEqual([
      [0, 1],
      [4, 1],
      [5, 1],
    ]);
    expect(reads.at(-1)).toMatchObject({ of: "host", leadsTo: "page", next: 7 });
  });

  it("are one row of reads natively and under shadow paging", () => {
    for (const kind of ["native", "shadow"] as const) {
      const single = rule({ kind, guestLevels: 3 });
      const other = run(single);
      const last = lastTranslation(other, other.rowCount)!;
      const tables = new TablesCursor().at(other, last.row + 1, 0)!;
      const reads = walkReads(tables, single, last.page);
      expect(reads.map(({ column, row }) => [column, row])).toEqual([
        [0, 0],
        [1, 0],
        [2, 0],
      ]);
      expect(reads.map(({ index }) => index)).toEqual([1, 1, 1]);
    }
  });
});

describe("the last translation before a place", () => {
  it("is that of the reference made last; none before the first", () => {
    const trace = run(rule());
    expect(lastTranslation(trace, 0)).toBeNull();
    expect(lastTranslation(trace, trace.rowCount)).toMatchObject({ page: 7, hit: false });
  });
});
