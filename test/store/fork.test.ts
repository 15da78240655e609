/** A fork of a run: another run that begins as that one is, shares what it knows, and goes its own way from there. */
import { describe, expect, it } from "vitest";
import type { Op } from "../../src/model/scenario.ts";
import { createRunClient } from "../../src/worker/client.ts";
import type { FromWorker } from "../../src/worker/protocol.ts";
import { sharedChunks } from "../../src/trace/chunkList.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort, type SessionPort } from "../support/sessionPort.ts";
import { machine, scenario } from "../support/workloads.ts";

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

/** A run of which several chunks are known, with its cursor in the middle of them. */
async function running() {
  const ports: SessionPort[] = [];
  const sent: FromWorker[][] = [];
  const { app, run } = openApp({
    scenario: scenario([machine("A", endless), machine("B", endless)]),
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        const messages: FromWorker[] = [];
        port.onMessage((message) => messages.push(message));
        ports.push(port);
        sent.push(messages);
        return port;
      }, listener),
  });
  await Promise.resolve();
  const settle = () => ports.forEach((port) => port.settle());
  settle();
  const { actions } = run.getState();
  for (let i = 0; i < 3; i += 1) {
    actions.seekEnd();
    settle();
  }
  const { chunks } = run.getState().trace!;
  expect(chunks.length).toBeGreaterThan(3);
  actions.seekTime(chunks[2]!.from + 1);
  return { app, run, ports, sent, settle };
}

describe("a fork", () => {
  it("shows the same moment of the same trace, with a worker of its own", async () => {
    const { run, ports, settle } = await running();
    const fork = run.getState().actions.fork();
    expect(ports).toHaveLength(2);
    expect(fork.getState().trace).toBe(run.getState().trace);
    settle();
    const [one, other] = [run.getState(), fork.getState()];
    expect(other.scenario).toBe(one.scenario);
    expect(other.cursor).toEqual(one.cursor);
    expect(other.host).toEqual(one.host);
    expect(other.host).not.toBe(one.host);
    expect(sharedChunks(one.trace!.chunks, other.trace!.chunks)).toBe(one.trace!.chunks.length);
  });

  it("is not sent what the page has, and goes on from there", async () => {
    const { run, sent, settle } = await running();
    const fork = run.getState().actions.fork();
    settle();
    const known = run.getState().trace!.chunks.length;
    fork.getState().actions.seekEnd();
    settle();
    const chunks = sent[1]!.flatMap((message) => (message.type === "chunk" ? [message.chunk] : []));
    expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_, at) => known + at));
    expect(chunks.length).toBeGreaterThan(0);
    run.getState().actions.seekEnd();
    settle();
    expect(run.getState().trace!.chunks[known]).toEqual(chunks[0]);
  });

  it.each(["after", "before"])(
    "shares the chunks before a command that one of the two is given %s its worker has caught up",
    async (when) => {
      const { run, settle } = await running();
      const fork = run.getState().actions.fork();
      if (when === "after") settle();
      const before = run.getState();
      fork.getState().actions.giveCommand({ command: "pause", vm: "A" });
      settle();
      const [one, other] = [run.getState(), fork.getState()];
      expect(one.trace).toBe(before.trace);
      expect(one.cursor).toBe(before.cursor);
      expect(one.scenario.commands).toEqual([]);
      expect(one.host!.vms[0]!.life).toBe("running");
      expect(other.host!.vms[0]!.life).toBe("paused");
      // The command lies in chunk 2.
      expect(sharedChunks(one.trace!.chunks, other.trace!.chunks)).toBe(2);
    },
  );

  it("has the past of the run it was made of, and a future of its own", async () => {
    const { run, settle } = await running();
    run.getState().actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    const fork = run.getState().actions.fork();
    settle();
    fork.getState().actions.undo();
    settle();
    expect(fork.getState().scenario.commands).toEqual([]);
    expect(fork.getState().host!.vms[0]!.life).toBe("running");
    expect(run.getState().scenario.commands).toHaveLength(1);
    expect(run.getState().host!.vms[0]!.life).toBe("paused");
    expect(run.getState().canRedo).toBe(false);
  });

  it("of a run that is on its way arrives where that one does", async () => {
    const { run, settle } = await running();
    run.getState().actions.giveCommand({ command: "pause", vm: "A" });
    const fork = run.getState().actions.fork();
    settle();
    expect(fork.getState().cursor).toEqual(run.getState().cursor);
    expect(fork.getState().host).toEqual(run.getState().host);
    expect(fork.getState().host!.vms[0]!.life).toBe("paused");
  });
});

describe("a branch", () => {
  it("keeps the chunks up to where it leaves the other, and is sent only those behind; so does the other when the branch is undone", async () => {
    const { run, sent, settle } = await running();
    const sentNow = () => sent[0]!.flatMap((message) => (message.type === "chunk" ? [message.chunk.index] : []));
    const { actions } = run.getState();
    const first = run.getState().trace!;
    const known = sentNow().length;
    actions.askWhatIf(true);
    actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    const second = run.getState().trace!;
    expect(run.getState().tree.others).toHaveLength(1);
    // The command lies in chunk 2: of all chunks known before just the first two are the same, and are not sent again.
    expect(sharedChunks(first.chunks, second.chunks)).toBe(2);
    expect(Math.min(...sentNow().slice(known))).toBe(2);
    const upTo = sentNow().length;
    actions.undo();
    settle();
    const third = run.getState().trace!;
    expect(sharedChunks(second.chunks, third.chunks)).toBe(2);
    expect(Math.min(...sentNow().slice(upTo))).toBe(2);
    expect(third.chunks[2]).toEqual(first.chunks[2]);
  });
});

describe("runs that are shown together", () => {
  it("show one moment when they are locked, wherever one of them is taken", async () => {
    const { app, run, settle } = await running();
    const fork = run.getState().actions.fork();
    settle();
    app.getState().actions.showRuns([run, fork], true);
    fork.getState().actions.seekTime(40);
    expect(run.getState().cursor.time).toBe(40);
    run.getState().actions.step(1, "tick");
    expect(fork.getState().cursor.time).toBe(41);
    fork.getState().actions.giveCommand({ command: "pause", vm: "A" });
    settle();
    expect([run.getState().cursor.time, fork.getState().cursor.time]).toEqual([41, 41]);
    run.getState().actions.seekTime(300);
    fork.getState().actions.undo();
    settle();
    expect([run.getState().cursor.time, fork.getState().cursor.time]).toEqual([41, 41]);
  });

  it("go each its own way when they are not", async () => {
    const { app, run, settle } = await running();
    const fork = run.getState().actions.fork();
    settle();
    app.getState().actions.showRuns([run, fork], false);
    run.getState().actions.seekTime(10);
    fork.getState().actions.seekTime(40);
    expect([run.getState().cursor.time, fork.getState().cursor.time]).toEqual([10, 40]);
  });
});
