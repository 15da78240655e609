/**
 * The page's end of the worker: opens runs, keeps their trace, and tells when more of it is known or the worker failed.
 * A worker that does not answer in time counts as failed: it can be started again, and nothing of the scenario is lost.
 */
import type { PolicyChoice, Scenario } from "../model/scenario.ts";
import type { Tick } from "../model/units.ts";
import type { RuleComparison } from "../trace/figures/comparison.ts";
import type { PolicyTrial, TriedPart } from "../trace/figures/policyTrials.ts";
import type { HostShape, HostState } from "../trace/hostState.ts";
import { knowsRows } from "../trace/host/reducer.ts";
import { unpackHost } from "../trace/packedHost.ts";
import { Trace } from "../trace/trace.ts";
import { takeWorker } from "./ahead.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** The part of a Worker that is used; tests put a session in its place. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onMessage(handler: (message: FromWorker) => void): void;
  onFailure(handler: (report: string, cause?: FailureCause) => void): void;
}

/** Why there is no answer: the worker's code did not arrive, the worker is silent, or it met a bug of ours. */
export type FailureCause = "notLoaded" | "silent" | "bug";

export interface RunListener {
  /**
   * What is known of the run by now. `isResting`: no more comes unless asked for; `isFull`: nor then. `further`: the traces of
   * the hosts behind the first one.
   */
  changed(trace: Trace, isResting: boolean, isFull: boolean, further: readonly Trace[]): void;
  failed(report: string, cause: FailureCause): void;
  /** What is known by now of the rules on which the answer of the run depends. */
  compared?(comparison: RuleComparison): void;
  /** What one of the policies that were asked for makes of the run; null: no more can be tried. */
  tried?(of: TriedPart, trial: PolicyTrial | null, isDone: boolean): void;
}

export interface RunClient {
  /** Simulates `scenario`, at least to `until`. `known`: the traces that another client has of it, to begin with. */
  open(scenario: Scenario, until: Tick, known?: readonly Trace[]): void;
  /** Makes sure that more than `until` gets known. */
  extend(until: Tick): void;
  /** Finds out which rules the answer depends on, however large the run is. */
  compare(): void;
  /** Tries these policies instead of those asked for before, each up to `until` (null: to its end). */
  tryPolicies(of: TriedPart, choices: readonly PolicyChoice[], until: Tick | null, host: number): void;
  /** Throws the worker away; the next `open` starts another. */
  close(): void;
}

/** How long the worker may be silent while work is asked of it. */
const SILENCE_MS = 15_000;

export function createRunClient(startWorker: () => WorkerPort, listener: RunListener): RunClient {
  let port: WorkerPort | null = null;
  let run = 0;
  /** Index: host. */
  let traces: readonly Trace[] = [];
  /** The keyframes that came last. */
  let keyframes: readonly HostState[] = [];
  let pending: { keeps: number; shapes: readonly HostShape[] } | null = null;
  let extendedTo = -1;
  let hasAnswered = false;
  let watch: ReturnType<typeof setTimeout> | undefined;

  const fail = (report: string, cause: FailureCause = "bug") => {
    clearTimeout(watch);
    held = null;
    port?.terminate();
    port = null;
    listener.failed(report, cause);
  };
  const expectAnswer = () => {
    clearTimeout(watch);
    watch = setTimeout(() => fail(`The worker has not answered for ${SILENCE_MS / 1000} s.`, "silent"), SILENCE_MS);
  };

  const tell = (isResting: boolean, isFull: boolean) => {
    const [first, ...further] = traces;
    if (first) listener.changed(first, isResting, isFull, further);
  };

  /** What has come since a chunk with rows of which it is not known yet what they change. */
  let held: FromWorker[] | null = null;

  /** Holds what comes until that is known. */
  const hold = (chunk: FromWorker) => {
    const mine = [chunk];
    held = mine;
    clearTimeout(watch);
    const goOn = () => {
      if (held !== mine) return;
      held = null;
      mine.forEach(receive);
    };
    import("../trace/host/further.ts").then(
      ({ learnFurtherRows }) => {
        learnFurtherRows();
        goOn();
      },
      (error: unknown) => {
        if (held === mine) fail(String(error), "notLoaded");
      },
    );
  };

  // A stale run is not told of, but its chunks are kept: the next run may share a beginning with it.
  const receive = (message: FromWorker) => {
    hasAnswered = true;
    if (held) {
      held.push(message);
      return;
    }
    if (message.type === "chunk" && ![message, ...message.further].every(({ chunk }) => knowsRows(chunk.kinds)))
      return hold(message);
    const isStale = message.run !== run;
    switch (message.type) {
      case "opened":
        pending = message;
        break;
      case "chunk":
        // The trace before stays the present one until the first chunk of the new one is here.
        if (traces.length === 0 || pending?.keeps === 0) traces = pending!.shapes.map((shape) => Trace.empty(shape));
        pending = null;
        keyframes = [message, ...message.further].map(({ keyframe }, host) =>
          unpackHost(keyframe, keyframes[host] ?? null, traces[host]!.info),
        );
        traces = [message, ...message.further].map(({ chunk }, host) =>
          traces[host]!.with({ ...chunk, keyframe: keyframes[host]! }),
        );
        if (!isStale) tell(false, false);
        break;
      case "caughtUp":
        break;
      case "resting":
        // More has been asked for since: the answer to that is still to come.
        if (isStale || message.until < extendedTo) return;
        clearTimeout(watch);
        tell(true, message.isFull);
        return;
      case "compared":
        if (!isStale) listener.compared?.(message.comparison);
        return;
      case "tried":
        if (!isStale) listener.tried?.(message.of, message.trial, message.isDone);
        return;
      case "failed":
        if (!isStale) fail(message.report);
        return;
    }
    expectAnswer();
  };

  return {
    open(scenario, until, known = []) {
      run += 1;
      extendedTo = until;
      if (!port) {
        traces = known;
        pending = null;
        try {
          port = startWorker();
        } catch (error) {
          return fail(String(error), "notLoaded");
        }
        port.onMessage(receive);
        hasAnswered = false;
        // Whose code was there has been ended by the browser.
        port.onFailure((report, cause) => fail(report, cause === "notLoaded" && hasAnswered ? "silent" : cause));
      }
      port.postMessage({ type: "open", run, scenario, until, has: known[0]?.chunks.length ?? 0 });
      expectAnswer();
    },
    extend(until) {
      if (!port || until <= extendedTo) return;
      extendedTo = until;
      port.postMessage({ type: "extend", run, until });
      expectAnswer();
    },
    compare() {
      port?.postMessage({ type: "compare", run });
    },
    tryPolicies(of, choices, until, host) {
      port?.postMessage({ type: "tryPolicies", run, of, choices, until, host });
    },
    close() {
      clearTimeout(watch);
      held = null;
      port?.terminate();
      port = null;
    },
  };
}

/** A real worker as a port. */
export function startRealWorker(): WorkerPort {
  const worker = takeWorker();
  return {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    onMessage: (handler) =>
      worker.addEventListener("message", (event: MessageEvent<FromWorker>) => handler(event.data)),
    onFailure: (handler) => {
      worker.addEventListener("error", (event) => {
        // An error in the code comes with its message; without one, the code is not there.
        if (event.message) handler(event.message);
        else handler("The worker could not be loaded.", "notLoaded");
      });
      worker.addEventListener("messageerror", () => handler("A message of the worker could not be read."));
    },
  };
}
