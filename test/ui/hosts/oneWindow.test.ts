import { describe, expect, it } from "vitest";
import { createOneWindow } from "../../../src/ui/hosts/oneWindow.ts";
import { createTimeline } from "../../../src/ui/shared/moment/timeline.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { playStore } from "../../support/playStore.ts";

/** The window of a run of `length` ticks in slices of `slice` ticks, 700 px wide. */
function timelineOf(length: number, slice: number) {
  const pcpus = [`${"A".repeat(slice)},`.repeat(length / slice)];
  const { app, run } = playStore(fakeTrace({ machines: [{ name: "web" }], pcpus }));
  const timeline = createTimeline(app, run, { prefersReducedMotion: () => false });
  timeline.setWidth(700);
  timeline.connect();
  return timeline;
}

describe("one window of time for several charts", () => {
  it("is at first the narrowest of theirs, whoever joins last", () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const timelines = [timelineOf(4000, 4), timelineOf(4000, 40)];
      const narrow = timelines[0]!.view;
      expect(narrow.to).toBeLessThan(timelines[1]!.view.to);
      const window = createOneWindow();
      for (const at of order) window.join(timelines[at]!);
      expect(timelines.map(({ view }) => view)).toEqual([narrow, narrow]);
    }
  });

  it("is moved by any of them, until that one has left", () => {
    const timelines = [timelineOf(4000, 4), timelineOf(4000, 40), timelineOf(4000, 8)] as const;
    const window = createOneWindow();
    const leaves = timelines.map((timeline) => window.join(timeline));
    for (const [at, timeline] of timelines.entries()) {
      const wanted = { from: 100 * at, to: 100 * at + 300 };
      timeline.set(() => wanted);
      expect(timelines.map(({ view }) => view)).toEqual([wanted, wanted, wanted]);
    }
    leaves[2]!();
    timelines[2].set(() => ({ from: 1, to: 2001 }));
    timelines[0].set(() => ({ from: 50, to: 90 }));
    expect(timelines.map(({ view: { from } }) => from)).toEqual([50, 50, 1]);
  });

  it("is one that the shortest of the runs has as well", () => {
    const timelines = [timelineOf(4000, 4), timelineOf(400, 4)];
    const window = createOneWindow();
    for (const timeline of timelines) window.join(timeline);
    timelines[0]!.set(() => ({ from: 3000, to: 3100 }));
    expect(timelines[0]!.view).toEqual(timelines[1]!.view);
    expect(timelines[1]!.view.from).toBeLessThan(400);
  });
});
