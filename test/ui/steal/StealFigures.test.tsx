/** Steal time, as the second look of the panel of metrics, on real runs. */
import { act, screen, waitForElementToBeRemoved, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../../src/model/scenario.ts";
import type { Language } from "../../../src/store/appState.ts";
import { PASSING_PERIOD_MS } from "../../../src/ui/shared/moment/useMoment.ts";
import { MetricsPanel } from "../../../src/ui/why/MetricsPanel.tsx";
import { job, machine, NO_COSTS, scenario, W1 } from "../../support/workloads.ts";
import { openRun, type OpenRun } from "../why/openRun.tsx";

const FCFS: Scenario = scenario(W1, { scheduler: { policy: "fcfs", params: {} } });
/** The panel of metrics on a run, with steal chosen in its heading. */
async function openSteal(given: Scenario, language: Language = "en"): Promise<OpenRun> {
  const opened = await openRun(<MetricsPanel />, given, language);
  await userEvent.click(screen.getByRole("button", { name: /^(steal|被窃取)$/ }));
  await screen.findByRole("region", { name: /^(Steal time|被窃取时间)$/ });
  return opened;
}

const heading = () => screen.getByRole("heading", { level: 2 }).closest("header")!;
const panel = () => screen.getByRole("region", { name: "Steal time" });
const matrix = () => within(screen.getByRole("region", { name: "Who took whose time" })).getByRole("table");
const rowTexts = (table: HTMLElement) =>
  within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map((cell) => cell.textContent));

const names = () => rowTexts(matrix()).map(([name]) => name);

afterEach(() => {
  vi.useRealTimers();
});

describe("the panel of steal time", () => {
  it("has a row for each that waited and a column for each that took, with ticks and percent of the row", async () => {
    const { at } = await openSteal(FCFS);
    at(20);
    expect(heading()).toHaveTextContent("0 to 20 ticks");
    expect(rowTexts(matrix()).slice(2)).toEqual([
      ["A", "0", "–", "0", "0", "0", "0", "0"],
      ["B", "1", "1100%", "–", "0", "0", "0", "0"],
      ["C", "5", "0", "5100%", "–", "0", "0", "0"],
      ["D", "7", "0", "342.9%", "457.1%", "–", "0", "0"],
      ["E", "10", "0", "110%", "440%", "550%", "–", "0"],
      [expect.stringMatching(/^took/), "23", "1", "9", "8", "5", "0", "0"],
    ]);
  });

  it("follows the cursor, back as well", async () => {
    const { at } = await openSteal(FCFS);
    at(20);
    at(9);
    expect(heading()).toHaveTextContent("0 to 9 ticks");
    expect(rowTexts(matrix())[4]).toEqual(["C", "5", "0", "5100%", "–", "0", "0", "0"]);
    expect(rowTexts(matrix())[6]).toEqual(["E", "1", "0", "1100%", "0", "0", "–", "0"]);
  });

  it("says in a sentence who waited most and who took it", async () => {
    const { at, actions } = await openSteal(FCFS);
    at(20);
    expect(panel()).toHaveTextContent("E waited 10 ticks: 50% of it was taken by D.");
    act(() => actions.select({ kind: "vm", vm: 1 }));
    expect(panel()).toHaveTextContent("B waited 1 tick: 100% of it was taken by A.");
    act(() => actions.select({ kind: "vm", vm: 0 }));
    expect(panel()).toHaveTextContent("A has not had to wait for a pCPU so far.");
  });

  it("names those that took equally much, one's own vCPUs, and nobody", async () => {
    const fcfs = { scheduler: { policy: "fcfs", params: {} } };
    const two = await openSteal(scenario(W1, { ...fcfs, pcpus: 2 }));
    two.at(20);
    expect(panel()).toHaveTextContent("D waited 2 ticks: B and C took 50% of it each.");
    two.unmount();
    const twins = await openSteal(scenario([machine("X", [{ op: "compute", ticks: 3 }], { vcpus: 2 })], fcfs));
    twins.at(6);
    expect(panel()).toHaveTextContent("X waited 3 ticks: 100% of it was taken by its own other vCPUs.");
    twins.unmount();
    const hogs = Array.from({ length: 5 }, (_, at) => job(`m${at}`, 0, [9]));
    const four = await openSteal(scenario(hogs, { ...fcfs, pcpus: 4 }));
    four.at(3);
    expect(panel()).toHaveTextContent("m4 waited 3 ticks: 4 machines took 25% of it each.");
    four.unmount();
    const slow = { ...fcfs, costs: { ...NO_COSTS, worldSwitch: 3 } };
    const one = await openSteal(scenario([job("A", 0, [4])], slow));
    one.at(5);
    expect(panel()).toHaveTextContent("A waited 3 ticks: 100% of it nobody took, the pCPUs were switching or idle.");
  });

  it("has a bar for each vCPU that says its parts, and its share of steal", async () => {
    const { at } = await openSteal(FCFS);
    at(20);
    const bars = screen.getByRole("list", { name: "Time of each vCPU, 0 to 20 ticks" });
    expect(within(bars).getByRole("img", { name: /^E/ })).toHaveAccessibleName(
      "E: ran 2, taken by B 1, taken by C 4, taken by D 5, off 8",
    );
    const items = within(bars).getAllByRole("listitem");
    expect(items.map((item) => item.lastElementChild!.textContent)).toEqual(["0%", "14.3%", "55.6%", "58.3%", "83.3%"]);
  });

  it("has the bars as a table", async () => {
    const { at } = await openSteal(FCFS);
    at(20);
    await userEvent.click(screen.getByText("The bars as a table"));
    const table = within(screen.getByRole("region", { name: "Time of each vCPU, 0 to 20 ticks" })).getByRole("table");
    const rows = rowTexts(table);
    expect(rows[0]!.slice(0, 5)).toEqual(["vCPU", "ran", "VM exit", "taken", "switch, idle"]);
    expect(rows[5]).toEqual(["E", "2", "0", "10", "0", "0", "0", "0", "0", "0", "0", "0", "0", "8"]);
  });

  it("says what is steal and what is not, and how it is counted on this host", async () => {
    const one = await openSteal(FCFS);
    expect(panel()).toHaveTextContent("Time halted, blocked, paused or throttled by a cap is not steal");
    expect(panel()).toHaveTextContent("There is one pCPU");
    one.unmount();
    const two = await openSteal(scenario(W1, { pcpus: 2 }));
    expect(panel()).toHaveTextContent("shared equally among them");
    two.unmount();
    await openSteal(scenario(W1, { pcpus: 2, runQueues: "perPcpu" }));
    expect(panel()).toHaveTextContent("Each pCPU has its own run queue");
  });

  it("selects a machine by its row, shows which one is selected, and lets go of it", async () => {
    const { at, store } = await openSteal(FCFS);
    at(20);
    await userEvent.click(within(matrix()).getByRole("button", { name: "D" }));
    expect(store.getState().selection).toEqual({ kind: "vm", vm: 3 });
    expect(within(matrix()).getByRole("button", { name: "D" }).closest("tr")).toHaveAttribute("aria-current", "true");
    await userEvent.click(within(matrix()).getByRole("button", { name: "D" }));
    expect(store.getState().selection).toBeNull();
  });

  it("has eight machines and the others of many, and always the selected one", async () => {
    const many = Array.from({ length: 50 }, (_, at) => job(`m${at}`, 0, [1000]));
    const { at, actions } = await openSteal(scenario(many));
    at(60);
    expect(names()).toHaveLength(2 + 8 + 1 + 1);
    expect(names().at(-2)).toBe("42 others");
    act(() => actions.select({ kind: "vm", vm: 49 }));
    expect(names()).toContain("m49");
    expect(names()).toHaveLength(12);
    expect(panel()).toHaveTextContent("and 42 more vCPUs; select a machine to see its own");
  });

  it("says so when there is no machine, and when nobody has waited", async () => {
    const none = await openSteal(scenario([]));
    expect(panel()).toHaveTextContent("No machines yet.");
    none.unmount();
    const { at } = await openSteal(FCFS);
    at(1);
    expect(panel()).toHaveTextContent("Nobody has had to wait for a pCPU so far.");
    expect(rowTexts(matrix())).toHaveLength(2 + 5 + 1);
  });

  it("forgets what a command has changed", async () => {
    const hogs = scenario([job("A", 0, [1000]), job("B", 0, [1000])]);
    const { at, actions, settle } = await openSteal(hogs);
    at(100);
    expect(panel()).toHaveTextContent("B waited 52 ticks: 100% of it was taken by A.");
    at(40);
    act(() => actions.giveCommand({ command: "stop", vm: "A" }));
    settle();
    at(100);
    expect(rowTexts(matrix())[2]![1]).toBe("20");
    act(() => actions.undo());
    settle();
    at(100);
    expect(rowTexts(matrix())[2]![1]).toBe("48");
  });

  it("counts a long way in portions and says how far it is", async () => {
    const hogs = scenario([job("A", 0, [100_000]), job("B", 0, [100_000])], {
      scheduler: { policy: "rr", params: { timeslice: 1 } },
    });
    let clock = 0;
    vi.spyOn(performance, "now").mockImplementation(() => (clock += 10));
    const { store, actions, settle } = await openSteal(hogs);
    for (let time = 500; time <= 5000; time += 500) {
      act(() => actions.seekTime(time));
      settle();
    }
    act(() => actions.seekTime(0));
    act(() => actions.seekTime(5000));
    expect(store.getState().cursor.time).toBe(5000);
    vi.mocked(performance.now).mockRestore();
    expect(panel()).toHaveTextContent(/counted [\d,]+ ticks of 5,000 ticks/);
    await waitForElementToBeRemoved(() => screen.queryByText(/^counted/));
    expect(heading()).toHaveTextContent("0 to 5,000 ticks");
    expect(rowTexts(matrix())[2]![1]).toBe("2,500");
  });

  it("is renewed only a few times a second while the run is played", async () => {
    const { at, actions } = await openSteal(FCFS);
    vi.useFakeTimers();
    at(3);
    act(() => actions.setPlaying(true));
    at(9);
    expect(heading()).toHaveTextContent("0 to 3 ticks");
    act(() => void vi.advanceTimersByTime(PASSING_PERIOD_MS));
    expect(heading()).toHaveTextContent("0 to 9 ticks");
  });

  it("speaks Chinese", async () => {
    const { at } = await openSteal(FCFS, "zh");
    at(20);
    const zh = screen.getByRole("region", { name: "被窃取时间" });
    expect(heading()).toHaveTextContent("0 至 20 个滴答");
    expect(zh).toHaveTextContent("E 共等待 10 个滴答，其中 50% 被 D 占用。");
    expect(zh).toHaveTextContent("空闲等待、阻塞、暂停和因上限而限流的时间都不算");
  });
});
