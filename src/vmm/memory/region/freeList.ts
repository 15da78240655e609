/**
 * The free list: in which order its holes stand, and which of them become one. OSTEP's simulator sorts by size only when a
 * block is freed, and merges in list order: settings of the region.
 */
import type { RegionSpec } from "../../../model/scenario.ts";
import { byAddress, endOf, type Span } from "./state.ts";

type Order = RegionSpec["order"];

const COMPARE: Readonly<Record<Order, ((a: Span, b: Span) => number) | null>> = {
  address: byAddress,
  sizeAscending: (a, b) => a.size - b.size,
  sizeDescending: (a, b) => b.size - a.size,
  insertFront: null,
  insertBack: null,
};

/** `holes` in their order; of equal ones the first stays first. */
export function inOrder(holes: readonly Span[], order: Order): readonly Span[] {
  const compare = COMPARE[order];
  return compare ? holes.toSorted(compare) : holes;
}

/** `holes` with `hole`, which is behind others of its size. */
function insert(holes: readonly Span[], hole: Span, order: Order): readonly Span[] {
  return inOrder(order === "insertFront" ? [hole, ...holes] : [...holes, hole], order);
}

/** `holes` with what is left of the one at `place`, if anything is. */
export function withRest(
  holes: readonly Span[],
  place: number,
  rest: readonly Span[],
  { order, remainder }: Pick<RegionSpec, "order" | "remainder">,
): readonly Span[] {
  const list = holes.toSpliced(place, 1, ...rest);
  return remainder === "isSorted" ? inOrder(list, order) : list;
}

export interface Freed {
  readonly holes: readonly Span[];
  /** The hole that the freed block has become. */
  readonly hole: Span;
  /** The holes that became one with it, in the order of their addresses. */
  readonly merged: readonly Span[];
}

/** `holes` after `block` was freed. */
export function withFreed(
  holes: readonly Span[],
  block: Span,
  { order, coalescing }: Pick<RegionSpec, "order" | "coalescing">,
): Freed {
  switch (coalescing) {
    case "never":
      return { holes: insert(holes, block, order), hole: block, merged: [] };
    case "neighbours": {
      const touches = (hole: Span) => endOf(hole) === block.start || hole.start === endOf(block);
      const merged = holes.filter(touches).toSorted(byAddress);
      const hole = spanOf([...merged, block]);
      const others = holes.filter((each) => !touches(each));
      return { holes: insert(others, hole, order), hole, merged };
    }
    case "listNeighbours": {
      const runs = runsOf(insert(holes, block, order));
      const own = runs.find((run) => run.includes(block))!;
      const merged = own.filter((each) => each !== block);
      return { holes: runs.map(spanOf), hole: spanOf(own), merged };
    }
  }
}

/** `holes`, those together of which each ends where the next one of the list begins. */
function runsOf(holes: readonly Span[]): Span[][] {
  const runs: Span[][] = [];
  for (const hole of holes) {
    const last = runs.at(-1);
    if (last && endOf(last.at(-1)!) === hole.start) last.push(hole);
    else runs.push([hole]);
  }
  return runs;
}

/** From the beginning of the first of `spans` to the end of the last; they touch each other. */
function spanOf(spans: readonly Span[]): Span {
  const [first, ...others] = spans.toSorted(byAddress);
  return { start: first!.start, size: endOf(others.at(-1) ?? first!) - first!.start };
}
