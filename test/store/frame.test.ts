/** A page in a frame: what it answers to the page around it, whatever that sends. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { answerParent, fragmentOf } from "../../src/store/frame.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort } from "../support/sessionPort.ts";
import { scenario, W1, W2 } from "../support/workloads.ts";

const PAGE = "https://course.example";

let stop = () => {};
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** An app in a frame, what it has told so far, and what asks it. */
async function framed() {
  const port = createSessionPort();
  const { app } = openApp({ scenario: scenario(W1), connect: (listener) => createRunClient(() => port, listener) });
  await Promise.resolve();
  port.settle();
  const told: { readonly message: Record<string, unknown>; readonly origin: string | null }[] = [];
  const listeners: ((message: unknown, origin: string) => void)[] = [];
  const hear = (message: unknown) => listeners.forEach((heard) => heard(message, PAGE));
  stop = answerParent(app, {
    version: "1",
    tell: (message, origin) =>
      told.push({ message: (message as { hyperscope: Record<string, unknown> }).hyperscope, origin }),
    listen(heard) {
      listeners.push(heard);
      return () => {};
    },
    sentence: () => "something happened",
    title: () => "A run",
    value: (what) => ({ what }),
    problemText: ({ code }) => `in words: ${code}`,
    show: (language) => language && app.getState().actions.setLanguage(language),
  });
  const ask = (entries: object) => hear({ hyperscope: { v: 1, ...entries } });
  const run = () => app.getState().runs[0].getState();
  const of = (type: string) => told.filter(({ message }) => message["type"] === type);
  return { app, run, told, of, ask, hear };
}

describe("a page in a frame", () => {
  it("says that it is ready, to anybody once, and to whoever asks", async () => {
    const { told, ask } = await framed();
    const ready = { v: 1, type: "ready", version: "1", title: "A run", language: "en" };
    expect(told).toEqual([{ message: ready, origin: null }]);
    ask({ type: "ping", id: 7 });
    expect(told[1]).toEqual({ message: { ...ready, id: 7 }, origin: PAGE });
  });

  it("goes to a moment, and tells it with its sentence, at most ten times a second", async () => {
    vi.useFakeTimers();
    const { ask, of, run } = await framed();
    for (let time = 1; time <= 9; time += 1) ask({ type: "seek", time });
    expect(of("moment")).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(of("moment").map(({ message }) => message)).toEqual([
      { v: 1, type: "moment", time: 9, step: run().cursor.row, sentence: "something happened", isEnd: false },
    ]);
    ask({ type: "seek", step: 3 });
    expect(run().cursor.row).toBe(3);
    ask({ type: "step", by: 2, unit: "tick" });
    ask({ type: "step", by: -1, unit: "tick" });
    vi.advanceTimersByTime(100);
    expect(of("moment")).toHaveLength(2);
  });

  it("opens the link behind an address, whatever else stands there, and says so", async () => {
    const { ask, of, run } = await framed();
    const link = await encodeLink({ scenario: scenario(W2), cursor: { time: 4, step: 0 } });
    ask({ type: "open", link: `https://other.example/?x#${link}&embed=1`, id: "a" });
    await vi.waitFor(() => expect(of("opened")).toHaveLength(1));
    expect(of("opened")[0]).toEqual({ message: { v: 1, type: "opened", id: "a", link }, origin: PAGE });
    expect(run().scenario.machines).toEqual(scenario(W2).machines);
  });

  it.each([
    ["", "linkForeign"],
    ["https://other.example/", "linkForeign"],
    ["#v1.broken***", "linkBadCharacter"],
    ["#v999.AAAAAAAA", "linkFromNewerVersion"],
  ])("tells what is wrong with the link “%s”, and stays as it is", async (link, code) => {
    const { ask, of, run } = await framed();
    const before = run().scenario;
    ask({ type: "open", link });
    await vi.waitFor(() => expect(of("problem")).toHaveLength(1));
    expect(of("problem")[0]?.message).toMatchObject({ code, text: `in words: ${code}` });
    expect(run().scenario).toBe(before);
  });

  it("gives its link, its figures and its result, and names what it has not", async () => {
    const { ask, of, run } = await framed();
    for (const what of ["link", "figures", "result", "cookies"]) ask({ type: "get", what, id: what });
    await vi.waitFor(() => expect(of("value")).toHaveLength(3));
    expect(of("problem")[0]?.message).toMatchObject({ id: "cookies", code: "unknownValue" });
    const link = of("value").find(({ message }) => message["id"] === "link")?.message["value"];
    expect(await decodeLink(String(link))).toMatchObject({ value: { scenario: run().scenario } });
  });

  it("answers whoever asks for what has no text", async () => {
    const { ask, of } = await framed();
    const odd = { toString: 1, valueOf: 2 };
    ask({ type: "get", what: odd, id: "what" });
    ask({ type: "open", link: odd, id: "link" });
    await vi.waitFor(() => expect(of("problem")).toHaveLength(2));
    expect(of("problem").map(({ message: { id, code } }) => [id, code])).toEqual([
      ["what", "unknownValue"],
      ["link", "linkForeign"],
    ]);
  });

  it("plays and pauses, and shows the panels and the language that it is asked for", async () => {
    const { app, ask } = await framed();
    const { theme } = app.getState();
    ask({ type: "play" });
    expect(app.getState().isPlaying).toBe(true);
    ask({ type: "pause" });
    expect(app.getState().isPlaying).toBe(false);
    ask({ type: "show", language: "zh", theme: "blue", panels: ["memory"] });
    expect(app.getState()).toMatchObject({
      language: "zh",
      theme,
      folds: { processor: true, memory: false, storage: true },
    });
  });

  it("passes over everything else", async () => {
    const { told, hear, run } = await framed();
    const before = run().cursor;
    const nonsense = [null, 1, "ping", [], {}, { hyperscope: null }, { hyperscope: { type: "ping" } }];
    const wrong = [
      { v: 2, type: "ping" },
      { v: 1, type: "eval", code: "1" },
      { v: 1, type: "seek", time: NaN },
    ];
    const out = [{ v: 1, type: "seek", time: -1 }, { v: 1, type: "seek", step: "3" }, { v: 1 }];
    for (const each of [...nonsense, ...[...wrong, ...out].map((hyperscope) => ({ hyperscope }))]) hear(each);
    expect(told).toHaveLength(1);
    expect(run().cursor).toBe(before);
  });
});

it("takes the link out of an address", () => {
  expect(fragmentOf("https://a.example/b#v2.AB&embed=1&x=2")).toBe("v2.AB");
  expect(fragmentOf("v2.AB")).toBe("v2.AB");
  expect(fragmentOf("#&embed=1")).toBe("");
});
