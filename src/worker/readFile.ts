/** Reading of large scenario files in a worker of its own, which ends with it: the page answers meanwhile. */
import type { OpenedScenario } from "../codec/scenario/scenarioFile.ts";

/** The part of a Worker that is used; tests put something else in its place. */
export interface ReaderPort {
  postMessage(text: string): void;
  terminate(): void;
  onMessage(handler: (opened: OpenedScenario) => void): void;
  onFailure(handler: () => void): void;
}

export function startRealReader(): ReaderPort {
  const worker = new Worker(new URL("./readEntry.ts", import.meta.url), { type: "module" });
  return {
    postMessage: (text) => worker.postMessage(text),
    terminate: () => worker.terminate(),
    onMessage: (handler) =>
      worker.addEventListener("message", (event: MessageEvent<OpenedScenario>) => handler(event.data)),
    onFailure: (handler) => {
      worker.addEventListener("error", handler);
      worker.addEventListener("messageerror", handler);
    },
  };
}

/** What the text of a file is opened to. Rejects when the worker cannot be loaded or breaks. */
export function readInWorker(text: string, start: () => ReaderPort): Promise<OpenedScenario> {
  return new Promise<OpenedScenario>((resolve, reject) => {
    const port = start();
    const end = (how: () => void) => {
      port.terminate();
      how();
    };
    port.onMessage((opened) => end(() => resolve(opened)));
    port.onFailure(() => end(() => reject(new Error("the worker that reads files failed"))));
    port.postMessage(text);
  });
}
