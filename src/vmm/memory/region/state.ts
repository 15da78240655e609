/**
 * The memory region as plain data: blocks that are taken, holes that are free. Lists are replaced, never changed, so copies
 * share them.
 *
 * ```
 * base                                                base + size
 * | block A | hole | block B | block B's neighbour | hole |
 * ```
 */
import type { VmUid } from "../../../model/units.ts";

/** Neighbouring units, `[start, start + size)`. */
export interface Span {
  readonly start: number;
  readonly size: number;
}

export interface Block extends Span {
  /** Whose it is; -1: it belongs to no machine, and is there for good. */
  readonly vm: VmUid | -1;
  /** What was asked for: the rest of it is wasted inside the block. */
  readonly asked: number;
}

/** Where the last search ended, for the fit that goes on from there. */
export interface Rover {
  /** End of the block that was taken last. */
  readonly address: number;
  /** Place in the free list of the hole that was taken last; what is left of it, or the next hole, stands there. */
  readonly place: number;
}

export interface RegionState {
  /** In the order of their addresses. */
  blocks: readonly Block[];
  /** The free list, from its front. */
  holes: readonly Span[];
  rover: Rover;
}

export const endOf = ({ start, size }: Span): number => start + size;

export const byAddress = (a: Span, b: Span): number => a.start - b.start;

/** The holes as they lie, whatever the order of the list. */
export const holesByAddress = (holes: readonly Span[]): readonly Span[] => holes.toSorted(byAddress);

/** Units in `spans` together. */
export function totalOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { size }) => sum + size, 0);
}

/** The largest of `holes`; 0: there are none. */
export function largestOf(holes: readonly Span[]): number {
  return holes.reduce((largest, { size }) => Math.max(largest, size), 0);
}
