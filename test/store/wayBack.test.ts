/** The way back to what was shown before: across openings and policies, beside undo. */
import { describe, expect, it } from "vitest";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import { hostOf } from "../../src/model/scenario.ts";
import { beladyAnomaly } from "../../src/scenarios/beladyAnomaly.ts";
import { scenarioIn } from "../../src/scenarios/gallery.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort } from "../support/sessionPort.ts";
import { scenario, W1, W2 } from "../support/workloads.ts";

// Complete, as every scenario is that has passed the border.
const checked = validateScenario(scenario(W2));
const SECOND = checked.ok ? checked.value : scenario(W2);

async function started() {
  const port = createSessionPort();
  const store = openApp({
    scenario: scenario(W1),
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  port.settle();
  return { store, actions: store.actions, settle: () => port.settle() };
}

describe("the way back", () => {
  it("is not there where nothing was opened, and going back does nothing", async () => {
    const { store, actions } = await started();
    const { scenario: shown } = store.getState();
    expect(store.getState().before).toBeNull();
    actions.goBack();
    expect(store.getState().scenario).toBe(shown);
    expect(store.getState().canUndo).toBe(false);
  });

  it("leads from what was opened to what was shown before, at its moment, through several openings", async () => {
    const { store, actions, settle } = await started();
    const first = store.getState().scenario;
    actions.seekTime(7);
    const second = SECOND;
    actions.openScenario(second);
    settle();
    actions.seekTime(3);
    actions.openScenario(scenarioIn(beladyAnomaly, "en"));
    settle();
    expect(store.getState().before?.scenario).toBe(second);
    actions.goBack();
    settle();
    expect(store.getState()).toMatchObject({ scenario: second, cursor: { time: 3 }, entry: null });
    actions.goBack();
    settle();
    expect(store.getState()).toMatchObject({ scenario: first, cursor: { time: 7 }, before: null });
  });

  it("leads to the entry of the gallery that was shown", async () => {
    const { store, actions, settle } = await started();
    actions.openScenario(scenarioIn(beladyAnomaly, "zh"));
    settle();
    expect(store.getState().entry?.id).toBe("beladyAnomaly");
    actions.openScenario(scenario(W2));
    settle();
    expect(store.getState().entry).toBeNull();
    actions.goBack();
    settle();
    expect(store.getState().entry?.id).toBe("beladyAnomaly");
  });

  it("leads to the policy before, not to other settings before: those are undone", async () => {
    const { store, actions, settle } = await started();
    const { scenario: first } = store.getState();
    actions.changeHost({ ...hostOf(first), pcpus: 2 }, first.conventions);
    settle();
    expect(store.getState().before).toBeNull();
    const wide = store.getState().scenario;
    actions.changeHost({ ...hostOf(wide), scheduler: { policy: "srtf", params: {} } }, first.conventions);
    settle();
    expect(store.getState().before?.scenario).toBe(wide);
    actions.goBack();
    settle();
    expect(store.getState().scenario).toBe(wide);
  });

  it("stays the same over changes of what was opened, and is taken back and done again with it", async () => {
    const { store, actions, settle } = await started();
    const first = store.getState().scenario;
    actions.openScenario(scenario(W2));
    settle();
    actions.rename("Mine");
    settle();
    expect(store.getState().before?.scenario).toBe(first);
    actions.undo();
    actions.undo();
    settle();
    expect(store.getState()).toMatchObject({ scenario: first, before: null });
    actions.redo();
    settle();
    expect(store.getState().before?.scenario).toBe(first);
  });

  it("is itself undone", async () => {
    const { store, actions, settle } = await started();
    const second = SECOND;
    actions.openScenario(second);
    settle();
    actions.goBack();
    settle();
    actions.undo();
    settle();
    expect(store.getState().scenario).toBe(second);
    expect(store.getState().before).not.toBeNull();
  });

  it("is not left by a change of the machines that are shown", async () => {
    const { store, actions, settle } = await started();
    const { scenario: shown } = store.getState();
    const machines = shown.machines.map((machine) => ({ ...machine, weight: 7 }));
    actions.openScenario({ ...shown, machines }, { time: 3, step: Infinity }, { isChange: true });
    settle();
    expect(store.getState().before).toBeNull();
    expect(store.getState().canUndo).toBe(true);
  });

  it("is forgotten where it is very long, so that a lecture of a day does not keep all it has shown", async () => {
    const { store, actions, settle } = await started();
    for (let opened = 0; opened < 120; opened++) actions.openScenario(scenario(opened % 2 ? W1 : W2));
    settle();
    let depth = 0;
    for (let { before } = store.getState(); before; before = before.before) depth += 1;
    expect(depth).toBeGreaterThan(20);
    expect(depth).toBeLessThan(60);
  });
});

describe("a scenario of the gallery", () => {
  it("stays that entry when its host is changed, and is one's own once it is renamed", async () => {
    const { store, actions, settle } = await started();
    actions.openScenario(scenarioIn(beladyAnomaly, "en"));
    settle();
    const { scenario: shown } = store.getState();
    actions.changeHost({ ...hostOf(shown), frames: 4 }, shown.conventions);
    settle();
    expect(store.getState().entry?.id).toBe("beladyAnomaly");
    actions.rename("Mine");
    settle();
    expect(store.getState().entry).toBeNull();
    actions.undo();
    settle();
    expect(store.getState().entry?.id).toBe("beladyAnomaly");
  });
});
