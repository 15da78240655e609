/** The whole known run on a strip: how busy the pCPUs are, column by column, and the window as a part of the strip. */
import type { LaneColumns } from "../trace/intervals.ts";
import { createLaneView, lanePixels } from "./lanes.ts";
import type { TimeBounds, Viewport } from "./viewport.ts";
import { clampView, maxSpan, spanOf } from "./viewport.ts";

const lane = createLaneView();

/**
 * Busy share of the pCPUs (0..1) in each of `columns` equal parts of `[0, end)`. `lanes` holds the chunks of each pCPU.
 * All 0 for a run without length or a host without pCPUs.
 */
export function busyShares(lanes: readonly (readonly LaneColumns[])[], end: number, columns: number): Float32Array {
  const shares = new Float32Array(Math.max(0, Math.floor(columns)));
  if (!(end > 0)) return shares;
  for (const chunks of lanes) {
    lanePixels(chunks, 0, end, shares.length, lane);
    for (let x = 0; x < shares.length; x++) shares[x] = shares[x]! + lane.occupancy[x]! / lanes.length;
  }
  return shares;
}

/** A part of a strip, in pixels. */
export interface Extent {
  readonly left: number;
  readonly width: number;
}

/** The window as a part of a strip `widthPx` wide that shows all there is; at least `minPx` wide, never outside. */
export function windowOnStrip(view: Viewport, bounds: TimeBounds, widthPx: number, minPx: number): Extent {
  const scale = widthPx / maxSpan(bounds);
  const width = Math.min(widthPx, Math.max(minPx, spanOf(view) * scale));
  const left = Math.min(Math.max(0, view.from * scale), widthPx - width);
  return { left, width };
}

/** The window of the same span whose part of the strip has its middle at `x`. */
export function windowAtStrip(view: Viewport, bounds: TimeBounds, widthPx: number, x: number): Viewport {
  if (!(widthPx > 0)) return view;
  const middle = (x / widthPx) * maxSpan(bounds);
  return clampView({ from: middle - spanOf(view) / 2, to: middle + spanOf(view) / 2 }, bounds);
}
