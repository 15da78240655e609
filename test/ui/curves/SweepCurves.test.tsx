/** Figures by a number of the scenario, as the page shows them. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { sweepRuns } from "../../../src/engine/sweep.ts";
import type { Language } from "../../../src/store/appState.ts";
import type { SweepPoint, Sweeps, SweepsState } from "../../../src/store/sweeps.ts";
import { SweepCurves, SweepsContext } from "../../../src/ui/curves/SweepCurves.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { job, scenario } from "../../support/workloads.ts";

const given = scenario([job("A", 0, [5]), job("B", 0, [5])], {
  scheduler: { policy: "rr", params: { timeslice: 2 } },
});

function show(language: Language = "en") {
  const state = createStore<SweepsState>()(() => ({ status: "empty", sweep: null, vm: null, points: [], of: 0 }));
  const drawn: string[] = [];
  const sweeps: Sweeps = {
    state,
    draw: (_, sweep, vm) => {
      drawn.push(`${sweep} ${String(vm)}`);
      const points = sweepRuns(given, sweep, vm).map(({ value, scenario: run }): SweepPoint => ({
        value,
        scenario: run,
        figures: {
          waiting: value,
          turnaround: 2 * value,
          throughput: 10,
          steal: 100 / 3,
          downtime: null,
          migration: null,
        },
        isCut: value === 3,
      }));
      state.setState({ status: "drawn", sweep, vm, points, of: points.length });
    },
    stop: () => state.setState({ status: "stopped" }),
    close: () => {},
  };
  const app = fakeApp({ scenario: given, language });
  render(
    <OnPage of={app}>
      <SweepsContext value={() => sweeps}>
        <SweepCurves />
      </SweepsContext>
    </OnPage>,
  );
  return { state, drawn, app };
}

describe("the curves of a run", () => {
  it("are drawn when one is chosen, of those that the run may have", async () => {
    const { drawn } = show();
    const choice = screen.getByRole("combobox", { name: "What is varied" });
    expect([...choice.querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual([
      "What is varied",
      "Waiting by timeslice",
      "Waiting by world switch",
      "Throughput by machines",
      "Steal by weight (A)",
    ]);
    expect(drawn).toEqual([]);
    await userEvent.selectOptions(choice, "Steal by weight (A)");
    expect(drawn).toEqual(["weight A"]);
    expect(screen.getAllByRole("button", { name: /: steal 33.33%\. Opens this run/ }).length).toBeGreaterThan(4);
  });

  it("are a line for each run, the present one marked, and a press opens another", async () => {
    const { app } = show();
    await userEvent.selectOptions(screen.getByRole("combobox"), "Waiting by timeslice");
    expect(screen.getByRole("button", { name: "2: waiting 2, turnaround 4. Opens this run." })).toHaveAttribute(
      "aria-current",
      "true",
    );
    await userEvent.click(screen.getByRole("button", { name: "3: waiting 3, turnaround 6 so far. Opens this run." }));
    const [[opened, moment, opening] = []] = app.actions.openScenario.mock.calls;
    expect(opened?.hosts[0].scheduler.params).toEqual({ timeslice: 3 });
    expect([moment, opening]).toEqual([undefined, { isChange: true, isWhole: true }]);
  });

  it("say how far they are, can be stopped, and say where there are none", async () => {
    const { state } = show("zh");
    act(() => state.setState({ status: "drawing", sweep: "timeslice", points: [], of: 12 }));
    expect(screen.getByRole("status")).toHaveTextContent("0/12");
    await userEvent.click(screen.getByRole("button", { name: "停止" }));
    expect(screen.getByRole("button", { name: "重新绘制" })).toBeInTheDocument();
    act(() => state.setState({ status: "drawn", points: [] }));
    expect(screen.getByText("这个运行没有这条曲线。")).toBeInTheDocument();
  });

  it("are hidden as long as the future is", () => {
    const { app } = show();
    act(() => app.app.setState({ isFutureHidden: true }));
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(screen.getByText("Hidden, as the future is.")).toBeInTheDocument();
  });
});
