/** Below the table of an exercise on page replacement: what the policy looked at, and the others beside it. On real runs. */
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { besideCatalogues } from "../../../src/i18n/besideCatalogue.ts";
import { simulate } from "../../../src/engine/simulate.ts";
import { hostOf } from "../../../src/model/scenario.ts";
import { PagingSteps } from "../../../src/ui/memory/PagingSteps.tsx";
import { comparedLine } from "../../../src/ui/memory/step/linesOf.ts";
import { stepAt } from "../../../src/ui/memory/step/stepAt.ts";
import { SnapshotCache } from "../../../src/ui/shared/tables/textbook.ts";
import { memoryPolicies } from "../../../src/vmm/memory/policies.ts";
import { SILBERSCHATZ } from "../../support/paging.ts";
import { machine, PAGE, references, scenario } from "../../support/workloads.ts";
import { openRun } from "../why/openRun.tsx";

/** Silberschatz' string with three frames; a reference takes a tick, so that the n-th is made at n - 1. */
const string = (policy: string) =>
  scenario([machine("A", references(SILBERSCHATZ), { memoryBytes: 8 * PAGE })], {
    frames: 3,
    replacement: { policy, params: {} },
    scheduler: { policy: "fcfs", params: {} },
  });

const items = (list: string) =>
  within(screen.getByRole("list", { name: list }))
    .queryAllByRole("listitem")
    .map((item) => item.getAttribute("title"));
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

const rows = () => {
  const region = screen.getByRole("region", { name: "What it looked at" });
  return within(region).getAllByRole("row").slice(1).map(cells);
};

const height = () => screen.getByRole("heading", { name: "Clock at this step" }).closest("section")!.style.height;

describe("what the policy looked at", () => {
  it("is under clock the ring with its bits, and what the hand did to each frame", async () => {
    const { at } = await openRun(<PagingSteps />, string("clock"));
    at(5);
    expect(screen.getByRole("heading", { name: "Clock at this step" })).toBeInTheDocument();
    expect(screen.getByText("reference 6: page 3")).toBeInTheDocument();
    expect(screen.getByText("hand 1 → 0")).toBeInTheDocument();
    expect(screen.getByRole("img", { name: /2, 0, 1/ })).toBeInTheDocument();
    const region = screen.getByRole("region", { name: "What it looked at" });
    const table = within(within(region).getByRole("table"));
    expect(table.getAllByRole("row").slice(1).map(cells)).toEqual([
      ["2", "1", "not reached"],
      ["0", "1 → 0", "bit 1: cleared, a second chance"],
      ["1", "0 → 1", "bit 0: page 1 leaves, page 3 comes in"],
    ]);
  });

  it("is under LRU the order before and after, with what leaves and what comes in", async () => {
    const { at } = await openRun(<PagingSteps />, string("lru"));
    at(5);
    expect(items("by last use, before")).toEqual([
      "page 1 in frame 2; used 3 references ago; leaves",
      "page 2 in frame 0; used 2 references ago",
      "page 0 in frame 1; used 1 reference ago",
    ]);
    expect(items("by last use, after")).toEqual([
      "page 2 in frame 0; used 2 references ago",
      "page 0 in frame 1; used 1 reference ago",
      "page 3 in frame 2; used 0 references ago; comes in",
    ]);
  });

  it("is under OPT the next use of each page, unless the future is hidden", async () => {
    const { at, actions } = await openRun(<PagingSteps />, string("opt"));
    at(5);
    expect(items("by next use, before")?.[0]).toBe("page 1 in frame 2; used again after 9 references; leaves");
    act(() => actions.hideFuture(true));
    expect(items("by next use, before")?.[0]).toBe("page 1 in frame 2; not known yet; leaves");
  });

  it("is every list that a policy shows, before and after", async () => {
    const { at } = await openRun(<PagingSteps />, string("2q"));
    at(3);
    // 7 0 1 are new pages; 7 came first and is remembered.
    expect(items("A1in, before")).toEqual(["page 7 in frame 0; leaves", "page 0 in frame 1", "page 1 in frame 2"]);
    expect(items("A1in, after")).toEqual(["page 0 in frame 1", "page 1 in frame 2", "page 2 in frame 0; comes in"]);
    expect(items("A1out, after")).toEqual(["page 7, remembered without a frame"]);
  });

  it("is under LFU how often each page was used, before and after", async () => {
    const { at } = await openRun(<PagingSteps />, string("lfu"));
    // 7 0 1 2 0: page 0 is found in frame 1, and used for the second time.
    at(4);
    expect(rows().map((row) => row.slice(0, 2))).toEqual([
      ["2", "1"],
      ["0", "1 → 2"],
      ["1", "1"],
    ]);
    // Page 3 takes the frame of page 1, which was used as often as page 2, but not for longer.
    at(5);
    expect(rows().map((row) => row.slice(0, 2))).toEqual([
      ["2", "1"],
      ["0", "2"],
      ["1", "1 → 1"],
    ]);
  });

  it("is under MRU and UNOPT an order in which the nearest leaves", async () => {
    const { at } = await openRun(<PagingSteps />, string("mru"));
    // 7 0 1 2: page 1 was used last.
    at(3);
    expect(items("by last use, before")).toEqual([
      "page 1 in frame 2; used 1 reference ago; leaves",
      "page 0 in frame 1; used 2 references ago",
      "page 7 in frame 0; used 3 references ago",
    ]);
  });

  it("is for any other policy what it told that it compared", () => {
    const trace = simulate(string("lru"));
    const step = stepAt(trace, 0, trace.rowsUpTo(5), new SnapshotCache())!;
    const line = comparedLine(step, besideCatalogues.en.beside)!;
    expect(line.before.map(({ page, mark }) => [page, mark])).toEqual([
      [1, "leaves"],
      [2, null],
      [0, null],
    ]);
    expect(line.after).toBeNull();
  });

  it("keeps its height from step to step", async () => {
    const { at } = await openRun(<PagingSteps />, string("clock"));
    const first = height();
    for (let time = 0; time < SILBERSCHATZ.length; time += 1) {
      at(time);
      expect(height()).toBe(first);
    }
    expect(first).toMatch(/^[\d.]+rem$/);
  });
});

describe("side by side", () => {
  it("has a line for each policy with faults and hits, without being asked in a run of the size of an exercise", async () => {
    const { settle, at } = await openRun(<PagingSteps />, string("lru"));
    settle();
    at(5);
    for (const name of ["15 faults, 5 hits", "12 faults, 8 hits", "9 faults, 11 hits"])
      expect(screen.getAllByRole("rowheader", { name: new RegExp(name) }).length).toBeGreaterThan(0);
    const fifo = screen.getByRole("rowheader", { name: /^FIFO|^First in/ }).closest("tr")!;
    expect(cells(fifo).slice(0, 7)).toEqual([
      "·fault",
      "·fault",
      "·fault",
      "7fault: page 7 leaves",
      "hit",
      "0fault: page 0 leaves",
      "1fault: page 1 leaves",
    ]);
    expect(within(fifo).getAllByRole("cell")[5]).toHaveAttribute("aria-current", "step");
  });

  it("runs another policy when its name is clicked, in one step of undo", async () => {
    const user = userEvent.setup();
    const { settle, store } = await openRun(<PagingSteps />, string("lru"));
    settle();
    expect(screen.getByRole("button", { name: "LRU" })).toHaveAttribute("aria-current", "true");
    await user.click(screen.getByRole("button", { name: "FIFO" }));
    await waitFor(() => expect(hostOf(store.getState().scenario).replacement.policy).toBe("fifo"));
    settle();
    expect(screen.getByRole("button", { name: "FIFO" })).toHaveAttribute("aria-current", "true");
    act(() => store.actions.undo());
    expect(hostOf(store.getState().scenario).replacement.policy).toBe("lru");
  });

  it("counts only what is known while the future is hidden", async () => {
    const { settle, at, actions } = await openRun(<PagingSteps />, string("lru"));
    settle();
    at(5);
    act(() => actions.hideFuture(true));
    // Of six references one hits under FIFO: the second to page 0.
    expect(screen.getByRole("rowheader", { name: /^(FIFO|First in).*: 5 faults, 1 hits/ })).toBeInTheDocument();
  });

  it("has all policies of the list, and names itself in Chinese", async () => {
    const { settle } = await openRun(<PagingSteps />, string("lru"), "zh");
    settle();
    const panel = within(screen.getByRole("heading", { name: "并排比较" }).closest("section")!);
    expect(panel.getAllByRole("rowheader")).toHaveLength(memoryPolicies.length);
  });
});
