/** What the result of a task is worth, decided by hand or foreseen: everything in it is played again, nothing is believed. */
import { BY_HAND_KINDS } from "../model/byHand.ts";
import type { Lock } from "../model/locks.ts";
import type { Scenario } from "../model/scenario.ts";
import { regradedAnswers, type ForeseenAnswer } from "./foreseen/regrade.ts";
import type { ForeseenSettings } from "./foreseen/settings.ts";
import { otherNumbers } from "./hands/otherNumbers.ts";
import type { Act } from "./hands/play.ts";
import { regraded, type Regraded } from "./hands/regrade.ts";
import type { HandsSettings } from "./hands/settings.ts";
import { changedParts, type ChangedPart } from "./locks.ts";

/** How the task is set, and what was done about it. */
export type TaskResult =
  | {
      readonly challenge: { readonly version: 1; readonly settings: HandsSettings };
      readonly acts: readonly Act[];
    }
  | {
      readonly challenge: { readonly version: 2; readonly settings: ForeseenSettings };
      readonly answers: readonly ForeseenAnswer[];
    };

export interface TaskGrade extends Regraded {
  /** What was changed of the task. */
  readonly changed: readonly ChangedPart[];
  /** Something of that was locked: the task itself is what was played again. */
  readonly isLockedChange: boolean;
}

/** The scenario of a task with its numbers; `seed` null: as it is. `kinds`: what is decided or foreseen. */
export function withNumbers(scenario: Scenario, seed: number | null, kinds: readonly string[]): Scenario {
  if (seed === null) return scenario;
  const decided = BY_HAND_KINDS.filter((kind) => kinds.includes(kind));
  return otherNumbers(scenario, seed, decided);
}

/** `start`: with its numbers; `changed`: as whoever did it has changed that, null: not at all. */
export function gradedTask(
  start: Scenario,
  changed: Scenario | null,
  locks: readonly Lock[],
  result: TaskResult,
): TaskGrade {
  const parts = changed ? changedParts(start, changed) : [];
  const isLockedChange = parts.some((part) => locks.includes(part));
  const played = changed && !isLockedChange ? changed : start;
  const grade =
    "acts" in result
      ? regraded(played, null, result.challenge.settings, result.acts)
      : regradedAnswers(played, result.challenge.settings, result.answers);
  return { ...grade, changed: parts, isLockedChange };
}
