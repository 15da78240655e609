/** Volumes, copies and jobs in reports and tables: read off the scenario in which a disk fails. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { fullThinPool } from "../../../src/scenarios/fullThinPool.ts";
import { snapshotNoBackup } from "../../../src/scenarios/snapshotNoBackup.ts";
import { job, scenario as plain } from "../../support/workloads.ts";

const { scenario } = snapshotNoBackup;
const trace = simulate(scenario, { until: 200 });
const lines = (table: "volumes" | "copies" | "storageJobs", until: number) =>
  tableCsv(reportOf(scenario, trace, until), table)
    .trim()
    .split("\n");

describe("the table of volumes", () => {
  it("has those of machines and of the host, with what they take and where they lie", () => {
    expect(lines("volumes", 50)).toEqual([
      "lv,vm,volume,layout,extents,taken,chunks,disks,outOfDate",
      "0,db,data,linear,4,4,,0,0",
      "1,,db/data@before,linear,4,4,,0,0",
      "3,,db/data@monday,linear,4,4,,2,0",
      "5,,db/data@tuesday,linear,1,1,,2,0",
    ]);
  });

  it("has the chunks of thin ones", () => {
    const { volumes = [] } = reportOf(fullThinPool.scenario, simulate(fullThinPool.scenario, { until: 60 }), 60);
    const thin = volumes.filter(({ layout }) => layout === "thin");
    expect(thin.length).toBeGreaterThan(0);
    for (const { chunks, taken, disks } of thin) expect([typeof chunks, taken, disks]).toEqual(["number", null, ""]);
  });
});

describe("the table of copies", () => {
  it("has snapshots with what they keep, and backups with what they build on", () => {
    expect(lines("copies", 50)).toEqual([
      "kind,vm,name,on,time,chunks,room,pages,valid,current",
      "snapshot,db,before,,6,1,4,0,true,true",
      "backup,db,monday,,16,4,,0,true,false",
      "backup,db,tuesday,monday,42,1,,0,true,false",
    ]);
  });

  it("keeps backups of a machine that is gone", () => {
    expect(lines("copies", 85).map((line) => line.split(",").slice(0, 3).join())).toEqual([
      "kind,vm,name",
      "backup,db,monday",
      "backup,db,tuesday",
    ]);
  });
});

describe("the table of jobs on disks", () => {
  it("has each with its outcome, and one that goes on without", () => {
    expect(lines("storageJobs", 94)).toEqual([
      "job,work,vm,begun,ended,outcome,done,total",
      "0,backup,db,8,16,done,4,4",
      "1,backup,db,40,42,done,1,1",
      "2,merge,db,70,70,failed,0,2",
      "3,fromBackup,db,90,,,2,4",
    ]);
  });

  it("has only a head, and reports say nothing, where there is nothing", () => {
    const without = plain([job("A", 0, [1])]);
    const report = reportOf(without, simulate(without));
    for (const table of ["copies", "storageJobs"] as const) {
      expect(report).not.toHaveProperty(table);
      expect(tableCsv(report, table).trim().split("\n")).toHaveLength(1);
    }
  });
});

it("a report calls a machine as it is called at its moment", () => {
  const off = { ...job("A", 0, [1]), arrival: null };
  const renamed = plain([off], {}, { commands: [{ at: 10, command: "rename", vm: "A", name: "B" }] });
  const known = simulate(renamed);
  const names = (until: number) => reportOf(renamed, known, until).metrics.machines.map(({ vm }) => vm);
  expect([names(5), names(20)]).toEqual([["A"], ["B"]]);
});
