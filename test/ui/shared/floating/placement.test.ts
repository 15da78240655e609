/** Where menus and tooltips go: on a window of 400 x 300 with 8 pixels kept free at its edges and 4 between the two. */
import { describe, expect, it } from "vitest";
import { place } from "../../../../src/ui/shared/floating/placement.ts";

const view = { width: 400, height: 300 };
const size = { width: 100, height: 80 };
const anchor = (left: number, top: number) => ({ left, top, width: 40, height: 20 });

describe("place(anchor, size, view, align, side)", () => {
  it("puts it below, at the start, middle or end of the anchor", () => {
    expect(place(anchor(150, 50), size, view, "start")).toMatchObject({ left: 150, top: 74 });
    expect(place(anchor(150, 50), size, view, "middle")).toMatchObject({ left: 120, top: 74 });
    expect(place(anchor(150, 50), size, view, "end")).toMatchObject({ left: 90, top: 74 });
  });

  it("puts it above when there is too little room below and more above", () => {
    expect(place(anchor(150, 250), size, view, "start")).toMatchObject({ top: 166 });
  });

  it("stays below when above there is even less room, and says how much there is", () => {
    expect(place(anchor(150, 100), { width: 100, height: 500 }, view, "start")).toEqual({
      left: 150,
      top: 124,
      maxHeight: 168,
    });
  });

  it("prefers the side that was asked for while it fits there", () => {
    expect(place(anchor(150, 150), size, view, "start", "top")).toMatchObject({ top: 66 });
    expect(place(anchor(150, 20), size, view, "start", "top")).toMatchObject({ top: 44 });
  });

  it("moves it sideways to stay inside the window", () => {
    expect(place(anchor(380, 50), size, view, "start").left).toBe(292);
    expect(place(anchor(0, 50), size, view, "end").left).toBe(8);
  });

  it("keeps the left edge visible where the window is narrower than it is", () => {
    expect(place(anchor(150, 50), { width: 600, height: 80 }, view, "end").left).toBe(8);
  });
});
