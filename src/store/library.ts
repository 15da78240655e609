/**
 * One's own scenarios, under names, in the browser's database. Unlike the shelf of what is too large for an address, from
 * which the oldest go by themselves, nothing leaves it unless a person says so; so it is a database of its own. Other tabs
 * are told of each change. What is kept is data: it is checked when it is opened.
 */
import { createStore, delMany, entries, setMany, type UseStore } from "idb-keyval";
import { MOST } from "../codec/limits.ts";
import {
  plainName,
  readLibraryText,
  savedIn,
  type LibraryFile,
  type SavedScenario,
} from "../codec/scenario/libraryFile.ts";
import { readInWorker, startRealReader, type ReaderPort } from "../worker/reader.ts";

/** Characters that are read within a frame or two. */
const SMALL = 100_000;

export interface Saved extends SavedScenario {
  readonly id: string;
}

/** Why nothing was changed. `full`: there is no room; `refused`: the browser stores nothing here. */
export type Refusal = "full" | "refused";

export type Kept = { readonly ok: true } | { readonly ok: false; readonly why: Refusal };

export interface Library {
  /** All of them, the newest first; null where the browser stores nothing. */
  all(): Promise<readonly Saved[] | null>;
  /** Adds these, or puts them in the place of those with their ids: all of them or none. */
  put(saved: readonly Saved[]): Promise<Kept>;
  remove(ids: readonly string[]): Promise<Kept>;
  /** Calls `changed` after every change, in this tab or another; returns the function that ends it. */
  watch(changed: () => void): () => void;
}

const NAME = "hyperscope-library";

export function browserLibrary(): Library {
  let store: UseStore | null = null;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  let channel: BroadcastChannel | null = null;
  const open = () => (store ??= createStore(NAME, "scenarios"));
  const change = async (work: () => Promise<void>): Promise<Kept> => {
    try {
      await work();
    } catch (error) {
      return {
        ok: false,
        why: error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused",
      };
    }
    tell();
    channel?.postMessage("changed");
    return { ok: true };
  };
  return {
    async all() {
      try {
        const found = await entries<string, unknown>(open());
        return found
          .flatMap(([id, value]) => savedIn(value).map((one) => ({ ...one, id })))
          .toSorted((a, b) => b.at - a.at);
      } catch {
        return null;
      }
    },
    put: (saved) =>
      change(() =>
        setMany(
          saved.map((each): [string, Saved] => [each.id, each]),
          open(),
        ),
      ),
    remove: (ids) => change(() => delMany([...ids], open())),
    watch(changed) {
      listeners.add(changed);
      if (!channel && typeof BroadcastChannel !== "undefined") {
        channel = new BroadcastChannel(NAME);
        channel.addEventListener("message", tell);
      }
      return () => {
        listeners.delete(changed);
        if (listeners.size > 0) return;
        channel?.close();
        channel = null;
      };
    },
  };
}

export function newId(): string {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}

/** `name` as it is kept: on one line and no longer than a title; with a number behind it if others have it. */
export function freeName(name: string, others: readonly string[]): string {
  const plain = plainName(name)
    .slice(0, MOST.titleCharacters - 5)
    .trim();
  let free = plain;
  for (let number = 2; others.includes(free); number += 1) free = `${plain} (${number})`;
  return free;
}

/** What is in the text of a file of saved scenarios, under new ids; null: it is no such file. Never rejects. */
export async function readLibrary(
  text: string,
  start: () => ReaderPort<"library"> = startRealReader,
  small = SMALL,
): Promise<{ readonly saved: readonly Saved[]; readonly damaged: number; readonly leftOut: number } | null> {
  const read = text.length <= small ? readLibraryText(text) : await readBeside(text, start);
  return read && { ...read, saved: read.saved.map((one) => ({ ...one, id: newId() })) };
}

async function readBeside(text: string, start: () => ReaderPort<"library">): Promise<LibraryFile | null> {
  try {
    return await readInWorker({ kind: "library", given: text }, start);
  } catch {
    // Without a worker it takes a moment.
    return readLibraryText(text);
  }
}
