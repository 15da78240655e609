/**
 * The moment at the cursor for panels of text and figures: renders again at every change while the run is paused, but
 * only a few times a second while it is played, so that the charts keep their frames and people can read.
 */
import { useState, useSyncExternalStore } from "react";
import type { StoreApi } from "zustand";
import type { Scenario } from "../../../model/scenario.ts";
import type { AppStore } from "../../../store/appState.ts";
import type { HostState } from "../../../trace/hostState.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { useStoreApi } from "../useApp.ts";

/** Pause between two renders during playback. */
export const PLAYING_PERIOD_MS = 125;

/** A new object whenever something changed; `host` inside it is the store's own, changed in place. */
export interface Moment {
  readonly trace: TraceReader;
  readonly host: HostState;
  readonly hostVersion: number;
  readonly scenario: Scenario;
  /** Rows applied. */
  readonly row: number;
  readonly isPlaying: boolean;
}

interface MomentSource {
  subscribe(onChange: () => void): () => void;
  current(): Moment | null;
}

function createMomentSource(store: StoreApi<AppStore>): MomentSource {
  let moment = read();

  function read(): Moment | null {
    const { trace, host, hostVersion, scenario, cursor, isPlaying } = store.getState();
    return trace && host ? { trace, host, hostVersion, scenario, row: cursor.row, isPlaying } : null;
  }

  /** Takes over what the store has now; false when nothing changed. */
  function refresh(): boolean {
    const next = read();
    const isSame =
      next === moment ||
      (next !== null &&
        moment !== null &&
        next.trace === moment.trace &&
        next.host === moment.host &&
        next.hostVersion === moment.hostVersion &&
        next.scenario === moment.scenario &&
        next.row === moment.row &&
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
      const unsubscribe = store.subscribe((state) => {
        if (state.isPlaying && moment?.isPlaying) {
          timer ??= setTimeout(update, PLAYING_PERIOD_MS);
          return;
        }
        clearTimeout(timer);
        update();
      });
      // The store may have changed between the first render and the subscription.
      update();
      return () => {
        unsubscribe();
        clearTimeout(timer);
      };
    },
    current: () => moment,
  };
}

/** Null until the first part of the run is known. */
export function useMoment(): Moment | null {
  const store = useStoreApi();
  const [source] = useState(() => createMomentSource(store));
  return useSyncExternalStore(source.subscribe, source.current);
}
