/**
 * The pages of a machine as its own system sees them: which it does not use, which it has used least recently, which it
 * has written since it wrote them to its own disk, and which its balloon holds. It does not know what the host swaps out.
 *
 * ```
 * unused --touched--> clean <--------> dirty        clean, dirty: the least recently used first
 *    ^                  |     written    |          ballooned: the last one taken last
 *    +-- deflated -- ballooned <---------+ written to the guest's own disk first
 * ```
 * Pages that no program refers to are only counted. Every step takes the same time however many pages there are.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { PageNumber } from "../../../model/units.ts";
import { addFrame, createFrameSet, nextFrame, removeFrame, type FrameSet } from "../frameSet.ts";

export type PageUse = "unused" | "clean" | "dirty" | "ballooned";
const USES: readonly PageUse[] = ["unused", "clean", "dirty", "ballooned"];
const UNUSED = 0;
const CLEAN = 1;
const DIRTY = 2;
const BALLOONED = 3;

export interface GuestView {
  /** Configured pages. */
  readonly pages: number;
  /** Those that programs can refer to. */
  readonly touchable: number;
  /** Neighbours in the circle of the page's use; the circle of use `u` begins behind the place `touchable + u - 1`. */
  readonly previous: BlockColumn;
  readonly next: BlockColumn;
  /** Index of `USES`. */
  readonly use: BlockColumn;
  /** 1: the guest's own disk has the page as it is. */
  readonly isOnDisk: BlockColumn;
  /** The unused pages, counted from the last one: `touchable - 1 - page`. */
  readonly unused: FrameSet;
  /** Ballooned pages that no program refers to. */
  beyond: number;
  /** All ballooned pages. */
  ballooned: number;
}

export function createGuestView(pages: number, touchable: number): GuestView {
  const view: GuestView = {
    pages,
    touchable,
    previous: BlockColumn.filled("int32", touchable + USES.length - 1),
    next: BlockColumn.filled("int32", touchable + USES.length - 1),
    use: BlockColumn.filled("uint8", touchable),
    isOnDisk: BlockColumn.filled("uint8", touchable),
    unused: createFrameSet(touchable, true),
    beyond: 0,
    ballooned: 0,
  };
  for (const use of [CLEAN, DIRTY, BALLOONED]) {
    view.previous.set(headOf(view, use), headOf(view, use));
    view.next.set(headOf(view, use), headOf(view, use));
  }
  return view;
}

export function useOf(view: GuestView, page: PageNumber): PageUse {
  return USES[view.use.get(page)]!;
}

/** The guest has referred to `page`, or is about to. */
export function usePage(view: GuestView, page: PageNumber, write: boolean): void {
  const before = view.use.get(page);
  const use = write || before === DIRTY ? DIRTY : CLEAN;
  if (write) setIfNew(view.isOnDisk, page, 0);
  const head = headOf(view, use);
  if (before === use && view.previous.get(head) === page) return;
  move(view, page, use);
}

/** The least recently used page of that use; -1: there is none. */
export function oldest(view: GuestView, use: "clean" | "dirty"): PageNumber | -1 {
  return younger(view, use, headOf(view, USES.indexOf(use)));
}

/** The page of that use that was used next after `page`; -1: none was. */
export function younger(view: GuestView, use: "clean" | "dirty", page: PageNumber): PageNumber | -1 {
  const at = view.next.get(page);
  return at === headOf(view, USES.indexOf(use)) ? -1 : at;
}

/** A page that is not used, the last one; -1: there is none. */
export function lastUnused(view: GuestView): PageNumber | -1 {
  const at = nextFrame(view.unused, 0);
  return at < 0 ? -1 : view.touchable - 1 - at;
}

/** The balloon takes `page`. A dirty one is on the guest's own disk from now on. */
export function inflate(view: GuestView, page: PageNumber): void {
  if (view.use.get(page) === DIRTY) view.isOnDisk.set(page, 1);
  view.ballooned += 1;
  move(view, page, BALLOONED);
}

/** The balloon takes up to `most` of the pages that no program refers to; how many. */
export function inflateBeyond(view: GuestView, most: number): number {
  const taken = Math.min(most, view.pages - view.touchable - view.beyond);
  view.beyond += taken;
  view.ballooned += taken;
  return taken;
}

/** The balloon gives back the page it took last, which is unused then; -1: a page that no program refers to. */
export function deflate(view: GuestView): PageNumber | -1 {
  view.ballooned -= 1;
  const head = headOf(view, BALLOONED);
  const page = view.previous.get(head);
  if (page === head) {
    view.beyond -= 1;
    return -1;
  }
  move(view, page, UNUSED);
  return page;
}

/** The guest refers to a page that its balloon holds, and takes it back. */
export function pop(view: GuestView, page: PageNumber): void {
  view.ballooned -= 1;
  move(view, page, CLEAN);
}

/** The pages of that use, the least recently used (or taken) first. For checks: it looks at all of them. */
export function pagesOf(view: GuestView, use: Exclude<PageUse, "unused">): PageNumber[] {
  const head = headOf(view, USES.indexOf(use));
  const pages: PageNumber[] = [];
  for (let page = view.next.get(head); page !== head; page = view.next.get(page)) pages.push(page);
  return pages;
}

function headOf(view: GuestView, use: number): number {
  return view.touchable + use - 1;
}

function move(view: GuestView, page: PageNumber, use: number): void {
  const { previous, next } = view;
  const before = view.use.get(page);
  if (before === UNUSED) removeFrame(view.unused, view.touchable - 1 - page);
  else {
    const one = previous.get(page);
    const other = next.get(page);
    next.set(one, other);
    previous.set(other, one);
  }
  if (before !== use) view.use.set(page, use);
  if (use === UNUSED) {
    addFrame(view.unused, view.touchable - 1 - page);
    return;
  }
  const head = headOf(view, use);
  const last = previous.get(head);
  next.set(last, page);
  previous.set(page, last);
  next.set(page, head);
  previous.set(head, page);
}

function setIfNew(column: BlockColumn, at: number, value: number): void {
  if (column.get(at) !== value) column.set(at, value);
}
