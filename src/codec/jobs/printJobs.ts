/** The machines of a scenario as a table of jobs, where they are jobs, and a table as CSV. */
import type { MachineSpec, Scenario } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import { burstTicks } from "../notation/bursts.ts";
import { toAscii } from "../lexer.ts";
import { JOB_COLUMNS, type JobCells } from "./jobColumns.ts";
import { decimalsOf, decimalText } from "./jobTimes.ts";
import { isSummary } from "./spellings.ts";

/**
 * The rows of a table that stands for the machines of `scenario`, or null where one is more than a job: with memory,
 * volumes, several vCPUs, a program of other things than processor time and waiting, a binding, a timeslice of its own,
 * or none that starts by itself. `machineOfJob` gives the machines back.
 */
export function printJobTable({ machines, ticksPerUnit }: Scenario): readonly JobCells[] | null {
  const decimals = decimalsOf(ticksPerUnit);
  const rows = machines.map((machine) => rowOfMachine(machine, decimals));
  return rows.every((row) => row !== null) ? rows : null;
}

function rowOfMachine(machine: MachineSpec, decimals: number): JobCells | null {
  const { name, arrival, priority, weight, affinity, cap, timeslice, workingSet, reservedPages } = machine;
  const bursts = burstsText(machine, decimals);
  if (bursts === null || arrival === null || affinity || timeslice !== undefined || reservedPages > 0) return null;
  return {
    name,
    arrival: decimalText(arrival, decimals),
    bursts,
    priority: String(priority),
    weight: weight === null ? "" : String(weight),
    cap: cap === undefined ? "" : String(cap),
    workingSet: workingSet === undefined ? "" : String(workingSet),
    count: "",
  };
}

/** `3,4,3`; `∞` for one that computes for ever, `3,4,…` for one that repeats it. */
function burstsText(machine: MachineSpec, decimals: number): string | null {
  const [[first, ...others] = []] = machine.programs;
  const listed = (ticks: readonly Tick[]) => ticks.map((each) => decimalText(each, decimals)).join(",");
  if (first?.op !== "loop") {
    const bursts = burstTicks(machine);
    return bursts && (listed(bursts) || "0");
  }
  if (others.length > 0 || first.times !== null) return null;
  const bursts = burstTicks({ ...machine, programs: [first.body] });
  if (!bursts || bursts.length === 0) return null;
  return bursts.length === 1 ? "∞" : `${listed(bursts)},…`;
}

/** The rows as CSV with a line of heads. `parseJobTable` gives them back. */
export function jobTableCsv(rows: readonly JobCells[]): string {
  const used = usedColumns(rows);
  const lines = rows.map((row) => used.map((column) => csvCell(row[column].trim())).join(","));
  return `${[used.map((column) => HEADS[column]).join(","), ...lines].join("\n")}\n`;
}

/** The rows cell by cell, with their heads. */
export function jobGrid(rows: readonly JobCells[]) {
  const used = usedColumns(rows);
  return {
    columns: used.map((column) => HEADS[column]),
    rows: rows.map((row) => used.map((column) => row[column].trim())),
  };
}

function usedColumns(rows: readonly JobCells[]): readonly (keyof JobCells)[] {
  return JOB_COLUMNS.filter((column, at) => at < USUAL_COLUMNS || rows.some((row) => row[column].trim() !== ""));
}

/** Columns that are always written; the others only where they hold something. */
const USUAL_COLUMNS = 5;
const HEADS: JobCells = {
  name: "name",
  arrival: "arrival",
  bursts: "bursts",
  priority: "priority",
  weight: "weight",
  cap: "cap",
  workingSet: "working set",
  count: "count",
};

/** In quotes unless it is as simple as can be: what reads CSV must not take anything in it for something else. */
function csvCell(text: string): string {
  const isSimple =
    /^[\p{L}\p{N}.]*$/u.test(text) && toAscii(text) === text && text.normalize("NFC") === text && !isSummary(text);
  return isSimple ? text : `"${text.replaceAll('"', '""')}"`;
}
