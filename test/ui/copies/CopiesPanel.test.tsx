/** The panel of snapshots on real runs: the tree, the stores, the chunks of the thin pool, and what can be done there. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Scenario, TimedCommand } from "../../../src/model/scenario.ts";
import { CopiesPanel } from "../../../src/ui/copies/CopiesPanel.tsx";
import { fullThinPool } from "../../../src/scenarios/fullThinPool.ts";
import { clonesInLayers } from "../../../src/scenarios/clonesInLayers.ts";
import { snapshotOverflow } from "../../../src/scenarios/snapshotOverflow.ts";
import { clone, snapshot } from "../../support/copies.ts";
import { openRun } from "../why/openRun.tsx";

const snapshotsOf = (machine: string) =>
  within(screen.getByRole("list", { name: `Snapshots of ${machine}` }))
    .getAllByRole("listitem")
    .map((item) => item.querySelector("b")?.textContent);
const chunks = () =>
  within(screen.getByRole("list", { name: "Thin pool" }))
    .getAllByRole("listitem")
    .map((item) => item.getAttribute("title"));
const withCommands = (scenario: Scenario, ...commands: Scenario["commands"]): Scenario => ({ ...scenario, commands });

describe("the panel of snapshots", () => {
  it("says how full a store is, and that its snapshot is invalid when it has overflowed", async () => {
    const { at } = await openRun(<CopiesPanel />, snapshotOverflow.scenario);
    at(18);
    expect(snapshotsOf("db")).toEqual(["before"]);
    expect(screen.getByText("3 of 3 chunks kept")).toBeInTheDocument();
    expect(screen.getByText("current")).toBeInTheDocument();
    at(30);
    expect(screen.getByText("invalid")).toBeInTheDocument();
  });

  it("shows which chunks of the pool are shared, how much is promised, and who waits", async () => {
    const { at } = await openRun(<CopiesPanel />, fullThinPool.scenario);
    at(12);
    expect(chunks().slice(0, 5)).toEqual([
      ...[0, 1, 2, 3].map((chunk) => `chunk ${chunk}: db/data, db/data@monday, shared by 2 maps`),
      "chunk 4: free",
    ]);
    expect(screen.getByText("8 / 8 = 100%")).toBeInTheDocument();
    at(70);
    expect(screen.getByText("12 / 8 = 150%")).toBeInTheDocument();
    expect(screen.getByText("full")).toBeInTheDocument();
    expect(screen.getByRole("status")).toHaveTextContent("db waits for chunks");
  });

  it("names the base of a linked clone, and the clone at the snapshot that it depends on", async () => {
    const commands = [snapshot(10, "s", "db"), clone(190, "copy", true, "db", "s")];
    const { at } = await openRun(<CopiesPanel />, withCommands(fullThinPool.scenario, ...commands));
    at(195);
    expect(screen.getByText("linked clone of db@s")).toBeInTheDocument();
    expect(screen.getByText("copy depends on it")).toBeInTheDocument();
  });

  it("takes one with memory of a machine that is on, and says how many pages a snapshot has", async () => {
    const { at, store } = await openRun(<CopiesPanel />, snapshotOverflow.scenario);
    at(18);
    await userEvent.click(screen.getByRole("button", { name: "With memory" }));
    const command: TimedCommand = { at: 18, command: "snapshot", vm: "db", name: "s1", memory: true };
    expect(store.getState().scenario.commands.at(-1)).toEqual(command);
    const again = await openRun(<CopiesPanel />, withCommands(snapshotOverflow.scenario, command));
    again.at(40);
    expect(screen.getByText(/^with memory, \d+ pages$/u)).toBeInTheDocument();
  });

  it("takes a snapshot under a name that is free, and deletes one", async () => {
    const { at, store } = await openRun(<CopiesPanel />, snapshotOverflow.scenario);
    at(18);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Take snapshot s1" }));
    expect(store.getState().scenario.commands.at(-1)).toEqual({ at: 18, command: "snapshot", vm: "db", name: "s1" });
    await user.click(screen.getByRole("button", { name: "Delete snapshot before" }));
    expect(store.getState().scenario.commands.at(-1)).toMatchObject({ command: "deleteSnapshot", name: "before" });
  });

  it("says in which layer chunks are found, commits a clone, and puts it on another machine or on none", async () => {
    const { at, settle, store } = await openRun(<CopiesPanel />, clonesInLayers.scenario);
    const user = userEvent.setup();
    const last = () => store.getState().scenario.commands.at(-1);
    at(110);
    expect(screen.getByText("1 of its own · 1 read from web · 4 read from gold · 2 zero")).toBeInTheDocument();
    expect([screen.getByText("web depends on it"), screen.getByText("web-2 depends on it")]).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Rebase web-2" }));
    expect(screen.getAllByRole("menuitem").map(({ textContent }) => textContent)).toEqual([
      "Onto nothing: it gets everything itself",
      "Onto gold",
    ]);
    await user.click(screen.getByRole("menuitem", { name: "Onto gold" }));
    settle();
    expect(last()).toMatchObject({ command: "rebase", vm: "web-2", base: "gold" });
    at(150);
    // web-2 has what it read from web.
    expect(screen.getAllByText("2 of its own · 4 read from gold · 2 zero")).toHaveLength(2);
    await user.click(screen.getByRole("button", { name: "Commit web to gold" }));
    expect(last()).toMatchObject({ command: "commit", vm: "web" });
  });

  it("clones a machine that is off, and the clone of it, under names that are free", async () => {
    const { at, settle, store } = await openRun(<CopiesPanel />, withCommands(fullThinPool.scenario));
    const user = userEvent.setup();
    at(10);
    expect(screen.getByRole("button", { name: "Linked clone of db: db-2" })).toBeDisabled();
    at(500);
    await user.click(screen.getByRole("button", { name: "Linked clone of db: db-2" }));
    settle();
    expect(store.getState().scenario.commands.at(-1)).toMatchObject({ command: "clone", name: "db-2", isLinked: true });
    expect(screen.getByText("linked clone of db")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Full clone of db-2: db-2-2" }));
    settle();
    expect(chunks().slice(0, 5)).toEqual([
      ...[0, 1, 2, 3].map((chunk) => `chunk ${chunk}: db/data, db-2/data, shared by 2 maps`),
      "chunk 4: db-2-2/data, one map",
    ]);
  });
});
