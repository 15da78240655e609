/** The region as it is before anything happens. */
import type { RegionSpec } from "../../../model/scenario.ts";
import { buddiesIn } from "./buddy.ts";
import { inOrder } from "./freeList.ts";
import type { Block, RegionState, Span } from "./state.ts";

/**
 * All of it free, or the holes of the settings with a block between each two of them, which share the rest of the region
 * equally: the first ones are larger by a unit where it does not divide. A single hole has the block behind it.
 */
export function layoutOf(spec: RegionSpec): RegionState {
  const { base, size, holes: sizes = [size], fit, order } = spec;
  const rest = Math.max(0, size - sizes.reduce((sum, each) => sum + each, 0));
  const gaps = Math.max(1, sizes.length - 1);
  const blocks: Block[] = [];
  const holes: Span[] = [];
  let at = base;
  for (const [index, each] of sizes.entries()) {
    holes.push({ start: at, size: each });
    at += each;
    const gap = index < gaps ? Math.floor(rest / gaps) + (index < rest % gaps ? 1 : 0) : 0;
    if (gap > 0) blocks.push({ vm: -1, start: at, size: gap, asked: gap });
    at += gap;
  }
  const rover = { address: base, place: 0 };
  if (fit !== "buddy") return { blocks, holes: inOrder(holes, order), rover };
  const buddies = holes.flatMap(({ start, size: units }) => buddiesIn({ start: start - base, size: units }));
  return { blocks, holes: buddies.map(({ start, size: units }) => ({ start: start + base, size: units })), rover };
}
