/** The panel of the memory region on real runs: the step, the free list, what is wasted, and every fit beside it. */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { hostOf } from "../../../src/model/scenario.ts";
import { RegionPanel } from "../../../src/ui/region/RegionPanel.tsx";
import { regionScenario, type RegionOp } from "../../support/regions.ts";
import { openRun } from "../why/openRun.tsx";

const alloc = (id: string, size: number): RegionOp => ({ op: "alloc", id, size });
/** The exercise of Silberschatz (domain C.5), with a block of ten between each two holes. */
const SILBERSCHATZ = regionScenario({ size: 1740, holes: [100, 500, 200, 300, 600] }, [
  alloc("P1", 212),
  alloc("P2", 417),
  alloc("P3", 112),
  alloc("P4", 426),
]);

const items = (list: string) =>
  within(screen.getByRole("list", { name: list }))
    .queryAllByRole("listitem")
    .map((item) => item.getAttribute("title"));

const bars = () => screen.getAllByRole("list", { name: /^(before|after|now)$/, hidden: true });

const freeList = () =>
  within(screen.getByRole("list", { name: "Free list" }))
    .getAllByRole("listitem")
    .map((item) => item.textContent?.replace("→", ""));

const lines = () =>
  within(screen.getByRole("table"))
    .getAllByRole("row")
    .slice(1)
    .map((row) => [
      within(row).getByRole("rowheader").textContent,
      ...within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent?.replace("✕", "")),
    ]);

describe("the panel of the memory region", () => {
  it("shows the hole that is taken, those looked at, and the region afterwards", async () => {
    const { at } = await openRun(<RegionPanel />, SILBERSCHATZ);
    at(1);
    expect(items("before").filter((words) => words?.includes("looked"))).toEqual([
      "free: 0 to 100, 100, looked at, 1.",
      "free: 110 to 610, 500, taken, looked at, 2.",
    ]);
    expect(items("after")).toContain("P1: 110 to 322, 212");
    expect(freeList()).toEqual(["100 at 0", "288 at 322", "200 at 620", "300 at 830", "600 at 1,140"]);
  });

  it("keeps the room of the other bar before anything has been asked for, so that nothing below moves", async () => {
    const { at } = await openRun(<RegionPanel />, SILBERSCHATZ);
    at(0);
    expect(screen.queryByRole("list", { name: "before" })).toBeNull();
    expect(bars()).toHaveLength(2);
    at(1);
    expect(bars()).toHaveLength(2);
  });

  it("tells what is wasted, with its formula", async () => {
    const { at } = await openRun(<RegionPanel />, SILBERSCHATZ);
    at(4);
    expect(screen.getByText("959 free in 5 holes")).toBeInTheDocument();
    expect(screen.getByText("1 − 300 / 959 = 69%")).toBeInTheDocument();
  });

  it("counts the holes of a refused request from where next fit begins", async () => {
    const refused = regionScenario({ size: 820, holes: [100, 500, 200], fit: "next" }, [
      alloc("P1", 400),
      alloc("P2", 300),
    ]);
    const { at } = await openRun(<RegionPanel />, refused);
    at(2);
    expect(items("before").filter((words) => words?.includes("looked"))).toEqual([
      "free: 0 to 100, 100, looked at, 3.",
      "free: 510 to 610, 100, looked at, 1.",
      "free: 620 to 820, 200, looked at, 2.",
    ]);
  });

  it("has every fit beside it, with the hole of each request, and runs the one that is pressed", async () => {
    const { store, settle } = await openRun(<RegionPanel />, SILBERSCHATZ);
    settle();
    expect(lines().flat()).not.toContain("–");
    expect(lines().slice(0, 4)).toEqual([
      ["First fit", "500 @110", "600 @1,140", "288 @322", "refused", "1", "69%", "0"],
      ["Next fit", "500 @110", "600 @1,140", "183 @1,557", "refused", "1", "69%", "0"],
      ["Best fit", "300 @830", "500 @110", "200 @620", "600 @1,140", "0", "67%", "0"],
      ["Worst fit", "600 @1,140", "500 @110", "388 @1,352", "refused", "1", "69%", "0"],
    ]);
    expect(screen.getByRole("button", { name: "First fit" })).toHaveAttribute("aria-current", "true");
    await userEvent.click(screen.getByRole("button", { name: "Best fit" }));
    expect(hostOf(store.getState().scenario).region?.fit).toBe("best");
  });

  it("moves the blocks together where that is asked for", async () => {
    const { at, store, settle } = await openRun(<RegionPanel />, SILBERSCHATZ);
    at(4);
    await userEvent.click(screen.getByRole("button", { name: "Compact" }));
    settle();
    expect(store.getState().scenario.commands).toEqual([{ command: "compact", at: 4 }]);
    expect(screen.getByText("959 free in 1 hole")).toBeInTheDocument();
  });

  it("offers no compaction of buddies", async () => {
    await openRun(<RegionPanel />, regionScenario({ fit: "buddy" }, [alloc("A", 100)]));
    expect(screen.getByRole("button", { name: "Compact" })).toBeDisabled();
  });

  it("copies what every fit makes of the requests", async () => {
    const user = userEvent.setup();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { settle } = await openRun(<RegionPanel />, SILBERSCHATZ);
    settle();
    await user.click(screen.getByRole("button", { name: "Copy results" }));
    const [heads, first, , best] = write.mock.lastCall![0].split("\n").map((line) => line.split("\t"));
    expect(heads?.slice(0, 6)).toEqual(["Fit", "P1 212", "P2 417", "P3 112", "P4 426", "refused"]);
    // The holes of Silberschatz: first fit 500, 600, 288, none; best fit 300, 500, 200, 600.
    expect(first?.slice(0, 6)).toEqual(["First fit", "500 @110", "600 @1140", "288 @322", "refused", "1"]);
    expect(best?.slice(0, 6)).toEqual(["Best fit", "300 @830", "500 @110", "200 @620", "600 @1140", "0"]);
  });
});
