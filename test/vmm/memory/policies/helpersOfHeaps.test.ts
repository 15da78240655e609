/** Heaps of frames against sorting. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createFrameHeaps,
  pushToHeap,
  removeFromHeap,
  type HeapRoot,
} from "../../../../src/vmm/memory/policies/helpersOfHeaps.ts";
import { examples } from "../../../support/laws.ts";

const FRAMES = 40;
const keys = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Infinity));

describe("heaps of frames on shared columns", () => {
  it("have the largest key at the root, the smallest rank among equals, whatever is taken out", () => {
    const operation = fc.record({ frame: fc.nat(FRAMES - 1), heap: fc.nat(1), key: keys });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
        const heaps = createFrameHeaps(FRAMES);
        const roots: HeapRoot[] = [-1, -1];
        const plain: Map<number, number>[] = [new Map(), new Map()];
        for (let frame = 0; frame < FRAMES; frame += 1) heaps.rank.set(frame, -frame);
        for (const { frame, heap, key } of operations) {
          for (const [at, members] of plain.entries())
            if (members.delete(frame)) roots[at] = removeFromHeap(heaps, roots[at]!, frame);
          if (key !== 9) {
            plain[heap]!.set(frame, key);
            roots[heap] = pushToHeap(heaps, roots[heap]!, frame, key);
          }
          for (const [at, members] of plain.entries())
            expect(roots[at]).toBe([...members].toSorted(byKeyAndRank)[0]?.[0] ?? -1);
        }
        for (const [at, members] of plain.entries())
          for (const [frame] of [...members].toSorted(byKeyAndRank)) {
            expect(roots[at]).toBe(frame);
            roots[at] = removeFromHeap(heaps, roots[at]!, frame);
          }
        expect(roots).toEqual([-1, -1]);
      }),
      examples(200),
    );
  });
});

function byKeyAndRank([a, one]: [number, number], [b, other]: [number, number]): number {
  return one === other ? b - a : other - one;
}
