/** How an exercise is set that somebody plays. */
import type { ByHandKind } from "../../model/byHand.ts";

export const FEEDBACKS = ["atOnce", "atEnd"] as const;
export type Feedback = (typeof FEEDBACKS)[number];
export const AFTER_MISTAKES = ["tryAgain", "fix", "mine"] as const;
export type AfterMistake = (typeof AFTER_MISTAKES)[number];

export interface HandsSettings {
  readonly kinds: readonly ByHandKind[];
  /** When the learner is told. */
  readonly feedback: Feedback;
  /** Told at the end only, a mistake cannot be tried again: it is gone on from the right state then. */
  readonly after: AfterMistake;
}

/** Where a mistake leads, told at the end or at once. */
export function afterMistake({ feedback, after }: HandsSettings): AfterMistake {
  return feedback === "atEnd" && after === "tryAgain" ? "fix" : after;
}
