import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProcessorPanel } from "../../../src/ui/processor/ProcessorPanel.tsx";
import { drawnHost, fakeTrace, type DrawnTrace, type FakeTrace } from "../../support/fakeTrace.ts";
import { stubFrames, type Frames } from "../../support/frames.ts";
import { playStore } from "../../support/playStore.ts";
import { OnPage, type OneState, type OneRun } from "../../support/oneRun.tsx";

const drawn: DrawnTrace = {
  machines: [{ name: "web" }, { name: "db" }, { name: "ci", vcpus: 2 }],
  pcpus: ["AAAA..BBB#", "..CCCC...."],
  vcpus: ["0000FFFF..", "------0000", "--1111....", "PPPPPPPPPP"],
};

let frames: Frames;

beforeEach(() => {
  frames = stubFrames();
});

afterEach(() => {
  // What was asked for is given, so that the next test begins without a frame under way.
  act(() => frames.run(2, 16));
  vi.unstubAllGlobals();
});

function show(trace: FakeTrace | null, state: Partial<OneState> = {}): OneRun {
  const store = playStore(trace, state);
  render(
    <OnPage of={store}>
      <ProcessorPanel />
    </OnPage>,
  );
  act(() => frames.run(2, 16));
  return store;
}

const LISTENERS = { addEventListener: () => {}, removeEventListener: () => {} };
const chart = () => screen.getByRole("region", { name: "Gantt chart of the processor" });
const minimap = () => screen.getByRole("slider", { name: "Visible part of the run" });

describe("the panel", () => {
  it("has its heading and a chart that says in words what it shows", () => {
    show(fakeTrace(drawn), { cursor: { time: 2, row: 0 }, host: drawnHost(drawn, 2) });
    expect(screen.getByRole("region", { name: "Processor" })).toBeVisible();
    expect(screen.getByRole("img")).toHaveAccessibleName(
      "Gantt chart of the processor, 0 to 10 ticks. At 2 ticks: pCPU 0 web, pCPU 1 ci.0.",
    );
  });

  it("says so while the simulation starts", () => {
    show(null);
    expect(screen.getByRole("status")).toHaveTextContent("The simulation is starting");
  });

  it("says so when there is no machine", () => {
    show(fakeTrace({ pcpus: ["...."] }));
    expect(screen.getByText(/No machine has been created yet/)).toBeVisible();
  });

  it("explains each form of the chart in a legend, behind a button on low windows", async () => {
    show(fakeTrace(drawn));
    expect(screen.queryByRole("list", { name: "Legend" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Legend" }));
    const words = within(await screen.findByRole("list", { name: "Legend" }))
      .getAllByRole("listitem")
      .map((item) => item.textContent);
    expect(words.join(" ")).toMatch(
      /running.*ready.*blocked on fault.*blocked on disk.*halted.*paused.*world switch.*taken by others/,
    );
    expect(words.join(" ")).not.toContain("spinning");
  });

  it("speaks Chinese", () => {
    show(fakeTrace(drawn), { language: "zh" });
    expect(screen.getByRole("heading", { name: "处理器" })).toBeVisible();
    expect(screen.getByText("运行队列")).toBeVisible();
  });
});

const chips = (name: string) =>
  within(screen.getByRole("list", { name }))
    .getAllByRole("listitem")
    .map((item) => item.textContent.replace("→", ""));

describe("the run queue", () => {
  it("stands in the order in which it will be served", () => {
    vi.stubGlobal("matchMedia", (media: string) => ({ media, matches: true, ...LISTENERS }));
    const host = drawnHost(drawn, 0, 0, [[2, 0, 1]]);
    show(fakeTrace(drawn), { host });
    expect(chips("run queue")).toEqual(["ci.0", "web", "db"]);
  });

  it("follows the host, which is changed in place", () => {
    const host = drawnHost(drawn, 0, 0, [[2, 0]]);
    const store = show(fakeTrace(drawn), { host });
    host.runQueues[0]!.shift();
    act(() => store.setState({ cursor: { time: 0, row: 0 } }));
    expect(chips("run queue")).toEqual(["web"]);
  });

  it("is empty in words", () => {
    show(fakeTrace(drawn));
    expect(screen.getByText("empty")).toBeVisible();
  });

  it("counts what does not fit", () => {
    const machines = Array.from({ length: 12 }, (_, i) => ({ name: `m${i}` }));
    const many: DrawnTrace = { machines, pcpus: ["...."] };
    show(fakeTrace(many), { host: drawnHost(many, 0, 0, [machines.map((_, i) => i)]) });
    const items = chips("run queue");
    const hidden = 12 - (items.length - 1);
    expect(items.at(-1)).toContain(`+${hidden}`);
    expect(screen.getByText(`${hidden} more are waiting`)).toBeInTheDocument();
  });

  it("has a row for each pCPU when each has its own queue", () => {
    const two = { ...drawn, queues: 2 };
    show(fakeTrace(two), { host: drawnHost(two, 0, 0, [[0, 1], [2]]) });
    expect(chips("queue of pCPU 0")).toEqual(["web", "db"]);
    expect(chips("queue of pCPU 1")).toEqual(["ci.0"]);
    // With many of them the rows scroll: the keyboard must get there even when all queues are empty.
    expect(screen.getByRole("region", { name: /run queue/i })).toHaveAttribute("tabindex", "0");
  });

  it("selects a machine by its chip", async () => {
    const host = drawnHost(drawn, 0, 0, [[1]]);
    const store = show(fakeTrace(drawn), { host });
    await userEvent.setup().click(screen.getByRole("button", { name: "db" }));
    expect(store.getState().selection).toEqual({ kind: "vm", vm: 1 });
  });
});

describe("the window of the chart", () => {
  const long: DrawnTrace = { machines: [{ name: "web" }], pcpus: ["AAAA,".repeat(250)] };

  /** The minimap comes after the lanes. */
  async function showLong(): Promise<void> {
    show(fakeTrace(long));
    await screen.findByRole("slider", { name: "Visible part of the run" });
    act(() => frames.run(1, 16));
  }

  it("moves and zooms by keys when the chart has the focus", async () => {
    await showLong();
    const before = minimap().getAttribute("aria-valuetext");
    fireEvent.keyDown(chart(), { key: "0" });
    act(() => frames.run(1, 16));
    expect(minimap()).toHaveAttribute("aria-valuetext", "0 to 1,020 ticks");
    fireEvent.keyDown(chart(), { key: "+" });
    act(() => frames.run(1, 16));
    expect(minimap()).toHaveAttribute("aria-valuetext", "0 to 680 ticks");
    expect(before).not.toBe("0 to 1,020 ticks");
  });

  it("zooms and fits by buttons", async () => {
    const user = userEvent.setup();
    await showLong();
    await user.click(screen.getByRole("button", { name: /Fit/ }));
    await user.click(screen.getByRole("button", { name: "Zoom in" }));
    act(() => frames.run(1, 16));
    expect(minimap()).toHaveAttribute("aria-valuetext", "0 to 680 ticks");
    await user.click(screen.getByRole("button", { name: "Zoom out" }));
    act(() => frames.run(1, 16));
    expect(minimap()).toHaveAttribute("aria-valuetext", "0 to 1,020 ticks");
  });

  it("moves by the arrow keys on the minimap", async () => {
    await showLong();
    const from = () => Number(minimap().getAttribute("aria-valuenow"));
    fireEvent.keyDown(minimap(), { key: "ArrowRight" });
    act(() => frames.run(1, 16));
    expect(from()).toBeGreaterThan(0);
    fireEvent.keyDown(minimap(), { key: "ArrowLeft" });
    act(() => frames.run(1, 16));
    expect(from()).toBe(0);
  });

  it("leaves keys it does not know to the page", () => {
    show(fakeTrace(long));
    expect(fireEvent.keyDown(chart(), { key: "f" })).toBe(true);
    expect(fireEvent.keyDown(chart(), { key: "ArrowRight" })).toBe(false);
  });
});

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

describe("the table", () => {
  it("lists the slices of the window and is put away again", async () => {
    const user = userEvent.setup();
    show(fakeTrace(drawn));
    expect(screen.queryByRole("table")).toBeNull();
    const toggle = screen.getByRole("button", { name: "Table" });
    await user.click(toggle);
    expect(toggle).toHaveAttribute("aria-expanded", "true");
    const rows = within(await screen.findByRole("table")).getAllByRole("row");
    const headers = screen.getAllByRole("columnheader").map((header) => header.textContent);
    expect(headers).toEqual(["pCPU", "vCPU", "What", "Start", "End", "Length"]);
    expect(cells(rows[1]!)).toEqual(["0", "web", "guest code", "0", "4", "4"]);
    expect(rows.map((row) => row.textContent)).toEqual(
      expect.arrayContaining(["–ci.1paused01010", "0–idle462", "–webblocked on fault484"]),
    );
    await user.click(toggle);
    expect(screen.queryByRole("table")).toBeNull();
  });
});
