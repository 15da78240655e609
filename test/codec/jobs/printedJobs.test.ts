/** When machines are jobs, and how jobs are written. */
import { describe, expect, it } from "vitest";
import { JOB_COLUMNS, type JobCells, type JobColumn } from "../../../src/codec/jobs/jobColumns.ts";
import { jobGrid, jobTableCsv, printJobTable } from "../../../src/codec/jobs/printJobs.ts";
import type { MachineSpec, Op } from "../../../src/model/scenario.ts";
import { job, machine, scenario } from "../../support/workloads.ts";

const compute = (ticks: number): Op => ({ op: "compute", ticks });
const wait = (ticks: number): Op => ({ op: "wait", ticks });
const forEver = (...body: Op[]): Op => ({ op: "loop", times: null, body });
const bare = (program: readonly Op[], changes: Partial<MachineSpec> = {}) =>
  machine("A", program, { memoryBytes: 0, ...changes });
const printed = (spec: MachineSpec) => printJobTable(scenario([spec]))?.[0] ?? null;

describe("a machine", () => {
  it.each([
    [[compute(3)], "3"],
    [[compute(3), wait(4), compute(3)], "3,4,3"],
    [[], "0"],
    [[forEver(compute(5))], "∞"],
    [[forEver(compute(3), wait(4))], "3,4,…"],
  ])("with the program %j has the bursts %s", (program, bursts) => {
    expect(printed(bare(program))).toEqual({
      name: "A",
      arrival: "0",
      bursts,
      priority: "1",
      weight: "",
      cap: "",
      workingSet: "",
      count: "",
    });
  });

  it("has what else a job can have", () => {
    const spec = bare([compute(3)], { arrival: 7, priority: 5, weight: 20, cap: 50, workingSet: 8 });
    expect(printed(spec)).toMatchObject({ arrival: "7", priority: "5", weight: "20", cap: "50", workingSet: "8" });
    expect(printJobTable(scenario([job("A", 15, [125])], {}, { ticksPerUnit: 10 }))).toMatchObject([
      { arrival: "1.5", bursts: "12.5" },
    ]);
  });

  it.each<readonly [string, MachineSpec]>([
    ["memory", machine("A", [compute(3)])],
    ["a volume", bare([compute(3)], { volumes: [{ name: "data", bytes: 1 }] })],
    ["two vCPUs", bare([compute(3)], { vcpus: 2 })],
    ["other operations", bare([compute(3), { op: "hypercall", count: 1 }])],
    ["a binding", bare([compute(3)], { affinity: [0] })],
    ["a timeslice of its own", bare([compute(3)], { timeslice: 5 })],
    ["guaranteed pages", bare([compute(3)], { reservedPages: 1 })],
    ["no arrival", bare([compute(3)], { arrival: null })],
    ["a loop that ends", bare([{ op: "loop", times: 3, body: [compute(3)] }])],
    ["something behind its loop", bare([forEver(compute(3)), compute(1)])],
    ["a loop in its loop", bare([forEver(forEver(compute(3)))])],
  ])("with %s is no job, and nor are the machines beside it", (_what, spec) => {
    expect(printed(spec)).toBeNull();
    expect(printJobTable(scenario([job("B", 0, [4]), { ...spec, name: "C" }]))).toBeNull();
  });
});

const cells = (given: Partial<JobCells>): JobCells => ({
  ...(Object.fromEntries(JOB_COLUMNS.map((column) => [column, ""])) as Record<JobColumn, string>),
  ...given,
});

describe("a table of jobs", () => {
  it("has five columns, and the others where they hold something", () => {
    expect(jobTableCsv([cells({ name: "A", arrival: "0", bursts: "3" })])).toBe(
      "name,arrival,bursts,priority,weight\nA,0,3,,\n",
    );
    expect(jobTableCsv([cells({ name: "A", cap: "50" }), cells({ workingSet: "8", count: "2" })])).toBe(
      "name,arrival,bursts,priority,weight,cap,working set,count\nA,,,,,50,,\n,,,,,,8,2\n",
    );
    expect(jobGrid([cells({ name: " A ", cap: " " })])).toEqual({
      columns: ["name", "arrival", "bursts", "priority", "weight"],
      rows: [["A", "", "", "", ""]],
    });
  });

  it.each([
    ["web1", "web1"],
    ["数据库", "数据库"],
    ["0.5", "0.5"],
    ["two words", '"two words"'],
    ["3,4", '"3,4"'],
    ['say "hi"', '"say ""hi"""'],
    ["-1", '"-1"'],
    ["１２", '"１２"'],
    ["e\u0301", '"e\u0301"'],
    ["Average", '"Average"'],
    ["平均", '"平均"'],
  ])("writes %s as %s", (name, written) => {
    expect(jobTableCsv([cells({ name })]).split("\n")[1]).toBe(`${written},,,,`);
  });
});
