/**
 * What is shared from inside an attempt: the task as it was set, and only if whoever shares wants it also what was made of it.
 * Exercises that are played say themselves what that is; lessons, and tasks that nobody has begun, follow from the address.
 */
import { useEffect } from "react";
import { decodeResult, encodeChallenge } from "../../codec/challenge/challengeLink.ts";
import { encodeLink } from "../../codec/link/link.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { App } from "../../store/appState.ts";
import { findLink, handsLink, isFindLink } from "../../store/exerciseLink.ts";
import { isChallengeLink } from "../../store/handsLink.ts";
import { placeOfLink } from "../../store/lessonLink.ts";
import { contentOf } from "../../store/unsaved.ts";

export interface SharedTask {
  /** `moment`: nobody is in an attempt, and the moment that is shown is shared. */
  readonly kind: "moment" | "exercise" | "challenge" | "lesson";
  /** What stands behind the # of its address. Rejects where that would be too long. */
  task(): Promise<string>;
  /** The same with what was answered or changed; null: nothing was. */
  readonly answers: (() => Promise<string>) | null;
}

/** An exercise or a challenge as it is played. */
export interface PlayedTask {
  /** As it begins, with its numbers. */
  readonly exercise: Scenario;
  /** As in `SharedTask`. */
  readonly answers: (() => Promise<string>) | null;
}

let present: (() => PlayedTask) | null = null;

/** As long as the component is there, this is what is played; it is asked when somebody shares. Undefined: nothing is. */
export function useSharedTask(played: (() => PlayedTask) | undefined): void {
  useEffect(() => {
    if (!played) return undefined;
    present = played;
    return () => {
      if (present === played) present = null;
    };
  }, [played]);
}

/** Null: nobody is in an attempt. */
export function sharedTask(app: App): SharedTask | null {
  const { mode, modeLink, language } = app.getState();
  if (modeLink === null || mode === "compare") return null;
  const played = present?.() ?? null;
  if (isChallengeLink(modeLink)) return challengeAt(modeLink, played?.answers ?? null);
  if (played) {
    const content = { scenario: played.exercise, cursor: { time: 0, step: 0 }, language };
    return { kind: "exercise", task: async () => handsLink(await encodeLink(content)), answers: played.answers };
  }
  if (isFindLink(modeLink))
    return { kind: "exercise", task: async () => findLink(await encodeLink(contentOf(app))), answers: null };
  if ((placeOfLink(modeLink)?.lesson ?? null) === null) return null;
  return { kind: "lesson", task: () => Promise.resolve(modeLink), answers: () => encodeLink(contentOf(app)) };
}

/** Of a result that is looked at, the task is shared as well. */
function challengeAt(link: string, answers: SharedTask["answers"]): SharedTask {
  if (!link.startsWith("result.")) return { kind: "challenge", task: () => Promise.resolve(link), answers };
  const task = async () => {
    const result = await decodeResult(link);
    return result ? encodeChallenge(result.challenge) : link;
  };
  return { kind: "challenge", task, answers: () => Promise.resolve(link) };
}
