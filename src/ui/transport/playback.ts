/**
 * Playback: moves the cursor over the trace with the clock of the screen. Nothing is simulated here and nothing counts
 * frames: each frame moves by the time that has passed, so that a slow machine plays as fast as a quick one.
 *
 * At the end of a complete run it stops. At the border of what is known of an open run it waits there until more is
 * known, and goes on from there; a run that is as long as runs get it treats as complete.
 *
 * Runs that are locked move as one: until the last of them is over, and no further than is known of all that are not.
 */
import { lastMoment } from "../../chart/extent.ts";
import { TICKS_PER_SECOND, type App } from "../../store/appState.ts";
import type { Run } from "../../store/runState.ts";
import { cancelFrame, requestFrame } from "../shared/canvas/animationFrame.ts";

/** A frame that comes later than this moves only this far: after a stall the cursor does not leap. */
const MAX_FRAME_MS = 100;

export interface PlaybackOptions {
  /** Move from tick to tick instead of gliding. */
  readonly prefersReducedMotion: () => boolean;
}

const AS_ASKED: PlaybackOptions = {
  prefersReducedMotion: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
};

/** Follows `isPlaying` of the app. Returns the function that ends it. There must be one at a time. */
export function startPlayback(app: App, { prefersReducedMotion }: PlaybackOptions = AS_ASKED): () => void {
  let before: number | null = null;
  // With whole ticks, the part of a tick that has passed is kept here, as long as nobody else moves the cursor.
  let kept = new WeakMap<Run, { readonly exact: number; readonly placed: number }>();

  /** Moves runs that show the same moment. True when there is nothing more to play of them. */
  const move = (runs: readonly Run[], elapsedMs: number, speed: number): boolean => {
    const reach = reachOf(runs);
    if (!reach) return false;
    const { leader, end, isOver } = reach;
    const { cursor, scenario, actions } = leader.getState();
    const last = kept.get(leader);
    let exact = last && last.placed === cursor.time ? last.exact : cursor.time;
    exact = Math.min(
      exact + (elapsedMs / 1000) * speed * TICKS_PER_SECOND * (scenario.ticksPerUnit ?? 1),
      Math.max(end, cursor.time),
    );
    const next = prefersReducedMotion() && exact < end ? Math.floor(exact) : exact;
    if (next > cursor.time) actions.seekTime(next);
    const placed = leader.getState().cursor.time;
    // The run may hold the cursor back, for example for the row of a command that is being simulated.
    if (placed < next) exact = placed;
    kept.set(leader, { exact, placed });
    return isOver && exact >= end;
  };

  const advance = (now: number) => {
    const { isPlaying, speed, runs, isLocked, actions } = app.getState();
    if (!isPlaying || document.hidden) {
      before = null;
      return;
    }
    requestFrame("advance", advance);
    const elapsedMs = before === null ? 0 : Math.min(Math.max(0, now - before), MAX_FRAME_MS);
    before = now;
    const groups = isLocked ? [runs] : runs.map((run) => [run]);
    const isDone = groups.map((group) => move(group, elapsedMs, speed));
    if (isDone.every(Boolean)) actions.setPlaying(false);
  };

  const startIfPlaying = () => {
    if (!app.getState().isPlaying || document.hidden) return;
    before = null;
    kept = new WeakMap();
    requestFrame("advance", advance);
  };
  const unsubscribe = app.subscribe((state, last) => {
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

/** How far runs can be moved together, and the one whose cursor says where they are. Null while one has no trace. */
function reachOf(runs: readonly Run[]): { leader: Run; end: number; isOver: boolean } | null {
  const all: { run: Run; end: number; isOver: boolean }[] = [];
  for (const run of runs) {
    const { trace, status } = run.getState();
    if (!trace) return null;
    all.push({ run, end: lastMoment(trace), isOver: trace.isComplete || status.kind === "full" });
  }
  const open = all.filter(({ isOver }) => !isOver).toSorted((one, other) => one.end - other.end);
  const longest = all.toSorted((one, other) => other.end - one.end);
  const first = open[0] ?? longest[0];
  return first ? { leader: first.run, end: first.end, isOver: open.length === 0 } : null;
}
