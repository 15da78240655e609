import { describe, expect, it } from "vitest";
import { createMarkHistogram, markHeight, placeLabels } from "../../src/chart/marks.ts";

function histogramOf(times: number[]) {
  const histogram = createMarkHistogram();
  for (const time of times) histogram.add(time);
  return histogram;
}

describe("a histogram of moments", () => {
  it("counts the moments of each part of a run", () => {
    expect([...histogramOf([0, 1, 24, 25, 60, 99]).columns(100, 4)]).toEqual([3, 1, 1, 1]);
  });

  it("counts a moment at the very end in the last part and leaves out what lies beyond", () => {
    expect([...histogramOf([100, 101]).columns(100, 4)]).toEqual([0, 0, 0, 1]);
  });

  it("keeps every moment of a run longer than its buckets", () => {
    const times = Array.from({ length: 30_000 }, (_, i) => 7 * i); // 0..209,993
    const columns = histogramOf(times).columns(210_000, 10);
    expect(columns.reduce((sum, count) => sum + count)).toBe(30_000);
    for (const count of columns) expect(Math.abs(count - 3000)).toBeLessThan(30);
  });

  it("gives the same whatever order the moments come in", () => {
    const times = [5, 90_000, 3, 1_000_000, 8, 8];
    expect(histogramOf(times).columns(1_000_000, 7)).toEqual(histogramOf(times.toReversed()).columns(1_000_000, 7));
  });

  it("counts nothing on a scale without length or width", () => {
    expect([...histogramOf([0]).columns(0, 2)]).toEqual([0, 0]);
    expect(histogramOf([0]).columns(10, 0)).toHaveLength(0);
  });
});

describe("markHeight", () => {
  it("is nothing for no mark, the least for one and the most for the fullest column", () => {
    expect(markHeight(0, 50, 2, 8)).toBe(0);
    expect(markHeight(1, 50, 2, 8)).toBe(2);
    expect(markHeight(50, 50, 2, 8)).toBe(8);
    expect(markHeight(1, 1, 2, 8)).toBe(2);
  });
});

describe("placeLabels", () => {
  it("keeps labels at their wish while they fit", () => {
    expect(
      placeLabels(
        [
          { x: 0, width: 40 },
          { x: 60, width: 40 },
        ],
        200,
        8,
      ),
    ).toEqual([0, 60]);
  });

  it("leaves out a label that would run into the one before, and only that one", () => {
    const wishes = [10, 30, 60].map((x) => ({ x, width: 40 }));
    expect(placeLabels(wishes, 200, 8)).toEqual([10, null, 60]);
  });

  it("shifts a label left that would leave the strip", () => {
    expect(placeLabels([{ x: 190, width: 40 }], 200, 8)).toEqual([160]);
    expect(placeLabels([{ x: 0, width: 40 }], 30, 8)).toEqual([null]);
  });
});
