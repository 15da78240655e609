/**
 * Exercises in the forms in which people find them: question sites, spreadsheets of other countries, files of courses.
 * Figures are those of the sources, or worked out by hand.
 */
import { describe, expect, it } from "vitest";
import { JOB_COLUMNS, type JobCells } from "../../../src/codec/jobs/jobColumns.ts";
import { EMPTY_ROW, readJobs } from "../../../src/codec/jobs/jobCells.ts";
import { newJobScenario } from "../../../src/codec/jobs/jobScenario.ts";
import { isSure, parseJobTable, type JobTable, type ReadChoices } from "../../../src/codec/jobs/jobTable.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import type { PolicyChoice } from "../../../src/model/scenario.ts";
import { timesOf } from "../../support/chartOf.ts";

/** `name arrival burst priority`, `.` for an empty cell. */
function drawn(row: JobCells): string {
  return JOB_COLUMNS.slice(0, 4)
    .map((column) => row[column] || ".")
    .join(" ");
}

/** The rows of `text`, which must be certain and right. */
function sureRows(text: string): string[] {
  const table = parseJobTable(text);
  expect(table.problems).toEqual([]);
  expect(isSure(table)).toBe(true);
  return table.rows.map(drawn);
}

const kindsOf = ({ understood }: JobTable) =>
  understood?.columns.map(({ kind, isCertain }) => (isCertain ? kind : `${kind}?`));

/** When the jobs of `text` end, in units. */
function endsOf(text: string, scheduler: PolicyChoice, choices: ReadChoices = {}): number[] {
  const jobs = readJobs(parseJobTable(text, choices).rows);
  expect(jobs.problems).toEqual([]);
  const made = newJobScenario(jobs, { title: "t", pcpus: 1, scheduler, priorityOrder: "higherFirst" });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const trace = simulate(made.value);
  return Object.values(timesOf(trace, trace.knownUntil)).map(({ done }) => (done ?? 0) / 10 ** jobs.decimals);
}

const FCFS: PolicyChoice = { policy: "fcfs", params: {} };
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

describe("a LaTeX table", () => {
  const gate = String.raw`$$\begin{array}{|c|c|c|}
\hline
\textbf{Process Name} & \textbf{Arrival Time} & \textbf{Execution Time} \\
\hline
\text{A} & 0 & 6 \\
\text{B} & 3 & 2 \\
\text{C} & 5 & 4 \\
\text{D} & 7 & 6 \\
\text{E} & 10 & 3 \\
\hline
\end{array}$$`;

  it("gives its jobs without the markup: GATE 2014, shortest remaining time, average turnaround 7.2", () => {
    expect(sureRows(gate)).toEqual(["A 0 6 .", "B 3 2 .", "C 5 4 .", "D 7 6 .", "E 10 3 ."]);
    const ends = endsOf(gate, { policy: "srtf", params: {} });
    expect(mean(ends.map((end, at) => end - [0, 3, 5, 7, 10][at]!))).toBeCloseTo(7.2, 10);
  });

  it("may be a tabular with a rule behind each row, units in its heads, and escaped signs", () => {
    const rows = String.raw`\begin{tabular}{|l|c|c|} \hline
    \textbf{Process} & \textbf{Arrival (ms)} & \textit{Burst (ms)} \\ \hline
    job\_a & $0$ & 8 \\[2pt] \hline
    $P_{2}$ & 1 & 4 \\ \hline
    \end{tabular}`;
    expect(sureRows(rows)).toEqual(["job_a 0 8 .", "P2 1 4 ."]);
    expect(parseJobTable(rows).understood).toMatchObject({ form: "latex", unit: "ms", linesLeftOut: [] });
  });

  it("may have only the number of a name as a formula", () => {
    const rows = String.raw`\begin{tabular}{c|c|c} Process & Arrival & Burst \\ P$_1$ & 0 & 10 \\ P$_2$ & 1 & 5 \end{tabular}`;
    expect(sureRows(rows)).toEqual(["P1 0 10 .", "P2 1 5 ."]);
  });

  it("may lie on its side", () => {
    expect(
      sureRows(
        String.raw`Process & $P_1$ & $P_2$ \\ \hline Arrival & 0 & 2 \\ Burst & 4 & 3 \\`.replaceAll(
          /\\hline |\\\\ (?=B)/g,
          (all) => `${all}\n`,
        ),
      ),
    ).toEqual(["P1 0 4 .", "P2 2 3 ."]);
  });
});

describe("markup", () => {
  it.each([
    [
      "bold heads and formulas in Markdown",
      "| **Process** | **Arrival Time** | **Burst Time** |\n|---|---|---|\n| $P_1$ | $0$ | $6$ |\n| $P_2$ | $3$ | $2$ |",
    ],
    ["code and italics", "*Process* | `Arrival` | _Burst_\n`P1` | 0 | 6\n**P2** | 3 | 2"],
    [
      "HTML",
      "<table><tr><th>Process<th>Arrival</th><th><b>Burst</b></th></tr>\n<tr><td>P<sub>1</sub></td><td>0</td><td>6</td></tr><tr><td>P2</td><td>3</td><td>2</td></tr></table>",
    ],
    ["digits below the line and wide blanks", "Process\u00a0 Arrival\u00a0 Burst\nP₁ 0 6\nP₂ 3 2"],
    ["list points", "- P1 0 6\n- P2 3 2"],
    ["numbered lines", "1. P1 0 6\n2. P2 3 2"],
  ])("is taken off: %s", (_what, text) => {
    expect(sureRows(text)).toEqual(["P1 0 6 .", "P2 3 2 ."]);
  });

  it("stays where it stands in quotes", () => {
    expect(sureRows('name,arrival,burst\n"**a**",0,1\n"$b$",0,2')).toEqual(["**a** 0 1 .", "$b$ 0 2 ."]);
  });
});

describe("columns that nothing names", () => {
  it("are asked about where the first one can be the numbers of the jobs", () => {
    const table = parseJobTable("1,1,4,1\n2,2,5,1\n3,3,6,4");
    expect(kindsOf(table)).toEqual(["name?", "arrival?", "bursts?", "priority?"]);
    expect(isSure(table)).toBe(false);
    expect(endsOf("1,1,4,1\n2,2,5,1\n3,3,6,4", FCFS)).toEqual([5, 10, 16]);
    expect(kindsOf(parseJobTable("2760,1,16,1\n2750,3,4,2"))).toEqual(["name?", "arrival?", "bursts?", "priority?"]);
  });

  it("are no bursts where one is 0, and numbers that repeat are nobody's name", () => {
    const table = parseJobTable("1,0,5\n2,1,3\n2,0,4\n1,1,2");
    expect(table.rows.map(drawn)).toEqual([". 0 5 .", ". 1 3 .", ". 0 4 .", ". 1 2 ."]);
    expect(kindsOf(table)).toEqual(["ignored?", "arrival?", "bursts?"]);
  });

  it("are what somebody chooses", () => {
    const choices = { columns: { 0: "arrival", 1: "bursts", 2: "priority", 3: "weight" } } as const;
    const table = parseJobTable("1,1,4,1\n2,2,5,1\n3,3,6,4", choices);
    expect(table.rows.map(drawn)).toEqual([". 1 1 4", ". 2 2 5", ". 3 3 6"]);
    expect(isSure(table)).toBe(true);
  });

  it("are certain where the usual order alone fits: somebody arrives at 0, nobody has a burst of 0", () => {
    expect(isSure(parseJobTable("P1 0 5\nP2 1 3"))).toBe(true);
    expect(isSure(parseJobTable("P1 10 3\nP2 1 1"))).toBe(false);
    expect(isSure(parseJobTable("P1 5 0\nP2 3 1"))).toBe(false);
    expect(kindsOf(parseJobTable("P1 5 0\nP2 3 1"))).toEqual(["name", "bursts?", "arrival?"]);
  });
});

describe("heads in other languages", () => {
  it.each([
    ["Spanish", "Proceso Tiempo de ráfaga Prioridad Tiempo de llegada\nP1 10 3 0\nP2 1 1 1"],
    ["Spanish without accents", "Proceso\tRafaga\tPrioridad\tLlegada\nP1\t10\t3\t0\nP2\t1\t1\t1"],
    ["French", "Processus,Durée d'exécution,Priorité,Date d'arrivée\nP1,10,3,0\nP2,1,1,1"],
    ["German", "Prozess;Rechenzeit;Priorität;Ankunftszeit\nP1;10;3;0\nP2;1;1;1"],
    ["Italian", "Processo | Durata | Priorità | Arrivo\nP1 | 10 | 3 | 0\nP2 | 1 | 1 | 1"],
    ["Portuguese", "Processo;Tempo de execução;Prioridade;Chegada\nP1;10;3;0\nP2;1;1;1"],
    ["Chinese", "进程名 估计运行时间 优先级 到达时间\nP1 10 3 0\nP2 1 1 1"],
    ["Chinese, 服务时间", "进程，服务时间，优先数，提交时刻\nP1，10，3，0\nP2，1，1，1"],
  ])("are known in %s", (_language, text) => {
    expect(sureRows(text)).toEqual(["P1 0 10 3", "P2 1 1 1"]);
  });

  it("come out as the source of the Spanish ones says: average turnaround 11.4", () => {
    const text =
      "Proceso Tiempo de ráfaga Prioridad Tiempo de llegada\nP1 10 3 0\nP2 1 1 1\nP3 2 3 2\nP4 1 4 3\nP5 5 2 4";
    expect(mean(endsOf(text, FCFS).map((end, at) => end - at))).toBeCloseTo(11.4, 10);
  });

  it.each([
    "Prosessi Saapumisaika Kesto\nP1 0 5\nP2 1 3",
    "Prosessi;Saapumisaika;Kesto\nP1;0;5\nP2;1;3",
    "Διεργασία Άφιξη Διάρκεια\nP1 0 5\nP2 1 3",
  ])("are asked about where they are in none of the known ones: %s", (text) => {
    const table = parseJobTable(text);
    expect(kindsOf(table)).toEqual(["name", "unknown?", "unknown?"]);
    expect(table.problems.map(({ code }) => code)).toEqual(["jobsHeads"]);
    const chosen = parseJobTable(text, { columns: { 1: "arrival", 2: "bursts" } });
    expect(chosen.problems).toEqual([]);
    expect(chosen.rows.map(drawn)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });

  it("are guessed, and said to be, where only the bursts are left over", () => {
    const table = parseJobTable("Process,Arrival,Kesto\nP1,0,5\nP2,1,3");
    expect(kindsOf(table)).toEqual(["name", "arrival", "bursts?"]);
    expect(isSure(table)).toBe(false);
  });

  it("with a blank in one of them are still separated by commas", () => {
    expect(sureRows("Processus,Date d'arrivée,Durée\nP1,0,5\nP2,1,3")).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });
});

describe("values with their labels", () => {
  const course = `processcount 2        # Read 5 processes
runfor 15             # Run for 15 time units
use rr                # Can be fcfs, sjf, or rr
quantum 2             # Time quantum - only if using rr
process name P1 arrival 3 burst 5
process name P2 arrival 0 burst 9
end`;

  it("are read line by line, with the policy and the quantum of the file", () => {
    const table = parseJobTable(course);
    expect(sureRows(course)).toEqual(["P1 3 5 .", "P2 0 9 ."]);
    expect(table).toMatchObject({ timeslice: "2", understood: { form: "labelled", policy: { policy: "rr" } } });
    expect(table.understood?.linesLeftOut).toEqual(["processcount 2", "runfor 15", "end"]);
    expect(endsOf(course, { policy: "rr", params: { timeslice: 2 } })).toEqual([13, 14]);
  });

  it.each([
    ["signs", "P1: arrival=0, burst=5\nP2: arrival=1, burst=3"],
    ["semicolons in one line", "P1: arrival=0, burst=5; P2: arrival=1, burst=3"],
    ["words", "P1 arrives at time 0 and needs 5 ms\nP2 arrives at time 1 and needs 3 ms"],
    ["a dash", "P1 - AT: 0, BT: 5\nP2 - AT: 1, BT: 3"],
    ["YAML", "- name: P1\n  arrival: 0\n  burst: 5\n- name: P2\n  arrival: 1\n  burst: 3"],
    ["JavaScript", "[{name: 'P1', arrival: 0, burst: 5}, {name: 'P2', arrival: 1, burst: 3}]"],
    ["JSON", '[{"name": "P1", "arrivalTime": 0, "burstTime": 5}, {"name": "P2", "arrivalTime": 1, "burstTime": 3}]'],
    [
      "JSON that a program assigns",
      'const jobs = [{"name": "P1", "arrivalTime": 0, "burstTime": 5},\n  {"name": "P2", "arrivalTime": 1, "burstTime": 3}];',
    ],
    ["JSON by name", '{"P1": {"arrival": 0, "burst": 5}, "P2": {"arrival": 1, "burst": 3}}'],
    ["JSON by field", '{"name": ["P1", "P2"], "arrival": [0, 1], "burst": [5, 3]}'],
    ["JSON a line", '{"name": "P1", "arrival": 0, "burst": 5}\n{"name": "P2", "arrival": 1, "burst": 3}'],
    ["tuples", 'jobs = [("P1", 0, 5), ("P2", 1, 3)]'],
  ])("are read with %s", (_what, text) => {
    expect(sureRows(text)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });

  it.each([
    "P1: 5, P2: 3, P3: 8; RR with q = 2",
    "P1: 5ms, P2: 3ms, P3: 8ms; q = 2ms, RR",
    "RR with q=2; P1: 5, P2: 3, P3: 8",
    "P1: 5, P2: 3, P3: 8; using round robin, time quantum = 2",
  ])("may have the policy in front or behind, after a semicolon: %s", (text) => {
    expect(sureRows(text)).toEqual(["P1 . 5 .", "P2 . 3 .", "P3 . 8 ."]);
    expect(parseJobTable(text)).toMatchObject({ timeslice: "2", understood: { policy: { policy: "rr" } } });
  });

  it("tell what a JSON file names besides", () => {
    const text = '{"algorithm": "RR", "quantum": 2, "processes": [{"id": "P1", "arrival": 0, "burst": 5}]}';
    expect(parseJobTable(text)).toMatchObject({ timeslice: "2", understood: { policy: { policy: "rr" } } });
  });
});

describe("units", () => {
  it("in cells are taken off and told", () => {
    const text = "Process\tArrival\tBurst\nP1\t0 ms\t5 ms\nP2\t1ms\t3ms";
    expect(sureRows(text)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
    expect(parseJobTable(text).understood?.unit).toBe("ms");
    expect(sureRows("P1 0 5 time units\nP2 1 3 time units")).toEqual(["P1 0 5 .", "P2 1 3 ."]);
    expect(sureRows("进程 到达时间 运行时间\nP1 0秒 5秒\nP2 1秒 3秒")).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });

  it("of several kinds become the finest of them, exactly", () => {
    const text = "P1 0 1.5s\nP2 250ms 2s";
    expect(sureRows(text)).toEqual(["P1 0 1500 .", "P2 250 2000 ."]);
    expect(parseJobTable(text).understood?.unit).toBe("ms");
    expect(sureRows("Job,Arrival (min),Burst (h)\nA,0,0.5\nB,10,1")).toEqual(["A 0 30 .", "B 10 60 ."]);
  });

  it("of clock times with seconds are seconds, and words say which priority is the highest", () => {
    const text =
      "Process\tPriority\tCPU time required\tArrival time (hh:mm:ss)\nP1\t10(highest)\t20 sec\t00:00:05\nP2\t9\t10 sec\t00:00:03\nP3\t8 (lowest)\t15 sec\t00:00:00";
    expect(sureRows(text)).toEqual(["P1 5 20 10", "P2 3 10 9", "P3 0 15 8"]);
    expect(parseJobTable(text)).toMatchObject({
      clock: "0:00:00",
      understood: { unit: "s", priorityOrder: "higherFirst" },
    });
    // GATE 2005: the turnaround of P2 is 30 s with preemption, 42 s without.
    const turnaround = (preemptive: boolean) => endsOf(text, { policy: "priority", params: { preemptive } })[1]! - 3;
    expect([turnaround(true), turnaround(false)]).toEqual([30, 42]);
  });

  it("make seconds of clock times that show none, where bursts are in seconds", () => {
    expect(sureRows("P AT BT\nP1 0:01:00 20 sec\nP2 0:00:00 90 sec")).toEqual(["P1 60 20 .", "P2 0 90 ."]);
  });
});

describe("decimal commas", () => {
  it("are read where something else separates the cells: Silberschatz, average turnaround 10.53", () => {
    const text = "Process;Arrival;Burst\nP1;0,0;8\nP2;0,4;4\nP3;1,0;1";
    expect(parseJobTable(text).understood?.decimalSign).toEqual({ sign: ",", isCertain: true });
    expect(mean(endsOf(text, FCFS).map((end, at) => end - [0, 0.4, 1][at]!))).toBeCloseTo(10.5333, 3);
    expect(sureRows("Name\tAT\tBT\nA\t1,5\t2,25\nB\t0\t3")).toEqual(["A 1.5 2.25 .", "B 0 3 ."]);
  });

  it("are a question where only bursts have one: 3,5 can be 3 and a wait of 5", () => {
    const text = "Name\tAT\tBT\nA\t0\t3,5\nB\t1\t3";
    const table = parseJobTable(text);
    expect(table.understood?.decimalSign).toEqual({ sign: ",", isCertain: false });
    expect(isSure(table)).toBe(false);
    expect(parseJobTable(text, { decimalSign: "." }).rows.map(drawn)).toEqual(["A 0 3,5 .", "B 1 3 ."]);
  });

  it("are a question where they can separate thousands", () => {
    expect(isSure(parseJobTable("Name;AT;BT\nA;1,000;2\nB;2,000;3"))).toBe(false);
  });
});

describe("rows that sum the others up", () => {
  it.each([
    "Average",
    "AVERAGE",
    "Avg.",
    "Total",
    "Sum",
    "Moyenne",
    "Promedio",
    "Durchschnitt",
    "Summe",
    "平均",
    "合计",
    "平均值：",
    "Mean",
  ])("are left out and named: %s", (name) => {
    const table = parseJobTable(`Process\tArrival\tBurst\nP1\t0\t5\nP2\t1\t3\n${name}\t\t4`);
    expect(table.rows.map(drawn)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
    expect(table.problems).toEqual([]);
    expect(table.understood?.rowsLeftOut).toHaveLength(1);
  });

  it("are jobs where their names stand in quotes as our own files have them", () => {
    expect(sureRows('name,arrival,bursts\n"Total",0,5')).toEqual(["Total 0 5 ."]);
  });
});

describe("numbers below zero", () => {
  it("are ordinary priorities, as nice values are", () => {
    expect(sureRows("0 50 2\n40 2 -3\n20 3 0\n30 55 -1")).toEqual([". 0 50 2", ". 40 2 -3", ". 20 3 0", ". 30 55 -1"]);
    expect(readJobs(parseJobTable("0 50 2\n40 2 -3").rows).jobs.map(({ priority }) => priority)).toEqual([2, -3]);
  });
});

describe("lists in sentences", () => {
  it.each([
    ["and", "Arrival times 0, 1, 2, and 8\nExecution times 10, 13, 6, and 9"],
    [
      "prose",
      "Consider four processes with arrival times 0, 1, 2, and 8 ms and burst times of 10, 13, 6, and 9 ms respectively. How long does it take?",
    ],
    [
      "require and arrive",
      "Processes which require 10, 13, 6 and 9 time units and arrive at times 0, 1, 2 and 8, respectively.",
    ],
    ["Chinese", "到达时间分别为0、1、2和8，运行时间分别为10、13、6及9。"],
    ["Chinese full-width", "有４个进程，到达时刻：０，１，２，８；服务时间：１０，１３，６，９"],
    ["Spanish", "Tiempo de llegada: 0, 1, 2 y 8\nRáfaga: 10, 13, 6 y 9"],
    ["French", "Arrivée : 0, 1, 2 et 8\nDurée : 10, 13, 6 et 9"],
    ["German", "Ankunftszeit: 0, 1, 2 und 8\nRechenzeit: 10, 13, 6 und 9"],
    ["a table on its side", "Process | P1 | P2 | P3 | P4\nAT | 0 | 1 | 2 | 8\nBT | 10 | 13 | 6 | 9"],
  ])("have values joined by %s", (_what, text) => {
    expect(sureRows(text).map((row) => row.replace(/^\S+ /, ""))).toEqual(["0 10 .", "1 13 .", "2 6 .", "8 9 ."]);
  });

  it.each([
    ["signs", "Arrival: A=0, B=2\nBurst: A=4, B=3"],
    ["colons", "到达时间 A:0，B:2；服务时间 A:4，B:3"],
    ["results besides", "Arrival: A=0, B=2\nBurst: A=4, B=3\nTurnaround: A=4, B=5"],
  ])("keep the name that stands with every value: %s", (_what, text) => {
    expect(sureRows(text)).toEqual(["A 0 4 .", "B 2 3 ."]);
  });

  it("tell what a damaged label led to: the end of “Priorität” is no TAT", () => {
    const table = parseJobTable("Priori/tät: 7, 8 and 11\nAnkunftszeit: 0, 1 and 2\nRechenzeit: 3, 4 and 5");
    expect(table.understood?.linesLeftOut).toEqual(["Priori/tät: 7, 8 and 11"]);
    expect(table.leftOut).toEqual([]);
  });

  it("keep the name of a job that is alone", () => {
    expect(sureRows("服务时间P1:5")).toEqual(["P1 . 5 ."]);
  });

  it("come out as published: GATE 2025, shortest remaining time, average turnaround 19", () => {
    const text = "Arrival times 0, 1, 2, and 8\nExecution times 10, 13, 6, and 9";
    expect(mean(endsOf(text, { policy: "srtf", params: {} }).map((end, at) => end - [0, 1, 2, 8][at]!))).toBe(19);
  });
});

describe("what is said besides the jobs", () => {
  it.each([
    ["Time quantum: 4ms\nP1 0 12\nP2 2 5", { timeslice: "4" }],
    ["P1 0 12\nP2 2 5\nUse round robin with a quantum of 4.", { timeslice: "4" }],
    ["P1 0 12\nP2 2 5\nwith a 4 ms time slice", { timeslice: "4" }],
    ["P1 0 12\nP2 2 5\n时间片为 4，上下文切换开销为 1", { timeslice: "4" }],
    ["P1 0 12\nP2 2 5\nzeitscheibe = 4", { timeslice: "4" }],
  ])("names the timeslice: %s", (text, expected) => {
    expect(parseJobTable(text)).toMatchObject(expected);
    expect(sureRows(text)).toEqual(["P1 0 12 .", "P2 2 5 ."]);
  });

  it.each([
    ["P1 0 12\nContext switch time = 1", { switchCost: "1" }],
    ["P1 0 12\nContext switching takes 2 ms.", { switchCost: "2" }],
    ["P1 0 12\n上下文切换时间为 1", { switchCost: "1" }],
    ["P1 0 12\nThere are 2 processors.", { pcpus: "2" }],
    ["P1 0 12\nUse shortest remaining time first.", { policy: { policy: "srtf" } }],
    ["P1 0 12\n采用短作业优先调度", { policy: { policy: "sjf" } }],
    ["P1 0 12\nCompare FCFS with SJF.", { policy: null }],
    ["P1 0 12 1\nA smaller number means a higher priority.", { priorityOrder: "lowerFirst" }],
    ["进程 到达时间 服务时间 优先级（数字越小优先级越高）\nP1 0 12 1", { priorityOrder: "lowerFirst" }],
    ["Process AT BT Priority (0 = lowest)\nP1 0 12 1", { priorityOrder: "higherFirst" }],
  ])("is found: %s", (text, expected) => {
    expect(parseJobTable(text)).toMatchObject({ problems: [], understood: expected });
  });

  it("does not take the head of a column for a quantum", () => {
    expect(parseJobTable("Process\tArrival\tBurst\tQuantum\n1\t0\t5\t2").timeslice).toBeNull();
  });
});

describe("any separator", () => {
  it.each([":", "/", "~", "^", "&", "|", ";", "\t", ",", "->", " ; ", " / "])("is found: %s", (sign) => {
    expect(sureRows([`P1`, "0", "5"].join(sign) + "\n" + ["P2", "1", "3"].join(sign))).toEqual([
      "P1 0 5 .",
      "P2 1 3 .",
    ]);
  });
});

describe("a name with a colon behind it", () => {
  it.each(["A: 0, 5\nB: 1, 3", "A:  0,5\nB:  1,3", "A: 0; 5\nB: 1; 3", "A:\t0\t5\nB:\t1\t3"])(
    "is apart from the cells that something else separates: %j",
    (text) => {
      expect(sureRows(text)).toEqual(["A 0 5 .", "B 1 3 ."]);
    },
  );

  it("is none where it is a label, or sums the others up", () => {
    expect(sureRows("Arrival: 0, 1\nBurst: 5, 3")).toEqual([". 0 5 .", ". 1 3 ."]);
    expect(parseJobTable("A: 0, 5\nB: 1, 3\nAverage: 3, 4").rows.map(drawn)).toEqual(["A 0 5 .", "B 1 3 ."]);
  });
});

describe("a gap", () => {
  it("in a table with blanks is where no value stands under its head", () => {
    const table = parseJobTable("Process AT BT PR\nP1      0  5  1\nP2      1     2\nP3      2  4");
    expect(table.rows.map(drawn)).toEqual(["P1 0 5 1", "P2 1 . 2", "P3 2 4 ."]);
    expect(table.problems.map(({ code }) => code)).toEqual(["jobsNoBurst"]);
    expect(isSure(table)).toBe(false);
  });

  // Which of arrival, burst and priority is missing nobody can tell: 2 is below no head.
  it.each([
    ["between the heads", "Process AT BT PR\nP1 0 5 1\nP2 1 2"],
    ["in the first row", "Process AT BT PR\nP1      0        5\nP2 1 2 3"],
    ["in all of them", "Process AT BT PR\nP1 0 5\nP2 1 2"],
    ["without a head above the names", "AT BT PR\nP1 0 5 1\nP2 1 2"],
  ])("that stands under no head is told: %s", (_, text) => {
    const table = parseJobTable(text);
    expect(new Set(table.problems.map(({ code }) => code))).toContain("jobsGap");
    expect(isSure(table)).toBe(false);
  });

  it("is none where only results are missing, as in a table that is to be filled in, and none in a sum", () => {
    for (const text of ["Process AT BT CT TAT WT\nP1 0 5\nP2 1 2", "Process AT BT\nP1 0 5\nP2 1 2\nAverage 3.5"]) {
      const table = parseJobTable(text);
      expect(table.problems, text).toEqual([]);
      expect(isSure(table), text).toBe(true);
    }
  });
});

describe("quotes", () => {
  it("that end before their cell does are told, and nothing behind them is lost", () => {
    const table = parseJobTable('P1,0,"1"2\nP2,1,3');
    expect(table.problems.map(({ code, values }) => [code, values["line"]])).toContainEqual(["jobsQuote", 1]);
    expect(table.rows[0]?.bursts).toContain("2");
    expect(isSure(parseJobTable('、"1"2'))).toBe(false);
  });
});

describe("waiting", () => {
  it("may come before the first burst in a plain row", () => {
    expect(sureRows("foo 0 170\nmurg 0 io60 30")).toEqual(["foo 0 170 .", "murg 0 io60 30 ."]);
    expect(readJobs(parseJobTable("foo 0 170\nmurg 0 io60 30").rows).jobs[1]?.bursts).toEqual([0, 60, 30]);
    expect(sureRows("name,CPU\nfoo,170\nmurg,io60 30")).toEqual(["foo . 170 .", "murg . io60 30 ."]);
  });
});

describe("what is no table of jobs", () => {
  it.each([
    "hello world",
    "the quick brown fox\njumps over 3 lazy dogs\nand 4 cats",
    "7 0 1 2 0 3 0 4 2 3 0 3",
    "Dear all,\nplease hand in exercise 3 by Friday at 10.\nRegards",
    '{"name": "package", "version": 3}',
    "function add(a, b) {\n  return a + b;\n}",
    "https://example.org/page?id=17&x=3",
    String.raw`\frac{1}{2} \sum_{i=1}^{n} i`,
    "- [ ] buy milk\n- [x] sleep",
    "[1, 2, 3]",
    "[]",
    "{}",
    "null",
  ])("is refused in one sentence: %s", (text) => {
    const table = parseJobTable(text);
    expect(table.rows).toEqual([]);
    expect(table.problems.map(({ code }) => code)).toEqual(["jobsNoTable"]);
  });
});

describe("jobs in parentheses", () => {
  it.each([
    "P1(0, 5) P2(1, 3)",
    "P1(0, 5), P2(1, 3)",
    "P1 (0, 5) and P2 (1, 3)",
    "P1 (0, 5); and  P2 (1, 3)",
    "P1 (0, 5) y P2 (1, 3)",
    "P1 (0, 5) et P2 (1, 3)",
    "P1 (0, 5) und P2 (1, 3)",
    "P1 (0, 5) 和 P2 (1, 3)",
    "P1 = (0, 5)\nP2 : (1, 3)",
    "{P1 (0, 5)} | {P2 (1, 3)}",
  ])("are read with anything between them: %s", (text) => {
    expect(sureRows(text)).toEqual(["P1 0 5 .", "P2 1 3 ."]);
  });
});

describe("endless jobs, and rows for several", () => {
  it("are written with ∞, …, and × n", () => {
    const { jobs, problems } = readJobs(parseJobTable('name,arrival,burst,count\nweb,0,∞,3\ndb,0,"3,4,…",').rows);
    expect(problems).toEqual([]);
    expect(jobs.map(({ name, bursts, isEndless }) => ({ name, bursts, isEndless }))).toEqual([
      { name: "web1", bursts: [1000], isEndless: true },
      { name: "web2", bursts: [1000], isEndless: true },
      { name: "web3", bursts: [1000], isEndless: true },
      { name: "db", bursts: [3, 4], isEndless: true },
    ]);
    for (const web of ["web × 2", "web×2", "web ✕ 2", "web x 2", "web x2"])
      expect(readJobs(parseJobTable(`name,arrival,burst\n${web},0,5`).rows).jobs.map(({ name }) => name)).toEqual([
        "web1",
        "web2",
      ]);
    expect(readJobs(parseJobTable("name,arrival,burst\nw1 × 12,0,5").rows).jobs.at(-1)?.name).toBe("w1-12");
    for (const name of ["webx2", "× 2", "web × 2 and more"])
      expect(readJobs([{ ...EMPTY_ROW, name, bursts: "5" }]).jobs.map((job) => job.name)).toEqual([name]);
  });
});

describe("a job of one burst beside others that say of each burst what it is", () => {
  it.each([
    "A: CPU 3, IO 2, CPU 4\nB: CPU 5",
    "A: C3 I2 C4\nB: C5",
    "A: 3 CPU + 2 I/O + 4 CPU\nB: 5 CPU",
    "A：计算3 输入输出2 计算4\nB：计算5",
    "A CPU burst 3, I/O 2, CPU burst 4\nB CPU burst 5",
  ])("is one of them: %s", (text) => {
    const { jobs, problems } = readJobs(parseJobTable(text).rows);
    expect(problems).toEqual([]);
    expect(jobs.map(({ name, bursts }) => [name, ...bursts])).toEqual([
      ["A", 3, 2, 4],
      ["B", 5],
    ]);
  });

  it("keeps its name where that looks like a burst", () => {
    expect(parseJobTable("C1,0,C3 I2 C4\nC2,1,C5").rows.map(drawn)).toEqual(["C1 0 3+io2+4 .", "C2 1 5 ."]);
  });
});

describe("a line of heads", () => {
  it.each(["服务时间进程28", "进程A需要", "CPU needs job 3"])(
    "makes a table of what stands below it, whatever its names say: %s",
    (name) => {
      expect(sureRows(`name,arrival,burst\n${name},,4`)).toEqual([`${name} . 4 .`]);
    },
  );
});
