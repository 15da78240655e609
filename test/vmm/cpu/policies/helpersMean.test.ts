/** The weighted mean of numbers that come and go, against adding up exactly. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToMean, createMean, takeFromMean } from "../../../../src/vmm/cpu/helpersMean.ts";

const entry = fc.record({
  value: fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -(2 ** 42), max: 2 ** 42 })),
  weight: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100_000 })),
  isTaken: fc.boolean(),
});

describe("a weighted mean", () => {
  it("is exact after any additions and removals, down to the rest of its division", () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), (entries) => {
        const mean = createMean();
        for (const { value, weight } of entries) addToMean(mean, value, weight);
        for (const { value, weight, isTaken } of entries) if (isTaken) takeFromMean(mean, value, weight);
        const left = entries.filter(({ isTaken }) => !isTaken);
        const weights = left.reduce((sum, { weight }) => sum + weight, 0);
        expect(mean.weights).toBe(weights);
        fc.pre(weights > 0);
        const sum = left.reduce((total, { value, weight }) => total + BigInt(value) * BigInt(weight), 0n);
        expect(BigInt(mean.floor) * BigInt(weights) + BigInt(mean.rest)).toBe(sum);
        expect(mean.rest).toBeGreaterThanOrEqual(0);
        expect(mean.rest).toBeLessThan(weights);
      }),
    );
  });

  it("begins anew when nothing is left", () => {
    const mean = createMean();
    addToMean(mean, 7, 3);
    takeFromMean(mean, 7, 3);
    addToMean(mean, -4, 2);
    expect(mean).toEqual({ floor: -4, rest: 0, weights: 2 });
  });
});
