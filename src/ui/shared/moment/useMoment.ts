/**
 * The moment at the cursor for panels of text and figures: renders again at every change while the run is paused, but
 * only a few times a second while it is played, so that the charts keep their frames and people can read.
 */
import { useMemo, useSyncExternalStore } from "react";
import type { Scenario } from "../../../model/scenario.ts";
import type { Cursor, Run } from "../../../store/runState.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useAppView, type AppView } from "../useApp.ts";
import { useRunApi } from "../useRun.ts";

/** Pause between two renders during playback. */
export const PLAYING_PERIOD_MS = 125;

/** A new object whenever something changed; `host` inside it is the run's own, changed in place. */
export interface Moment {
  readonly trace: TraceReader;
  readonly host: HostState;
  readonly cursor: Cursor;
  readonly scenario: Scenario;
  readonly isPlaying: boolean;
}

interface MomentSource {
  subscribe(onChange: () => void): () => void;
  current(): Moment | null;
}

function createMomentSource(app: AppView, run: Run): MomentSource {
  let moment = read();

  function read(): Moment | null {
    const { trace, host, scenario, cursor } = run.getState();
    return trace && host ? { trace, host, scenario, cursor, isPlaying: app.getState().isPlaying } : null;
  }

  /** Takes over what there is now; false when nothing changed. */
  function refresh(): boolean {
    const next = read();
    const isSame =
      next === moment ||
      (next !== null &&
        moment !== null &&
        next.trace === moment.trace &&
        next.cursor === moment.cursor &&
        next.scenario === moment.scenario &&
        next.isPlaying === moment.isPlaying);
    if (isSame) return false;
    moment = next;
    return true;
  }

  return {
    subscribe(onChange) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const update = () => {
        timer = undefined;
        if (refresh()) onChange();
      };
      const changed = () => {
        if (app.getState().isPlaying && moment?.isPlaying) {
          timer ??= setTimeout(update, PLAYING_PERIOD_MS);
          return;
        }
        clearTimeout(timer);
        update();
      };
      const stops = [app.subscribe(changed), run.subscribe(changed)];
      // There may have been a change between the first render and the subscription.
      update();
      return () => {
        for (const stop of stops) stop();
        clearTimeout(timer);
      };
    },
    current: () => moment,
  };
}

/** Null until the first part of the run is known. */
export function useMoment(): Moment | null {
  const app = useAppView();
  const run = useRunApi();
  const source = useMemo(() => createMomentSource(app, run), [app, run]);
  return useSyncExternalStore(source.subscribe, source.current);
}
