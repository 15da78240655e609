/**
 * What a log of answers is worth: the questions are found in the run again and asked in the same order, since which comes next
 * follows from the answers before. What anybody claims of them counts for nothing.
 */
import type { Scenario } from "../../model/scenario.ts";
import { diagnose, grade, isAnswer } from "../grade.ts";
import { handsCounts, type HandsMark } from "../hands/play.ts";
import type { Regraded } from "../hands/regrade.ts";
import { nextQuestion, type Asked } from "../nextQuestion.ts";
import type { Question } from "../question.ts";
import { questionsOf } from "../questionsOf.ts";
import type { ForeseenSettings } from "./settings.ts";

/** The first answer to a question. Null: it was shown, or skipped. */
export interface ForeseenAnswer {
  readonly answer: number | null;
  readonly hints: number;
}

interface Foreseen {
  readonly marks: readonly HandsMark[];
  /** Null: nothing more is asked. */
  readonly next: Question | null;
}

/** What `answers` are worth in a run with these questions, and what is asked next. */
function foreseen(
  questions: readonly Question[],
  { kinds, questions: most }: ForeseenSettings,
  seed: number,
  answers: readonly ForeseenAnswer[],
): Foreseen {
  const marks: HandsMark[] = [];
  const asked: Asked[] = [];
  const ask = () =>
    asked.length < most ? nextQuestion(questions, asked, { kinds: new Set(kinds), fromRow: 0, seed }) : null;
  let next = ask();
  for (const { answer, hints } of answers) {
    if (!next) break;
    const given = answer !== null && isAnswer(next, answer) ? answer : null;
    const isRight = given !== null && grade(next, given).isRight;
    const [rule = null] = given === null ? [] : diagnose(next, given);
    marks.push({ index: marks.length, question: next, answer: given, isRight, hints, rule });
    asked.push({ question: next, isRight });
    next = ask();
  }
  return { marks, next };
}

/** As `regraded` of own hands; `given` counts what was shown or skipped. */
export function regradedAnswers(
  scenario: Scenario,
  settings: ForeseenSettings,
  answers: readonly ForeseenAnswer[],
): Regraded {
  const { marks, next } = foreseen(questionsOf(scenario), settings, scenario.seed, answers);
  return {
    ...handsCounts(marks),
    marks,
    done: marks.length,
    total: next ? settings.questions : marks.length,
    isOver: next === null,
  };
}
