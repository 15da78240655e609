import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProcessorPanel } from "../../../src/ui/processor/ProcessorPanel.tsx";
import { RIGHT_PX } from "../../../src/ui/processor/canvas/scene.ts";
import { TransportBar } from "../../../src/ui/transport/TransportBar.tsx";
import { drawnHost, fakeTrace, type DrawnTrace, type FakeTrace } from "../../support/fakeTrace.ts";
import { stubFrames, type Frames } from "../../support/frames.ts";
import { playStore } from "../../support/playStore.ts";
import { OnPage, type OneState, type OneRun } from "../../support/oneRun.tsx";
import { machine, references, scenario as scenarioOf } from "../../support/workloads.ts";

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
const bracket = () => screen.getByRole("slider", { name: "Visible part of the run" });

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

  it("speaks Chinese", async () => {
    show(fakeTrace(drawn), { language: "zh" });
    expect(screen.getByRole("heading", { name: "处理器" })).toBeVisible();
    expect(await screen.findByText("一条队列，按服务的先后次序")).toBeVisible();
  });
});

const chips = (name: string) =>
  within(screen.getByRole("list", { name }))
    .getAllByRole("listitem")
    .map((item) => item.textContent.replace("→", ""));
const queue = (name = "queue") => screen.findByRole("list", { name });

describe("the run queue", () => {
  it("stands in the order in which it will be served", async () => {
    vi.stubGlobal("matchMedia", (media: string) => ({ media, matches: true, ...LISTENERS }));
    const host = drawnHost(drawn, 0, 0, [[2, 0, 1]]);
    show(fakeTrace(drawn), { host });
    await queue();
    expect(chips("queue")).toEqual(["ci.0", "web", "db"]);
  });

  it("stands behind those who run now", async () => {
    show(fakeTrace(drawn), { host: drawnHost(drawn, 2, 0, [[1]]) });
    await queue();
    expect(screen.getByText("runs").parentElement).toHaveTextContent(/^runs.*web.*ci\.0.*next.*db/);
  });

  it("follows the host, which is changed in place", async () => {
    const host = drawnHost(drawn, 0, 0, [[2, 0]]);
    const store = show(fakeTrace(drawn), { host });
    await queue();
    host.runQueues[0]!.shift();
    act(() => store.setState({ cursor: { time: 0, row: 0 } }));
    expect(chips("queue")).toEqual(["web"]);
  });

  it("is empty in words", async () => {
    show(fakeTrace(drawn));
    expect(await screen.findByText("empty")).toBeVisible();
  });

  it("counts what does not fit", async () => {
    const machines = Array.from({ length: 12 }, (_, i) => ({ name: `m${i}` }));
    const many: DrawnTrace = { machines, pcpus: ["...."] };
    show(fakeTrace(many), { host: drawnHost(many, 0, 0, [machines.map((_, i) => i)]) });
    await queue();
    const items = chips("queue");
    const hidden = 12 - (items.length - 1);
    expect(items.at(-1)).toContain(`+${hidden}`);
    expect(screen.getByText(`${hidden} more are waiting`)).toBeInTheDocument();
  });

  it("has a row for each pCPU when each has its own queue", async () => {
    const two = { ...drawn, queues: 2 };
    show(fakeTrace(two), { host: drawnHost(two, 0, 0, [[0, 1], [2]]) });
    await queue("queue of pCPU 0");
    expect(chips("queue of pCPU 0")).toEqual(["web", "db"]);
    expect(chips("queue of pCPU 1")).toEqual(["ci.0"]);
    // With many of them the rows scroll: the keyboard must get there even when all queues are empty.
    expect(screen.getByRole("region", { name: "queue" })).toHaveAttribute("tabindex", "0");
  });

  it("stands in the heading where memory has a chart as well, and leaves the room to the lanes", async () => {
    vi.stubGlobal("matchMedia", (media: string) => ({ media, matches: true, ...LISTENERS }));
    const scenario = scenarioOf([machine("web", references([0, 1]))]);
    const host = drawnHost(drawn, 0, 0, [[1, 2, 0]]);
    show(fakeTrace(drawn), { scenario, host });
    expect(within((await queue()).closest("header")!).getByText("queue")).toBeVisible();
    expect(chips("queue")).toEqual(["db", "ci.0", "+11 more is waiting"]);
    expect(screen.queryByText("runs")).not.toBeInTheDocument();
  });

  it("selects a machine by its chip", async () => {
    const host = drawnHost(drawn, 0, 0, [[1]]);
    const store = show(fakeTrace(drawn), { host });
    await userEvent.setup().click(await screen.findByRole("button", { name: "db" }));
    expect(store.getState().selection).toEqual({ kind: "vm", vm: 1 });
  });
});

describe("the window of the chart", () => {
  const long: DrawnTrace = { machines: [{ name: "web" }], pcpus: ["AAAA,".repeat(250)] };

  /** With the time controls, whose scrubber has the window as a bracket under it. It comes after the lanes. */
  async function showLong(): Promise<void> {
    const store = playStore(fakeTrace(long));
    render(
      <OnPage of={store}>
        <ProcessorPanel />
        <TransportBar />
      </OnPage>,
    );
    await screen.findByRole("slider", { name: "Visible part of the run" });
    act(() => frames.run(2, 16));
  }

  it("moves and zooms by keys when the chart has the focus", async () => {
    await showLong();
    const before = bracket().getAttribute("aria-valuetext");
    fireEvent.keyDown(chart(), { key: "0" });
    act(() => frames.run(1, 16));
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 1,020 ticks");
    fireEvent.keyDown(chart(), { key: "+" });
    act(() => frames.run(1, 16));
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 680 ticks");
    expect(before).not.toBe("0 to 1,020 ticks");
  });

  it("zooms and fits by buttons", async () => {
    const user = userEvent.setup();
    await showLong();
    await user.click(screen.getByRole("button", { name: /Fit/ }));
    await user.click(screen.getByRole("button", { name: "Zoom in" }));
    act(() => frames.run(1, 16));
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 680 ticks");
    await user.click(screen.getByRole("button", { name: "Zoom out" }));
    act(() => frames.run(1, 16));
    expect(bracket()).toHaveAttribute("aria-valuetext", "0 to 1,020 ticks");
  });

  it("leaves keys it does not know to the page", async () => {
    show(fakeTrace(long));
    await waitFor(() => expect(fireEvent.keyDown(chart(), { key: "ArrowRight" })).toBe(false));
    expect(fireEvent.keyDown(chart(), { key: "f" })).toBe(true);
  });
});

const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

describe("what has run", () => {
  it("is a layer of its own that ends at the cursor, so that moving it paints no lane anew", () => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(1100 + RIGHT_PX);
    const store = show(fakeTrace(drawn), { cursor: { time: 2, row: 0 }, host: drawnHost(drawn, 2) });
    const past = [...chart().querySelectorAll("canvas")].find(({ style }) => style.clipPath !== "");
    // Ten ticks and one beyond the end, 100 pixels each.
    expect(past?.style.clipPath).toBe(`inset(0 ${900 + RIGHT_PX}px 0 0)`);
    act(() => store.setState({ cursor: { time: 7, row: 0 } }));
    act(() => frames.run(1, 16));
    expect(past?.style.clipPath).toBe(`inset(0 ${400 + RIGHT_PX}px 0 0)`);
    vi.restoreAllMocks();
  });
});

describe("the table", () => {
  it("takes the place of the chart, lists the slices of the window, and gives the place back", async () => {
    const user = userEvent.setup();
    show(fakeTrace(drawn));
    expect(screen.queryByRole("table")).toBeNull();
    const views = within(screen.getByRole("group", { name: "Form" }));
    await user.click(views.getByRole("button", { name: "Table", pressed: false }));
    expect(views.getByRole("button", { name: "Table", pressed: true })).toBeVisible();
    const rows = within(await screen.findByRole("table")).getAllByRole("row");
    const headers = screen.getAllByRole("columnheader").map((header) => header.textContent);
    expect(headers).toEqual(["pCPU", "vCPU", "What", "Start", "End", "Length"]);
    expect(cells(rows[1]!)).toEqual(["0", "web", "guest code", "0", "4", "4"]);
    expect(rows.map((row) => row.textContent)).toEqual(
      expect.arrayContaining(["–ci.1paused01010", "0–idle462", "–webblocked on fault484"]),
    );
    expect(screen.queryByRole("img")).toBeNull();
    await user.click(views.getByRole("button", { name: "Chart" }));
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.getByRole("img")).toBeVisible();
  });
});
