/** The page's end of the worker for faults by frames. */
import type { FromCurves, ToCurves } from "./curvesProtocol.ts";

/** The part of a Worker that is used; tests put a session in its place. */
export interface CurvesPort {
  postMessage(message: ToCurves): void;
  terminate(): void;
  onMessage(handler: (message: FromCurves) => void): void;
  onFailure(handler: (report: string) => void): void;
}

export function startCurvesWorker(): CurvesPort {
  const worker = new Worker(new URL("./curvesEntry.ts", import.meta.url), { type: "module" });
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    onMessage: (handler) =>
      worker.addEventListener("message", (event: MessageEvent<FromCurves>) => handler(event.data)),
    onFailure: (handler) => {
      worker.addEventListener("error", (event) => handler(event.message || "The worker could not be loaded."));
      worker.addEventListener("messageerror", () => handler("A message of the worker could not be read."));
    },
  };
}
