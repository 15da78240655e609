/** What is told of cells that are wrong: where, what was found, and what would be right. */
import { describe, expect, it } from "vitest";
import { machineOfJob, namesOf, readJobs } from "../../../src/codec/jobs/jobCells.ts";
import { JOB_COLUMNS, type JobCells, type JobColumn } from "../../../src/codec/jobs/jobColumns.ts";

const cells = (given: Partial<JobCells>): JobCells => ({
  ...(Object.fromEntries(JOB_COLUMNS.map((column) => [column, ""])) as Record<JobColumn, string>),
  bursts: "4",
  ...given,
});

const toldOf = (...rows: readonly Partial<JobCells>[]) =>
  readJobs(rows.map(cells)).problems.map(({ code, path, values }) => ({ code, path, ...values }));
const jobOf = (given: Partial<JobCells>) => {
  const { jobs, problems } = readJobs([cells(given)]);
  expect(problems).toEqual([]);
  return jobs[0]!;
};

describe("a cell that is wrong", () => {
  it.each([
    [{ arrival: "soon" }, "jobsTime", "arrival", { found: "soon" }],
    [{ arrival: "-1" }, "jobsTime", "arrival", { found: "-1" }],
    [{ arrival: "0.1234567" }, "jobsDecimals", "arrival", { found: "0.1234567", max: 5 }],
    [{ name: "A", bursts: "" }, "jobsNoBurst", "bursts", {}],
    [{ bursts: "3, x" }, "jobsBursts", "bursts", { found: ", x" }],
    [{ bursts: "long" }, "jobsBursts", "bursts", { found: "long" }],
    [{ bursts: ",4;0" }, "jobsBursts", "bursts", { found: ",4;0" }],
    [{ bursts: "∞，3" }, "jobsBursts", "bursts", { found: "∞，3" }],
    [{ bursts: "1 000" }, "jobsGroups", "bursts", { found: "1 000", whole: "1000", parts: "1,000" }],
    [{ bursts: "12 345 678" }, "jobsGroups", "bursts", { found: "12 345 678", whole: "12345678", parts: "12,345,678" }],
    [{ priority: "high" }, "jobsWhole", "priority", { found: "high" }],
    [{ priority: "1.5" }, "jobsWhole", "priority", { found: "1.5" }],
    [{ weight: "0" }, "jobsWhole", "weight", { found: "0", min: 1, max: 1_048_576 }],
    [{ weight: "1048577" }, "jobsWhole", "weight", { found: "1048577", min: 1, max: 1_048_576 }],
    [{ count: "0" }, "jobsWhole", "count", { found: "0", min: 1 }],
    [{ name: "x".repeat(41) }, "textTooLong", "name", { found: 41, max: 40 }],
  ] as const)("%j is told as %s", (row, code, column, values) => {
    const told = toldOf({}, row);
    expect(told).toEqual([expect.objectContaining({ code, ...values })]);
    expect(told[0]!.path).toContain(column);
    expect(told[0]!.path).toContain("[1]");
  });

  it("of a name that is there already says where it was first", () => {
    expect(toldOf({ name: "A" }, { name: "B" }, { name: "A" })).toEqual([
      expect.objectContaining({ code: "jobsSameName", name: "A", first: 1 }),
    ]);
  });

  it("that takes too long says how long it may take, in its unit", () => {
    expect(toldOf({ arrival: "1000000001" })).toEqual([
      expect.objectContaining({ code: "jobsTooLong", found: "1000000001", max: "1000000000", decimals: 0 }),
    ]);
    expect(toldOf({ arrival: "0.5", bursts: "100000001" })).toEqual([
      expect.objectContaining({ code: "jobsTooLong", found: "100000001", max: "100000000", decimals: 1 }),
    ]);
    expect(toldOf({ arrival: "1000000000" })).toEqual([]);
  });
});

describe("a cell of bursts", () => {
  it.each([
    ["4", [4], false],
    ["3,4,3", [3, 4, 3], false],
    ["3 io4 3", [3, 4, 3], false],
    ["io4 3", [0, 4, 3], false],
    ["cpu 3 cpu 4", [3, 0, 4], false],
    ["3 cpu, 4 io, 2 cpu".replaceAll(/(\d) (cpu|io)/g, "$2 $1"), [3, 4, 2], false],
    ["3-2-4", [3, 2, 4], false],
    ["3 / 2 / 4", [3, 2, 4], false],
    ["3 -> 2 -> 4", [3, 2, 4], false],
    ["3;2|4+1", [3, 2, 4, 1], false],
    ["3,4,…", [3, 4], true],
    ["(3,4)*", [3, 4], true],
    ["3 forever", [3], true],
    ["∞", [1000], true],
    ["无限", [1000], true],
    ["３，４", [3, 4], false],
  ] as const)("%s is %j, for ever: %s", (text, bursts, isEndless) => {
    const job = jobOf({ bursts: text });
    expect([job.bursts, job.isEndless ?? false]).toEqual([bursts, isEndless]);
  });
});

describe("names", () => {
  it.each([
    [
      [{}, {}],
      ["P1", "P2"],
    ],
    [
      [{ name: "P2" }, {}, {}],
      ["P2", "P3", "P4"],
    ],
    [
      [{}, { name: "P1" }],
      ["P2", "P1"],
    ],
    [
      [{ name: "web × 2" }, {}],
      ["web1", "web2", "P2"],
    ],
    [[{ name: "web x 2" }], ["web1", "web2"]],
    [[{ name: "web2 ✕ 2" }], ["web2-1", "web2-2"]],
    [[{ name: "web", count: "3" }], ["web1", "web2", "web3"]],
    [[{ name: "web", count: "× 2" }], ["web1", "web2"]],
    [[{ count: "x2" }], ["P1", "P2"]],
    [[{ name: "web x 2", count: "1" }], ["web x 2"]],
    [
      [{ count: "2" }, {}],
      ["P1", "P2", "P3"],
    ],
    [[{ name: " A " }], ["A"]],
  ] as const)("of %j are %j", (rows, names) => {
    const { jobs, problems } = readJobs(rows.map(cells));
    expect(problems).toEqual([]);
    expect(jobs.map(({ name }) => name)).toEqual(names);
  });

  it("of rows are those of their first jobs", () => {
    expect(namesOf([cells({ name: "web × 2" }), cells({}), cells({ name: "A" })])).toEqual(["web1", "P2", "A"]);
  });
});

describe("numbers beside a job", () => {
  it.each([
    ["priority", "P3", 3],
    ["priority", "-2", -2],
    ["priority", "-0", 0],
    ["weight", "10", 10],
    ["cap", "50 %", 50],
    ["cap", "50%", 50],
    ["workingSet", "8", 8],
  ] as const)("a %s of %s is %i", (column, text, value) => {
    expect(jobOf({ [column]: text })).toMatchObject({ [column]: value });
  });

  it("make a machine, without what nobody has said", () => {
    const job = jobOf({ name: "A", arrival: "2", bursts: "3,4,3", priority: "5" });
    const machine = machineOfJob(job);
    expect(machine).toMatchObject({ name: "A", arrival: 2, priority: 5, weight: null, memoryBytes: 0 });
    expect(machine.programs).toEqual([
      [
        { op: "compute", ticks: 3 },
        { op: "wait", ticks: 4 },
        { op: "compute", ticks: 3 },
      ],
    ]);
    expect(machine).not.toHaveProperty("cap");
    expect(machine).not.toHaveProperty("workingSet");
    expect(machineOfJob(jobOf({ cap: "50", workingSet: "3" }))).toMatchObject({ cap: 50, workingSet: 3 });
    expect(machineOfJob(jobOf({ bursts: "3,4,…" })).programs[0]).toEqual([
      {
        op: "loop",
        times: null,
        body: [
          { op: "compute", ticks: 3 },
          { op: "wait", ticks: 4 },
        ],
      },
    ]);
  });
});
