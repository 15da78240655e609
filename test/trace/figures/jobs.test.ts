/** The table of results of textbooks. Stallings, "Operating Systems", table 9.5: round robin with timeslice 4. */
import { describe, expect, it } from "vitest";
import { simulate } from "../../../src/engine/simulate.ts";
import { DEFAULT_CONVENTIONS } from "../../../src/model/scenario.ts";
import { jobAverages, jobRows } from "../../../src/trace/figures/jobs.ts";
import { valueOf } from "../../../src/trace/figures/shares.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { job, scenario, W1 } from "../../support/workloads.ts";

const trace = simulate(scenario(W1), {});
const rowsAt = (time: number) => {
  const at = Math.min(time, trace.knownUntil);
  return jobRows(trace.info, hostAt(trace, trace.rowsUpTo(at), at), DEFAULT_CONVENTIONS);
};

describe("jobRows(info, host, rules)", () => {
  it("has the published finish and turnaround times of a run that has ended", () => {
    const rows = rowsAt(Infinity);
    expect(rows.map(({ arrival }) => arrival)).toEqual([0, 2, 4, 6, 8]);
    expect(rows.map(({ burst }) => burst)).toEqual([3, 6, 4, 5, 2]);
    expect(rows.map(({ finish }) => finish)).toEqual([3, 17, 11, 20, 19]);
    expect(rows.map(({ turnaround }) => turnaround)).toEqual([3, 15, 7, 14, 11]);
  });

  it("leaves finish and turnaround open for programs that have not ended, and leaves out those not started", () => {
    const rows = rowsAt(7);
    expect(rows.map(({ vcpu }) => vcpu)).toEqual([0, 1, 2, 3]);
    expect(rows.map(({ finish }) => finish)).toEqual([3, null, null, null]);
    expect(rows.map(({ isDone }) => isDone)).toEqual([true, false, false, false]);
  });

  it("has no response before the first dispatch", () => {
    expect(rowsAt(7).map(({ response }) => response)).toEqual([0, 1, 3, null]);
  });
});

describe("jobAverages(rows)", () => {
  it("are those of the book: turnaround 10.00, weighted 2.71", () => {
    const averages = jobAverages(rowsAt(Infinity));
    expect(valueOf(averages.turnaround!)).toBe(10);
    expect(valueOf(averages.weighted!)).toBeCloseTo(2.71, 2);
    expect(valueOf(averages.waiting!)).toBe(6);
  });

  it("count only programs that have ended", () => {
    expect(valueOf(jobAverages(rowsAt(11)).turnaround!)).toBe(5);
  });

  it("are unknown while nobody has ended", () => {
    expect(jobAverages(rowsAt(1))).toEqual({ turnaround: null, weighted: null, waiting: null, response: null });
  });

  it("take each vCPU of a machine as a job", () => {
    const two = simulate(scenario([{ ...job("A", 0, [2]), vcpus: 2 }]), {});
    const rows = jobRows(two.info, hostAt(two, two.rowCount, two.knownUntil), DEFAULT_CONVENTIONS);
    expect(rows.map(({ finish }) => finish)).toEqual([2, 4]);
  });
});
