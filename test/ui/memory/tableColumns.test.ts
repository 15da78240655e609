/** The widths of the columns of a table of references. */
import { describe, expect, it } from "vitest";
import { columnsThatFit, headPxIn } from "../../../src/ui/memory/tableColumns.ts";
import { examples } from "../../support/laws.ts";
import fc from "fast-check";

describe("the columns of a table of references", () => {
  it("leave what they do not need to the column of names, up to where the longest of them ends", () => {
    expect(headPxIn(840, 20)).toBe(160);
    expect(headPxIn(1400, 20)).toBe(164);
    expect(headPxIn(361, 7)).toBe(123);
  });

  it("never give names less than their least width, nor a reference less than its own where all have room", () => {
    fc.assert(
      fc.property(fc.integer({ min: 360, max: 2000 }), fc.integer({ min: 1, max: 40 }), (width, most) => {
        const columns = Math.min(most, columnsThatFit(width));
        const head = headPxIn(width, columns);
        expect(head).toBeGreaterThanOrEqual(116);
        expect((width - head) / columns).toBeGreaterThanOrEqual(34);
      }),
      examples(200),
    );
  });
});
