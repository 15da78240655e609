/** The store, as components see it. */
import { createContext, useContext } from "react";
import { useStore, type StoreApi } from "zustand";
import type { AppActions, AppStore } from "../../store/appState.ts";

export const StoreContext = createContext<StoreApi<AppStore> | null>(null);

function useAppStore(): StoreApi<AppStore> {
  const store = useContext(StoreContext);
  if (!store) throw new Error("StoreContext is missing: render inside <StoreContext value={store}>");
  return store;
}

/** What `select` picks from the store; renders again when that changes (by `Object.is`). */
export function useApp<T>(select: (state: AppStore) => T): T {
  return useStore(useAppStore(), select);
}

/** The actions; they never change. */
export function useActions(): AppActions {
  return useAppStore().getState().actions;
}

/** The store itself, for canvases that subscribe without rendering. */
export function useStoreApi(): StoreApi<AppStore> {
  return useAppStore();
}
