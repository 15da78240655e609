/** The columns of a report's tables, over all ready-made scenarios: a table without rows is headed as one with rows is. */
import { describe, expect, it } from "vitest";
import { reportOf, type Report } from "../../../src/codec/out/report.ts";
import { gridOf, REPORT_TABLES, tableCsv, type ReportTable } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { scenarios } from "../../../src/scenarios/list.ts";

const UNTIL = 120;

/** Their columns depend on what the host has; without rows they are headed by what each row is of. */
const OF_METRICS: readonly (readonly [ReportTable, string])[] = [
  ["machines", "vm"],
  ["vcpus", "vcpu"],
  ["pcpus", "pcpu"],
  ["host", "elapsed"],
];

const reports = scenarios.map(({ scenario }) => reportOf(scenario, simulate(scenario, { until: UNTIL }), UNTIL));

const EMPTY = {
  ...reports[0]!,
  ...Object.fromEntries(REPORT_TABLES.map((table) => [table, []])),
  metrics: { ...reports[0]!.metrics, machines: [], vcpus: [], pcpus: [] },
} as unknown as Report;

describe("the tables of a report", () => {
  const ofMetrics = new Set(OF_METRICS.map(([table]) => table));
  it.each(REPORT_TABLES.filter((table) => !ofMetrics.has(table)))(
    "%s has the same columns with and without rows",
    (table) => {
      const grids = reports.map((report) => gridOf(report, table)).filter(({ rows }) => rows.length > 0);
      expect(grids.length, "ready-made scenarios that have such rows").toBeGreaterThan(0);
      const { columns, rows } = gridOf(EMPTY, table);
      expect(rows).toEqual([]);
      for (const grid of grids) expect(grid.columns).toEqual(columns);
      expect(tableCsv(EMPTY, table)).toBe(`${columns.join(",")}\n`);
    },
  );

  it.each(OF_METRICS.slice(0, 3))("%s begins with %s", (table, first) => {
    expect(gridOf(EMPTY, table).columns).toEqual([first]);
    for (const report of reports) expect(gridOf(report, table).columns[0]).toBe(first);
  });
});
