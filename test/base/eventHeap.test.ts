/** The heap of pending events: a total order by time, then by order number, whatever the order of pushing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createHeap,
  heapEntries,
  heapOrder,
  heapPop,
  heapPush,
  heapRemove,
  heapTime,
  type EventHeap,
} from "../../src/base/eventHeap.ts";
import { examples } from "../support/laws.ts";

/** Pops everything: `[time, order, kind, a, b]` each. */
function drained(heap: EventHeap): number[][] {
  const all: number[][] = [];
  const popped: [number, number, number] = [0, 0, 0];
  while (heap.size > 0) {
    const head = [heapTime(heap), heapOrder(heap)];
    heapPop(heap, popped);
    all.push([...head, ...popped]);
  }
  return all;
}

const events = fc
  .array(fc.record({ time: fc.nat(9), kind: fc.nat(3), a: fc.nat(99), b: fc.integer() }), { maxLength: 60 })
  .map((list) => list.map((event, order) => ({ ...event, order })));

function filled(list: readonly { time: number; order: number; kind: number; a: number; b: number }[]): EventHeap {
  const heap = createHeap();
  for (const { time, order, kind, a, b } of list) heapPush(heap, time, order, kind, a, b);
  return heap;
}

const byOrder = (one: number[], other: number[]) => one[0]! - other[0]! || one[1]! - other[1]!;

describe("an event heap", () => {
  it("is empty at first, and then its time is Infinity", () => {
    expect(heapTime(createHeap())).toBe(Infinity);
  });

  it("gives events back by time, those of one time in the order of their numbers, with their operands", () => {
    fc.assert(
      fc.property(events, (list) => {
        const expected = list.map(({ time, order, kind, a, b }) => [time, order, kind, a, b]).toSorted(byOrder);
        expect(drained(filled(list))).toEqual(expected);
      }),
      examples(200),
    );
  });

  it("keeps its order when pushes and pops alternate", () => {
    fc.assert(
      fc.property(events, fc.array(fc.boolean(), { maxLength: 60 }), (list, pops) => {
        const heap = createHeap();
        const waiting: number[][] = [];
        const popped: [number, number, number] = [0, 0, 0];
        for (const [at, { time, order, kind, a, b }] of list.entries()) {
          heapPush(heap, time, order, kind, a, b);
          waiting.push([time, order, kind, a, b]);
          if (pops[at] !== true) continue;
          waiting.sort(byOrder);
          heapPop(heap, popped);
          expect([...popped]).toEqual(waiting.shift()!.slice(2));
        }
        expect(drained(heap)).toEqual(waiting.toSorted(byOrder));
      }),
      examples(200),
    );
  });

  it("lists what is pending without taking it out", () => {
    const heap = filled([
      { time: 5, order: 0, kind: 1, a: 2, b: 3 },
      { time: 4, order: 1, kind: 0, a: 7, b: 0 },
    ]);
    expect(heapEntries(heap)).toHaveLength(2);
    expect(heapEntries(heap)).toContainEqual({ time: 5, order: 0, kind: 1, a: 2, b: 3 });
    expect(heap.size).toBe(2);
  });

  it("drops what is unwanted and keeps the order of the rest", () => {
    fc.assert(
      fc.property(events, (list) => {
        const heap = filled(list);
        heapRemove(heap, ({ kind }) => kind === 1);
        const kept = list.filter(({ kind }) => kind !== 1).map(({ time, order, kind, a, b }) => [time, order, kind, a, b]);
        expect(drained(heap)).toEqual(kept.toSorted(byOrder));
      }),
      examples(100),
    );
  });

  it("is plain data: a clone goes on by itself", () => {
    const heap = filled([
      { time: 1, order: 0, kind: 0, a: 0, b: 0 },
      { time: 2, order: 1, kind: 0, a: 0, b: 0 },
    ]);
    const clone = structuredClone(heap);
    drained(heap);
    expect(drained(clone).map(([time]) => time)).toEqual([1, 2]);
  });
});
