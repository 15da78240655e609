/** The movements of the arms, up to a row of a trace. Pure. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { PvId } from "../../model/units.ts";
import type { TraceReader } from "../reader.ts";

export type SeekEvent = Extract<TraceEvent, { readonly kind: "seek" }>;

/** So far back they are looked for. */
const MOST_ROWS = 4000;

/** The last `most` movements of each disk in the first `row` rows, the oldest first. O(rows looked at). */
export function lastSeeks(trace: TraceReader, row: number, most: number): ReadonlyMap<PvId, readonly SeekEvent[]> {
  const found = new Map<PvId, SeekEvent[]>();
  for (let at = row - 1; at >= Math.max(0, row - MOST_ROWS); at -= 1) {
    if (trace.kindOf(at) !== "seek") continue;
    const event = trace.eventAt(at);
    if (event.kind !== "seek") continue;
    const own = found.get(event.pv) ?? [];
    if (own.length < most) found.set(event.pv, [event, ...own]);
  }
  return found;
}

/** All movements of the disk `pv` in the first `rows` rows, in order. */
export function seeksOf(trace: TraceReader, rows: number, pv: PvId): SeekEvent[] {
  const found: SeekEvent[] = [];
  for (const { row } of trace.marks(["seek"], 0, Infinity, Infinity)) {
    if (row >= rows) break;
    const event = trace.eventAt(row);
    if (event.kind === "seek" && event.pv === pv) found.push(event);
  }
  return found;
}
