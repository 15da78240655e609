/** The run that a part of the page shows, as its components see it. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Run, RunActions, RunState } from "../../store/runState.ts";

export const RunContext = createContext<Run | null>(null);

/** The run itself, for canvases that subscribe without rendering. */
export function useRunApi(): Run {
  const run = useContext(RunContext);
  if (!run) throw new Error("RunContext is missing: render inside <RunContext value={run}>");
  return run;
}

/** What `select` picks from the run; renders again when that changes (by `Object.is`). */
export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useRunApi(), select);
}

/** The actions; they never change. */
export function useRunActions(): RunActions {
  return useRunApi().getState().actions;
}
