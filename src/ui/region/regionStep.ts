/** What the memory region did last, up to a row of a trace, and what of its holes that concerned. Pure. */
import type { TraceEvent } from "../../model/rows/table.ts";
import type { RegionHole, RegionView } from "../../trace/hostState.ts";
import { hostAt } from "../../trace/hostCursor.ts";
import type { TraceReader } from "../../trace/reader.ts";

type RegionEvent = Extract<TraceEvent, { readonly kind: "allocated" | "freed" | "compacted" | "noRoom" }>;

export interface RegionStep {
  readonly event: RegionEvent;
  readonly before: RegionView;
  /** Holes looked at, in their order; the last one is the one taken, where one was. */
  readonly searched: readonly RegionHole[];
  readonly taken: RegionHole | null;
}

/** So far back it is looked for. */
const MOST_ROWS = 200;

/** The last one in the first `row` rows; null: none is near. */
export function lastStep(trace: TraceReader, row: number): RegionStep | null {
  for (let at = row - 1; at >= Math.max(0, row - MOST_ROWS); at -= 1) {
    const kind = trace.kindOf(at);
    if (kind !== "allocated" && kind !== "freed" && kind !== "compacted" && kind !== "noRoom") continue;
    const event = trace.eventAt(at) as RegionEvent;
    const before = hostAt(trace, at, event.time).region;
    return before && { event, before, ...searchOf(event, before) };
  }
  return null;
}

function searchOf(event: RegionEvent, { holes }: RegionView): Pick<RegionStep, "searched" | "taken"> {
  if (event.kind !== "allocated" && event.kind !== "noRoom") return { searched: [], taken: null };
  const searched = Array.from({ length: event.searched }, (_, at) => holes[(event.from + at) % holes.length]).filter(
    (hole) => hole !== undefined,
  );
  const taken = event.kind === "allocated" ? (searched.find(({ start }) => start === event.hole.start) ?? null) : null;
  return { searched, taken };
}
