/** What is said between the page and the window for an audience. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFollower, createPresenter, type Channel, type Pressed } from "../../src/store/audience.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort } from "../support/sessionPort.ts";
import { scenario, W1, W2 } from "../support/workloads.ts";

/** Channels of which each hears what another posts, as copies. */
function channels() {
  const all = new Map<Channel, (message: unknown) => void>();
  return (): Channel => {
    const channel: Channel = {
      post: (message) => [...all].forEach(([other, heard]) => other !== channel && heard(structuredClone(message))),
      listen: (heard) => all.set(channel, heard),
      close: () => all.delete(channel),
    };
    return channel;
  };
}

async function opened(jobs = W1) {
  const port = createSessionPort();
  const { app } = openApp({ scenario: scenario(jobs), connect: (listener) => createRunClient(() => port, listener) });
  await Promise.resolve();
  port.settle();
  return { app, settle: () => port.settle(), run: () => app.getState().runs[0].getState() };
}

async function both() {
  const channel = channels();
  const keys: Pressed[] = [];
  const page = await opened();
  const other = await opened(W2);
  const options = { theme: () => "dark" as const, pressed: (pressed: Pressed) => void keys.push(pressed) };
  const presenter = createPresenter(page.app, options);
  const end = presenter.lead(channel());
  const follower = createFollower(other.app);
  const attendance = follower.attend(channel());
  other.settle();
  /** Lets what the page has done be told, and be simulated there. */
  const pass = () => {
    vi.advanceTimersByTime(100);
    other.settle();
  };
  return { channel, keys, page, other, presenter, end, follower, attendance, options, pass };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the window for an audience", () => {
  it("shows the scenario and the moment of the page as soon as it is there", async () => {
    const { page, other, presenter, follower } = await both();
    expect(presenter.state.getState().isThere).toBe(true);
    expect(other.run().scenario.machines).toEqual(page.run().scenario.machines);
    expect(follower.state.getState().view).toMatchObject({ language: "en", theme: "dark", isBlack: false });
  });

  it("is as large as a lecture, whatever the page is", async () => {
    const { page, other } = await both();
    expect(page.app.getState().isLecture).toBe(false);
    expect(other.app.getState().isLecture).toBe(true);
  });

  it("goes where the page goes: to times with all that happens then, and to single events between", async () => {
    const { page, other, pass } = await both();
    page.run().actions.seekTime(7);
    pass();
    expect(other.run().cursor).toEqual(page.run().cursor);
    page.run().actions.step(1, "event");
    pass();
    expect(other.run().cursor).toEqual(page.run().cursor);
    page.run().actions.seekStart();
    pass();
    expect(other.run().cursor).toEqual(page.run().cursor);
  });

  it("follows changes of the scenario, and what is opened in its place", async () => {
    const { page, other, pass } = await both();
    page.run().actions.seekTime(3);
    page.run().actions.giveCommand({ command: "pause", vm: "A" });
    page.settle();
    pass();
    expect(other.run().scenario.commands).toEqual([{ at: 3, command: "pause", vm: "A" }]);
    expect(other.run().cursor).toEqual(page.run().cursor);
    page.run().actions.openScenario(scenario(W2));
    page.settle();
    pass();
    expect(other.run().scenario.machines).toEqual(page.run().scenario.machines);
  });

  it("is told the last of many moments that follow one another quickly", async () => {
    const { page, other, channel, pass } = await both();
    const heard: unknown[] = [];
    channel().listen((message) => heard.push(message));
    for (let time = 1; time <= 20; time += 1) page.run().actions.seekTime(time);
    pass();
    expect(heard).toHaveLength(1);
    expect(other.run().cursor.time).toBe(20);
  });

  it("has the language, the curtain and the black screen of the page", async () => {
    const { page, other, follower, presenter, pass } = await both();
    const { actions } = page.app.getState();
    actions.setLanguage("zh");
    actions.hideFuture(true);
    actions.present(true, true);
    presenter.setProjector(true);
    pass();
    expect(other.app.getState()).toMatchObject({ language: "zh", isFutureHidden: true });
    expect(follower.state.getState().view).toMatchObject({ isBlack: true, isProjector: true });
  });

  it("sends its keys to the page", async () => {
    const { keys, attendance } = await both();
    attendance.press({ key: "PageDown", shiftKey: false });
    expect(keys).toEqual([{ key: "PageDown", shiftKey: false }]);
  });

  it("that is closed is told nothing; one that comes later is told all", async () => {
    const { page, presenter, attendance, channel, pass } = await both();
    attendance.leave();
    expect(presenter.state.getState().isThere).toBe(false);
    page.run().actions.seekTime(5);
    pass();
    const next = await opened(W2);
    createFollower(next.app).attend(channel());
    next.settle();
    expect(next.run().scenario.machines).toEqual(page.run().scenario.machines);
    expect(next.run().cursor).toEqual(page.run().cursor);
  });

  it("is found again by a page that has been loaded again, and learns when it is over", async () => {
    const { page, end, follower, channel, options } = await both();
    end();
    expect(follower.state.getState().isOver).toBe(true);
    const again = createPresenter(page.app, options);
    again.lead(channel());
    expect(again.state.getState().isThere).toBe(true);
    expect(follower.state.getState().isOver).toBe(false);
  });
});
