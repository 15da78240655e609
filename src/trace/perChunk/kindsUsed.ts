/** Which kinds of intervals stand in a trace, and whether it has faults: what a legend has to explain. */
import { ROW } from "../../model/rows/table.ts";
import type { TraceChunk } from "../chunk.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../intervals.ts";
import { perChunk } from "./perChunk.ts";

/** A bit for each kind, by its number. O(intervals), once a chunk. */
const bitsOf = perChunk(({ intervals }: TraceChunk) => {
  let bits = 0;
  for (const kind of intervals.kind) bits |= 1 << kind;
  return bits;
});

const hasFault = perChunk(({ kinds }: TraceChunk) => kinds.includes(ROW.fault));

/** The kinds that occur in `chunks`, in the order of `INTERVAL_KINDS`. */
export function kindsUsed(chunks: readonly TraceChunk[]): readonly IntervalKind[] {
  const bits = chunks.reduce((all, chunk) => all | bitsOf(chunk), 0);
  return INTERVAL_KINDS.filter((_, kind) => (bits & (1 << kind)) !== 0);
}

export function hasFaults(chunks: readonly TraceChunk[]): boolean {
  return chunks.some(hasFault);
}
