/** A real run in an app, simulated on the same thread, with panels rendered on it. */
import { act, render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import type { Scenario } from "../../../src/model/scenario.ts";
import type { Language } from "../../../src/store/appState.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { OnPage, openApp, type OneActions, type OneRun } from "../../support/oneRun.tsx";
import { createSessionPort } from "../../support/sessionPort.ts";

export interface OpenRun extends RenderResult {
  readonly store: OneRun;
  readonly actions: OneActions;
  /** Goes to the end of the moment `time`. */
  readonly at: (time: number) => void;
  /** Simulates what was asked for by an action. */
  readonly settle: () => void;
}

export async function openRun(ui: ReactNode, scenario: Scenario, language: Language = "en"): Promise<OpenRun> {
  const port = createSessionPort();
  const store = openApp({
    scenario,
    language,
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  port.settle();
  const rendered = render(<OnPage of={store}>{ui}</OnPage>);
  const { actions } = store;
  return {
    ...rendered,
    store,
    actions,
    at: (time) => act(() => actions.seekTime(time)),
    settle: () => act(() => port.settle()),
  };
}
