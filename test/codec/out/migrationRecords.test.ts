/** Migrations in reports and tables: the tiny run of domain E.1, and one whose pages follow. */
import { describe, expect, it } from "vitest";
import { reportOf } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulateHosts } from "../../../src/engine/simulate.ts";
import type { MigrationMode } from "../../../src/model/migration.ts";
import { twoHosts, writer } from "../../support/twoHosts.ts";
import { machine, PAGE } from "../../support/workloads.ts";

/** The tables of both hosts, without their heads. */
function linesOf(mode: MigrationMode, until: number): string[][] {
  const given = twoHosts({
    machines: [machine("A", writer(4), { memoryBytes: 16 * PAGE })],
    commands: [{ command: "migrate", vm: "A", to: 1, mode, at: 100 }],
  });
  return simulateHosts(given, { until }).map((trace) =>
    tableCsv(reportOf(given, trace, until), "migrations")
      .trim()
      .split("\n")
      .slice(1),
  );
}

describe("the table of migrations", () => {
  it("has each round with what it sent and what was written meanwhile, what was sent at the end, and the whole", () => {
    const [source, target] = linesOf("preCopy", 200);
    expect(source).toEqual([
      "1,A,out,2,round,1,100,116,16,65536,4,,0,,",
      "1,A,out,2,round,2,116,120,4,16384,4,,0,,",
      "1,A,out,2,last,,120,124,4,16384,,,,noProgress,4",
      "1,A,out,2,whole,,100,124,24,98304,,,,done,4",
    ]);
    expect(target).toEqual(["1,A,in,1,whole,,100,124,24,98304,,,,done,4"]);
  });

  it("has what follows where the machine runs already, and what goes on without an end", () => {
    expect(linesOf("hybrid", 118)[1]).toEqual(["1,A,in,1,following,,116,,4,,,,,,", "1,A,in,1,whole,,100,,16,,,,,,"]);
  });
});
