/** The random streams against the vectors of domain 0.3, which every implementation of mulberry32 must give. */
import { describe, expect, it } from "vitest";
import { createStream, fnv1a32, nextInt, nextUint32 } from "../../src/base/prng.ts";

describe("nextUint32(stream)", () => {
  for (const [seed, expected] of [
    [0, [1144304738, 1416247, 958946056, 627933444, 2007157716]],
    [1, [2693262067, 11749833, 2265367787, 4213581821, 4159151403]],
    [42, [2581720956, 1925393290, 3661312704, 2876485805, 750819978]],
  ] as const)
    it(`gives the published numbers of mulberry32 for seed ${seed}`, () => {
      const stream = { state: seed };
      expect(expected.map(() => nextUint32(stream))).toEqual(expected);
    });

  it("goes on where a copy of its state stood", () => {
    const stream = createStream(7, "any");
    nextUint32(stream);
    const copy = { ...stream };
    expect([nextUint32(copy), nextUint32(copy)]).toEqual([nextUint32(stream), nextUint32(stream)]);
  });
});

describe("createStream(seed, name)", () => {
  it("hashes names with FNV-1a", () => {
    expect(fnv1a32("lottery")).toBe(2371709614);
    expect(fnv1a32("mem.random")).toBe(3592768247);
    expect(fnv1a32("")).toBe(0x811c9dc5);
  });

  it("gives the stream of seed 42 called lottery its published draws", () => {
    const stream = createStream(42, "lottery");
    expect(Array.from({ length: 12 }, () => nextInt(stream, 10))).toEqual([2, 0, 9, 6, 5, 6, 5, 8, 0, 2, 9, 6]);
  });

  it("keeps streams of different names apart, so that a new consumer disturbs nobody", () => {
    const lottery = createStream(42, "lottery");
    const random = createStream(42, "mem.random");
    nextUint32(random);
    expect(nextInt(lottery, 10)).toBe(2);
  });
});

describe("nextInt(stream, n)", () => {
  it("covers [0, n) and nothing else", () => {
    const stream = createStream(1, "range");
    const drawn = new Set(Array.from({ length: 500 }, () => nextInt(stream, 5)));
    expect([...drawn].toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4]);
    expect(nextInt(stream, 1)).toBe(0);
  });

  it("stays exact up to n = 2^21", () => {
    const n = 2 ** 21;
    const stream = { state: 0 };
    // The first number of seed 0 is 1144304738; its share of 2^32, times 2^21, rounded down.
    expect(nextInt(stream, n)).toBe(Number((1144304738n * BigInt(n)) >> 32n));
  });
});
