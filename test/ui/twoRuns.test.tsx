/** Two runs on one page: each part of the page shows the run it stands in. */
import { act, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { TICKS_PER_SECOND } from "../../src/store/appState.ts";
import { sharedChunks } from "../../src/trace/chunkList.ts";
import { ProcessorPanel } from "../../src/ui/processor/ProcessorPanel.tsx";
import { RunContext } from "../../src/ui/shared/useRun.ts";
import { startPlayback } from "../../src/ui/transport/playback.ts";
import { togglePlaying } from "../../src/ui/transport/togglePlaying.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { stubFrames, type Frames } from "../support/frames.ts";
import { OnPage, openApp } from "../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../support/sessionPort.ts";
import { job, scenario } from "../support/workloads.ts";

// What the lanes load after their first picture is here before the page is taken down.
beforeAll(async () => {
  await Promise.all([
    import("../../src/ui/processor/canvas/waitBand.ts"),
    import("../../src/ui/processor/canvas/axisMarks.ts"),
  ]);
});

let frames: Frames;
let stop = () => {};
beforeEach(() => {
  frames = stubFrames();
});
afterEach(() => {
  stop();
  act(() => frames.run(2, 16));
  vi.unstubAllGlobals();
});

/** Long enough for several chunks. */
const LONG = scenario(
  ["A", "B", "C"].map((name) => job(name, 0, [2000])),
  { scheduler: { policy: "rr", params: { timeslice: 2 } } },
);

/** A real run, whose forks are simulated on the same thread as well. */
async function opened(first: Scenario) {
  const ports: SessionPort[] = [];
  const one = openApp({
    scenario: first,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  await Promise.resolve();
  const settle = () => ports.forEach((port) => port.settle());
  settle();
  return { one, settle };
}

describe("two processor panels in two runs", () => {
  it("show their own run: a command given in one leaves the other as it is, and the chunks before it are shared", async () => {
    const { one, settle } = await opened(LONG);
    one.actions.seekEnd();
    settle();
    const { chunks } = one.getState().trace!;
    expect(chunks.length).toBeGreaterThan(2);
    const fork = one.actions.fork();
    settle();
    one.app.getState().actions.showRuns([one.run, fork], true);

    render(
      <OnPage of={one}>
        <ProcessorPanel />
        <RunContext value={fork}>
          <ProcessorPanel />
        </RunContext>
      </OnPage>,
    );
    const panels = screen.getAllByRole("region", { name: "Processor" });
    /** What the charts say at a moment to which both runs are taken. */
    const saidAt = (time: number) => {
      act(() => one.actions.seekTime(time));
      act(() => frames.run(2, 16));
      return panels.map((panel) => within(panel).getByRole("img").getAttribute("aria-label"));
    };
    const at = chunks[1]!.from + 3;
    // A round later A has its turn again.
    const later = at + 6;
    const [before, same] = saidAt(later);
    expect(before).toContain("pCPU 0 A");
    expect(same).toBe(before);
    saidAt(at);
    const { trace, scenario: plain } = one.getState();

    act(() => fork.getState().actions.giveCommand({ command: "pause", vm: "A" }));
    act(settle);
    const [first, second] = saidAt(later);
    expect(first).toBe(before);
    expect(second).toContain(`At ${later} ticks`);
    expect(second).not.toContain("pCPU 0 A");
    expect(one.getState().trace).toBe(trace);
    expect(one.getState().scenario).toBe(plain);
    expect(sharedChunks(trace!.chunks, fork.getState().trace!.chunks)).toBe(1);
  });
});

/** A run of 50 ticks, and a fork of it in which the only machine is stopped after 20. */
async function two(isLocked: boolean) {
  const { one, settle } = await opened(scenario([job("A", 0, [50])]));
  one.actions.seekTime(20);
  const fork = one.actions.fork();
  settle();
  fork.getState().actions.giveCommand({ command: "stop", vm: "A" });
  settle();
  one.app.getState().actions.showRuns([one.run, fork], isLocked);
  stop = startPlayback(one.app, { prefersReducedMotion: () => false });
  return { one, fork, times: () => [one.run, fork].map((run) => run.getState().cursor.time) };
}

describe("playback of two runs", () => {
  it("takes locked runs through the same moments, until the longest of them is over", async () => {
    const { one, times } = await two(true);
    one.actions.seekStart();
    expect(times()).toEqual([0, 0]);
    one.actions.setPlaying(true);
    frames.run(11, 100);
    const [time, same] = times();
    expect(time).toBeCloseTo(TICKS_PER_SECOND);
    expect(same).toBe(time);
    one.actions.setSpeed(50);
    frames.run(10, 100);
    expect(times()).toEqual([50, 20]);
    expect(one.app.getState().isPlaying).toBe(false);
  });

  it("takes runs that are not locked on, each from its own moment", async () => {
    const { one, fork, times } = await two(false);
    one.actions.seekTime(30);
    fork.getState().actions.seekTime(10);
    one.actions.setPlaying(true);
    frames.run(11, 100);
    const [time, other] = times();
    expect(time).toBeCloseTo(30 + TICKS_PER_SECOND);
    expect(other).toBeCloseTo(10 + TICKS_PER_SECOND);
  });

  it("begins anew where all of them are over", async () => {
    const { one, times } = await two(true);
    one.actions.seekEnd();
    expect(times()).toEqual([50, 20]);
    togglePlaying(one.app);
    expect(times()).toEqual([0, 0]);
    expect(one.app.getState().isPlaying).toBe(true);
  });
});
