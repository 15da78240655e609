/** The chart of faults by frames: its labels, and the signs of its points. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeFaults, pointSign, signCorners } from "../../src/chart/faultChart.ts";
import { numberText } from "../../src/i18n/numberText.ts";
import { examples } from "../support/laws.ts";

/** Of a sign of a label, generously. */
const LETTER_PX = 7;
const half = (value: number) => (LETTER_PX * numberText(value).length) / 2;

describe("the labels of frames", () => {
  it("never touch, however far the frames reach", () => {
    const frames = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(frames, fc.integer({ min: 260, max: 1600 }), (all, widthPx) => {
        const points = all.toSorted((a, b) => a - b).map((each) => ({ frames: each, faults: 9, writeBacks: 0 }));
        const box = { widthPx, heightPx: 136, leftPx: 40, bottomPx: 20, edgePx: 8 };
        const { xTicks } = placeFaults([points], ({ faults }) => faults, box);
        const gaps = xTicks.slice(1).map(({ value, at: x }, before) => {
          const last = xTicks[before]!;
          return x - half(value) - (last.at + half(last.value));
        });
        expect(Math.min(0, ...gaps)).toBe(0);
      }),
      examples(30),
    );
  });
});

describe("the sign of a point", () => {
  it("has as corners what its path goes through, and for a circle points as far from its middle as the path says", () => {
    for (let at = 0; at < 7; at += 1) {
      const path = pointSign(at, 22);
      const corners = signCorners(at, 22);
      expect(corners.length).toBeGreaterThanOrEqual(3);
      // What lies in it is as large as asked for: Gauss' formula over the corners.
      const area = corners.reduce((sum, [x, y], place) => {
        const [nextX, nextY] = corners[(place + 1) % corners.length]!;
        return sum + (x * nextY - nextX * y) / 2;
      }, 0);
      expect(Math.abs(area) / 22, path).toBeCloseTo(1, 1);
    }
  });
});
