/** Running totals by id, against adding up. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToSums, createSums, idAtTotal, totalOf } from "../../../../src/vmm/cpu/helpersSums.ts";

describe("running totals", () => {
  it("are those of the numbers by id, whatever was added and taken in which order", () => {
    const entry = fc.record({ id: fc.nat(70), value: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), fc.nat(), (entries, drawn) => {
        const sums = createSums();
        const values: number[] = Array.from({ length: 71 }, () => 0);
        for (const { id, value } of entries) {
          addToSums(sums, id, value - values[id]!);
          values[id] = value;
        }
        const total = values.reduce((sum, value) => sum + value, 0);
        expect(totalOf(sums)).toBe(total);
        fc.pre(total > 0);
        let left = drawn % total;
        const winner = values.findIndex((value) => (left -= value) < 0);
        expect(idAtTotal(sums, drawn % total)).toBe(winner);
      }),
    );
  });
});
