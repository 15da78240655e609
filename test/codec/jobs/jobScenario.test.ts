/** Pasted exercises run as their sources say; times with decimals are kept exactly, whatever else the host has of times. */
import { describe, expect, it } from "vitest";
import { readJobs } from "../../../src/codec/jobs/jobCells.ts";
import {
  decimalsWithHost,
  lengthsInTicks,
  newJobScenario,
  readLengths,
  scaledHost,
  withJobs,
  type JobRun,
} from "../../../src/codec/jobs/jobScenario.ts";
import { parseJobTable } from "../../../src/codec/jobs/jobTable.ts";
import { printJobTable } from "../../../src/codec/jobs/printJobs.ts";
import { decimalText, readDecimal, ticksOf } from "../../../src/codec/jobs/jobTimes.ts";
import { validateScenario } from "../../../src/codec/scenario/validate.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { Checked } from "../../../src/model/problems.ts";
import type { PolicyChoice, Scenario } from "../../../src/model/scenario.ts";
import { hostAt } from "../../../src/trace/hostCursor.ts";
import { hostMetrics } from "../../../src/trace/figures/metrics.ts";
import { valueOf } from "../../../src/trace/figures/shares.ts";
import { timesOf } from "../../support/chartOf.ts";
import { host, job, NO_COSTS, scenario } from "../../support/workloads.ts";
import { hostOf } from "../../../src/model/scenario.ts";

function valid<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

const run = (scheduler: PolicyChoice): JobRun => ({ title: "t", pcpus: 1, scheduler, priorityOrder: "lowerFirst" });
const rr = (timeslice: number): JobRun => run({ policy: "rr", params: { timeslice } });

/** The new scenario that `text` comes to; it has to be read without a problem. */
function pasted(text: string, jobRun: JobRun): Scenario {
  const { rows, problems } = parseJobTable(text);
  expect(problems).toEqual([]);
  return valid(newJobScenario(readJobs(rows), jobRun));
}

/** End of each job in units, and averages over all of them. */
function figures(of: Scenario) {
  const trace = simulate(of);
  const perUnit = of.ticksPerUnit ?? 1;
  const state = hostAt(trace, trace.rowCount, trace.knownUntil);
  const { turnaround, waiting } = hostMetrics(trace.info, state, of.conventions);
  const mean = (average: typeof turnaround) => (average.mean ? valueOf(average.mean) / perUnit : null);
  const ends = Object.values(timesOf(trace, trace.knownUntil)).map(({ done }) => (done ?? Number.NaN) / perUnit);
  return { ends, turnaround: mean(turnaround), waiting: mean(waiting) };
}

describe("exercises pasted as they are printed", () => {
  it("round robin 10 with the arrivals in any order: 49 and 32.4 on average", () => {
    const { ends, turnaround, waiting } = figures(pasted("AT 22 4 16 2 10 / BT 18 6 10 32 17", rr(10)));
    expect(ends).toEqual([83, 18, 48, 85, 65]);
    expect([turnaround, waiting]).toEqual([49, 32.4]);
  });

  it("round robin 2 on A(0,4) B(2,2) C(3,1): 6, 4, 7", () => {
    expect(figures(pasted("A(0,4) B(2,2) C(3,1)", rr(2)))).toMatchObject({ ends: [6, 4, 7], turnaround: 4 });
  });

  it("round robin 1 on (0,5) (1,3) (2,8) (3,6): 14, 9, 22, 20", () => {
    const { ends, turnaround } = figures(pasted("(0,5) (1,3) (2,8) (3,6)", rr(1)));
    expect(ends).toEqual([14, 9, 22, 20]);
    expect(turnaround).toBe(14.75);
  });

  it("first come, first served on a table that begins with an idle processor", () => {
    const text = "Process  Arrival  Burst\nP1  1  1\nP2  1  5\nP3  2  1\nP4  5  4\nP5  6  6";
    expect(figures(pasted(text, run({ policy: "fcfs", params: {} }))).ends).toEqual([2, 7, 8, 12, 18]);
  });

  it("jobs that wait for a device, in the notation of bursts and as a table", () => {
    const notation = pasted("A(0;3,4,3;1) B(0;5;1) C(1;2,2,2;2)", rr(2));
    const table = pasted("Name AT CPU IO CPU PR\nA 0 3 4 3 1\nB 0 5 - - 1\nC 1 2 2 2 2", rr(2));
    expect(table.machines).toEqual(notation.machines);
    // Domain B.4, W2 under round robin 2.
    expect(figures(notation).ends).toEqual([15, 12, 11]);
  });

  it("the exercise of Silberschatz with arrivals 0.0, 0.4 and 1.0: 10.53 on average, exactly 316/30", () => {
    const fcfs = pasted("Process Arrival Burst\nP1 0.0 8\nP2 0.4 4\nP3 1.0 1", run({ policy: "fcfs", params: {} }));
    expect(fcfs.ticksPerUnit).toBe(10);
    expect(fcfs.machines.map(({ arrival }) => arrival)).toEqual([0, 4, 10]);
    const { ends, turnaround, waiting } = figures(fcfs);
    expect(ends).toEqual([8, 12, 13]);
    expect(turnaround).toBeCloseTo(10.533333, 6);
    expect(waiting).toBeCloseTo(6.2, 10);
    const sjf = pasted("AT 0.0 0.4 1.0 / BT 8 4 1", run({ policy: "sjf", params: {} }));
    expect(figures(sjf).turnaround).toBeCloseTo(9.533333, 6);
  });

  it("a grain that is finer than needed changes nothing but the numbers of ticks", () => {
    const coarse = figures(pasted("AT 22 4 16 2 10 / BT 18 6 10 32 17", rr(10)));
    const { rows } = parseJobTable("AT 22 4 16 2 10 / BT 18 6 10 32 17");
    const fine = valid(newJobScenario(readJobs(rows, 2), rr(1000)));
    expect(fine.ticksPerUnit).toBe(100);
    expect(figures(fine)).toEqual(coarse);
  });
});

describe("newJobScenario(jobs, run)", () => {
  it("has machines without memory and volumes on a host where nothing costs anything", () => {
    const made = pasted("AT 0 1 / BT 2 3 / PR 5 6", rr(2));
    const { machines, conventions, commands } = made;
    expect(hostOf(made).costs).toEqual(NO_COSTS);
    expect(conventions).toMatchObject({ priorityOrder: "lowerFirst", sameInstant: "arrivalFirst" });
    expect(commands).toEqual([]);
    expect(machines.map(({ memoryBytes, volumes, priority }) => ({ memoryBytes, volumes, priority }))).toEqual([
      { memoryBytes: 0, volumes: [], priority: 5 },
      { memoryBytes: 0, volumes: [], priority: 6 },
    ]);
  });

  it("tells what the host cannot have", () => {
    const jobs = readJobs(parseJobTable("BT 2").rows);
    const made = newJobScenario(jobs, { ...rr(2), pcpus: 65 });
    expect(made).toMatchObject({ ok: false, problems: [{ code: "outOfRange", path: "hosts[0].pcpus" }] });
  });
});

describe("withJobs(jobs, run, present)", () => {
  const present = scenario(
    [job("A", 0, [3])],
    {
      costs: { ...NO_COSTS, worldSwitch: 2 },
      scheduler: { policy: "mlfq", params: { timeslices: [2, 4], boost: 30 } },
    },
    { title: "Mine", tickUnit: "ms", commands: [{ at: 3, command: "stop", vm: "A" }] },
  );

  it("puts the jobs where the machines were, and keeps title, unit, costs and conventions", () => {
    const jobs = readJobs(parseJobTable("BT 2 4").rows);
    const made = valid(withJobs(jobs, run(hostOf(present).scheduler), present));
    expect(made).toMatchObject({ title: "Mine", tickUnit: "ms", commands: [], hosts: present.hosts });
    expect(made.machines.map(({ name }) => name)).toEqual(["P1", "P2"]);
    expect(made.ticksPerUnit).toBeUndefined();
  });

  it("makes every time of the host finer together with the jobs", () => {
    const jobs = readJobs(parseJobTable("BT 2.5").rows);
    const made = valid(withJobs(jobs, run(scaledHost(hostOf(present), 10).scheduler), present));
    expect(made.ticksPerUnit).toBe(10);
    expect(hostOf(made).costs).toMatchObject({ worldSwitch: 20, reference: 10, trap: 0 });
    expect(hostOf(made).scheduler.params).toMatchObject({ timeslices: [20, 40], boost: 300 });
    expect(hostOf(made).disks).toEqual([{ extents: 16, readTicks: 50, writeTicks: 50 }]);
    // Not times: they stay.
    expect(hostOf(made)).toMatchObject({ frames: hostOf(present).frames, pageBytes: hostOf(present).pageBytes });
  });

  it("gives the same scenario for the rows it prints, with and without decimals", () => {
    for (const ticksPerUnit of [undefined, 10, 1000] as const) {
      const rest = ticksPerUnit === undefined ? {} : { ticksPerUnit };
      const own = scenario([job("A", 4, [15, 3, 1]), job("B", 0, [7], 3)], {}, rest);
      const rows = printJobTable(own) ?? [];
      const decimals = decimalsWithHost(own, readJobs(rows).decimals);
      const again = withJobs(
        readJobs(rows, decimals),
        { ...run(hostOf(own).scheduler), priorityOrder: "higherFirst" },
        own,
      );
      expect(valid(again)).toEqual(valid(validateScenario(own)));
    }
  });
});

/** A host whose times are tenths of a unit, all whole but `costs`. */
function tenths(costs: Partial<typeof NO_COSTS>): Scenario {
  const fine = { ...scaledHost(host(), 10), costs: { ...NO_COSTS, reference: 10, ...costs } };
  return scenario([], fine, { ticksPerUnit: 10 });
}

const exact = (text: string, decimals: number) => ticksOf(readDecimal(text)!, decimals);

describe("decimalsWithHost(scenario, decimals)", () => {
  it("is what the jobs need, where the host needs no more", () => {
    expect(decimalsWithHost(scenario([]), 2)).toBe(2);
    expect(decimalsWithHost(tenths({}), 0)).toBe(0);
  });

  it("stays where a time of the host has decimals itself", () => {
    expect(decimalsWithHost(tenths({ fault: 5 }), 0)).toBe(1);
    expect(decimalsWithHost(tenths({ fault: 5 }), 3)).toBe(3);
  });
});

describe("readLengths(text, spec, path) and lengthsInTicks", () => {
  const one = { id: "timeslice", type: "integer", unit: "ticks", default: 4, min: 1, max: 1000 } as const;
  const list = {
    id: "timeslices",
    type: "integers",
    unit: "ticks",
    default: [1],
    min: 1,
    max: 1000,
    maxLength: 3,
  } as const;

  it("read one length, or a list where the parameter is one", () => {
    expect(lengthsInTicks(valid(readLengths("2.5", one, "p")), one, 1, "p")).toEqual({ ok: true, value: 25 });
    expect(lengthsInTicks(valid(readLengths("2，4.5", list, "p")), list, 1, "p")).toEqual({
      ok: true,
      value: [20, 45],
    });
  });

  it.each(["", "0", "0.0", "-1", "x", "1 2", "0.123456"])("refuse “%s” for a timeslice", (text) => {
    expect(readLengths(text, one, "p")).toMatchObject({ ok: false, problems: [{ code: "jobsLength", path: "p" }] });
  });

  it("refuse more lengths than there can be, and lengths that are too long", () => {
    expect(readLengths("1 2 3 4", list, "p")).toMatchObject({ ok: false, problems: [{ code: "listTooLong" }] });
    const long = lengthsInTicks(valid(readLengths("100.5", one, "p")), one, 1, "p");
    expect(long).toMatchObject({
      ok: false,
      problems: [{ code: "jobsTooLong", values: { found: "100.5", max: "100" } }],
    });
  });
});

describe("decimals as ticks", () => {
  it("are exact where floating point is not", () => {
    // 1.1 * 10, 0.29 * 100 and 4.35 * 100 are no whole numbers as doubles.
    expect([exact("1.1", 1), exact("0.29", 2), exact("4.35", 2)]).toEqual([11, 29, 435]);
    expect(exact(".5", 1)).toBe(5);
    expect(exact("０．５０", 1)).toBe(5);
  });

  it("come back as they were written, without needless zeros", () => {
    for (const text of ["0", "0.4", "12", "100", "0.00001", "7.05"])
      expect(decimalText(ticksOf(readDecimal(text)!, 5), 5)).toBe(text);
  });

  it("are read from plain decimals only", () => {
    for (const text of ["", ".", "-1", "1e3", "0,4", "1.2.3", "four", "∞"]) expect(readDecimal(text), text).toBeNull();
  });
});
