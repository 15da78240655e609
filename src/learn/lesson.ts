/**
 * What a lesson is: three to six steps, each a position in a run with what is said of it, and perhaps a question that is
 * asked before its answer is shown; at the end a puzzle, which the reader solves with the controls of the page.
 *
 *   step    at ──────────► after           tell: `after` is a second stop, where there is one
 *           question       answer          ask: `after` shows the answer
 *           start          a solution      puzzle: what is tried in between is checked against the goals
 *
 * Data alone, checked by the lesson's proof (`test/lessons/`). What is said stands in both languages at each place: one that
 * is missing does not compile. Words that point into the page are written `[words](target)`, see `marked.ts`.
 */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { PuzzleGoal } from "./goals.ts";

export const LESSON_LANGUAGES = ["en", "zh"] as const;
export type LessonLanguage = (typeof LESSON_LANGUAGES)[number];

/** The same in both languages. */
export type Said = Readonly<Record<LessonLanguage, string>>;

export const LESSON_GROUPS = ["machines", "processor", "memory", "storage"] as const;
export type LessonGroup = (typeof LESSON_GROUPS)[number];

/** A moment of a run. */
export interface Position {
  readonly scenario: Scenario;
  /** All that happens at this tick is shown, unless `row` says otherwise. */
  readonly time: Tick;
  /** Rows that are shown. Absent: all up to `time`. */
  readonly row?: number;
}

/** The panel that a step is about. */
export const FOCUSES = [
  "processor",
  "memory",
  "storage",
  "machines",
  "why",
  "figures",
  "region",
  "translation",
  "copies",
  "costs",
  "migration",
] as const;
export type Focus = (typeof FOCUSES)[number];

/** What the originating text says, and what is exact. */
export interface ExactBox {
  readonly says: Said;
  readonly exact: Said;
}

/** The text's code beside ours. Each line stands alone; `beside` are the lines of ours that belong to it. */
export interface Listing {
  readonly theirs: readonly ListingLine[];
  readonly ours: readonly ListingLine[];
}

export interface ListingLine {
  readonly code: string;
  /** Lines of the two sides that say the same have the same mark; absent: it stands for itself. */
  readonly mark?: string;
}

export interface Option {
  readonly text: Said;
  /** What rule it would follow from. Of a right one what makes it right, where `why` does not say it. */
  readonly reason?: Said;
}

interface QuestionBase {
  readonly ask: Said;
  /** Where to look. */
  readonly hint: Said;
  /** Said after the answer, whatever it was. */
  readonly why: Said;
}

/** Two to four options, in an order that gives nothing away; `right`: the indexes of those that are right. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: "choice";
  readonly options: readonly Option[];
  readonly right: readonly number[];
}

/** A whole number that is typed. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: "number";
  /** What is counted: stands behind the field. */
  readonly unit: Said;
  readonly right: readonly number[];
  /** Numbers that a usual mistake leads to. */
  readonly slips: readonly { readonly answer: number; readonly reason: Said }[];
}

export type LessonQuestion = ChoiceQuestion | NumberQuestion;

/** A way to solve a puzzle. */
export interface Solution {
  /** In a few words, as something to do. */
  readonly way: Said;
  readonly scenario: Scenario;
}

export interface Puzzle {
  /** What is to be reached, as one sentence. */
  readonly ask: Said;
  readonly hint: Said;
  /** All of them. */
  readonly goals: readonly [PuzzleGoal, ...PuzzleGoal[]];
  /** Two at least: there is more than one way. The first one is shown to who asks for it. */
  readonly solutions: readonly [Solution, Solution, ...Solution[]];
  /** Said when it is solved, or shown. */
  readonly why: Said;
}

interface StepBase {
  /** Stable: links and what is kept of answers name it. */
  readonly id: string;
  /** A few words, for the list of steps. */
  readonly title: Said;
  readonly at: Position;
  readonly focus: Focus;
  /** The machine that is selected. */
  readonly vm?: string;
  /** Paragraphs; at most 60 words, or 100 Chinese characters, all together. */
  readonly text: readonly Said[];
  readonly box?: ExactBox;
  readonly listing?: Listing;
}

export interface TellStep extends StepBase {
  readonly kind: "tell";
  readonly after?: Position;
}

export interface AskStep extends StepBase {
  readonly kind: "ask";
  readonly question: LessonQuestion;
  /** Where the answer can be seen. */
  readonly after: Position;
}

export interface PuzzleStep extends StepBase {
  readonly kind: "puzzle";
  readonly puzzle: Puzzle;
}

export type LessonStep = TellStep | AskStep | PuzzleStep;

export interface Lesson {
  /** Stable: links name it. */
  readonly id: string;
  /** Its number in the list, from 1; numbers of lessons that are not there yet are left out. */
  readonly number: number;
  readonly group: LessonGroup;
  readonly title: Said;
  /** What it is about, in one sentence. */
  readonly line: Said;
  readonly minutes: number;
  readonly steps: readonly LessonStep[];
}

/** What is the same in both languages, such as numbers. */
export function same(text: string): Said {
  return { en: text, zh: text };
}

/** A stop: a position that the reader comes to by going on. */
export interface Stop {
  readonly position: Position;
  /** The answer, or a solution, is shown here. */
  readonly isAnswer: boolean;
}

/** The stops of a step, in their order: one, or two. */
export function stopsOf(step: LessonStep): readonly Stop[] {
  const first: Stop = { position: step.at, isAnswer: false };
  switch (step.kind) {
    case "tell":
      return step.after ? [first, { position: step.after, isAnswer: false }] : [first];
    case "ask":
      return [first, { position: step.after, isAnswer: true }];
    case "puzzle": {
      const [{ scenario }] = step.puzzle.solutions;
      return [first, { position: { scenario, time: step.at.time }, isAnswer: true }];
    }
  }
}

export interface Verdict {
  readonly isRight: boolean;
  /** What the answer would follow from, where that is known. */
  readonly reason: Said | null;
}

/** What comes of `answer`: the index of an option, or the number that was typed. */
export function gradeAnswer(question: LessonQuestion, answer: number): Verdict {
  const isRight = question.right.includes(answer);
  if (question.kind === "choice") return { isRight, reason: question.options[answer]?.reason ?? null };
  return { isRight, reason: question.slips.find((slip) => slip.answer === answer)?.reason ?? null };
}
