/** Renders a component on a store made by hand. */
import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import type { AppState } from "../../../src/store/appState.ts";
import { StoreContext } from "../../../src/ui/shared/useApp.ts";
import { fakeStore, type FakeMachine, type FakeStore } from "./fakeStore.ts";

export function renderWithStore(
  ui: ReactNode,
  machines: readonly FakeMachine[] = [],
  rest: Partial<AppState> = {},
  time = 20,
): FakeStore & RenderResult {
  const fake = fakeStore(machines, rest, time);
  return { ...fake, ...render(<StoreContext value={fake.store}>{ui}</StoreContext>) };
}
