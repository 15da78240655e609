/** What a report says of address translation. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { TranslationSpec } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../../src/model/settings.ts";
import { machine, references, scenario } from "../../support/workloads.ts";

const rule = (changes: Partial<TranslationSpec>): TranslationSpec => ({
  ...(defaultsOf(TRANSLATION) as TranslationSpec),
  ...changes,
});

/** Two entries of TLB; pages 0 1 0 2 1: page 1 is the least recently used one when 2 comes. */
function reportWith(changes: Partial<TranslationSpec>) {
  const given = scenario([machine("A", references([0, 1, 0, 2, 1]))], {
    translation: rule({ tlbEntries: 2, levelBits: 1, ...changes }),
  });
  return reportOf(given, simulate(given));
}

describe("a report of a run with address translation", () => {
  it("has a row for each reference: what the TLB had, what the walk read, and which entry left", () => {
    const { translation } = reportWith({ accessTicks: 1 });
    expect(
      translation?.map(({ page, result, accesses, left }) => [page, result, accesses, left?.page ?? null]),
    ).toEqual([
      [0, "miss", 24, null],
      [1, "miss", 24, null],
      [0, "hit", 0, null],
      [2, "miss", 24, 1],
      [1, "miss", 24, 0],
    ]);
    // Each reference takes a tick, and 24 more where it missed.
    expect(translation?.map(({ time }) => time)).toEqual([0, 25, 50, 51, 76]);
  });

  it("sums up hits, accesses and the effective access time for host, pCPUs and machines", () => {
    const { metrics } = reportWith({});
    const expected = {
      tlbHits: 1,
      tlbMisses: 4,
      tlbHitRate: 0.2,
      tableAccesses: 96,
      accessesPerReference: 19.2,
      effectiveAccessNs: 2020,
    };
    expect(metrics.host).toMatchObject(expected);
    expect(metrics.pcpus).toMatchObject([{ ...expected, tlbFlushes: 0, tlbInvalidated: 0 }]);
    expect(metrics.machines).toMatchObject([expected]);
  });

  it("counts an exit for each entry that the guest writes under shadow paging, and none under nested paging", () => {
    // Pages 0 and 1 share all tables (a bit a level): 4 entries, then 1. Page 2 needs one more table: 2 entries.
    expect(reportWith({ kind: "shadow", tableWriteTicks: 5 }).metrics.machines).toMatchObject([
      { tableWrites: 7, tableExits: 7, tableExitTicks: 35 },
    ]);
    expect(reportWith({ kind: "nested" }).metrics.machines).toMatchObject([{ tableWrites: 7, tableExits: 0 }]);
  });

  it("is a table of CSV", () => {
    expect(tableCsv(reportWith({}), "translation").split("\n").slice(0, 2)).toEqual([
      "time,pcpu,vm,vcpu,page,frame,result,accesses,leftVm,leftPage",
      "0,0,A,A.0,0,0,miss,24,,",
    ]);
  });

  it("says nothing of translation where it is not modelled", () => {
    const given = scenario([machine("A", references([0]))]);
    const report = reportOf(given, simulate(given));
    expect(report).not.toHaveProperty("translation");
    expect(report.metrics.host).not.toHaveProperty("tlbHits");
    expect(tableCsv(report, "translation")).toBe("time,pcpu,vm,vcpu,page,frame,result,accesses,leftVm,leftPage\n");
  });
});
