/** The questions that a run holds. Finding them takes a run of its own, in portions. */
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { Question } from "./question.ts";
import { ballooned } from "./questions/ballooned.ts";
import { dirtied } from "./questions/dirtied.ts";
import { commandsGiven } from "./questions/lifecycle.ts";
import { nextToRun } from "./questions/nextToRun.ts";
import { places } from "./questions/place.ts";
import { finishes, takers, timeslices } from "./questions/time.ts";
import { pages } from "./questions/victim.ts";
import { walks } from "./questions/walk.ts";
import { Watch } from "./watch.ts";
import type { MakeWatcher } from "./watcher.ts";

const WATCHERS: readonly MakeWatcher[] = [
  nextToRun,
  pages,
  commandsGiven,
  places,
  timeslices,
  finishes,
  takers,
  ballooned,
  walks,
];

/** Of several hosts: elsewhere what happens on one of them depends on what comes from the others. */
const OF_SEVERAL_HOSTS: readonly MakeWatcher[] = [dirtied];

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
  /** The host that is asked about; absent: the first. */
  readonly host?: number;
}

/** Finds the questions of a run portion by portion. */
export class QuestionSearch {
  readonly #watch: Watch;

  constructor(scenario: Scenario, limits: QuestionLimits = {}) {
    const { until = Infinity, fromRow = 0, mostRows = fromRow + MOST_WATCHED_ROWS, host = 0 } = limits;
    const makers = scenario.hosts.length > 1 ? OF_SEVERAL_HOSTS : WATCHERS;
    this.#watch = new Watch(scenario, makers, { until, mostRows, fromRow, mostQuestions: MOST_KEPT, host });
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
