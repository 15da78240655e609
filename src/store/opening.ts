/**
 * What a page shows that is opened: what the address says, or what the tab keeps besides it; without an address what the
 * browser remembers. Nothing is written here. Loaded only when there is something to read.
 */
import type { LinkContent } from "../codec/link/link.ts";
import type { Problem } from "../model/problems.ts";
import { entryOf, type EntryTitle } from "../scenarios/titles.ts";
import type { NewNotice } from "./appState.ts";
import { splitCompare } from "./compareAddress.ts";
import { isHandsLink, withoutHands } from "./handsLink.ts";
import { bringsItsOwn } from "./lessonLink.ts";
import type { Memory } from "./preferences.ts";
import { readContent, readLink } from "./readLink.ts";
import { browserShelf, type Shelf } from "./shelf.ts";

/** Where a scenario that is too large for a link is kept, and the moment shown. */
const KEPT = /^kept\.([a-z0-9]{1,20})\.(\d{1,10})\.(\d{1,16})$/;

/** The fragment for `content`, which is on the shelf as `id`. */
export function keptFragment(id: string, { cursor }: LinkContent): string {
  return `kept.${id}.${Math.min(cursor.time, 9_999_999_999)}.${cursor.step}`;
}

export type Read =
  | { readonly ok: true; readonly value: LinkContent | null }
  | { readonly ok: false; readonly code: "linkBroken" | "keptElsewhere"; readonly problems: readonly Problem[] };

/** What `fragment` carries or stands for; null for an empty one. Never rejects. */
export async function readFragment(fragment: string, shelf: Shelf): Promise<Read> {
  const [, id, time, step] = KEPT.exec(fragment) ?? [];
  if (id !== undefined) return readKept(shelf, id, { time: Number(time), step: Number(step) });
  const content = await readLink(fragment);
  return content.ok ? content : { ok: false, code: "linkBroken", problems: content.problems };
}

async function readKept(shelf: Shelf, id: string, cursor: LinkContent["cursor"]): Promise<Read> {
  const found = await shelf.get(id).catch(() => null);
  if (found === null) return { ok: false, code: "keptElsewhere", problems: [] };
  const content = await readContent({ ...found, cursor });
  return content.ok ? content : { ok: false, code: "linkBroken", problems: content.problems };
}

export interface Opened {
  /** Null: nothing, the first screen is shown. */
  readonly content: LinkContent | null;
  /** The entry of the gallery that it is; null: one's own, or nothing. */
  readonly entry: EntryTitle | null;
  /** What a mode has in the address, in which the page begins then; null: it begins with the content. */
  readonly modeLink: string | null;
  /** Where it was found: in the address; in the tab, whose address does not say it; or in what the browser remembers. */
  readonly from: "address" | "tab" | "memory";
  /** What could not be opened. */
  readonly notices: readonly NewNotice[];
}

/** `saveText` hands a text to the person as a file. */
export async function openedAt(
  fragment: string,
  memory: Memory,
  saveText: (name: string, text: string) => void,
  shelf: Shelf = browserShelf(),
): Promise<Opened> {
  const { content, modeLink, from, notices } = await contentAt(fragment, memory, shelf);
  const entry = content && entryOf(content.scenario.title, content.entry);
  return { content, entry, modeLink, from, notices: [...notices, ...unreadNotices(memory, saveText)] };
}

async function contentAt(fragment: string, memory: Memory, shelf: Shelf): Promise<Omit<Opened, "entry">> {
  // What is played opens as it does by itself.
  if (isHandsLink(fragment))
    return { ...(await contentAt(withoutHands(fragment), memory, shelf)), modeLink: fragment, from: "address" };
  // A lesson, or a challenge, brings its own scenario, which is shown over the one that is remembered.
  if (bringsItsOwn(fragment)) return { ...(await rememberedIn(memory, shelf)), modeLink: fragment, from: "address" };
  const compared = splitCompare(fragment);
  const modeLink = compared && compared.link;
  const ofTab = await checkedDraft(memory.ofTab(fragment));
  if (ofTab) return { content: ofTab, modeLink, from: "tab", notices: [] };
  if (fragment !== "") {
    const read = await readFragment(compared ? compared.scenario : fragment, shelf);
    const notices = read.ok ? [] : [noticeOf(read)];
    return { content: read.ok ? read.value : null, modeLink, from: "address", notices };
  }
  const { draft, link, mode } = memory.read();
  if (draft === null && link !== null && isHandsLink(link) && withoutHands(link) !== "")
    return contentAt(link, memory, shelf);
  const remembered = await rememberedIn(memory, shelf);
  if (bringsItsOwn(mode)) return { ...remembered, modeLink: mode };
  return remembered;
}

/** The scenario that the browser remembers. What cannot be read of it is set aside. */
async function rememberedIn(memory: Memory, shelf: Shelf): Promise<Omit<Opened, "entry">> {
  const { draft, link } = memory.read();
  // Earlier versions remembered it in the place of a scenario.
  if (draft === null && bringsItsOwn(link)) return { content: null, modeLink: link, from: "memory", notices: [] };
  const own = withoutHands(link ?? "");
  const kept = splitCompare(own);
  const read = draft === null ? await readFragment(kept ? kept.scenario : own, shelf) : null;
  const content = read === null ? await checkedDraft(draft) : read.ok ? read.value : null;
  if (content === null && (draft !== null || read?.ok === false)) memory.setAside();
  return { content, modeLink: kept && kept.link, from: "memory", notices: [] };
}

export function noticeOf({ code, problems }: Extract<Read, { ok: false }>): NewNotice {
  return { tone: "error", code, values: {}, problems, ...(code === "linkBroken" ? {} : { offers: [] }) };
}

async function checkedDraft(draft: unknown): Promise<LinkContent | null> {
  if (draft === null) return null;
  const content = await readContent(draft);
  return content.ok ? content.value : null;
}

function unreadNotices(memory: Memory, saveText: (name: string, text: string) => void): readonly NewNotice[] {
  const text = memory.unread();
  if (text === null) return [];
  const offers = [
    { code: "saveFile", run: () => saveText("hyperscope-unread.txt", text) },
    { code: "forget", run: () => memory.forgetUnread() },
  ] as const;
  return [{ tone: "error", code: "memoryUnread", values: {}, problems: [], offers }];
}
