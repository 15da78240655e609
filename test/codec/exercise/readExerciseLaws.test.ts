/** Laws of the box for one's own exercise: whatever is pasted, nothing runs of which a number was lost without a word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { examples } from "../../support/laws.ts";
import { hasPlainNumbers, lostOfExercise } from "../../support/lostNumbers.ts";
import { anyTexts, dressedSheets, referenceTexts } from "../../support/sheets.ts";

const texts = fc.oneof(anyTexts, referenceTexts);

describe("any text in the box", () => {
  it("opens without a question only where every number of it is in the exercise, or told as left out", () => {
    fc.assert(
      fc.property(texts.filter(hasPlainNumbers), (text) => {
        const exercise = readExercise(text, { title: "Own" });
        if (exercise.kind === "nothing" || !exercise.isSure || !exercise.scenario) return;
        expect(lostOfExercise(text, exercise)).toEqual([]);
      }),
      examples(150),
    );
  });

  it("makes no scenario while something is wrong, and says what it is", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const exercise = readExercise(text, { title: "Own" });
        const hasScenario = exercise.kind !== "nothing" && exercise.scenario !== null;
        expect(hasScenario && exercise.problems.length > 0).toBe(false);
        expect(hasScenario || exercise.problems.length > 0 || text.trim() === "").toBe(true);
      }),
      examples(150),
    );
  });

  it("never changes the exercise that a good text makes: the same text makes the same again", () => {
    fc.assert(
      fc.property(dressedSheets, texts, ({ text: good }, other) => {
        const before = readExercise(good, { title: "Own" });
        readExercise(other, { title: "Own" });
        expect(readExercise(good, { title: "Own" })).toEqual(before);
        expect(before).toMatchObject({ kind: "jobs", isSure: true, problems: [] });
      }),
      examples(30),
    );
  });
});

const counts = fc.integer({ min: 2, max: 9 });
const letters = (count: number) => Array.from({ length: count }, (_, at) => String.fromCharCode(0x41 + at));
const numbers = (count: number) => Array.from({ length: count }, (_, at) => `P${at + 1}`);
const between = fc.constantFrom(" to ", " through ", "-", " – ", "~", "..", " bis ", " à ");
const sentence = (names: string, arrivals: string, bursts: string) =>
  `Processes ${names} arrive at times ${arrivals} and need ${bursts} ms.`;
const lists = (names: string, arrivals: string, bursts: string) =>
  `Processes ${names}; arrival times ${arrivals}; burst times ${bursts}`;
const chinese = (names: string, arrivals: string, bursts: string) =>
  `有进程${names}，到达时间分别为${arrivals}，运行时间分别为${bursts}。`;

describe("jobs whose names are told by the first and the last", () => {
  it("are all of them, in their order, in sentences and lists", () => {
    fc.assert(
      fc.property(
        counts.chain((count) =>
          fc.tuple(
            fc.constantFrom(letters(count), numbers(count)),
            fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 90 })), { minLength: count, maxLength: count }),
          ),
        ),
        between,
        fc.constantFrom(sentence, lists, chinese),
        ([names, jobs], to, told) => {
          const column = (at: 0 | 1) => jobs.map((job) => job[at]).join(told === chinese ? "、" : ", ");
          const text = told(`${names[0]}${to}${names.at(-1)}`, column(0), column(1));
          const exercise = readExercise(text, { title: "Own" });
          const rows = exercise.kind === "jobs" ? exercise.table.rows : [];
          expect(rows.map(({ name, arrival, bursts }) => [name, Number(arrival), Number.parseInt(bursts, 10)])).toEqual(
            jobs.map(([arrival, burst], at) => [names[at], arrival, burst]),
          );
        },
      ),
      examples(120),
    );
  });
});

describe("scheduling by priority", () => {
  it("is certain only where the text says which end is urgent, and who may be preempted", () => {
    const orders = [
      ["", null],
      ["A smaller number means a higher priority.", "lowerFirst"],
      ["Larger numbers have higher priority.", "higherFirst"],
      ["数字越小优先级越高", "lowerFirst"],
    ] as const;
    const takings = [
      ["priority scheduling", null],
      ["preemptive priority scheduling", true],
      ["nonpreemptive priority scheduling", false],
      ["非抢占式优先级调度", false],
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...orders),
        fc.constantFrom(...takings),
        fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
        fc.boolean(),
        ([order, priorityOrder], [taking, preemptive], priorities, areTogether) => {
          const rows = priorities.map((priority, at) => `P${at + 1} ${areTogether ? 0 : at} ${at + 3} ${priority}`);
          const text = ["Process Arrival Burst Priority", ...rows, taking, order].join("\n");
          const exercise = readExercise(text, { title: "Own" });
          const isSaid = priorityOrder !== null && (preemptive !== null || areTogether);
          expect(exercise).toMatchObject({
            kind: "jobs",
            isSure: isSaid,
            settings: {
              policy: "priority",
              priorityOrder: priorityOrder ?? "lowerFirst",
              preemptive: preemptive ?? true,
            },
          });
        },
      ),
      examples(120),
    );
  });
});
