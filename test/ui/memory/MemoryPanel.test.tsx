/**
 * The memory panel on hand-made hosts: what stands in the frames, what is marked, the ribbon and the table.
 * `@alone`: which focus jsdom takes for one by the keyboard depends on what was pressed in the files before.
 */
import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import { MemoryPanel } from "../../../src/ui/memory/MemoryPanel.tsx";
import { fakeApp, replacingBy } from "../../support/fakeApp.ts";
import { fakeHost, fakeInfo, traceOfEvents, type FakeHost } from "../../support/fakeHost.ts";
import { OnPage, type OneState } from "../../support/oneRun.tsx";

const info = fakeInfo({
  machines: [
    { name: "web", pages: 3 },
    { name: "db", pages: 12, memoryBytes: 46 * 1024 },
  ],
  frames: 4,
});

const reference = (time: number, vcpu: number, page: number, outcome: "hit" | "first" | "again"): TraceEvent =>
  outcome === "hit"
    ? { kind: "hit", time, vcpu, page, write: false, frame: 0 }
    : { kind: "fault", time, vcpu, page, write: true, fault: outcome === "first" ? "firstTouch" : "swappedOut" };

const eviction: TraceEvent = {
  kind: "evict",
  time: 9,
  frame: 2,
  vm: 0,
  page: 7,
  dirty: true,
  forVcpu: 1,
  forPage: 5,
  reason: "referenceBitClear",
  line: 3,
  value: 0,
  hand: 3,
  cleared: [1],
  losers: [],
  others: 0,
};

function show(fake: FakeHost, events: readonly TraceEvent[], state: Partial<OneState> = {}) {
  const host = fakeHost(info, { row: events.length, ...fake });
  const store = fakeApp({ host, trace: traceOfEvents(info, events), ...state });
  render(
    <OnPage of={store}>
      <MemoryPanel />
    </OnPage>,
  );
  return store;
}

const tip = () => screen.queryByRole("tooltip", { hidden: true });
const frame = (number: number) => screen.getByRole("button", { name: new RegExp(`^Frame ${number}:`) });
const references = () => within(screen.getByRole("list", { name: /^References of/ })).getAllByRole("listitem");

describe("MemoryPanel", () => {
  it("says that it waits while there is no run", () => {
    render(
      <OnPage of={fakeApp()}>
        <MemoryPanel />
      </OnPage>,
    );
    expect(screen.getByText("Waiting for the run to start")).toBeInTheDocument();
  });

  it("shows frames, hand, faults and the hit ratio with one decimal", () => {
    show({ hand: 2, hits: 42, faults: 17 }, []);
    expect(screen.getByRole("spinbutton", { name: "Page frames" })).toHaveAttribute("aria-valuenow", "4");
    expect(frame(2)).toHaveAccessibleName("Frame 2: free, clock hand here");
    expect(screen.getByText("17")).toBeInTheDocument();
    expect(screen.getByText("71.2%")).toBeInTheDocument();
  });

  it("tells of a frame under the mouse, under a finger and reached by a key, until Esc", async () => {
    const user = userEvent.setup();
    show({ frames: [["web", 2]] }, []);
    expect(frame(0)).not.toHaveAttribute("title");
    await user.hover(frame(0));
    await waitFor(() => expect(tip()).toHaveTextContent(frame(0).getAttribute("aria-label")!));
    await user.hover(frame(3));
    await waitFor(() => expect(tip()).toHaveTextContent("Frame 3: free"));
    await user.unhover(frame(3));
    expect(tip()).not.toBeInTheDocument();
    await user.pointer({ keys: "[TouchA]", target: frame(1) });
    expect(tip()).toHaveTextContent("Frame 1: free");
    await user.click(document.body);
    expect(tip()).not.toBeInTheDocument();
    act(() => frame(1).focus());
    await user.keyboard("{ArrowRight}");
    expect(tip()).toHaveTextContent("Frame 2: free");
    await user.keyboard("{Escape}");
    expect(tip()).not.toBeInTheDocument();
  });

  it("shows a dash instead of a hit ratio before the first reference", () => {
    show({}, []);
    expect(screen.getByText("–")).toBeInTheDocument();
  });

  it("explains the sign of a dirty page only where a frame holds a page", () => {
    show({}, []);
    expect(screen.queryByText("dirty")).not.toBeInTheDocument();
    cleanup();
    show({ frames: [["web", 2]] }, []);
    expect(screen.getByText("dirty")).toBeInTheDocument();
  });

  it("tells page, machine, reference bit and dirty bit of each frame, in words", () => {
    show({ frames: [["web", 4, "R"], ["db", 5, "D"], null] }, [], { scenario: replacingBy("clock") });
    expect(frame(0)).toHaveAccessibleName("Frame 0: web page 4, reference bit 1");
    expect(frame(1)).toHaveAccessibleName("Frame 1: db page 5, reference bit 0, dirty");
    expect(frame(2)).toHaveAccessibleName("Frame 2: free");
    expect(frame(2)).toHaveTextContent("free");
  });

  it("leaves out the reference bit under policies that do not look at it", () => {
    show({ frames: [["web", 4, "R"]] }, [], { scenario: replacingBy("fifo") });
    expect(frame(0)).toHaveAccessibleName("Frame 0: web page 4");
  });

  it("marks the victim with the page that left, and the frame whose bit was cleared", () => {
    show({ frames: [null, ["web", 1], ["db", 5, "B"]] }, [eviction], { scenario: replacingBy("clock") });
    expect(within(frame(2)).getByText("7").tagName).toBe("S");
    expect(frame(2)).toHaveTextContent(/7→5/);
    expect(frame(2)).toHaveAccessibleName(/victim: web page 7 leaves/);
    expect(frame(1)).toHaveAccessibleName(/reference bit cleared in this step/);
  });

  it("tells frames being read from frames whose old page is being written", () => {
    const request = { id: 0, pv: 0, extent: 0, vcpu: 1, blocks: 1, issuedAt: 0 };
    const withDisk = fakeInfo({ machines: [{ name: "web" }, { name: "db" }], frames: 2, pvExtents: [4] });
    const host = fakeHost(withDisk, {
      frames: [
        ["db", 5, "B"],
        ["db", 6, "B"],
      ],
      disks: [
        {
          active: { ...request, purpose: "swapIn", vm: 1, page: 5 },
          queue: [{ ...request, purpose: "swapOut", vm: 0, page: 1 }],
        },
      ],
    });
    render(
      <OnPage of={fakeApp({ host, trace: traceOfEvents(withDisk, []) })}>
        <MemoryPanel />
      </OnPage>,
    );
    expect(frame(0)).toHaveTextContent("reading");
    expect(frame(1)).toHaveTextContent("writing");
  });

  it("explains bits and hand only where the policy has them", () => {
    show({ hand: 2, frames: [["web", 4, "R"]] }, [], { scenario: replacingBy("clock") });
    for (const word of ["referenced", "not referenced", "bit cleared", "clock hand", "victim"])
      expect(screen.getByText(word)).toBeInTheDocument();
    cleanup();
    show({ frames: [["web", 4]] }, [], { scenario: replacingBy("fifo") });
    for (const word of ["referenced", "not referenced", "bit cleared", "clock hand"])
      expect(screen.queryByText(word)).not.toBeInTheDocument();
    expect(screen.getByText("victim")).toBeInTheDocument();
  });

  it("selects a frame by click, describes it, and lets go of it by a second click", async () => {
    const user = userEvent.setup();
    const store = show({ frames: [["web", 4]] }, []);
    await user.click(frame(0));
    expect(store.getState().selection).toEqual({ kind: "frame", frame: 0 });
    expect(frame(0)).toHaveAttribute("aria-pressed", "true");
    expect(screen.getByText("Frame 0: web page 4")).toBeInTheDocument();
    await user.click(frame(0));
    expect(store.getState().selection).toBeNull();
  });

  it("is one tab stop, with arrow keys inside", async () => {
    const user = userEvent.setup();
    show({}, []);
    frame(0).focus();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(frame(2)).toHaveFocus();
    await user.keyboard("{Home}");
    expect(frame(0)).toHaveFocus();
    expect(screen.getAllByRole("button", { name: /^Frame \d/ }).filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(
      1,
    );
  });

  it("draws more than 256 frames as one map that the arrow keys explore", async () => {
    const user = userEvent.setup();
    const large = fakeInfo({ machines: [{ name: "web" }], frames: 10_000 });
    const host = fakeHost(large, {
      frames: [
        ["web", 0],
        ["web", 1],
      ],
    });
    const store = fakeApp({ host, trace: traceOfEvents(large, []) });
    render(
      <OnPage of={store}>
        <MemoryPanel />
      </OnPage>,
    );
    const map = screen.getByRole("slider", { name: "Page frames" });
    expect(screen.queryByRole("button", { name: /^Frame \d/ })).toBeNull();
    act(() => map.focus());
    await user.keyboard("{ArrowRight}");
    expect(screen.getByText("Frame 1: web page 1")).toBeInTheDocument();
    await user.keyboard("{Enter}");
    expect(store.getState().selection).toEqual({ kind: "frame", frame: 1 });
  });

  it("sums up the frames that share a square of a million", async () => {
    const huge = fakeInfo({ machines: [{ name: "web" }], frames: 1_000_000 });
    const host = fakeHost(huge, {
      frames: [
        ["web", 0],
        ["web", 1],
      ],
    });
    render(
      <OnPage of={fakeApp({ host, trace: traceOfEvents(huge, []) })}>
        <MemoryPanel />
      </OnPage>,
    );
    act(() => screen.getByRole("slider", { name: "Page frames" }).focus());
    expect(screen.getByText(/^Frames 0 to 63: web 2, free 62$/)).toBeInTheDocument();
  });

  describe("reference ribbon", () => {
    const run = [
      reference(0, 1, 0, "first"),
      reference(1, 0, 9, "hit"),
      reference(2, 1, 1, "again"),
      reference(3, 1, 0, "hit"),
      reference(4, 1, 6, "hit"),
    ];

    it("shows past references with their outcome, the current one, and those to come", () => {
      show({ row: 4, hits: 2, faults: 2 }, run);
      const items = references();
      expect(items.map((item) => item.title)).toEqual([
        "page 0, write: fault, first touch: the page was never loaded",
        "page 1, write: fault: the page was taken out of memory before",
        "page 0: hit",
        "page 6: still to come",
      ]);
      expect(items[2]).toHaveAttribute("aria-current", "step");
    });

    it("follows the machine that touched memory last", () => {
      show({ row: 2, hits: 1, faults: 1 }, run);
      expect(screen.getByText("web references")).toBeInTheDocument();
    });

    it("stays with its machine while the run plays", () => {
      const store = show({ row: 1, faults: 1 }, run);
      expect(screen.getByText("db references")).toBeInTheDocument();
      act(() => store.setState({ isPlaying: true, host: fakeHost(info, { row: 2, hits: 1, faults: 1 }) }));
      expect(screen.getByText("db references")).toBeInTheDocument();
    });

    it("shows the selected machine's references", () => {
      show({ row: 4, hits: 2, faults: 2 }, run, { selection: { kind: "vm", vm: 0 } });
      expect(screen.getByText("web references")).toBeInTheDocument();
    });

    it("says so when no machine exists, when nothing was touched, and when the selected machine is silent", () => {
      const none = fakeInfo();
      const store = fakeApp({ host: fakeHost(none), trace: traceOfEvents(none, []) });
      render(
        <OnPage of={store}>
          <MemoryPanel />
        </OnPage>,
      );
      expect(screen.getByText(/^No machines yet/)).toBeInTheDocument();
      act(() => store.setState({ trace: traceOfEvents(info, []), host: fakeHost(info) }));
      expect(screen.getByText(/^No program touches memory/)).toBeInTheDocument();
      act(() =>
        store.setState({
          trace: traceOfEvents(info, run.slice(1, 2)),
          host: fakeHost(info, { hits: 1 }),
          selection: { kind: "vm", vm: 1 },
        }),
      );
      expect(screen.getByText("db makes no memory references around here.")).toBeInTheDocument();
    });
  });

  describe("table", () => {
    it("is a real table of frames by references, with faults and victims", async () => {
      const user = userEvent.setup();
      const events: TraceEvent[] = [
        reference(0, 1, 7, "first"),
        reference(1, 1, 7, "hit"),
        reference(8, 1, 5, "first"),
        { ...eviction, vm: 1, page: 7, frame: 0 },
      ];
      const trace = traceOfEvents(info, events, (row) => fakeHost(info, { frames: [["db", row < 4 ? 7 : 5]] }));
      const store = fakeApp({ trace, host: fakeHost(info, { row: 4, hits: 1, faults: 2 }) });
      render(
        <OnPage of={store}>
          <MemoryPanel />
        </OnPage>,
      );
      await user.click(
        within(screen.getByRole("group", { name: "View of the memory" })).getByRole("button", { name: "Table" }),
      );
      const table = screen.getByRole("table");
      expect(
        within(table)
          .getAllByRole("columnheader")
          .map((cell) => cell.textContent),
      ).toEqual(["7w", "7", "5w"]);
      const [, first, , , , faults, victims] = within(table).getAllByRole("row");
      expect(first).toHaveTextContent("frame 0775");
      expect(faults).toHaveTextContent("faultFpage faulthitFpage fault");
      expect(within(victims!).getByText("7")).toBeInTheDocument();
    });

    it("says up to how many frames it works", async () => {
      const user = userEvent.setup();
      const large = fakeInfo({ machines: [{ name: "web" }], frames: 5000 });
      render(
        <OnPage of={fakeApp({ host: fakeHost(large), trace: traceOfEvents(large, []) })}>
          <MemoryPanel />
        </OnPage>,
      );
      await user.click(
        within(screen.getByRole("group", { name: "View of the memory" })).getByRole("button", { name: "Table" }),
      );
      expect(screen.getByText(/^The table is for hosts of up to 4,096 frames; this one has 5,000/)).toBeInTheDocument();
    });
  });

  it("speaks Chinese", () => {
    show({ frames: [["web", 4, "R"]], hand: 0 }, [], { language: "zh", scenario: replacingBy("clock") });
    expect(screen.getByRole("heading", { name: "内存" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "页框 0：web 的页 4，访问位为 1，时钟指针在此" })).toBeInTheDocument();
  });
});
