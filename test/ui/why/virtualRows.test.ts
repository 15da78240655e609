import { describe, expect, it } from "vitest";
import {
  canvasPx,
  clampTop,
  isScaled,
  MAX_CANVAS_PX,
  maxTop,
  scrollOfTop,
  topOfScroll,
  topToShow,
  visibleRows,
  type ListSize,
} from "../../../src/ui/why/virtualRows.ts";

const short: ListSize = { rows: 100, rowPx: 20, viewPx: 200 };
const long: ListSize = { rows: 5_000_000, rowPx: 20, viewPx: 200 };

describe("a short list", () => {
  it("is as tall as its rows, and scrolls pixel by pixel", () => {
    expect([canvasPx(short), isScaled(short)]).toEqual([2000, false]);
    expect(topOfScroll(130, short)).toBe(6.5);
    expect(scrollOfTop(6.5, short)).toBe(130);
  });

  it("ends with its last row at the bottom", () => {
    expect(maxTop(short)).toBe(90);
    expect([clampTop(-3, short), clampTop(99, short)]).toEqual([0, 90]);
  });

  it("draws the rows in view and a few beyond, but none that do not exist", () => {
    expect(visibleRows(50, short)).toEqual({ from: 46, to: 64 });
    expect(visibleRows(0, short)).toEqual({ from: 0, to: 14 });
    expect(visibleRows(90, short)).toEqual({ from: 86, to: 100 });
  });

  it("that fits into its view does not scroll", () => {
    const few = { ...short, rows: 3 };
    expect([maxTop(few), topOfScroll(50, few)]).toEqual([0, 0]);
    expect(visibleRows(0, few)).toEqual({ from: 0, to: 3 });
  });

  it("without rows draws nothing", () => {
    const none = { ...short, rows: 0 };
    expect(visibleRows(0, none)).toEqual({ from: 0, to: 0 });
    expect(canvasPx(none)).toBe(0);
  });
});

describe("a list of millions", () => {
  it("stays below the height that browsers allow", () => {
    expect([canvasPx(long), isScaled(long)]).toEqual([MAX_CANVAS_PX, true]);
  });

  it("has its first row at the top of the bar and its last at the bottom", () => {
    expect(topOfScroll(0, long)).toBe(0);
    expect(topOfScroll(MAX_CANVAS_PX - 200, long)).toBe(5_000_000 - 10);
  });

  it("finds back every place from where the bar stands", () => {
    for (const top of [0, 1, 1234.5, 2_500_000, 4_999_990])
      expect(topOfScroll(scrollOfTop(top, long), long)).toBeCloseTo(top, 3);
  });
});

describe("bringing a row into view", () => {
  it("moves nothing when it is in view", () => {
    expect(topToShow(55, 50, short)).toBe(50);
  });

  it("moves just so far when it is near", () => {
    expect(topToShow(49, 50, short)).toBe(49);
    expect(topToShow(60, 50, short)).toBe(51);
  });

  it("puts it in the middle when it is far away", () => {
    expect(topToShow(30, 0, short)).toBe(25);
    expect(topToShow(4_000_000, 0, long)).toBe(3_999_995);
  });

  it("keeps some rows around it where there is room", () => {
    expect(topToShow(58, 50, short, 2)).toBe(51);
    expect(topToShow(51, 50, short, 2)).toBe(49);
    expect(topToShow(55, 50, short, 2)).toBe(50);
    expect(topToShow(0, 1, short, 2)).toBe(0);
    expect(topToShow(5, 0, { ...short, viewPx: 20 }, 2)).toBe(4.5);
  });

  it("never leaves empty space at either end", () => {
    expect(topToShow(99, 0, short)).toBe(90);
    expect(topToShow(1, 90, short)).toBe(0);
  });
});
