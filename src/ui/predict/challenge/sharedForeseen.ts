/** What is shared of a challenge in which one foresees: the answers so far, where that is wanted. */
import type { Scenario } from "../../../model/scenario.ts";
import type { Attempt } from "../../../store/predict.ts";
import type { PlayedTask } from "../../shared/sharedTask.ts";
import type { ForeseenGiven } from "./given.ts";
import { linkOfAnswers } from "./ResultLink.tsx";

export function sharedForeseen(given: ForeseenGiven, exercise: Scenario, attempts: readonly Attempt[]): PlayedTask {
  const answers = attempts.map(({ answer, hints }) => ({ answer, hints }));
  return { exercise, answers: answers.length > 0 ? () => linkOfAnswers(given, exercise, answers) : null };
}
