/** What a log of acts is worth: found by playing it again, whoever claims what. */
import type { Scenario } from "../../model/scenario.ts";
import { otherNumbers } from "./otherNumbers.ts";
import { askedNow, handsCounts, replayed, type Act, type HandsCounts, type HandsMark } from "./play.ts";
import type { HandsSettings } from "./settings.ts";

export interface Regraded extends HandsCounts {
  readonly marks: readonly HandsMark[];
  /** Decisions with a first answer. */
  readonly done: number;
  /** Decisions that the exercise asks for, as far as it was played. */
  readonly total: number;
  readonly isOver: boolean;
}

/** `seed`: of the numbers; null: those of the scenario. */
export function regraded(
  scenario: Scenario,
  seed: number | null,
  settings: HandsSettings,
  acts: readonly Act[],
): Regraded {
  const exercise = seed === null ? scenario : otherNumbers(scenario, seed, settings.kinds);
  const { play, decisions } = replayed(exercise, settings, acts);
  const marked = new Set(play.marks.map(({ index }) => index));
  const asked = [...decisions.keys()].filter((at) => decisions[at]!.question !== null || marked.has(at));
  return {
    ...handsCounts(play.marks),
    marks: play.marks,
    done: play.marks.length,
    total: asked.length,
    isOver: askedNow(play, decisions) === null,
  };
}
