/** Rows about disks with an arm or a fault, and about volumes in several parts. */
import { DISK_STATES } from "../choices.ts";
import { SEEK_REASONS } from "../events.ts";
import { row } from "./facts.ts";
import { flag, group, id, int, list, tick, word } from "./fields.ts";
import { RUNS } from "./storage.ts";

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
