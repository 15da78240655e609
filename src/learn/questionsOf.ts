/**
 * The questions that a run holds, and which of them comes next. Finding them takes a run of its own, in portions; choosing
 * among them takes nothing, and goes by what has been answered.
 */
import { createStream, nextInt } from "../base/prng.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { Question, QuestionKind } from "./question.ts";
import { commandsGiven } from "./questions/lifecycle.ts";
import { nextToRun } from "./questions/nextToRun.ts";
import { finishes, takers, timeslices } from "./questions/time.ts";
import { pages } from "./questions/victim.ts";
import { Watch } from "./watch.ts";
import type { MakeWatcher } from "./watcher.ts";

const WATCHERS: readonly MakeWatcher[] = [nextToRun, pages, commandsGiven, timeslices, finishes, takers];

/** Rows of a run that are looked through: some seconds of work. */
const MOST_WATCHED_ROWS = 20_000;
/** So many questions are kept of a run. */
const MOST_KEPT = 400;

export interface QuestionLimits {
  /** Only questions from this row on are wanted; absent: from the beginning. */
  readonly fromRow?: number;
  /** Only from what is known: no moment from this one on. */
  readonly until?: Tick;
  readonly mostRows?: number;
}

/** Finds the questions of a run portion by portion. */
class QuestionSearch {
  readonly #watch: Watch;

  constructor(scenario: Scenario, limits: QuestionLimits = {}) {
    const { until = Infinity, fromRow = 0, mostRows = fromRow + MOST_WATCHED_ROWS } = limits;
    this.#watch = new Watch(scenario, WATCHERS, { until, mostRows, fromRow, mostQuestions: MOST_KEPT });
  }

  /** False when all are found. */
  work(isTime?: () => boolean): boolean {
    return this.#watch.work(isTime);
  }

  get questions(): Question[] {
    return this.#watch.questions;
  }
}

/** All questions of a run at once. */
export function questionsOf(scenario: Scenario, limits: QuestionLimits = {}): Question[] {
  const search = new QuestionSearch(scenario, limits);
  while (search.work());
  return search.questions;
}

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
