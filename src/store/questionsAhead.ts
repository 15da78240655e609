/** The questions that a run asks by itself, for whoever asks a class. They come from a worker, which ends with it. */
import type { Question } from "../learn/question.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import { startQuestionsWorker } from "../worker/questionsClient.ts";
import type { QuestionsPort } from "../worker/questionsProtocol.ts";

/**
 * `until` null: to the end of the run. `found` is called once, without any where they could not be found. Returns the
 * function that ends it.
 */
export function findQuestions(
  scenario: Scenario,
  until: Tick | null,
  found: (questions: readonly Question[]) => void,
  start: () => QuestionsPort = startQuestionsWorker,
): () => void {
  const port = start();
  port.onMessage((message) => {
    found(message.type === "found" ? message.questions : []);
    port.terminate();
  });
  port.onFailure(() => {
    found([]);
    port.terminate();
  });
  port.postMessage({ type: "find", job: 1, scenario, host: 0, fromRow: 0, until });
  return () => port.terminate();
}
