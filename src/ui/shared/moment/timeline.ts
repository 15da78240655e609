/**
 * The window of time that the Processor panel shows: chart, minimap and table share one. It follows the cursor, grows
 * with the trace and begins anew with another scenario; a person moves it through `set`. It lives outside of React, so
 * that panning and playback render nothing.
 */
import { knownEnd } from "../../../chart/extent.ts";
import {
  clampView,
  fitView,
  followCursor,
  openingView,
  panView,
  SCROLL_AT,
  spanOf,
  type TimeBounds,
  type Viewport,
  zoomView,
} from "../../../chart/viewport.ts";
import type { Run, RunState } from "../../../store/runState.ts";
import type { LaneColumns } from "../../../trace/intervals.ts";
import type { AppView } from "../useApp.ts";

/** Ticks shown at the strongest zoom. */
const MIN_SPAN = 2;
/** How wide a slice of mean length is in the first window of a run, in pixels. */
const OPENING_SLICE_PX = 28;
/** Assumed until the chart has been measured. */
const UNMEASURED_PX = 700;

export interface Timeline {
  readonly view: Viewport;
  readonly bounds: TimeBounds;
  /** Shows another window, as a person asked. `change` gets the present one. */
  set(change: (view: Viewport, bounds: TimeBounds) => Viewport): void;
  /** Zooms by `factor` about a moment; null: about the cursor while it can be seen, else about the middle. */
  zoom(factor: number, about: number | null): void;
  fit(): void;
  /** Width of the chart, for the first window of a run; `scale`: pixels of the screen to one of it. */
  setWidth(widthPx: number, scale?: number): void;
  /** Calls `listener` when the window or its bounds have changed. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Begins to follow the run. Returns the function that ends it. */
  connect(): () => void;
}

export interface TimelineOptions {
  /** Turn pages instead of scrolling. */
  readonly prefersReducedMotion: () => boolean;
}

export function createTimeline(app: AppView, run: Run, options: TimelineOptions): Timeline {
  const listeners = new Set<() => void>();
  let widthPx = UNMEASURED_PX;
  let screenPx = UNMEASURED_PX;
  let bounds = boundsOf(run.getState());
  let view = opening(run.getState(), bounds, widthPx);
  // Until somebody plays, seeks or moves the window, it is chosen anew while the run comes in: what it becomes depends on
  // the scenario and the moment, not on how much is known when.
  let isFresh = true;

  const show = (nextView: Viewport, nextBounds: TimeBounds) => {
    const clamped = clampView(nextView, nextBounds);
    if (clamped === view && nextBounds === bounds) return;
    view = clamped;
    bounds = nextBounds;
    for (const listener of listeners) listener();
  };

  const reopen = () => {
    const state = run.getState();
    const next = boundsOf(state);
    const opened = opening(state, next, widthPx);
    // What comes after the cursor is shown as well, as it will be while the window scrolls with it.
    const latest = opened.from + SCROLL_AT * spanOf(opened);
    show(panView(opened, Math.max(0, state.cursor.time - latest), next), next);
  };

  const follow = (state: RunState, before: RunState) => {
    if (state.scenario.machines !== before.scenario.machines) isFresh = true;
    // Somebody who gives a command or changes the host has looked at this window: it stays.
    else if (state.scenario !== before.scenario) isFresh = false;
    // News of the run: more of it is known, or that it rests. With another scenario it only begins.
    const hasNews =
      state.trace !== before.trace || (state.status !== before.status && state.scenario === before.scenario);
    const hasMoved = state.cursor.time !== before.cursor.time;
    if (hasNews && isFresh) reopen();
    // A cursor that moves with what has come is on its way to the moment of a link: nobody has moved it.
    const { isPlaying } = app.getState();
    if ((hasMoved && !hasNews) || isPlaying) isFresh = false;
    const next = hasNews ? grownBounds(state, bounds) : bounds;
    if (hasMoved) {
      const mode = !isPlaying ? "reveal" : options.prefersReducedMotion() ? "page" : "scroll";
      const pixel = spanOf(view) / screenPx;
      show(followCursor(view, before.cursor.time, state.cursor.time, mode, next, pixel), next);
    } else if (hasNews) show(view, next);
  };

  const begin = () => {
    isFresh = false;
    const { time } = run.getState().cursor;
    show(followCursor(view, time, time, "reveal", bounds), bounds);
  };

  return {
    get view() {
      return view;
    },
    get bounds() {
      return bounds;
    },
    set(change) {
      isFresh = false;
      show(change(view, bounds), bounds);
    },
    zoom(factor, about) {
      isFresh = false;
      const { time } = run.getState().cursor;
      const isShown = time >= view.from && time <= view.to;
      show(zoomView(view, factor, about ?? (isShown ? time : (view.from + view.to) / 2), bounds), bounds);
    },
    fit() {
      isFresh = false;
      show(fitView(bounds), bounds);
    },
    setWidth(nextPx, scale = 1) {
      if (nextPx <= 0) return;
      screenPx = nextPx * scale;
      if (nextPx === widthPx) return;
      widthPx = nextPx;
      if (isFresh) reopen();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect() {
      // The trace may have grown since the window was chosen.
      if (isFresh) reopen();
      else show(view, grownBounds(run.getState(), bounds));
      const stops = [
        run.subscribe(follow),
        app.subscribe((state, before) => {
          if (state.isPlaying && !before.isPlaying) begin();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** A command takes the future back for a moment, until it is simulated anew: the window must not jump for that. */
function grownBounds(state: RunState, before: TimeBounds): TimeBounds {
  const next = boundsOf(state);
  return state.trace?.isComplete ? next : { ...next, end: Math.max(next.end, before.end) };
}

function boundsOf({ trace }: RunState): TimeBounds {
  return { end: trace ? knownEnd(trace) : 0, minSpan: MIN_SPAN };
}

/**
 * The window is measured by a part of the run that does not change while more of it comes in: until the moment, and as
 * long as the busiest lane needs for as many slices as the window is to show.
 */
function opening({ trace, cursor }: RunState, bounds: TimeBounds, widthPx: number): Viewport {
  const { end } = bounds;
  if (!trace) return openingView(bounds, end, widthPx, OPENING_SLICE_PX);
  const lanes = Array.from({ length: trace.info.pcpus }, (_, pcpu) => trace.pcpuLane(pcpu, 0, end));
  const wanted = Math.ceil(widthPx / OPENING_SLICE_PX);
  const until = Math.min(end, Math.max(cursor.time, Math.min(...lanes.map((lane) => startOf(lane, wanted)))));
  const most = Math.max(1, ...lanes.map((lane) => slicesUntil(lane, until)));
  return openingView(bounds, until / most, widthPx, OPENING_SLICE_PX);
}

/** Start of slice `index` of a lane; infinity while it is not known. */
function startOf(lane: readonly LaneColumns[], index: number): number {
  let before = 0;
  for (const { start, isCut } of lane) {
    // What began in an earlier chunk has been counted there.
    if (isCut) before -= 1;
    if (index - before < start.length) return start[index - before] ?? Infinity;
    before += start.length;
  }
  return Infinity;
}

/** Slices of a lane that begin before `time`. */
function slicesUntil(lane: readonly LaneColumns[], time: number): number {
  let slices = 0;
  for (const { start, isCut } of lane) {
    if (isCut) slices -= 1;
    const after = start.findIndex((begin) => begin >= time);
    if (after >= 0) return slices + after;
    slices += start.length;
  }
  return slices;
}
