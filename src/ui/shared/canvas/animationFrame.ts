/**
 * The one place that asks the browser for animation frames. In each frame playback advances the cursor first, then
 * whatever became stale is painted, each painter once: a cursor move and its picture belong to the same frame.
 */

/** `advance` runs before `paint`; what `advance` makes stale is painted in the same frame. */
export type FramePhase = "advance" | "paint";

const PHASES: readonly FramePhase[] = ["advance", "paint"];
const waiting: Readonly<Record<FramePhase, Set<FrameRequestCallback>>> = { advance: new Set(), paint: new Set() };
/** Of whom the next frame has been asked; what comes of somebody who has been replaced since may never come, or too late. */
let asked: typeof requestAnimationFrame | null = null;
let isRunning = false;

/** Calls `callback` once in the next frame (a `paint` asked for while advancing: in this one). Asking twice is asking once. */
export function requestFrame(phase: FramePhase, callback: FrameRequestCallback): void {
  waiting[phase].add(callback);
  requestIfNeeded();
}

/** Takes the request back. */
export function cancelFrame(phase: FramePhase, callback: FrameRequestCallback): void {
  waiting[phase].delete(callback);
}

function requestIfNeeded(): void {
  const ask = requestAnimationFrame;
  if (asked === ask || isRunning || PHASES.every((phase) => waiting[phase].size === 0)) return;
  asked = ask;
  ask((now) => {
    if (asked === ask) runFrame(now);
  });
}

function runFrame(now: number): void {
  asked = null;
  isRunning = true;
  for (const phase of PHASES) {
    const due = [...waiting[phase]];
    waiting[phase].clear();
    for (const callback of due) {
      try {
        callback(now);
      } catch (error) {
        // One painter's bug must not stop playback or the other painters; it is still reported.
        reportError(error);
      }
    }
  }
  isRunning = false;
  requestIfNeeded();
}
