/**
 * Which pages are in use, exactly: those among the last references made on the host (domain C.6, the mode `exact`). A
 * machine that refers to nothing becomes idle while others go on.
 *
 * The last references stand in a ring; each page knows the number of its last one. A reference that leaves the ring makes
 * its page idle unless the page was referred to again. One step a reference.
 */
import { BlockColumn } from "../../../base/blockColumn.ts";
import type { PageNumber, VmUid } from "../../../model/units.ts";

interface PagesInUse {
  /** Number of the last reference to each page; -1: none. */
  readonly last: BlockColumn;
  active: number;
}

export interface Activity {
  /** Machine and page of the last references: place = number modulo length. */
  readonly vm: BlockColumn;
  readonly page: BlockColumn;
  /** References made. */
  count: number;
  readonly machines: Map<VmUid, PagesInUse>;
}

/** `window`: how many references back a page is still in use. */
export function createActivity(window: number): Activity {
  return {
    vm: BlockColumn.filled("int32", window, -1),
    page: BlockColumn.filled("int32", window),
    count: 0,
    machines: new Map(),
  };
}

export function beginActivity({ machines }: Activity, vm: VmUid, pages: number): void {
  machines.set(vm, { last: BlockColumn.filled("float64", pages, -1), active: 0 });
}

export function endActivity({ machines }: Activity, vm: VmUid): void {
  machines.delete(vm);
}

export function noteReference(activity: Activity, vm: VmUid, page: PageNumber): void {
  const { machines, count } = activity;
  const window = activity.vm.length;
  const place = count % window;
  const leaving = machines.get(activity.vm.get(place));
  if (leaving) {
    const left = activity.page.get(place);
    // The machine may have been started anew since then, with fewer pages.
    if (left < leaving.last.length && leaving.last.get(left) === count - window) leaving.active -= 1;
  }
  const own = machines.get(vm)!;
  const last = own.last.get(page);
  if (last < 0 || last <= count - window) own.active += 1;
  own.last.set(page, count);
  activity.vm.set(place, vm);
  activity.page.set(place, page);
  activity.count = count + 1;
}

/** Pages of `vm` in use. */
export function activePages({ machines }: Activity, vm: VmUid): number {
  return machines.get(vm)?.active ?? 0;
}
