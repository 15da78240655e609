/** What a fit is asked: which hole of the free list a block is taken from. It looks, and changes nothing. */
import type { Span } from "./state.ts";

export interface Choice {
  /** Place of the hole in the list; -1: none is large enough. */
  readonly place: number;
  /** Holes looked at. */
  readonly searched: number;
}

export interface Fit {
  /** Goes on where the last search ended, and begins at the front behind the end of the list; else always at the front. */
  readonly isRoving?: true;
  /** The choice among `holes`, in the order in which they are looked at, of one that holds `needed` units. */
  choose(holes: readonly Span[], needed: number): Choice;
}

/** Looks at all of them; of those that are large enough, the first that `isBetter` than every one before it. */
export function bestBy(holes: readonly Span[], needed: number, isBetter: (hole: Span, best: Span) => boolean): Choice {
  let place = -1;
  for (const [at, hole] of holes.entries())
    if (hole.size >= needed && (place < 0 || isBetter(hole, holes[place]!))) place = at;
  return { place, searched: holes.length };
}
