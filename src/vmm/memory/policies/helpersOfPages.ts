/**
 * Lists of pages without a frame, in order, as policies keep them of pages that were evicted ("ghosts"): oldest first,
 * with a way from a page to its place. A page is in the list at most once; every operation but `forgetPages` takes
 * constant time, and the whole is plain data in columns.
 *
 * ```
 * places   0..most-1, in the order of a list of frames; a place holds a page while it is in that list
 * cells    hash of page -> page and its place, the next cell when that is taken (linear probing)
 * ```
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { VmUid } from "../../../model/units.ts";
import { addFrame, createFrameSet, nextFrame, removeFrame, type FrameSet } from "../frameSet.ts";
import { machineOf, type GuestPage, type ShownList } from "../policy.ts";
import { append, createFrameList, movesOf, unlink, type FrameList } from "./helpersOfLists.ts";

const EMPTY = -1;
/** All pages are in one chain: nobody has a claim to be remembered. */
const CHAIN = -1;

export interface PageList {
  readonly order: FrameList;
  readonly free: FrameSet;
  readonly pages: BlockColumn;
  /** Page in each cell, `EMPTY` for none; at least half of the cells are empty. */
  readonly keys: BlockColumn;
  readonly places: BlockColumn;
  /** Cells minus one; their number is a power of two. */
  readonly mask: number;
  /** Its moves, for a list that is shown (`ShownList.moves`). */
  readonly moves: number[] | null;
}

/** The list of pages called `id`, which was created to be shown. */
export function shownPages<S>(id: string, listIn: (state: S) => PageList): ShownList<S> {
  return {
    id,
    of: "pages",
    moves: (state) => movesOf(listIn(state)),
    has: (state, page) => hasPage(listIn(state), page),
  };
}

/** An empty list with room for `most` pages; `isShown`: it notes its moves. */
export function createPageList(most: number, isShown = false): PageList {
  const cells = 2 ** Math.ceil(Math.log2(2 * most + 2));
  return {
    order: createFrameList(most),
    free: createFrameSet(most, true),
    pages: BlockColumn.filled("float64", most, EMPTY),
    keys: BlockColumn.filled("float64", cells, EMPTY),
    places: BlockColumn.filled("int32", cells),
    mask: cells - 1,
    moves: isShown ? [] : null,
  };
}

export function hasPage(list: PageList, page: GuestPage): boolean {
  return list.keys.get(cellOf(list, page)) === page;
}

/** The place of `page`, which is in the list. */
export function placeOf(list: PageList, page: GuestPage): number {
  return list.places.get(cellOf(list, page));
}

/** The page at a place that is taken. */
export function pageAt({ pages }: PageList, place: number): GuestPage {
  return pages.get(place);
}

/** Moves `page`, which is in the list, to the young end; its place stays. */
export function renewPage(list: PageList, page: GuestPage): void {
  const place = placeOf(list, page);
  // Who is the youngest already does not move.
  if (list.order.stamp.get(place) === list.order.clock) return;
  append(list.order, place, CHAIN);
  list.moves?.push(place, page);
}

/** Puts `page` at the young end; it is not in the list, and there is room for it. */
export function remember(list: PageList, page: GuestPage): void {
  const place = nextFrame(list.free, 0);
  removeFrame(list.free, place);
  append(list.order, place, CHAIN);
  list.pages.set(place, page);
  list.moves?.push(place, page);
  const cell = cellOf(list, page);
  list.keys.set(cell, page);
  list.places.set(cell, place);
}

/** Takes `page` out; nothing happens when it is not in. */
export function forgetPage(list: PageList, page: GuestPage): void {
  const { keys, places, mask } = list;
  let hole = cellOf(list, page);
  if (keys.get(hole) !== page) return;
  const place = places.get(hole);
  unlink(list.order, place);
  list.moves?.push(-1 - place, page);
  addFrame(list.free, place);
  // Whoever was put further on because of this cell moves up.
  for (let cell = (hole + 1) & mask; keys.get(cell) !== EMPTY; cell = (cell + 1) & mask) {
    const wanted = homeOf(list, keys.get(cell));
    if (((cell - wanted) & mask) < ((cell - hole) & mask)) continue;
    keys.set(hole, keys.get(cell));
    places.set(hole, places.get(cell));
    hole = cell;
  }
  keys.set(hole, EMPTY);
}

/** The page that has been in the list for the longest time; -1: none. */
export function oldestPage({ order, pages }: PageList): GuestPage | -1 {
  const chain = order.chains.get(CHAIN);
  return chain ? pages.get(chain.head) : -1;
}

/** Takes out the oldest pages until there are no more than `most`. */
export function keepAtMost(list: PageList, most: number): void {
  while (list.order.length > most) forgetPage(list, oldestPage(list));
}

/** Of pages that were found in a list and have no frame yet, those of machine `vm` are forgotten. */
export function forgetReturning(
  returning: { keys(): Iterable<GuestPage>; delete(page: GuestPage): boolean },
  vm: VmUid,
): void {
  for (const page of returning.keys()) if (machineOf(page) === vm) returning.delete(page);
}

/** Takes out all pages of machine `vm`. */
export function forgetPages(list: PageList, vm: VmUid): void {
  for (const page of pagesInOrder(list)) if (machineOf(page) === vm) forgetPage(list, page);
}

/** The pages, oldest first. */
export function pagesInOrder({ order, pages }: PageList): GuestPage[] {
  const found: GuestPage[] = [];
  for (let at = order.chains.get(CHAIN)?.head ?? -1; at >= 0; at = order.next.get(at)) found.push(pages.get(at));
  return found;
}

/** The cell of `page`, or the empty one where it would be. */
function cellOf(list: PageList, page: GuestPage): number {
  let cell = homeOf(list, page);
  while (list.keys.get(cell) !== EMPTY && list.keys.get(cell) !== page) cell = (cell + 1) & list.mask;
  return cell;
}

function homeOf({ mask }: PageList, page: GuestPage): number {
  const machine = machineOf(page);
  const mixed = Math.imul((page | 0) ^ Math.imul(machine + 1, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}
