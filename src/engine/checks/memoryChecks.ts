/**
 * Laws of memory between two moments (domain F.6, M1, M2, M5, M6, M8, M11): the books of the host (frames) and of each
 * guest (pages, swap slots) say the same, and add up.
 *
 * M8 as accounting: what is guaranteed to the machines that are on fits into the frames there are. M11 counts the pages
 * that are only on the swap volume: the copy that a clean resident page keeps there saves a write and promises nothing.
 */
import { isOff } from "../../model/states.ts";
import { hasFrame } from "../../vmm/memory/frameSet.ts";
import { pageAt } from "../../vmm/cpu/program.ts";
import {
  PAGE_ABSENT,
  PAGE_BALLOONED,
  PAGE_DROPPED,
  PAGE_IN_FLIGHT,
  PAGE_ON_SOURCE,
  PAGE_SWAPPED,
  type GuestMemory,
} from "../../vmm/memory/state.ts";
import type { Monitor } from "../../vmm/monitor.ts";
import { listed, type Report } from "./report.ts";

/** Checks M1, M2, M5, M6, M8 and M11. */
export function checkMemory(monitor: Monitor, report: Report): void {
  checkFrames(monitor, report);
  for (const [uid, guest] of monitor.state.memory.guests) checkGuest(monitor, uid, guest, report);
  checkPromises(monitor, report);
  checkSwap(monitor, report);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What machines have been promised is there, and is written down. */
function checkPromises({ memory, machines, state }: Monitor, report: Report): void {
  const { frames } = memory.config;
  const reserved = sumOf([...state.memory.guests.values()].map(({ reservedPages }) => reservedPages));
  if (reserved > frames) report("M8", `${reserved} pages are guaranteed by ${frames} frames`);
  if (memory.reserved !== reserved)
    report("M8", `${memory.reserved} pages are guaranteed, and it should be ${reserved}`);
  const on = machines.specs.filter((_, uid) => !isOff(state.vms[uid]!.life));
  const promised = sumOf(on.map((spec) => machines.promisedPages(spec)));
  if (state.promised !== promised) report("M8", `${state.promised} pages are promised, and it should be ${promised}`);
}

function checkFrames(monitor: Monitor, report: Report): void {
  const { owner, page, dirty, busy, free, orphans, inUse, guests } = monitor.state.memory;
  let found = 0;
  let lost = 0;
  let used = 0;
  for (const [frame, uid] of [...owner].entries()) {
    const isBusy = busy.get(frame) === 1;
    const what = `frame ${frame} (owner ${uid}, page ${page.get(frame)}, dirty ${dirty.get(frame)}, busy ${busy.get(frame)})`;
    const transfers = [...monitor.state.paging.transfers.values()].filter((transfer) => transfer.frame === frame);
    if (transfers.length !== busy.get(frame)) report("M1", `${what} has ${transfers.length} transfers`);
    if (isBusy) used += 1;
    if ((uid === -1) !== hasFrame(free, frame)) report("M1", `${what} is in the wrong set`);
    if (uid === -1) {
      found += 1;
      if (page.get(frame) !== -1 || dirty.get(frame) !== 0 || isBusy) report("M1", `${what} is free but not empty`);
    } else if (monitor.memory.isShared(frame)) {
      if (page.get(frame) !== -1 || dirty.get(frame) !== 0 || isBusy) report("M1", `${what} is shared but not at rest`);
    } else if (uid < -1) {
      lost += 1;
      if (!isBusy || transfers[0]?.isAbandoned !== true) report("M1", `${what} belongs to nobody`);
    } else {
      const guest = guests.get(uid);
      const where = guest?.where.get(page.get(frame));
      const expected = isBusy ? PAGE_IN_FLIGHT : frame;
      if (where !== expected) report("M2", `${what}: its machine has the page at ${where ?? "no place"}`);
      if (isBusy && (transfers[0]?.vm !== uid || transfers[0].page !== page.get(frame) || transfers[0].isAbandoned))
        report("M2", `${what} waits for another page`);
      if (isBusy !== guest?.busy.includes(frame)) report("M2", `${what}: its machine says otherwise`);
      const isPinned = guest?.pinned.includes(frame) ?? false;
      if (isPinned) used += 1;
      if (isPinned && !isAwaited(monitor, uid, page.get(frame))) report("M2", `${what} is pinned for nobody`);
      const isSettled = [...monitor.state.memory.settled.values()].some((frames) => hasFrame(frames, frame));
      if (isSettled === (isBusy || isPinned)) report("M2", `${what}, pinned ${isPinned}, is in the wrong set`);
    }
  }
  if (found !== free.size || lost !== orphans || used !== inUse)
    report("M1", `${found} frames are free, ${lost} lost, ${used} in use; books: ${free.size}, ${orphans}, ${inUse}`);
}

/** The frames of machine `uid`, ascending. */
export function framesOf({ state }: Monitor, uid: number): number[] {
  return [...state.memory.owner].flatMap((owner, frame) => (owner === uid ? [frame] : []));
}

/** Whether a vCPU that can run is about to make the reference that the page was brought in for. */
function isAwaited(monitor: Monitor, uid: number, page: number): boolean {
  const { processor } = monitor;
  return monitor.vcpusOf(monitor.state.vms[uid]!).some((v) => {
    if (v.reference !== "served" || v.place.left >= 0 || v.phase === "blocked" || v.phase === "paused") return false;
    return pageAt(processor.programOf(v), v.place) === page;
  });
}

function checkGuest(monitor: Monitor, uid: number, guest: GuestMemory, report: Report): void {
  const { owner, page: pageIn, busy } = monitor.state.memory;
  const pages = monitor.pagesOf(monitor.specs[uid]!.memoryBytes);
  if (guest.where.length > pages) report("M6", `machine ${uid} has ${guest.where.length} pages, configured ${pages}`);
  if (!guest.isActive) report("M6", `machine ${uid} has memory but is not active`);
  let held = 0;
  let shared = 0;
  for (const [page, where] of [...guest.where].entries()) {
    const what = `page ${page} of machine ${uid} (at ${where}, slot ${guest.slot.get(page)})`;
    if (where >= 0 && monitor.memory.isShared(where)) shared += 1;
    else if (where >= 0) {
      held += 1;
      if (owner.get(where) !== uid || pageIn.get(where) !== page || busy.get(where) !== 0)
        report("M5", `${what}: that frame holds page ${pageIn.get(where)} of machine ${owner.get(where)}`);
    } else if (where === PAGE_IN_FLIGHT) {
      held += 1;
      const frames = framesOf(monitor, uid).filter((frame) => pageIn.get(frame) === page);
      if (frames.length !== 1 || busy.get(frames[0]!) !== 1)
        report("M5", `${what} is on its way to frames ${listed(frames)}`);
    } else if (where === PAGE_SWAPPED) {
      if (guest.slot.get(page) < 0) report("M5", `${what} is swapped out without a slot`);
    } else if (where === PAGE_ON_SOURCE) {
      if (monitor.jobs.of(uid)?.kind !== "pull") report("M5", `${what} is on another host, and does not come`);
    } else if (where !== PAGE_ABSENT && where !== PAGE_DROPPED && where !== PAGE_BALLOONED)
      report("M5", `${what} is nowhere`);
    else if (guest.slot.get(page) >= 0) report("M5", `${what} is absent with a slot`);
  }
  if (shared !== guest.shared)
    report("M6", `${shared} pages of machine ${uid} share frames, its books say ${guest.shared}`);
  if (held !== guest.frames) report("M6", `machine ${uid} holds ${held} frames, its books say ${guest.frames}`);
}

function checkSwap(monitor: Monitor, report: Report): void {
  const { guests, freedSlots, freedSlotCount, nextSlot } = monitor.state.memory;
  const used = [...guests.values()].flatMap(({ slot }) => [...slot].filter((number) => number >= 0));
  const all = [...used, ...[...freedSlots].slice(0, freedSlotCount)];
  if (new Set(all).size !== all.length)
    report("M11", `a swap slot is given twice: ${listed(all.toSorted((a, b) => a - b))}`);
  if (all.length !== nextSlot || all.some((slot) => slot >= nextSlot))
    report("M11", `slots ${listed(all.toSorted((a, b) => a - b))} of ${nextSlot} are accounted for`);
  const { swapExtents, slotsPerExtent } = monitor.volumes;
  if (swapExtents === 0) return;
  // Where guarantees could take every frame they may have had to yield, and more than was promised been swapped out.
  const claims = monitor.specs.reduce((sum, { reservedPages }) => sum + reservedPages, 0);
  if (claims >= monitor.memory.config.frames) return;
  const room = swapExtents * slotsPerExtent;
  let swapped = 0;
  for (const [uid, { where, reservedPages }] of guests) {
    const own = [...where].filter((at) => at === PAGE_SWAPPED).length;
    const promised = monitor.pagesOf(monitor.specs[uid]!.memoryBytes) - reservedPages;
    if (own > promised) report("M11", `machine ${uid} has ${own} pages swapped out, ${promised} were promised`);
    swapped += own;
  }
  if (swapped > room) report("M11", `${swapped} pages are swapped out, the swap volume has room for ${room}`);
}
