/**
 * The frames in an order that can be seen from the references alone: by their loads, their last references or their next
 * ones, with how many references lie between. Read off the trace, in a bounded search.
 */
import type { PageNumber, FrameId, VmUid } from "../../../model/units.ts";
import type { FrameOrder } from "../../../model/frameOrder.ts";
import type { TraceReader } from "../../../trace/reader.ts";
import type { FrameSnapshot } from "../../shared/tables/textbook.ts";

export interface OrderedFrame {
  readonly frame: FrameId;
  readonly vm: VmUid;
  readonly page: PageNumber;
  /** References in between; Infinity: never again; null: not known. */
  readonly distance: number | null;
}

const SCAN_ROWS = 20_000;

/**
 * The frames in use, the one that leaves first in front; `row` rows are applied. `isBefore`: the next reference is the one at
 * hand, which is being made and counts already. Equals stand in order of their loads.
 */
export function orderedFrames(
  trace: TraceReader,
  frames: FrameSnapshot,
  row: number,
  { by, leaves }: FrameOrder,
  isBefore: boolean,
): OrderedFrame[] {
  const used = framesInUse(frames);
  const loads = behind(trace, row, used.length, "load");
  const distances =
    by === "nextUse" ? ahead(trace, row) : by === "load" ? loads : behind(trace, row, used.length, "reference");
  const since = by !== "nextUse" && isBefore ? 1 : 0;
  const entries = used.map((entry): OrderedFrame => {
    const found =
      by === "nextUse" ? distances.of.get(pageKey(entry.vm, entry.page)) : distances.of.get(String(entry.frame));
    return { ...entry, distance: found === undefined ? distances.otherwise : found + since };
  });
  const sign = leaves === "farthest" ? -1 : 1;
  const far = ({ distance }: OrderedFrame) => distance ?? Number.MAX_SAFE_INTEGER;
  const age = ({ frame }: OrderedFrame) => loads.of.get(String(frame)) ?? Infinity;
  return entries.toSorted((a, b) => {
    const [one, other] = [far(a), far(b)];
    if (one !== other) return one < other ? -sign : sign;
    return age(b) - age(a) || a.frame - b.frame;
  });
}

/** Frames that hold a page, in order of their numbers. */
function framesInUse({ vm, page }: FrameSnapshot): { frame: FrameId; vm: VmUid; page: PageNumber }[] {
  const used: { frame: FrameId; vm: VmUid; page: PageNumber }[] = [];
  for (let frame = 0; frame < vm.length; frame += 1)
    if (vm.get(frame) >= 0) used.push({ frame, vm: vm.get(frame), page: page.get(frame) });
  return used;
}

interface Distances {
  readonly of: ReadonlyMap<string, number>;
  /** Of what was not met. */
  readonly otherwise: number | null;
}

/** References since the load, or the last use, of each frame; of one whose page has just been taken, since the fault that took it. */
function behind(trace: TraceReader, row: number, wanted: number, by: "load" | "reference"): Distances {
  const of = new Map<string, number>();
  let references = 0;
  for (let at = row - 1; at >= Math.max(0, row - SCAN_ROWS) && of.size < wanted; at -= 1) {
    const kind = trace.kindOf(at);
    if (kind === "fault") references += 1;
    if (kind !== "map" && kind !== "hit" && kind !== "evict") continue;
    const event = trace.eventAt(at);
    // What leaves a frame makes room for the page that comes: until that is there its turn has begun all the same.
    if (event.kind === "map" || event.kind === "evict" || (event.kind === "hit" && by === "reference")) {
      const key = String(event.frame);
      if (!of.has(key)) of.set(key, references);
    }
    if (event.kind === "hit") references += 1;
  }
  return { of, otherwise: null };
}

const pageKey = (vm: VmUid, page: PageNumber) => `${vm} ${page}`;

/** References until each page is used, 1 for the next one, counted in those of its machine. */
function ahead(trace: TraceReader, row: number): Distances {
  const of = new Map<string, number>();
  const made = new Map<VmUid, number>();
  const end = Math.min(trace.rowCount, row + SCAN_ROWS);
  for (let at = row; at < end; at += 1) {
    const kind = trace.kindOf(at);
    if (kind !== "hit" && kind !== "fault") continue;
    const event = trace.eventAt(at);
    if (event.kind !== "hit" && event.kind !== "fault") continue;
    const vm = trace.info.vcpus[event.vcpu]?.vm ?? -1;
    const count = (made.get(vm) ?? 0) + 1;
    made.set(vm, count);
    const key = pageKey(vm, event.page);
    if (!of.has(key)) of.set(key, count);
  }
  return { of, otherwise: trace.isComplete && end === trace.rowCount ? Infinity : null };
}
