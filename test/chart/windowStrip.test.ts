import { describe, expect, it } from "vitest";
import { windowAtStrip, windowOnStrip } from "../../src/chart/windowStrip.ts";

describe("the window on the strip", () => {
  it("stands where its time is", () => {
    expect(windowOnStrip({ from: 20, to: 70 }, 100, 200, 8)).toEqual({ left: 40, width: 100 });
  });

  it("is wide enough to be grasped and does not leave the strip", () => {
    expect(windowOnStrip({ from: 96, to: 104 }, 100, 100, 20)).toEqual({ left: 80, width: 20 });
  });

  it("shows of a window that begins before the run only what lies in it", () => {
    expect(windowOnStrip({ from: -10, to: 40 }, 100, 200, 8)).toEqual({ left: 0, width: 80 });
  });

  const bounds = { end: 98, minSpan: 4 }; // with the margin: 0..100

  it("moves with its middle to a point of the strip", () => {
    expect(windowAtStrip({ from: 0, to: 20 }, bounds, 100, 200, 100)).toEqual({ from: 40, to: 60 });
    expect(windowAtStrip({ from: 40, to: 60 }, bounds, 100, 200, 0)).toEqual({ from: 0, to: 20 });
  });
});
