/** What comes of an answer, the stops of steps, and words that point into the page. */
import { describe, expect, it } from "vitest";
import { gradeAnswer, same, stopsOf, type LessonQuestion, type Position } from "../../src/learn/lesson.ts";
import { lengthToRead, piecesOf, plainText } from "../../src/learn/marked.ts";
import { scenario } from "../support/workloads.ts";

const words = { ask: same("?"), hint: same("h"), why: same("w") };

describe("an answer", () => {
  it("that is one of several right options is right, and a wrong one has its reason", () => {
    const question: LessonQuestion = {
      ...words,
      kind: "choice",
      options: [{ text: same("a") }, { text: same("b"), reason: same("because") }, { text: same("c") }],
      right: [0, 2],
    };
    expect([0, 1, 2].map((answer) => gradeAnswer(question, answer).isRight)).toEqual([true, false, true]);
    expect(gradeAnswer(question, 1).reason).toEqual(same("because"));
    expect(gradeAnswer(question, 7)).toEqual({ isRight: false, reason: null });
  });

  it("that is a number has a reason where a usual mistake leads to it", () => {
    const question: LessonQuestion = {
      ...words,
      kind: "number",
      unit: same("ticks"),
      right: [3],
      slips: [{ answer: 2, reason: same("rounded down") }],
    };
    expect(gradeAnswer(question, 3)).toEqual({ isRight: true, reason: null });
    expect(gradeAnswer(question, 2)).toEqual({ isRight: false, reason: same("rounded down") });
    expect(gradeAnswer(question, 100)).toEqual({ isRight: false, reason: null });
  });
});

describe("the stops of a step", () => {
  const [at, after]: Position[] = [1, 2].map((time) => ({ scenario: scenario([]), time }));
  const base = { id: "x", title: same("x"), at: at!, focus: "memory", text: [] } as const;

  it("are one where something is told, and two where it goes on by itself", () => {
    expect(stopsOf({ ...base, kind: "tell" })).toEqual([{ position: at, isAnswer: false }]);
    expect(stopsOf({ ...base, kind: "tell", after: after! })).toHaveLength(2);
  });

  it("are the question and its answer", () => {
    const question: LessonQuestion = { ...words, kind: "number", unit: same("n"), right: [1], slips: [] };
    expect(stopsOf({ ...base, kind: "ask", question, after: after! })).toEqual([
      { position: at, isAnswer: false },
      { position: after, isAnswer: true },
    ]);
  });

  it("are the beginning of a puzzle and one of its solutions, at the same moment", () => {
    const solved = { way: same("w"), scenario: scenario([], { frames: 5 }) };
    const stops = stopsOf({
      ...base,
      kind: "puzzle",
      puzzle: { ...words, goals: [{ goal: "noneRefused" }], solutions: [solved, solved] },
    });
    expect(stops[1]).toEqual({ position: { scenario: solved.scenario, time: 1 }, isAnswer: true });
  });
});

describe("a text with words that point into the page", () => {
  it("is cut into its pieces", () => {
    expect(piecesOf("the [queue](processor) has [B](vm:B).")).toEqual([
      { text: "the ", target: null, at: 0 },
      { text: "queue", target: { kind: "panel", panel: "processor" }, at: 4 },
      { text: " has ", target: null, at: 22 },
      { text: "B", target: { kind: "vm", vm: "B" }, at: 27 },
      { text: ".", target: null, at: 36 },
    ]);
    expect(piecesOf("")).toEqual([]);
  });

  it("keeps brackets that point nowhere as they are", () => {
    expect(plainText("[0, 4) and [x](nowhere) and [y](memory)")).toBe("[0, 4) and [x](nowhere) and y");
  });

  it("is as long as its words, in Chinese as its characters, with numbers and names as one each", () => {
    expect(lengthToRead("The [pCPU](processor) is idle: 2,288 ticks — no more.", "en")).toBe(8);
    expect(lengthToRead("[pCPU](processor) 空闲 2,288 个滴答。", "zh")).toBe(7);
    expect(lengthToRead("", "en")).toBe(0);
  });
});
