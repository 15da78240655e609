/** A real run in a store, simulated on the same thread, with panels rendered on it. */
import { act, render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import type { StoreApi } from "zustand";
import type { Scenario } from "../../../src/model/scenario.ts";
import type { AppActions, AppStore, Language } from "../../../src/store/appState.ts";
import { createAppStore } from "../../../src/store/createAppStore.ts";
import { StoreContext } from "../../../src/ui/shared/useApp.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { createSessionPort } from "../../support/sessionPort.ts";

export interface OpenRun extends RenderResult {
  readonly store: StoreApi<AppStore>;
  readonly actions: AppActions;
  /** Goes to the end of the moment `time`. */
  readonly at: (time: number) => void;
  /** Simulates what was asked for by an action. */
  readonly settle: () => void;
}

export async function openRun(ui: ReactNode, scenario: Scenario, language: Language = "en"): Promise<OpenRun> {
  const port = createSessionPort();
  const store = createAppStore({
    scenario,
    language,
    theme: "light",
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  port.settle();
  const rendered = render(<StoreContext value={store}>{ui}</StoreContext>);
  const { actions } = store.getState();
  return {
    ...rendered,
    store,
    actions,
    at: (time) => act(() => actions.seekTime(time)),
    settle: () => act(() => port.settle()),
  };
}
