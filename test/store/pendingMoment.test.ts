/** The moment the cursor is on its way to: what is asked meanwhile counts from there, whichever message comes when. */
import { describe, expect, it } from "vitest";
import type { Op, Scenario } from "../../src/model/scenario.ts";
import { createRunClient } from "../../src/worker/client.ts";
import type { FromWorker } from "../../src/worker/protocol.ts";
import { createSession } from "../../src/worker/session.ts";
import { machine, scenario } from "../support/workloads.ts";
import { openApp, type OneActions } from "../support/oneRun.tsx";
import { hostOf } from "../../src/model/scenario.ts";

const endless: Op[] = [
  {
    op: "loop",
    times: null,
    body: [
      { op: "compute", ticks: 3 },
      { op: "wait", ticks: 2 },
    ],
  },
];
const TWO = scenario([machine("A", endless), machine("B", endless)]);
/** Far beyond the first chunk of the run. */
const FAR = 3000;
const at = (time: number) => ({ time, row: Infinity });

/** A store whose worker has done its work, and whose messages are handed over one by one. */
async function storeOf(first: Scenario, cursor?: { time: number; row: number }) {
  const messages: FromWorker[] = [];
  const handlers: ((message: FromWorker) => void)[] = [];
  const store = openApp({
    scenario: first,
    language: "en",
    theme: "light",
    ...(cursor ? { cursor } : {}),
    connect: (listener) =>
      createRunClient(() => {
        const session = createSession((message) => messages.push(structuredClone(message)));
        return {
          postMessage: (message) => {
            session.receive(structuredClone(message));
            for (let isBusy = true; isBusy;) isBusy = session.work();
          },
          terminate: () => {},
          onMessage: (handler) => handlers.push(handler),
          onFailure: () => {},
        };
      }, listener),
  });
  await Promise.resolve();
  const deliver = () => {
    const message = messages.shift();
    if (message) for (const handler of handlers) handler(message);
    return message?.type;
  };
  return {
    store,
    actions: store.actions,
    deliver,
    deliverAll: () => {
      while (messages.length > 0) deliver();
    },
    /** Up to the first chunk of the newest run, which does not reach the moment that is wanted. */
    deliverFirstChunk: () => {
      while (messages.filter(({ type }) => type === "opened").length > 0) deliver();
      for (let type = deliver(); type !== "chunk" && type !== undefined;) type = deliver();
    },
    time: () => store.getState().cursor.time,
  };
}

const withPolicy = (old: Scenario, policy: "fcfs" | "rr") => ({
  ...hostOf(old),
  scheduler: { policy, params: policy === "rr" ? { timeslice: 2 } : {} },
});

describe("a moment that the trace has not reached yet", () => {
  it("is reached however many chunks it takes, and the nearest one known is shown meanwhile", async () => {
    const { deliverFirstChunk, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverFirstChunk();
    expect(time()).toBeGreaterThan(0);
    expect(time()).toBeLessThan(FAR);
    deliverAll();
    expect(time()).toBe(FAR);
  });

  it("is kept when the host is changed meanwhile", async () => {
    const { store, actions, deliverFirstChunk, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverFirstChunk();
    actions.changeHost(withPolicy(TWO, "fcfs"), TWO.conventions);
    deliverAll();
    expect(time()).toBe(FAR);
    expect(hostOf(store.getState().scenario).scheduler.policy).toBe("fcfs");
  });

  it("is kept when the host is changed before anything was known, and again before the change was answered", async () => {
    const { actions, deliverFirstChunk, deliverAll, time } = await storeOf(TWO, at(FAR));
    actions.changeHost(withPolicy(TWO, "fcfs"), TWO.conventions);
    deliverFirstChunk();
    actions.changeHost(withPolicy(TWO, "rr"), TWO.conventions);
    deliverAll();
    expect(time()).toBe(FAR);
  });

  it("is where undo comes back to", async () => {
    const { actions, deliverFirstChunk, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverFirstChunk();
    actions.openScenario(scenario([machine("C", endless)]));
    deliverAll();
    expect(time()).toBe(0);
    actions.undo();
    deliverAll();
    expect(time()).toBe(FAR);
  });

  it("is kept when the run gets another title meanwhile", async () => {
    const { actions, deliverFirstChunk, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverFirstChunk();
    actions.rename("Another");
    deliverAll();
    expect(time()).toBe(FAR);
  });

  it("is where a command takes effect, and the commands before it stay", async () => {
    const first: Scenario = {
      ...TWO,
      commands: [
        { command: "pause", vm: "A", at: 2000 },
        { command: "stop", vm: "B", at: 4000 },
      ],
    };
    const { store, actions, deliverFirstChunk, deliverAll, time } = await storeOf(first, at(FAR));
    deliverFirstChunk();
    actions.giveCommand({ command: "resume", vm: "A" });
    deliverAll();
    expect(store.getState().scenario.commands.map((command) => [command.command, command.at])).toEqual([
      ["pause", 2000],
      ["resume", FAR],
    ]);
    expect(time()).toBe(FAR);
  });

  it.each([
    ["by a step", (actions: OneActions) => actions.step(-1, "event")],
    ["to a moment", (actions: OneActions) => actions.seekTime(20)],
  ])("is given up when the reader goes elsewhere, %s", async (_how, go) => {
    const { store, actions, deliverFirstChunk, deliverAll } = await storeOf(TWO, at(FAR));
    deliverFirstChunk();
    go(actions);
    const { cursor } = store.getState();
    expect(cursor.time).toBeLessThan(FAR);
    deliverAll();
    expect(store.getState().cursor).toEqual(cursor);
  });
});

describe("a moment the reader goes to while another run is on its way", () => {
  it("is shown in the new run, however much of it is known at first", async () => {
    const { actions, deliverFirstChunk, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverAll();
    actions.changeHost(withPolicy(TWO, "fcfs"), TWO.conventions);
    actions.seekTime(FAR - 100);
    expect(time()).toBe(FAR - 100);
    deliverFirstChunk();
    deliverAll();
    expect(time()).toBe(FAR - 100);
  });

  it("is reached even if it lies beyond what was asked of the new run", async () => {
    const { store, actions, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverAll();
    actions.seekTime(10);
    actions.changeHost(withPolicy(TWO, "fcfs"), TWO.conventions);
    actions.seekTime(FAR);
    deliverAll();
    expect(time()).toBe(FAR);
    expect(store.getState().trace!.knownUntil).toBeGreaterThan(FAR);
  });

  it("is not lost by a step", async () => {
    const { actions, deliverAll, time } = await storeOf(TWO, at(FAR));
    deliverAll();
    actions.changeHost(withPolicy(TWO, "fcfs"), TWO.conventions);
    actions.step(1, "tick");
    deliverAll();
    expect(time()).toBe(FAR + 1);
  });
});

describe("a command whose row is not known yet", () => {
  it("is where undo and redo come back to", async () => {
    const { store, actions, deliverAll, time } = await storeOf(TWO, at(40));
    deliverAll();
    actions.giveCommand({ command: "pause", vm: "A" });
    actions.giveCommand({ command: "pause", vm: "B" });
    deliverAll();
    actions.undo();
    deliverAll();
    expect(time()).toBe(40);
    expect(store.getState().host!.vms.map(({ life }) => life)).toEqual(["paused", "running"]);
  });

  it("is still shown when the host or the title is changed before the answer", async () => {
    const { store, actions, deliverAll, time } = await storeOf(TWO, at(40.5));
    deliverAll();
    actions.giveCommand({ command: "pause", vm: "A" });
    actions.rename("Another");
    actions.changeHost(withPolicy(TWO, "fcfs"), TWO.conventions);
    deliverAll();
    expect(time()).toBe(41);
    expect(store.getState().host!.vms.map(({ life }) => life)).toEqual(["paused", "running"]);
  });
});
