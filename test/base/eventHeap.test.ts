/** The heap of pending events: a total order by time, then by the order of pushing, whatever happens in between. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createHeap,
  heapEntries,
  heapPop,
  heapPush,
  heapRemove,
  heapTime,
  type EventHeap,
} from "../../src/base/eventHeap.ts";
import { examples } from "../support/laws.ts";

interface Pushed {
  readonly time: number;
  readonly order: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
}

/** Takes the first event: `[time, kind, a, b]`. */
function taken(heap: EventHeap): number[] {
  const popped: [number, number, number] = [0, 0, 0];
  const time = heapTime(heap);
  heapPop(heap, popped);
  return [time, ...popped];
}

function drained(heap: EventHeap): number[][] {
  const all: number[][] = [];
  while (heapTime(heap) < Infinity) all.push(taken(heap));
  return all;
}

function filled(list: readonly Pushed[]): EventHeap {
  const heap = createHeap();
  for (const { time, kind, a, b } of list) heapPush(heap, time, kind, a, b);
  return heap;
}

const sorted = (list: readonly Pushed[]) =>
  list.toSorted((one, other) => one.time - other.time || one.order - other.order);
const read = ({ time, kind, a, b }: Pushed) => [time, kind, a, b];

const events = fc
  .array(
    fc.record({
      time: fc.nat(9),
      kind: fc.nat(3),
      a: fc.nat(99),
      b: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    }),
    { maxLength: 60 },
  )
  .map((list) => list.map((event, order) => ({ ...event, order })));

describe("an event heap", () => {
  it("is empty at first, and then its time is Infinity", () => {
    expect(heapTime(createHeap())).toBe(Infinity);
  });

  it("gives events back by time, those of one time in the order of pushing, with their operands", () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(drained(filled(list))).toEqual(sorted(list).map(read));
      }),
      examples(200),
    );
  });

  it("keeps its order when pushes and pops alternate", () => {
    fc.assert(
      fc.property(events, fc.array(fc.boolean(), { maxLength: 60 }), (list, pops) => {
        const heap = createHeap();
        let waiting: Pushed[] = [];
        for (const [at, event] of list.entries()) {
          heapPush(heap, event.time, event.kind, event.a, event.b);
          waiting = sorted([...waiting, event]);
          if (pops[at] !== true) continue;
          expect(taken(heap)).toEqual(read(waiting.shift()!));
        }
        expect(drained(heap)).toEqual(waiting.map(read));
      }),
      examples(200),
    );
  });

  it("keeps its order over millions of pushes and far beyond the times a key can hold", () => {
    const heap = createHeap();
    const step = 2 ** 31;
    for (let at = 0; at < 10; at += 1) heapPush(heap, at % 2, 0, at, 0);
    const seen: number[] = [];
    for (let turn = 0; turn < 1_100_000; turn += 1) {
      const [time, , a] = taken(heap);
      if (turn % 100_000 < 10) seen.push(a!);
      heapPush(heap, time! + step, 0, a!, 0);
    }
    // Those of time 0 before those of time 1, each in the order of the first push, over and over.
    expect(seen).toEqual(Array.from({ length: 11 }, () => [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]).flat());
    expect(heapTime(heap)).toBe(110_000 * step);
  });

  it("refuses events that lie too far apart to be compared", () => {
    const heap = filled([{ time: 0, order: 0, kind: 0, a: 0, b: 0 }]);
    expect(() => heapPush(heap, 2 ** 33, 0, 0, 0)).toThrow("too far apart");
  });

  it("lists what is pending without taking it out", () => {
    const heap = filled([
      { time: 5, order: 0, kind: 1, a: 2, b: 3 },
      { time: 4, order: 1, kind: 0, a: 7, b: 0 },
    ]);
    expect(heapEntries(heap)).toHaveLength(2);
    expect(heapEntries(heap)).toContainEqual({ time: 5, order: 0, kind: 1, a: 2, b: 3 });
    expect(drained(heap)).toHaveLength(2);
  });

  it("does not list what was taken out", () => {
    const heap = filled([
      { time: 5, order: 0, kind: 1, a: 2, b: 3 },
      { time: 4, order: 1, kind: 0, a: 7, b: 0 },
    ]);
    taken(heap);
    expect(heapEntries(heap)).toEqual([{ time: 5, order: 0, kind: 1, a: 2, b: 3 }]);
  });

  it("drops what is unwanted and keeps the order of the rest", () => {
    fc.assert(
      fc.property(events, (list) => {
        const heap = filled(list);
        heapRemove(heap, ({ kind }) => kind === 1);
        expect(drained(heap)).toEqual(sorted(list.filter(({ kind }) => kind !== 1)).map(read));
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
