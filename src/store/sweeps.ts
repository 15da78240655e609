/** Figures by a number of the scenario: what is known of them by now. A worker of its own computes them. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../model/scenario.ts";
import type { SweepId } from "../model/sweeps.ts";
import { startCurvesWorker, type CurvesPort } from "../worker/curvesClient.ts";
import type { FromCurves } from "../worker/curvesProtocol.ts";
import { createCurvesJobs } from "./curvesJobs.ts";

export type SweepPoint = NonNullable<Extract<FromCurves, { readonly type: "swept" }>["point"]>;

export interface SweepsState {
  readonly status: "empty" | "drawing" | "drawn" | "stopped" | "failed";
  /** What is drawn, and of which machine. */
  readonly sweep: SweepId | null;
  readonly vm: string | null;
  /** The values ascending. */
  readonly points: readonly SweepPoint[];
  /** How many there are to be. */
  readonly of: number;
}

export interface Sweeps {
  readonly state: StoreApi<SweepsState>;
  draw(scenario: Scenario, sweep: SweepId, vm: string | null): void;
  stop(): void;
  /** Ends the worker. */
  close(): void;
}

export function createSweeps(startWorker: () => CurvesPort = startCurvesWorker): Sweeps {
  const state = createStore<SweepsState>()(() => ({ status: "empty", sweep: null, vm: null, points: [], of: 0 }));
  const jobs = createCurvesJobs(startWorker, {
    told(message) {
      if (message.type !== "swept") return;
      const { point, of, isLast } = message;
      const points = point ? [...state.getState().points, point] : [];
      state.setState({ status: isLast ? "drawn" : "drawing", points, of });
    },
    failed: () => state.setState({ status: "failed" }),
  });
  return {
    state,
    draw(scenario, sweep, vm) {
      state.setState({ status: "drawing", sweep, vm, points: [], of: 0 });
      jobs.ask((job) => ({ type: "sweep", job, scenario, sweep, vm }));
    },
    stop() {
      jobs.stop();
      if (state.getState().status === "drawing") state.setState({ status: "stopped" });
    },
    close: jobs.close,
  };
}
