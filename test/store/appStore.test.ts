import { describe, expect, it } from "vitest";
import type { Op, Scenario } from "../../src/model/scenario.ts";
import { sharedChunks } from "../../src/trace/chunkList.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { createSessionPort, type SessionPort } from "../support/sessionPort.ts";
import { job, machine, scenario, W1 } from "../support/workloads.ts";
import { openApp } from "../support/oneRun.tsx";
import { hostOf } from "../../src/model/scenario.ts";

async function storeOf(first: Scenario, cursor?: { time: number; row: number }, mostRows?: number) {
  const ports: SessionPort[] = [];
  const store = openApp({
    scenario: first,
    language: "en",
    theme: "light",
    ...(cursor ? { cursor } : {}),
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort(mostRows);
        ports.push(port);
        return port;
      }, listener),
  });
  await Promise.resolve();
  const settle = () => ports.at(-1)!.settle();
  settle();
  return { store, settle, ports, actions: store.actions };
}

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
const phaseOf = (state: ReturnType<Awaited<ReturnType<typeof storeOf>>["store"]["getState"]>, vm: number) =>
  state.host!.vms[vm]!.life;

describe("the cursor", () => {
  it("stands at the beginning when a scenario is opened", async () => {
    const { store } = await storeOf(scenario(W1));
    expect(store.getState().cursor.time).toBe(0);
    expect(store.getState().status.kind).toBe("complete");
    expect(store.getState().host).not.toBeNull();
  });

  it("stands at the moment the link names, row and time", async () => {
    const first = await storeOf(scenario(W1));
    first.actions.seekTime(7);
    first.actions.step(1, "event");
    const { cursor } = first.store.getState();
    const again = await storeOf(scenario(W1), cursor);
    expect(again.store.getState().cursor).toEqual(cursor);
    expect(again.store.getState().host).toEqual(first.store.getState().host);
  });

  it("goes back over the same moments it went forward over", async () => {
    const { store, actions } = await storeOf(scenario(W1));
    const seen = [store.getState().cursor];
    for (let i = 0; i < 15; i += 1) {
      actions.step(1, "event");
      seen.push(store.getState().cursor);
    }
    for (const moment of seen.slice(0, -1).toReversed()) {
      actions.step(-1, "event");
      expect(store.getState().cursor.row).toBe(moment.row);
    }
  });

  it("steps from tick to tick, and no further than the ends of a complete run", async () => {
    const { store, actions } = await storeOf(scenario(W1));
    actions.step(-1, "tick");
    expect(store.getState().cursor.time).toBe(0);
    actions.step(1, "tick");
    expect(store.getState().cursor.time).toBe(1);
    for (let i = 0; i < 40; i += 1) actions.step(1, "tick");
    expect(store.getState().cursor.time).toBe(20);
  });

  it("asks for more of a run without an end before what is known runs out", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]));
    const known = store.getState().trace!.knownUntil;
    expect(store.getState().status.kind).toBe("running");
    actions.seekTime(known - 1);
    settle();
    expect(store.getState().trace!.knownUntil).toBeGreaterThan(known);
  });
});

describe("a run without an end", () => {
  it("stops at the length that can be kept, says so once, and can still be walked", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]), undefined, 2000);
    for (let i = 0; i < 8; i += 1) {
      actions.seekEnd();
      settle();
    }
    const { status, trace, notices } = store.getState();
    expect(status.kind).toBe("full");
    expect(trace!.rowCount).toBeGreaterThanOrEqual(2000);
    expect(trace!.rowCount).toBeLessThan(4000);
    expect(notices.map((notice) => notice.code)).toEqual(["runFull"]);
    actions.seekTime(10);
    expect(store.getState().cursor.time).toBe(10);
  });
});

describe("a live command", () => {
  it("takes effect at the cursor and moves it to the command's row", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless), machine("B", endless)]));
    actions.seekTime(40);
    actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    const state = store.getState();
    expect(state.scenario.commands).toEqual([{ command: "pause", vm: "A", at: 40 }]);
    expect(state.cursor.time).toBe(40);
    expect(phaseOf(state, 0)).toBe("paused");
    expect(state.trace!.eventAt(state.cursor.row - 1)).toBeDefined();
  });

  it("between two ticks takes effect at the next one", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]));
    actions.seekTime(40.25);
    actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    expect(store.getState().scenario.commands[0]!.at).toBe(41);
  });

  it("can give a machine another weight, at the moment shown, and undo takes it back", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless), machine("B", endless)]));
    actions.seekTime(12);
    actions.giveCommand({ command: "setWeight", vm: "A", weight: 7 });
    settle();
    expect(store.getState().scenario.commands).toEqual([{ command: "setWeight", vm: "A", weight: 7, at: 12 }]);
    expect(store.getState().host!.vms.map(({ weight }) => weight)).toEqual([7, 1]);
    actions.undo();
    settle();
    expect(store.getState().host!.vms.map(({ weight }) => weight)).toEqual([1, 1]);
  });

  it("replaces the later commands when given in the past, and undo brings them back", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless), machine("B", endless)]));
    actions.seekTime(40);
    actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    actions.seekTime(20);
    actions.giveCommand({ command: "stop", vm: "B" });
    settle();
    expect(store.getState().scenario.commands).toEqual([{ command: "stop", vm: "B", at: 20 }]);
    actions.undo();
    settle();
    expect(store.getState().scenario.commands).toEqual([{ command: "pause", vm: "A", at: 40 }]);
    expect(store.getState().cursor.time).toBe(20);
    actions.redo();
    settle();
    expect(store.getState().scenario.commands).toEqual([{ command: "stop", vm: "B", at: 20 }]);
  });

  it("given twice at the same tick is carried out in the order given", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]));
    actions.seekTime(12);
    actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    actions.giveCommand({ command: "resume", vm: "A" });
    settle();
    expect(store.getState().scenario.commands.map((command) => command.command)).toEqual(["pause", "resume"]);
    expect(phaseOf(store.getState(), 0)).toBe("running");
  });

  it("given before the one before it was answered comes after it, and neither is lost", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]));
    actions.seekTime(12.5);
    actions.giveCommand({ command: "create", machine: machine("B", endless, { arrival: null }) });
    actions.giveCommand({ command: "start", vm: "B" });
    settle();
    expect(store.getState().scenario.commands.map((command) => [command.command, command.at])).toEqual([
      ["create", 13],
      ["start", 13],
    ]);
    expect(phaseOf(store.getState(), 1)).toBe("running");
  });

  it("that is refused pauses playback, so that the reason can be read", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]));
    actions.setPlaying(true);
    actions.giveCommand({ command: "resume", vm: "A" });
    settle();
    const { isPlaying, host } = store.getState();
    expect(isPlaying).toBe(false);
    expect(host!.commandsFailed).toBe(1);
  });

  it("keeps the part of the trace before it: nothing before the command is sent again", async () => {
    const { store, actions, settle } = await storeOf(scenario([machine("A", endless)]));
    actions.seekEnd();
    settle();
    actions.seekEnd();
    settle();
    const { trace } = store.getState();
    actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    const { trace: after, cursor } = store.getState();
    const whole = trace!.chunks.filter(({ until }) => until <= cursor.time).length;
    expect(whole).toBeGreaterThan(1);
    // The last chunk made is made again, since the command may extend it.
    expect(sharedChunks(trace!.chunks, after!.chunks)).toBeGreaterThanOrEqual(whole - 1);
  });
});

describe("changing the host", () => {
  it("runs the whole scenario again and keeps the moment", async () => {
    const { store, actions, settle } = await storeOf(scenario(W1));
    actions.seekTime(9);
    const { scenario: before } = store.getState();
    actions.changeHost({ ...hostOf(before), scheduler: { policy: "fcfs", params: {} } }, before.conventions);
    settle();
    const state = store.getState();
    expect(state.cursor.time).toBe(9);
    expect(state.host!.contextSwitches).toBe(3);
    expect(state.canUndo).toBe(true);
  });

  it("shows the end when the new run is shorter than the moment", async () => {
    const { store, actions, settle } = await storeOf(scenario([job("A", 0, [10, 20, 10])]));
    actions.seekEnd();
    const { scenario: before } = store.getState();
    actions.openScenario({ ...before, machines: [job("A", 0, [5])] }, { time: 40, step: 0 });
    settle();
    expect(store.getState().cursor.time).toBe(5);
  });
});

describe("a worker that fails", () => {
  it("is told of with its report, and the scenario is kept", async () => {
    const { store, ports } = await storeOf(scenario(W1));
    ports[0]!.fail("boom");
    expect(store.getState().status).toEqual({ kind: "failed", report: "boom", cause: "bug" });
    expect(store.getState().scenario.machines).toHaveLength(5);
    expect(ports[0]!.isTerminated).toBe(true);
  });

  it("did not fail to arrive where it has answered before: the browser has ended it", async () => {
    const { store, ports } = await storeOf(scenario(W1));
    ports[0]!.fail("no reason", "notLoaded");
    expect(store.getState().status).toMatchObject({ kind: "failed", cause: "silent" });
    const late = { ...createSessionPort(), postMessage: () => {} };
    const other = openApp({ scenario: scenario(W1), connect: (listener) => createRunClient(() => late, listener) });
    await Promise.resolve();
    late.fail("no reason", "notLoaded");
    expect(other.getState().status).toMatchObject({ kind: "failed", cause: "notLoaded" });
  });

  it("can be started again at the same moment", async () => {
    const { store, ports, actions, settle } = await storeOf(scenario(W1));
    actions.seekTime(11);
    ports[0]!.fail("boom");
    actions.restart();
    settle();
    expect(ports).toHaveLength(2);
    expect(store.getState().status.kind).toBe("complete");
    expect(store.getState().cursor.time).toBe(11);
  });
});

describe("messages of a run that is over", () => {
  it("do not disturb the newer one, however the work is interleaved", async () => {
    const { store, actions, ports } = await storeOf(scenario([machine("A", endless), machine("B", endless)]));
    const port = ports[0]!;
    actions.seekTime(100);
    actions.giveCommand({ command: "pause", vm: "A" });
    port.work();
    actions.seekTime(50);
    actions.giveCommand({ command: "stop", vm: "B" });
    port.work();
    actions.giveCommand({ command: "start", vm: "B" });
    port.settle();
    const fresh = await storeOf(store.getState().scenario, store.getState().cursor);
    expect(store.getState().host).toEqual(fresh.store.getState().host);
    expect(store.getState().scenario.commands.map((command) => command.command)).toEqual(["stop", "start"]);
  });
});
