/** Predicting without workers: a real run and a real search on the same thread, worked off when a test says so. */
import { createPredict, type Predict } from "../../src/store/predict.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { createRunClient } from "../../src/worker/client.ts";
import type { FromQuestions, QuestionsPort } from "../../src/worker/questionsProtocol.ts";
import { createQuestionsSession } from "../../src/worker/questionsSession.ts";
import { openApp, type OneRun } from "./oneRun.tsx";
import { createSessionPort } from "./sessionPort.ts";

/** Workers that a test can take away. */
export function mortalQuestions() {
  let fail: (() => void) | null = null;
  let started = 0;
  let isDeaf = false;
  return {
    start(): QuestionsPort {
      const port = questionsPort();
      started += 1;
      return {
        ...port,
        postMessage: (message) => !isDeaf && port.postMessage(message),
        onFailure: (handler) => (fail = () => handler("gone")),
      };
    },
    /** The one that was started last is gone, and says so. */
    take: () => fail?.(),
    /** They answer nothing from now on, or do again. */
    deafen: (is: boolean) => (isDeaf = is),
    started: () => started,
  };
}

export function questionsPort(): QuestionsPort {
  const handlers: ((message: FromQuestions) => void)[] = [];
  const session = createQuestionsSession((message) => {
    for (const handler of handlers) handler(structuredClone(message));
  });
  return {
    postMessage(message) {
      session.receive(structuredClone(message));
      while (session.work());
    },
    terminate: () => {},
    onMessage: (handler) => handlers.push(handler),
    onFailure: () => {},
  };
}

export interface Opened {
  readonly page: OneRun;
  /** Has the run simulated as far as it has been asked for. */
  settle(): void;
}

/** A run of `scenario`, known to its end, at its beginning. */
export async function openRun(scenario: Scenario): Promise<Opened> {
  const port = createSessionPort();
  const page = openApp({ scenario, connect: (listener) => createRunClient(() => port, listener) });
  await Promise.resolve();
  port.settle();
  page.actions.seekStart();
  return { page, settle: () => port.settle() };
}

export function predictOf(
  { page }: Opened,
  storage: Parameters<typeof createPredict>[0]["storage"] = null,
  startWorker: () => QuestionsPort = questionsPort,
): Predict {
  let time = 0;
  const predict = createPredict({
    run: page.run,
    pause: () => {},
    now: () => (time += 1000),
    startWorker,
    storage,
  });
  predict.open();
  return predict;
}
