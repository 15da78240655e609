/** Renders a component on an app made by hand. */
import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { OnPage, type OneState } from "../../support/oneRun.tsx";
import { fakeStore, type FakeMachine, type FakeStore } from "./fakeStore.ts";

export function renderWithStore(
  ui: ReactNode,
  machines: readonly FakeMachine[] = [],
  rest: Partial<OneState> = {},
  time = 20,
): FakeStore & RenderResult {
  const fake = fakeStore(machines, rest, time);
  return { ...fake, ...render(<OnPage of={fake.store}>{ui}</OnPage>) };
}
