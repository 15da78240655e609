/** A challenge as somebody does it: with their numbers, and with what they have made of it where that is not locked. */
import {
  locksOf,
  type Challenge,
  type ForeseenChallenge,
  type HandsChallenge,
} from "../../../codec/challenge/challengeLink.ts";
import type { Lock } from "../../../model/locks.ts";
import type { Scenario } from "../../../model/scenario.ts";
import { playedOf, startOf, type ChallengeTask } from "../../../store/challenge.ts";
import type { HandsTask } from "../../../store/hands.ts";
import type { PredictTask } from "../../../store/predict.ts";
import { keepChanged, type ChallengeAttempt } from "./attempts.ts";

interface Given<Kind extends Challenge> {
  readonly challenge: Kind;
  readonly locks: readonly Lock[];
  readonly attempt: ChallengeAttempt;
  /** As it starts, with the numbers of that attempt. */
  readonly start: Scenario;
  readonly scenario: Scenario;
}

export type HandsGiven = Given<HandsChallenge>;
export type ForeseenGiven = Given<ForeseenChallenge>;
export type AnyGiven = HandsGiven | ForeseenGiven;

export async function givenTask(task: ChallengeTask, attempt: ChallengeAttempt): Promise<AnyGiven> {
  const { challenge } = task;
  const start = startOf(task, attempt.name);
  const scenario = await playedOf(task, start, attempt.changed);
  const rest = { locks: locksOf(challenge), attempt, start, scenario };
  return challenge.version === 1 ? { challenge, ...rest } : { challenge, ...rest };
}

export const isForeseen = (given: AnyGiven): given is ForeseenGiven => given.challenge.version === 2;

export function handsTask(given: HandsGiven): HandsTask {
  return taskOf(given);
}

export function foreseenTask(given: ForeseenGiven): PredictTask {
  return taskOf(given);
}

function taskOf<Kind extends Challenge>({ challenge, locks, attempt, start, scenario }: Given<Kind>) {
  return {
    start,
    scenario,
    locks,
    settings: challenge.settings as Kind["settings"],
    id: attempt.id,
    onChange: (changed: Scenario) => void keepChanged(challenge, attempt, changed).catch(() => {}),
  };
}
