/** What guests have tried, in reports, tables, traces for Perfetto and the console: of the device without an IOMMU. */
import { describe, expect, it } from "vitest";
import { tableLines } from "../../../src/codec/console/tables.ts";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { traceJson } from "../../../src/codec/out/traceEvents/traceJson.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { hostOf, withHost } from "../../../src/model/scenario.ts";
import { withoutIommu } from "../../../src/scenarios/withoutIommu.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { job, scenario as textbook } from "../../support/workloads.ts";

const open = withHost(withoutIommu.scenario, {
  ...hostOf(withoutIommu.scenario),
  isolation: { iommu: false, scrubbing: false },
});
const trace = simulate(open, { until: 100 });

describe("the table of attempts", () => {
  it("has a line for each, with what decided, whose it was and what was changed; and one for a frame not scrubbed", () => {
    expect(
      tableCsv(reportOf(open, trace, 100), "attempts")
        .trim()
        .split("\n"),
    ).toEqual([
      "time,vm,vcpu,attempt,target,volume,outcome,rule,frame,owner,exits,ticks,sharers,changed",
      "14,thief,thief.0,frame,0,,own,own,,,0,0,0,",
      "14,thief,thief.0,dma,0,,breach,none,0,web,1,2,0,web 0",
      "28,web,web.0,read,0,,harmed,altered,0,thief,0,1,0,",
      "29,web,web.0,read,1,,own,own,2,,0,1,0,",
      "53,late,,leftOver,0,,breach,none,1,thief,0,0,0,late 0",
      "53,late,late.0,read,0,,breach,none,1,thief,0,4,0,",
    ]);
  });

  it("is summed up by machine and for the host", () => {
    const { metrics } = reportOf(open, trace, 100);
    const picked = ({ vm, attempts, attemptsStopped, breaches, leftOvers }: (typeof metrics.machines)[number]) =>
      [vm, attempts, attemptsStopped, breaches, leftOvers].join(" ");
    expect(metrics.machines.map(picked)).toEqual(["web 2 0 0 0", "thief 2 0 1 0", "late 1 0 1 1"]);
    expect(metrics.host).toMatchObject({ attempts: 5, attemptsStopped: 0, breaches: 2, leftOvers: 1 });
  });

  it("and its figures are not there where nobody has tried", () => {
    const quiet = textbook([job("A", 0, [3])]);
    const report = reportOf(quiet, simulate(quiet));
    expect(report.attempts).toBeUndefined();
    expect(Object.keys(report.metrics.host)).not.toContain("attempts");
  });
});

describe("a trace for Perfetto", () => {
  it("has an instant for each attempt, on the thread of its vCPU", () => {
    const { traceEvents } = JSON.parse(traceJson(open, trace, { until: 40 })) as {
      traceEvents: readonly {
        readonly cat?: string;
        readonly ph: string;
        readonly name: string;
        readonly args: unknown;
      }[];
    };
    const told = traceEvents.filter(({ cat }) => cat === "attempt").map(({ ph, name, args }) => [ph, name, args]);
    expect(told).toEqual([
      ["i", "TRY FRAME 0", { outcome: "own", rule: "own" }],
      ["i", "TRY DMA 0", { outcome: "breach", rule: "none", owner: "web" }],
      ["i", "TRY READ 0", { outcome: "harmed", rule: "altered", owner: "thief" }],
      ["i", "TRY READ 1", { outcome: "own", rule: "own" }],
    ]);
  });
});

describe("the console", () => {
  it("prints what each machine can reach, and what it has tried", () => {
    const state = hostAt(trace, trace.rowsUpTo(30), 30);
    expect(tableLines({ table: "reach" }, { scenario: open, info: trace.info, state })).toEqual([
      " Name    Frames   Shared   Extents   pCPUs   Tried   Stopped   Breaches",
      "------------------------------------------------------------------------",
      " web     2        0        0         all     2       0         0",
      " thief   0        0        0         -       2       0         1",
      " late    0        0        0         -       0       0         0",
      "",
    ]);
  });
});
