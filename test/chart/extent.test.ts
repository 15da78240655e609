import { describe, expect, it } from "vitest";
import { knownEnd, lastMoment, scaleEnd } from "../../src/chart/extent.ts";

function trace(times: number[], knownUntil: number, isComplete: boolean) {
  return { rowCount: times.length, knownUntil, isComplete, timeOf: (row: number) => times[row]! };
}

describe("knownEnd", () => {
  it("of a complete run is its last event, whatever is known beyond it", () => {
    expect(knownEnd(trace([0, 3, 96], 1000, true))).toBe(96);
    expect(knownEnd(trace([0, 3, 96], Number.POSITIVE_INFINITY, true))).toBe(96);
  });

  it("of an open run is the border of what is known", () => {
    expect(knownEnd(trace([0, 3, 96], 1000, false))).toBe(1000);
  });

  it("of an empty trace is 0", () => {
    expect(knownEnd(trace([], Number.POSITIVE_INFINITY, true))).toBe(0);
  });
});

describe("lastMoment", () => {
  it("is the end of a complete run, and the tick before the border of an open one", () => {
    expect(lastMoment(trace([0, 96], 1000, true))).toBe(96);
    expect(lastMoment(trace([0, 96], 1000, false))).toBe(999);
    expect(lastMoment(trace([], 0, false))).toBe(0);
  });
});

describe("scaleEnd", () => {
  it("is the end of a complete run", () => {
    expect(scaleEnd(96, true)).toBe(96);
  });

  it("leaves room for the unknown and grows in round steps", () => {
    expect(scaleEnd(90, false)).toBe(100);
    expect(scaleEnd(91, false)).toBe(125);
    expect(scaleEnd(112, false)).toBe(125);
    expect(scaleEnd(200_000, false)).toBe(250_000);
  });

  it("never leaves less than a tenth nor more than a third of an open scale empty", () => {
    for (let end = 20; end < 1e6; end = Math.ceil(end * 1.07)) {
      const share = 1 - end / scaleEnd(end, false);
      expect(share).toBeGreaterThan(0.0999);
      expect(share).toBeLessThan(1 / 3);
    }
  });

  it("has a length even when nothing happens", () => {
    expect(scaleEnd(0, true)).toBe(1);
    expect(scaleEnd(0, false)).toBe(10);
  });
});
