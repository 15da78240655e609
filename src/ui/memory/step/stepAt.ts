/**
 * What became of the reference at the cursor, as data: the frames before and after it, who left for it, and where its page
 * is. Read off the trace; nothing is decided here.
 */
import { referencesAround, type Reference } from "../../../chart/references.ts";
import type { TraceEvent } from "../../../model/rows/table.ts";
import type { FrameId, VmUid } from "../../../model/units.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import { frameOfPage, type FrameSnapshot, type SnapshotCache } from "../../shared/tables/textbook.ts";

export type Eviction = Extract<TraceEvent, { kind: "evict" }>;

export interface Step {
  readonly reference: Reference;
  readonly before: FrameSnapshot;
  readonly after: FrameSnapshot;
  /** Rows applied before the reference, and at the cursor. */
  readonly rows: { readonly before: number; readonly after: number };
  readonly eviction: Eviction | null;
  /** Frame of its page: found there, or loaded; -1: it is not there yet. */
  readonly frame: FrameId | -1;
}

/** Rows looked through for what followed the reference. */
const SCAN_ROWS = 4096;

/** The step of the last reference of `vm` before a cursor that has `row` rows applied; null: there is none near. */
export function stepAt(trace: TraceReader, vm: VmUid, row: number, cache: SnapshotCache): Step | null {
  const [reference] = referencesAround(trace, vm, row, 1, 0).past;
  if (!reference) return null;
  const { eviction, end } = consequences(trace, reference, row);
  cache.keepOnly(new Set([reference.row, end]));
  const before = cache.at(trace, reference.row);
  const after = cache.at(trace, end);
  const frame = frameOfPage(after, vm, reference.page);
  return { reference, before, after, rows: { before: reference.row, after: end }, eviction, frame };
}

/** Who left for it; and the rows after which the frames are still those of a running machine. */
function consequences(trace: TraceReader, { row: start, vcpu, page }: Reference, row: number) {
  let eviction: Eviction | null = null;
  for (let at = start + 1; at < Math.min(row, start + SCAN_ROWS); at += 1) {
    const kind = trace.kindOf(at);
    // What a machine gives back when it ends is no part of the step.
    if (kind === "free") return { eviction, end: at };
    if (kind !== "evict") continue;
    const event = trace.eventAt(at);
    if (event.kind === "evict" && event.forVcpu === vcpu && event.forPage === page) eviction ??= event;
  }
  return { eviction, end: row };
}
