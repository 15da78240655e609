/** The attempts at challenges that this browser knows: for each challenge its latest one, whose acts are kept with it. */
import { challengeId } from "../../../codec/challenge/challengeLink.ts";
import type { ChallengeTask } from "../../../store/challenge.ts";

export interface ChallengeAttempt {
  readonly name: string;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  /** Drawn at the start. */
  readonly id: string;
}

const keyOf = ({ challenge }: ChallengeTask) => `hyperscope.challenge.${challengeId(challenge)}`;

/** Oldest first. */
export function attemptsOf(task: ChallengeTask): readonly ChallengeAttempt[] {
  try {
    const found: unknown = JSON.parse(window.localStorage.getItem(keyOf(task)) ?? "[]");
    return Array.isArray(found) ? found.filter(isAttempt) : [];
  } catch {
    return [];
  }
}

export function beginAttempt(task: ChallengeTask, name: string): ChallengeAttempt {
  const before = attemptsOf(task);
  const attempt = {
    name,
    attempt: (before.at(-1)?.attempt ?? 0) + 1,
    startedAt: Date.now(),
    id: Math.random().toString(36).slice(2, 12),
  };
  try {
    window.localStorage.setItem(keyOf(task), JSON.stringify([...before, attempt]));
  } catch {
    // A full or forbidden storage is no reason not to begin.
  }
  return attempt;
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
    typeof found.id === "string"
  );
}
