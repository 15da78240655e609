/**
 * Which frames the present step is about, read off the events of the cursor's tick.
 *
 * Several steps can share a tick (evict, leave, dispatch): the last memory step of that tick counts, so that its frames
 * stay marked while the processor goes on. A page that gets its frame in the tick in which the victim left it is shown
 * together with the victim.
 */
import type { FrameId, PageNumber, VmUid } from "../../model/units.ts";
import type { TraceReader } from "../../trace/reader.ts";

/** `fault`: a page was set into its frame, or a frame was reserved for it. `loaded`: a page came back from the disk. */
export type MarkKind = "hit" | "fault" | "loaded" | "victim";

export interface FrameMarks {
  readonly frame: FrameId | -1;
  readonly kind: MarkKind | null;
  /** The page that left `frame` in this tick; -1 when none did. */
  readonly oldVm: VmUid | -1;
  readonly oldPage: PageNumber | -1;
  /** Frames whose reference bit the hand cleared on its way. */
  readonly cleared: readonly FrameId[];
}

export const NO_MARKS: FrameMarks = { frame: -1, kind: null, oldVm: -1, oldPage: -1, cleared: [] };

/** Rows looked back inside one tick. */
const MAX_ROWS_BACK = 256;

function markOf(frame: FrameId, kind: MarkKind): FrameMarks {
  return { ...NO_MARKS, frame, kind };
}

/** The marks for a cursor that has `row` rows applied. */
export function frameMarks(trace: Pick<TraceReader, "timeOf" | "kindOf" | "eventAt">, row: number): FrameMarks {
  if (row <= 0) return NO_MARKS;
  const time = trace.timeOf(row - 1);
  const lowest = Math.max(0, row - MAX_ROWS_BACK);
  // What a later row of the tick did with a frame; an eviction found below it may belong to it.
  let landing: FrameMarks | null = null;
  let isReserved = false;
  for (let at = row - 1; at >= lowest && trace.timeOf(at) === time; at--) {
    const kind = trace.kindOf(at);
    if (
      kind !== "hit" &&
      kind !== "fault" &&
      kind !== "frameWait" &&
      kind !== "evict" &&
      kind !== "map" &&
      kind !== "reserve" &&
      kind !== "scanned" &&
      kind !== "fileShared"
    )
      continue;
    const event = trace.eventAt(at);
    switch (event.kind) {
      case "evict": {
        if (landing && landing.frame !== event.frame) return landing;
        const { frame, vm: oldVm, page: oldPage, cleared } = event;
        return { frame, kind: landing && !isReserved ? landing.kind : "victim", oldVm, oldPage, cleared };
      }
      case "hit":
        return landing ?? markOf(event.frame, "hit");
      case "scanned": {
        if (landing) return landing;
        const merged = event.entries.findLast(({ freed }) => freed >= 0);
        if (!merged) continue;
        return markOf(merged.frame, "hit");
      }
      case "fileShared":
        return landing ?? markOf(event.frame, "hit");
      case "reserve":
        if (landing) continue;
        landing = markOf(event.frame, "fault");
        isReserved = true;
        break;
      case "map":
        if (landing) return landing;
        landing = markOf(event.frame, event.how === "swapIn" ? "loaded" : "fault");
        break;
      default:
        return landing ?? NO_MARKS;
    }
  }
  return landing ?? NO_MARKS;
}
