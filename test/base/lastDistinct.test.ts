/** Different values among the last ones: the working sets of machines (Denning 1968; domain C.4). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLastDistinct, noteDistinct } from "../../src/base/lastDistinct.ts";
import { examples } from "../support/laws.ts";

/** Silberschatz, Operating System Concepts, the figure of the working-set model. */
const FIGURE = [
  2, 6, 1, 5, 7, 7, 7, 7, 5, 1, 6, 2, 3, 4, 1, 2, 3, 4, 4, 4, 3, 4, 3, 4, 4, 4, 1, 3, 2, 3, 4, 4, 4, 3, 4, 4, 4,
];

function setAfter(references: readonly number[], window: number): number[] {
  const set = createLastDistinct(window);
  for (const page of references) noteDistinct(set, page);
  return [...set.times.keys()].toSorted((a, b) => a - b);
}

describe("the working set", () => {
  it("of the figure of Silberschatz, window 10, is {1, 2, 5, 6, 7} and later {3, 4}", () => {
    expect(setAfter(FIGURE.slice(0, 10), 10)).toEqual([1, 2, 5, 6, 7]);
    expect(setAfter(FIGURE.slice(0, 26), 10)).toEqual([3, 4]);
  });

  it("has the different pages among the last references, however it is counted", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (pages, window) => {
        const set = createLastDistinct(window);
        for (const [at, page] of pages.entries()) {
          const naive = new Set(pages.slice(Math.max(0, at + 1 - window), at + 1));
          expect(noteDistinct(set, page)).toBe(naive.size);
          expect(new Set(set.times.keys())).toEqual(naive);
        }
      }),
      examples(200),
    );
  });
});
