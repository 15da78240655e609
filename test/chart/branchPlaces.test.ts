/** Where the labels of branches stand above the scrubber. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { branchPlaces } from "../../src/chart/branchPlaces.ts";
import { examples } from "../support/laws.ts";

describe("the labels of branches", () => {
  it("stand where they would, each up to the next one, where there is room", () => {
    expect(branchPlaces([200, 60], { fromPx: 40, toPx: 500, leastPx: 38 })).toEqual([
      { leftPx: 200, widthPx: 300 },
      { leftPx: 60, widthPx: 140 },
    ]);
  });

  it("that would stand on each other move to the right, and away from the end", () => {
    const places = branchPlaces([490, 490, 495], { fromPx: 40, toPx: 500, leastPx: 38 });
    expect(places.map(({ leftPx }) => leftPx)).toEqual([386, 424, 462]);
  });

  it("never overlap, and never leave the row, however many there are and however narrow it is", () => {
    const wishes = fc.array(fc.integer({ min: -20, max: 900 }), { maxLength: 7 });
    fc.assert(
      fc.property(wishes, fc.integer({ min: 60, max: 800 }), (wished, toPx) => {
        const places = branchPlaces(wished, { fromPx: 46, toPx, leastPx: 38 }).toSorted((a, b) => a.leftPx - b.leftPx);
        for (const [at, { leftPx, widthPx }] of places.entries()) {
          expect(leftPx).toBeGreaterThanOrEqual(46 - 1e-9);
          expect(leftPx + widthPx).toBeLessThanOrEqual((places[at + 1]?.leftPx ?? toPx) + 1e-9);
        }
      }),
      examples(100),
    );
  });
});
