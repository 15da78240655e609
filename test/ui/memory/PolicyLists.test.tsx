/** The lists of a replacement policy in the memory panel: what stands in them, what moved, and both ends of long ones. */
import { act, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Op, Scenario } from "../../../src/model/scenario.ts";
import { MemoryPanel } from "../../../src/ui/memory/MemoryPanel.tsx";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

const program = (pages: readonly number[]): Op[] => [...references(pages), { op: "compute", ticks: 1000 }];

/** 2Q with 4 frames: 0 and 1 leave A1in for A1out, then 1 comes back, for which 2 leaves. */
const GHOST = [0, 1, 2, 3, 4, 5, 1];

function twoQueue(pages: readonly number[], frames = 4, more: Partial<Scenario> = {}): Scenario {
  const given = machine("web", program(pages), { memoryBytes: 64 * PAGE });
  return scenario([given], { frames, replacement: { policy: "2q", params: {} } }, more);
}

const entries = (list: string) =>
  within(screen.getByRole("list", { name: `Pages in ${list}, the oldest first` }))
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
const titles = (list: string) =>
  within(screen.getByRole("list", { name: `Pages in ${list}, the oldest first` }))
    .getAllByRole("listitem")
    .map((item) => item.getAttribute("title"));

describe("the lists of 2Q", () => {
  it("stand under the frames, oldest first, with frames, ghosts and what moved", async () => {
    const { actions, settle } = await openRun(<MemoryPanel />, twoQueue(GHOST));
    act(() => actions.seekTime(6));
    settle();
    expect(await screen.findByRole("region", { name: "Lists of 2Q" })).toBeInTheDocument();
    expect(titles("A1in")).toEqual(["web page 3, in frame 3", "web page 4, in frame 0", "web page 5, in frame 1"]);
    // Two pages are remembered: 2 has pushed 0 out before 1 left.
    expect(titles("A1out")).toEqual(["web page 2, remembered without a frame; moved by the last reference"]);
    expect(titles("Am")).toEqual(["web page 1, in frame 2; moved by the last reference"]);
    expect(screen.getByText("Ghost hit: page 1 in A1out")).toBeInTheDocument();
  });

  it("follow the cursor back", async () => {
    const { actions, settle } = await openRun(<MemoryPanel />, twoQueue(GHOST));
    act(() => actions.seekTime(6));
    settle();
    await screen.findByRole("region", { name: "Lists of 2Q" });
    act(() => actions.seekTime(3));
    settle();
    expect(titles("A1in").map((title) => title?.split(",")[0])).toEqual([0, 1, 2, 3].map((page) => `web page ${page}`));
    expect([entries("A1out"), entries("Am")]).toEqual([["empty"], ["empty"]]);
    expect(screen.queryByText(/Ghost hit/)).toBeNull();
  });

  it("show both ends of a long list, and how many are between them", async () => {
    const pages = Array.from({ length: 40 }, (_, page) => page);
    const { actions, settle } = await openRun(<MemoryPanel />, twoQueue(pages, 40));
    act(() => actions.seekTime(60));
    settle();
    await screen.findByRole("region", { name: "Lists of 2Q" });
    const shown = titles("A1in").filter((title) => title !== null);
    expect(shown[0]).toBe("web page 0, in frame 0");
    expect(shown.at(-1)).toBe("web page 39, in frame 39");
    expect(screen.getByText(`… ${40 - shown.length} more …`)).toBeInTheDocument();
  });

  it("are named by the machine under local replacement", async () => {
    const given = twoQueue(GHOST);
    const local: Scenario = { ...given, hosts: [{ ...given.hosts[0], replacementScope: "local" }] };
    const { actions, settle } = await openRun(<MemoryPanel />, local);
    act(() => actions.seekTime(6));
    settle();
    expect(await screen.findByRole("region", { name: "Lists of 2Q for web" })).toBeInTheDocument();
    expect(titles("Am")).toHaveLength(1);
  });
});

it("A policy without lists has no such place", async () => {
  const given = twoQueue(GHOST);
  const lru: Scenario = { ...given, hosts: [{ ...given.hosts[0], replacement: { policy: "lru", params: {} } }] };
  await openRun(<MemoryPanel />, lru);
  expect(screen.queryByRole("region", { name: /^Lists of/ })).toBeNull();
});
