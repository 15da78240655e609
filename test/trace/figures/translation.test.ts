/** Effective access time and the other figures of translation (domain C.1, with memory of 100 ns). */
import { describe, expect, it } from "vitest";
import { valueOf } from "../../../src/trace/figures/shares.ts";
import { translationMetrics } from "../../../src/trace/figures/translation.ts";

const at = (hits: number, misses: number, walk: number) =>
  translationMetrics([{ hits, misses, accesses: misses * walk }], 100);

describe("the effective access time", () => {
  it.each([
    [990, 10, 4, 104],
    [990, 10, 24, 124],
    [999, 1, 4, 100.4],
    [999, 1, 24, 102.4],
  ])("with %i hits and %i misses of %i accesses is %d ns", (hits, misses, walk, expected) => {
    expect(valueOf(at(hits, misses, walk).accessTime!)).toBe(expected);
  });

  it("is told of several TLBs together, and of none that was used", () => {
    const both = translationMetrics(
      [
        { hits: 3, misses: 1, accesses: 8 },
        { hits: 0, misses: 4, accesses: 32 },
      ],
      10,
    );
    expect(both).toMatchObject({ references: 8, hits: 3, misses: 5, accesses: 40 });
    expect([both.hitRate, both.accessesPerReference, both.accessTime].map((each) => valueOf(each!))).toEqual([
      3 / 8,
      5,
      60,
    ]);
    expect(translationMetrics([], 100)).toMatchObject({ hitRate: null, accessesPerReference: null, accessTime: null });
  });
});
