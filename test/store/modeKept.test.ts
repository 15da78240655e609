/** How a tab is used outlives a reload. */
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

  it("goes on with a lecture after a reload: its layout, its audience, its unit, the future hidden", () => {
    const storage = tab();
    const first = page();
    keepMode(first, storage, false);
    const { actions } = first.getState();
    actions.setLecture(true);
    actions.present(true, true);
    actions.hideFuture(true);
    actions.setStepUnit("fault");
    const again = page();
    keepMode(again, storage, true);
    const goesOn = { isLecture: true, isPresenting: true, isBlack: false, isFutureHidden: true, stepUnit: "fault" };
    expect(again.getState()).toMatchObject(goesOn);
    again.getState().actions.setLecture(false);
    const left = page();
    keepMode(left, storage, true);
    expect(left.getState()).toMatchObject({ ...goesOn, isLecture: false });
    const opened = page();
    keepMode(opened, storage, false);
    expect(opened.getState()).toMatchObject({ isLecture: false, isPresenting: false, stepUnit: "event" });
  });

  it("does not keep hidden what a question hides, which shows it again by itself", () => {
    const storage = tab();
    const first = page();
    keepMode(first, storage, false);
    first.getState().actions.setMode("lessons");
    first.getState().actions.hideFuture(true);
    const again = page();
    keepMode(again, storage, true);
    expect(again.getState().isFutureHidden).toBe(false);
  });

  it("does without a storage that refuses", () => {
    const app = page();
    keepMode(app, { getItem: refusing, setItem: refusing, removeItem: refusing }, true);
    app.getState().actions.setMode("predict");
    expect(app.getState().mode).toBe("predict");
  });
});
