/** How busy the processors are with 1, 2, 3 … machines: what is known of it by now. A worker of its own computes it. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../model/scenario.ts";
import { startCurvesWorker, type CurvesPort } from "../worker/curvesClient.ts";
import type { LoadFigure } from "../worker/curvesProtocol.ts";
import { createCurvesJobs } from "./curvesJobs.ts";

export type { LoadFigure };

export interface LoadsState {
  readonly status: "empty" | "drawing" | "drawn" | "stopped" | "failed";
  /** In the order of the numbers of machines, from 1. */
  readonly figures: readonly LoadFigure[];
}

export interface Loads {
  readonly state: StoreApi<LoadsState>;
  draw(scenario: Scenario, most: number): void;
  stop(): void;
  /** Ends the worker. */
  close(): void;
}

export function createLoads(startWorker: () => CurvesPort = startCurvesWorker): Loads {
  const state = createStore<LoadsState>()(() => ({ status: "empty", figures: [] }));
  const jobs = createCurvesJobs(startWorker, {
    told(message) {
      if (message.type !== "loaded") return;
      const figures = [...state.getState().figures, message.figure];
      state.setState({ status: message.isLast ? "drawn" : "drawing", figures });
    },
    failed: () => state.setState({ status: "failed" }),
  });
  return {
    state,
    draw(scenario, most) {
      state.setState({ status: "drawing", figures: [] });
      jobs.ask((job) => ({ type: "load", job, scenario, most }));
    },
    stop() {
      jobs.stop();
      if (state.getState().status === "drawing") state.setState({ status: "stopped" });
    },
    close: jobs.close,
  };
}
