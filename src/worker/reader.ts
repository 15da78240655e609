/** Reading of what is large in a worker of its own, which ends with it: the page answers meanwhile. */
import type { Readings, ToReader } from "./reading.ts";

/** The part of a Worker that is used; tests put something else in its place. */
export interface ReaderPort<Kind extends keyof Readings> {
  postMessage(message: ToReader<Kind>): void;
  terminate(): void;
  onMessage(handler: (opened: Readings[Kind]["opened"]) => void): void;
  onFailure(handler: () => void): void;
}

export function startRealReader<Kind extends keyof Readings>(): ReaderPort<Kind> {
  const worker = new Worker(new URL("./readEntry.ts", import.meta.url), { type: "module" });
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    onMessage: (handler) =>
      worker.addEventListener("message", (event: MessageEvent<Readings[Kind]["opened"]>) => handler(event.data)),
    onFailure: (handler) => {
      worker.addEventListener("error", handler);
      worker.addEventListener("messageerror", handler);
    },
  };
}

/** What `message` is opened to. Rejects when the worker cannot be loaded or breaks. */
export function readInWorker<Kind extends keyof Readings>(
  message: ToReader<Kind>,
  start: () => ReaderPort<Kind>,
): Promise<Readings[Kind]["opened"]> {
  return new Promise<Readings[Kind]["opened"]>((resolve, reject) => {
    const port = start();
    const end = (how: () => void) => {
      port.terminate();
      how();
    };
    // To take over what is large is a task, and to show it another.
    port.onMessage((opened) => end(() => setTimeout(() => resolve(opened))));
    port.onFailure(() => end(() => reject(new Error("the worker that reads failed"))));
    port.postMessage(message);
  });
}
