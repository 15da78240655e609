/** Which question comes next: it goes by what has been answered, and takes nothing but the list. */
import { createStream, nextInt } from "../base/prng.ts";
import type { Question } from "./question.ts";
import type { QuestionKind } from "../model/questionKinds.ts";

/** A question that was asked, and whether the first answer was right. */
export interface Asked {
  readonly question: Question;
  readonly isRight: boolean;
}

/** Steps from one question to the next at least. */
const STEPS_APART = 5;
/** After a wrong answer the same kind comes again within so many questions. */
const AGAIN_WITHIN = 3;

export interface NextOptions {
  /** Kinds that are wanted; null: all. */
  readonly kinds: ReadonlySet<QuestionKind> | null;
  /** Rows before this one are past. */
  readonly fromRow: number;
  readonly seed: number;
}

/**
 * The question after those that were `asked`, in their order; null when none is left ahead. Never within five steps of the one
 * before, never the same kind with the same answer twice in a row; a kind that was answered wrongly comes again soon.
 */
export function nextQuestion(
  questions: readonly Question[],
  asked: readonly Asked[],
  { kinds, fromRow, seed }: NextOptions,
): Question | null {
  const last = asked.at(-1)?.question ?? null;
  const ahead = questions.filter(
    (question) =>
      question.row >= fromRow &&
      (kinds === null || kinds.has(question.kind)) &&
      (last === null ||
        (question.row > last.row && question.step >= last.step + STEPS_APART && !isSameAgain(question, last))),
  );
  const first = ahead[0];
  if (!first) return null;
  const owed = owedKind(asked);
  const again = owed === null ? undefined : ahead.find(({ kind }) => kind === owed);
  if (again) return again;
  // Any of those that lie close together may be it; of each kind once, so that no kind crowds out the others.
  const near = ahead.filter(({ step }) => step < first.step + STEPS_APART);
  const byKind = [...new Map(near.toReversed().map((question) => [question.kind, question])).values()];
  const others = byKind.filter(({ kind }) => kind !== last?.kind);
  const choice = (others.length > 0 ? others : byKind).toSorted((a, b) => a.row - b.row);
  return choice[nextInt(createStream(seed, `question ${asked.length}`), choice.length)]!;
}

/** How many of these kinds are asked one after the other, answered right. */
export function mostAsked(questions: readonly Question[], kinds: readonly QuestionKind[], seed: number): number {
  const asked: Asked[] = [];
  for (;;) {
    const question = nextQuestion(questions, asked, { kinds: new Set(kinds), fromRow: 0, seed });
    if (!question) return asked.length;
    asked.push({ question, isRight: true });
  }
}

function isSameAgain(question: Question, last: Question): boolean {
  return question.kind === last.kind && question.right[0] === last.right[0];
}

/** The kind that was answered wrongly and has not come again since, where it is time for it. */
function owedKind(asked: readonly Asked[]): QuestionKind | null {
  for (let at = Math.max(0, asked.length - AGAIN_WITHIN); at < asked.length; at += 1) {
    const { question, isRight } = asked[at]!;
    if (isRight) continue;
    const since = asked.slice(at + 1);
    if (since.some((other) => other.question.kind === question.kind)) continue;
    if (since.length >= 1) return question.kind;
  }
  return null;
}
