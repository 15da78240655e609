/**
 * The moment at the cursor, for panels. While the run rests they render again at every change; while the moment is dragged
 * only a few times a second, so that what the hand moves keeps its frames. Panels of text and figures do the same while
 * the run is played, so that people can read; the others keep up with it.
 *
 * All panels of a kind change together, in one rendering: the browser lays out the page once for all of them.
 */
import { useSyncExternalStore } from "react";
import type { Scenario } from "../../../model/scenario.ts";
import type { Cursor, Run } from "../../../store/runState.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useAppView, type AppView } from "../useApp.ts";
import { useRunApi } from "../useRun.ts";

/** Pause between two renders while moments pass by. */
export const PASSING_PERIOD_MS = 125;
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

/** `keepsUp`: with the run while it is played. */
function createMomentSource(app: AppView, run: Run, keepsUp: boolean): MomentSource {
  const listeners = new Set<() => void>();
  let moment = read();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stops: readonly (() => void)[] = [];
  function read(): Moment | null {
    const { trace, host, scenario, cursor } = run.getState();
    return trace && host ? { trace, host, scenario, cursor, isPlaying: app.getState().isPlaying } : null;
  }

  /** Takes over what there is now, and tells of it when that is something else. */
  function update(): void {
    clearTimeout(timer);
    timer = undefined;
    const next = read();
    const isSame =
      next === moment ||
      (next !== null &&
        moment !== null &&
        next.trace === moment.trace &&
        next.cursor === moment.cursor &&
        next.scenario === moment.scenario &&
        next.isPlaying === moment.isPlaying);
    if (isSame) return;
    moment = next;
    for (const listener of listeners) listener();
  }

  /** Whether this moment is only on the way to another. What begins or ends that is shown at once. */
  function isPassing(): boolean {
    const { isPlaying, isScrubbing } = app.getState();
    if (moment?.isPlaying !== isPlaying) return false;
    // Another run has come: this moment is none of it.
    const { trace } = run.getState();
    if (trace && moment.cursor.row > trace.rowCount) return false;
    return isScrubbing || (isPlaying && !keepsUp);
  }

  function changed(): void {
    if (!isPassing()) return update();
    timer ??= setTimeout(update, PASSING_PERIOD_MS);
  }

  return {
    subscribe(onChange) {
      if (listeners.size === 0) stops = [app.subscribe(changed), run.subscribe(changed)];
      listeners.add(onChange);
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        for (const stop of stops) stop();
        clearTimeout(timer);
        timer = undefined;
      };
    },
    current() {
      // Without a listener nobody has told of changes.
      if (listeners.size === 0) update();
      return moment;
    },
  };
}

/** The sources of a run, one for all panels of a kind. */
interface Sources {
  readonly app: AppView;
  readonly read: MomentSource;
  readonly drawn: MomentSource;
}

const sources = new WeakMap<Run, Sources>();

function useSources(): Sources {
  const app = useAppView();
  const run = useRunApi();
  const known = sources.get(run);
  if (known?.app === app) return known;
  const made = { app, read: createMomentSource(app, run, false), drawn: createMomentSource(app, run, true) };
  sources.set(run, made);
  return made;
}

/** The moment for panels of text and figures. Null until the first part of the run is known. */
export function useMoment(): Moment | null {
  const { read } = useSources();
  return useSyncExternalStore(read.subscribe, read.current);
}

/** What `select` picks from the moment for panels that keep up with playback; renders again when that changes. */
export function useDrawnMoment<T>(select: (moment: Moment | null) => T): T {
  const { drawn } = useSources();
  return useSyncExternalStore(drawn.subscribe, () => select(drawn.current()));
}
