import { beforeEach, describe, expect, it } from "vitest";
import { layoutLanes } from "../../../src/chart/laneLayout.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { cssColor, parseColor } from "../../../src/ui/shared/canvas/color.ts";
import type { Layer } from "../../../src/ui/shared/canvas/layer.ts";
import { paintAxisMarks } from "../../../src/ui/processor/canvas/axisMarks.ts";
import { labelWidth, paintLanes, paintPast } from "../../../src/ui/processor/canvas/paintLanes.ts";
import { paintOverlay } from "../../../src/ui/processor/canvas/paintOverlay.ts";
import { currentPalette } from "../../../src/ui/shared/canvas/palette.ts";
import { AXIS_PX, RIGHT_PX, type Scene } from "../../../src/ui/processor/canvas/scene.ts";
import { forgetWidths } from "../../../src/ui/shared/canvas/text.ts";
import { drawLog, type DrawLog } from "../../support/drawLog.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";

const TOKENS: Readonly<Record<string, string>> = {
  "--panel": "#ffffff",
  "--page": "#f0f0f0",
  "--ink": "#000000",
  "--fault": "#ff0000",
  "--lane": "#eeeeee",
  "--accent-soft": "#ddddff",
  "--vm-0": "#0000ff",
  "--vm-0-ink": "#0000ff",
  "--vm-0-line": "#8888ff",
  "--vm-0-soft": "#eeeeff",
  "--on-vm": "#fffffe",
  "--vm-1": "#00ff00",
  "--vm-1-ink": "#00ff00",
};
const WEB = cssColor([0, 0, 255]);
const READY = cssColor([136, 136, 255]);

beforeEach(() => {
  for (const [name, value] of Object.entries(TOKENS)) document.documentElement.style.setProperty(name, value);
  forgetWidths();
});

/** Tiles are drawn by name: `tile hatch rgb(...)`. */
function layerOn(log: DrawLog): Layer {
  return {
    context: log.context,
    widthPx: 0,
    heightPx: 0,
    scale: 1,
    fills: {
      plain: cssColor,
      tile: (kind, color) => `tile ${kind} ${cssColor(color)}`,
      machine: () => null,
    },
  };
}

/** A chart in which a tick is 20 px wide and names take 60 px. */
function sceneOf(trace: TraceReader, more: Partial<Scene> = {}): Scene {
  const view = more.view ?? { from: 0, to: 20 };
  return {
    trace,
    view,
    end: trace.knownUntil,
    layout: layoutLanes(trace.info.pcpus, trace.info.vcpus.length),
    scrollTop: 0,
    widthPx: 60 + 20 * (view.to - view.from) + RIGHT_PX,
    heightPx: 600,
    labelPx: 60,
    palette: currentPalette(),
    selected: new Set(),
    texts: {
      idle: "idle",
      notSimulated: "not simulated yet",
      pcpu: (pcpu) => `pCPU ${pcpu}`,
      number: String,
      unit: "ms",
    },
    paintMarks: paintAxisMarks,
    ...more,
  };
}

function paint(trace: TraceReader, more: Partial<Scene> = {}) {
  const log = drawLog();
  const scene = sceneOf(trace, more);
  paintLanes(layerOn(log), scene);
  const words = log.texts.map(({ text }) => text);
  return { log, scene, words };
}

const machines = [{ name: "web" }, { name: "db" }];

describe("the lanes of the chart", () => {
  it("name each lane, and each timeslice that is wide enough", () => {
    const { words } = paint(fakeTrace({ machines, pcpus: ["AAAAABBBBBB........."] }));
    expect(words).toEqual(expect.arrayContaining(["pCPU 0", "web", "db", "idle", "ms"]));
    // Once in a box and once as a lane.
    expect(words.filter((word) => word === "web")).toHaveLength(2);
  });

  it("cut a name that does not fit, and leave it out where nothing can be said", () => {
    const long = [{ name: "a-very-long-name" }];
    const { words } = paint(fakeTrace({ machines: long, pcpus: ["AAAAA.A............."] }));
    expect(words).toContain("a-very-long-na…");
    expect(words.filter((word) => word.startsWith("a-"))).toHaveLength(2);
  });

  it("call the vCPUs of a machine with several by number", () => {
    const { words } = paint(fakeTrace({ machines: [{ name: "web", vcpus: 2 }], pcpus: ["AAAAABBBBB.........."] }));
    expect(words).toEqual(expect.arrayContaining(["web.0", "web.1"]));
  });

  it("have whole ticks on the axis", () => {
    const { words } = paint(fakeTrace({ machines, pcpus: ["A..................."] }), {
      view: { from: 3.5, to: 7.5 },
      widthPx: 60 + 400 + RIGHT_PX,
    });
    expect(words).toEqual(expect.arrayContaining(["4", "5", "6", "7"]));
    expect(words.some((word) => word.includes("."))).toBe(false);
  });

  it("draw a timeslice with its exits as one box, the exits as caps on it", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["AAaAAA.............."] }));
    const lane = scene.layout.lanes[0]!;
    const boxes = log.fills.filter(({ style, height }) => style === WEB && height === lane.barHeight);
    expect(boxes).toEqual([{ style: WEB, x: 60, y: AXIS_PX + lane.barTop, width: 119, height: lane.barHeight }]);
    const exit = cssColor(scene.palette.machines[0]!.exit);
    expect(log.fills.filter(({ style, x }) => style === exit && x === 100)).toMatchObject([{ width: 20 }]);
  });

  it("keep two timeslices of one vCPU apart", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["AAA,AAA............."] }));
    const { barHeight } = scene.layout.lanes[0]!;
    const boxes = log.fills.filter(({ style, height }) => style === WEB && height === barHeight);
    expect(boxes.map(({ x, width }) => [x, width])).toEqual([
      [60, 59],
      [120, 59],
    ]);
  });

  it("draw a line along the part of a timeslice in which its vCPU is warm, and no border where it became so", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["AAA^^^.............."], vcpus: ["000000"] }));
    const { barTop, barHeight } = scene.layout.lanes[0]!;
    const inLane = log.fills.filter(({ x, y }) => x >= 60 && y >= AXIS_PX + barTop && y < AXIS_PX + barTop + barHeight);
    expect(inLane.map(({ style, x, width }) => [style, x, width])).toEqual([
      [cssColor(scene.palette.lane), 60, 400],
      [WEB, 60, 119],
      [cssColor(scene.palette.onVm), 120, 56],
    ]);
    expect(inLane[2]).toMatchObject({ y: AXIS_PX + barTop + 3, height: 2 });
  });

  it("keep a timeslice apart that begins as its vCPU becomes warm", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["AAA^^^.............."], vcpus: ["000,000"] }));
    const { barHeight } = scene.layout.lanes[0]!;
    const boxes = log.fills.filter(({ style, height }) => style === WEB && height === barHeight);
    expect(boxes.map(({ x, width }) => [x, width])).toEqual([
      [60, 59],
      [120, 59],
    ]);
  });

  it("draw the part of a timeslice in which it spins as a net, and the name on a plate", () => {
    const { log, scene, words } = paint(fakeTrace({ machines, pcpus: ["AA00000000.........."] }));
    const { barTop, barHeight } = scene.layout.lanes[0]!;
    const inLane = log.fills.filter(({ x, y }) => x >= 60 && y >= AXIS_PX + barTop && y < AXIS_PX + barTop + barHeight);
    expect(inLane.map(({ style, x, width }) => [style, x, width])).toEqual([
      [cssColor(scene.palette.lane), 60, 400],
      [WEB, 60, 199],
      [cssColor(scene.palette.machines[0]!.soft), 100, 159],
      [`tile net ${WEB}`, 100, 159],
      [WEB, 60 + (199 - 24) / 2, 24],
    ]);
    expect(words.filter((word) => word === "web")).toHaveLength(2);
  });

  it("hatch a world switch", () => {
    const { log } = paint(fakeTrace({ machines, pcpus: ["AA#BB..............."] }));
    expect(log.fills.some(({ style, x }) => String(style).startsWith("tile hatch") && x === 100)).toBe(true);
  });

  it("draw each state of a vCPU in a form of its own", () => {
    const trace = fakeTrace({ machines, pcpus: ["AA.................."], vcpus: ["00--FFDDVVhhPPss...."] });
    const { log, scene } = paint(trace);
    const lane = scene.layout.lanes[1]!;
    const inLane = log.fills
      .filter(({ x, y }) => x >= 60 && y >= AXIS_PX + lane.top && y < AXIS_PX + lane.top + lane.height)
      .map(({ style, x, height }) => [x, style, height]);
    expect(inLane).toEqual([
      [60, WEB, lane.barHeight],
      [100, READY, 4],
      [140, "tile hatch rgb(255 0 0)", lane.barHeight],
      [180, `tile falling ${WEB}`, lane.barHeight],
      [220, `tile dots ${WEB}`, lane.barHeight],
      [300, `tile bars ${WEB}`, lane.barHeight],
      [340, `tile net ${WEB}`, lane.barHeight],
    ]);
    // Outlines of the five tiled states and the dashes of the halted one.
    expect(log.strokes).toHaveLength(6);
  });

  it("outline the timeslices of the selected machine and put a band behind its lane", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["AAAABBBB............"] }), { selected: new Set([1]) });
    expect(log.strokes).toEqual([cssColor([0, 0, 0])]);
    expect(log.fills.filter(({ style }) => style === cssColor(scene.palette.accentSoft))).toHaveLength(1);
  });

  it("hatch what is not simulated yet, and only in an open run", () => {
    const open = paint(fakeTrace({ machines, pcpus: ["AAAA"], isComplete: false }));
    expect(open.words).toContain("not simulated yet");
    const complete = paint(fakeTrace({ machines, pcpus: ["AAAA"] }));
    expect(complete.words).not.toContain("not simulated yet");
    expect(complete.log.fills.some(({ style }) => String(style).startsWith("tile"))).toBe(false);
  });

  it("mark faults and commands on the axis, but not the machines of the scenario itself", () => {
    const events = [
      { kind: "commandDone", time: 0, index: -1, command: "start", vm: 0 },
      { kind: "fault", time: 2, vcpu: 0, page: 0, write: false, fault: "firstTouch" },
      { kind: "commandDone", time: 5, index: 0, command: "pause", vm: 0 },
    ] as const;
    const { log } = paint(fakeTrace({ machines, pcpus: ["AAAAAAAAAAAAAAAAAAAA"], events }));
    expect(log.fills.filter(({ style }) => style === cssColor([255, 0, 0]))).toHaveLength(1);
    expect(log.strokes).toHaveLength(1);
  });

  it("are painted only as far as they can be seen", () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ name: `vm${i}` }));
    const trace = fakeTrace({ machines: many, pcpus: ["...................."] });
    const { words } = paint(trace, { heightPx: 200, scrollTop: 400 });
    const names = words.filter((word) => word.startsWith("vm"));
    expect(names.length).toBeLessThan(12);
    expect(names).not.toContain("vm0");
  });

  it("draw an empty host without lanes of vCPUs", () => {
    const { words } = paint(fakeTrace({ pcpus: ["...................."] }));
    expect(words).toEqual(expect.arrayContaining(["pCPU 0", "idle"]));
  });
});

describe("what comes after the cursor", () => {
  const SOFT = cssColor([238, 238, 255]);
  const AHEAD = { isAhead: true };

  it("is soft with a line around it, its name in the ink of the machine: nothing lies over a word", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["AAAAA..............."] }), AHEAD);
    const { barHeight } = scene.layout.lanes[0]!;
    const boxes = log.fills.filter(({ x, height }) => x === 60 && height === barHeight);
    expect(boxes.map(({ style, width }) => [style, width])).toEqual([
      [cssColor(scene.palette.lane), 400],
      [SOFT, 99],
    ]);
    expect(log.strokes).toContain(READY);
    const name = log.texts.find(({ text, x }) => text === "web" && x > 60);
    expect(name).toMatchObject({ style: cssColor(scene.palette.machines[0]!.ink) });
    const after = log.fills.slice(log.fills.indexOf(boxes[1]!) + 1);
    expect(after.filter(({ x, width, y }) => x < 160 && x + width > 60 && y < AXIS_PX + barHeight)).toEqual([]);
  });

  it("is soft in the lanes of vCPUs as well", () => {
    const { log, scene } = paint(fakeTrace({ machines, pcpus: ["...................."], vcpus: ["00000"] }), AHEAD);
    const lane = scene.layout.lanes[1]!;
    expect(log.fills.filter(({ y }) => y === AXIS_PX + lane.barTop).map(({ style }) => style)).toEqual([SOFT]);
  });

  it("is solid with the light word on it once it has run, on a ground that hides what is below", () => {
    const log = drawLog();
    const scene = sceneOf(fakeTrace({ machines, pcpus: ["AAAAA..............."] }));
    paintPast(layerOn(log), scene);
    expect(log.fills[0]).toMatchObject({
      style: cssColor(scene.palette.panel),
      x: 0,
      y: AXIS_PX,
      width: scene.widthPx,
    });
    const { barHeight } = scene.layout.lanes[0]!;
    expect(log.fills).toContainEqual(expect.objectContaining({ style: WEB, x: 60, width: 99, height: barHeight }));
    expect(log.texts.find(({ text }) => text === "web")).toMatchObject({ style: cssColor([255, 255, 254]) });
    // Names of lanes and the axis stand on the ground, beside it.
    expect(log.texts.map(({ text }) => text)).not.toContain("pCPU 0");
  });

  it("has marks of faults in half their strength", () => {
    const events = [{ kind: "fault", time: 2, vcpu: 0, page: 0, write: false, fault: "firstTouch" }] as const;
    const trace = fakeTrace({ machines, pcpus: ["AAAAAAAAAAAAAAAAAAAA"], events });
    const faults = (more: Partial<Scene>) =>
      paint(trace, more).log.fills.filter(({ style }) => String(style).startsWith("rgb(255 0 0"));
    expect(faults(AHEAD).map(({ style }) => style)).toEqual([cssColor([255, 0, 0], 0.5)]);
    expect(faults({}).map(({ style }) => style)).toEqual([cssColor([255, 0, 0])]);
  });
});

const isOfLane = ({ x, y }: { readonly x: number; readonly y: number }) => x >= 60 && y > AXIS_PX;

/** What is painted of lanes with both kinds of bars. */
function lanesIn(more: Partial<Scene>) {
  const trace = fakeTrace({ machines, pcpus: ["AAAABBBB....AAAA...."], vcpus: ["00001111", "11110000"] });
  const { fills, texts } = paint(trace, more).log;
  return { fills: fills.filter(isOfLane), names: texts.filter(isOfLane).map(({ text }) => text) };
}

describe("one side of the cursor", () => {
  it("is painted as it is in the whole picture, and nothing of the other side", () => {
    const whole = lanesIn({});
    const before = lanesIn({ part: { from: 0, to: 9 } });
    const after = lanesIn({ part: { from: 9, to: 20 } });
    expect(whole.names).toEqual(["web", "db", "idle", "web", "idle"]);
    expect(before.names).toEqual(["web", "db", "idle"]);
    expect(after.names).toEqual(["idle", "web", "idle"]);
    const at = 60 + 9 * 20;
    expect(before.fills).toEqual(expect.arrayContaining(whole.fills.filter(({ x, width }) => x + width < at)));
    expect(after.fills).toEqual(expect.arrayContaining(whole.fills.filter(({ x }) => x > at)));
    expect(whole.fills).toEqual(expect.arrayContaining([...before.fills, ...after.fills]));
  });
});

describe("the column of names", () => {
  it("is as wide as the longest name, up to a limit", () => {
    const log = drawLog();
    const scene = sceneOf(fakeTrace({ machines: [{ name: "twelveletter" }], pcpus: ["."] }));
    // 12 letters of 6 px, swatch and gaps.
    expect(labelWidth(layerOn(log), scene, 500)).toBe(72 + 16 + 12);
    expect(labelWidth(layerOn(log), scene, 80)).toBe(80);
  });
});

function overlay(time: number, view = { from: 0, to: 20 }) {
  const log = drawLog();
  const scene = sceneOf(fakeTrace({ machines, pcpus: ["AAAAAAAAAAAAAAAAAAAA"] }), { view });
  paintOverlay(layerOn(log), scene, time, String(time));
  return { log, scene };
}

describe("the cursor", () => {
  it("stands at its moment with a flag, and veils nothing", () => {
    const { log, scene } = overlay(5);
    const below = log.fills.filter(({ y, height }) => y + height > AXIS_PX);
    expect(below).toHaveLength(1);
    expect(below[0]).toMatchObject({ style: cssColor(scene.palette.accent), x: 60 + 100 - 1, width: 2 });
    expect(log.texts.map(({ text }) => text)).toEqual(["5"]);
  });

  it("ends with the lanes: nothing of it stands on what is below the chart", () => {
    const { log, scene } = overlay(5);
    const line = log.fills.find(({ width }) => width === 2)!;
    expect(line.y + line.height).toBe(scene.heightPx);
  });

  it("leaves room between its flag and the labels beside it, so that two numbers never read as one", () => {
    // The flag is 30 px wide around 191 px, from 176 on; label 5 would end at 174 if there were one, label 6 begins at 177.
    for (const time of [5, 6.5, 7, 7.4, 8]) {
      const { log, scene } = overlay(time);
      const middle = log.texts.at(-1)!.x;
      const covered = log.fills
        .filter(({ style, y }) => style === cssColor(scene.palette.panel) && y === 0)
        .map(({ x, width }) => x + width / 2);
      // Labels at 0, 2, 4 …, 20 px a tick, 6 px wide.
      const near = [0, 2, 4, 6, 8, 10, 12]
        .map((tick) => 60 + 20 * tick)
        .filter((x) => Math.abs(x - middle) < 15 + 3 + 8);
      expect(covered, String(time)).toEqual(near);
    }
  });

  it("stands on a whole pixel of the screen", () => {
    const [at, later] = [5.01, 5.04].map((time) => overlay(time).log.fills.find(({ width }) => width === 2)!.x);
    expect(at).toBe(60 + 100 - 1);
    expect(later).toBe(at);
  });

  it("hides the labels of the axis that its flag touches, whole", () => {
    // Labels at 0, 2, 4 … with 20 px a tick; the flag is 30 px wide around 190 px, the label 6 stands from 177 to 183.
    const { log, scene } = overlay(6.5);
    const covers = log.fills.filter(({ style, y }) => style === cssColor(scene.palette.panel) && y === 0);
    expect(covers).toEqual([expect.objectContaining({ x: 177 - 1, width: 6 + 2 })]);
  });

  it("points to where it is when it is out of sight", () => {
    expect(overlay(2, { from: 5, to: 25 }).log.texts[0]!.text).toBe("◂ 2");
    expect(overlay(18, { from: 0, to: 10 }).log.texts[0]!.text).toBe("18 ▸");
  });

  it("keeps its flag inside the picture", () => {
    const { log, scene } = overlay(20);
    expect(log.texts[0]!.x).toBeLessThan(scene.widthPx);
  });
});

describe("colours", () => {
  it.each([
    ["#4477aa", [0x44, 0x77, 0xaa]],
    [" #abc ", [0xaa, 0xbb, 0xcc]],
    ["rgb(1 2 3)", [1, 2, 3]],
    ["rgb(10, 20, 30)", [10, 20, 30]],
    ["", [0, 0, 0]],
  ])("are read from %j", (text, rgb) => {
    expect(parseColor(text)).toEqual(rgb);
  });
});
