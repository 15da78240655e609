/** What is done on the page is kept, in the address and by the browser; what nobody did overwrites nothing. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { decodeLink, encodeLink } from "../../src/codec/link/link.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { beladyAnomaly } from "../../src/scenarios/beladyAnomaly.ts";
import { scenarioIn } from "../../src/scenarios/gallery.ts";
import { followAddress } from "../../src/store/addressBar.ts";
import { openedAt } from "../../src/store/opening.ts";
import { contentOf } from "../../src/store/unsaved.ts";
import { createRunClient } from "../../src/worker/client.ts";
import { atEndOfTask } from "../support/endOfTask.ts";
import { fakePorts } from "../support/fakePorts.ts";
import { openApp } from "../support/oneRun.tsx";
import { createSessionPort } from "../support/sessionPort.ts";
import { tooLarge } from "../support/tooLarge.ts";
import { scenario, W1, W2 } from "../support/workloads.ts";

let stop = () => {};
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** An app whose worker has not answered yet, and its ports. */
async function opened(fragment = "", remembered: Record<string, string> = {}, shown: Scenario = scenario(W1)) {
  const port = createSessionPort();
  const store = openApp({
    scenario: shown,
    connect: (listener) => createRunClient(() => port, listener),
  });
  await Promise.resolve();
  const ports = fakePorts(store.app, fragment, remembered);
  return { store, port, ports, actions: store.actions };
}

/** The same after the worker has answered, kept in step. */
async function started(fragment = "", remembered: Record<string, string> = {}) {
  const page = await opened(fragment, remembered);
  page.port.settle();
  stop = followAddress(page.store.app, page.ports, fragment);
  return page;
}

/** Longer than any rest, and than it takes to make a link. */
const rested = () => new Promise((resolve) => setTimeout(resolve, 600));
const linkIn = async (fragment: string) => {
  const content = await decodeLink(fragment);
  return content.ok ? content.value : null;
};
const linkTo = (time: number, shown = scenario(W2)) =>
  encodeLink({ scenario: shown, cursor: { time, step: 0 }, language: "zh" });

describe("what a person does", () => {
  it("is in the address and remembered once things have come to rest", async () => {
    const { ports, actions } = await started();
    actions.seekTime(7);
    await vi.waitFor(() => expect(ports.memory.read().link).not.toBeNull());
    expect((await linkIn(ports.place.now))?.cursor.time).toBe(7);
    expect(ports.memory.read().link).toBe(ports.place.now);
  });

  it("is kept at once when it is an edit", async () => {
    const { ports, actions } = await started("v1.opened");
    // No time passes: nothing waits for a rest.
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    actions.rename("Another");
    actions.rename("A third");
    actions.rename("A fourth");
    while (ports.unsaved.isThere()) {
      vi.advanceTimersByTime(0);
      // oxlint-disable-next-line no-await-in-loop -- as many turns as it takes to make a link
      await new Promise(setImmediate);
    }
    expect((await linkIn(ports.place.now))?.scenario.title).toBe("A fourth");
    expect(ports.memory.read().link).toBe(ports.place.now);
  });

  it("is shown in a task of its own: to make the link of a large scenario takes its time", async () => {
    const { ports, actions } = await started("v1.opened");
    const encode = vi.spyOn(TextEncoder.prototype, "encode");
    const done: string[] = [];
    encode.mockImplementationOnce((text) => {
      done.push("link");
      encode.mockRestore();
      return new TextEncoder().encode(text);
    });
    actions.rename("Shown");
    atEndOfTask(() => done.push("shown"));
    await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
    expect(done).toEqual(["shown", "link"]);
  });

  it("is in the address with its row in the moment as soon as that is known", async () => {
    const { ports, port, store, actions } = await started();
    actions.giveCommand({ command: "pause", vm: "A" });
    await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
    port.settle();
    const { cursor } = store.getState();
    await vi.waitFor(async () =>
      expect((await linkIn(ports.place.now))?.cursor).toEqual({ time: cursor.time, step: cursor.row }),
    );
  });

  it("has a page of the browser when it is the opening of something, and none when it is a step or a change", async () => {
    const { ports, port, actions } = await started();
    actions.seekTime(7);
    await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
    actions.rename("Changed");
    await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
    expect(ports.place.pages).toEqual([]);
    const left = ports.place.now;
    actions.openScenario(scenario(W2));
    port.settle();
    await vi.waitFor(() => expect(ports.place.pages).toEqual([left]));
    expect((await linkIn(ports.place.now))?.scenario.title).toBe(scenario(W2).title);
  });

  it("carries which entry of the gallery is shown, and which charts the reader has folded", async () => {
    const { ports, port, actions } = await started();
    actions.openScenario(scenarioIn(beladyAnomaly, "zh"));
    port.settle();
    actions.fold("storage", false);
    await vi.waitFor(async () =>
      expect(await linkIn(ports.place.now)).toMatchObject({ entry: "beladyAnomaly", folds: { storage: false } }),
    );
    actions.rename("Mine");
    await vi.waitFor(async () => expect(await linkIn(ports.place.now)).toMatchObject({ entry: null }));
  });

  it("is kept even if the worker never answers", async () => {
    const { store, ports, actions } = await opened();
    stop = followAddress(store.app, ports, "");
    actions.rename("Without a worker");
    await vi.waitFor(async () => expect((await linkIn(ports.place.now))?.scenario.title).toBe("Without a worker"));
  });

  it("is kept though it was done before anybody kept anything", async () => {
    const { store, port, ports, actions } = await opened("v1.opened");
    actions.rename("Early");
    port.settle();
    stop = followAddress(store.app, ports, "v1.opened");
    await vi.waitFor(async () => expect((await linkIn(ports.place.now))?.scenario.title).toBe("Early"));
  });

  it("waits with the moment that is dragged until it is let go", async () => {
    const { ports, actions } = await started("v1.opened");
    actions.seekTime(3);
    actions.setScrubbing(true);
    for (const time of [4, 5, 6]) actions.seekTime(time);
    await rested();
    expect(ports.place.written).toEqual([]);
    actions.setScrubbing(false);
    await vi.waitFor(async () => expect((await linkIn(ports.place.now))?.cursor.time).toBe(6));
  });

  it("is kept as the moment that was asked for, though the run has not come there yet", async () => {
    const { store } = await opened();
    store.actions.openScenario(scenario(W2), { time: 900, step: 4 });
    expect(contentOf(store.app).cursor).toEqual({ time: 900, step: 4 });
  });

  it("is kept with the command in it, though the worker has not carried it out yet", async () => {
    const { store, port } = await opened();
    port.settle();
    store.actions.seekTime(7);
    const { row } = store.getState().cursor;
    store.actions.giveCommand({ command: "pause", vm: store.getState().scenario.machines[0]!.name });
    expect(contentOf(store.app).cursor.step).toBeGreaterThan(row);
    port.settle();
    expect(contentOf(store.app).cursor).toEqual({ time: 7, step: store.getState().cursor.row });
  });

  it("is written again later where the browser refuses another address", async () => {
    const { ports, actions } = await started("v1.opened");
    ports.place.isRefusing = true;
    actions.rename("Refused");
    await vi.waitFor(() => expect(ports.memory.read().link).not.toBeNull());
    expect(ports.unsaved.isThere()).toBe(true);
    ports.place.isRefusing = false;
    await vi.waitFor(async () => expect((await linkIn(ports.place.now))?.scenario.title).toBe("Refused"), 5000);
    expect(ports.unsaved.isThere()).toBe(false);
  });
});

describe("what nobody did", () => {
  it("leaves a broken link and what was remembered as they are", async () => {
    const before = JSON.stringify({ link: await linkTo(5), theme: "dark" });
    const { store, port, ports } = await opened("v1.broken***", { hyperscope: before });
    stop = followAddress(store.app, ports, "v1.broken***");
    port.settle();
    await rested();
    expect(ports.place.written).toEqual([]);
    expect(ports.common.entries).toEqual({ hyperscope: before });
    expect(ports.unsaved.isThere()).toBe(false);
  });

  it("puts the link into an empty address, so that it can be copied, and is not remembered", async () => {
    const { ports } = await started();
    await vi.waitFor(async () =>
      expect((await linkIn(ports.place.now))?.scenario).toMatchObject({
        title: scenario(W1).title,
        machines: scenario(W1).machines,
      }),
    );
    expect(ports.common.entries).toEqual({});
  });

  it("in one tab does not overwrite what another tab has kept since", async () => {
    const { ports, actions } = await started();
    actions.rename("Mine");
    await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
    const others = await linkTo(5);
    ports.memory.write({ link: others });
    await rested();
    expect(ports.unsaved.isThere()).toBe(false);
    expect(ports.memory.read().link).toBe(others);
  });
});

describe("an address that is put there", () => {
  it("is opened at its moment, leaves the reader the language, and nothing is remembered of that", async () => {
    const { store, port, ports } = await started("v1.opened");
    const link = await linkTo(5);
    ports.place.put(link).tell();
    await vi.waitFor(() => expect(store.getState().scenario.machines).toHaveLength(3));
    port.settle();
    await rested();
    expect(store.getState().cursor.time).toBe(5);
    expect(store.getState().language).toBe("en");
    expect(ports.place.written).toEqual([]);
    expect(ports.memory.read().link).toBeNull();
  });

  it("is opened with its entry and its folds, whatever title the entry had then", async () => {
    const { store, ports } = await started("v1.opened");
    const link = await encodeLink({
      scenario: { ...beladyAnomaly.scenario, title: "Belady, first edition" },
      cursor: { time: 5, step: 0 },
      entry: "beladyAnomaly",
      folds: { processor: false },
    });
    ports.place.put(link).tell();
    await vi.waitFor(() => expect(store.getState().entry?.id).toBe("beladyAnomaly"));
    expect(store.getState().folds).toEqual({ processor: false });
    await rested();
    expect(ports.place.written).toEqual([]);
  });

  it("of what was shown before leads back to it, at its moment, as the page's own way back does", async () => {
    const { store, port, ports, actions } = await started();
    actions.seekTime(7);
    const first = store.getState().scenario;
    await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
    actions.openScenario(scenario(W2));
    port.settle();
    await vi.waitFor(() => expect(ports.place.pages).toHaveLength(1));
    ports.place.back();
    await vi.waitFor(() => expect(store.getState().scenario).toBe(first));
    port.settle();
    expect(store.getState().cursor.time).toBe(7);
    expect(store.getState().before).toBeNull();
  });

  it("is never overwritten by an edit that is just being written", async () => {
    const { store, ports, actions } = await started("v1.opened");
    const link = await linkTo(5);
    actions.rename("Late");
    // The page is told of the new address only after it would have written its own.
    const { tell } = ports.place.put(link);
    await rested();
    tell();
    await vi.waitFor(() => expect(store.getState().scenario.machines).toHaveLength(3));
    expect(ports.place.now).toBe(link);
    expect(ports.place.written).toEqual([]);
  });

  it("wins over one that was put there before and takes longer to be read", async () => {
    const { store, ports } = await started("v1.opened");
    const second = await linkTo(9, scenario(W2));
    ports.place.put(await linkTo(3, { ...scenario(W1), title: "First" })).tell();
    ports.place.put(second).tell();
    await rested();
    expect(store.getState().scenario.title).toBe(scenario(W2).title);
    expect(store.getState().asked.time).toBe(9);
  });

  it("and is broken changes nothing, stays there, and says what is wrong", async () => {
    const { store, ports } = await started("v1.opened");
    const before = store.getState().scenario;
    ports.place.put("v1.broken***").tell();
    await vi.waitFor(() => expect(store.getState().notices).toHaveLength(1));
    expect(store.getState().notices[0]).toMatchObject({ tone: "error", code: "linkBroken" });
    await rested();
    expect(store.getState().scenario).toBe(before);
    expect(ports.place.now).toBe("v1.broken***");
    expect(ports.place.written).toEqual([]);
  });
});

describe("a scenario that is too large for a link", () => {
  it("is kept by the browser, opens again from the address, and says that it cannot be shared", async () => {
    const { store, ports, actions } = await started("v1.opened");
    const large = tooLarge();
    actions.openScenario(large);
    await vi.waitFor(() => expect(store.getState().kept).toBe("browserOnly"), 10_000);
    const [notice] = store.getState().notices;
    expect(notice).toMatchObject({ code: "browserOnly", offers: [{ code: "saveFile" }] });
    notice?.offers?.[0]?.run();
    expect(ports.saveScenario).toHaveBeenCalledExactlyOnceWith(large);
    const found = await openedAt(ports.place.now, ports.memory, () => {}, ports.shelf);
    expect(found.content?.scenario).toEqual(large);
    const remembered = await openedAt("", ports.memory, () => {}, ports.shelf);
    expect(remembered).toMatchObject({ content: { scenario: large }, from: "memory" });
  });

  it("is kept beside the address where the database is refused", async () => {
    const { store, ports, actions } = await started("v1.opened");
    ports.shelf.isRefusing = true;
    const large = tooLarge();
    actions.openScenario(large);
    await vi.waitFor(() => expect(store.getState().kept).toBe("browserOnly"), 10_000);
    expect(ports.place.now).toBe("v1.opened");
    const found = await openedAt("v1.opened", ports.memory, () => {}, ports.shelf);
    expect(found).toMatchObject({ content: { scenario: large }, from: "tab" });
  });

  it("is told to be lost where nothing is stored", async () => {
    const { store, ports, actions } = await started("v1.opened");
    ports.shelf.isRefusing = true;
    ports.common.isFull = true;
    ports.tab.isFull = true;
    actions.openScenario(tooLarge());
    await vi.waitFor(() => expect(store.getState().kept).toBe("nowhere"), 10_000);
    expect(store.getState().notices[0]).toMatchObject({ tone: "error", code: "nowhere" });
  });
});

describe("the page says where it is kept", () => {
  it("and says nothing before anything was done", async () => {
    const { store } = await started();
    await rested();
    expect(store.getState().kept).toBe("unchanged");
  });

  it("in the address alone where the browser stores nothing", async () => {
    const { store, ports, actions } = await started();
    ports.common.isFull = true;
    actions.rename("Another");
    await vi.waitFor(() => expect(store.getState().kept).toBe("addressOnly"));
    ports.common.isFull = false;
    actions.rename("A third");
    await vi.waitFor(() => expect(store.getState().kept).toBe("saved"));
  });
});

describe("the lessons", () => {
  const lesson = "lesson.equal-shares.fourth";

  it("have their own link in the address, and the scenario has it again when they are left", async () => {
    const { ports, actions } = await started();
    actions.setMode("lessons", lesson);
    await vi.waitFor(() => expect(ports.memory.read().mode).toBe(lesson));
    expect(ports.place.now).toBe(lesson);
    // The run of a lesson is no work of the reader's that would have to be kept.
    actions.rename("Another");
    expect(ports.unsaved.isThere()).toBe(false);
    actions.setMode("explore");
    await vi.waitFor(() => expect(ports.place.now).not.toBe(lesson));
    expect((await linkIn(ports.place.now))?.scenario.title).toBe("Another");
    expect(ports.memory.read().mode).toBeNull();
  });

  it.each([lesson, "lessons", "challenge.abc"])(
    "take nothing from what is remembered of the reader's own (%s)",
    async (link) => {
      const { ports, port, actions } = await started();
      actions.rename("Mine");
      await vi.waitFor(() => expect(ports.unsaved.isThere()).toBe(false));
      const own = ports.place.now;
      actions.setMode(link.startsWith("lesson") ? "lessons" : "predict", link);
      actions.openScenario(scenario(W2), undefined, { isOfMode: true });
      port.settle();
      await vi.waitFor(() => expect(ports.place.now).toBe(link));
      expect(ports.memory.read()).toMatchObject({ link: own, mode: link });
      for (const address of [link, ""]) {
        // oxlint-disable-next-line no-await-in-loop -- one page after the other
        const { content, modeLink } = await openedAt(address, ports.memory, () => {}, ports.shelf);
        expect(modeLink).toBe(link);
        expect(content?.scenario.title).toBe("Mine");
      }
      // Where nothing is stored, the browser's own way back has it.
      expect(ports.place.pages).toContain(own);
    },
  );

  it("keep what was done just before they were opened, though there was no time to make a link of it", async () => {
    const { ports, port, actions } = await started();
    actions.rename("Just now");
    actions.setMode("lessons", lesson);
    actions.openScenario(scenario(W2), undefined, { isOfMode: true });
    port.settle();
    await vi.waitFor(() => expect(ports.place.now).toBe(lesson));
    const { content, modeLink } = await openedAt("", ports.memory, () => {}, ports.shelf);
    expect(modeLink).toBe(lesson);
    expect(content?.scenario.title).toBe("Just now");
  });

  it("are over for the next visit when something was done in another tab", async () => {
    const { ports, store } = await started();
    ports.memory.write({ mode: lesson });
    ports.memory.keepNow("", contentOf(store.app));
    expect((await openedAt("", ports.memory, () => {}, ports.shelf)).modeLink).toBeNull();
  });

  it("are opened by their link in the address, and left by that of a scenario", async () => {
    const { ports, store } = await started();
    ports.place.put(lesson).tell();
    await vi.waitFor(() => expect(store.getState()).toMatchObject({ mode: "lessons", modeLink: lesson }));
    ports.place.put(await linkTo(3)).tell();
    await vi.waitFor(() => expect(store.getState()).toMatchObject({ mode: "explore", modeLink: null }));
    expect(store.getState().scenario.machines).toHaveLength(scenario(W2).machines.length);
  });
});
