/** Own hands, as long as it is open: its store, and the run that is played, which the page shows meanwhile. */
import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createHands, type Hands, type HandsState } from "../../../store/hands.ts";
import { handsLink } from "../../../store/exerciseLink.ts";
import type { Run } from "../../../store/runState.ts";
import { useAppWithRuns } from "../../shared/useApp.ts";
import { handsTask, type HandsGiven } from "../challenge/given.ts";

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** `given`: a challenge; it must stay the same object. */
export function useHands(given?: HandsGiven): Hands {
  const app = useAppWithRuns();
  const hands = useMemo(() => {
    const [main] = app.getState().runs;
    const { actions } = app.getState();
    return createHands({
      main,
      task: given && handsTask(given),
      show: (run: Run | null) => actions.showRuns(run ? [run, main] : [main], run === null),
      pause: () => actions.setPlaying(false),
      storage: storage(),
    });
  }, [app, given]);
  const hidesFuture = !given || given.locks.includes("future");
  useEffect(() => {
    const { actions, isFutureHidden } = app.getState();
    actions.hideFuture(hidesFuture);
    hands.open();
    return () => {
      hands.close();
      actions.hideFuture(isFutureHidden);
    };
  }, [hands, app, hidesFuture]);
  return hands;
}

/** The link that own hands has in the address, beside the one that is there. */
export function linkOfHands(): string {
  return handsLink(window.location.hash.slice(1));
}

export function useHandsState<T>(hands: Hands, select: (state: HandsState) => T): T {
  return useStore(hands.state, select);
}
