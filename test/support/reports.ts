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

/** Of `vcpus`, by the name of the machine: for machines of one vCPU each. */
export function machineOf(vcpu: string): string {
  return vcpu.slice(0, vcpu.lastIndexOf("."));
}
