/** Challenges and results as they are opened: the scenario that a link carries, and what a log of acts is worth. */
import {
  decodeChallenge,
  decodeResult,
  seedFor,
  type Challenge,
  type ChallengeResult,
} from "../codec/challenge/challengeLink.ts";
import { regraded, type Regraded } from "../learn/hands/regrade.ts";
import type { Scenario } from "../model/scenario.ts";
import { readLink } from "./readLink.ts";

export interface ChallengeTask {
  readonly challenge: Challenge;
  /** With its own numbers. */
  readonly scenario: Scenario;
}

export interface ShownResult {
  readonly result: ChallengeResult;
  readonly graded: Regraded;
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
  const { challenge, name, acts } = result;
  return { result, graded: regraded(task.scenario, seedFor(challenge, name), challenge.settings, acts) };
}

async function withScenario(challenge: Challenge): Promise<ChallengeTask | null> {
  const content = await readLink(challenge.scenario);
  return content.ok && content.value ? { challenge, scenario: content.value.scenario } : null;
}
