import { describe, expect, it } from "vitest";
import { busyShares, windowAtStrip, windowOnStrip } from "../../src/chart/minimap.ts";
import { drawLane } from "./drawnLane.ts";

describe("busyShares", () => {
  it("is the share of pCPU time used in each part of the run", () => {
    const lanes = [drawLane("AAAAAAAA...."), drawLane("BBBB....CC..")];
    expect([...busyShares(lanes, 12, 3)]).toEqual([1, 0.5, 0.25]);
  });

  it("is 0 everywhere in a run without length, and empty on a strip without width", () => {
    expect([...busyShares([drawLane("A")], 0, 2)]).toEqual([0, 0]);
    expect(busyShares([drawLane("A")], 1, 0)).toHaveLength(0);
  });
});

describe("the window on the strip", () => {
  const bounds = { end: 98, minSpan: 4 }; // with the margin: 0..100

  it("stands where its time is", () => {
    expect(windowOnStrip({ from: 20, to: 70 }, bounds, 200, 8)).toEqual({ left: 40, width: 100 });
  });

  it("is wide enough to be grasped and does not leave the strip", () => {
    expect(windowOnStrip({ from: 96, to: 100 }, bounds, 100, 20)).toEqual({ left: 80, width: 20 });
  });

  it("moves with its middle to a point of the strip", () => {
    expect(windowAtStrip({ from: 0, to: 20 }, bounds, 200, 100)).toEqual({ from: 40, to: 60 });
    expect(windowAtStrip({ from: 40, to: 60 }, bounds, 200, 0)).toEqual({ from: 0, to: 20 });
  });
});
