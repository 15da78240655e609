/**
 * The buddy system: blocks and holes have sizes that are powers of two, each at a multiple of its size. The smallest hole
 * that is large enough is halved until it is no larger than needed, and the lower half is kept; when a block is freed, it
 * becomes one with its buddy as long as that is free. Source: Knowlton, CACM 1965; domain C.5.
 *
 * Addresses here count from the beginning of the region. A region whose size is no power of two, or a hole anywhere, begins
 * as the fewest such blocks that cover it.
 */
import { byAddress, endOf, type Span } from "./state.ts";

/** The fewest holes of the buddy system that cover `span`, in the order of their addresses. */
export function buddiesIn({ start, size }: Span): Span[] {
  const spans: Span[] = [];
  let at = start;
  while (at < start + size) {
    let each = 1;
    while (at % (each * 2) === 0 && at + each * 2 <= start + size) each *= 2;
    spans.push({ start: at, size: each });
    at += each;
  }
  return spans;
}

/** What is left of `hole` when its lower end is taken, halved until it has `size`. */
export function splitOff({ start, size: whole }: Span, size: number): Span[] {
  const rest: Span[] = [];
  for (let half = whole / 2; half >= size; half /= 2) rest.unshift({ start: start + half, size: half });
  return rest;
}

export interface Joined {
  readonly hole: Span;
  /** The buddies that became one with it. */
  readonly merged: readonly Span[];
}

/** The hole that `freed` becomes among `holes`. */
export function joinBuddies(freed: Span, holes: readonly Span[]): Joined {
  let hole = freed;
  const merged: Span[] = [];
  for (;;) {
    // Sizes may be beyond the 32 bits of an exclusive or.
    const isLower = hole.start % (hole.size * 2) === 0;
    const other = isLower ? endOf(hole) : hole.start - hole.size;
    const buddy = holes.find(({ start, size }) => start === other && size === hole.size);
    if (!buddy) return { hole, merged: merged.toSorted(byAddress) };
    merged.push(buddy);
    hole = { start: Math.min(hole.start, other), size: hole.size * 2 };
  }
}
