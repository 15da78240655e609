/** The window of time as a part of a strip that shows the whole run. */
import type { TimeBounds, Viewport } from "./viewport.ts";
import { clampView, spanOf } from "./viewport.ts";

/** A part of a strip, in pixels. */
export interface Extent {
  readonly left: number;
  readonly width: number;
}

/** The window as a part of a strip `widthPx` wide that shows `[0, end)`; at least `minPx` wide, never outside. */
export function windowOnStrip(view: Viewport, end: number, widthPx: number, minPx: number): Extent {
  const scale = widthPx / end;
  const from = Math.max(0, view.from) * scale;
  const to = Math.min(end, view.to) * scale;
  const width = Math.min(widthPx, Math.max(minPx, to - from));
  return { left: Math.min(from, widthPx - width), width };
}

/** The window of the same span whose part of a strip that shows `[0, end)` has its middle at `x`. */
export function windowAtStrip(view: Viewport, bounds: TimeBounds, end: number, widthPx: number, x: number): Viewport {
  if (!(widthPx > 0)) return view;
  const middle = (x / widthPx) * end;
  return clampView({ from: middle - spanOf(view) / 2, to: middle + spanOf(view) / 2 }, bounds);
}
