/**
 * Rows about the memory region, in which each machine that is on has one block. Addresses and sizes are in its units. The row
 * `freeList` stands behind each that changes the free list; as regions have few holes, it tells them all.
 */
import { row } from "./facts.ts";
import { group, id, int, list } from "./fields.ts";

const span = group({ start: int, size: int });
/** A hole that was looked at, and is not the one taken. */
const searched = {
  /** Place in the free list where the search began. */
  from: int,
  /** Holes that were looked at, from there on, going on with the front of the list behind its end; 0: somebody has chosen. */
  searched: int,
  /** Those that were looked at and not taken, the nearest in size first. */
  losers: list(span),
  /** Losers that are not listed. */
  others: int,
};

/** A machine got its block. */
export const allocated = row(
  "memory",
  { isStep: true },
  {
    vm: id,
    start: int,
    /** With what alignment, header and, with buddies, rounding up add. */
    size: int,
    /** What the machine asked for. */
    asked: int,
    /** The hole as it was before. */
    hole: span,
    ...searched,
  },
);

/** A machine gave its block back. */
export const freed = row(
  "memory",
  { isStep: true },
  {
    vm: id,
    start: int,
    size: int,
    asked: int,
    /** The hole that the block is, or has become part of. */
    hole: span,
    /** Holes that became one with it, in the order of their addresses. */
    merged: list(span),
  },
);

/** The blocks have been moved together, to the beginning of the region. */
export const compacted = row(
  "memory",
  { isStep: true },
  {
    /** Those that moved, in the order of their addresses. -1: a block that belongs to no machine. */
    moves: list(group({ vm: id, from: int, to: int, size: int })),
    /** Units moved. */
    moved: int,
  },
);

/** No hole is large enough: why the command in the row before was refused. */
export const noRoom = row(
  "memory",
  {},
  {
    vm: id,
    asked: int,
    /** With what alignment, header and rounding up add. */
    needed: int,
    /** Place in the free list where the search began, and holes that were looked at from there on. */
    from: int,
    searched: int,
    largest: int,
    /** Free units in all holes together. */
    total: int,
  },
);

/** The free list after the row before it, from its front. */
export const freeList = row("details", { isSilent: true }, { holes: list(span) });
