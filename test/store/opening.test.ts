/** What a page opens: the address, what its tab keeps besides, what the browser remembers; and what cannot be read stays. */
import { describe, expect, it, vi } from "vitest";
import { encodeLink, type LinkContent } from "../../src/codec/link/link.ts";
import { validateScenario } from "../../src/codec/scenario/validate.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openedAt, keptFragment } from "../../src/store/opening.ts";
import { createMemory } from "../../src/store/preferences.ts";
import { fakeShelf, fakeStorage } from "../support/fakePorts.ts";
import { scenario, W1, W2 } from "../support/workloads.ts";

/** As it comes back from anywhere: with every default written out. */
function complete(input: Scenario): Scenario {
  const checked = validateScenario(input);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

const contentAt = (time: number, shown = scenario(W1)): LinkContent => ({
  scenario: complete(shown),
  cursor: { time, step: 3 },
  language: "en",
  entry: null,
  folds: { storage: false },
});

function visit(remembered: Record<string, string> = {}) {
  const common = fakeStorage(remembered);
  const tab = fakeStorage();
  const memory = createMemory(common, tab);
  const shelf = fakeShelf();
  const saveText = vi.fn<(name: string, text: string) => void>();
  return { common, tab, memory, shelf, saveText, open: (fragment = "") => openedAt(fragment, memory, saveText, shelf) };
}

describe("a page that is opened", () => {
  it("shows nothing of its own without address and memory", async () => {
    expect(await visit().open()).toEqual({ content: null, entry: null, modeLink: null, from: "memory", notices: [] });
    expect(visit().memory.isEmpty()).toBe(true);
  });

  it("shows what the address says, whatever is remembered", async () => {
    const { memory, open } = visit();
    memory.write({ link: await encodeLink(contentAt(4)) });
    const link = await encodeLink(contentAt(9, scenario(W2)));
    expect(await open(link)).toEqual({
      content: contentAt(9, scenario(W2)),
      entry: null,
      modeLink: null,
      from: "address",
      notices: [],
    });
    expect(await open()).toEqual({ content: contentAt(4), entry: null, modeLink: null, from: "memory", notices: [] });
  });

  it("begins in the lesson that the address names, and else in the last one, with what is remembered under it", async () => {
    const { memory, open } = visit();
    const lesson = "lesson.equal-shares.fourth";
    const found = { content: null, entry: null, notices: [] };
    expect(await open(lesson)).toEqual({ ...found, modeLink: lesson, from: "address" });
    memory.keepNow("v2.old", contentAt(5));
    expect(await open(lesson)).toEqual({ ...found, content: contentAt(5), modeLink: lesson, from: "address" });
    memory.write({ mode: lesson });
    expect(await open()).toEqual({ ...found, content: contentAt(5), modeLink: lesson, from: "memory" });
    // As it was remembered by earlier versions, in the place of a scenario.
    memory.write({ link: lesson, draft: null, mode: null });
    expect(await open()).toEqual({ ...found, modeLink: lesson, from: "memory" });
    expect(await open(lesson)).toEqual({ ...found, modeLink: lesson, from: "address" });
  });

  it("shows what was kept when there was no time to make a link", async () => {
    const { memory, open } = visit();
    memory.write({ link: await encodeLink(contentAt(4)) });
    expect(memory.keepNow("v2.old", contentAt(5))).toBe(true);
    expect(await open("v2.old")).toEqual({
      content: contentAt(5),
      entry: null,
      modeLink: null,
      from: "tab",
      notices: [],
    });
    expect(await open()).toEqual({ content: contentAt(5), entry: null, modeLink: null, from: "memory", notices: [] });
    const link = await encodeLink(contentAt(9));
    expect((await open(link)).content).toEqual(contentAt(9));
  });

  it("shows the newest that is kept, also where the tab could not keep it and has something older", async () => {
    const { tab, memory, open } = visit();
    memory.keepNow("", contentAt(5));
    tab.isFull = true;
    expect(memory.keepNow("", contentAt(7))).toBe(true);
    expect((await open()).content).toEqual(contentAt(7));
  });

  it("shows what is on the shelf at the moment of the address", async () => {
    const { shelf, open } = visit();
    await shelf.put("abc", contentAt(1));
    expect((await open(keptFragment("abc", contentAt(70)))).content).toEqual(contentAt(70));
  });

  it("says so when that is on the shelf of another browser", async () => {
    const { content, notices } = await visit().open("kept.abc.70.3");
    expect(content).toBeNull();
    expect(notices).toMatchObject([{ tone: "error", code: "keptElsewhere" }]);
  });

  it("says what is wrong with a broken link, and leaves what is remembered", async () => {
    const { common, memory, open } = visit();
    memory.write({ link: await encodeLink(contentAt(4)) });
    const before = { ...common.entries };
    expect(await open("v01.abc")).toMatchObject({ content: null, notices: [{ code: "linkBroken" }] });
    expect(common.entries).toEqual(before);
  });
});

describe("what cannot be read", () => {
  it.each([
    ["is no JSON", "{oops"],
    ["is none of ours", '"text"'],
    ["holds a damaged link", '{"theme":"dark","link":"v2.AAABBBCCCdamaged"}'],
    ["holds a link of a later version", '{"link":"v99.abcdef"}'],
    ["holds a draft that is no scenario", '{"draft":{"scenario":{"title":7}}}'],
  ])("is offered as a file when it %s, and is still there after it was written over", async (_, found) => {
    const { memory, saveText, open } = visit({ hyperscope: found });
    const { content, notices } = await open();
    expect(content).toBeNull();
    expect(notices).toMatchObject([{ code: "memoryUnread", offers: [{ code: "saveFile" }, { code: "forget" }] }]);
    notices[0]?.offers?.[0]?.run();
    expect(saveText).toHaveBeenLastCalledWith(expect.any(String), found);
    memory.write({ link: await encodeLink(contentAt(4)), draft: null });
    const later = await open();
    expect(later.content).toEqual(contentAt(4));
    expect(later.notices).toMatchObject([{ code: "memoryUnread" }]);
    later.notices[0]?.offers?.[1]?.run();
    expect((await open()).notices).toEqual([]);
    expect((await open()).content).toEqual(contentAt(4));
  });

  it("is gone only when somebody wants to forget it", async () => {
    const { memory, open } = visit({ hyperscope: '{"theme":"dark","link":"v99.abcdef"}' });
    (await open()).notices[0]?.offers?.[1]?.run();
    expect((await open()).notices).toEqual([]);
    expect(memory.read()).toMatchObject({ theme: "dark", link: null });
  });

  it("is not written over where there is no room to set it aside", async () => {
    const { common, memory } = visit({ hyperscope: "{oops" });
    common.isFull = true;
    expect(memory.write({ theme: "dark" })).toBe(false);
    expect(memory.unread()).toBe("{oops");
  });

  it("is kept besides what could not be read before", async () => {
    const { common, memory } = visit({ hyperscope: "{first" });
    memory.write({ theme: "dark" });
    common.entries["hyperscope"] = "{second";
    memory.write({ theme: "dark" });
    expect(memory.unread()).toBe("{first\n{second");
  });
});

describe("what the browser remembers", () => {
  it("comes back as it was written, one change at a time", () => {
    const { memory } = visit();
    memory.write({ language: "zh" });
    memory.write({ theme: "dark" });
    expect(memory.read()).toEqual({ language: "zh", theme: "dark", link: null, mode: null, draft: null });
  });

  it("counts as nothing where it makes no sense or storage is refused", () => {
    expect(visit({ hyperscope: '{"theme":"pink","language":7,"link":{}}' }).memory.read()).toEqual(
      createMemory(null, null).read(),
    );
    expect(createMemory(null, null).write({ theme: "dark" })).toBe(false);
    expect(createMemory(null, null).keepNow("", contentAt(1))).toBe(false);
  });
});
