/** What changed between two orders of a list. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyMoves, movesBetween } from "../../src/base/moves.ts";

const listOf = (length: number) => Array.from({ length }, (_, at) => at * 3);

const order = fc
  .nat(200)
  .chain((length) => fc.shuffledSubarray(listOf(length), { minLength: length, maxLength: length }));

describe("movesBetween", () => {
  it("finds nothing between equal orders, and one move where one has moved, however far", () => {
    expect(movesBetween([1, 2, 3], [1, 2, 3])).toEqual({ moved: [], places: [] });
    expect(movesBetween([1, 2, 3, 4, 5], [4, 1, 2, 3, 5])).toEqual({ moved: [4], places: [0] });
    expect(movesBetween([1, 2, 3, 4, 5], [2, 3, 4, 1, 5])).toEqual({ moved: [1], places: [3] });
    const list = listOf(1000);
    expect(movesBetween(list, [...list.slice(1), 0])).toEqual({ moved: [0], places: [999] });
    expect(movesBetween(list, [2997, ...list.slice(0, -1)])).toEqual({ moved: [2997], places: [0] });
  });

  it("names one of two neighbours that changed places", () => {
    expect(movesBetween([1, 2, 3, 4], [2, 1, 4, 3])).toEqual({ moved: [1, 3], places: [1, 3] });
  });

  it("names only those that moved as long as they moved past few others", () => {
    expect(movesBetween([1, 2, 3, 4, 5, 6], [3, 4, 5, 6, 1, 2])).toEqual({ moved: [1, 2], places: [4, 5] });
    expect(movesBetween([1, 2, 3, 4, 5, 6], [5, 6, 1, 2, 3, 4])).toEqual({ moved: [5, 6], places: [0, 1] });
  });

  it("refuses lists of different lengths", () => {
    expect(() => movesBetween([1, 2], [1])).toThrow("a list of 2 was reordered into one of 1");
  });

  it("gives places in ascending order, and each who moved once", () => {
    fc.assert(
      fc.property(order, (after) => {
        const { moved, places } = movesBetween(listOf(after.length), after);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
        for (const [at, place] of places.entries()) expect(after[place]).toBe(moved[at]);
      }),
    );
  });
});

describe("applyMoves", () => {
  it("makes the one order out of the other, whatever moved", () => {
    fc.assert(
      fc.property(order, (after) => {
        const list = listOf(after.length);
        applyMoves(list, movesBetween(list, after));
        expect(list).toEqual(after);
      }),
    );
  });

  it("finds and makes the moves of one list whatever was done with another", () => {
    fc.assert(
      fc.property(order, order, (one, other) => {
        const alone = movesBetween(listOf(one.length), one);
        applyMoves(listOf(other.length), movesBetween(listOf(other.length), other));
        expect(movesBetween(listOf(one.length), one)).toEqual(alone);
      }),
    );
  });

  it("does so where few out of many moved", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(299), fc.nat(299)), { maxLength: 30 }), (drawn) => {
        const before = listOf(300);
        const after = [...before];
        for (const [from, to] of drawn) after.splice(to, 0, ...after.splice(from, 1));
        const list = [...before];
        applyMoves(list, movesBetween(before, after));
        expect(list).toEqual(after);
      }),
    );
  });
});
