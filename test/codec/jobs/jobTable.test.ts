/** Jobs as people write them: homework sheets, spreadsheets, CSV; in English and Chinese. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { machineOfJob, readJobs } from "../../../src/codec/jobs/jobCells.ts";
import { JOB_COLUMNS, type JobCells } from "../../../src/codec/jobs/jobColumns.ts";
import { blockCells } from "../../../src/codec/jobs/forms/separated.ts";
import { isSheet, parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { jobTableCsv, printJobTable } from "../../../src/codec/jobs/printJobs.ts";
import { ticksPerUnitOf } from "../../../src/codec/jobs/jobTimes.ts";
import { writtenProgram } from "../../../src/codec/notation/written.ts";
import { job, machine, scenario } from "../../support/workloads.ts";

/** The rows in `text`, cells in one line with blanks between them, `.` for an empty one. Fails on any problem. */
function rowsOf(text: string): string[] {
  const { rows, problems } = parseJobTable(text);
  expect(problems).toEqual([]);
  return rows.map(drawn);
}

function drawn(row: JobCells): string {
  return JOB_COLUMNS.slice(0, 5)
    .map((column) => row[column] || ".")
    .join(" ");
}

/** What is wrong with `text`: codes with line and column. */
function mistakesIn(text: string): string[] {
  return parseJobTable(text).problems.map(({ code, values }) => `${code} ${values["line"]}:${values["column"]}`);
}

describe("labelled lists", () => {
  const three = [". 0 4 1 .", ". 2 2 2 .", ". 3 1 3 ."];

  it.each([
    ["slashes", "AT 0 2 3 / BT 4 2 1 / PR 1 2 3"],
    ["lines", "Arrival Time: 0 2 3\nBurst Time: 4 2 1\nPriority: 1 2 3"],
    ["semicolons and commas", "arrival = 0, 2, 3; burst = 4, 2, 1; priority = 1, 2, 3"],
    ["commas alone", "AT 0,2,3, BT 4,2,1, PR 1,2,3"],
    ["tabs", "AT\t0\t2\t3\nBT\t4\t2\t1\nPR\t1\t2\t3"],
    ["brackets", "arrival_times = [0, 2, 3]\nburst_times = [4, 2, 1]\nprio = [1, 2, 3]"],
    ["blanks alone", "arrival 0 2 3 service 4 2 1 prio 1 2 3"],
    ["units", "Arrival Times (ms): 0 2 3 / CPU Burst/ms: 4 2 1 / Priorities 1 2 3"],
    ["Chinese", "到达时间：0，2，3；服务时间：4，2，1；优先级：1，2，3"],
    ["Chinese with full-width digits", "到达时刻 ０ ２ ３\n运行时间（分钟） ４ ２ １\n优先数 １、２、３"],
    ["Chinese with a word in front", "作业提交时间 0 2 3 / 预计运行时间 4 2 1 / 静态优先级 1 2 3"],
    ["CRLF and blanks around", "  AT 0 2 3\r\n\r\n  BT 4 2 1 \r\n PR 1 2 3\r\n"],
    ["bars, one job a column", "Arrival | 0 | 2 | 3\nBurst | 4 | 2 | 1\nPriority | 1 | 2 | 3"],
  ])("are read with %s", (_what, text) => {
    expect(rowsOf(text)).toEqual(three);
  });

  it("give names and weights where they are listed", () => {
    expect(rowsOf("Process P1 P2 / AT 0 2 / BT 4 2 / tickets 10 5")).toEqual(["P1 0 4 . 10", "P2 2 2 . 5"]);
    expect(rowsOf("进程 甲 乙\n到达 0 2\n服务 4 2\n权重 10 5")).toEqual(["甲 0 4 . 10", "乙 2 2 . 5"]);
    expect(rowsOf("Job\tfirst job\tsecond job\nBT\t4\t2")).toEqual(["first job . 4 . .", "second job . 2 . ."]);
  });

  it("may leave out the arrivals: everybody is there from the start", () => {
    expect(rowsOf("BT 4 2 1")).toEqual([". . 4 . .", ". . 2 . .", ". . 1 . ."]);
  });

  it("take commas between blanks for waiting inside a job, and commas alone for different jobs", () => {
    expect(rowsOf("AT 0 0 1 / BT 3,4,3 5 2,2,2")).toEqual([". 0 3,4,3 . .", ". 0 5 . .", ". 1 2,2,2 . ."]);
    expect(rowsOf("AT 0 0 1 / BT 3 io4 3 5 2 io 2 2")).toEqual([". 0 3 io4 3 . .", ". 0 5 . .", ". 1 2 io 2 2 . ."]);
  });

  it("may name the timeslice, which is taken out of the text", () => {
    for (const text of ["AT 0 2 / BT 4 2 / TQ 3", "Quantum = 3 ms\nAT 0 2\nBT 4 2", "AT 0 2; BT 4 2; 时间片为 3"]) {
      expect(parseJobTable(text)).toMatchObject({ timeslice: "3", problems: [] });
      expect(rowsOf(text)).toEqual([". 0 4 . .", ". 2 2 . ."]);
    }
  });

  it("of different length are reported at the shorter one, with how many there are and should be", () => {
    const { problems } = parseJobTable("AT 0 2 3 / BT 4 2");
    const counts = { code: "jobsCounts", values: { line: 1, column: 12, found: "BT", count: 2, max: 3 } };
    expect(problems).toContainEqual(expect.objectContaining(counts));
  });

  it("that come twice are reported, and the first one counts", () => {
    expect(mistakesIn("AT 0 2 / BT 4 2 / AT 1 2")).toEqual(["jobsColumnTwice 1:19"]);
  });

  it("without bursts are reported", () => {
    expect(mistakesIn("AT 0 2 3")).toContain("jobsNoBursts 1:1");
  });

  it("may stand behind a sentence, which is left out and told", () => {
    expect(parseJobTable("Three jobs.\nAT 0 2 / BT 4 2")).toMatchObject({
      problems: [],
      understood: { linesLeftOut: ["Three jobs."] },
    });
  });
});

describe("tables with a line of heads", () => {
  const two = ["P1 0 4 2 .", "P2 1 3 1 ."];

  it.each([
    ["tabs", "Process\tArrival Time\tBurst Time\tPriority\nP1\t0\t4\t2\nP2\t1\t3\t1"],
    ["commas", "name,arrival,burst,priority\nP1,0,4,2\nP2,1,3,1"],
    ["semicolons", "Name;Arrival;Burst;Priority\nP1;0;4;2\nP2;1;3;1"],
    ["several blanks", "Process    AT    BT    PR\nP1         0     4     2\nP2         1     3     1"],
    ["single blanks", "Process Arrival Time Burst Time Priority\nP1 0 4 2\nP2 1 3 1"],
    ["Markdown bars", "| P | AT | BT | Priority |\n|---|:--:|---:|---|\n| P1 | 0 | 4 | 2 |\n| P2 | 1 | 3 | 1 |"],
    ["drawn borders", "+--+--+--+--+\n|P |AT|BT|PR|\n+--+--+--+--+\n|P1|0 |4 |2 |\n|P2|1 |3 |1 |\n+--+--+--+--+"],
    ["heads with blanks above rows with tabs", "Process Arrival Burst Priority\nP1\t0\t4\t2\nP2\t1\t3\t1"],
    ["Chinese heads", "进程名\t到达时间\t服务时间\t优先级\nP1\t0\t4\t2\nP2\t1\t3\t1"],
    ["Chinese heads and full-width signs", "进程，到达时间，运行时间，优先数\nP1，０，４，２\nP2，１，３，１"],
    ["no head above the names", "\tAT\tBT\tPR\nP1\t0\t4\t2\nP2\t1\t3\t1"],
    ["one head less than cells", "AT BT PR\nP1 0 4 2\nP2 1 3 1"],
    ["columns in another order", "Priority Burst Process Arrival\n2 4 P1 0\n1 3 P2 1"],
  ])("are read with %s", (_what, text) => {
    expect(rowsOf(text)).toEqual(two);
  });

  it("may have no names", () => {
    expect(rowsOf("AT BT\n0 4\n1 3")).toEqual([". 0 4 . .", ". 1 3 . ."]);
  });

  it("may have names of several words", () => {
    expect(rowsOf("Job  AT  BT\nthe first  0  4\nlast 1 3")).toEqual(["the first 0 4 . .", "last 1 3 . ."]);
  });

  it("keep what stands in quotes together, as CSV does", () => {
    expect(rowsOf('name,arrival,burst\n"a, b",0,"3,4,3"\n"say ""hi""",1,4')).toEqual([
      "a, b 0 3,4,3 . .",
      'say "hi" 1 4 . .',
    ]);
  });

  it("may have a column for each burst and each waiting", () => {
    expect(rowsOf("Process AT CPU I/O CPU\nA 0 3 4 3\nB 0 5 - -")).toEqual(["A 0 3 io4 3 . .", "B 0 5 . ."]);
  });

  it("leave out the columns with results, and say which", () => {
    const { leftOut, problems } = parseJobTable("P AT BT WT TAT\nP1 0 4 0 4");
    expect({ leftOut, problems }).toEqual({ leftOut: ["WT", "TAT"], problems: [] });
    expect(parseJobTable("进程\t到达时间\t运行时间\t带权周转时间\nA\t0\t3\t1.5").leftOut).toEqual(["带权周转时间"]);
  });

  it("skip the prose above them, and tell it", () => {
    const text = "Consider the following processes with arrival time and burst time:\nP AT BT\nP1 0 4";
    const prose = "Consider the following processes with arrival time and burst time:";
    expect(parseJobTable(text)).toMatchObject({ problems: [], understood: { linesLeftOut: [prose] } });
    expect(parseJobTable(text).rows.map(drawn)).toEqual(["P1 0 4 . ."]);
  });

  it("report a column they do not know, a cell too many, and a quote that is not closed", () => {
    expect(mistakesIn("P AT Colour BT\nP1 0 red 4")).toEqual(["jobsColumn 1:6"]);
    expect(mistakesIn("P,AT,BT\nP1,0,3,4,3")).toEqual(["jobsExtraCell 2:8"]);
    expect(mistakesIn('P,AT,BT\n"P1,0,4')).toContain("jobsQuote 2:1");
  });
});

describe("plain rows", () => {
  it("are name, arrival, burst, priority, weight", () => {
    expect(rowsOf("P1 0 4 2\nP2 1 3 1 7")).toEqual(["P1 0 4 2 .", "P2 1 3 1 7"]);
    expect(rowsOf("P1, 0, 4\nP2, 1, 3")).toEqual(["P1 0 4 . .", "P2 1 3 . ."]);
    expect(rowsOf("P1: 0 4\nP2: 1 3")).toEqual(["P1 0 4 . .", "P2 1 3 . ."]);
  });

  it("of numbers alone have no names", () => {
    expect(rowsOf("0 5\n1 3\n2 8")).toEqual([". 0 5 . .", ". 1 3 . .", ". 2 8 . ."]);
  });

  it("with one time are bursts", () => {
    expect(rowsOf("first 5\nsecond 3")).toEqual(["first . 5 . .", "second . 3 . ."]);
    expect(rowsOf("5\n3")).toEqual([". . 5 . .", ". . 3 . ."]);
  });

  it("may have bursts with waiting", () => {
    expect(rowsOf("A 0 3,4,3 2\nB 0 5 1")).toEqual(["A 0 3,4,3 2 .", "B 0 5 1 ."]);
    expect(rowsOf("A 0 3 io4 3 2")).toEqual(["A 0 3 io4 3 2 ."]);
  });

  it("report lines that are no jobs", () => {
    expect(mistakesIn("P1 0 4\nand so on\nP2 1 3")).toEqual(["jobsLine 2:1"]);
    expect(mistakesIn("hello world")).toEqual(["jobsNoTable 1:1"]);
  });
});

describe("jobs in parentheses", () => {
  it("are arrival, burst, priority, with or without a name", () => {
    expect(rowsOf("A(0,4) B(2,2) C(3,1)")).toEqual(["A 0 4 . .", "B 2 2 . .", "C 3 1 . ."]);
    expect(rowsOf("(0,5) (1,3), (2,8)")).toEqual([". 0 5 . .", ". 1 3 . .", ". 2 8 . ."]);
  });

  it("with semicolons are the notation of bursts, with decimals as well", () => {
    expect(rowsOf("A(0; 3.5,4,3; p2) B(0; 5)")).toEqual(["A 0 3.5,4,3 2 .", "B 0 5 . ."]);
    expect(rowsOf("甲（0；3，4，3；p1）")).toEqual(["甲 0 3,4,3 1 ."]);
  });

  it("report what is no job, and what stands between jobs", () => {
    expect(mistakesIn("A(0,4) B(2) but C(3,1)")).toEqual(["jobsParts 1:8", "jobsNoBurst 1:8", "jobsLine 1:13"]);
  });
});

const clockOf = (text: string) => ({ rows: rowsOf(text), clock: parseJobTable(text).clock });

/** Jobs that arrive at 8:00, 8:50, 9:00 and 9:30. */
function submitted(burstHead: string, ...bursts: string[]): string {
  const clocks = ["8:00", "8:50", "9：00", "9:30"];
  const lines = bursts.map((burst, at) => `${at + 1}\t${clocks[at]}\t${burst}`);
  return [`作业\t提交时间\t${burstHead}`, ...lines].join("\n");
}

describe("clock times of arrival", () => {
  it("become minutes since the earliest of them, which is told", () => {
    expect(clockOf("P AT BT\nP1 10:05 30\nP2 9:30 15\nP3 09:45:00 5")).toEqual({
      rows: ["P1 35 30 . .", "P2 0 15 . .", "P3 15 5 . ."],
      clock: "9:30",
    });
    expect(clockOf("提交时间：8:00，8:30；运行时间：120，30")).toEqual({
      rows: [". 0 120 . .", ". 30 30 . ."],
      clock: "8:00",
    });
    expect(clockOf("A(23:10,4) B(8:02,2)")).toEqual({ rows: ["A 908 4 . .", "B 0 2 . ."], clock: "8:02" });
  });

  it.each(["运行时间（小时）", "运行时间/小时", "估计运行时间(单位：小时)", "Run time (hours)", "Burst (h)"])(
    "make minutes of bursts below %s, exactly",
    (head) => {
      expect(rowsOf(submitted(head, "2.0", "0.5", "0.1", "0.205"))).toEqual([
        "1 0 120 . .",
        "2 50 30 . .",
        "3 60 6 . .",
        "4 90 12.3 . .",
      ]);
    },
  );

  it("leave bursts as they are where nothing is said of hours", () => {
    for (const head of ["运行时间（分钟）", "运行时间", "Burst (min)", "CPU burst"])
      expect(rowsOf(submitted(head, "120", "0.5", "3,4,3", "1 io4 2")), head).toEqual([
        "1 0 120 . .",
        "2 50 0.5 . .",
        "3 60 3,4,3 . .",
        "4 90 1 io4 2 . .",
      ]);
  });

  it("let bursts have units of their own, or be durations", () => {
    for (const head of ["运行时间", "运行时间（小时）"])
      expect(rowsOf(submitted(head, "2小时", "30 分钟", "1.5h", "1小时30分")), head).toEqual([
        "1 0 120 . .",
        "2 50 30 . .",
        "3 60 90 . .",
        "4 90 90 . .",
      ]);
    expect(rowsOf(submitted("Burst", "2:00", "0:45", "10 min", "2 hrs"))).toEqual([
      "1 0 120 . .",
      "2 50 45 . .",
      "3 60 10 . .",
      "4 90 120 . .",
    ]);
  });

  it("count also where a job has none: it is there from the earliest on", () => {
    expect(clockOf("P,AT,BT\nA,,5\nB,8:10,5\nC,8:30,5")).toEqual({
      rows: ["A . 5 . .", "B 0 5 . .", "C 20 5 . ."],
      clock: "8:10",
    });
  });

  it("are refused beside arrivals of another kind, and when there is no such time", () => {
    expect(mistakesIn("P AT BT\nP1 8:00 4\nP2 30 4")).toEqual(["jobsTime 2:4"]);
    for (const bad of ["8:60", "25:00", "8:0", "8:00:3", "13:00pm"])
      expect(mistakesIn(`P\tAT\tBT\nP1\t${bad}\t4`), bad).toEqual(["jobsTime 2:4"]);
  });

  it("keep a burst that cannot be read as it was written, and report it", () => {
    const text = submitted("运行时间（小时）", "2x", "-1", "4ms", "0.1234567");
    expect(mistakesIn(text)).toEqual(["jobsBursts 2:8", "jobsTime 3:8", "jobsBursts 4:8", "jobsDecimals 5:8"]);
    expect(parseJobTable(text).rows.map(({ bursts }) => bursts)).toEqual(["2x", "-1", "4ms", "0.1234567"]);
  });

  it("are not looked for where arrivals are numbers, whatever the head of the bursts", () => {
    expect(clockOf("P AT Burst(h)\nP1 0 2\nP2 1.5 0.5")).toEqual({
      rows: ["P1 0 2 . .", "P2 1.5 0.5 . ."],
      clock: null,
    });
  });
});

describe("cells that are wrong", () => {
  it("are reported with row, column and place", () => {
    const text = "P AT BT PR\nP1 x 4 1\nP1 -1 4 1\nP3 0 4;; 1.5\nP4 0";
    const { problems } = parseJobTable(text);
    expect(problems.map(({ code, path, values }) => `${values["line"]}:${values["column"]} ${path} ${code}`)).toEqual([
      "2:4 rows[0].arrival jobsTime",
      "3:1 rows[1].name jobsSameName",
      "3:4 rows[1].arrival jobsTime",
      "4:6 rows[2].bursts jobsBursts",
      "4:10 rows[2].priority jobsWhole",
      "5:1 rows[3].bursts jobsNoBurst",
    ]);
  });

  it("keep their text, so that they can be mended", () => {
    expect(parseJobTable("P1 x 4\nP2 1 3").rows.map(drawn)).toEqual(["P1 x 4 . .", "P2 1 3 . ."]);
  });

  it("never are taken for something near: letters behind commas, powers, unknown units", () => {
    for (const bad of ["0,4x", "1e3", "4qs", "∞", "1.2.3"])
      expect(mistakesIn(`P\tAT\tBT\nP1\t${bad}\t4`), bad).toEqual(["jobsTime 2:4"]);
  });

  it("with more decimals than a tick can have are reported, not rounded", () => {
    expect(mistakesIn("P1 0.123456 4")).toEqual(["jobsDecimals 1:4"]);
  });

  it("that would make more ticks than there can be are reported", () => {
    expect(mistakesIn("P1 999999999 4")).toEqual([]);
    expect(mistakesIn("P1 999999999 4.5")).toEqual(["jobsTooLong 1:4"]);
  });
});

describe("any text", () => {
  it("without anything in it has no rows and no problems", () => {
    for (const text of ["", " \n\t\n", "\ufeff"])
      expect(parseJobTable(text)).toEqual({
        rows: [],
        problems: [],
        timeslice: null,
        levels: null,
        clock: null,
        leftOut: [],
        understood: null,
      });
  });

  it("with more jobs than a host can have gives the first ones and says so", () => {
    const { rows, problems } = parseJobTable(Array.from({ length: 300 }, (_, at) => `J${at} 0 1`).join("\n"));
    expect(rows).toHaveLength(256);
    expect(problems).toEqual([{ code: "listTooLong", path: "", values: { found: 300, min: 0, max: 256 } }]);
  });

  it("that is far too long is refused at once", () => {
    expect(parseJobTable("P1 0 4\n".repeat(50_000)).problems.map(({ code }) => code)).toEqual(["notationTooLong"]);
  });

  it("is read without an exception, and each problem of a cell has its place in the text", () => {
    const words = ["AT", "BT", "P", "到达时间", "优先级", "io4", "io", "3", "0.4", "-1", "x", "P1", "q", "Time", '"'];
    const signs = [",", ";", "/", "|", "\t", "\n", " ", "(", ")", ":", "=", "，", "；", "（", "\r\n", "---", "."];
    const text = fc.array(fc.constantFrom(...words, ...signs), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (sheet) => {
        const lines = sheet.split(/\r\n?|\n/);
        const lost = parseJobTable(sheet).problems.filter(({ path, values: { line, column } }) => {
          const place = lines[Number(line) - 1];
          return line === undefined ? path !== "" : place === undefined || Number(column) > place.length + 1;
        });
        expect(lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const tenths = (ticks: number) => fc.constantFrom(ticks, ticks * 10, ticks * 7);

describe("printJobTable(scenario)", () => {
  const jobs = fc.array(
    fc.record({
      name: fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
        .map((drawnName) => drawnName.trim())
        // Small figures are read as figures: `P₁` is `P1`.
        .filter((name) => name !== "" && !/[\p{C}\p{Zl}\p{Zp}₀-₉]/u.test(name)),
      arrival: fc.nat(50).chain(tenths),
      bursts: fc
        .array(fc.integer({ min: 1, max: 30 }).chain(tenths), { minLength: 1, maxLength: 5 })
        .filter((bursts) => bursts.length > 0),
      priority: fc.nat(9),
      weight: fc.option(fc.integer({ min: 1, max: 99 })),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const machines = jobs
    .filter((list) => new Set(list.map(({ name }) => name)).size === list.length)
    .map((list) => list.map(machineOfJob));

  it("gives rows from which the same machines are made, as CSV too, whatever the grain of time", () => {
    fc.assert(
      fc.property(machines, fc.nat(2), (list, decimals) => {
        const ticksPerUnit = ticksPerUnitOf(decimals);
        const rest = ticksPerUnit === undefined ? {} : { ticksPerUnit };
        const rows = printJobTable(scenario(list, {}, rest));
        const table = parseJobTable(jobTableCsv(rows ?? []));
        expect(table).toMatchObject({ rows, problems: [] });
        expect(readJobs(table.rows, decimals)).toMatchObject({ decimals, problems: [] });
        expect(readJobs(table.rows, decimals).jobs.map(machineOfJob)).toEqual(list);
      }),
    );
  });

  it("shows ticks in units", () => {
    const rows = printJobTable(scenario([job("A", 4, [80, 25, 1])], {}, { ticksPerUnit: 10 }));
    expect(rows?.map(drawn)).toEqual(["A 0.4 8,2.5,0.1 1 ."]);
  });

  it.each([
    ["memory", machine("A", [])],
    ["several vCPUs", { ...job("A", 0, [1]), vcpus: 2 }],
    ["another program", { ...job("A", 0, []), programs: [[{ op: "halt" as const, ticks: 1 }]] }],
    ["a binding", { ...job("A", 0, [1]), affinity: [0] }],
    ["a timeslice of its own", { ...job("A", 0, [1]), timeslice: 5 }],
    ["a loop behind something", { ...job("A", 0, [1]), programs: [writtenProgram("C 1; LOOP { C 1 }")] }],
    ["no arrival", { ...job("A", 0, [1]), arrival: null }],
  ])("is null for a machine with %s: a row could not hold it", (_what, spec) => {
    expect(printJobTable(scenario([job("B", 0, [1]), spec]))).toBeNull();
  });
});

describe("isSheet(text)", () => {
  it("tells a text that names its columns from a block of cells", () => {
    for (const sheet of ["AT 0 2 / BT 4 2", "name,burst\nA,1", "A(0,4)", "到达时间 0 运行时间 3"])
      expect(isSheet(sheet), sheet).toBe(true);
    for (const block of ["4", "3,4,3", "0\t4\n2\t2", "P1 0 4", ""]) expect(isSheet(block), block).toBe(false);
  });
});

describe("blockCells(text)", () => {
  it("cuts a block into rows and cells at what separates them", () => {
    expect(blockCells("0\t4\r\n2\t\r\n")).toEqual([
      ["0", "4"],
      ["2", ""],
    ]);
    expect(blockCells("0, 4\n2, 2")).toEqual([
      ["0", "4"],
      ["2", "2"],
    ]);
    expect(blockCells("3,4,3\n5")).toEqual([["3,4,3"], ["5"]]);
  });
});
