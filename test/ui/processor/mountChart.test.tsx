/** When the layers of the chart are painted, and how much of them. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { layoutLanes } from "../../../src/chart/laneLayout.ts";
import type { Viewport } from "../../../src/chart/viewport.ts";
import { mountChart } from "../../../src/ui/processor/mountChart.ts";
import { AXIS_PX } from "../../../src/ui/processor/canvas/scene.ts";
import type { Timeline } from "../../../src/ui/shared/moment/timeline.ts";
import { drawLog, type DrawLog } from "../../support/drawLog.ts";
import { fakeApp } from "../../support/fakeApp.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { stubFrames, type Frames } from "../../support/frames.ts";

const LAYERS = ["ground", "past", "upper"] as const;
type LayerName = (typeof LAYERS)[number];

let frames: Frames;
let stop = () => {};
beforeEach(() => {
  frames = stubFrames();
});
afterEach(() => {
  stop();
  stop = () => {};
});

function sized(width: number, height: number): HTMLDivElement {
  const made = document.createElement("div");
  Object.defineProperties(made, { clientWidth: { value: width }, clientHeight: { value: height } });
  return made;
}

/** A chart 600 px wide of a pCPU that A and B have in turn, a tick each. */
function mounted() {
  const logs: Record<LayerName, DrawLog> = { ground: drawLog(), past: drawLog(), upper: drawLog() };
  const canvasOf = (layer: LayerName) =>
    Object.assign(document.createElement("canvas"), { getContext: () => logs[layer].context });
  const trace = fakeTrace({ machines: [{ name: "A" }, { name: "B" }], pcpus: ["A,B,".repeat(50)] });
  const one = fakeApp({ trace, host: trace.hostAt(0, 0), cursor: { time: 10, row: 0 } });
  let view: Viewport = { from: 0, to: 20 };
  const listeners: (() => void)[] = [];
  const timeline: Timeline = {
    get view() {
      return view;
    },
    bounds: { end: 100, minSpan: 2 },
    set: vi.fn(),
    zoom: vi.fn(),
    fit: vi.fn(),
    setWidth: vi.fn(),
    subscribe(listener) {
      listeners.push(listener);
      return vi.fn();
    },
    connect: () => vi.fn(),
  };
  stop = mountChart(
    {
      scroller: sized(600, 300),
      stage: sized(600, 300),
      ground: canvasOf("ground"),
      past: canvasOf("past"),
      upper: canvasOf("upper"),
    },
    one.app,
    one.run,
    timeline,
    {
      layout: layoutLanes(1, 0),
      magnification: 1,
      texts: { idle: "idle", notSimulated: "", pcpu: (pcpu) => `pCPU ${pcpu}`, number: String, unit: "ms" },
      groups: undefined,
      onGroup: undefined,
      summarize: () => "",
      onHover: vi.fn(),
    },
  );
  return {
    seek: (time: number) => one.run.setState({ cursor: { time, row: 0 } }),
    move(next: Viewport) {
      view = next;
      for (const listener of listeners) listener();
    },
    /** What the next frame paints: how many names of slices, by layer; absent: the layer is not touched. */
    frame() {
      for (const layer of LAYERS) {
        logs[layer].fills.length = 0;
        logs[layer].texts.length = 0;
      }
      frames.run(1, 16);
      const names = (layer: LayerName) =>
        logs[layer].texts.filter(({ text, y }) => y > AXIS_PX && /^[AB]$/.test(text)).length;
      return {
        ground: logs.ground.fills.length > 0 ? names("ground") : null,
        past: logs.past.fills.length > 0 ? names("past") : null,
        upper: logs.upper.fills.length > 0,
      };
    },
  };
}

describe("the layers of the chart", () => {
  it("are whole at first, and stay while the cursor moves within the window", () => {
    const chart = mounted();
    const whole = chart.frame();
    expect(whole).toEqual({ ground: 20, past: 20, upper: true });
    chart.seek(12);
    expect(chart.frame()).toEqual({ ground: null, past: null, upper: true });
  });

  it("are painted on their sides of the cursor while the window moves, and whole once it stands and the cursor moves", () => {
    const chart = mounted();
    chart.frame();
    chart.move({ from: 5, to: 25 });
    // From 5 to 10 and from 10 to 25; the slices that the cursor touches are on both sides.
    expect(chart.frame()).toEqual({ ground: 16, past: 6, upper: true });
    chart.seek(14);
    expect(chart.frame()).toEqual({ ground: 20, past: 20, upper: true });
    chart.seek(16);
    expect(chart.frame()).toEqual({ ground: null, past: null, upper: true });
  });

  it("are not painted for a cursor that moves by less than a pixel", () => {
    const chart = mounted();
    chart.frame();
    chart.seek(12);
    chart.frame();
    chart.seek(12.001);
    expect(chart.frame()).toEqual({ ground: null, past: null, upper: false });
    chart.seek(12.5);
    expect(chart.frame().upper).toBe(true);
  });
});
