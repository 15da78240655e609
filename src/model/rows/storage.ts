/** Rows about disks and logical volumes. */
import { REQUEST_PURPOSES, SEEK_REASONS } from "../events.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, tick, word } from "./fields.ts";

/** A request joined a disk's queue. */
export const ioQueued = row(
  "disk",
  {},
  {
    request: id,
    pv: id,
    extent: int,
    purpose: word(REQUEST_PURPOSES),
    vm: id,
    vcpu: id,
    /** Guest page for swap traffic, block number for guest traffic. */
    page: int,
    blocks: int,
  },
);

export const ioStarted = row("disk", {}, { request: id, pv: id, until: tick });

export const ioDone = row("disk", {}, { request: id, pv: id });

export const ioCancelled = row("disk", {}, { request: id, pv: id });

/** The arm of a disk goes to the request whose service begins with the row before. */
export const seek = row(
  "disk",
  { isStep: true },
  {
    pv: id,
    request: id,
    /** Cylinders. */
    from: int,
    to: int,
    /** Cylinders on the way there and back, where the arm turns. */
    travelled: int,
    /** Where a sweep goes on from there. */
    isUp: flag,
    reason: word(SEEK_REASONS),
    /** What it was chosen by; the meaning is that of the reason. */
    value: int,
    /** What the service is made of. */
    seek: tick,
    rotation: tick,
    transfer: tick,
    /** Losers that are not listed. */
    others: int,
    /** Cylinders at which the arm turned or began again. */
    via: list(int),
    /** Requests that were not chosen, the next best first, with the value they were compared by. */
    losers: list(group({ id, cylinder: int, value: int })),
  },
);

/** A logical volume got its extents, run by run. */
export const lvAllocated = row(
  "disk",
  {},
  {
    lv: id,
    /** The allocation policy: 0 contiguous, 1 cling, 2 normal. */
    policy: int,
    runs: list(group({ pv: id, start: int, count: int })),
  },
);

export const lvFreed = row("disk", {}, { lv: id });
