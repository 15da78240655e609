/** A browser without a browser: its address, its storages and its database, as the store sees them. */
import { vi } from "vitest";
import type { AddressPorts } from "../../src/store/addressBar.ts";
import { createMemory } from "../../src/store/preferences.ts";
import { createUnsaved } from "../../src/store/unsaved.ts";
import type { App } from "../../src/store/appState.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** A storage that holds `entries`; `isFull`: it takes nothing more. */
export function fakeStorage(entries: Record<string, string> = {}) {
  const storage = {
    entries,
    isFull: false,
    getItem: (key: string) => entries[key] ?? null,
    setItem(key: string, value: string) {
      if (storage.isFull) throw new Error("QuotaExceededError");
      entries[key] = value;
    },
    removeItem: (key: string) => Reflect.deleteProperty(entries, key),
  };
  return storage as typeof storage & Storage;
}

function fakePlace(first = "") {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((changed) => changed());
  const pages: string[] = [];
  const place = {
    now: first,
    /** The pages that the browser's Back leads to. */
    pages,
    /** Every fragment that the page has put there itself. */
    written: [] as string[],
    isRefusing: false,
    fragment: () => place.now,
    replace(fragment: string) {
      if (place.isRefusing) return false;
      place.now = fragment;
      place.written.push(fragment);
      return true;
    },
    push(fragment: string) {
      pages.push(place.now);
      return place.replace(fragment);
    },
    onFragment(changed: () => void) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    /** A person puts another address there; the page is told of it later. */
    put(fragment: string) {
      place.now = fragment;
      return { tell };
    },
    back() {
      place.now = pages.pop() ?? place.now;
      tell();
    },
  };
  return place;
}

export function fakeShelf(contents: Record<string, unknown> = {}) {
  const shelf = {
    contents,
    isRefusing: false,
    get: (id: string) => Promise.resolve(structuredClone(contents[id]) ?? null),
    async put(id: string, content: unknown) {
      if (shelf.isRefusing) throw new Error("SecurityError");
      contents[id] = structuredClone(content);
    },
  };
  return shelf;
}

/** All that `followAddress` needs for `app`. */
export function fakePorts(app: App, fragment = "", remembered: Record<string, string> = {}) {
  const common = fakeStorage(remembered);
  const tab = fakeStorage();
  const ports = {
    place: fakePlace(fragment),
    memory: createMemory(common, tab),
    shelf: fakeShelf(),
    unsaved: createUnsaved(app),
    saveScenario: vi.fn<(scenario: Scenario) => void>(),
  } satisfies AddressPorts;
  return { ...ports, common, tab };
}
