/** Asks the worker of curves for one thing at a time: what it says of the one before is passed over. */
import type { CurvesPort } from "../worker/curvesClient.ts";
import type { FromCurves, ToCurves } from "../worker/curvesProtocol.ts";

export interface CurvesJobs {
  /** The worker is started when something is asked for first. */
  ask(message: (job: number) => ToCurves): void;
  stop(): void;
  /** Ends the worker. */
  close(): void;
}

interface Answers {
  told(message: FromCurves): void;
  /** The worker could not do it, or is gone. */
  failed(): void;
}

export function createCurvesJobs(startWorker: () => CurvesPort, { told, failed }: Answers): CurvesJobs {
  let port: CurvesPort | null = null;
  let job = 0;
  const close = () => {
    job += 1;
    port?.terminate();
    port = null;
  };
  const started = (): CurvesPort => {
    const worker = startWorker();
    worker.onMessage((message) => {
      if (message.job !== job) return;
      if (message.type === "failed") failed();
      else told(message);
    });
    worker.onFailure(() => {
      close();
      failed();
    });
    return worker;
  };
  return {
    ask(message) {
      job += 1;
      port ??= started();
      port.postMessage(message(job));
    },
    stop() {
      job += 1;
      port?.postMessage({ type: "stop", job });
    },
    close,
  };
}
