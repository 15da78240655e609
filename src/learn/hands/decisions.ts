/**
 * The decisions of a run that somebody makes in the place of the policies: each as a question, whose right answers are what
 * the policy decides in the very state that the decisions before have led to. Of decisions that are made already only the
 * place is known. Finding them takes a run of its own, in portions.
 */
import type { ByHandKind, ByHandSpec } from "../../model/byHand.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";
import type { Question } from "../question.ts";
import { nextToRun } from "../questions/nextToRun.ts";
import { places } from "../questions/place.ts";
import { pages } from "../questions/victim.ts";
import { Watch } from "../watch.ts";
import type { MakeWatcher } from "../watcher.ts";

/** Rows of the run that are looked through, and decisions that are asked for: more are no exercise. */
const MOST_ROWS = 20_000;
export const MOST_DECISIONS = 60;

export interface HandsDecision {
  readonly time: Tick;
  /** What is asked; null: it cannot be asked (too many candidates, or chance decides), and is left to the policy. */
  readonly question: Question | null;
}

/** `scenario` with the decisions that are made in it. */
export function playedScenario(scenario: Scenario, byHand: ByHandSpec): Scenario {
  return { ...scenario, byHand };
}

interface Found {
  readonly kind: ByHandKind;
  readonly time: Tick;
  question: Question | null;
}

class DecisionSearch {
  readonly #found: Found[] = [];
  readonly #watch: Watch;
  readonly #made: number;
  #asked = 0;

  /** Of a valid scenario with decisions made by hand. */
  constructor(scenario: Scenario) {
    this.#made = scenario.byHand?.made.length ?? 0;
    const limits = { until: Infinity, mostRows: MOST_ROWS, mostQuestions: Infinity, fromRow: 0, isAll: true };
    this.#watch = new Watch(scenario, [this.#watcher], limits);
  }

  /** False when all are found. */
  work(isTime?: () => boolean): boolean {
    return this.#asked < MOST_DECISIONS && this.#watch.work(isTime ?? (() => true));
  }

  /** In the order of the run. */
  get decisions(): HandsDecision[] {
    return this.#found.map(({ time, question }) => ({ time, question }));
  }

  readonly #watcher: MakeWatcher = (watched) => {
    const ask = (question: Question) => {
      const latest = this.#found.at(-1);
      if (!latest || latest.question || latest.kind !== question.kind || this.#found.length <= this.#made) return;
      latest.question = question;
      this.#asked += 1;
    };
    const inner = [nextToRun, pages, places].map((make) => make({ ...watched, ask }));
    return {
      decided: (decision, time, place) => {
        this.#found.push({ kind: decision.kind, time, question: null });
        for (const watcher of inner) watcher.decided?.(decision, time, place);
      },
      hear: (event, place) => {
        for (const watcher of inner) watcher.hear(event, place);
      },
    };
  };
}

/** All of them at once: of `scenario`, after `made`. */
export function decisionsOf(scenario: Scenario, byHand: ByHandSpec): HandsDecision[] {
  const search = new DecisionSearch(playedScenario(scenario, byHand));
  while (search.work());
  return search.decisions;
}
