/**
 * Playback: moves the cursor over the trace with the clock of the screen. Nothing is simulated here and nothing counts
 * frames: each frame moves by the time that has passed, so that a slow machine plays as fast as a quick one.
 *
 * At the end of a complete run it stops. At the border of what is known of an open run it waits there until more is
 * known, and goes on from there; a run that is as long as runs get it treats as complete.
 */
import type { StoreApi } from "zustand";
import { lastMoment } from "../../chart/extent.ts";
import { TICKS_PER_SECOND, type AppStore } from "../../store/appState.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";

/** A frame that comes later than this moves only this far: after a stall the cursor does not leap. */
const MAX_FRAME_MS = 100;

export interface PlaybackOptions {
  /** Move from tick to tick instead of gliding. */
  readonly prefersReducedMotion: () => boolean;
}

/** Follows `isPlaying` of the store. Returns the function that ends it. There must be one at a time. */
export function startPlayback(store: StoreApi<AppStore>, { prefersReducedMotion }: PlaybackOptions): () => void {
  let before: number | null = null;
  // With whole ticks, the part of a tick that has passed is kept here, as long as nobody else moves the cursor.
  let exact = 0;
  let placed = Number.NaN;

  const advance = (now: number) => {
    const { isPlaying, trace, run, cursor, speed, scenario, actions } = store.getState();
    if (!isPlaying || document.hidden) {
      before = null;
      return;
    }
    requestFrame("advance", advance);
    const elapsedMs = before === null ? 0 : Math.min(Math.max(0, now - before), MAX_FRAME_MS);
    before = now;
    if (!trace) return;
    const end = lastMoment(trace);
    if (cursor.time !== placed) exact = cursor.time;
    exact = Math.min(
      exact + (elapsedMs / 1000) * speed * TICKS_PER_SECOND * (scenario.ticksPerUnit ?? 1),
      Math.max(end, cursor.time),
    );
    const next = prefersReducedMotion() && exact < end ? Math.floor(exact) : exact;
    if (next > cursor.time) actions.seekTime(next);
    placed = store.getState().cursor.time;
    // The store may hold the cursor back, for example for the row of a command that is being simulated.
    if (placed < next) exact = placed;
    if (exact >= end && (trace.isComplete || run.kind === "full")) actions.setPlaying(false);
  };

  const startIfPlaying = () => {
    if (!store.getState().isPlaying || document.hidden) return;
    before = null;
    placed = Number.NaN;
    requestFrame("advance", advance);
  };
  const unsubscribe = store.subscribe((state, last) => {
    if (state.isPlaying && !last.isPlaying) startIfPlaying();
  });
  document.addEventListener("visibilitychange", startIfPlaying);
  startIfPlaying();
  return () => {
    unsubscribe();
    document.removeEventListener("visibilitychange", startIfPlaying);
    cancelFrame("advance", advance);
  };
}

/** What the play button and its keys do. Playing from the end of a complete run begins at its start. */
export function togglePlaying({ isPlaying, trace, cursor, actions }: AppStore): void {
  if (!isPlaying && trace?.isComplete && cursor.time >= lastMoment(trace)) actions.seekStart();
  actions.setPlaying(!isPlaying);
}
