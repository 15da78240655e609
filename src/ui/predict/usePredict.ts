/** Predicting, as long as the mode is open: its store, the run of a task, and the curtain over what comes after the cursor. */
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createPredict, type Predict, type PredictState } from "../../store/predict.ts";
import type { Run } from "../../store/runState.ts";
import { useAppWithRuns } from "../shared/useApp.ts";
import { foreseenTask, type ForeseenGiven } from "./challenge/given.ts";

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const now = () => performance.now();

/** `given`: a task; it must stay the same object. */
export function usePredict(given?: ForeseenGiven): Predict {
  const app = useAppWithRuns();
  // Of several runs the last one is that of the page.
  const [run] = app.getState().runs;
  const page = given ? app.getState().runs.at(-1)! : run;
  const predict = useMemo(() => {
    const { actions } = app.getState();
    return createPredict({
      run: page,
      task: given && foreseenTask(given),
      show: (played: Run | null) => actions.showRuns(played ? [played, page] : [page], played === null),
      pause: () => actions.setPlaying(false),
      now,
      storage: storage(),
    });
  }, [page, app, given]);
  const hidesFuture = !given || given.locks.includes("future");
  useEffect(() => {
    // Whatever the reader has chosen holds again when the mode is left.
    const { isFutureHidden: before, actions } = app.getState();
    actions.hideFuture(hidesFuture);
    predict.open();
    return () => {
      predict.close();
      actions.hideFuture(before);
    };
  }, [predict, app, hidesFuture]);
  return predict;
}

export function usePredictState<T>(predict: Predict, select: (state: PredictState) => T): T {
  return useStore(predict.state, select);
}
