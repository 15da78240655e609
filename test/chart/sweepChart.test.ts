/** Where the points of a figure by a number stand. */
import { describe, expect, it } from "vitest";
import { placeSweep } from "../../src/chart/sweepChart.ts";

const BOX = { widthPx: 340, heightPx: 190, leftPx: 40, bottomPx: 24, topPx: 22 };

describe("the chart of a figure by a number", () => {
  it("gives every run the same room, in the order of the runs, and higher values a higher place", () => {
    const { points, xOf } = placeSweep([6.8, 6, 4.6], [], BOX);
    expect(xOf).toEqual([90, 190, 290]);
    expect(points.map(({ x }) => x)).toEqual(xOf);
    const [first, second, third] = points.map(({ y }) => y);
    expect(first).toBeLessThan(second!);
    expect(second).toBeLessThan(third!);
  });

  it("keeps all points between the labels, and reaches what other runs have", () => {
    const { points, yOf, yTicks } = placeSweep([4.6, 6], [3.2, 9], BOX);
    for (const y of [...points.map((point) => point.y), yOf(3.2), yOf(9)]) {
      expect(y).toBeGreaterThanOrEqual(BOX.topPx);
      expect(y).toBeLessThanOrEqual(BOX.heightPx - BOX.bottomPx);
    }
    expect(yTicks[0]!.value).toBeLessThanOrEqual(3.2);
    expect(yTicks.at(-1)!.value).toBeGreaterThanOrEqual(9);
  });

  it("breaks the line where a run has no value, and has no point there", () => {
    const { points, path } = placeSweep([1, null, 3, 4], [], BOX);
    expect(points.map(({ at }) => at)).toEqual([0, 2, 3]);
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it("draws one value, values that are all the same, and none", () => {
    for (const values of [[5], [5, 5, 5], [0, 0]])
      for (const { y } of placeSweep(values, [], BOX).points) expect(Number.isFinite(y)).toBe(true);
    expect(placeSweep([], [], BOX)).toMatchObject({ points: [], path: "" });
    expect(placeSweep([null], [], BOX).points).toEqual([]);
  });
});
