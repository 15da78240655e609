/** The panel of the same jobs under other policies, on real runs. */
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { hostOf, type Op, type Scenario } from "../../../src/model/scenario.ts";
import { SchedulersPanel } from "../../../src/ui/policies/SchedulersPanel.tsx";
import { cpuPolicies } from "../../../src/vmm/cpu/policies.ts";
import { job, machine, scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const RR4 = scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 4 } } });

/** What the row of a policy says, without its name; figures that are the best say so. */
const rowOf = (name: RegExp) =>
  within(screen.getByRole("button", { name }).closest("tr")!)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);
const button = (name: RegExp) => screen.getByRole("button", { name });

describe("the same jobs under other policies", () => {
  it("shows the averages of Stallings' table for a run of the size of an exercise, without being asked", async () => {
    const { settle } = await openRun(<SchedulersPanel />, RR4);
    settle();
    // Turnaround, waiting, response, switches.
    expect(rowOf(/^Round robin, 4/).slice(0, 3)).toEqual(["10.0", "6.0", "3.6"]);
    expect(rowOf(/^FCFS|^First come/).slice(0, 3)).toEqual(["8.6", "4.6", "4.6"]);
    expect(rowOf(/^SRTF|^Shortest remaining/).slice(0, 2)).toEqual(["7.2, the best", "3.2, the best"]);
    expect(screen.getAllByRole("rowheader")).toHaveLength(cpuPolicies.length);
  });

  it("marks the policy in force, and runs another one when that is clicked, in one step of undo", async () => {
    const user = userEvent.setup();
    const { store, settle } = await openRun(<SchedulersPanel />, RR4);
    settle();
    expect(button(/^Round robin, 4/)).toHaveAttribute("aria-current", "true");
    await user.click(button(/^FCFS|^First come/));
    await waitFor(() => expect(hostOf(store.getState().scenario).scheduler.policy).toBe("fcfs"));
    settle();
    expect(button(/^FCFS|^First come/)).toHaveAttribute("aria-current", "true");
    // The timeslice that was tried stays, although the policy in force has none.
    expect(rowOf(/^Round robin, 4/).slice(0, 3)).toEqual(["10.0", "6.0", "3.6"]);
    act(() => store.actions.undo());
    expect(hostOf(store.getState().scenario).scheduler).toEqual({ policy: "rr", params: { timeslice: 4 } });
  });

  it("takes the timeslice of the scenario for policies that have one", async () => {
    const rr2 = scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 2 } } });
    const { settle } = await openRun(<SchedulersPanel />, rr2);
    settle();
    expect(button(/^Lottery.*, 2$/)).toBeInTheDocument();
  });

  it("says which machines a policy cannot start", async () => {
    const wide = scenario([machine("wide", [{ op: "compute", ticks: 4 }], { vcpus: 2 }), job("A", 0, [2])]);
    const { settle } = await openRun(<SchedulersPanel />, wide);
    settle();
    expect(rowOf(/^Gang/)[0]).toBe("cannot start wide");
  });

  it("of a run without an end is asked first, and then says up to when", async () => {
    const user = userEvent.setup();
    const endless: Op[] = [{ op: "loop", times: null, body: [{ op: "compute", ticks: 3 }] }];
    const run: Scenario = scenario([machine("A", endless), machine("B", endless)]);
    const { settle, store } = await openRun(<SchedulersPanel />, run);
    settle();
    expect(screen.queryByRole("rowheader")).not.toBeInTheDocument();
    await user.click(button(/^Compare policies$/));
    expect(screen.getByRole("status")).toHaveTextContent(`0 of ${cpuPolicies.length}`);
    settle();
    const until = store.getState().tried.scheduler!.until!.toLocaleString("en");
    expect(screen.getByText(new RegExp(`^Up to ${until} ticks`))).toBeInTheDocument();
    expect(rowOf(/^FCFS|^First come/)[0]).toBe("–not known yet");
  });

  it("can be stopped, keeps what was found, and offers the rest", async () => {
    const user = userEvent.setup();
    const endless: Op[] = [{ op: "loop", times: null, body: [{ op: "compute", ticks: 3 }] }];
    const { settle } = await openRun(<SchedulersPanel />, scenario([machine("A", endless), machine("B", endless)]));
    await user.click(button(/^Compare policies$/));
    await user.click(button(/^Stop comparing$/));
    settle();
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
    expect(button(/^Compare policies$/)).toBeInTheDocument();
  });

  it("is one stop of the Tab key, with arrows from policy to policy", async () => {
    const user = userEvent.setup();
    const { settle } = await openRun(<SchedulersPanel />, RR4);
    settle();
    await user.tab();
    expect(button(/full height$/)).toHaveFocus();
    await user.tab();
    expect(button(/^FCFS|^First come/)).toHaveFocus();
    await user.keyboard("{ArrowDown}");
    expect(button(/^Round robin, 4/)).toHaveFocus();
  });

  it("tells nothing while the future is hidden", async () => {
    const { settle, actions } = await openRun(<SchedulersPanel />, RR4);
    settle();
    act(() => actions.hideFuture(true));
    expect(screen.queryByRole("table")).not.toBeInTheDocument();
    expect(screen.getByText(/Hidden/)).toBeInTheDocument();
  });

  it("names figures and policies in Chinese", async () => {
    const { settle } = await openRun(<SchedulersPanel />, RR4, "zh");
    settle();
    expect(screen.getByRole("columnheader", { name: /^平均周转时间/ })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "同样的作业，其他策略" })).toBeInTheDocument();
  });
});
