/**
 * A store over a drawn trace whose view actions work as the contract says (`store/appState.ts`) and are spies: seek, step,
 * play, speed, unit, select, dialog. Commands and scenarios do nothing.
 */
import { vi } from "vitest";
import type { StoreApi } from "zustand";
import { knownEnd, lastMoment } from "../../src/chart/extent.ts";
import type { AppActions, AppState, AppStore } from "../../src/store/appState.ts";
import { fakeStore } from "./fakeHost.ts";
import type { FakeTrace } from "./fakeTrace.ts";

export function playStore(trace: FakeTrace | null, state: Partial<AppState> = {}): StoreApi<AppStore> {
  const store = fakeStore({ trace, host: trace?.hostAt(0, 0) ?? null, ...state });
  const show = (time: number, row = store.getState().trace?.rowsUpTo(time) ?? 0) =>
    store.setState(({ trace: known, hostVersion }) => ({
      cursor: { time, row },
      host: (known as FakeTrace | null)?.hostAt(row, time) ?? null,
      hostVersion: hostVersion + 1,
    }));
  const seekTime = (time: number) => {
    const { trace: known } = store.getState();
    if (known) show(Math.max(0, Math.min(time, lastMoment(known))));
  };
  const working: Partial<AppActions> = {
    seekTime,
    seekStart: () => show(0, 0),
    seekEnd: () => seekTime(knownEnd(store.getState().trace!)),
    step: (direction) => {
      store.setState({ isPlaying: false });
      seekTime(Math.floor(store.getState().cursor.time) + direction);
    },
    setPlaying: (isPlaying) => store.setState({ isPlaying }),
    setSpeed: (speed) => store.setState({ speed }),
    setStepUnit: (stepUnit) => store.setState({ stepUnit }),
    openDialog: (dialog) => store.setState({ dialog }),
    select: (selection) => store.setState({ selection }),
  };
  const spies = Object.fromEntries(
    Object.entries(working).map(([name, action]) => [name, vi.fn(action as () => void)]),
  );
  store.setState(({ actions }) => ({ actions: { ...actions, ...spies } }));
  return store;
}
