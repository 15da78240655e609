/** Predicting, as long as the mode is open: its store, and the curtain over what comes after the cursor. */
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createPredict, type Predict, type PredictState } from "../../store/predict.ts";
import { useActions, useAppView } from "../shared/useApp.ts";
import { useRunApi } from "../shared/useRun.ts";

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const now = () => performance.now();

export function usePredict(): Predict {
  const run = useRunApi();
  const app = useAppView();
  const actions = useActions();
  const predict = useMemo(
    () =>
      createPredict({
        run,
        pause: () => actions.setPlaying(false),
        now,
        storage: storage(),
      }),
    [run, actions],
  );
  useEffect(() => {
    // Whatever the reader has chosen holds again when the mode is left.
    const before = app.getState().isFutureHidden;
    actions.hideFuture(true);
    predict.open();
    return () => {
      predict.close();
      actions.hideFuture(before);
    };
  }, [predict, app, actions]);
  return predict;
}

export function usePredictState<T>(predict: Predict, select: (state: PredictState) => T): T {
  return useStore(predict.state, select);
}
