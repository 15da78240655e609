/** The attempts at challenges that this browser knows: for each challenge its latest one, whose acts are kept with it. */
import { challengeId, type Challenge } from "../../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../../codec/link/link.ts";
import type { Scenario } from "../../../model/scenario.ts";

export interface ChallengeAttempt {
  readonly name: string;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  /** Drawn at the start. */
  readonly id: string;
  /** The link of what has been made of the task; absent: it is as it was. */
  readonly changed?: string;
}

const keyOf = (challenge: Challenge) => `hyperscope.challenge.${challengeId(challenge)}`;

/** Oldest first. */
export function attemptsOf(challenge: Challenge): readonly ChallengeAttempt[] {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(keyOf(challenge)) ?? "[]");
    return Array.isArray(found) ? found.filter(isAttempt) : [];
  } catch {
    return [];
  }
}

export function beginAttempt(challenge: Challenge, name: string): ChallengeAttempt {
  const before = attemptsOf(challenge);
  const attempt = newAttempt(name, (before.at(-1)?.attempt ?? 0) + 1);
  keep(challenge, [...before, attempt]);
  return attempt;
}

/** One that begins now, and is kept nowhere. */
export function newAttempt(name: string, attempt: number): ChallengeAttempt {
  return { name, attempt, startedAt: Date.now(), id: Math.random().toString(36).slice(2, 12) };
}

/** Notes what has been made of the task. */
export async function keepChanged(challenge: Challenge, { id }: ChallengeAttempt, scenario: Scenario): Promise<void> {
  const { language } = challenge;
  const changed = await encodeLink({ scenario, cursor: { time: 0, step: 0 }, language });
  const noted = attemptsOf(challenge).map((attempt) => (attempt.id === id ? { ...attempt, changed } : attempt));
  keep(challenge, noted);
}

function keep(challenge: Challenge, attempts: readonly ChallengeAttempt[]): void {
  try {
    window.localStorage.setItem(keyOf(challenge), JSON.stringify(attempts));
  } catch {
    // A full or forbidden storage is no reason not to go on.
  }
}

function isAttempt(found: unknown): found is ChallengeAttempt {
  return (
    typeof found === "object" &&
    found !== null &&
    "name" in found &&
    typeof found.name === "string" &&
    "attempt" in found &&
    typeof found.attempt === "number" &&
    "startedAt" in found &&
    typeof found.startedAt === "number" &&
    "id" in found &&
    typeof found.id === "string" &&
    (!("changed" in found) || typeof found.changed === "string")
  );
}
