/** The comparison of the app: one store for each app, made when it is first opened; and its texts. */
import { useEffect } from "react";
import { useStore } from "zustand";
import { compareCatalogues, type CompareCatalogue } from "../../i18n/compareCatalogue.ts";
import type { App } from "../../store/appState.ts";
import { createCompare, type Compare, type CompareState } from "../../store/compare.ts";
import { selectIsFutureHidden, selectLanguage } from "../../store/selectors.ts";
import { useApp, useAppWithRuns } from "../shared/useApp.ts";

const known = new WeakMap<App, Compare>();

export function useCompareApi(): Compare {
  const app = useAppWithRuns();
  let compare = known.get(app);
  if (!compare) known.set(app, (compare = createCompare(app)));
  return compare;
}

export function useCompare<T>(select: (state: CompareState) => T): T {
  return useStore(useCompareApi(), select);
}

export function useCompareActions() {
  return useCompareApi().getState().actions;
}

export function useCompareText(): CompareCatalogue {
  return compareCatalogues[useApp(selectLanguage)];
}

const selectIsAsking = ({ guess }: CompareState) => guess !== null && !guess.isTold;

/** What comes of the runs is not told: the future is hidden, or it is first to be foreseen. */
export function useIsHidden(): boolean {
  const isFutureHidden = useApp(selectIsFutureHidden);
  const isAsking = useCompare(selectIsAsking);
  return isFutureHidden || isAsking;
}

/** Runs are beside each other as long as the mode is open; another link in the address brings others. */
export function useEntering(): void {
  const compare = useCompareApi();
  const link = useApp(({ modeLink, mode }) => (mode === "compare" ? modeLink : null));
  useEffect(() => {
    const { actions } = compare.getState();
    actions.enter();
    return () => actions.leave();
  }, [compare]);
  useEffect(() => {
    const { link: own, actions } = compare.getState();
    if (link !== null && link !== own) actions.enter();
  }, [compare, link]);
}
