import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TICKS_PER_SECOND } from "../../../src/store/appState.ts";
import { startPlayback } from "../../../src/ui/transport/playback.ts";
import { togglePlaying } from "../../../src/ui/transport/togglePlaying.ts";
import { fakeTrace } from "../../support/fakeTrace.ts";
import { stubFrames, type Frames } from "../../support/frames.ts";
import { playStore } from "../../support/playStore.ts";
import { type OneRun } from "../../support/oneRun.tsx";

const MOVING = { prefersReducedMotion: () => false };
const STILL = { prefersReducedMotion: () => true };
const timeOf = (store: OneRun) => store.getState().cursor.time;

/** 100 ticks, all known unless said otherwise. */
function longTrace(known: { knownUntil?: number; isComplete?: boolean } = {}) {
  return fakeTrace({ machines: [{ name: "web" }], pcpus: ["A".repeat(100)], ...known });
}

let frames: Frames;
let stop: () => void = () => {};

beforeEach(() => {
  frames = stubFrames();
});

afterEach(() => {
  stop();
  frames.run(2, 16);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("playback", () => {
  it("moves the cursor by speed x ticks a second x the time that has passed", () => {
    const store = playStore(longTrace(), { isPlaying: true, speed: 2 });
    stop = startPlayback(store.app, MOVING);
    frames.run(1, 16); // the first frame only starts the clock
    frames.run(10, 50);
    expect(timeOf(store)).toBeCloseTo(0.5 * 2 * TICKS_PER_SECOND);
  });

  it("is as fast to the eye where a tick is a part of the unit", () => {
    const store = playStore(longTrace(), { isPlaying: true });
    store.setState({ scenario: { ...store.getState().scenario, ticksPerUnit: 10 } });
    stop = startPlayback(store.app, MOVING);
    frames.run(1, 16);
    frames.run(10, 50);
    expect(timeOf(store)).toBeCloseTo(0.5 * 10 * TICKS_PER_SECOND);
  });

  it("is as fast with few frames as with many", () => {
    const few = playStore(longTrace(), { isPlaying: true });
    stop = startPlayback(few.app, MOVING);
    frames.run(1, 16);
    frames.run(10, 100);
    stop();
    const many = playStore(longTrace(), { isPlaying: true });
    stop = startPlayback(many.app, MOVING);
    frames.run(1, 10);
    frames.run(100, 10);
    expect(timeOf(many)).toBeCloseTo(timeOf(few));
  });

  it("does not leap after a stall", () => {
    const store = playStore(longTrace(), { isPlaying: true });
    stop = startPlayback(store.app, MOVING);
    frames.run(1, 16);
    frames.run(1, 5000);
    expect(timeOf(store)).toBeLessThanOrEqual(0.1 * TICKS_PER_SECOND);
  });

  it("starts when the store says so and asks for no frame while paused", () => {
    const store = playStore(longTrace());
    stop = startPlayback(store.app, MOVING);
    expect(frames.waiting).toBe(0);
    store.actions.setPlaying(true);
    frames.run(3, 50);
    expect(timeOf(store)).toBeGreaterThan(0);
    store.actions.setPlaying(false);
    const paused = timeOf(store);
    frames.run(3, 50);
    expect(timeOf(store)).toBe(paused);
    expect(frames.waiting).toBe(0);
  });

  it("stops exactly at the end of a complete run", () => {
    const store = playStore(longTrace(), { isPlaying: true, speed: 50 });
    stop = startPlayback(store.app, MOVING);
    frames.run(30, 50);
    expect(timeOf(store)).toBe(100);
    expect(store.getState().isPlaying).toBe(false);
  });

  it("waits at the border of what is known of an open run and goes on from there", () => {
    const store = playStore(longTrace({ knownUntil: 20, isComplete: false }), { isPlaying: true, speed: 10 });
    stop = startPlayback(store.app, MOVING);
    frames.run(40, 50);
    expect(timeOf(store)).toBe(19);
    expect(store.getState().isPlaying).toBe(true);
    store.setState({ trace: longTrace({ knownUntil: 60, isComplete: false }) });
    frames.run(1, 50);
    expect(timeOf(store)).toBeGreaterThan(19);
    expect(timeOf(store)).toBeLessThan(22);
  });

  it("goes on from wherever somebody has put the cursor", () => {
    const store = playStore(longTrace(), { isPlaying: true });
    stop = startPlayback(store.app, MOVING);
    frames.run(5, 50);
    store.actions.seekTime(70);
    frames.run(5, 50);
    expect(timeOf(store)).toBeCloseTo(70 + 0.25 * TICKS_PER_SECOND);
  });

  it("moves from tick to tick where less motion is wanted, at the same speed", () => {
    const store = playStore(longTrace(), { isPlaying: true });
    stop = startPlayback(store.app, STILL);
    frames.run(1, 16);
    const seen = new Set<number>();
    for (let i = 0; i < 40; i++) {
      frames.run(1, 50);
      seen.add(timeOf(store));
    }
    expect([...seen]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].slice(0, seen.size));
    expect(timeOf(store)).toBe(2 * TICKS_PER_SECOND);
  });

  it("does not advance while the page is hidden", () => {
    const store = playStore(longTrace(), { isPlaying: true });
    stop = startPlayback(store.app, MOVING);
    frames.run(5, 50);
    const before = timeOf(store);
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    frames.run(5, 50);
    expect(timeOf(store)).toBe(before);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    frames.run(1, 60_000);
    expect(timeOf(store)).toBe(before);
    frames.run(2, 50);
    expect(timeOf(store)).toBeCloseTo(before + 0.1 * TICKS_PER_SECOND);
  });
});

describe("the play button", () => {
  it("plays and pauses", () => {
    const store = playStore(longTrace());
    togglePlaying(store.app);
    expect(store.getState().isPlaying).toBe(true);
    togglePlaying(store.app);
    expect(store.getState().isPlaying).toBe(false);
  });

  it("begins again from the start at the end of a complete run", () => {
    const store = playStore(longTrace());
    store.actions.seekEnd();
    togglePlaying(store.app);
    expect(store.getState()).toMatchObject({ isPlaying: true, cursor: { time: 0, row: 0 } });
  });

  it("stays where it is at the border of an open run", () => {
    const store = playStore(longTrace({ knownUntil: 20, isComplete: false }));
    store.actions.seekEnd();
    togglePlaying(store.app);
    expect(timeOf(store)).toBe(19);
  });
});
