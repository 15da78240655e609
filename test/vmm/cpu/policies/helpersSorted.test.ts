/** The queue that stands in its order at all times, against sorting a list anew. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byId } from "../../../../src/vmm/cpu/helpers.ts";
import {
  createSorted,
  sortedPush,
  sortedRekey,
  sortedRemove,
  sortedResort,
  sortedTake,
  sortedUnshift,
  takeReordered,
  type SortedQueue,
} from "../../../../src/vmm/cpu/helpersSorted.ts";

/** A list in the order of entering, which is sorted whenever it is looked at: stable, so that equals stay as they stand. */
type Naive = { v: number; key: number }[];

const naiveOrder = (list: Naive, isById: boolean): number[] =>
  list.toSorted((a, b) => (a.key === b.key ? (isById ? a.v - b.v : 0) : a.key < b.key ? -1 : 1)).map(({ v }) => v);

const isEven = (id: number) => id % 2 === 0;

const step = fc.record({
  does: fc.constantFrom("push", "unshift", "take", "remove", "rekey", "resort"),
  v: fc.nat(30),
  key: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(Infinity, -Infinity)),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does the same to both: what the queue answered, and what would be right. */
function both(queue: SortedQueue, list: Naive, { does, v, key }: Step, isById: boolean): readonly [unknown, unknown] {
  const ties = isById ? byId : undefined;
  const at = list.findIndex((entry) => entry.v === v);
  if (at < 0 && does === "push") {
    sortedPush(queue, v, key, ties);
    list.push({ v, key });
  } else if (at < 0 && does === "unshift" && !isById) {
    sortedUnshift(queue, v, key);
    list.unshift({ v, key });
  } else if (does === "take") {
    const expected = naiveOrder(list, isById).find(isEven) ?? -1;
    if (expected >= 0)
      list.splice(
        list.findIndex((entry) => entry.v === expected),
        1,
      );
    return [sortedTake(queue, isEven), expected];
  } else if (does === "remove") {
    if (at >= 0) list.splice(at, 1);
    return [sortedRemove(queue, v), at >= 0];
  } else if (does === "rekey") {
    sortedRekey(queue, v, key, ties);
    if (at >= 0) list[at]!.key = key;
  } else if (does === "resort") {
    for (const entry of list) entry.key = Number.isFinite(entry.key) ? (entry.key + entry.v) % 4 : entry.key;
    sortedResort(queue, (id) => list.find((entry) => entry.v === id)!.key, ties);
  }
  return [null, null];
}

describe("a sorted queue", () => {
  it.each([false, true])("stands in the order that a stable sort of its entries gives (ties by id: %s)", (isById) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = createSorted();
        const list: Naive = [];
        for (const each of steps) {
          const [answer, expected] = both(queue, list, each, isById);
          expect(answer).toBe(expected);
          expect(queue.order).toEqual(naiveOrder(list, isById));
        }
      }),
    );
  });

  it("says once that places have changed, and not that somebody came or went", () => {
    const queue = createSorted();
    for (const v of [0, 1, 2]) sortedPush(queue, v, v);
    sortedRemove(queue, 0);
    expect(takeReordered(queue)).toBe(false);
    sortedRekey(queue, 2, 0);
    expect([takeReordered(queue), takeReordered(queue)]).toEqual([true, false]);
  });

  it("says that nothing has changed when new keys leave all places as they are", () => {
    const queue = createSorted();
    for (const v of [0, 1, 2]) sortedPush(queue, v, v);
    sortedResort(queue, (v) => 10 * v);
    expect(takeReordered(queue)).toBe(false);
    expect(queue.keys).toEqual([0, 10, 20]);
  });
});
