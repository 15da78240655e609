/** Cells of jobs: what each may hold, and every refusal with its place and its numbers. */
import { describe, expect, it } from "vitest";
import { EMPTY_ROW, machineOfJob, namesOf, readJobs } from "../../../src/codec/jobs/jobCells.ts";
import type { JobCells } from "../../../src/codec/jobs/jobColumns.ts";

const row = (cells: Partial<JobCells>): JobCells => ({ ...EMPTY_ROW, name: "A", bursts: "1", ...cells });
/** The only job of a row, which must be right. */
function jobOf(cells: Partial<JobCells>, decimals = 0) {
  const { jobs, problems } = readJobs([row(cells)], decimals);
  expect(problems).toEqual([]);
  return jobs[0]!;
}
const problemsOf = (...rows: readonly Partial<JobCells>[]) => readJobs(rows.map(row)).problems;

/** The names of the jobs of a row. */
const named = (cells: Partial<JobCells>) => readJobs([row(cells)]).jobs.map(({ name }) => name);

describe("bursts", () => {
  it.each([
    ["3", [3]],
    [" 3 ", [3]],
    ["3,4,5", [3, 4, 5]],
    ["3, 4 ; 5", [3, 4, 5]],
    ["3 4 5", [3, 4, 5]],
    ["3+4|5", [3, 4, 5]],
    ["３，４", [3, 4]],
    ["3-4-5", [3, 4, 5]],
    ["3 / 4 / 5", [3, 4, 5]],
    ["3->4->5", [3, 4, 5]],
    ["3 → 4 → 5", [3, 4, 5]],
    ["10–20–30–40", [10, 20, 30, 40]],
    ["3 io4 5", [3, 4, 5]],
    ["3 I/O: 4 5", [3, 4, 5]],
    ["CPU 3, IO 4", [3, 4]],
    ["cpu(3) io(4) cpu(5)", [3, 4, 5]],
    // Two of one kind have one of 0 of the other kind between them.
    ["io4 5", [0, 4, 5]],
    ["cpu 3 cpu 4", [3, 0, 4]],
    ["3 io4 io5 6", [3, 4, 0, 5, 6]],
    ["0", [0]],
    ["0,4,5", [0, 4, 5]],
  ])("%j are %j", (text, bursts) => {
    expect(jobOf({ bursts: text })).toMatchObject({ bursts, isEndless: false });
  });

  it.each([
    ["∞", [1000]],
    ["*", [1000]],
    ["endless", [1000]],
    ["Forever", [1000]],
    ["infinite", [1000]],
    ["无限", [1000]],
    ["无尽", [1000]],
    ["3,4,…", [3, 4]],
    ["3, 4, ...", [3, 4]],
    ["(3,4)*", [3, 4]],
    ["3 ∞", [3]],
    ["3-4-5 …", [3, 4, 5]],
  ])("%j repeat %j for ever", (text, bursts) => {
    expect(jobOf({ bursts: text })).toMatchObject({ bursts, isEndless: true });
  });

  it.each([
    ["", { code: "jobsNoBurst", values: {} }],
    ["  ", { code: "jobsNoBurst", values: {} }],
    ["1 000", { code: "jobsGroups", values: { found: "1 000", whole: "1000", parts: "1,000" } }],
    ["12 345 678", { code: "jobsGroups", values: { found: "12 345 678", whole: "12345678", parts: "12,345,678" } }],
    ["x", { code: "jobsBursts", values: { found: "x" } }],
    ["3,x", { code: "jobsBursts", values: { found: ",x" } }],
    ["3,,4", { code: "jobsBursts", values: { found: ",,4" } }],
    [",3", { code: "jobsBursts", values: { found: ",3" } }],
    ["|3", { code: "jobsBursts", values: { found: "|3" } }],
    ["3-4", { code: "jobsTime", values: { found: "-4" } }],
    ["3.4.5", { code: "jobsBursts", values: { found: "3.4.5" } }],
    ["3ms", { code: "jobsBursts", values: { found: "ms" } }],
    ["1.1234567", { code: "jobsDecimals", values: { found: "1.1234567", max: expect.any(Number) } }],
    ["10000000000", { code: "jobsTooLong", values: { found: "10000000000", max: expect.any(String), decimals: 0 } }],
  ])("are not %j", (bursts, told) => {
    expect(problemsOf({ bursts })).toEqual([{ path: "rows[0].bursts", ...told }]);
  });

  it("of four digits behind a blank are two bursts", () => {
    expect(jobOf({ bursts: "1 2000" }).bursts).toEqual([1, 2000]);
    expect(jobOf({ bursts: "1234 567" }).bursts).toEqual([1234, 567]);
  });
});

describe("an arrival", () => {
  it.each([
    ["", 0],
    [" 7 ", 7],
    ["007", 7],
    ["+7", 7],
    ["7.0", 7],
    ["７", 7],
  ])("%j is %i", (arrival, ticks) => {
    expect(jobOf({ arrival }).arrival).toBe(ticks);
  });

  it("with decimals makes all times as fine, and so does another time of the run", () => {
    const { jobs, decimals } = readJobs([row({ arrival: "0.25", bursts: "3,1.5" }), row({ name: "B", arrival: "2" })]);
    expect([decimals, ...jobs.map(({ arrival, bursts }) => [arrival, bursts])]).toEqual([
      2,
      [25, [300, 150]],
      [200, [100]],
    ]);
    expect(jobOf({ arrival: "2" }, 3).arrival).toBe(2000);
  });

  it.each(["x", "-1", "1,5", "1e3", "8:00"])("is not %j", (arrival) => {
    expect(problemsOf({ arrival })).toEqual([
      { code: "jobsTime", path: "rows[0].arrival", values: { found: arrival } },
    ]);
  });
});

describe("a whole number", () => {
  it.each([
    ["priority", "0", 0],
    ["priority", "1000", 1000],
    ["priority", "-3", -3],
    ["priority", "p7", 7],
    ["priority", "P-7", -7],
    ["priority", "+7", 7],
    ["priority", "7.0", 7],
    ["priority", "-0", 0],
    ["weight", "20", 20],
    ["cap", "50%", 50],
    ["cap", "50 %", 50],
    ["workingSet", "8", 8],
  ] as const)("of %s may be %s", (column, text, value) => {
    expect(jobOf({ [column]: text })[column]).toBe(value);
  });

  it("has what is usual where the cell is empty", () => {
    expect(jobOf({})).toMatchObject({ priority: 1, weight: null, cap: null, workingSet: null });
  });

  it.each([
    ["priority", "1001"],
    ["priority", "-1001"],
    ["priority", "high"],
    ["priority", "1.5"],
    ["priority", "pp1"],
    ["weight", "0"],
    ["cap", "0"],
    ["workingSet", "-1"],
    ["count", "0"],
    ["count", "257"],
    ["count", "x"],
  ] as const)("of %s may not be %s", (column, text) => {
    const [problem, ...others] = problemsOf({ [column]: text });
    expect([problem?.code, problem?.path, problem?.values["found"], others]).toEqual([
      "jobsWhole",
      `rows[0].${column}`,
      text,
      [],
    ]);
    const { min, max } = problem!.values as { min: number; max: number };
    expect(problemsOf({ [column]: String(min) })).toEqual([]);
    expect(problemsOf({ [column]: String(min - 1) })).toHaveLength(1);
    expect(problemsOf({ [column]: String(max + 1) })).toHaveLength(1);
  });
});

describe("names", () => {
  it("are numbers by place where none are given, without those that are typed elsewhere", () => {
    const rows = [{ name: "" }, { name: "P3" }, { name: " " }, { name: "x" }, { name: "" }].map(row);
    expect(readJobs(rows).jobs.map(({ name }) => name)).toEqual(["P1", "P3", "P4", "x", "P5"]);
    expect(namesOf(rows)).toEqual(["P1", "P3", "P4", "x", "P5"]);
  });

  it("are numbered where a row stands for several", () => {
    expect(named({ name: "web", count: "3" })).toEqual(["web1", "web2", "web3"]);
    expect(named({ name: "w1", count: "2" })).toEqual(["w1-1", "w1-2"]);
    expect(named({ name: "web", count: "1" })).toEqual(["web"]);
    expect(named({ name: "web", count: "× 2" })).toEqual(["web1", "web2"]);
    expect(named({ name: "", count: "2" })).toEqual(["P1", "P2"]);
    expect(named({ name: "web × 3", count: "2" })).toEqual(["web × 3-1", "web × 3-2"]);
    expect(namesOf([row({ name: "web", count: "3" }), row({ name: "" })])).toEqual(["web1", "P2"]);
  });

  it("are told where two are the same, with the first row that has it, and where one is too long", () => {
    expect(problemsOf({ name: "A" }, { name: "B" }, { name: "A" })).toEqual([
      { code: "jobsSameName", path: "rows[2].name", values: { name: "A", first: 1 } },
    ]);
    expect(problemsOf({ name: "w2" }, { name: "w", count: "3" })).toEqual([
      { code: "jobsSameName", path: "rows[1].name", values: { name: "w2", first: 1 } },
    ]);
    expect(problemsOf({ name: "n".repeat(40) })).toEqual([]);
    expect(problemsOf({ name: "n".repeat(41) })).toEqual([
      { code: "textTooLong", path: "rows[0].name", values: { found: 41, max: 40 } },
    ]);
  });

  it("are of 256 jobs at most, and an empty row is none", () => {
    const many = Array.from({ length: 257 }, (_, at) => ({ name: `J${at}` }));
    expect(problemsOf(...many.slice(1))).toEqual([]);
    expect(problemsOf(...many)).toEqual([
      { code: "listTooLong", path: "rows[256].name", values: { found: 257, min: 0, max: 256 } },
    ]);
    expect(readJobs([EMPTY_ROW, row({ name: "" }), EMPTY_ROW])).toMatchObject({ jobs: [{ name: "P2" }], problems: [] });
  });
});

describe("the machine of a job", () => {
  it("computes and waits in turn, leaves out what takes no time, and has only what was given", () => {
    const { programs, ...others } = machineOfJob(
      jobOf({ name: "A", arrival: "2", bursts: "io4 5", priority: "3", weight: "9" }),
    );
    expect(programs).toEqual([
      [
        { op: "wait", ticks: 4 },
        { op: "compute", ticks: 5 },
      ],
    ]);
    expect(others).toMatchObject({
      name: "A",
      arrival: 2,
      priority: 3,
      weight: 9,
      memoryBytes: 0,
      vcpus: 1,
      volumes: [],
    });
    expect("cap" in others || "workingSet" in others).toBe(false);
    expect(machineOfJob(jobOf({ cap: "50", workingSet: "8" }))).toMatchObject({ cap: 50, workingSet: 8 });
  });

  it("repeats for ever what is endless", () => {
    expect(machineOfJob(jobOf({ bursts: "3,4,…" })).programs).toEqual([
      [
        {
          op: "loop",
          times: null,
          body: [
            { op: "compute", ticks: 3 },
            { op: "wait", ticks: 4 },
          ],
        },
      ],
    ]);
    expect(machineOfJob(jobOf({ bursts: "0 …" })).programs).toEqual([[]]);
  });
});
