/** The worker in portions: whenever it is time it listens, and what it makes is the same as without a pause. */
import { describe, expect, it, vi } from "vitest";
import { Run } from "../../src/engine/run.ts";
import { Manager } from "../../src/manager/manager.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { LaneWriter } from "../../src/trace/build/laneWriter.ts";
import { HostReducer } from "../../src/trace/host/reducer.ts";
import type { FromWorker } from "../../src/worker/protocol.ts";
import { createSession, type Portion } from "../../src/worker/session.ts";
import { machine, scenario } from "../support/workloads.ts";

/** A guest that computes for ever, which makes moments without rows, and one that waits now and then. */
const BUSY = scenario([
  machine("A", [{ op: "loop", times: null, body: [{ op: "compute", ticks: 1 }] }]),
  machine("B", [
    {
      op: "loop",
      times: null,
      body: [
        { op: "compute", ticks: 3 },
        { op: "wait", ticks: 2 },
      ],
    },
  ]),
]);

/** Many machines that arrive at the first moment, and commands for all of them at a later one. */
const CROWD = scenario(
  Array.from({ length: 40 }, (_, at) =>
    machine(
      `m${at}`,
      [
        {
          op: "loop",
          times: null,
          body: [
            { op: "compute", ticks: 3 },
            { op: "wait", ticks: 9 },
          ],
        },
      ],
      {
        vcpus: 64,
      },
    ),
  ),
  { pcpus: 8 },
  { commands: Array.from({ length: 40 }, (_, at) => ({ command: "pause", vm: `m${at}`, at: 20 })) },
);

const always: Portion = () => () => true;

/** The messages up to the first rest, and how many portions of work they took. */
function messagesOf(open: Scenario, portion: Portion, has = 0): { sent: FromWorker[]; portions: number } {
  const sent: FromWorker[] = [];
  const session = createSession((message) => sent.push(structuredClone(message)), 40_000, portion);
  session.receive({ type: "open", run: 1, scenario: open, until: 3000, has });
  let portions = 0;
  while (!sent.some(({ type }) => type === "resting")) {
    session.work();
    portions += 1;
  }
  return { sent, portions };
}

describe("the worker", () => {
  it("makes the same chunks however short its portions of work are", () => {
    const whole = messagesOf(BUSY, () => () => false);
    const parted = messagesOf(BUSY, always);
    expect(parted.sent).toEqual(whole.sent);
    expect(parted.portions).toBeGreaterThan(10 * whole.portions);
  });

  it("makes those that the page has in the same way, and does not send them", () => {
    const parted = messagesOf(BUSY, always, 3);
    expect(parted.sent).toEqual(messagesOf(BUSY, () => () => false, 3).sent);
    const first = parted.sent.find((message) => message.type === "chunk");
    expect(first?.chunk.index).toBe(3);
  });

  it("answers a newer message before the chunk that it is making is complete", () => {
    const sent: FromWorker[] = [];
    const session = createSession((message) => sent.push(message), 40_000, always);
    session.receive({ type: "open", run: 1, scenario: BUSY, until: 3000 });
    session.work();
    const paused: Scenario = { ...BUSY, commands: [{ command: "pause", vm: "A", at: 5 }] };
    session.receive({ type: "open", run: 2, scenario: paused, until: 3000 });
    expect(sent.map(({ type, run }) => `${type} ${run}`)).toEqual(["opened 1", "opened 2"]);
    while (!sent.some(({ type }) => type === "resting")) session.work();
    const rows = sent.flatMap((message) => (message.type === "chunk" ? [message.chunk.rows] : []));
    const alone = new Run(paused);
    expect(rows).toEqual(rows.map(() => alone.advance()!.rows));
  });

  it("makes the same of thousands of vCPUs that arrive at one moment", () => {
    const whole = messagesOf(CROWD, () => () => false);
    const parted = messagesOf(CROWD, always);
    expect(parted.sent).toEqual(whole.sent);
  });

  it("carries out one command between two looks at the time, and applies few rows, also where all come at once", () => {
    const executed = vi.spyOn(Manager.prototype, "execute");
    const applied = vi.spyOn(HostReducer.prototype, "applyRow");
    const closed = vi.spyOn(LaneWriter.prototype, "vcpuEnds");
    const run = new Run(CROWD);
    const most = { executed: 0, applied: 0, closed: 0 };
    for (let chunks = 0; chunks < 2;) {
      for (const spy of [executed, applied, closed]) spy.mockClear();
      if (run.work(() => true)) chunks += 1;
      most.executed = Math.max(most.executed, executed.mock.calls.length);
      most.applied = Math.max(most.applied, applied.mock.calls.length);
      most.closed = Math.max(most.closed, closed.mock.calls.length);
    }
    vi.restoreAllMocks();
    expect(most.executed).toBe(1);
    expect(most.applied).toBeGreaterThan(0);
    expect(most.applied).toBeLessThanOrEqual(256);
    // What a row ends comes on top of what the end of a chunk ends.
    expect(most.closed).toBeLessThanOrEqual(2 * 256);
  });

  it("goes through few moments and few rows between two looks at the time", () => {
    const run = new Run(BUSY);
    const asked: number[] = [];
    let made = 0;
    // Whatever is asked for the first time stops the work; the clock of the test is the number of calls.
    while (made < 3) {
      if (run.work(() => true)) made += 1;
      asked.push(run.rows);
    }
    expect(asked.length).toBeGreaterThan(20);
  });
});
