/** The key of a task: all that can be asked in it, in a run in which nothing is decided wrongly, and what is right. */
import { simulate } from "../engine/simulate.ts";
import type { ByHandKind } from "../model/byHand.ts";
import type { ForeseenKind } from "../model/questionKinds.ts";
import type { Scenario } from "../model/scenario.ts";
import type { HostInfo } from "../trace/hostState.ts";
import { decisionsOf } from "./hands/decisions.ts";
import { withNumbers } from "./gradedTask.ts";
import type { Question } from "./question.ts";
import { questionsOf } from "./questionsOf.ts";

/** How a task is set, as far as its key depends on it. */
export type AskedOf =
  | { readonly version: 1; readonly kinds: readonly ByHandKind[] }
  | { readonly version: 2; readonly kinds: readonly ForeseenKind[] };

export interface TaskKey {
  /** With its numbers. */
  readonly scenario: Scenario;
  /** Whose names answers have. */
  readonly info: HostInfo;
  readonly questions: readonly Question[];
}

/** The key of `scenario` with the numbers of `seed`; null: with its own. */
export function keyOf(scenario: Scenario, asked: AskedOf, seed: number | null): TaskKey {
  const start = withNumbers(scenario, seed, asked.kinds);
  const questions = askedIn(start, asked);
  // Machines that commands create have their names by then.
  const { info } = simulate(start, { until: (questions.at(-1)?.time ?? 0) + 1, maxRows: MOST_ROWS });
  return { scenario: start, info, questions };
}

/** As far as questions are looked for. */
const MOST_ROWS = 20_000;

function askedIn(start: Scenario, asked: AskedOf): readonly Question[] {
  if (asked.version === 1)
    return decisionsOf(start, { kinds: asked.kinds, made: [] }).flatMap(({ question }) => question ?? []);
  const kinds = new Set<string>(asked.kinds);
  return questionsOf(start).filter(({ kind }) => kinds.has(kind));
}

/** The names in a list, one a line, each once. */
export function namesIn(text: string): readonly string[] {
  const all = text.split(/\r?\n/).map((line) => line.trim().replaceAll(/\s+/g, " "));
  return [...new Set(all.filter((name) => name !== ""))];
}
