/** Saved scenarios under names, and their file as it is read, beside the page where it is large. */
import { describe, expect, it, vi } from "vitest";
import { defaultScenario } from "../../src/codec/defaults.ts";
import { libraryText, type SavedScenario } from "../../src/codec/scenario/libraryFile.ts";
import { freeName, readLibrary } from "../../src/store/library.ts";
import type { ReaderPort } from "../../src/worker/reader.ts";
import { read } from "../../src/worker/reading.ts";

const saved = (name: string): SavedScenario => ({
  name,
  at: 12,
  content: { scenario: defaultScenario, cursor: { time: 3, step: 4 }, entry: null, folds: {} },
});

/** A reader that answers as the worker does. */
function answering() {
  let answered: ((opened: ReturnType<typeof read<"library">>) => void) | undefined;
  const port: ReaderPort<"library"> = {
    postMessage: (message) => queueMicrotask(() => answered?.(structuredClone(read(message)))),
    terminate: () => {},
    onMessage: (handler) => {
      answered = handler;
    },
    onFailure: () => {},
  };
  return vi.fn<() => ReaderPort<"library">>(() => port);
}

function noWorkers(): never {
  throw new Error("no workers here");
}

describe("a file of saved scenarios", () => {
  it("is read here or in a worker with the same result, and everything has an id of its own", async () => {
    const text = libraryText([saved("A"), saved("B")]);
    const start = answering();
    const here = await readLibrary(text, start);
    expect(start).not.toHaveBeenCalled();
    const beside = await readLibrary(text, start, 10);
    expect(start).toHaveBeenCalledOnce();
    for (const found of [here, beside]) {
      expect(found?.saved.map(({ id: _id, ...rest }) => rest)).toEqual([saved("A"), saved("B")]);
      expect(new Set(found?.saved.map(({ id }) => id)).size).toBe(2);
    }
    expect(await readLibrary(`${text}x`, start, 10)).toBeNull();
  });

  it("is read here where there is no worker", async () => {
    expect(await readLibrary(libraryText([saved("A")]), noWorkers, 10)).toMatchObject({ saved: [{ name: "A" }] });
  });
});

describe("the name of a scenario", () => {
  it("stays, on one line", () => expect(freeName("  Two\n lines ", [])).toBe("Two lines"));
  it("gets a number where it is taken", () => expect(freeName("A", ["A", "A (2)"])).toBe("A (3)"));
  it("is empty where there are only blanks", () => expect(freeName(" \u3000 ", ["A"])).toBe(""));
  it("is no longer than a title, number and all", () => {
    const long = "长".repeat(500);
    const first = freeName(long, []);
    expect(freeName(long, [first]).length).toBeLessThanOrEqual(80);
  });
});
