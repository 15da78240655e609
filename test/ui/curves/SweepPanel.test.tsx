/** A figure by a number beside runs that are compared. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { sweepRuns } from "../../../src/engine/sweep.ts";
import type { SweepId } from "../../../src/model/sweeps.ts";
import type { Scenario } from "../../../src/model/scenario.ts";
import type { SweepPoint, Sweeps, SweepsState } from "../../../src/store/sweeps.ts";
import { SweepsContext } from "../../../src/ui/curves/SweepCurves.tsx";
import { SweepPanel } from "../../../src/ui/curves/SweepPanel.tsx";
import { fakeApp } from "../../support/fakeApp.ts";
import { OnPage } from "../../support/oneRun.tsx";
import { job, scenario } from "../../support/workloads.ts";

const jobs = [job("A", 0, [5]), job("B", 0, [5])];
const RR = scenario(jobs, { scheduler: { policy: "rr", params: { timeslice: 2 } } });
const FCFS = scenario(jobs, { scheduler: { policy: "fcfs", params: {} } });

/** Waiting is the number that is varied, in ticks. */
function pointsOf(of: Scenario, sweep: SweepId): SweepPoint[] {
  return sweepRuns(of, sweep, null).map(({ value, scenario: run }) => ({
    value,
    scenario: run,
    figures: { waiting: value, turnaround: 2 * value, throughput: 1, steal: null, downtime: null, migration: null },
    isCut: false,
  }));
}

function show(of: Scenario, isHidden = false) {
  const state = createStore<SweepsState>()(() => ({ status: "empty", sweep: null, vm: null, points: [], of: 0 }));
  const drawn: SweepId[] = [];
  const sweeps: Sweeps = {
    state,
    draw(given, sweep, vm) {
      drawn.push(sweep);
      const points = pointsOf(given, sweep);
      state.setState({ status: "drawn", sweep, vm, points, of: points.length });
    },
    stop: () => {},
    close: () => {},
  };
  const app = fakeApp({ scenario: of });
  const runs = [
    { place: 0, name: "RR, 2", sign: "1", figures: { waiting: 4.5, turnaround: 9.5 } },
    { place: 1, name: "SRTF", sign: "2", figures: { waiting: 2.5, turnaround: null } },
  ];
  render(
    <OnPage of={app}>
      <SweepsContext value={() => sweeps}>
        <SweepPanel runs={runs} isHidden={isHidden} />
      </SweepsContext>
    </OnPage>,
  );
  return { app, drawn, state };
}

describe("the curve below runs that are compared", () => {
  it("is drawn by itself, with the point of the base marked and what each run has beside it", () => {
    const { drawn } = show(RR);
    expect(drawn).toEqual(["timeslice"]);
    expect(screen.getByRole("heading", { name: /^Waiting by timeslice/ })).toBeInTheDocument();
    expect(screen.getByRole("button", { current: true })).toHaveAccessibleName("2: waiting 2. Opens this run.");
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(["1RR, 24.5", "2SRTF2.5"]);
  });

  it("varies what the policy has: without timeslices the world switch", () => {
    expect(show(FCFS).drawn).toEqual(["switchCost"]);
    const options = [...screen.getByRole("combobox", { name: "What is varied" }).querySelectorAll("option")];
    expect(options.map(({ textContent }) => textContent)).toEqual(["world switch", "machines"]);
  });

  it("makes the run of a point the base, and is not drawn anew for it", async () => {
    const { app, drawn } = show(RR);
    await userEvent.click(screen.getByRole("button", { name: /^3: waiting 3\./ }));
    const [[opened] = []] = app.actions.openScenario.mock.calls;
    expect(opened?.hosts[0].scheduler.params).toEqual({ timeslice: 3 });
    act(() => app.setState({ whole: opened!, scenario: opened! }));
    expect(screen.getByRole("button", { current: true })).toHaveAccessibleName(/^3: /);
    expect(drawn).toEqual(["timeslice"]);
  });

  it("has another figure on demand, and none of a run that has no such figure", async () => {
    show(RR);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "figure" }), "turnaround");
    expect(screen.getByRole("button", { current: true })).toHaveAccessibleName("2: turnaround 4. Opens this run.");
    expect(screen.getAllByRole("listitem")[1]).toHaveTextContent("2SRTF–");
  });

  it("is one stop of the Tab key, with arrows from point to point", async () => {
    show(RR);
    const points = screen.getAllByRole("button", { name: /Opens this run/ });
    expect(points.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    points[0]!.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
    expect(points[2]).toHaveFocus();
    await userEvent.keyboard("{End}");
    expect(points.at(-1)).toHaveFocus();
  });

  it("computes and tells nothing as long as what comes is hidden", () => {
    expect(show(RR, true).drawn).toEqual([]);
    expect(screen.queryByText("4.5")).toBeNull();
    expect(screen.getByText("Hidden, as the future is.")).toBeInTheDocument();
  });

  it("says times in the unit of the scenario", () => {
    show({ ...RR, tickUnit: "ms", ticksPerUnit: 10 });
    expect(screen.getByRole("button", { current: true })).toHaveAccessibleName("0.2: waiting 0.2. Opens this run.");
  });

  it("offers again what failed", async () => {
    const { drawn, state } = show(RR);
    act(() => state.setState({ status: "failed" }));
    await userEvent.click(screen.getByRole("button", { name: "Draw again" }));
    expect(drawn).toEqual(["timeslice", "timeslice"]);
  });
});
