import { describe, expect, it } from "vitest";
import { createTimeline, type TimelineOptions } from "../../../src/ui/shared/moment/timeline.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { playStore } from "../../support/playStore.ts";
import type { OneRun } from "../../support/oneRun.tsx";

const moving = { prefersReducedMotion: () => false };

/** `length` ticks on one pCPU in slices of 4 ticks. */
function slices(length: number, isComplete = true) {
  return fakeTrace({ machines: [{ name: "web" }], pcpus: ["AAAA,".repeat(length / 4)], isComplete });
}

/** An open run of slices of 4 ticks that ends with a long one: the mean slice of what is known grows with it. */
function slowing(length: number) {
  const pcpus = [`${"AAAA,".repeat(500)}${"A".repeat(length - 2000)}`];
  return fakeTrace({ machines: [{ name: "web" }], pcpus, isComplete: false });
}

const timelineOf = ({ app, run }: OneRun, options: TimelineOptions = moving) => createTimeline(app, run, options);

describe("the window of time", () => {
  it("opens on all of a short run", () => {
    const timeline = timelineOf(playStore(slices(40)));
    expect(timeline.view).toEqual({ from: 0, to: 41 });
  });

  it("opens on the beginning of a long one, wide enough to read the slices", () => {
    const timeline = timelineOf(playStore(slices(4000)));
    timeline.setWidth(700);
    // 28 px for a slice of 4 ticks.
    expect(timeline.view).toEqual({ from: 0, to: 100 });
  });

  it("opens around a cursor that a link has set, with something of its future", () => {
    const store = playStore(slices(4000), { cursor: { time: 2000, row: 0 } });
    const timeline = timelineOf(store);
    timeline.connect();
    expect(timeline.view.from).toBeLessThan(2000 - 50);
    expect(timeline.view.to).toBeGreaterThan(2000 + 10);
  });

  it("opens anew while the first parts of a run come in, until somebody moves it", () => {
    const store = playStore(slices(40, false));
    const timeline = timelineOf(store);
    timeline.connect();
    store.setState({ trace: slices(80, false) });
    expect(timeline.view.to).toBeGreaterThan(80);
    timeline.set(() => ({ from: 10, to: 20 }));
    store.setState({ trace: slices(4000, false) });
    expect(timeline.view).toEqual({ from: 10, to: 20 });
    expect(timeline.bounds.end).toBe(4000);
  });

  it("opens on the same window however much of the run has come when the store goes to the moment of a link", () => {
    const windows = [2100, 2400, 3600].map((known) => {
      const store = playStore(slices(40, false));
      const timeline = timelineOf(store);
      timeline.setWidth(700);
      timeline.connect();
      store.setState({ trace: slowing(known), cursor: { time: 1500, row: 0 } });
      store.setState({ trace: slowing(4000) });
      return timeline.view;
    });
    expect(windows).toEqual(Array.from(windows, () => ({ from: 1425, to: 1525 })));
  });

  it("stays as it opened when somebody goes to another moment", () => {
    const store = playStore(slices(40, false));
    const timeline = timelineOf(store);
    timeline.connect();
    const opened = timeline.view;
    store.actions.seekTime(10);
    store.setState({ trace: slices(4000, false) });
    expect(timeline.view).toBe(opened);
  });

  it("scrolls with the cursor while it plays", () => {
    const store = playStore(slices(4000), { isPlaying: true });
    const timeline = timelineOf(store);
    timeline.connect();
    timeline.set(() => ({ from: 0, to: 100 }));
    store.actions.seekTime(75);
    store.actions.seekTime(76);
    expect(timeline.view).toEqual({ from: 1, to: 101 });
  });

  it("turns pages where less motion is wanted", () => {
    const store = playStore(slices(4000), { isPlaying: true });
    const timeline = timelineOf(store, { prefersReducedMotion: () => true });
    timeline.connect();
    timeline.set(() => ({ from: 0, to: 100 }));
    store.actions.seekTime(90);
    expect(timeline.view).toEqual({ from: 0, to: 100 });
    store.actions.seekTime(96);
    expect(timeline.view).toEqual({ from: 86, to: 186 });
  });

  it("comes to a cursor that was put out of sight, and to one that begins to play there", () => {
    const store = playStore(slices(4000));
    const timeline = timelineOf(store);
    timeline.connect();
    timeline.set(() => ({ from: 0, to: 100 }));
    store.actions.seekTime(1000);
    expect(timeline.view).toEqual({ from: 950, to: 1050 });
    timeline.set(() => ({ from: 0, to: 100 }));
    store.actions.setPlaying(true);
    expect(timeline.view).toEqual({ from: 950, to: 1050 });
  });

  it("does not jump while a command takes the future back and it is simulated anew", () => {
    const store = playStore(slices(400, false));
    const timeline = timelineOf(store);
    timeline.connect();
    timeline.set(() => ({ from: 300, to: 380 }));
    store.setState({ trace: slices(320, false) });
    expect(timeline.view).toEqual({ from: 300, to: 380 });
  });

  it("begins anew with another scenario, but not with another command", () => {
    const store = playStore(slices(400));
    const timeline = timelineOf(store);
    timeline.connect();
    timeline.set(() => ({ from: 300, to: 380 }));
    const { scenario } = store.getState();
    store.setState({ scenario: { ...scenario, commands: [] } });
    store.setState({ trace: slices(404) });
    expect(timeline.view).toEqual({ from: 300, to: 380 });
    store.setState({ scenario: { ...scenario, machines: [] } });
    store.setState({ trace: slices(40) });
    expect(timeline.view).toEqual({ from: 0, to: 41 });
  });

  it("stays as it opened when the first thing somebody does is a command", () => {
    const store = playStore(slices(400, false));
    const timeline = timelineOf(store);
    timeline.connect();
    const opened = timeline.view;
    store.setState({ scenario: { ...store.getState().scenario, commands: [] } });
    store.setState({ trace: slices(4000, false) });
    expect(timeline.view).toBe(opened);
  });

  it("tells its listeners only of changes", () => {
    const timeline = timelineOf(playStore(slices(400)));
    let calls = 0;
    const stop = timeline.subscribe(() => calls++);
    timeline.set((view) => view);
    expect(calls).toBe(0);
    timeline.set(() => ({ from: 10, to: 20 }));
    expect(calls).toBe(1);
    stop();
    timeline.fit();
    expect(calls).toBe(1);
    expect(timeline.view.from).toBe(0);
  });
});
