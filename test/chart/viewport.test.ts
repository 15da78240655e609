import { describe, expect, it } from "vitest";
import {
  centreView,
  clampView,
  fitView,
  followCursor,
  spanOf,
  openingView,
  panView,
  pxPerTick,
  timeToX,
  xToTime,
  zoomView,
  type TimeBounds,
} from "../../src/chart/viewport.ts";

const bounds: TimeBounds = { end: 1000, minSpan: 4 };

describe("a window of time", () => {
  it("maps its edges to the edges of the chart, and back", () => {
    const view = { from: 100, to: 300 };
    expect(timeToX(view, 400, 100)).toBe(0);
    expect(timeToX(view, 400, 300)).toBe(400);
    expect(xToTime(view, 400, 50)).toBe(125);
    expect(pxPerTick(view, 400)).toBe(2);
  });

  it("has no length in a chart without width", () => {
    expect(pxPerTick({ from: 0, to: 10 }, 0)).toBe(0);
    expect(xToTime({ from: 7, to: 10 }, 0, 55)).toBe(7);
  });

  it("fits the whole run with a little room after its end", () => {
    expect(fitView(bounds)).toEqual({ from: 0, to: 1020 });
    expect(fitView({ end: 10, minSpan: 4 })).toEqual({ from: 0, to: 11 });
  });

  it("fits a run of no length in the narrowest window", () => {
    expect(fitView({ end: 0, minSpan: 4 })).toEqual({ from: 0, to: 4 });
  });

  it("stays inside the run, keeping its span", () => {
    expect(clampView({ from: -50, to: 50 }, bounds)).toEqual({ from: 0, to: 100 });
    expect(clampView({ from: 990, to: 1090 }, bounds)).toEqual({ from: 920, to: 1020 });
  });

  it("is the same object when it lies inside already", () => {
    const view = { from: 10, to: 20 };
    expect(clampView(view, bounds)).toBe(view);
    expect(panView(view, 0, bounds)).toBe(view);
  });
});

describe("zooming", () => {
  it("keeps the moment under the pointer where it is", () => {
    const view = { from: 100, to: 300 };
    const zoomed = zoomView(view, 2, 150, bounds);
    expect(zoomed).toEqual({ from: 125, to: 225 });
    expect(timeToX(zoomed, 400, 150)).toBe(timeToX(view, 400, 150));
  });

  it("stops at the narrowest window and at the whole run", () => {
    expect(zoomView({ from: 100, to: 108 }, 100, 104, bounds)).toEqual({ from: 102, to: 106 });
    expect(zoomView({ from: 100, to: 300 }, 0.001, 150, bounds)).toEqual({ from: 0, to: 1020 });
  });

  it("in and out again by the same factor comes back", () => {
    const view = { from: 400, to: 480 };
    expect(zoomView(zoomView(view, 4, 430, bounds), 1 / 4, 430, bounds)).toEqual(view);
  });
});

describe("following the cursor", () => {
  const view = { from: 0, to: 100 };

  it("leaves the window alone while the cursor is in its first three quarters", () => {
    expect(followCursor(view, 10, 74, "scroll", bounds)).toBe(view);
  });

  it("scrolls with the cursor from three quarters on", () => {
    expect(followCursor(view, 75, 76, "scroll", bounds)).toEqual({ from: 1, to: 101 });
  });

  it("does not jump when the cursor already stands beyond three quarters", () => {
    expect(followCursor(view, 90, 90.5, "scroll", bounds)).toEqual({ from: 0.5, to: 100.5 });
  });

  it("scrolls by whole pixels where it is known how long one is, and holds the cursor within one of its place", () => {
    const pixel = 0.2;
    let [window, before] = [view, 75];
    for (let now = 75; now < 90; now += 0.07) {
      const next = followCursor(window, before, now, "scroll", bounds, pixel);
      const scrolled = (next.from - window.from) / pixel;
      expect(scrolled).toBeCloseTo(Math.round(scrolled), 6);
      expect(spanOf(next)).toBeCloseTo(100, 9);
      const place = now - next.from;
      expect(place).toBeGreaterThan(75 - 1e-6);
      expect(place).toBeLessThan(75 + pixel + 1e-6);
      [window, before] = [next, now];
    }
    expect(window.from).toBeGreaterThan(14);
  });

  it("leaves the window to somebody who has moved it away from the cursor", () => {
    const elsewhere = { from: 500, to: 600 };
    expect(followCursor(elsewhere, 20, 21, "scroll", bounds)).toBe(elsewhere);
  });

  it("turns the page instead of scrolling where less motion is wanted", () => {
    expect(followCursor(view, 94, 95, "page", bounds)).toBe(view);
    expect(followCursor(view, 95, 96, "page", bounds)).toEqual({ from: 86, to: 186 });
  });

  it("centres on a cursor that was put out of sight, and only then", () => {
    expect(followCursor(view, 20, 99, "reveal", bounds)).toBe(view);
    expect(followCursor(view, 20, 500, "reveal", bounds)).toEqual({ from: 450, to: 550 });
    expect(followCursor({ from: 500, to: 600 }, 550, 10, "reveal", bounds)).toEqual({ from: 0, to: 100 });
  });

  it("stops at the end of the run", () => {
    expect(followCursor({ from: 920, to: 1020 }, 996, 1000, "scroll", bounds)).toEqual({ from: 920, to: 1020 });
  });
});

describe("the first window of a run", () => {
  it("shows all of a short run", () => {
    expect(openingView({ end: 40, minSpan: 4 }, 4, 700, 36)).toEqual({ from: 0, to: 41 });
  });

  it("shows the beginning of a long one, so wide that a slice of mean length has the wanted width", () => {
    // 720 px hold 20 slices of 36 px, 4 ticks each.
    expect(openingView({ end: 10_000, minSpan: 4 }, 4, 720, 36)).toEqual({ from: 0, to: 80 });
  });

  it("shows everything when nothing ran at all", () => {
    expect(openingView({ end: 30, minSpan: 4 }, 30, 700, 36)).toEqual({ from: 0, to: 31 });
  });
});

describe("centring", () => {
  it("puts the moment in the middle where the run allows", () => {
    expect(centreView({ from: 0, to: 10 }, 50, bounds)).toEqual({ from: 45, to: 55 });
    expect(centreView({ from: 20, to: 30 }, 1, bounds)).toEqual({ from: 0, to: 10 });
  });
});
