/** Exits in the figures of a report: those of each cause, for each machine and for the host. */
import { csvParse } from "d3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reportOf, type Report } from "../../../src/codec/out/report.ts";
import { tableCsv } from "../../../src/codec/out/reportCsv.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { EXIT_CAUSES, type ExitCause } from "../../../src/model/exits.ts";
import { hostOf, withHost, type Scenario } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { EXITS } from "../../../src/model/settings.ts";
import { exitsByCause } from "../../../src/scenarios/exitsByCause.ts";
import { machineOrContainer } from "../../../src/scenarios/machineOrContainer.ts";
import { arbitraryScenario } from "../../support/arbitraryScenario.ts";
import { examples } from "../../support/laws.ts";

type Figures = Report["metrics"]["host"];

const reported = (given: Scenario, until: number) => reportOf(given, simulate(given, { until }), until);
const named = (cause: ExitCause) => cause[0]!.toUpperCase() + cause.slice(1);
const sumOf = (figures: Figures, what: "exits" | "exitTicks") =>
  EXIT_CAUSES.reduce((sum, cause) => sum + Number(figures[`${what}${named(cause)}`]), 0);

describe("exits by cause in a report", () => {
  it("are columns of machines and of the host: a hundred calls of two ticks, and none of what did not trap", () => {
    const report = reported(exitsByCause.scenario, 1000);
    const [caller, legacy] = csvParse(tableCsv(report, "machines"));
    expect(caller).toMatchObject({
      exits: "100",
      exitsHypercall: "100",
      exitTicksHypercall: "200",
      exitsSensitive: "0",
    });
    expect(legacy).toMatchObject({ exits: "0", exitsHypercall: "0", exitsSensitive: "0", wrongInstructions: "20" });
    expect(report.metrics.host).toMatchObject({ exitsHypercall: 100, exitTicksHypercall: 200, exitsFault: 0 });
  });

  it("are those of machines: a container calls its kernel", () => {
    // 5 traps of 3 ticks, 5 hypercalls of 2 and 10 faults of 2.
    const { machines, host } = reported(machineOrContainer.scenario, 1000).metrics;
    const exits = {
      exitsTrap: 5,
      exitTicksTrap: 15,
      exitsHypercall: 5,
      exitTicksHypercall: 10,
      exitsFault: 10,
      exitTicksFault: 20,
    };
    expect(machines.find(({ vm }) => vm === "machine")).toMatchObject(exits);
    expect(host).toMatchObject(exits);
    const container = machines.find(({ vm }) => vm === "container")!;
    expect([container["kernelCalls"], sumOf(container, "exits"), sumOf(container, "exitTicks")]).toEqual([16, 0, 0]);
  });

  it("add up to all exits, and are those that the table of exits has one by one, whatever the run", () => {
    fc.assert(
      fc.property(arbitraryScenario(), fc.nat(60), (drawn, until) => {
        const exits = { ...defaultsOf(EXITS), base: 1 };
        const report = reported(withHost(drawn, { ...hostOf(drawn), exits }), until);
        const all = [...report.metrics.machines, { vm: null, ...report.metrics.host }];
        for (const figures of all) {
          expect(sumOf(figures, "exits")).toBe(figures["exits"]);
          expect(sumOf(figures, "exitTicks")).toBe(figures["exitTicks"]);
          for (const cause of EXIT_CAUSES) {
            const told = report.exits!.filter(
              (row) => row.cause === cause && !row.kernel && (figures.vm === null || row.vm === figures.vm),
            );
            expect(figures[`exits${named(cause)}`]).toBe(told.reduce((sum, row) => sum + row.exits, 0));
          }
        }
      }),
      examples(40),
    );
  });
});
