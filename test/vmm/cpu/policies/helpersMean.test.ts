/** The weighted mean of numbers that come and go, against adding up exactly. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addToMean,
  aroundMean,
  copyMean,
  createMean,
  enlargedLag,
  floorOfMean,
  isEmptyMean,
  takeFromMean,
} from "../../../../src/vmm/cpu/helpersMean.ts";

const entry = fc.record({
  value: fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -(2 ** 42), max: 2 ** 42 })),
  weight: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 100_000 })),
  isTaken: fc.boolean(),
});

const floor = (top: bigint, bottom: bigint) => Number(top / bottom - (top % bottom < 0n ? 1n : 0n));

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

  it("is exact for weights that are divided, in all that is asked of it", () => {
    const divided = fc.tuple(entry, fc.integer({ min: 1, max: 64 }));
    const whole = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
    fc.assert(
      fc.property(
        fc.array(divided, { minLength: 1, maxLength: 40 }),
        whole,
        divided,
        (entries, lag, [other, among]) => {
          const mean = createMean();
          for (const [{ value, weight }, sharers] of entries) addToMean(mean, value, weight, sharers);
          for (const [{ value, weight, isTaken }, sharers] of entries)
            if (isTaken) takeFromMean(mean, value, weight, sharers);
          const left = entries.filter(([{ isTaken }]) => !isTaken);
          expect(isEmptyMean(mean)).toBe(left.length === 0);
          fc.pre(left.length > 0);
          // Every number is a fraction over the product of all divisors.
          const all = left.reduce((product, [, sharers]) => product * BigInt(sharers), 1n);
          const parts = left.map(([{ value, weight }, sharers]) => ({
            value,
            part: (BigInt(weight) * all) / BigInt(sharers),
          }));
          const total = parts.reduce((sum, { part }) => sum + part, 0n);
          const sum = parts.reduce((add, { value, part }) => add + BigInt(value) * part, 0n);
          expect(floorOfMean(mean)).toBe(floor(sum, total));
          const own = { weight: BigInt(other.weight) * all, among: BigInt(among) };
          expect(enlargedLag(mean, lag, other.weight, among)).toBe(
            floor(BigInt(lag) * (total * own.among + own.weight), total * own.among),
          );
          const moved = aroundMean(mean, other.weight, among)(other.value);
          expect(moved).toBe(
            floor(sum * own.among + (BigInt(other.value) * total - sum) * BigInt(other.weight), total * own.among),
          );
        },
      ),
    );
  });

  it("is left as it is by what happens to a copy", () => {
    const mean = createMean();
    addToMean(mean, 7, 3, 2);
    const copy = copyMean(mean);
    addToMean(copy, 9, 3, 2);
    addToMean(copy, 1, 1);
    expect([floorOfMean(mean), floorOfMean(copy)]).toEqual([7, 6]);
  });

  it("begins anew when nothing is left", () => {
    const mean = createMean();
    addToMean(mean, 7, 3);
    takeFromMean(mean, 7, 3);
    addToMean(mean, -4, 2);
    expect(mean).toEqual({ floor: -4, rest: 0, weights: 2 });
  });
});
