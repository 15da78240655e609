/** Rows about the limits of the I/O of machines. */
import { IO_ALLOWANCES } from "../ioAllowances.ts";
import { row } from "./facts.ts";
import { flag, id, int, tick, word } from "./fields.ts";

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
