/** Begins and ends playback, which `playback.ts` then follows. */
import { lastMoment } from "../../chart/extent.ts";
import type { App } from "../../store/appState.ts";
import type { TraceReader } from "../../trace/reader.ts";

function isAtEnd(trace: TraceReader | null, time: number): boolean {
  return trace !== null && trace.isComplete && time >= lastMoment(trace);
}

/** What the play button and its keys do. Playing from the end of complete runs begins at their start. */
export function togglePlaying(app: App): void {
  const { isPlaying, runs, actions } = app.getState();
  const states = runs.map((run) => run.getState());
  if (!isPlaying && states.every(({ trace, cursor }) => isAtEnd(trace, cursor.time)))
    for (const state of states) state.actions.seekStart();
  actions.setPlaying(!isPlaying);
}
