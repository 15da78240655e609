/** Jobs one behind the other in a line, with words in front of them and behind them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { examples } from "../../support/laws.ts";

const NAMES: readonly ((at: number) => string)[] = [
  (at) => `P${at}`,
  (at) => `T${at + 1}`,
  (at) => "ABCDEFGH".charAt(at),
  (at) => `job${at + 1}`,
];
const JOINTS = [", ", "; ", ",", " , ", ",  ", " and ", "，", "；"] as const;
const FRONTS = [
  "",
  "Processes ",
  "Processes: ",
  "Jobs (name arrival burst): ",
  "name arrival burst: ",
  "Process, arrival time, burst time: ",
  "FCFS ",
  "FCFS: ",
  "Round robin with q = 2: ",
  "RR (q=2) ",
  "Given the processes ",
  "Consider these processes: ",
  "Draw the Gantt chart of ",
  "进程：",
  "进程（到达时间、运行时间）：",
] as const;
const NOUNS = ["", "", "Job ", "Process "] as const;
const BEHINDS = [
  "",
  ".",
  ". Round robin, q = 2",
  "\nquantum 2",
  ". Compute the average waiting time.",
  "。求平均周转时间。",
] as const;
const MARKUPS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `**${name}**`,
  (name) => `\`${name}\``,
  (name) => `<b>${name}</b>`,
];

const jobs = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 90 })), { minLength: 2, maxLength: 8 })
  // Somebody is there from the start, as in a text without heads it must be.
  .map(([[, burst] = [0, 1], ...rest]) => [[0, burst] as const, ...rest]);

describe("jobs in one line, each a name with its arrival and its burst", () => {
  it("are read, whatever stands between them, in front and behind, and the columns are told", () => {
    fc.assert(
      fc.property(
        jobs,
        fc.constantFrom(...NAMES),
        fc.constantFrom(...JOINTS),
        fc.constantFrom(...FRONTS),
        fc.constantFrom(...NOUNS),
        fc.constantFrom(...BEHINDS),
        fc.constantFrom(...MARKUPS),
        fc.constantFrom("", ":"),
        (told, nameOf, joint, front, noun, behind, markup, colon) => {
          const text =
            front +
            told.map(([arrival, burst], at) => `${noun}${markup(nameOf(at))}${colon} ${arrival} ${burst}`).join(joint) +
            behind;
          const exercise = readExercise(text, { title: "Own" });
          expect(exercise.problems).toEqual([]);
          const table = exercise.kind === "jobs" ? exercise.table : null;
          expect(table?.rows.map(({ name, arrival, bursts }) => [name, arrival, bursts])).toEqual(
            told.map(([arrival, burst], at) => [nameOf(at), String(arrival), String(burst)]),
          );
          expect(table?.understood?.columns.map(({ kind }) => kind)).toEqual(["name", "arrival", "bursts"]);
          expect(exercise).toMatchObject({ isSure: true });
        },
      ),
      examples(400),
    );
  });

  it("have the columns in the order in which they are named in front", () => {
    const exercise = readExercise("Jobs (name, burst, arrival): P0 5 0, P1 3 1", { title: "Own" });
    expect(exercise.kind === "jobs" && exercise.table.rows.map(({ arrival, bursts }) => [arrival, bursts])).toEqual([
      ["0", "5"],
      ["1", "3"],
    ]);
  });

  it("are not taken where numbers besides them would be lost", () => {
    for (const text of ["P0 0 5, P1 1 3, P2 2", "17 P0 0 5, P1 1 3", "P0 0 5, P1 1 3 and 40 more"]) {
      const exercise = readExercise(text, { title: "Own" });
      expect(exercise.kind !== "nothing" && exercise.isSure && exercise.scenario !== null).toBe(false);
    }
  });
});
