/** What an answer is worth, and which rule it follows instead. Both read the question alone. */
import { TYPED_KINDS, type Question, type RuleName, type RulePicks } from "./question.ts";

export interface Grade {
  readonly isRight: boolean;
  /** The other right answers. */
  readonly alsoRight: readonly number[];
}

/** Whether `answer` is right: every member of `right` is. */
export function grade(question: Question, answer: number): Grade {
  const isRight = question.right.includes(answer);
  return { isRight, alsoRight: isRight ? question.right.filter((other) => other !== answer) : [] };
}

/** Whether `answer` can be given at all: a candidate, or where a number is typed a whole one that is not negative. */
export function isAnswer(question: Question, answer: number): boolean {
  return TYPED_KINDS.has(question.kind)
    ? Number.isSafeInteger(answer) && answer >= 0
    : question.candidates.includes(answer);
}

/** Whether `answer` cannot be carried out: what is too large does not go in. */
export function isImpossible({ impossible = [] }: Question, answer: number): boolean {
  return impossible.includes(answer);
}

/**
 * The rules by which `answer` would be right, the one to be told first: another convention, another policy of the family, a
 * known slip. Empty for a right answer, and where no rule is known.
 */
export function diagnose(question: Question, answer: number): readonly RuleName[] {
  if (question.right.includes(answer)) return [];
  return question.rules.filter((rule) => saysSo(rule, answer)).map(({ rule }) => rule);
}

function saysSo({ picks, from = Infinity, to = -Infinity }: RulePicks, answer: number): boolean {
  return picks.includes(answer) || (answer >= from && answer <= to);
}
