/** A worker without a worker: a session on the same thread, whose messages are copied as a real port would copy them. */
import type { FromWorker, ToWorker } from "../../src/worker/protocol.ts";
import { createSession, type Portion } from "../../src/worker/session.ts";
import type { FailureCause, WorkerPort } from "../../src/worker/client.ts";

export interface SessionPort extends WorkerPort {
  /** Works until there is nothing left to do. */
  settle(): void;
  /** Works one portion; false when there was nothing to do. */
  work(): boolean;
  fail(report: string, cause?: FailureCause): void;
  readonly isTerminated: boolean;
}

/** `mostRows`: where a run without an end stops; the worker's own limit by default. `portion`: how long it works at a time. */
export function createSessionPort(mostRows?: number, portion?: Portion): SessionPort {
  const handlers: ((message: FromWorker) => void)[] = [];
  const failures: ((report: string, cause?: FailureCause) => void)[] = [];
  let isTerminated = false;
  const session = createSession(
    (message) => {
      if (!isTerminated) for (const handler of handlers) handler(structuredClone(message));
    },
    mostRows,
    portion,
  );
  return {
    postMessage: (message: ToWorker) => session.receive(structuredClone(message)),
    terminate: () => {
      isTerminated = true;
    },
    onMessage: (handler) => handlers.push(handler),
    onFailure: (handler) => failures.push(handler),
    settle: () => {
      for (let isBusy = true; isBusy;) isBusy = !isTerminated && session.work();
    },
    work: () => !isTerminated && session.work(),
    fail: (report, cause) => failures.forEach((handler) => handler(report, cause)),
    get isTerminated() {
      return isTerminated;
    },
  };
}
