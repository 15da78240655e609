/**
 * How far somebody has come in the lessons, as this browser remembers it: for each lesson the step, and every answer as it
 * was given first. Figures are counted from that, and never stored. What cannot be read counts as nothing.
 */
import type { Lesson } from "../learn/lesson.ts";
import { gradeAnswer, type LessonStep } from "../learn/lesson.ts";

const KEY = "hyperscope.lessons";

/** What came of a question or a puzzle the first time. */
export interface LessonAttempt {
  readonly step: string;
  /** The index of an option, the number typed, or the changes that a puzzle took. Null: it was shown. */
  readonly answer: number | null;
  /** From the moment it was asked. */
  readonly ms: number;
  readonly isHinted: boolean;
}

export interface LessonProgress {
  /** Where the reader is: a step, or `end`. */
  readonly step: string;
  /** Which stop of it. */
  readonly stop: number;
  readonly attempts: readonly LessonAttempt[];
  /** The end was reached. */
  readonly isFinished: boolean;
}

export type Progress = Readonly<Record<string, LessonProgress>>;

export function attemptAt(progress: LessonProgress | undefined, step: string): LessonAttempt | null {
  return progress?.attempts.find((attempt) => attempt.step === step) ?? null;
}

export interface Tally {
  /** Questions and puzzles. */
  readonly asked: number;
  readonly right: number;
  /** Of the right ones, those with a hint. */
  readonly hinted: number;
  readonly shown: number;
}

/** Whether an attempt was right: of a puzzle, that it was solved. */
function isRight(step: LessonStep, { answer }: LessonAttempt): boolean {
  return answer !== null && (step.kind !== "ask" || gradeAnswer(step.question, answer).isRight);
}

export function tallyOf(lesson: Lesson, progress: LessonProgress | undefined): Tally {
  const asked = lesson.steps.filter(({ kind }) => kind !== "tell");
  const tried = asked.flatMap((step) => {
    const attempt = attemptAt(progress, step.id);
    return attempt ? [{ attempt, isRight: isRight(step, attempt) }] : [];
  });
  const right = tried.filter((each) => each.isRight);
  return {
    asked: asked.length,
    right: right.length,
    hinted: right.filter(({ attempt }) => attempt.isHinted).length,
    shown: tried.filter(({ attempt }) => attempt.answer === null).length,
  };
}

export interface ProgressMemory {
  read(): Progress;
  /** A storage that is full or forbidden is no reason to stop. */
  write(progress: Progress): void;
}

/** `storage` null: nothing is remembered. */
export function progressMemory(storage: Storage | null): ProgressMemory {
  return {
    read() {
      try {
        return readProgress(JSON.parse(storage?.getItem(KEY) ?? "{}"));
      } catch {
        return {};
      }
    },
    write(progress) {
      try {
        storage?.setItem(KEY, JSON.stringify(progress));
      } catch {
        // The lessons go on without it.
      }
    },
  };
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function readProgress(value: unknown): Progress {
  return Object.fromEntries(
    entriesOf(value).flatMap(([lesson, each]) => {
      const fields = new Map(entriesOf(each));
      const [step, stop, attempts] = [fields.get("step"), fields.get("stop"), fields.get("attempts")];
      if (typeof step !== "string" || !Array.isArray(attempts)) return [];
      const isFinished = fields.get("isFinished") === true;
      const read: LessonProgress = {
        step,
        stop: stop === 1 ? 1 : 0,
        attempts: attempts.flatMap(readAttempt),
        isFinished,
      };
      return [[lesson, read] as const];
    }),
  );
}

function readAttempt(value: unknown): readonly LessonAttempt[] {
  const fields = new Map(entriesOf(value));
  const [step, answer, ms] = [fields.get("step"), fields.get("answer"), fields.get("ms")];
  if (typeof step !== "string" || (answer !== null && !Number.isSafeInteger(answer))) return [];
  const isHinted = fields.get("isHinted") === true;
  return [{ step, answer: typeof answer === "number" ? answer : null, ms: typeof ms === "number" ? ms : 0, isHinted }];
}
