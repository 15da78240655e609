/**
 * The host at any moment, on the page: of what the worker has, only what has changed crosses, and nobody can tell. How
 * much is kept follows from what happens, not from the size of the host.
 */
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/engine/simulate.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { hostAt } from "../../src/trace/hostCursor.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { createRunClient } from "../../src/worker/client.ts";
import type { FromWorker } from "../../src/worker/protocol.ts";
import { createSession } from "../../src/worker/session.ts";
import { manyExtents, manyFrames } from "../support/largeHosts.ts";
import { createSessionPort } from "../support/sessionPort.ts";

const ROWS = 40_000;
const MEBIBYTE = 1024 * 1024;

/** A page with its worker: shows `ROWS` rows of one scenario after the other. */
function page(): (scenario: Scenario) => Trace {
  const port = createSessionPort(ROWS);
  let trace: Trace | null = null;
  const client = createRunClient(() => port, {
    changed: (next) => void (trace = next),
    failed: (report) => {
      throw new Error(report);
    },
  });
  return (scenario) => {
    client.open(scenario, Number.MAX_SAFE_INTEGER);
    port.settle();
    return trace!;
  };
}

const paused = (given: Scenario, at: number): Scenario => ({
  ...given,
  commands: [
    { at, command: "pause", vm: "A" },
    { at: at + 5, command: "resume", vm: "A" },
  ],
});

const moments = (trace: Trace) => [0, 1, 100, 600, 5000, 20_000, trace.rowCount];

function expectSameHosts(trace: Trace, given: Scenario): void {
  const whole = simulate(given, { maxRows: ROWS });
  for (const row of moments(trace)) {
    const time = row > 0 ? trace.timeOf(row - 1) : 0;
    expect(hostAt(trace, row, time)).toEqual(hostAt(whole, row, time));
  }
}

describe("keyframes on the page", () => {
  it.each([
    ["frames", manyFrames(3000)],
    ["extents", manyExtents(2, 3000)],
  ])("lead to the hosts that a run without a worker leads to, with many %s", (_, given) => {
    expectSameHosts(page()(given), given);
  });

  it("do so after changes of the past, and after another host was shown", () => {
    const show = page();
    const given = manyFrames(3000);
    show(given);
    for (const next of [paused(given, 9000), paused(given, 200), manyFrames(40), paused(manyFrames(40), 3000)])
      expectSameHosts(show(next), next);
  });

  it.each([
    ["a million frames", manyFrames(1_000_000)],
    ["32 disks of 100,000 extents", manyExtents(32, 100_000)],
  ])("take less than 1 MiB for ten chunks of a host with %s of which hardly any are used", (_, given) => {
    const { keyframes, chunks } = page()(given);
    expect(chunks.length).toBeGreaterThan(9);
    expect(keyframes.count).toBe(chunks.length);
    expect(keyframes.bytes).toBeLessThan(MEBIBYTE);
  });

  it("cross with the blocks that have changed, and no others", () => {
    const sent: FromWorker[] = [];
    const session = createSession((message) => sent.push(message), ROWS);
    session.receive({ type: "open", run: 1, scenario: manyFrames(1_000_000), until: Number.MAX_SAFE_INTEGER });
    for (let isBusy = true; isBusy;) isBusy = session.work();
    const blocks = sent.flatMap((message) =>
      message.type === "chunk" ? [message.keyframe.frames.touchedRow.length] : [],
    );
    expect(blocks.slice(1)).toEqual(blocks.slice(1).map(() => 1));
  });
});
