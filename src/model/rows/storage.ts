/** Rows about requests on disks and about logical volumes. */
import { REQUEST_PURPOSES } from "../events.ts";
import { row } from "./facts.ts";
import { group, id, int, list, tick, word } from "./fields.ts";

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

/** Extents that lie side by side. */
export const RUNS = list(group({ pv: id, start: int, count: int }));

/** A logical volume got its extents, run by run. */
export const lvAllocated = row(
  "disk",
  {},
  {
    lv: id,
    /** The allocation policy: 0 contiguous, 1 cling, 2 normal, 3 anywhere; 4: somebody has chosen in its place. */
    policy: int,
    runs: RUNS,
  },
);

export const lvFreed = row("disk", {}, { lv: id });
