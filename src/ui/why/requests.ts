/** Finds out what a disk request is about: only the row by which it joined its disk's queue tells, often moments before. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { RequestId } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";

/** How far back that row is looked for. A request waits for as many others as there are vCPUs, so it is near. */
const LOOK_BACK_ROWS = 65_536;

/** The event by which `request` was queued before row `row`; null when it is not found. O(rows in between). */
export function queuedBefore(trace: TraceReader, row: number, request: RequestId): TraceEvent | null {
  const oldest = Math.max(0, row - LOOK_BACK_ROWS);
  for (let at = row - 1; at >= oldest; at -= 1) {
    if (trace.kindOf(at) !== "ioQueued") continue;
    const event = trace.eventAt(at);
    if (event.kind !== "ioQueued" || event.request > request) continue;
    // Requests are numbered in the order in which they are queued.
    return event.request === request ? event : null;
  }
  return null;
}
