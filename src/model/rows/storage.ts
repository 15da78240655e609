/** Rows about disks and logical volumes. */
import { DISK_STATES } from "../choices.ts";
import { IO_ALLOWANCES } from "../ioAllowances.ts";
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
const RUNS = list(group({ pv: id, start: int, count: int }));

/** A logical volume got its extents, run by run. */
export const lvAllocated = row(
  "disk",
  {},
  {
    lv: id,
    /** The allocation policy: 0 contiguous, 1 cling, 2 normal, 3 anywhere. */
    policy: int,
    runs: RUNS,
  },
);

export const lvFreed = row("disk", {}, { lv: id });

/** A volume that lies in several areas side by side got its extents, or any volume got more of them. */
export const lvLaidOut = row(
  "disk",
  {},
  {
    lv: id,
    policy: int,
    areas: int,
    /** The first row that it got; 0: it is new. */
    from: int,
    /** Those of the first area, then of the next one: as many extents in each. */
    runs: RUNS,
  },
);

/** A logical volume has `rows` rows left; the extents of the others are free. */
export const lvReduced = row("disk", {}, { lv: id, rows: int });

/** What one extent of a volume held is on another one from now on, and the old one is free. */
export const extentMoved = row("disk", {}, { lv: id, area: int, row: int, pv: id, extent: int });

/** An extent is taken for a copy of one that a volume has, which is read until then; or it is given back, for nothing came of it. */
export const extentHeld = row("disk", {}, { lv: id, area: int, row: int, pv: id, extent: int, isHeld: flag });

/** A disk has failed, is back, or gives no new extents. */
export const diskState = row("disk", { isMarked: true }, { pv: id, state: word(DISK_STATES) });

/** A request ended in an error: its disk has failed. */
export const ioFailed = row("disk", { isMarked: true }, { request: id, pv: id });

/** A guest's read or write cannot be done: what it needs is on a disk that has failed. */
export const ioError = row("disk", { isMarked: true }, { vcpu: id, lv: id, block: int, blocks: int, write: flag });

/** What an extent of a volume holds is out of date, or up to date again. */
export const extentStale = row("disk", {}, { lv: id, area: int, row: int, isStale: flag });

/** The I/O of a machine has another limit (`IoLimitSpec`); `every` 0: none any more. What has no limit is -1. */
export const ioLimit = row(
  "disk",
  {},
  {
    vm: id,
    every: tick,
    burst: int,
    requests: int,
    reads: int,
    writes: int,
    blocks: int,
    readBlocks: int,
    writeBlocks: int,
  },
);

/** A guest's read or write is held back in front of the disk queues, by the limit of its machine. */
export const ioHeld = row(
  "disk",
  { isMarked: true },
  {
    /** What is held back, by the order in which it came: the numbers are those of `ioReleased`. */
    held: id,
    vm: id,
    vcpu: id,
    lv: id,
    block: int,
    blocks: int,
    write: flag,
    /** Others of its machine that are held back before it: it comes after them. */
    ahead: int,
    /** What the machine has too little of for it, what it has of that, and what it needs. */
    allowance: word(IO_ALLOWANCES),
    left: int,
    needed: int,
    /** When there will be enough; -1: it comes after others. */
    until: tick,
  },
);

/** What was held back goes on to the disks, or nobody wants it any more. */
export const ioReleased = row("disk", {}, { held: id, vm: id, vcpu: id, waited: tick, isDropped: flag });
