/** The fast tier in reports, tables and the console: the figure of twenty ticks of domain D.6, row by row. */
import { describe, expect, it } from "vitest";
import { tableLines } from "../../../src/codec/console/tables.ts";
import { reportOf } from "../../../src/codec/out/report.ts";
import { gridOf, tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { residentVolumes } from "../../../src/scenarios/residentVolumes.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { job, scenario as plain } from "../../support/workloads.ts";

const { scenario } = residentVolumes;
const trace = simulate(scenario, { until: 100 });

const lvsAt = (time: number) =>
  tableLines({ table: "lvs" }, { scenario, info: trace.info, state: hostAt(trace, trace.rowsUpTo(time), time) })!;

describe("the table of the fast tier", () => {
  it("has each access, each slot given up with its reason and value, and each copy", () => {
    const { tier = [] } = reportOf(scenario, trace, 16);
    const said = tier.map(({ time, event, volume, write, dirty, reason, value, until }) =>
      [time, event, volume, write, dirty, reason, value, until].filter((each) => each !== null).join(" "),
    );
    expect(said).toEqual([
      "0 miss a false taken",
      "0 taken a",
      "0 copyIn a 4",
      "4 resident a",
      "4 miss b true taken",
      "4 taken b",
      "4 copyIn b 8",
      "8 resident b",
      "8 hit a false",
      "8 miss c false taken",
      "8 leaves b true leastRecentlyUsed 2",
      "8 taken c",
      "8 copyBack b 12",
      "12 archived b",
      "12 copyIn c 16",
      "16 resident c",
      "16 miss b false taken",
      "16 leaves a false leastRecentlyUsed 3",
      "16 taken b",
      "16 copyIn b 20",
    ]);
  });

  it("goes out as CSV with its columns in order, and has only a head where there is no tier", () => {
    const report = reportOf(scenario, trace, 4);
    const head = "time,event,vm,volume,extent,vcpu,write,slot,dirty,reason,value,until";
    expect(tableCsv(report, "tier").split("\n").slice(0, 3)).toEqual([
      head,
      "0,miss,reader,a,,reader.0,false,,,taken,,",
      "0,taken,reader,a,,,,0,,,,",
    ]);
    const without = plain([job("A", 0, [1])]);
    const none = reportOf(without, simulate(without));
    expect(none).not.toHaveProperty("tier");
    expect(tableCsv(none, "tier")).toBe(`${head}\n`);
    expect(gridOf(none, "tier").rows).toEqual([]);
  });

  it("adds up in the figures of the host", () => {
    const { host } = reportOf(scenario, trace, 20).metrics;
    expect(host).toMatchObject({ tierHits: 1, tierMisses: 4, copiesIn: 4, copiesBack: 1 });
  });
});

describe("lvs in the console", () => {
  it("says where each volume is, in a column that LVM has not", () => {
    expect(lvsAt(10).map((line) => line.trim().split(/\s+/u).join(" "))).toEqual([
      "LV VG Attr LSize Tier",
      "reader/a pool -wi-ao---- 8.00m resident",
      "reader/b pool -wi-ao---- 8.00m archive",
      "reader/c pool -wi-ao---- 8.00m coming",
      "other/d pool -wi-a----- 4.00m archive",
    ]);
  });
});
