/** The worker that is started ahead: handed out once, and replaced when it died before anybody took it. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

class FakeWorker extends EventTarget {
  static readonly started: FakeWorker[] = [];

  constructor() {
    super();
    FakeWorker.started.push(this);
  }
}

const load = () => import("../../src/worker/ahead.ts");

beforeEach(() => {
  FakeWorker.started.length = 0;
  vi.resetModules();
  vi.stubGlobal("Worker", FakeWorker);
});

afterEach(() => vi.unstubAllGlobals());

describe("the worker ahead", () => {
  it("is started with the file, before anybody asks", async () => {
    await load();
    expect(FakeWorker.started).toHaveLength(1);
  });

  it("is taken by the first who asks; the next one gets another", async () => {
    const { takeWorker } = await load();
    expect(takeWorker()).toBe(FakeWorker.started[0]);
    const second = takeWorker();
    expect(FakeWorker.started).toHaveLength(2);
    expect(second).toBe(FakeWorker.started[1]);
  });

  it("is not handed out when it failed while nobody listened", async () => {
    const { takeWorker } = await load();
    FakeWorker.started[0]?.dispatchEvent(new Event("error"));
    const taken = takeWorker();
    expect(FakeWorker.started).toHaveLength(2);
    expect(taken).toBe(FakeWorker.started[1]);
  });

  it("stays that of its owner when it fails later", async () => {
    const { takeWorker } = await load();
    takeWorker();
    const second = takeWorker();
    FakeWorker.started[0]?.dispatchEvent(new Event("error"));
    expect(takeWorker()).not.toBe(second);
    expect(FakeWorker.started).toHaveLength(3);
  });

  it("waits to be asked for where there are no workers", async () => {
    vi.stubGlobal("Worker", undefined);
    await expect(load()).resolves.toHaveProperty("takeWorker");
  });
});
