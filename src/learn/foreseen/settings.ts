/** How a task is set in which somebody foresees what happens. */
import type { Feedback } from "../hands/settings.ts";
import type { ForeseenKind } from "../../model/questionKinds.ts";

export interface ForeseenSettings {
  readonly kinds: readonly ForeseenKind[];
  /** How many questions; a run that has fewer asks as many as it has. */
  readonly questions: number;
  /** When one is told. */
  readonly feedback: Feedback;
}
