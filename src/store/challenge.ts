/** Challenges and results as they are opened: the scenario that a link carries, and what a log of acts or answers is worth. */
import {
  decodeChallenge,
  decodeResult,
  locksOf,
  seedFor,
  type Challenge,
  type ChallengeResult,
} from "../codec/challenge/challengeLink.ts";
import { gradedTask, withNumbers, type TaskGrade } from "../learn/gradedTask.ts";
import { isLockedChange } from "../learn/locks.ts";
import type { Scenario } from "../model/scenario.ts";
import { readLink } from "./readLink.ts";

export interface ChallengeTask<Kind extends Challenge = Challenge> {
  readonly challenge: Kind;
  /** With its own numbers. */
  readonly scenario: Scenario;
}

export interface ShownResult {
  readonly result: ChallengeResult;
  readonly graded: TaskGrade;
  /** What was played. */
  readonly scenario: Scenario;
}

/** Null: the link carries none that can be read. */
export async function taskOfChallenge(link: string): Promise<ChallengeTask | null> {
  const challenge = await decodeChallenge(link);
  return challenge && withScenario(challenge);
}

export async function taskOfResult(link: string): Promise<ShownResult | null> {
  const result = await decodeResult(link);
  const task = result && (await withScenario(result.challenge));
  if (!result || !task) return null;
  const start = startOf(task, result.name);
  const changed = result.changed === undefined ? null : await scenarioOf(result.changed);
  const graded = gradedTask(start, changed, locksOf(task.challenge), result);
  return { result, graded, scenario: changed && !graded.isLockedChange ? changed : start };
}

/** The scenario with the numbers of whoever has this name. */
export function startOf({ challenge, scenario }: ChallengeTask, name: string): Scenario {
  return withNumbers(scenario, seedFor(challenge, name), challenge.settings.kinds);
}

/** What `link` says has become of a task, where that may be; else how it starts. */
export async function playedOf(task: ChallengeTask, start: Scenario, link: string | undefined): Promise<Scenario> {
  const changed = link === undefined ? null : await scenarioOf(link);
  return changed && !isLockedChange(locksOf(task.challenge), start, changed) ? changed : start;
}

async function withScenario(challenge: Challenge): Promise<ChallengeTask | null> {
  const scenario = await scenarioOf(challenge.scenario);
  return scenario && { challenge, scenario };
}

async function scenarioOf(link: string): Promise<Scenario | null> {
  const content = await readLink(link);
  return content.ok && content.value ? content.value.scenario : null;
}
