import { describe, expect, it } from "vitest";
import { laneAt, lanesBetween, layoutLanes } from "../../src/chart/laneLayout.ts";

describe("layoutLanes", () => {
  it("stacks pCPU lanes, then vCPU lanes, without overlap", () => {
    const { lanes, height } = layoutLanes(2, 3);
    expect(lanes.map(({ kind, id }) => `${kind}${id}`)).toEqual(["pcpu0", "pcpu1", "vcpu0", "vcpu1", "vcpu2"]);
    for (let i = 1; i < lanes.length; i++)
      expect(lanes[i]!.top).toBeGreaterThanOrEqual(lanes[i - 1]!.top + lanes[i - 1]!.height);
    expect(height).toBe(lanes.at(-1)!.top + lanes.at(-1)!.height);
  });

  it("keeps the bar inside its row", () => {
    for (const lane of layoutLanes(64, 200).lanes) {
      expect(lane.barTop).toBeGreaterThanOrEqual(lane.top);
      expect(lane.barTop + lane.barHeight).toBeLessThanOrEqual(lane.top + lane.height);
    }
  });

  it("makes lanes lower when there are many, but readable", () => {
    const few = layoutLanes(1, 1).lanes;
    const many = layoutLanes(64, 200).lanes;
    expect(many[0]!.height).toBeLessThan(few[0]!.height);
    expect(Math.min(...many.map((lane) => lane.height))).toBeGreaterThanOrEqual(20);
  });

  it("makes lanes lower in a low window, and never higher", () => {
    expect(layoutLanes(2, 3, "low").height).toBeLessThan(layoutLanes(2, 3).height);
    for (const [pcpus, vcpus] of [
      [1, 1],
      [4, 6],
      [8, 16],
      [64, 200],
    ] as const) {
      const low = layoutLanes(pcpus, vcpus, "low").lanes;
      for (const [at, lane] of layoutLanes(pcpus, vcpus).lanes.entries()) {
        expect(low[at]!.height).toBeLessThanOrEqual(lane.height);
        expect(low[at]!.barTop + low[at]!.barHeight).toBeLessThanOrEqual(low[at]!.top + low[at]!.height);
      }
    }
  });

  it("is as high as its pCPUs when there are no machines", () => {
    const { lanes, height } = layoutLanes(1, 0);
    expect(height).toBe(lanes[0]!.height);
  });
});

describe("laneAt", () => {
  const layout = layoutLanes(2, 2);

  it("finds the lane of a row, from its first to before its last pixel", () => {
    for (const lane of layout.lanes) {
      expect(laneAt(layout, lane.top)).toBe(lane);
      expect(laneAt(layout, lane.top + lane.height - 0.5)).toBe(lane);
    }
  });

  it("finds nothing above, between the groups and below", () => {
    expect(laneAt(layout, -1)).toBeNull();
    expect(laneAt(layout, layout.lanes[2]!.top - 1)).toBeNull();
    expect(laneAt(layout, layout.height)).toBeNull();
  });
});

describe("lanesBetween", () => {
  it("gives the lanes that touch the rows shown, and no others", () => {
    const layout = layoutLanes(4, 50);
    const shown = lanesBetween(layout, layout.lanes[3]!.top + 1, layout.lanes[6]!.top + 1);
    expect(shown).toEqual(layout.lanes.slice(3, 7));
  });
});
