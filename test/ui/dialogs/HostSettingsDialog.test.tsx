/** The settings of the host: a draft until "Apply". */
import { act, screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fakeScenario } from "../shared/fakeStore.ts";
import { showDialog } from "./showDialog.tsx";
import { hostOf, type HostSpec } from "../../../src/model/scenario.ts";

const scenario = fakeScenario([{ name: "web" }, { name: "db" }, { name: "ci" }]);
const machines = [{ name: "web" }, { name: "db" }, { name: "ci" }];
const apply = () => screen.getByRole("button", { name: "Apply" });

describe("HostSettingsDialog", () => {
  it("applies exactly what was changed", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    await user.clear(screen.getByLabelText("pCPUs"));
    await user.type(screen.getByLabelText("pCPUs"), "4");
    await user.click(screen.getByRole("radio", { name: /^Lower is more urgent/ }));
    expect(actions.changeHost).not.toHaveBeenCalled();
    await user.click(apply());
    expect(actions.changeHost).toHaveBeenCalledExactlyOnceWith(
      { ...hostOf(scenario), pcpus: 4 },
      { ...scenario.conventions, priorityOrder: "lowerFirst" },
    );
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("changes nothing when nothing was changed, or when it is cancelled", async () => {
    const first = showDialog("hostSettings", machines);
    await first.user.click(apply());
    expect(first.actions.changeHost).not.toHaveBeenCalled();
    expect(first.actions.openDialog).toHaveBeenCalledWith(null);
  });

  it("throws a draft away on Cancel", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    await user.type(screen.getByLabelText("Page frames"), "0");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(actions.changeHost).not.toHaveBeenCalled();
  });

  it("makes the form of a policy from its parameters", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    expect(screen.getByLabelText("Round length N")).toHaveValue("12");
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "priority");
    expect(screen.queryByLabelText("Round length N")).not.toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Preemptive" }));
    await user.click(apply());
    expect(actions.changeHost.mock.calls[0]?.[0].scheduler).toEqual({
      policy: "priority",
      params: { preemptive: false, aging: 0, priorityMax: 1000 },
    });
  });

  it("asks for the two limits of relaxed co-scheduling when it is on, and says which one is wrong", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    const skew = "Stop when ahead by";
    const restart = "Go on when ahead by at most";
    expect(screen.queryByLabelText(skew)).not.toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Relaxed co-scheduling" }));
    expect(screen.getByLabelText(skew)).toHaveValue("3");
    await user.clear(screen.getByLabelText(restart));
    await user.type(screen.getByLabelText(restart), "3");
    await user.click(apply());
    expect(screen.getByLabelText(restart)).toHaveFocus();
    expect(screen.getByText(/at most 2, less than where it is stopped/)).toBeInTheDocument();
    await user.clear(screen.getByLabelText(restart));
    await user.type(screen.getByLabelText(restart), "1");
    await user.click(apply());
    expect(actions.changeHost.mock.calls[0]?.[0].coscheduling).toEqual({ skew: 3, restart: 1 });
  });

  it("offers caches, and says what their numbers come to", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    await user.click(screen.getByRole("checkbox", { name: "Warm caches" }));
    expect(screen.getByLabelText("Cache size")).toHaveValue("100");
    await user.clear(screen.getByLabelText("Time to warm up"));
    await user.type(screen.getByLabelText("Time to warm up"), "10");
    // 10 ticks cold, then 90 at 2 a tick.
    expect(screen.getByText(/A computation of 100 takes 55/)).toBeInTheDocument();
    await user.clear(screen.getByLabelText("Speed when warm"));
    await user.type(screen.getByLabelText("Speed when warm"), "0");
    await user.click(apply());
    expect(screen.getByLabelText("Speed when warm")).toHaveFocus();
    await user.clear(screen.getByLabelText("Speed when warm"));
    await user.type(screen.getByLabelText("Speed when warm"), "3");
    await user.click(apply());
    expect(actions.changeHost.mock.calls[0]?.[0].cache).toEqual({ size: 100, warmupTicks: 10, warmRate: 3 });
  });

  it("offers rebalancing with a queue per pCPU, and asks how often, from whom, and for draws only where one is drawn", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    const rebalancing = screen.getByRole("checkbox", { name: "Periodic rebalancing" });
    expect(rebalancing).toBeDisabled();
    await user.click(screen.getByRole("radio", { name: /^A run queue per pCPU/ }));
    await user.click(rebalancing);
    expect(screen.getByRole("radio", { name: /^The longest queue/ })).toBeChecked();
    expect(screen.queryByLabelText("Numbers drawn")).not.toBeInTheDocument();
    await user.clear(screen.getByLabelText("Every"));
    await user.type(screen.getByLabelText("Every"), "7");
    await user.click(screen.getByRole("radio", { name: /^A queue drawn at random/ }));
    await user.type(screen.getByLabelText("Numbers drawn"), "0 1, 60");
    await user.click(apply());
    expect(screen.getByLabelText("Numbers drawn")).toHaveFocus();
    expect(screen.getByText(/There is no pCPU 60/)).toBeInTheDocument();
    await user.clear(screen.getByLabelText("Numbers drawn"));
    await user.type(screen.getByLabelText("Numbers drawn"), "0 1, 0");
    await user.click(apply());
    expect(actions.changeHost.mock.calls[0]?.[0]).toMatchObject({
      runQueues: "perPcpu",
      rebalancing: { every: 7, victim: "random", draws: [0, 1, 0] },
    });
  });

  it("keeps what was typed for a policy while another is looked at", async () => {
    const { user } = showDialog("hostSettings", machines);
    await user.clear(screen.getByLabelText("Round length N"));
    await user.type(screen.getByLabelText("Round length N"), "30");
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "fcfs");
    await user.selectOptions(screen.getByLabelText("Scheduling policy"), "pwrr");
    expect(screen.getByLabelText("Round length N")).toHaveValue("30");
  });

  it("shows T = N / k with the vCPUs that are switched on, and says when it does not come out even", async () => {
    const { user } = showDialog("hostSettings", machines);
    expect(screen.getByText(/T = N \/ k = 12 \/ 3 = 4 ms/)).toBeInTheDocument();
    await user.clear(screen.getByLabelText("Round length N"));
    await user.type(screen.getByLabelText("Round length N"), "10");
    expect(screen.getByText(/T = N \/ k = 10 \/ 3$/)).toBeInTheDocument();
    expect(screen.getByText(/one slice is 4 ms, the others 3 ms/)).toBeInTheDocument();
  });

  it("marks what is out of range with what would be right, counts it in the navigation, and goes there", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    await user.clear(screen.getByLabelText("Page frames"));
    await user.type(screen.getByLabelText("Page frames"), "2000000");
    await user.clear(screen.getByLabelText("Extent size l"));
    await user.click(apply());
    expect(screen.getByText("From 1 to 1,000,000.")).toBeInTheDocument();
    expect(screen.getByText("Enter a number.")).toBeInTheDocument();
    expect(screen.getByLabelText("Page frames")).toHaveFocus();
    const nav = screen.getByRole("navigation", { name: "Sections" });
    expect(within(nav).getByRole("button", { name: /Memory\s*1 error/ })).toBeInTheDocument();
    expect(actions.changeHost).not.toHaveBeenCalled();
  });

  it("counts with the arrow keys, inside the range", async () => {
    const { user } = showDialog("hostSettings", machines);
    await user.click(screen.getByLabelText("pCPUs"));
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("1");
    await user.keyboard("{ArrowUp}");
    expect(screen.getByLabelText("pCPUs")).toHaveValue("2");
  });

  it("adds and removes disks, down to one", async () => {
    const { user, actions } = showDialog("hostSettings", machines);
    await user.click(screen.getByRole("button", { name: "Add a disk" }));
    await user.click(screen.getByRole("button", { name: "Remove disk pv0" }));
    await user.click(screen.getByRole("button", { name: "Remove disk pv1" }));
    expect(screen.queryByRole("button", { name: /^Remove disk/ })).not.toBeInTheDocument();
    await user.clear(screen.getByLabelText("Extents"));
    await user.type(screen.getByLabelText("Extents"), "5");
    await user.click(apply());
    expect(actions.changeHost.mock.calls[0]?.[0].disks).toMatchObject([{ extents: 5 }]);
  });

  it("sets all rules at once by a profile, those of the policies included, and calls any other mixture custom", async () => {
    const replacement = { policy: "clock", params: { referencedOnLoad: false } };
    const { user, actions } = showDialog("hostSettings", machines, {
      scenario: { ...scenario, hosts: [{ ...hostOf(scenario), replacement }] },
    });
    expect(screen.getByLabelText("Profile")).toHaveDisplayValue("Custom");
    await user.selectOptions(screen.getByLabelText("Profile"), "Priority 1 is highest, ties by number");
    expect(screen.getByRole("radio", { name: /^Equal priority: lowest number/ })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Reference bit on load" })).toBeChecked();
    await user.click(screen.getByRole("radio", { name: /^Equal length: first to arrive/ }));
    expect(screen.getByLabelText("Profile")).toHaveDisplayValue("Custom");
    await user.click(screen.getByRole("radio", { name: /^Equal length: lowest number/ }));
    expect(screen.getByLabelText("Profile")).toHaveDisplayValue("Priority 1 is highest, ties by number");
    await user.click(apply());
    const [host, conventions] = actions.changeHost.mock.calls[0]!;
    expect(host.replacement).toEqual({ policy: "clock", params: { referencedOnLoad: true } });
    expect(conventions).toMatchObject({ priorityOrder: "lowerFirst", priorityTies: "id", shortestTies: "id" });
  });

  it("makes virtualization free at the press of a button", async () => {
    const host = { ...hostOf(scenario), costs: { ...hostOf(scenario).costs, worldSwitch: 2, fault: 5 } };
    const { user, actions } = showDialog("hostSettings", [], { scenario: { ...scenario, hosts: [host] } });
    await user.click(screen.getByRole("button", { name: /^As in textbooks/ }));
    await user.click(apply());
    expect(actions.changeHost.mock.calls[0]?.[0].costs).toEqual(hostOf(scenario).costs);
  });

  it("does not apply a host that its machines could not live on, and names the machine", async () => {
    const [web] = scenario.machines;
    const pinned = { ...scenario, machines: [{ ...web!, affinity: [1] }] };
    const { user } = showDialog("hostSettings", [], { scenario: pinned });
    await user.clear(screen.getByLabelText("pCPUs"));
    await user.type(screen.getByLabelText("pCPUs"), "1");
    expect(screen.getByRole("alert")).toHaveTextContent("web");
    expect(apply()).toBeDisabled();
  });

  it("says that the run starts again and the moment stays", () => {
    showDialog("hostSettings", machines);
    expect(screen.getByText(/simulated again from 0; you stay at the moment shown/)).toBeInTheDocument();
  });

  it("speaks Chinese", () => {
    showDialog("hostSettings", machines, { language: "zh" });
    expect(screen.getByRole("dialog", { name: "宿主机设置" })).toBeInTheDocument();
    expect(screen.getByRole("radio", { name: /到达者先入队/ })).toBeInTheDocument();
  });
});

const openedAt = (field: string, host: Partial<HostSpec> = {}) =>
  showDialog("hostSettings", machines, {
    dialogAbout: { field },
    scenario: { ...scenario, hosts: [{ ...hostOf(scenario), ...host }] },
  });

describe("the settings opened for something", () => {
  it.each([
    ["processor", "pCPUs"],
    ["memory", "Page frames"],
    ["frames", "Page frames"],
    ["scheduler.policy", "Scheduling policy"],
    ["scheduler.params.roundLength", "Round length N"],
    ["replacement.policy", "Page replacement policy"],
    ["conventions", "Profile"],
  ])("%s begin at its field, shown and with the focus", (field, label) => {
    const scrolled = vi.spyOn(Element.prototype, "scrollIntoView");
    openedAt(field);
    expect(screen.getByLabelText(label)).toHaveFocus();
    expect(scrolled.mock.contexts[0]).toContainElement(screen.getByLabelText(label));
    scrolled.mockRestore();
  });

  it("begin at a list of numbers that is a parameter", () => {
    openedAt("scheduler.params.timeslices", { scheduler: { policy: "mlfq", params: { timeslices: [2, 4, 8] } } });
    expect(document.activeElement).toHaveValue("2, 4, 8");
  });

  it.each([["storage"], ["costs"]])("%s begin in their section", (field) => {
    openedAt(field);
    expect(document.activeElement?.closest(`[data-section="${field}"]`)).not.toBeNull();
  });

  it("begin at the first field of all where there is no such field, or none was asked for", () => {
    openedAt("scheduler.params.nothing");
    expect(screen.getByLabelText("pCPUs")).toHaveFocus();
  });

  it("give the focus back to where they were opened from", async () => {
    const { user, store } = showDialog(null, machines);
    act(() => screen.getByRole("button", { name: "New VM" }).focus());
    act(() => store.setState({ dialog: "hostSettings", dialogAbout: { field: "memory" } }));
    expect(await screen.findByLabelText("Page frames")).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.getByRole("button", { name: "New VM" })).toHaveFocus();
  });
});
