/**
 * A run beside those that are shown: a scenario is simulated before it is opened, so that a dialog can show its answer in
 * small. It has a worker of its own, which ends with it; nobody else hears of it.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Scenario } from "../model/scenario.ts";
import type { RuleComparison } from "../trace/figures/comparison.ts";
import type { TraceReader } from "../trace/reader.ts";
import { createRunClient, startRealWorker, type WorkerPort } from "../worker/client.ts";

export interface AsideState {
  /** The scenario that was opened last; null before the first. */
  readonly scenario: Scenario | null;
  /** All that becomes known of it without asking for more; null until then. */
  readonly trace: TraceReader | null;
  /** The same of all hosts; none until then. */
  readonly traces: readonly TraceReader[];
  /** On which rules its answer depends; null: not tried. */
  readonly comparison: RuleComparison | null;
  readonly isFailed: boolean;
}

export interface Aside {
  readonly state: StoreApi<AsideState>;
  /** Simulates `scenario` in the place of the one before. */
  open(scenario: Scenario): void;
  /** Ends the worker. */
  close(): void;
}

const NOTHING = { trace: null, traces: [], comparison: null, isFailed: false };

export function createAside(startWorker: () => WorkerPort = startRealWorker): Aside {
  const state = createStore<AsideState>()(() => ({ scenario: null, ...NOTHING }));
  const client = createRunClient(startWorker, {
    changed: (trace, isResting, _isFull, further) =>
      isResting && state.setState({ trace, traces: [trace, ...further] }),
    compared: (comparison) => state.setState({ comparison }),
    failed: () => state.setState({ isFailed: true }),
  });
  return {
    state,
    open(scenario) {
      state.setState({ scenario, ...NOTHING });
      client.open(scenario, 0);
    },
    close: () => client.close(),
  };
}
