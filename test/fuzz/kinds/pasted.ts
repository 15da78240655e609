/** What people paste: tables of jobs in any dress, spoiled ones, reference strings, and words, numbers and signs at random. */
import fc from "fast-check";
import { nextInt, nextUint32, type RandomStream } from "../../../src/base/prng.ts";
import { readExercise, type Exercise } from "../../../src/codec/exercise/readExercise.ts";
import { readJobs } from "../../../src/codec/jobs/jobCells.ts";
import { isSure, parseJobTable, type JobTable } from "../../../src/codec/jobs/jobTable.ts";
import { jobTableCsv } from "../../../src/codec/jobs/printJobs.ts";
import { hasPlainNumbers, lostNumbers, lostOfExercise, toldWith } from "../../support/lostNumbers.ts";
import { anyTexts, dressedSheets, referenceTexts } from "../../support/sheets.ts";
import { toldJobs } from "../../support/toldJobs.ts";
import type { Attempt, FuzzKind } from "../fuzz.ts";
import { spoilText } from "../hostile.ts";
import { sameJson } from "../same.ts";

function drawn<T>(random: RandomStream, arbitrary: fc.Arbitrary<T>): T {
  return fc.sample(arbitrary, { numRuns: 1, seed: nextUint32(random) | 0 })[0]!;
}

function anyText(random: RandomStream): string {
  switch (nextInt(random, 7)) {
    case 0:
      return spoilText(random, drawn(random, dressedSheets).text);
    case 1:
      return drawn(random, referenceTexts);
    case 2:
      return drawn(random, dressedSheets).text;
    case 3:
      return spoilText(random, drawn(random, toldJobs).text);
    case 4:
      return drawn(random, toldJobs).text;
    default:
      return drawn(random, anyTexts);
  }
}

/** A table that is right: what was read before must not change what is read of it. */
const GOOD = "Process;Arrival;Burst\nP1;0,5;8\nP2;1;4";
/** One of so many cases is followed by it. */
const AGAIN = 10;
const before = { table: parseJobTable(GOOD), exercise: readExercise(GOOD, { title: "Own" }) };

function isGoodAsBefore(): boolean {
  return sameJson({ table: parseJobTable(GOOD), exercise: readExercise(GOOD, { title: "Own" }) }, before);
}

function outcomeOf(table: JobTable): string {
  if (isSure(table)) return "taken";
  return table.rows.length > 0 && table.problems.length === 0 ? "asked about" : "refused";
}

/** What is wrong with `table`, read of `text`, as a page takes it: without a question, or not at all. */
function faultsOfTable(text: string, table: JobTable): string[] {
  const isEmpty = !/[^\s\ufeff]/.test(text);
  if (!isSure(table)) {
    const isTold = table.problems.length > 0 || table.understood !== null;
    return isTold || isEmpty ? [] : ["not taken, without a word"];
  }
  const jobs = readJobs(table.rows);
  const again = parseJobTable(jobTableCsv(table.rows));
  const lost = hasPlainNumbers(text) ? lostNumbers(text, toldWith(table), table.clock) : [];
  return [
    ...(jobs.problems.length > 0 ? [`taken with ${jobs.problems[0]!.code}`] : []),
    ...(sameJson(readJobs(again.rows).jobs, jobs.jobs) ? [] : ["does not come back from a file of its own"]),
    ...(lost.length > 0 ? [`taken without ${lost.join(", ")}`] : []),
  ];
}

function faultsOfExercise(text: string, exercise: Exercise): string[] {
  if (exercise.kind === "nothing")
    return exercise.problems.length > 0 || !/[^\s\ufeff]/.test(text) ? [] : ["nothing, without a word"];
  if (!exercise.scenario)
    return exercise.problems.length > 0 || !("settings" in exercise) ? [] : ["no run, without a word"];
  if (exercise.problems.length > 0) return ["runs though something is wrong"];
  if (exercise.kind !== "jobs" && exercise.kind !== "references") return [];
  const lost = exercise.isSure && hasPlainNumbers(text) ? lostOfExercise(text, exercise) : [];
  const count =
    exercise.kind === "jobs" ? readJobs(exercise.table.rows).jobs.length : exercise.scenario.machines.length;
  return [
    ...(lost.length > 0 ? [`opened without ${lost.join(", ")}`] : []),
    ...(exercise.scenario.machines.length === count ? [] : ["runs other jobs than it shows"]),
  ];
}

export const pasted: FuzzKind = {
  name: "pasted",
  attempt(random, show): Attempt {
    const text = anyText(random);
    show(text);
    const exercise = readExercise(text, { title: "Own" });
    const table = exercise.kind === "jobs" ? exercise.table : parseJobTable(text);
    return {
      outcome: outcomeOf(table),
      faults: [
        ...faultsOfTable(text, table),
        ...faultsOfExercise(text, exercise),
        ...(nextInt(random, AGAIN) === 0 && !isGoodAsBefore()
          ? ["a good table is read in another way afterwards"]
          : []),
      ],
    };
  },
};
