/** A scenario's report with all details, as the command line gives it: what grading programs read. */
import { reportOf, type Report } from "../../src/codec/out/report.ts";
import { decisionsOf } from "../../src/engine/decisions.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario } from "../../src/model/scenario.ts";

export type DetailedReport = Required<Report>;

/** `until`: no moment from it on is run. */
export function detailedReport(scenario: Scenario, until = Infinity): DetailedReport {
  const trace = simulate(scenario, { until });
  const end = Math.min(until, trace.knownUntil);
  return reportOf(scenario, trace, end, decisionsOf(scenario, end)) as DetailedReport;
}

/** The machine of a vCPU, by the name that the report gives it. */
export function machineOf(vcpu: string): string {
  return vcpu.slice(0, vcpu.lastIndexOf("."));
}

/** With two decimals as C's `%.2f` prints them: a tie goes to the even digit. */
export function twoDecimals(value: unknown): string {
  const hundredths = Number(value) * 100;
  const floor = Math.floor(hundredths);
  const isTie = hundredths - floor === 0.5;
  return ((isTie ? floor + (floor % 2) : Math.round(hundredths)) / 100).toFixed(2);
}
