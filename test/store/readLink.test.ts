/** Links and kept content are read in a worker where they are large, with the same result. */
import { describe, expect, it, vi } from "vitest";
import { decodeLink, encodeLink, type LinkContent } from "../../src/codec/link/link.ts";
import { validateEdit } from "../../src/codec/scenario/validate.ts";
import { readContent, readLink } from "../../src/store/readLink.ts";
import type { ReaderPort } from "../../src/worker/reader.ts";
import { read, type Readings } from "../../src/worker/reading.ts";
import { scenario, W1 } from "../support/workloads.ts";

const CONTENT: LinkContent = {
  scenario: scenario(W1, { scheduler: { policy: "rr", params: { timeslice: 4, sharedTick: false } } }),
  cursor: { time: 7, step: 9 },
  language: "zh",
  entry: null,
  folds: {},
};

/** A reader that answers as the worker does, or fails. */
function reader<Kind extends keyof Readings>(fails = false) {
  let answered: ((opened: Readings[Kind]["opened"]) => void) | undefined;
  let failed: (() => void) | undefined;
  const terminate = vi.fn<() => void>();
  const port: ReaderPort<Kind> = {
    postMessage: (message) =>
      queueMicrotask(() => (fails ? failed?.() : answered?.(structuredClone(read(structuredClone(message)))))),
    terminate,
    onMessage: (handler) => {
      answered = handler;
    },
    onFailure: (handler) => {
      failed = handler;
    },
  };
  return { start: vi.fn<() => ReaderPort<Kind>>(() => port), terminate };
}

function noWorkers(): never {
  throw new Error("no workers here");
}

describe("a link", () => {
  it("that unfolds to little is read here, without a worker", async () => {
    const { start } = reader<"link">();
    expect(await readLink(await encodeLink(CONTENT), start)).toEqual({ ok: true, value: CONTENT });
    expect(start).not.toHaveBeenCalled();
  });

  it("that unfolds to much is read in a worker, which ends, and its scenario is not checked again", async () => {
    const { start, terminate } = reader<"link">();
    const opened = await readLink(await encodeLink(CONTENT), start, 10);
    expect(opened).toEqual({ ok: true, value: CONTENT });
    expect(terminate).toHaveBeenCalledOnce();
    const value = (opened.ok && opened.value?.scenario) || scenario([]);
    expect(value).not.toBe(CONTENT.scenario);
    const edited = validateEdit(value, scenario([]));
    expect(edited.ok && edited.value).toBe(value);
  });

  it("that is damaged, foreign or empty is refused as ever, without a worker", async () => {
    const { start } = reader<"link">();
    const link = await encodeLink(CONTENT);
    const texts = ["", "v01.AAAA", "v999.AAAA", "hello", link.slice(0, -3)];
    const found = await Promise.all(texts.map((text) => readLink(text, start, 10)));
    expect(found).toEqual(await Promise.all(texts.map((text) => decodeLink(text))));
    expect(start).not.toHaveBeenCalled();
  });

  it("is read here where the worker fails or there is none", async () => {
    const link = await encodeLink(CONTENT);
    expect(await readLink(link, reader<"link">(true).start, 10)).toEqual({ ok: true, value: CONTENT });
    expect(await readLink(link, noWorkers, 10)).toEqual({ ok: true, value: CONTENT });
  });
});

describe("kept content", () => {
  it("of few values is read here", async () => {
    const { start } = reader<"content">();
    expect(await readContent(CONTENT, start)).toEqual({ ok: true, value: CONTENT });
    expect(await readContent(null, start)).toMatchObject({ ok: false });
    expect(start).not.toHaveBeenCalled();
  });

  it("of many values is read in a worker, with the same result or the same problems", async () => {
    const { start, terminate } = reader<"content">();
    expect(await readContent(CONTENT, start, 10)).toEqual({ ok: true, value: CONTENT });
    expect(terminate).toHaveBeenCalledOnce();
    const spoiled = { ...CONTENT, cursor: { time: -1, step: 0 } };
    expect(await readContent(spoiled, start, 10)).toEqual(await readContent(spoiled));
    expect(start).toHaveBeenCalledTimes(2);
  });

  it("is read here where the worker fails, or what was kept cannot be given to it", async () => {
    expect(await readContent(CONTENT, reader<"content">(true).start, 10)).toEqual({ ok: true, value: CONTENT });
    expect(await readContent(CONTENT, noWorkers, 10)).toEqual({ ok: true, value: CONTENT });
  });
});
