/** The widths of the columns of a table of references. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsThatFit, tableWidths } from "../../../src/ui/memory/tableColumns.ts";
import { examples } from "../../support/laws.ts";

const room = (widthPx: number, isNamed = true, magnification = 1) => ({ widthPx, isNamed, magnification });

describe("the columns of a table of references", () => {
  it("leave what they do not need to the column of names, up to where the longest of them ends", () => {
    expect(tableWidths(room(840), 20).headPx).toBe(160);
    expect(tableWidths(room(1400), 20).headPx).toBe(164);
    expect(tableWidths(room(361), 7).headPx).toBe(116);
  });

  it("have room for nine references on a phone, where the names of frames take what they need", () => {
    expect(columnsThatFit(room(362, false))).toBe(9);
    expect(tableWidths(room(362, false), 9)).toEqual({ headPx: 68, leftPx: 0 });
    expect(columnsThatFit(room(362, true))).toBe(7);
  });

  it("leave nothing behind few references on a phone, something on a desk, little on a projector", () => {
    expect(tableWidths(room(362, false), 9).leftPx).toBe(0);
    // 722 - 164 - 12 x 44
    expect(tableWidths(room(722), 12).leftPx).toBe(30);
    // The audience at 1280 x 720, 12 references: less than a third is empty.
    expect(tableWidths(room(1190, false, 1.3), 12).leftPx / 1190).toBeLessThan(1 / 3);
  });

  it("never give names less than their least width, nor a reference less than its own where all have room", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 360, max: 2000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        fc.constantFrom(1, 1.3, 1.6),
        (widthPx, most, isNamed, magnification) => {
          const given = { widthPx, isNamed, magnification };
          const columns = Math.min(most, columnsThatFit(given));
          const { headPx, leftPx } = tableWidths(given, columns);
          expect(headPx).toBeGreaterThanOrEqual(isNamed ? 116 : 68);
          expect(leftPx).toBeGreaterThanOrEqual(0);
          expect((widthPx - headPx - leftPx) / columns).toBeGreaterThanOrEqual(isNamed ? 34 : 30);
        },
      ),
      examples(200),
    );
  });
});
