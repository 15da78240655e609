import { describe, expect, it } from "vitest";
import { layoutLanes } from "../../../src/chart/laneLayout.ts";
import { catalogues } from "../../../src/i18n/languages.ts";
import { AXIS_PX, RIGHT_PX, type Scene } from "../../../src/ui/processor/canvas/scene.ts";
import { chartHit, isSameSelection, kindOfHit, selectionOfHit } from "../../../src/ui/processor/chartHit.ts";
import { hoverWords } from "../../../src/ui/processor/hoverWords.ts";
import type { TraceReader } from "../../../src/trace/reader.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";

const trace: TraceReader = fakeTrace({
  machines: [{ name: "web" }, { name: "db", vcpus: 2 }],
  pcpus: ["AAAA..BBBb", "..CCCC...."],
  vcpus: ["0000FFFF..", "------0000", "--1111...."],
  isComplete: false,
});
const layout = layoutLanes(2, 3);

/** 10 ticks of 20 px each, names 50 px wide. */
const scene = {
  trace,
  view: { from: 0, to: 10 },
  end: 10,
  layout,
  scrollTop: 0,
  widthPx: 50 + 200 + RIGHT_PX,
  labelPx: 50,
} as Scene;

const row = (lane: number) => AXIS_PX + layout.lanes[lane]!.top + 5;
const at = (tick: number, lane: number) => chartHit(scene, 50 + 20 * tick, row(lane));

describe("what is under a point", () => {
  it("is the interval of the lane there", () => {
    expect(at(1, 0)).toMatchObject({ zone: "chart", time: 1, interval: { start: 0, end: 4, other: 0 } });
    expect(kindOfHit(at(9.5, 0))).toBe("exit");
    expect(kindOfHit(at(5, 2))).toBe("blockedFault");
  });

  it("is idle time between intervals", () => {
    expect(at(5, 0)).toMatchObject({ interval: { start: 4, end: 6, kind: null } });
    expect(kindOfHit(at(5, 0))).toBeNull();
  });

  it("is the moment alone on the axis, on a name and beyond what is known", () => {
    expect(chartHit(scene, 50 + 60, 5)).toMatchObject({ zone: "axis", time: 3, lane: null });
    expect(chartHit(scene, 10, row(2))).toMatchObject({ zone: "name", lane: { kind: "vcpu", id: 0 }, interval: null });
    expect(chartHit({ ...scene, end: 5 }, 50 + 160, row(0))).toMatchObject({ time: 5, interval: null });
  });

  it("stays inside the chart", () => {
    expect(chartHit(scene, 0, 5).time).toBe(0);
    expect(chartHit(scene, 5000, 5).time).toBe(10);
  });

  it("counts the lanes that were scrolled away", () => {
    const scrolled = { ...scene, scrollTop: layout.lanes[1]!.top };
    expect(chartHit(scrolled, 60, row(0)).lane).toMatchObject({ kind: "pcpu", id: 1 });
  });
});

describe("what a click selects", () => {
  it("is the machine, or the vCPU of a machine with several", () => {
    expect(selectionOfHit(trace.info, at(1, 0))).toEqual({ kind: "vm", vm: 0 });
    expect(selectionOfHit(trace.info, at(3, 1))).toEqual({ kind: "vcpu", vcpu: 2 });
    expect(selectionOfHit(trace.info, chartHit(scene, 10, row(2)))).toEqual({ kind: "vm", vm: 0 });
  });

  it("is nothing on idle time, where a vCPU is offline, and on the name of a pCPU", () => {
    expect(selectionOfHit(trace.info, at(5, 0))).toBeNull();
    expect(selectionOfHit(trace.info, at(9, 2))).toBeNull();
    expect(selectionOfHit(trace.info, chartHit(scene, 10, row(0)))).toBeNull();
  });

  it("is compared by what is selected", () => {
    expect(isSameSelection({ kind: "vm", vm: 1 }, { kind: "vm", vm: 1 })).toBe(true);
    expect(isSameSelection({ kind: "vm", vm: 1 }, { kind: "vcpu", vcpu: 1 })).toBe(false);
    expect(isSameSelection(null, null)).toBe(false);
  });
});

const words = (tick: number, lane: number, language: "en" | "zh" = "en") =>
  hoverWords(catalogues[language], "ms", trace.info, at(tick, lane));

describe("the tooltip", () => {
  it("says who does what, from when to when", () => {
    expect(words(1, 0)).toMatchObject({
      title: "web",
      what: "guest code on pCPU 0",
      from: "0",
      to: "4 ms",
      length: "4 ms",
    });
    expect(words(3, 1)).toMatchObject({ title: "db.1", what: "guest code on pCPU 1" });
    expect(words(5, 2)).toMatchObject({ title: "web", what: "blocked on fault", from: "4", to: "8 ms" });
    expect(words(3, 4)).toMatchObject({ title: "db.1", what: "running on pCPU 1" });
  });

  it("says that a pCPU is idle", () => {
    expect(words(5, 0)).toMatchObject({ title: "pCPU 0", what: "idle", from: "4", to: "6 ms" });
    expect(words(5, 0, "zh")).toMatchObject({ what: "空闲" });
  });

  it("says nothing where a vCPU has no state", () => {
    expect(words(9, 2)).toBeNull();
  });
});
