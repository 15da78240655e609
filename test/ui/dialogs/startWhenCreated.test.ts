/** "Create and start" on the real store, with a session in the worker's place. */
import { describe, expect, it } from "vitest";
import type { MachineSpec } from "../../../src/model/scenario.ts";
import { startWhenCreated } from "../../../src/ui/dialogs/newMachine/startWhenCreated.ts";
import { createRunClient } from "../../../src/worker/client.ts";
import { createSessionPort, type SessionPort } from "../../support/sessionPort.ts";
import { machine, scenario } from "../../support/workloads.ts";
import { openApp } from "../../support/oneRun.tsx";

async function running() {
  const ports: SessionPort[] = [];
  const store = openApp({
    scenario: scenario([machine("A", [{ op: "compute", ticks: 40 }])]),
    language: "en",
    theme: "light",
    connect: (listener) =>
      createRunClient(() => {
        const port = createSessionPort();
        ports.push(port);
        return port;
      }, listener),
  });
  await Promise.resolve();
  const settle = () => ports.at(-1)!.settle();
  settle();
  store.actions.seekTime(5);
  return { store, settle, actions: store.actions };
}

const made: MachineSpec = { ...machine("new", [{ op: "compute", ticks: 4 }]), arrival: null };
const commandsOf = ({ store }: Awaited<ReturnType<typeof running>>) =>
  store.getState().scenario.commands.map(({ command, at }) => `${command} ${at}`);

describe("startWhenCreated(run, name)", () => {
  it("starts the machine at the moment it was created, and shows that", async () => {
    const run = await running();
    run.actions.giveCommand({ command: "create", machine: made });
    startWhenCreated(run.store.run, "new");
    expect(commandsOf(run)).toEqual(["create 5"]);
    run.settle();
    run.settle();
    expect(commandsOf(run)).toEqual(["create 5", "start 5"]);
    const { host, trace, cursor } = run.store.getState();
    expect(cursor.time).toBe(5);
    expect(host!.vms[trace!.info.vms.find(({ name }) => name === "new")!.uid]!.life).toBe("running");
  });

  it("starts nothing where the machine was refused, so that its refusal is what is shown", async () => {
    const run = await running();
    run.actions.giveCommand({ command: "create", machine: { ...made, name: "A" } });
    startWhenCreated(run.store.run, "A");
    run.settle();
    run.settle();
    const { trace, cursor } = run.store.getState();
    expect(trace!.eventAt(cursor.row - 1)).toMatchObject({ kind: "commandFailed", command: "create" });
  });

  it("starts nothing when the creation was undone first", async () => {
    const run = await running();
    run.actions.giveCommand({ command: "create", machine: made });
    startWhenCreated(run.store.run, "new");
    run.actions.undo();
    run.settle();
    run.settle();
    expect(commandsOf(run)).toEqual([]);
  });
});
