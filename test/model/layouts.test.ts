/** Where extents of volumes lie on several disks (domain D.3; OSTEP, chapter on RAID). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LAYOUTS } from "../../src/model/choices.ts";
import {
  areasOf,
  dataAreasOf,
  heldAt,
  imagesOf,
  parityAreaOf,
  placeOfByte,
  placeOfExtent,
  rowsFor,
} from "../../src/model/layouts.ts";
import type { Layout, LayoutId } from "../../src/model/scenario.ts";
import { examples } from "../support/laws.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const PE = 4 * MIB;

describe("a striped volume", () => {
  const layout: Layout = { kind: "striped", disks: 3 };

  it("takes an extent of each stripe in turn (D.3)", () => {
    const starts = [10, 20, 30];
    const places = [0, 1, 2, 3, 4, 5, 6].map((le) => {
      const { area, row } = placeOfExtent(layout, 1, le);
      return `${area}@${starts[area]! + row}`;
    });
    expect(places.join(" ")).toBe("0@10 1@20 2@30 0@11 1@21 2@31 0@12");
  });

  it("with a stripe unit of bytes goes from disk to disk within an extent (D.3)", () => {
    const starts = [10, 20, 30];
    const told = (offset: number) => {
      const found = placeOfByte({ ...layout, unitBytes: 64 * KIB }, PE, offset);
      return `pv${found.area} PE${starts[found.area]! + found.row} +${found.offset / KIB} KiB`;
    };
    expect(told(192 * KIB)).toBe("pv0 PE10 +64 KiB");
    expect(told(200 * KIB)).toBe("pv0 PE10 +72 KiB");
    expect(told(12 * MIB)).toBe("pv0 PE11 +0 KiB");
    expect(told(12 * MIB + 70 * KIB)).toBe("pv1 PE21 +6 KiB");
  });

  it("has a size that is a multiple of its stripes, and of its unit", () => {
    expect([7, 9, 10].map((extents) => rowsFor(extents, layout, PE))).toEqual([3, 3, 4]);
    expect(rowsFor(7, { ...layout, unitBytes: 2 * PE }, PE)).toBe(4);
    expect(rowsFor(7, { ...layout, unitBytes: 64 * KIB }, PE)).toBe(3);
  });
});

it("a byte of a linear volume is in the extent that it falls into (D.3)", () => {
  expect(placeOfByte(undefined, PE, 26 * MIB + 5)).toEqual({ area: 0, row: 6, offset: 2 * MIB + 5 });
});

/** The extents of the first `rows` rows, a line each: numbers of logical extents, `P` for parity. */
function drawn(kind: LayoutId, disks: number, rows: number, unit = 1): string[] {
  const layout: Layout = { kind, disks };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: disks }, (_unused, area) => {
      const { le } = heldAt(layout, unit, { area, row });
      return le < 0 ? "P" : String(le);
    }).join(" "),
  );
}

describe("the rows of a layout", () => {
  it.each<[LayoutId, number, string[]]>([
    ["mirrored", 2, ["0 0", "1 1", "2 2"]],
    ["raid10", 4, ["0 0 1 1", "2 2 3 3"]],
    // OSTEP, figure 38.4.
    ["raid4", 5, ["0 1 2 3 P", "4 5 6 7 P", "8 9 10 11 P", "12 13 14 15 P"]],
    // OSTEP, figure 38.7: left-symmetric.
    ["raid5ls", 5, ["0 1 2 3 P", "5 6 7 P 4", "10 11 P 8 9", "15 P 12 13 14", "P 16 17 18 19"]],
    ["raid5la", 5, ["0 1 2 3 P", "4 5 6 P 7", "8 9 P 10 11", "12 P 13 14 15", "P 16 17 18 19"]],
  ])("%s on %i disks", (kind, disks, rows) => {
    expect(drawn(kind, disks, rows.length)).toEqual(rows);
  });

  it("with a unit of two extents fill two rows of a disk before the next one", () => {
    expect(drawn("striped", 2, 4, 2)).toEqual(["0 2", "1 3", "4 6", "5 7"]);
    expect(drawn("raid4", 3, 2, 2)).toEqual(["0 2 P", "1 3 P"]);
  });
});

it("every logical extent has its places, and every place holds one extent or a parity", () => {
  const layouts = fc.record({
    kind: fc.constantFrom(...LAYOUTS),
    half: fc.integer({ min: 2, max: 5 }),
    unit: fc.integer({ min: 1, max: 4 }),
    extents: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(layouts, ({ kind, half, unit, extents }) => {
      const layout: Layout = { kind, disks: kind === "raid10" ? 2 * half : half + 1, unitBytes: unit };
      const rows = rowsFor(extents, layout, 1);
      const size = rows * dataAreasOf(layout);
      expect(size).toBeGreaterThanOrEqual(extents);
      const seen = new Set<string>();
      for (let le = 0; le < size; le += 1) {
        const { area, row } = placeOfExtent(layout, kind === "mirrored" ? 1 : unit, le);
        for (const image of imagesOf(layout, area)) {
          expect(seen.has(`${image}:${row}`)).toBe(false);
          seen.add(`${image}:${row}`);
          expect(heldAt(layout, kind === "mirrored" ? 1 : unit, { area: image, row })).toEqual({
            le,
            image: imagesOf(layout, area).indexOf(image),
          });
        }
      }
      for (let row = 0; row < rows; row += 1) {
        const parity = parityAreaOf(layout, unit, row);
        if (parity >= 0) seen.add(`${parity}:${row}`);
      }
      expect(seen.size).toBe(rows * areasOf(layout));
    }),
    examples(60),
  );
});
