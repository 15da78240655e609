/** What this browser remembers between visits: language, theme, and the scenario shown last. Storage may be refused. */
import type { Language, Theme } from "./appState.ts";

const KEY = "hyperscope";

export interface Preferences {
  readonly language: Language | null;
  readonly theme: Theme;
  /** The last link, without `#`. */
  readonly link: string | null;
}

const NOTHING: Preferences = { language: null, theme: "system", link: null };

/** What was remembered; damaged entries count as missing. */
export function readPreferences(storage: Pick<Storage, "getItem"> | null): Preferences {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
    if (typeof stored !== "object" || stored === null) return NOTHING;
    const { language, theme, link } = stored as Record<string, unknown>;
    return {
      language: language === "en" || language === "zh" ? language : null,
      theme: theme === "light" || theme === "dark" ? theme : "system",
      link: typeof link === "string" ? link : null,
    };
  } catch {
    return NOTHING;
  }
}

/** Remembers `changes`; a full or forbidden storage is no reason to stop. */
export function writePreferences(storage: Storage | null, changes: Partial<Preferences>): void {
  try {
    storage?.setItem(KEY, JSON.stringify({ ...readPreferences(storage), ...changes }));
  } catch {
    // Private windows refuse to store: the page works without.
  }
}

/** The browser's storage, or null where even asking for it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
