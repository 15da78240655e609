import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BlockColumn, type BlockKind } from "../../src/base/blockColumn.ts";

const kinds: readonly BlockKind[] = ["int32", "uint8", "float64"];

describe("a column in blocks", () => {
  it.each(kinds)("begins with one value everywhere (%s)", (kind) => {
    expect([...BlockColumn.filled(kind, 5, 7)]).toEqual([7, 7, 7, 7, 7]);
    expect([...BlockColumn.filled(kind, 0)]).toEqual([]);
  });

  it("reads like an array after any writes, and so do the copies taken on the way", () => {
    const write = fc.record({ at: fc.nat(4999), value: fc.integer({ min: -1, max: 99 }), forks: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.array(write, { maxLength: 60 }), (length, writes) => {
        const column = BlockColumn.filled("int32", length, -1);
        const array = new Int32Array(length).fill(-1);
        const copies: { readonly column: BlockColumn; readonly array: Int32Array }[] = [];
        for (const { at, value, forks } of writes) {
          if (forks) copies.push({ column: column.fork(), array: array.slice() });
          column.set(at % length, value);
          array[at % length] = value;
        }
        expect(column.toArray()).toEqual(array);
        for (const copy of copies) expect(copy.column.toArray()).toEqual(copy.array);
      }),
    );
  });

  it("grown has its entries and zeros after them", () => {
    const column = BlockColumn.filled("int32", 100, 4);
    const longer = column.grown(500);
    longer.set(2, 9);
    expect([longer.length, longer.get(2), longer.get(99), longer.get(100), longer.get(499)]).toEqual([500, 9, 4, 0, 0]);
    expect([column.length, column.get(2)]).toEqual([100, 4]);
  });

  it("is not changed by writes into its copy", () => {
    const column = BlockColumn.filled("int32", 1000);
    column.set(3, 1);
    const copy = column.fork();
    copy.set(3, 2);
    expect(column.get(3)).toBe(1);
  });

  it("shares with a copy every block but those written since", () => {
    const before = BlockColumn.filled("int32", 1_000_000, -1);
    const column = before.fork();
    for (const at of [0, 1, 999_999]) column.set(at, 5);
    const changed = column.changedSince(before);
    expect(changed).toHaveLength(2);
    const list = 8 * Math.ceil(1_000_000 / 1024);
    expect(column.bytesBeyond(before)).toBe(2 * 4 * 1024 + list);
    expect(before.fork().bytesBeyond(before)).toBe(0);
    const whole = column.toArray();
    const taken = before.with(changed).toArray();
    expect(taken).toHaveLength(whole.length);
    // Entry by entry: to compare a million of them as a whole takes ten seconds.
    expect(taken.findIndex((each, at) => each !== whole[at])).toBe(-1);
  });

  it("of a million equal entries takes the bytes of one block and its list", () => {
    expect(BlockColumn.filled("int32", 1_000_000, -1).bytesBeyond(null)).toBeLessThan(16_384);
  });
});
