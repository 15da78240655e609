/** Own hands: what is shown between decisions, what is told, and what is kept. */
import { describe, expect, it } from "vitest";
import { createHands, type Hands } from "../../src/store/hands.ts";
import type { Run } from "../../src/store/runState.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { fakeStorage } from "../support/fakePorts.ts";
import { openApp } from "../support/oneRun.tsx";
import { mortalQuestions, questionsPort } from "../support/predicting.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { machine, PAGE, references, scenario } from "../support/workloads.ts";

/** LRU with three frames: the frames 1, 2 and 0 lose their pages, in this order. */
const EXERCISE = scenario([machine("A", references([1, 2, 3, 1, 4, 5, 6]), { memoryBytes: 8 * PAGE })], {
  frames: 3,
  replacement: { policy: "lru", params: {} },
  scheduler: { policy: "fcfs", params: {} },
});

async function opened(
  storage: Parameters<typeof createHands>[0]["storage"] = null,
  exercise = EXERCISE,
  startWorker = questionsPort,
) {
  const ports: ReturnType<typeof createSessionPort>[] = [];
  const page = openApp({
    scenario: exercise,
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  const settle = async () => {
    await Promise.resolve();
    for (const port of ports) port.settle();
  };
  await settle();
  let shown: Run | null = null;
  const hands: Hands = createHands({
    main: page.run,
    show: (run) => (shown = run),
    pause: () => {},
    startWorker,
    storage,
  });
  hands.open();
  await settle();
  const state = () => hands.state.getState();
  const choose = async (answer: number) => {
    hands.choose(answer);
    await settle();
  };
  return { page, hands, state, choose, settle, shown: () => shown! };
}

describe("own hands", () => {
  it("shows the run up to the decision, and after a right one up to the next", async () => {
    const { state, choose, shown } = await opened();
    expect(state()).toMatchObject({ status: "asking", asked: [0, 1, 2] });
    expect(shown().getState().cursor.row).toBe(state().question!.row);
    await choose(1);
    expect(state()).toMatchObject({ status: "asking", told: { answer: 1 } });
    expect(shown().getState().cursor.row).toBe(state().question!.row);
  });

  it("lets nobody look beyond a decision", async () => {
    const { state, shown, settle } = await opened();
    shown().getState().actions.seekEnd();
    await settle();
    expect(shown().getState().cursor.row).toBe(state().question!.row);
  });

  it("tells of a mistake at once and asks again; undoing goes one decision back", async () => {
    const { hands, state, choose } = await opened();
    const first = state().question;
    await choose(0);
    expect(state()).toMatchObject({ status: "told", question: first, told: { answer: 0 } });
    await choose(1);
    await choose(2);
    expect(state().play.made).toEqual([1, 2]);
    hands.undo();
    hands.undo();
    expect(state().question).toEqual(first);
    expect(state().play.marks.map(({ isRight }) => isRight)).toEqual([false, true]);
  });

  it("goes on with the learner's own run, in which the page that was chosen is gone", async () => {
    const { hands, state, choose, shown, settle } = await opened();
    hands.set({ after: "mine" });
    await choose(0);
    hands.goOn();
    await settle();
    expect(state()).toMatchObject({ status: "asking", question: { right: [1] } });
    expect(shown().getState().scenario.byHand?.made).toEqual([0]);
    expect(shown().getState().cursor.row).toBe(state().question!.row);
  });

  it("tells nothing before the end where that was asked for, and then what came of the run", async () => {
    const { hands, state, settle } = await opened();
    hands.set({ feedback: "atEnd" });
    for (const answer of [0, 2, 0]) {
      hands.choose(answer);
      expect(state().told).toBeNull();
      hands.confirm();
    }
    await settle();
    expect(state()).toMatchObject({ status: "over", figures: { policy: { faults: 6 }, mine: { faults: 6 } } });
    expect(state().play.marks.map(({ isRight }) => isRight)).toEqual([false, true, true]);
  });

  it("goes on where it was left, also with other numbers, and begins anew with another scenario", async () => {
    const storage = fakeStorage();
    const before = await opened(storage);
    before.hands.begin(7);
    await before.settle();
    const [right] = before.state().question!.right;
    await before.choose(right!);
    const { play, question } = before.state();
    before.hands.close();
    const after = await opened(storage);
    expect(after.state()).toMatchObject({ seed: 7, play: { made: play.made }, question });
    const other = await opened(storage, { ...EXERCISE, seed: 43 });
    expect(other.state()).toMatchObject({ seed: null, play: { made: [] } });
  });

  it("says so where there is nothing to decide", async () => {
    const { state } = await opened(null, scenario([machine("A", [{ op: "compute", ticks: 3 }])]));
    expect(state().status).toBe("nothing");
  });
});

describe("a worker that is gone", () => {
  it("while nothing is asked of it is not missed: the next question starts another", async () => {
    const workers = mortalQuestions();
    const { hands, state, choose, settle } = await opened(null, EXERCISE, workers.start);
    hands.set({ after: "mine" });
    workers.take();
    expect(state()).toMatchObject({ status: "asking" });
    // From here on the run is the learner's own, which has to be looked through anew.
    await choose(0);
    hands.goOn();
    await settle();
    expect(state()).toMatchObject({ status: "asking", question: { right: [1] }, play: { made: [0] } });
    expect(workers.started()).toBe(2);
  });

  it("while it is asked is told, and trying again keeps all that was decided", async () => {
    const workers = mortalQuestions();
    const { hands, state, choose, settle } = await opened(fakeStorage(), EXERCISE, workers.start);
    hands.set({ after: "mine" });
    workers.deafen(true);
    await choose(0);
    hands.goOn();
    workers.take();
    expect(state().status).toBe("failed");
    workers.deafen(false);
    hands.again();
    await settle();
    expect(state()).toMatchObject({ status: "asking", question: { right: [1] }, play: { made: [0] } });
    expect(hands.acts()).toHaveLength(1);
  });
});
