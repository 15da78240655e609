/** What comes next in a reference string. */
import type { ReferenceTrace } from "../../model/referenceTrace.ts";
import { NEVER_USED } from "../../vmm/memory/replay.ts";

/** For each reference the number of the next one to the same page, or `NEVER_USED`. Some 10 ms for a million references. */
export function nextUsesIn({ pages, distinct }: ReferenceTrace): Uint32Array {
  const next = new Uint32Array(pages.length);
  const soonest = new Uint32Array(distinct).fill(NEVER_USED);
  for (let at = pages.length - 1; at >= 0; at -= 1) {
    next[at] = soonest[pages[at]!]!;
    soonest[pages[at]!] = at;
  }
  return next;
}
