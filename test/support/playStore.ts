/**
 * An app over a drawn trace whose view actions work as the contract says (`store/appState.ts`, `store/runState.ts`) and
 * are spies: seek, step, play, speed, unit, select, dialog. Commands and scenarios do nothing.
 */
import { knownEnd, lastMoment } from "../../src/chart/extent.ts";
import { fakeApp, type FakeApp } from "./fakeApp.ts";
import type { FakeTrace } from "./fakeTrace.ts";
import type { OneState } from "./oneRun.tsx";

export function playStore(trace: FakeTrace | null, state: Partial<OneState> = {}): FakeApp {
  const store = fakeApp({ trace, host: trace?.hostAt(0, 0) ?? null, ...state });
  const { actions } = store;
  const known = () => store.getState().trace as FakeTrace | null;
  const show = (time: number, row = known()?.rowsUpTo(time) ?? 0) =>
    store.setState({ cursor: { time, row }, host: known()?.hostAt(row, time) ?? null });
  const seekTime = (time: number) => {
    const reader = known();
    if (reader) show(Math.max(0, Math.min(time, lastMoment(reader))));
  };
  actions.seekTime.mockImplementation(seekTime);
  actions.seekStart.mockImplementation(() => show(0, 0));
  actions.seekEnd.mockImplementation(() => seekTime(knownEnd(known()!)));
  actions.step.mockImplementation((direction) => {
    store.setState({ isPlaying: false });
    seekTime(Math.floor(store.getState().cursor.time) + direction);
  });
  actions.setPlaying.mockImplementation((isPlaying) => store.setState({ isPlaying }));
  actions.setScrubbing.mockImplementation((isScrubbing) => store.setState({ isScrubbing }));
  actions.setSpeed.mockImplementation((speed) => store.setState({ speed }));
  actions.setStepUnit.mockImplementation((stepUnit) => store.setState({ stepUnit }));
  actions.openDialog.mockImplementation((dialog) => store.setState({ dialog }));
  return store;
}
