/** The summary of the host: values, quick changes of policy, conventions. */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { HostSpec } from "../../../src/model/scenario.ts";
import { HostPanel } from "../../../src/ui/host/HostPanel.tsx";
import { fakeScenario } from "../shared/fakeStore.ts";
import { renderWithStore } from "../shared/renderWithStore.tsx";
import { hostOf } from "../../../src/model/scenario.ts";

function withHost(part: Partial<HostSpec>) {
  const scenario = fakeScenario([]);
  return { scenario: { ...scenario, hosts: [{ ...hostOf(scenario), ...part }] as const } };
}

describe("the host summary", () => {
  it("shows policy, main parameter, processors, replacement, frames and pool with their units", () => {
    renderWithStore(<HostPanel />);
    expect(screen.getByRole("combobox", { name: "CPU policy" })).toHaveDisplayValue("Round robin by priority");
    expect(screen.getByRole("combobox", { name: "Page replacement" })).toHaveDisplayValue("Clock (second chance)");
    expect(screen.getByText("12 ms")).toBeInTheDocument();
    expect(screen.getByText("24 × 4 KiB")).toBeInTheDocument();
    expect(screen.getByText("2 PV · 48 ext")).toBeInTheDocument();
  });

  it("shows the default of a parameter that the scenario does not name", () => {
    renderWithStore(<HostPanel />, [], withHost({ scheduler: { policy: "rr", params: {} } }));
    expect(screen.getByRole("button", { name: /^Timeslice: 4 ms/ })).toBeInTheDocument();
  });

  it("has no row for a parameter where the policy has none", () => {
    renderWithStore(<HostPanel />, [], withHost({ scheduler: { policy: "fcfs", params: {} } }));
    expect(screen.queryByText("12 ms")).not.toBeInTheDocument();
  });

  it("says yes and no of a parameter that is a flag", () => {
    renderWithStore(<HostPanel />, [], withHost({ scheduler: { policy: "priority", params: { preemptive: false } } }));
    expect(screen.getByRole("button", { name: /^Preemptive: No/ })).toBeInTheDocument();
  });

  it("opens the host settings from any value", async () => {
    const { actions } = renderWithStore(<HostPanel />);
    await userEvent.click(screen.getByRole("button", { name: /^Frames: 24 × 4 KiB/ }));
    expect(actions.openDialog).toHaveBeenCalledExactlyOnceWith("hostSettings");
  });
});

describe("changing a policy", () => {
  it("takes the new scheduling policy with its default parameters", async () => {
    const { actions, store } = renderWithStore(<HostPanel />);
    const { scenario } = store.getState();
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "CPU policy" }), "Round robin");
    expect(actions.changeHost).toHaveBeenCalledExactlyOnceWith(
      { ...hostOf(scenario), scheduler: { policy: "rr", params: { timeslice: 4, sharedTick: false } } },
      scenario.conventions,
    );
  });

  it("keeps a parameter that both policies have", async () => {
    const { actions } = renderWithStore(
      <HostPanel />,
      [],
      withHost({ scheduler: { policy: "sjf", params: { prediction: "average", initialEstimate: 7 } } }),
    );
    await userEvent.selectOptions(
      screen.getByRole("combobox", { name: "CPU policy" }),
      "Shortest remaining time first",
    );
    expect(actions.changeHost.mock.lastCall?.[0].scheduler).toEqual({
      policy: "srtf",
      params: { prediction: "average", initialEstimate: 7 },
    });
  });

  it("takes the new replacement policy and leaves the scheduler alone", async () => {
    const { actions, store } = renderWithStore(<HostPanel />);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Page replacement" }), "First in, first out");
    const changed = actions.changeHost.mock.lastCall?.[0];
    expect(changed?.replacement).toEqual({ policy: "fifo", params: {} });
    expect(changed?.scheduler).toBe(hostOf(store.getState().scenario).scheduler);
  });
});

describe("conventions", () => {
  it("are shown with their present choice in words, those that concern the scenario", () => {
    const { store } = renderWithStore(<HostPanel />);
    expect(screen.getByText("Higher is more urgent")).toBeInTheDocument();
    expect(screen.queryByText("Arrival first")).not.toBeInTheDocument();
    const { scenario } = store.getState();
    const conventions = { ...scenario.conventions, priorityOrder: "lowerFirst" } as const;
    act(() => store.setState({ scenario: { ...scenario, conventions } }));
    expect(screen.getByText("Lower is more urgent")).toBeInTheDocument();
    const host = { ...hostOf(scenario), scheduler: { policy: "rr", params: {} } };
    act(() => store.setState({ scenario: { ...scenario, hosts: [host] } }));
    expect(screen.getByText("Arrival first")).toBeInTheDocument();
  });

  it("say their topic and whether they decide to a screen reader, and open what another choice changes", async () => {
    renderWithStore(<HostPanel />);
    await userEvent.click(
      screen.getByRole("button", { name: "Priority numbers: Higher is more urgent. Not checked yet" }),
    );
    expect(screen.getByRole("dialog", { name: "Priority numbers" })).toBeInTheDocument();
  });

  it("have the name of the profile they make up", () => {
    renderWithStore(<HostPanel />);
    expect(screen.getByRole("button", { name: /^Profile of conventions: Hyperscope/ })).toBeInTheDocument();
  });

  it("mention queues per pCPU and local replacement only where they are chosen", () => {
    renderWithStore(
      <HostPanel />,
      [],
      withHost({ runQueues: "perPcpu", workStealing: true, replacementScope: "local" }),
    );
    expect(screen.getByText("A run queue per pCPU")).toBeInTheDocument();
    expect(screen.getByText("Work stealing")).toBeInTheDocument();
    expect(screen.getByText("Local replacement")).toBeInTheDocument();
    expect(screen.queryByText(/^Rebalancing/)).not.toBeInTheDocument();
  });

  it("mention rebalancing with how often it is done", () => {
    renderWithStore(
      <HostPanel />,
      [],
      withHost({ runQueues: "perPcpu", rebalancing: { every: 10, victim: "longest" } }),
    );
    expect(screen.getByText("Rebalancing every 10 ms")).toBeInTheDocument();
  });
});
