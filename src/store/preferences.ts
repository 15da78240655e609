/**
 * What this browser remembers between visits: language, theme, and the scenario shown last, for all tabs together; and for
 * each tab what its address does not hold yet. Storage may be refused. What cannot be read is never written over: it is set
 * aside first.
 */
import type { LinkContent } from "../codec/link/link.ts";
import type { Language, Theme } from "./appState.ts";

const KEY = "hyperscope";
/** What could not be read, as it was found. */
const UNREAD_KEY = "hyperscope.unread";
/** In the storage of the tab. */
const TAB_KEY = "hyperscope.tab";

export interface Preferences {
  readonly language: Language | null;
  readonly theme: Theme;
  /** The last fragment of the address that has a scenario in it, without `#`. */
  readonly link: string | null;
  /** What stood in the address last in the place of a scenario: a lesson, or a challenge; null: nothing did. */
  readonly mode: string | null;
  /** What was shown last when there was no time to make a link of it, as it was found: unchecked. It is newer than `link`. */
  readonly draft: unknown;
}

const NOTHING: Preferences = { language: null, theme: "system", link: null, mode: null, draft: null };

export interface Memory {
  /** What was remembered; damaged entries count as missing. */
  read(): Preferences;
  /** Remembers `changes`. False where nothing is stored: a full or forbidden storage is no reason to stop. */
  write(changes: Partial<Preferences>): boolean;
  /** Keeps `content` at once, for the next visit and for this tab, whose address is still `fragment`. */
  keepNow(fragment: string, content: LinkContent): boolean;
  /** What the tab keeps besides the address `fragment`, unchecked; null: nothing. */
  ofTab(fragment: string): unknown;
  /** The address of the tab holds everything. */
  forgetTab(): void;
  /** Puts what is remembered where nothing is written over it, because it cannot be read as a scenario. */
  setAside(): boolean;
  /** All that could not be read, on this visit or before; null: nothing. */
  unread(): string | null;
  forgetUnread(): void;
  /** There is no scenario in it, read or unread. */
  isEmpty(): boolean;
}

/** `common`: the storage of all tabs; `tab`: that of this one. Null where even asking for it is forbidden. */
export function createMemory(common: Storage | null, tab: Storage | null): Memory {
  const read = (): Preferences => {
    const { language, theme, link, mode, draft } = entriesOf(take(common, KEY)) ?? {};
    return {
      language: language === "en" || language === "zh" ? language : null,
      theme: theme === "light" || theme === "dark" ? theme : "system",
      link: typeof link === "string" ? link : null,
      mode: typeof mode === "string" ? mode : null,
      draft: draft ?? null,
    };
  };
  const setAside = () => {
    const found = take(common, KEY);
    const before = take(common, UNREAD_KEY);
    if (found === null || before?.includes(found)) return true;
    return put(common, UNREAD_KEY, before === null ? found : `${before}\n${found}`);
  };
  const isUnreadable = () => {
    const found = take(common, KEY);
    return found !== null && entriesOf(found) === null;
  };
  const write = (changes: Partial<Preferences>) => {
    if (isUnreadable() && !setAside()) return false;
    return put(common, KEY, JSON.stringify({ ...NOTHING, ...read(), ...changes }));
  };
  return {
    isEmpty() {
      const { link, draft } = read();
      const isRead = !isUnreadable() && take(common, UNREAD_KEY) === null;
      return link === null && draft === null && isRead && take(tab, TAB_KEY) === null;
    },
    read,
    write,
    setAside,
    keepNow(fragment, content) {
      const isInTab = put(tab, TAB_KEY, JSON.stringify({ fragment, draft: content }));
      // What was kept there before is older than what all tabs remember now, and must not come before it.
      if (!isInTab) drop(tab, TAB_KEY);
      return write({ draft: content, mode: null }) || isInTab;
    },
    ofTab(fragment) {
      const entries = entriesOf(take(tab, TAB_KEY));
      return entries?.["fragment"] === fragment ? (entries["draft"] ?? null) : null;
    },
    forgetTab: () => drop(tab, TAB_KEY),
    unread: () => take(common, isUnreadable() && !setAside() ? KEY : UNREAD_KEY),
    forgetUnread() {
      const found = take(common, KEY);
      const isStillThere = found !== null && (isUnreadable() || (take(common, UNREAD_KEY)?.includes(found) ?? false));
      drop(common, UNREAD_KEY);
      if (isStillThere) put(common, KEY, JSON.stringify({ ...read(), link: null, draft: null }));
    },
  };
}

/** The storages of the browser. */
export function browserMemory(): Memory {
  return createMemory(
    storageOr(() => window.localStorage),
    storageOr(() => window.sessionStorage),
  );
}

function storageOr(ask: () => Storage): Storage | null {
  try {
    return ask();
  } catch {
    return null;
  }
}

/** The entries of a stored object; null for what is none. */
function entriesOf(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const stored: unknown = JSON.parse(text ?? "null");
    return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function take(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function put(storage: Storage | null, key: string, text: string): boolean {
  try {
    storage?.setItem(key, text);
    return storage !== null;
  } catch {
    // Private windows refuse to store, and a storage can be full: the page works without.
    return false;
  }
}

function drop(storage: Storage | null, key: string): void {
  try {
    storage?.removeItem(key);
  } catch {
    // What cannot be removed is not read again either: another address is asked for.
  }
}
