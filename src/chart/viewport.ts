/**
 * The window of time that a chart shows, and how it moves: zoom about a point, pan, fit, follow the cursor.
 *
 * Times are ticks and may be fractional here (a window can begin in the middle of a tick); what is drawn in it has whole
 * ticks. Every function returns a new window inside the bounds, or the same object when nothing changes, so that callers
 * can compare by identity. Nothing here knows the screen but a width in pixels.
 */

/** The visible window `[from, to)`, in ticks. */
export interface Viewport {
  readonly from: number;
  readonly to: number;
}

/** What a window may show: from 0 to a little beyond `end`, and not less than `minSpan` ticks at once. */
export interface TimeBounds {
  readonly end: number;
  readonly minSpan: number;
}

/** Share of the run by which a window may reach beyond its end, so that the end can be seen. */
const END_MARGIN = 0.02;
/** Where in the window the cursor is held while the window scrolls under it. */
export const SCROLL_AT = 0.75;
/** With paging: where the cursor may get to, and where it stands after the page is turned. */
const PAGE_AT = 0.95;
const PAGE_TO = 0.1;

/** Ticks shown at once. */
export function spanOf(view: Viewport): number {
  return view.to - view.from;
}

/** Widest possible window: the whole run and its margin. */
function maxSpan(bounds: TimeBounds): number {
  return Math.max(bounds.minSpan, bounds.end + Math.max(1, Math.ceil(bounds.end * END_MARGIN)));
}

/** Pixels of one tick. 0 for a chart without width. */
export function pxPerTick(view: Viewport, widthPx: number): number {
  return widthPx / spanOf(view);
}

/** Distance of `time` from the left edge, in pixels; negative or beyond `widthPx` when out of sight. */
export function timeToX(view: Viewport, widthPx: number, time: number): number {
  return ((time - view.from) / spanOf(view)) * widthPx;
}

/** The moment under pixel `x`. The left edge for a chart without width. */
export function xToTime(view: Viewport, widthPx: number, x: number): number {
  return widthPx > 0 ? view.from + (x / widthPx) * spanOf(view) : view.from;
}

/** `view` moved and, if it must be, resized until it lies inside the bounds. */
export function clampView(view: Viewport, bounds: TimeBounds): Viewport {
  const widest = maxSpan(bounds);
  const span = Math.min(Math.max(spanOf(view), bounds.minSpan), widest);
  const from = Math.min(Math.max(view.from, 0), widest - span);
  const to = from + span;
  return from === view.from && to === view.to ? view : { from, to };
}

/** The whole run. */
export function fitView(bounds: TimeBounds): Viewport {
  return { from: 0, to: maxSpan(bounds) };
}

/** `factor` > 1 zooms in. `about` keeps its place on the screen as far as the bounds allow. */
export function zoomView(view: Viewport, factor: number, about: number, bounds: TimeBounds): Viewport {
  const span = Math.min(Math.max(spanOf(view) / factor, bounds.minSpan), maxSpan(bounds));
  const share = (about - view.from) / spanOf(view);
  const from = about - share * span;
  return clampView({ from, to: from + span }, bounds);
}

/** Moves the window by `ticks` (positive: towards the future). */
export function panView(view: Viewport, ticks: number, bounds: TimeBounds): Viewport {
  return ticks === 0 ? view : clampView({ from: view.from + ticks, to: view.to + ticks }, bounds);
}

/** The window of the same span with `time` in its middle. */
export function centreView(view: Viewport, time: number, bounds: TimeBounds): Viewport {
  const half = spanOf(view) / 2;
  return clampView({ from: time - half, to: time + half }, bounds);
}

/**
 * The first window of a run: all of it when slices are wide enough to read then, else the beginning.
 * `meanTicks` is the mean length of the slices in the busiest lane; `slicePx` how wide such a slice should be.
 */
export function openingView(bounds: TimeBounds, meanTicks: number, widthPx: number, slicePx: number): Viewport {
  const span = Math.max(bounds.minSpan, (meanTicks * widthPx) / slicePx);
  return span >= 0.8 * bounds.end ? fitView(bounds) : { from: 0, to: span };
}

/**
 * How the window follows the cursor.
 * - `reveal`: the cursor was put somewhere. A window that does not show it is centred on it.
 * - `scroll`: it moves smoothly. The window scrolls under it from three quarters of its width on.
 * - `page`: as `scroll`, but the window turns like a page (for people who asked for less motion).
 */
export type FollowMode = "reveal" | "scroll" | "page";

/**
 * The window after the cursor went from `before` to `now`. With `scroll` and `page`, somebody who has moved the window
 * away from the cursor keeps it where it is; a cursor already beyond three quarters is held at its place, so that
 * following never makes the picture jump. `pixel`: ticks of a pixel of the screen, by which it scrolls: by less nothing
 * would change on it; 0: by any part of one.
 */
export function followCursor(
  view: Viewport,
  before: number,
  now: number,
  mode: FollowMode,
  bounds: TimeBounds,
  pixel = 0,
): Viewport {
  const isShown = now >= view.from && now <= view.to;
  if (mode === "reveal") return isShown ? view : centreView(view, now, bounds);
  if (before < view.from || before > view.to) return view;
  if (now < view.from) return centreView(view, now, bounds);
  const span = spanOf(view);
  if (mode === "page") {
    if (now <= view.from + PAGE_AT * span) return view;
    return panView(view, now - PAGE_TO * span - view.from, bounds);
  }
  const inPixels = (ticks: number) => (pixel > 0 ? Math.floor(ticks / pixel) * pixel : ticks);
  const held = Math.max(SCROLL_AT * span, inPixels(before - view.from));
  return panView(view, Math.max(0, inPixels(now - view.from - held)), bounds);
}
