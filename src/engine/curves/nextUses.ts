/** What comes next in a reference string. */
import type { ReferenceTrace } from "../../model/referenceTrace.ts";
import { NEVER_USED } from "../../vmm/memory/replay.ts";

/** For each reference the number of the next one to the same page, or `NEVER_USED`. Some 10 ms for a million references. */
export function nextUsesIn({ pages, distinct }: ReferenceTrace): Uint32Array {
  const next = new Uint32Array(pages.length);
  // Signed numbers are what the compiler is quick with; `NEVER_USED` is -1 among them.
  const signed = new Int32Array(next.buffer);
  const soonest = new Int32Array(distinct).fill(NEVER_USED);
  for (let at = pages.length - 1; at >= 0; at -= 1) {
    const page = pages[at]!;
    signed[at] = soonest[page]!;
    soonest[page] = at;
  }
  return next;
}
