/** A presenter's notes, one text a scenario, in the browser's database. Where the browser stores nothing, nothing is kept. */
import { createStore, del, get, set, type UseStore } from "idb-keyval";

export interface Notes {
  /** What was noted; empty: nothing yet. Null where the browser stores nothing. */
  of(scenario: string): Promise<string | null>;
  /** False where the browser stores nothing, or has no room. */
  keep(scenario: string, text: string): Promise<boolean>;
}

/** Longer notes are cut, in characters. */
export const LONGEST_NOTE = 20_000;

export function browserNotes(): Notes {
  let store: UseStore | null = null;
  const open = () => (store ??= createStore("hyperscope-notes", "notes"));
  return {
    async of(scenario) {
      try {
        const found: unknown = await get(scenario, open());
        return typeof found === "string" ? found.slice(0, LONGEST_NOTE) : "";
      } catch {
        return null;
      }
    },
    async keep(scenario, text) {
      try {
        await (text === "" ? del(scenario, open()) : set(scenario, text.slice(0, LONGEST_NOTE), open()));
        return true;
      } catch {
        return false;
      }
    },
  };
}
