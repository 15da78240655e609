/**
 * Exercises as people pasted them (files beside this one), read as the dialog of jobs and the box for one's own exercise
 * read them, run, and held against the figures of their sources. Where a text can mean two things, it is not taken without
 * a question.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readExercise, type ExerciseChoices } from "../../src/codec/exercise/readExercise.ts";
import { isSure, parseJobTable, type JobTable } from "../../src/codec/jobs/jobTable.ts";
import { parseScenarioFile } from "../../src/codec/scenario/scenarioFile.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { hostOf, type Scenario } from "../../src/model/scenario.ts";
import { fortyTenants } from "../../src/scenarios/fortyTenants.ts";
import { timesOf } from "../support/chartOf.ts";

const textOf = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

/** Name, arrival and bursts of the jobs in `table`, as its cells show them, and priority where it has one. */
const jobsIn = ({ rows }: JobTable) =>
  rows.map(({ name, arrival, bursts, priority }) => [name, arrival, bursts, priority].filter(Boolean).join(" "));

/** What the dialog of jobs puts into its table without a question. */
function taken(name: string): string[] {
  const table = parseJobTable(textOf(name));
  expect(isSure(table)).toBe(true);
  return jobsIn(table);
}

/** What the dialog shows and asks about before it takes anything. */
function proposed(name: string): string[] {
  const table = parseJobTable(textOf(name));
  expect(isSure(table)).toBe(false);
  return jobsIn(table);
}

function scenarioOf(name: string, choices: Partial<ExerciseChoices>): Scenario {
  const exercise = readExercise(textOf(name), { title: "Own", ...choices });
  expect(exercise.problems).toEqual([]);
  if (exercise.kind === "nothing" || !exercise.scenario) throw new Error(`nothing to run in ${name}`);
  return exercise.scenario;
}

/** When the jobs of the box end, in units of the text. */
function ends(name: string, choices: Partial<ExerciseChoices> = {}): number[] {
  const scenario = scenarioOf(name, choices);
  const trace = simulate(scenario);
  const { ticksPerUnit = 1 } = scenario;
  return Object.values(timesOf(trace, trace.knownUntil)).map(({ done }) => (done ?? Number.NaN) / ticksPerUnit);
}

/** When P2 of the exercise of GATE 2005 ends, by priority. */
function endOfP2(preemptive: boolean): number {
  const { hosts, ...rest } = scenarioOf("14-clock-with-seconds.tsv", { policy: "priority" });
  const scheduler = { policy: "priority", params: { preemptive } };
  const trace = simulate({ ...rest, hosts: [{ ...hostOf({ hosts }), scheduler }] });
  return Object.values(timesOf(trace, trace.knownUntil))[1]!.done!;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("what is certain is taken", () => {
  it("from a LaTeX array: GATE 2014, average turnaround 7.2 under shortest remaining time", () => {
    expect(taken("06-latex-array.txt")).toEqual(["A 0 6", "B 3 2", "C 5 4", "D 7 6", "E 10 3"]);
    const arrivals = [0, 3, 5, 7, 10];
    expect(mean(ends("06-latex-array.txt", { policy: "srtf" }).map((end, at) => end - arrivals[at]!))).toBeCloseTo(7.2);
  });

  it("from Markdown with bold heads and formulas", () => {
    expect(taken("07-markdown-with-markup.txt")).toEqual(["P1 0 6", "P2 3 2"]);
  });

  it("from Spanish heads: average turnaround 11.4, waiting 7.6", () => {
    expect(taken("10-spanish-heads.txt")).toEqual(["P1 0 10 3", "P2 1 1 1", "P3 2 2 3", "P4 3 1 4", "P5 4 5 2"]);
    const turnarounds = ends("10-spanish-heads.txt", { policy: "fcfs" }).map((end, at) => end - at);
    expect(mean(turnarounds)).toBeCloseTo(11.4);
    expect(mean(turnarounds) - mean([10, 1, 2, 1, 5])).toBeCloseTo(7.6);
  });

  it("from a French file with commas", () => {
    expect(taken("11-french-comma.csv")).toEqual(["P1 0 5", "P2 1 3"]);
  });

  it("from values with their labels, with the policy and the quantum that stand beside them", () => {
    expect(taken("12-labelled-rows.txt")).toEqual(["P1 3 5", "P2 0 9"]);
    expect(hostOf(scenarioOf("12-labelled-rows.txt", {})).scheduler).toMatchObject({
      policy: "rr",
      params: { timeslice: 2 },
    });
    expect(ends("12-labelled-rows.txt")).toEqual([13, 14]);
  });

  it("from cells with units", () => {
    expect(taken("13-unit-in-cell.tsv")).toEqual(["P1 0 5", "P2 1 3"]);
  });

  it("from clock times with seconds: GATE 2005, turnaround of P2 30 s with preemption and 42 s without", () => {
    expect(taken("14-clock-with-seconds.tsv")).toEqual(["P1 5 20 10", "P2 3 10 9", "P3 0 15 8"]);
    expect([endOfP2(true) - 3, endOfP2(false) - 3]).toEqual([30, 42]);
  });

  it("from a spreadsheet, without its line of averages, which is named", () => {
    expect(taken("15-line-of-averages.tsv")).toEqual(["P1 0 5", "P2 1 3"]);
    expect(parseJobTable(textOf("15-line-of-averages.tsv")).understood?.rowsLeftOut).toEqual(["Average 4"]);
    expect(ends("15-line-of-averages.tsv", { policy: "fcfs" })).toEqual([5, 8]);
  });

  it("from semicolons with decimal commas: Silberschatz, average turnaround 10.53", () => {
    expect(ends("16-semicolon-decimal-comma.csv", { policy: "fcfs" })).toEqual([8, 12, 13]);
    const [first, second, third] = ends("16-semicolon-decimal-comma.csv", { policy: "fcfs" });
    expect(mean([first! - 0, second! - 0.4, third! - 1])).toBeCloseTo(10.533, 3);
  });

  it("from a table with nice values below zero", () => {
    expect(taken("17-negative-nice.txt")).toEqual(["0 50 2", "40 2 -3", "20 3 0", "30 55 -1"]);
    expect(scenarioOf("17-negative-nice.txt", {}).machines.map(({ priority }) => priority)).toEqual([2, -3, 0, -1]);
  });

  it("from a sentence with “and”: GATE 2025, average turnaround 19 under shortest remaining time", () => {
    const arrivals = [0, 1, 2, 8];
    expect(taken("19-and-in-a-list.txt")).toEqual(["0 10", "1 13", "2 6", "8 9"]);
    expect(mean(ends("19-and-in-a-list.txt", { policy: "srtf" }).map((end, at) => end - arrivals[at]!))).toBe(19);
  });

  it("from a plain row that begins with a wait", () => {
    expect(taken("21-all-or-nothing-io-in-plain-row.txt")).toEqual(["foo 0 170", "murg 0 io60 30"]);
    // murg's device answers at 60, while foo has the processor until 170.
    expect(ends("21-all-or-nothing-io-in-plain-row.txt", { policy: "fcfs" })).toEqual([170, 200]);
  });
});

describe("what can mean two things is shown, and asked about", () => {
  it("numbers without heads of which the first may be names: FCFS ends at 5, 10, 16", () => {
    expect(proposed("08-headerless-id-first.csv")).toEqual(["1 1 4 1", "2 2 5 1", "3 3 6 4"]);
    expect(ends("08-headerless-id-first.csv", { policy: "fcfs" })).toEqual([5, 10, 16]);
  });

  it("names that repeat, and a column with a zero, which has no bursts", () => {
    expect(proposed("09-headerless-burst-zero.csv")).toEqual(["0 5", "1 3", "0 4", "1 2"]);
  });
});

describe("a host of forty machines", () => {
  it("opens as the one of the gallery", () => {
    const read = parseScenarioFile(textOf("forty-machines.json"));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { machines, hosts, tickUnit, title } = read.value;
    const scheduled = ({ name, vcpus, weight, cap, programs }: (typeof machines)[number]) => ({
      name,
      vcpus,
      weight,
      cap,
      programs,
    });
    const shown = fortyTenants.scenario;
    expect({ tickUnit, title }).toEqual({ tickUnit: shown.tickUnit, title: shown.title });
    expect(machines.map(scheduled)).toEqual(shown.machines.map(scheduled));
    const file = hostOf({ hosts });
    expect({ ...file, scheduler: file.scheduler.policy }).toEqual({
      ...hostOf(shown),
      scheduler: hostOf(shown).scheduler.policy,
    });
  });
});
