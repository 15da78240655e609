/** When a machine uses its pages again, as its programs tell: what only the optimal replacement policy knows (domain C.3). */
import type { PageNumber } from "../model/units.ts";
import type { Processor } from "./cpu/processor.ts";
import { nextUses } from "./cpu/program.ts";
import type { Vcpu } from "./cpu/state.ts";

/**
 * References until each of `pages` is used again by one of `vcpus`, which are those of one machine. A page that is
 * missing in the answer is not used again.
 */
export function soonestUses(
  processor: Processor,
  vcpus: readonly Vcpu[],
  pages: readonly PageNumber[],
): Map<PageNumber, number> {
  const wanted = new Set(pages);
  const uses = new Map<PageNumber, number>();
  for (const v of vcpus) {
    if (v.phase === "finished" || v.phase === "offline") continue;
    for (const [page, distance] of nextUses(processor.programOf(v), v.place, wanted))
      if (distance < (uses.get(page) ?? Infinity)) uses.set(page, distance);
  }
  return uses;
}
