/**
 * Faults by frames of a file of references, or of a run: what is known of them by now. A worker of its own reads and
 * computes, and ends with it.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ReferenceOptions } from "../codec/references/options.ts";
import type { Problem } from "../model/problems.ts";
import type { PolicyChoice, Scenario } from "../model/scenario.ts";
import type { CurvePoint, FaultCurve } from "../trace/figures/faultCurves.ts";
import { startCurvesWorker, type CurvesPort } from "../worker/curvesClient.ts";
import type { FromCurves, KnownReferences, ReferencePart } from "../worker/curvesProtocol.ts";

export type { KnownReferences, ReferencePart };

export interface CurvesState {
  /** `reading`: `share` of the file has been read; `drawing`: `share` of the points is known. */
  readonly status: "empty" | "reading" | "known" | "drawing" | "drawn" | "stopped" | "refused" | "failed";
  readonly share: number;
  /** References read so far. */
  readonly kept: number;
  readonly known: KnownReferences | null;
  readonly curves: readonly FaultCurve[];
  readonly problems: readonly Problem[];
  /** Rows of a table whose columns are not known. */
  readonly rows: readonly (readonly string[])[];
}

export interface Curves {
  readonly state: StoreApi<CurvesState>;
  read(file: Blob, options: ReferenceOptions): void;
  /** The references of a run in which one vCPU does nothing but refer to pages; their curves follow by themselves. */
  run(scenario: Scenario, choices: readonly PolicyChoice[], sizes: number): void;
  /** `sizes`: numbers of frames, or how many of them from one to all pages. */
  draw(choices: readonly PolicyChoice[], sizes: readonly number[] | number, seed: number): void;
  take(from: number, count: number): Promise<ReferencePart>;
  stop(): void;
  /** Ends the worker. */
  close(): void;
}

const NOTHING: CurvesState = {
  status: "empty",
  share: 0,
  kept: 0,
  known: null,
  curves: [],
  problems: [],
  rows: [],
};

export function createCurves(startWorker: () => CurvesPort = startCurvesWorker): Curves {
  const state = createStore<CurvesState>()(() => NOTHING);
  let port: CurvesPort | null = null;
  let job = 0;
  let afterwards: (() => void) | null = null;
  let taken: ((part: ReferencePart) => void) | null = null;

  const receive = (message: FromCurves) => {
    if (message.type === "part") {
      taken?.(message.part);
      taken = null;
      return;
    }
    // The others are asked by those who draw by number of machines, or by a setting.
    if (message.job !== job || message.type === "loaded" || message.type === "swept") return;
    switch (message.type) {
      case "reading":
        state.setState({ share: message.share, kept: message.kept });
        return;
      case "known":
        state.setState({ status: "known", share: 1, known: message.known });
        afterwards?.();
        return;
      case "refused":
        state.setState({ status: "refused", problems: message.problems, rows: message.rows });
        return;
      case "points": {
        const curves = message.found.reduce<readonly FaultCurve[]>(
          (all, { of, points }) => all.map((curve, at) => (at === of ? withPoints(curve, points) : curve)),
          state.getState().curves,
        );
        state.setState({ status: message.share === 1 ? "drawn" : "drawing", share: message.share, curves });
        return;
      }
      case "failed":
        state.setState({ status: "failed" });
    }
  };
  const portOf = (): CurvesPort => {
    if (port) return port;
    const started = startWorker();
    port = started;
    started.onMessage(receive);
    started.onFailure(() => {
      started.terminate();
      port = null;
      state.setState({ status: "failed" });
    });
    return started;
  };
  const draw: Curves["draw"] = (choices, sizes, seed) => {
    job += 1;
    afterwards = null;
    state.setState({ status: "drawing", share: 0, curves: choices.map((choice) => ({ choice, points: [] })) });
    portOf().postMessage({ type: "curves", job, choices, sizes, seed });
  };
  return {
    state,
    read(file, options) {
      job += 1;
      afterwards = null;
      state.setState({ ...NOTHING, status: "reading" });
      portOf().postMessage({ type: "read", job, file, options });
    },
    run(scenario, choices, sizes) {
      job += 1;
      afterwards = () => draw(choices, sizes, scenario.seed);
      // What is drawn stays until the new curves are known.
      state.setState({ status: "reading", share: 0 });
      portOf().postMessage({ type: "run", job, scenario });
    },
    draw,
    take(from, count) {
      return new Promise((resolve) => {
        taken = resolve;
        portOf().postMessage({ type: "take", job, from, count });
      });
    },
    stop() {
      job += 1;
      afterwards = null;
      port?.postMessage({ type: "stop", job });
      const { known, status } = state.getState();
      if (status === "reading" || status === "drawing")
        state.setState({ status: known ? "stopped" : "empty", share: 0 });
    },
    close() {
      job += 1;
      port?.terminate();
      port = null;
    },
  };
}

function withPoints({ choice, points }: FaultCurve, more: readonly CurvePoint[]): FaultCurve {
  return { choice, points: [...points, ...more].toSorted((a, b) => a.frames - b.frames) };
}
