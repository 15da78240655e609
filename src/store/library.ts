/**
 * One's own scenarios, under names, in the browser's database. Unlike the shelf of what is too large for an address, from
 * which the oldest go by themselves, nothing leaves it unless a person says so; so it is a database of its own. Other tabs
 * are told of each change. What is kept is data: it is checked when it is opened.
 */
import { createStore, delMany, entries, setMany, type UseStore } from "idb-keyval";
import type { LinkContent } from "../codec/link/link.ts";
import { MOST } from "../codec/limits.ts";

export interface Saved {
  readonly id: string;
  readonly name: string;
  /** When it was saved, or renamed, in milliseconds since 1970. */
  readonly at: number;
  /** Unchecked. */
  readonly content: Omit<LinkContent, "language">;
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
        return found.flatMap(([id, value]) => savedIn(id, value)).toSorted((a, b) => b.at - a.at);
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
  const plain = name
    .replaceAll(/\s+/gu, " ")
    .trim()
    .slice(0, MOST.titleCharacters - 5)
    .trim();
  let free = plain;
  for (let number = 2; others.includes(free); number += 1) free = `${plain} (${number})`;
  return free;
}

const FORMAT = "hyperscope-library-1";
/** How the text of such a file begins. */
const BEGINNING = /^\ufeff?\s*\{\s*"format"\s*:\s*"hyperscope-library-1"/;

/** All of them as one file. */
export function libraryText(saved: readonly Saved[]): string {
  return JSON.stringify({
    format: FORMAT,
    scenarios: saved.map(({ name, at, content }) => ({ name, at, ...content })),
  });
}

export function isLibraryText(beginning: string): boolean {
  return BEGINNING.test(beginning);
}

/** What `libraryText` has written, under new ids; what is none of it is counted. Null: it is no such file. */
export function readLibraryText(text: string): { readonly saved: readonly Saved[]; readonly damaged: number } | null {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    const listed = entriesOf(parsed)["scenarios"];
    if (entriesOf(parsed)["format"] !== FORMAT || !Array.isArray(listed)) return null;
    const saved = listed.flatMap((each: unknown) => {
      const { name, at, ...content } = entriesOf(each);
      return savedIn(newId(), { name, at, content });
    });
    return { saved, damaged: listed.length - saved.length };
  } catch {
    return null;
  }
}

/** An entry of the database or of a file; none where it has no name or no scenario. */
function savedIn(id: string, value: unknown): readonly Saved[] {
  const { name, at, content } = entriesOf(value);
  const { scenario, cursor, entry, folds, host, branches } = entriesOf(content);
  if (typeof name !== "string" || typeof scenario !== "object" || scenario === null) return [];
  const kept = {
    scenario,
    cursor,
    entry: entry ?? null,
    folds: folds ?? {},
    ...(typeof host === "number" && { host }),
    ...(Array.isArray(entriesOf(branches)["others"]) && { branches }),
  } as Saved["content"];
  return [{ id, name, at: typeof at === "number" ? at : 0, content: kept }];
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
