/** That a tab predicts outlives a reload. */
import { describe, expect, it } from "vitest";
import { keepMode } from "../../src/store/modeKept.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort } from "../support/sessionPort.ts";
import { job, scenario } from "../support/workloads.ts";

function tab() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const refusing = () => {
  throw new Error("denied");
};

const page = () =>
  openApp({
    scenario: scenario([job("A", 0, [3])]),
    connect: (listener) => createRunClient(createSessionPort, listener),
  }).app;

describe("keepMode(app, storage, isReload)", () => {
  it("predicts again after a reload, and where another page is opened in the tab it does not", () => {
    const storage = tab();
    const first = page();
    keepMode(first, storage, false);
    first.getState().actions.setMode("predict");
    const [again, other] = [page(), page()];
    keepMode(other, { ...storage, removeItem: () => undefined }, false);
    expect(other.getState().mode).toBe("explore");
    keepMode(again, storage, true);
    expect(again.getState().mode).toBe("predict");
  });

  it("stays in Explore after a reload where predicting was left", () => {
    const storage = tab();
    const first = page();
    keepMode(first, storage, false);
    first.getState().actions.setMode("predict");
    first.getState().actions.setMode("explore");
    const again = page();
    keepMode(again, storage, true);
    expect(again.getState().mode).toBe("explore");
  });

  it("does without a storage that refuses", () => {
    const app = page();
    keepMode(app, { getItem: refusing, setItem: refusing, removeItem: refusing }, true);
    app.getState().actions.setMode("predict");
    expect(app.getState().mode).toBe("predict");
  });
});
