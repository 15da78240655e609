/** The app, as components see it. What a run is like is no part of it: `useRun` tells that. */
import { createContext, useContext } from "react";
import { useStore, type StoreApi } from "zustand";
import type { App, AppActions, AppStore, Shown } from "../../store/appState.ts";

export const AppContext = createContext<App | null>(null);

/** The app without the runs that it shows. */
export type AppView = Pick<StoreApi<AppStore>, "getState" | "subscribe" | "getInitialState">;

function useApi(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("AppContext is missing: render inside <AppContext value={app}>");
  return app;
}

/** What `select` picks from the app; renders again when that changes (by `Object.is`). */
export function useApp<T>(select: (state: AppStore) => T): T {
  return useStore(useAppView(), select);
}

/** The actions; they never change. */
export function useActions(): AppActions {
  return useApi().getState().actions;
}

/** The app itself, for canvases that subscribe without rendering. */
export function useAppView(): AppView {
  return useApi();
}

/** The app with its runs, for what concerns all of them. */
export function useAppWithRuns(): App {
  return useApi();
}

const selectRuns = (state: Shown) => state.runs;

/** The runs that are shown. */
export function useShownRuns(): Shown["runs"] {
  return useStore(useApi(), selectRuns);
}
