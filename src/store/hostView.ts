/**
 * A run as it is on one of its hosts, for pages that show several of them at the same moment: the same scenario, worker and
 * cursor, with the trace and the state of that host. Whatever is done to it is done to the run, with that host shown.
 */
import { createStore } from "zustand/vanilla";
import { partOf } from "../model/hosts.ts";
import type { Scenario } from "../model/scenario.ts";
import { HostCursor } from "../trace/hostCursor.ts";
import type { Run, RunActions, RunState, RunStore } from "./runState.ts";
import { NOTHING_TRIED } from "./run.ts";

export interface HostView {
  readonly run: Run;
  /** Has it go with the run from now on. Returns the function that ends it. */
  follow(): () => void;
}

export function hostView(run: Run, host: number): HostView {
  const cursor = new HostCursor();
  let part: { readonly whole: Scenario; readonly scenario: Scenario } | null = null;

  const seen = (): RunState => {
    const state = run.getState();
    // The run's own place is row by row; on the other hosts a moment is all of its rows.
    if (state.shown === host) return state;
    if (part?.whole !== state.whole) part = { whole: state.whole, scenario: partOf(state.whole, host) };
    const trace = state.traces[host] ?? null;
    const { time } = state.cursor;
    const row = trace?.rowsUpTo(time) ?? 0;
    const at = trace && cursor.at(trace, row, time);
    return {
      ...state,
      scenario: part.scenario,
      shown: host,
      trace: trace?.after(at?.changes ?? 0) ?? null,
      cursor: { time, row },
      asked: { time: state.asked.time, row },
      host: at,
      comparison: null,
      tried: NOTHING_TRIED,
    };
  };

  const { actions } = run.getState();
  /** What is done here is done on this host. */
  const here =
    <Given extends readonly unknown[]>(act: (...given: Given) => void) =>
    (...given: Given) => {
      actions.showHost(host);
      act(...given);
    };
  const own: RunActions = {
    ...actions,
    giveCommand: here(actions.giveCommand),
    giveCommands: here(actions.giveCommands),
    changeHost: here(actions.changeHost),
    tryPolicies: here(actions.tryPolicies),
    seekRow: here(actions.seekRow),
  };
  const store: Run = createStore<RunStore>()(() => ({ ...seen(), actions: own }));
  const update = () => store.setState({ ...seen(), actions: own });
  return {
    run: store,
    follow() {
      update();
      return run.subscribe(update);
    },
  };
}
