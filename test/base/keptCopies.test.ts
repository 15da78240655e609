import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockColumn } from "../../src/base/blockColumn.ts";
import { KeptCopies } from "../../src/base/keptCopies.ts";

const COPY_BYTES = 1000;
const copy = (at: number) => ({ at, content: new Uint8Array(COPY_BYTES) });

/** Copies at 0, 1, 2, … */
function filled(count: number, budget: number): KeptCopies<ReturnType<typeof copy>> {
  let kept = KeptCopies.within<ReturnType<typeof copy>>(budget);
  for (let at = 0; at < count; at += 1) kept = kept.with(at, copy(at));
  return kept;
}

const places = (kept: KeptCopies<unknown>, until: number) => {
  const found = new Set(Array.from({ length: until }, (_, at) => kept.upTo(at)!.at));
  return [...found];
};

describe("copies of a state that grows", () => {
  it("are all kept as long as they fit the budget", () => {
    expect(places(filled(5, 10 * COPY_BYTES), 5)).toEqual([0, 1, 2, 3, 4]);
  });

  it("lead to the nearest one before", () => {
    const kept = filled(3, 10 * COPY_BYTES);
    expect(kept.upTo(7)?.copy.at).toBe(2);
    expect(kept.before(2).upTo(7)?.copy.at).toBe(1);
    expect(kept.upTo(-1)).toBeUndefined();
  });

  it("stay within the budget; the first and the latest two stay, and the others about evenly apart", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 6, max: 40 }), (count, fitting) => {
        // What stands around the content is not half of it.
        const budget = fitting * COPY_BYTES * 1.2;
        const kept = filled(count, budget);
        const at = places(kept, count);
        expect(kept.bytes).toBeLessThanOrEqual(budget);
        expect(at[0]).toBe(0);
        expect(at.slice(-2)).toEqual([count - 2, count - 1].filter((place) => place >= 0));
        const gaps = at.slice(1).map((place, index) => place - at[index]!);
        expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(Math.max(1, (4 * count) / fitting));
      }),
    );
  });

  it("count blocks that they share once", () => {
    const column = BlockColumn.filled("int32", 1_000_000, -1);
    let kept = KeptCopies.within<BlockColumn>(Infinity);
    for (let at = 0; at < 100; at += 1) {
      column.set(at, 1);
      kept = kept.with(at, column.fork());
    }
    // A block, its place in a list of blocks, and what stands around them, for each.
    expect(kept.bytes).toBeLessThan(100 * (4096 + 8192));
    expect(kept.count).toBe(100);
  });

  it("are another list when one is added or taken: the list before stays as it was", () => {
    const kept = filled(3, 10 * COPY_BYTES);
    kept.with(3, copy(3));
    kept.before(1);
    expect(places(kept, 9)).toEqual([0, 1, 2]);
  });
});
