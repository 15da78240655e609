/** The questions that a run asks by itself, and the keys of tasks, for whoever asks a class. They come from a worker, which ends with it. */
import type { AskedOf, TaskKey } from "../learn/keys.ts";
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

/** The keys of a task, one after the other, in the order of `seeds`. Returns the function that ends it. */
export function findKeys(
  {
    scenario,
    asked,
    seeds,
  }: { readonly scenario: Scenario; readonly asked: AskedOf; readonly seeds: readonly (number | null)[] },
  { found, failed }: { readonly found: (key: TaskKey) => void; readonly failed: () => void },
  start: () => QuestionsPort = startQuestionsWorker,
): () => void {
  const port = start();
  const fail = () => {
    failed();
    port.terminate();
  };
  port.onMessage((message) => {
    if (message.type === "failed") return fail();
    if (message.type !== "key") return;
    found(message.key);
    if (message.isLast) port.terminate();
  });
  port.onFailure(fail);
  port.postMessage({ type: "keys", job: 1, scenario, asked, seeds });
  return () => port.terminate();
}
