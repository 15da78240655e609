/**
 * Playing the policy: what each act of the learner makes of the decisions so far. A decision is graded in the state that the
 * learner is in, by the first answer to it; an early mistake makes no later one wrong.
 *
 * ```
 * decision asked --answer--> right ----------------------------------> the next one
 *                        --> not right: tryAgain: the same one again
 *                                       fix: on from the right state
 *                                       mine: on from the learner's own
 *                --give---> the policy decides this one
 *                --undo---> the one before; its mark stays
 * ```
 * Pure: acts in their order give the same play, whoever plays them again.
 */
import type { Scenario } from "../../model/scenario.ts";
import { diagnose, grade, isAnswer, isImpossible } from "../grade.ts";
import type { Question, RuleName } from "../question.ts";
import { decisionsOf, MOST_DECISIONS, type HandsDecision } from "./decisions.ts";
import { afterMistake, type HandsSettings } from "./settings.ts";

export type Act =
  | { readonly act: "answer"; readonly answer: number; readonly hints: number }
  | { readonly act: "give" }
  | { readonly act: "undo" };

/** What came of the first answer to a decision. */
export interface HandsMark {
  /** Place in the list of decisions. */
  readonly index: number;
  readonly question: Question;
  /** Null: the learner had the policy decide. */
  readonly answer: number | null;
  readonly isRight: boolean;
  readonly hints: number;
  /** The rule that a wrong answer follows; null: none that is known. */
  readonly rule: RuleName | null;
}

export interface HandsPlay {
  /** Decisions so far, those included that are not asked; null: what the policy decides. */
  readonly made: readonly (number | null)[];
  /** By place in the list, ascending. An undone decision keeps its mark. */
  readonly marks: readonly HandsMark[];
  /** The present decision was answered wrongly, and is to be tried again. */
  readonly missed: number | null;
}

export const NOTHING_PLAYED: HandsPlay = { made: [], marks: [], missed: null };

/** The decision that is asked now; null: the exercise is over. `decisions`: those of the run so far. */
export function askedNow({ made }: HandsPlay, decisions: readonly HandsDecision[]): Question | null {
  return decisions.slice(0, limitOf(decisions))[made.length]?.question ?? null;
}

/** `play` with what is left to the policy up to the next decision that is asked. */
export function wentOn(play: HandsPlay, decisions: readonly HandsDecision[]): HandsPlay {
  const made = [...play.made];
  const end = limitOf(decisions);
  while (made.length < end && decisions[made.length]!.question === null) made.push(null);
  return made.length === play.made.length ? play : { ...play, made };
}

/** A run with more decisions than anybody would make is left there. */
function limitOf(decisions: readonly HandsDecision[]): number {
  return Math.min(decisions.length, 4 * MOST_DECISIONS);
}

/** Whether `decisions`, found after `searched`, are those of the run after `made` as well. */
export function holdsFor(
  decisions: readonly HandsDecision[],
  searched: readonly (number | null)[],
  made: readonly (number | null)[],
): boolean {
  // What was decided before is known only as decided.
  if (made.length < searched.length) return false;
  return made.every((choice, at) => {
    if (at < searched.length) return choice === searched[at];
    return choice === null || choice === decisions[at]?.question?.right[0];
  });
}

/** What comes of `act`; the same play where it does not apply. */
export function played(
  play: HandsPlay,
  act: Act,
  decisions: readonly HandsDecision[],
  settings: HandsSettings,
): HandsPlay {
  if (act.act === "undo") return undone(play, decisions);
  const question = askedNow(play, decisions);
  if (!question) return play;
  const index = play.made.length;
  const right = question.right[0]!;
  if (act.act === "give") {
    const mark = { index, question, answer: null, isRight: false, hints: 0, rule: null };
    return { made: [...play.made, right], marks: marked(play.marks, mark), missed: null };
  }
  const { answer, hints } = act;
  if (!isAnswer(question, answer)) return play;
  const { isRight } = grade(question, answer);
  const [rule = null] = diagnose(question, answer);
  const marks = marked(play.marks, { index, question, answer, isRight, hints, rule });
  if (isRight) return { made: [...play.made, answer], marks, missed: null };
  const after = afterMistake(settings);
  if (after === "tryAgain") return { ...play, marks, missed: answer };
  const isFixed = after === "fix" || isImpossible(question, answer);
  return { made: [...play.made, isFixed ? right : answer], marks, missed: null };
}

function undone({ made, marks }: HandsPlay, decisions: readonly HandsDecision[]): HandsPlay {
  // What was left to the policy is not worth stopping at; of decisions found before only marks tell that they were asked.
  const asked = new Set(marks.map(({ index }) => index));
  for (const [index, { question }] of decisions.entries()) if (question) asked.add(index);
  let end = made.length - 1;
  while (end >= 0 && !asked.has(end)) end -= 1;
  return { made: made.slice(0, Math.max(0, end)), marks, missed: null };
}

/** The first mark of a decision stays. */
function marked(marks: readonly HandsMark[], mark: HandsMark): readonly HandsMark[] {
  if (marks.some(({ index }) => index === mark.index)) return marks;
  return [...marks, mark].toSorted((a, b) => a.index - b.index);
}

export interface HandsCounts {
  /** Right at the first try, without a hint. */
  readonly right: number;
  readonly hinted: number;
  readonly wrong: number;
  /** Left to the policy. */
  readonly given: number;
  /** What wrong answers followed, the most frequent first; null: no rule that is known. */
  readonly diagnoses: readonly { readonly rule: RuleName | null; readonly count: number }[];
}

export function handsCounts(marks: readonly HandsMark[]): HandsCounts {
  const byRule = new Map<string, { readonly rule: RuleName | null; count: number }>();
  const counts = { right: 0, hinted: 0, wrong: 0, given: 0 };
  for (const { isRight, hints, answer, rule } of marks) {
    counts[isRight ? (hints > 0 ? "hinted" : "right") : answer === null ? "given" : "wrong"] += 1;
    if (isRight || answer === null) continue;
    const key = JSON.stringify(rule);
    const entry = byRule.get(key) ?? { rule, count: 0 };
    entry.count += 1;
    byRule.set(key, entry);
  }
  return { ...counts, diagnoses: [...byRule.values()].toSorted((a, b) => b.count - a.count) };
}

export interface Replay {
  readonly play: HandsPlay;
  /** Those of the run after `searched`, which hold for the play. */
  readonly decisions: readonly HandsDecision[];
  readonly searched: readonly (number | null)[];
}

/** All that `acts` make of an exercise, played again from its beginning. */
export function replayed(scenario: Scenario, settings: HandsSettings, acts: readonly Act[]): Replay {
  const { kinds } = settings;
  let searched: readonly (number | null)[] = [];
  let decisions = decisionsOf(scenario, { kinds, made: searched });
  let play = wentOn(NOTHING_PLAYED, decisions);
  for (const act of acts) {
    play = played(play, act, decisions, settings);
    if (!holdsFor(decisions, searched, play.made)) {
      searched = play.made;
      decisions = decisionsOf(scenario, { kinds, made: searched });
    }
    play = wentOn(play, decisions);
  }
  return { play, decisions, searched };
}
