import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/model/scenario.ts";
import { EventList } from "../../../src/ui/why/EventList.tsx";
import { job, machine, references, scenario, W1 } from "../../support/workloads.ts";
import { openRun } from "./openRun.tsx";

const FCFS: Scenario = scenario(W1, { scheduler: { policy: "fcfs", params: {} } });
const list = () => screen.getByRole("listbox", { name: "Events of the run" });
const options = () => within(list()).queryAllByRole("option");
/** Switches kinds of events on or off in the menu, which stays open for the next. */
async function toggle(...groups: readonly string[]): Promise<void> {
  await userEvent.click(screen.getByRole("button", { name: /^Kinds of events shown/ }));
  for (const group of groups) fireEvent.click(screen.getByRole("menuitemcheckbox", { name: group }));
  await userEvent.keyboard("{Escape}");
}
/** Kinds that are on in the open menu. */
const checked = () =>
  screen
    .getAllByRole("menuitemcheckbox")
    .filter((item) => item.getAttribute("aria-checked") === "true")
    .map((item) => item.textContent);
const current = () => options().find((option) => option.getAttribute("aria-selected") === "true");

describe("the list of events", () => {
  it("has a line for each event: its time and what happened in a few words, with the sentence on hover", async () => {
    const { actions } = await openRun(<EventList />, FCFS);
    act(() => actions.seekStart());
    expect(options()[0]).toHaveTextContent(/^0A defined$/);
    expect(options()[0]!.title).toMatch(/^A is created/);
  });

  it("says of each disk request what it is about, also when it was queued at an earlier moment", async () => {
    const writes = references([0, 1], () => true);
    const given = scenario([machine("A", writes)], { frames: 1 });
    const { actions } = await openRun(<EventList />, given);
    act(() => actions.seekStart());
    // Blanks at which no line ends are blanks to a reader.
    const lines = options().map((option) => option.textContent.replaceAll("\u00a0", " "));
    expect(lines).toContain("1pv0 begins: A 0 to swap");
    expect(lines).toContain("6pv0 done: A 0 to swap");
  });

  it("draws only what is in view, and says how many there are", async () => {
    const many = Array.from({ length: 60 }, (_, at) => job(`m${at}`, at, [5]));
    await openRun(<EventList />, scenario(many));
    expect(options().length).toBeLessThan(30);
    expect(Number(options()[0]!.getAttribute("aria-setsize"))).toBeGreaterThan(200);
  });

  it("marks the step at the cursor and keeps it in view", async () => {
    const { at } = await openRun(<EventList />, FCFS);
    at(18);
    expect(current()).toHaveTextContent(/^18E runs on pCPU 0/);
  });

  it("goes to the moment after an event that is clicked", async () => {
    const { store, at } = await openRun(<EventList />, FCFS);
    at(9);
    const target = options().find((option) => option.textContent.startsWith("9B finished"))!;
    await userEvent.click(target);
    expect(store.getState().cursor).toEqual({ time: 9, row: Number(target.dataset["row"]) + 1 });
    expect(current()).toHaveTextContent(/^9B finished/);
  });

  it("goes there to stay: the run does not play on over what somebody wants to read", async () => {
    const { store, at } = await openRun(<EventList />, FCFS);
    at(9);
    const { getState } = store.app;
    act(() => getState().actions.setPlaying(true));
    expect(getState().isPlaying).toBe(true);
    await userEvent.click(options().find((option) => option.textContent.startsWith("9B finished"))!);
    expect(getState().isPlaying).toBe(false);
  });

  it("moves by keys, and goes there on Enter", async () => {
    const { store, at } = await openRun(<EventList />, FCFS);
    at(9);
    const row = Number(current()!.dataset["row"]);
    act(() => list().focus());
    await userEvent.keyboard("{ArrowUp}{ArrowUp}");
    expect(store.getState().cursor.time).toBe(9);
    await userEvent.keyboard("{Enter}");
    expect(store.getState().cursor.row).toBe(row - 1);
    await userEvent.keyboard("{Home}{Enter}");
    expect(store.getState().cursor.row).toBe(1);
    await userEvent.keyboard("{End}{Enter}");
    expect(store.getState().cursor.row).toBe(store.getState().trace!.rowCount);
  });

  it("keeps its keys from the shortcuts of the page", async () => {
    await openRun(<EventList />, FCFS);
    let reached = 0;
    const listen = () => (reached += 1);
    window.addEventListener("keydown", listen);
    fireEvent.keyDown(list(), { key: "ArrowDown" });
    expect(reached).toBe(0);
    fireEvent.keyDown(list(), { key: "ArrowRight" });
    expect(reached).toBe(1);
    window.removeEventListener("keydown", listen);
  });

  it("names the option the keys stand on", async () => {
    const { at } = await openRun(<EventList />, FCFS);
    at(9);
    expect(list().getAttribute("aria-activedescendant")).toBe(current()!.id);
  });

  it("leaves out the groups that are switched off", async () => {
    const paging = scenario([machine("A", references([0, 1, 0]))]);
    const { actions } = await openRun(<EventList />, paging);
    act(() => actions.seekStart());
    await toggle("commands", "scheduling", "disk");
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(options().map((option) => option.textContent)).toEqual([
      "0A faults on page 0",
      "0A page 0 in frame 0",
      "1A faults on page 1",
      "1A page 1 in frame 1",
      "2A page 0: hit",
    ]);
  });

  it("says which kinds it lists, and checks them in the menu", async () => {
    await openRun(<EventList />, FCFS);
    const button = screen.getByRole("button", { name: "Kinds of events shown: all" });
    await userEvent.click(button);
    // Details, which are many and tell little, are left out at first.
    expect(checked()).toEqual(["commands", "scheduling", "memory", "disk"]);
    await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "details" }));
    await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "commands" }));
    expect(checked()).toEqual(["scheduling", "memory", "disk", "details"]);
    expect(button).toHaveTextContent("4 kinds");
    for (const group of ["memory", "disk", "details"])
      fireEvent.click(screen.getByRole("menuitemcheckbox", { name: group }));
    expect(button).toHaveTextContent("scheduling");
  });

  it("says so when no event is of the chosen kinds", async () => {
    await openRun(<EventList />, FCFS);
    await toggle("commands", "scheduling", "memory", "disk");
    expect(list()).toHaveTextContent("No event of these kinds so far.");
  });

  it("shows the rows of the new run after a command", async () => {
    const { at, actions, settle } = await openRun(<EventList />, FCFS);
    at(1);
    act(() => actions.giveCommand({ command: "pause", vm: "A" }));
    settle();
    expect(current()).toHaveTextContent(/^1/);
    expect(options().some((option) => option.textContent.includes("A paused"))).toBe(true);
  });
});
