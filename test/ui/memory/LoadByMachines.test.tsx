/** Processor use by number of machines, as the memory panel shows it. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { LoadFigure, Loads, LoadsState } from "../../../src/store/loads.ts";
import { LoadByMachines, LoadsContext } from "../../../src/ui/memory/LoadByMachines.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { job, scenario } from "../../support/workloads.ts";

const given = scenario([job("A", 0, [5]), job("B", 0, [5])]);
const figure = (machines: number, useful: number | null): LoadFigure => ({
  machines,
  scenario: scenario(Array.from({ length: machines }, (_, at) => job(`A${at}`, 0, [5]))),
  useful,
  faults: 10 * machines,
  isCut: machines === 3,
});

function show() {
  const state = createStore<LoadsState>()(() => ({ status: "empty", figures: [] }));
  const drawn: number[] = [];
  const loads: Loads = {
    state,
    draw: (_, most) => {
      drawn.push(most);
      state.setState({ status: "drawing", figures: [figure(1, 0.5)] });
    },
    stop: () => state.setState({ status: "stopped" }),
    close: () => {},
  };
  const app = fakeApp({ scenario: given });
  render(
    <OnPage of={app}>
      <LoadsContext value={() => loads}>
        <LoadByMachines />
      </LoadsContext>
    </OnPage>,
  );
  return { state, drawn, app };
}

describe("processor use by number of machines", () => {
  it("is computed on demand, and can be stopped", async () => {
    const { drawn } = show();
    expect(screen.queryByRole("list")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Try 1 to 12 machines" }));
    expect(drawn).toEqual([12]);
    expect(screen.getByRole("status")).toHaveTextContent("1 of 12");
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });

  it("is a bar for each number, the present one marked", () => {
    const { state } = show();
    act(() => state.setState({ status: "drawn", figures: [figure(1, 0.5), figure(2, 0.25), figure(3, null)] }));
    const bars = screen.getAllByRole("button", { name: /Opens this run/ });
    expect(bars.map((bar) => bar.getAttribute("aria-label"))).toEqual([
      "1 machine: 50% useful, 10 faults. Opens this run.",
      "2 machines: 25% useful, 20 faults. Opens this run.",
      "3 machines: – useful, 30 faults so far. Opens this run.",
    ]);
    expect(bars.map((bar) => bar.getAttribute("aria-current"))).toEqual(["false", "true", "false"]);
  });
});
