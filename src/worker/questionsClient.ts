/** The page's end of the worker that looks for questions. */
import type { FromQuestions, QuestionsPort } from "./questionsProtocol.ts";

export function startQuestionsWorker(): QuestionsPort {
  const worker = new Worker(new URL("./questionsEntry.ts", import.meta.url), { type: "module" });
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    onMessage: (handler) =>
      worker.addEventListener("message", (event: MessageEvent<FromQuestions>) => handler(event.data)),
    onFailure: (handler) => {
      worker.addEventListener("error", (event) => handler(event.message || "The worker could not be loaded."));
      worker.addEventListener("messageerror", () => handler("A message of the worker could not be read."));
    },
  };
}
