import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import { followAddress } from "../../src/store/addressBar.ts";
import { readPreferences, writePreferences } from "../../src/store/preferences.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { createSessionPort } from "../support/sessionPort.ts";
import { scenario, W1, W2 } from "../support/workloads.ts";
import { beladyAnomaly } from "../../src/scenarios/beladyAnomaly.ts";
import { scenarioIn } from "../../src/scenarios/gallery.ts";
import { readerLanguage } from "../../src/store/readerLanguage.ts";
import { openApp } from "../support/oneRun.tsx";

async function started() {
  const port = createSessionPort();
  const store = openApp({
    scenario: scenario(W1),
    language: "en",
    theme: "light",
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  port.settle();
  return { store, port, actions: store.actions };
}

let stop = () => {};
beforeEach(() => window.history.replaceState(null, "", "#"));
afterEach(() => stop());

const fragment = () => window.location.hash.replace(/^#/, "");

/** At rest the link is written within this. */
const LONGER_THAN_REST_MS = 400;

describe("the address", () => {
  it("holds a link to the moment shown once things have come to rest", async () => {
    const { store, actions } = await started();
    const written = vi.fn<(link: string) => void>();
    stop = followAddress(store.app, written);
    actions.seekTime(7);
    await vi.waitFor(() => expect(fragment()).toMatch(/^v2\./));
    const content = await decodeLink(fragment());
    expect(content.ok && content.value?.cursor.time).toBe(7);
    expect(written).toHaveBeenLastCalledWith(fragment());
  });

  it("waits with the link until the moment that is dragged is let go", async () => {
    const { store, actions } = await started();
    const written = vi.fn<(link: string) => void>();
    stop = followAddress(store.app, written);
    actions.seekTime(3);
    actions.setScrubbing(true);
    for (const time of [4, 5, 6]) actions.seekTime(time);
    await new Promise((resolve) => setTimeout(resolve, LONGER_THAN_REST_MS));
    expect(written).not.toHaveBeenCalled();
    actions.setScrubbing(false);
    await vi.waitFor(() => expect(written).toHaveBeenCalled());
    const content = await decodeLink(fragment());
    expect(content.ok && content.value?.cursor.time).toBe(6);
  });

  it("opens a link that is put there at its moment, and leaves the reader the language", async () => {
    const { store, port } = await started();
    stop = followAddress(store.app, () => {});
    const link = await encodeLink({ scenario: scenario(W2), cursor: { time: 5, step: 0 }, language: "zh" });
    window.location.hash = `#${link}`;
    await vi.waitFor(() => expect(store.getState().scenario.machines).toHaveLength(3));
    port.settle();
    expect(store.getState().cursor.time).toBe(5);
    expect(store.getState().language).toBe("en");
  });

  it("carries which entry of the gallery is shown, and which charts the reader has folded", async () => {
    const { store, actions, port } = await started();
    stop = followAddress(store.app, () => {});
    actions.openScenario(scenarioIn(beladyAnomaly, "zh"));
    port.settle();
    actions.fold("storage", false);
    await vi.waitFor(async () =>
      expect(await decodeLink(fragment())).toMatchObject({
        value: { entry: "beladyAnomaly", folds: { storage: false } },
      }),
    );
    actions.rename("Mine");
    await vi.waitFor(async () => expect(await decodeLink(fragment())).toMatchObject({ value: { entry: null } }));
  });

  it("opens a link with its entry and its folds, whatever title the entry had then", async () => {
    const { store } = await started();
    stop = followAddress(store.app, () => {});
    const link = await encodeLink({
      scenario: { ...beladyAnomaly.scenario, title: "Belady, first edition" },
      cursor: { time: 5, step: 0 },
      entry: "beladyAnomaly",
      folds: { processor: false },
    });
    window.location.hash = `#${link}`;
    await vi.waitFor(() => expect(store.getState().entry).toBe("beladyAnomaly"));
    await vi.waitFor(() => expect(store.getState().folds).toEqual({ processor: false }));
  });

  it("has a page of the browser for what is opened, and none for steps and changes", async () => {
    const { store, actions, port } = await started();
    stop = followAddress(store.app, () => {});
    actions.seekTime(7);
    await vi.waitFor(() => expect(fragment()).toMatch(/^v2\./));
    const pages = window.history.length;
    const left = fragment();
    actions.seekTime(8);
    await vi.waitFor(() => expect(fragment()).not.toBe(left));
    expect(window.history.length).toBe(pages);
    const before = fragment();
    actions.openScenario(scenario(W2));
    port.settle();
    await vi.waitFor(() => expect(fragment()).not.toBe(before));
    expect(window.history.length).toBe(pages + 1);
  });

  it("of what was shown before leads back to it, at its moment, as the page's own way back does", async () => {
    const { store, actions, port } = await started();
    stop = followAddress(store.app, () => {});
    actions.seekTime(7);
    const first = store.getState().scenario;
    await vi.waitFor(() => expect(fragment()).toMatch(/^v2\./));
    actions.openScenario(scenario(W2));
    port.settle();
    const before = fragment();
    await vi.waitFor(() => expect(fragment()).not.toBe(before));
    window.history.back();
    await vi.waitFor(() => expect(store.getState().scenario).toBe(first));
    port.settle();
    expect(store.getState().cursor.time).toBe(7);
    expect(store.getState().before).toBeNull();
  });

  it("with a broken link changes nothing and says what is wrong", async () => {
    const { store } = await started();
    stop = followAddress(store.app, () => {});
    const before = store.getState().scenario;
    window.location.hash = "#v1.broken***";
    await vi.waitFor(() => expect(store.getState().notices).toHaveLength(1));
    expect(store.getState().notices[0]).toMatchObject({ tone: "error", code: "linkBroken" });
    expect(store.getState().scenario).toBe(before);
  });
});

/** A storage that holds `entries`. */
const storage = (entries: Record<string, string> = {}) =>
  ({
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, value: string) => void (entries[key] = value),
  }) as Storage;

describe("what the browser remembers", () => {
  it("comes back as it was written, one change at a time", () => {
    const shelf = storage();
    writePreferences(shelf, { language: "zh" });
    writePreferences(shelf, { theme: "dark" });
    expect(readPreferences(shelf)).toEqual({ language: "zh", theme: "dark", link: null });
  });

  it("counts as nothing when it is damaged or storage is refused", () => {
    expect(readPreferences(storage({ hyperscope: "{oops" })).theme).toBe("system");
    expect(readPreferences(storage({ hyperscope: '{"theme":"pink","language":7}' }))).toEqual(readPreferences(null));
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new Error("quota");
      },
    } as unknown as Storage;
    expect(() => writePreferences(refusing, { theme: "dark" })).not.toThrow();
  });
});

describe("the language of a reader who has not chosen one", () => {
  it("is the first of the browser's that the page speaks, whatever language a link was sent in", () => {
    expect(readerLanguage(["zh-CN", "en"], "en")).toBe("zh");
    expect(readerLanguage(["de-DE", "en-GB", "zh"], "zh")).toBe("en");
    expect(readerLanguage(["zh"], null)).toBe("zh");
  });

  it("is that of the link where the browser speaks neither, else English", () => {
    expect(readerLanguage(["de", "fr"], "zh")).toBe("zh");
    expect(readerLanguage([], null)).toBe("en");
  });
});
