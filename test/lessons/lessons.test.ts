/** Every lesson keeps the rules: short steps, a question at once, a puzzle that can be solved in more than one way. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { checkGoals, type PuzzleGoal } from "../../src/learn/goals.ts";
import { LESSON_LANGUAGES, stopsOf, type Lesson, type Said } from "../../src/learn/lesson.ts";
import { lengthToRead, piecesOf } from "../../src/learn/marked.ts";
import { lessonCalled, lessons } from "../../src/lessons/list.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { cpuPolicy } from "../../src/vmm/cpu/policies.ts";
import { memoryPolicy } from "../../src/vmm/memory/policies.ts";
import { knownRun } from "../support/lessonRuns.ts";

const MOST = { en: 60, zh: 100 } as const;

/** All that a lesson says, with where it stands. */
function saidIn(value: unknown, path = ""): { readonly path: string; readonly said: Said }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "zh" in value) return [{ path, said: value as Said }];
  return Object.entries(value).flatMap(([key, part]) =>
    key === "scenario" || key === "at" || key === "after" ? [] : saidIn(part, `${path}/${key}`),
  );
}

function positionsOf(lesson: Lesson) {
  return lesson.steps.flatMap((step) => stopsOf(step).map(({ position }) => ({ step, position })));
}

function machineNames({ machines, commands }: Scenario): string[] {
  const created = commands.flatMap((command) => (command.command === "create" ? [command.machine] : []));
  return [...machines, ...created].map(({ name }) => name);
}

const total = (texts: readonly Said[], language: "en" | "zh") =>
  texts.reduce((sum, said) => sum + lengthToRead(said[language], language), 0);

describe("the list of lessons", () => {
  it("has each number and id once, in ascending order", () => {
    const numbers = lessons.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length);
  });

  it("knows a lesson by its id, and none by another one", () => {
    for (const lesson of lessons) expect(lessonCalled(lesson.id)).toBe(lesson);
    for (const id of ["", "toString", "no-such-lesson"]) expect(lessonCalled(id)).toBeNull();
  });
});

/** Everything that has to be read in one go, with where it stands: a step, a box, what is said after an answer. */
function readingsOf(lesson: Lesson): { readonly path: string; readonly texts: readonly Said[] }[] {
  return lesson.steps.flatMap((step) => [
    { path: step.id, texts: step.text },
    ...(step.box ? [{ path: `${step.id} box`, texts: [step.box.says, step.box.exact] }] : []),
    ...(step.kind === "ask" ? [{ path: `${step.id} why`, texts: [step.question.why] }] : []),
    ...(step.kind === "puzzle" ? [{ path: `${step.id} why`, texts: [step.puzzle.why] }] : []),
  ]);
}

function questionsOf(lesson: Lesson) {
  return lesson.steps.flatMap((step) => (step.kind === "ask" ? [{ id: step.id, question: step.question }] : []));
}

function choicesOf(lesson: Lesson) {
  return questionsOf(lesson).flatMap(({ id, question }) => (question.kind === "choice" ? [{ id, question }] : []));
}

function puzzleOf(lesson: Lesson) {
  const step = lesson.steps.at(-1)!;
  if (step.kind !== "puzzle") throw new Error(`${lesson.id} does not end with a puzzle`);
  return { ...step.puzzle, start: step.at.scenario };
}

/** Up to where a run has to be known for `goals`; undefined: as far as it goes, as one of them has no moment. */
function neededUntil(goals: readonly PuzzleGoal[]): number | undefined {
  const moments = goals.flatMap((goal) => {
    if ("until" in goal) return [goal.until];
    if ("time" in goal) return [goal.time];
    if ("at" in goal) return [goal.at];
    return goal.goal === "kept" || goal.goal === "otherPolicy" ? [] : [Infinity];
  });
  const last = Math.max(...moments);
  return Number.isFinite(last) ? last + 2 : undefined;
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

describe.each(lessons)("the lesson $id", (lesson) => {
  it("has an id that can stand in a link, and three to six steps that differ", () => {
    for (const id of [lesson.id, ...lesson.steps.map((step) => step.id)]) expect(id).toMatch(/^[a-z][a-z-]{1,30}$/);
    expect(lesson.steps.length).toBeGreaterThanOrEqual(3);
    expect(lesson.steps.length).toBeLessThanOrEqual(6);
    expect(new Set(lesson.steps.map(({ id }) => id)).size).toBe(lesson.steps.length);
    expect(lesson.minutes).toBeGreaterThanOrEqual(3);
    expect(lesson.minutes).toBeLessThanOrEqual(8);
  });

  it("asks within its first two steps, and ends with a puzzle", () => {
    expect(lesson.steps.slice(0, 2).some(({ kind }) => kind === "ask")).toBe(true);
    expect(lesson.steps.map(({ kind }) => kind).indexOf("puzzle")).toBe(lesson.steps.length - 1);
  });

  it("says all it says in both languages; only names and numbers are the same", () => {
    for (const { path, said } of saidIn(lesson)) {
      expect(said.en.trim(), path).not.toBe("");
      expect(isHan(said.en), path).toBe(false);
      expect(isHan(said.zh) || said.zh.length <= 20, path).toBe(true);
    }
  });

  it.each(LESSON_LANGUAGES)("is short in %s: 60 words or 100 characters a step, an answer or a box", (language) => {
    for (const { path, texts } of readingsOf(lesson))
      expect(total(texts, language), path).toBeLessThanOrEqual(MOST[language]);
    for (const { id, title } of lesson.steps) expect(title[language].length, id).toBeLessThanOrEqual(40);
    expect(lesson.title[language].length).toBeLessThanOrEqual(60);
    expect(lesson.line[language].length).toBeLessThanOrEqual(90);
  });

  it("points only at panels and machines that are there, at the same ones in both languages", () => {
    for (const { text, at } of lesson.steps) {
      for (const { en, zh } of text) {
        const targets = [en, zh].map((said) => piecesOf(said).flatMap(({ target }) => target ?? []));
        expect(targets[0], en).toEqual(targets[1]);
        for (const said of [en, zh]) expect(said.match(/\]\(/g)?.length ?? 0, said).toBe(targets[0]!.length);
        const vms = targets[0]!.flatMap((target) => (target.kind === "vm" ? [target.vm] : []));
        expect(machineNames(at.scenario), en).toEqual(expect.arrayContaining(vms));
      }
    }
  });

  it("stands at moments of valid runs, at machines that are there", () => {
    for (const { step, position } of positionsOf(lesson)) {
      expect(validateScenario(position.scenario), step.id).toMatchObject({ ok: true });
      const { isComplete, knownUntil } = knownRun(position.scenario, position.time + 1);
      expect(isComplete ? knownUntil : Infinity, step.id).toBeGreaterThanOrEqual(position.time);
      expect(machineNames(position.scenario), step.id).toEqual(
        expect.arrayContaining(step.vm === undefined ? [] : [step.vm]),
      );
    }
  });

  it("sets only numbers that its policies have", () => {
    for (const { step, position } of positionsOf(lesson))
      for (const { scheduler, replacement } of position.scenario.hosts) {
        const policies = [cpuPolicy(scheduler.policy), memoryPolicy(replacement.policy)];
        const known = policies.map(({ params }) => params.map(({ id }) => id));
        const unknown = [scheduler, replacement].map(({ params }, at) =>
          Object.keys(params).filter((id) => !known[at]!.includes(id)),
        );
        expect(unknown, step.id).toEqual([[], []]);
      }
  });

  it("asks questions whose right answers are among two to four options that differ, or whole numbers", () => {
    for (const { id, question } of questionsOf(lesson)) {
      expect(question.right.length, id).toBeGreaterThan(0);
      expect(
        question.right.every((answer) => Number.isSafeInteger(answer)),
        id,
      ).toBe(true);
    }
    for (const { id, question } of choicesOf(lesson)) {
      expect(question.options.length, id).toBeGreaterThanOrEqual(2);
      expect(question.options.length, id).toBeLessThanOrEqual(4);
      expect(question.right.length, id).toBeLessThan(question.options.length);
      for (const language of LESSON_LANGUAGES)
        expect(new Set(question.options.map(({ text }) => text[language])).size).toBe(question.options.length);
    }
  });

  it("has a reason for each option that is wrong, and for numbers that a mistake leads to", () => {
    for (const { id, question } of choicesOf(lesson)) {
      const wrong = question.options.filter((_, at) => !question.right.includes(at));
      expect(
        wrong.every(({ reason }) => reason !== undefined),
        id,
      ).toBe(true);
    }
    for (const { id, question } of questionsOf(lesson)) {
      const slips = question.kind === "number" ? question.slips.map(({ answer }) => answer) : [];
      expect(
        slips.filter((answer) => question.right.includes(answer)),
        id,
      ).toEqual([]);
    }
  });

  it("has a puzzle that is open at first, and that each of its ways solves", () => {
    const { goals, solutions, start } = puzzleOf(lesson);
    const until = neededUntil(goals);
    const stateOf = (scenario: Scenario) => checkGoals(goals, knownRun(scenario, until), scenario, start);
    expect(stateOf(start).state).toBe("unmet");
    for (const { way, scenario } of solutions) {
      expect(validateScenario(scenario), way.en).toMatchObject({ ok: true });
      expect(stateOf(scenario), way.en).toMatchObject({ state: "met" });
    }
    expect(new Set(solutions.map(({ scenario }) => JSON.stringify(scenario))).size).toBe(solutions.length);
  });
});
