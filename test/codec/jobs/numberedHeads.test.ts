/** The number of an exercise and what it is worth stand in front of the heads, in their line, and change nothing of the table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { examples } from "../../support/laws.ts";

const HEADS = [
  ["Process", "Arrival", "Burst", "Priority"],
  ["PID", "AT", "BT", "Priority"],
  ["Prozess", "Ankunftszeit", "Rechenzeit", "Priorität"],
  ["Proceso", "Llegada", "Ráfaga", "Prioridad"],
  ["进程", "到达时间", "运行时间", "优先级"],
] as const;
const NUMBERINGS: readonly ((number: number) => string)[] = [
  (n) => `${n}.`,
  (n) => `${n})`,
  (n) => `(${n})`,
  (n) => `Question ${n}`,
  (n) => `QUESTION ${n}:`,
  (n) => `Q${n}.`,
  (n) => `Q. ${n}`,
  (n) => `Problem #${n}`,
  (n) => `Exercise ${n}.${n + 1}:`,
  (n) => `Ex. ${n}`,
  (n) => `Aufgabe ${n}`,
  (n) => `Ejercicio ${n}.`,
  (n) => `Exercice n° ${n} :`,
  (n) => `第${n}题`,
  (n) => `${n}、`,
  () => "",
];
const WORTHS: readonly ((points: number) => string)[] = [
  (n) => `(${n} pts)`,
  (n) => `[${n} marks]`,
  (n) => `(${n} points)`,
  (n) => `(${n} pts.)`,
  (n) => `[${n}]`,
  (n) => `(${n} Punkte)`,
  (n) => `(${n} puntos)`,
  (n) => `（${n}分）`,
  (n) => `${n} points:`,
  (n) => `- ${n} marks -`,
  (n) => `(worth ${n} points)`,
  (n) => `(${n}%)`,
  () => "",
];
const MARKUPS: readonly ((front: string) => string)[] = [
  (front) => front,
  (front) => `**${front}**`,
  (front) => `### ${front}`,
  (front) => `<b>${front}</b>`,
  (front) => `  ${front}`,
];
const SIGNS = [" ", "   ", "\t", " | ", ",", "; "] as const;

const jobs = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 9 })), {
  minLength: 2,
  maxLength: 6,
});

describe("heads behind the number and the points of an exercise", () => {
  it("are those of the table, whatever the number, its words, its points and the markup", () => {
    fc.assert(
      fc.property(
        jobs,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(...NUMBERINGS),
        fc.constantFrom(...WORTHS),
        fc.constantFrom(...MARKUPS),
        fc.constantFrom(...HEADS),
        fc.constantFrom(...SIGNS),
        fc.integer({ min: 3, max: 4 }),
        (told, number, points, numbering, worth, markup, heads, sign, width) => {
          const front = [numbering(number), worth(points)].filter((part) => part !== "").join(" ");
          const rows = told.map((numbers, at) => [`P${at + 1}`, ...numbers].slice(0, width));
          const table = [heads.slice(0, width), ...rows].map((cells) => cells.join(sign)).join("\n");
          const text = front === "" ? table : `${markup(front)} ${table}`;
          const exercise = readExercise(text, { title: "Own" });
          expect(exercise.problems).toEqual([]);
          const read = exercise.kind === "jobs" ? exercise.table.rows : [];
          expect(
            read.map(({ name, arrival, bursts, priority }) => [name, arrival, bursts, priority].slice(0, width)),
          ).toEqual(rows.map((cells) => cells.map(String)));
          const columns = exercise.kind === "jobs" ? (exercise.table.understood?.columns ?? []) : [];
          expect(columns.map(({ head }) => head)).toEqual(heads.slice(0, width));
        },
      ),
      examples(400),
    );
  });

  it("keep the numbers that belong to a job: Job 1 is no number of an exercise", () => {
    const exercise = readExercise("Job 1: arrival 0, burst 5\nJob 2: arrival 3, burst 4", { title: "Own" });
    expect(exercise.problems).toEqual([]);
    expect(exercise.kind === "jobs" && exercise.table.rows.map(({ arrival, bursts }) => [arrival, bursts])).toEqual([
      ["0", "5"],
      ["3", "4"],
    ]);
  });
});

describe("what an exercise is worth", () => {
  it("is told with what was left out, wherever in a text it stands", () => {
    const worths = ["(8 points)", "[12 marks]", "(5 Punkte)", "(3 puntos)", "(10分)"] as const;
    fc.assert(
      fc.property(jobs, fc.constantFrom(...worths), fc.boolean(), (list, worth, isBehind) => {
        const told = list
          .map(([arrival, burst], at) => `Process P${at} arrives at ${arrival} and needs ${burst}.`)
          .join(" ");
        const exercise = readExercise(isBehind ? `${told} Question 3 ${worth}.` : `${worth} ${told}`, { title: "Own" });
        expect(exercise).toMatchObject({
          kind: "jobs",
          table: {
            rows: list.map(([arrival], at) => ({ name: `P${at}`, arrival: String(arrival) })),
            problems: [],
            understood: { linesLeftOut: expect.arrayContaining([worth]) as unknown },
          },
        });
      }),
      examples(100),
    );
  });
});
