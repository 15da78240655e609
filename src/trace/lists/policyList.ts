/**
 * A list that the replacement policy shows, as it stands at a moment: made of the rows that tell its moves. A chain in
 * columns in blocks, so that a move takes the same time in a list of a hundred thousand entries, and copies share what
 * has not moved.
 *
 * ```
 * oldest -> 3 -> 0 -> 7 <- newest        entries: frames, or places in a list of pages
 * ```
 */
import { BlockColumn } from "../../base/blockColumn.ts";
import { NONE, type PageNumber, type VmUid } from "../../model/units.ts";

export interface PolicyList {
  readonly older: BlockColumn;
  readonly newer: BlockColumn;
  readonly vm: BlockColumn;
  /** Page of each entry; -1: the entry is not in the list. */
  readonly page: BlockColumn;
  oldest: number;
  newest: number;
  length: number;
}

/** An entry with the page that it stands for. */
export interface ListedPage {
  /** The frame, or the place in a list of pages. */
  readonly entry: number;
  readonly vm: VmUid;
  readonly page: PageNumber;
}

/** An empty list with room for entries below `entries`. */
export function createPolicyList(entries: number): PolicyList {
  return {
    older: BlockColumn.filled("int32", entries, NONE),
    newer: BlockColumn.filled("int32", entries, NONE),
    vm: BlockColumn.filled("int32", entries, NONE),
    page: BlockColumn.filled("int32", entries, NONE),
    oldest: NONE,
    newest: NONE,
    length: 0,
  };
}

/** A copy; neither can change the other. */
export function copyPolicyList(list: PolicyList): PolicyList {
  const { older, newer, vm, page } = list;
  return { ...list, older: older.fork(), newer: newer.fork(), vm: vm.fork(), page: page.fork() };
}

/** `entry` stands at the young end from now on, for `page` of `vm`. */
export function putNewest(list: PolicyList, entry: number, vm: VmUid, page: PageNumber): void {
  takeOut(list, entry);
  list.older.set(entry, list.newest);
  list.newer.set(entry, NONE);
  if (list.newest < 0) list.oldest = entry;
  else list.newer.set(list.newest, entry);
  list.newest = entry;
  list.vm.set(entry, vm);
  list.page.set(entry, page);
  list.length += 1;
}

/** Takes `entry` out; nothing happens when it is not in. */
export function takeOut(list: PolicyList, entry: number): void {
  if (list.page.get(entry) < 0) return;
  const older = list.older.get(entry);
  const newer = list.newer.get(entry);
  if (older < 0) list.oldest = newer;
  else list.newer.set(older, newer);
  if (newer < 0) list.newest = older;
  else list.older.set(newer, older);
  list.page.set(entry, NONE);
  list.length -= 1;
}

/** Up to `most` entries from the old end on, the oldest first. */
export function oldestOf(list: PolicyList, most: number): ListedPage[] {
  const found: ListedPage[] = [];
  for (let at = list.oldest; at >= 0 && found.length < most; at = list.newer.get(at)) found.push(entryAt(list, at));
  return found;
}

/** Up to `most` entries up to the young end, the newest last. */
export function newestOf(list: PolicyList, most: number): ListedPage[] {
  const found: ListedPage[] = [];
  for (let at = list.newest; at >= 0 && found.length < most; at = list.older.get(at)) found.push(entryAt(list, at));
  return found.toReversed();
}

function entryAt({ vm, page }: PolicyList, entry: number): ListedPage {
  return { entry, vm: vm.get(entry), page: page.get(entry) };
}
