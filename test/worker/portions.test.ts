/** The worker in portions: whenever it is time it listens, and what it makes is the same as without a pause. */
import { describe, expect, it } from "vitest";
import { Run } from "../../src/engine/run.ts";
import type { Scenario } from "../../src/model/scenario.ts";
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
