/**
 * The references of one machine around a cursor, read off the trace: what it touched, hit or fault, and what it will
 * touch next as far as the trace is known. Every search is bounded, so that a machine that touches nothing costs no more
 * than one that does. References of a machine with several vCPUs are in the order of the rows.
 */
import type { FaultClass } from "../model/events.ts";
import type { EventKind, TraceEvent } from "../model/rows/table.ts";
import type { PageNumber, Tick, VcpuId, VmUid } from "../model/units.ts";
import type { HostInfo } from "../trace/hostState.ts";

/** What is needed of a `TraceReader`. */
export interface ReferenceSource {
  readonly info: Pick<HostInfo, "vcpus">;
  readonly rowCount: number;
  kindOf(row: number): EventKind;
  eventAt(row: number): TraceEvent;
}

/** One reference. `fault` is null for a hit. */
export interface Reference {
  readonly row: number;
  readonly time: Tick;
  readonly vm: VmUid;
  readonly vcpu: VcpuId;
  readonly page: PageNumber;
  readonly write: boolean;
  readonly fault: FaultClass | null;
}

/** Both ascending by row: rows below the cursor, and rows at or above it. */
export interface ReferenceWindow {
  readonly past: readonly Reference[];
  readonly next: readonly Reference[];
}

/** Rows looked at in each direction before a search gives up. */
export const REFERENCE_SCAN_ROWS = 4096;

/** The reference in `row`, or null when the row is none. */
export function referenceAt(source: ReferenceSource, row: number): Reference | null {
  const kind = source.kindOf(row);
  if (kind !== "hit" && kind !== "fault") return null;
  const event = source.eventAt(row);
  if (event.kind !== "hit" && event.kind !== "fault") return null;
  const vm = source.info.vcpus[event.vcpu]?.vm;
  if (vm === undefined) return null;
  const { time, vcpu, page, write } = event;
  return { row, time, vm, vcpu, page, write, fault: event.kind === "fault" ? event.fault : null };
}

/**
 * Up to `before` references of `vm` in rows `[0, row)` and up to `after` in rows `[row, rowCount)`, nearest to `row`.
 * Looks at no more than `REFERENCE_SCAN_ROWS` rows each way.
 */
export function referencesAround(
  source: ReferenceSource,
  vm: VmUid,
  row: number,
  before: number,
  after: number,
): ReferenceWindow {
  const past: Reference[] = [];
  const lowest = Math.max(0, row - REFERENCE_SCAN_ROWS);
  for (let at = Math.min(row, source.rowCount) - 1; at >= lowest && past.length < before; at--) {
    const reference = referenceAt(source, at);
    if (reference?.vm === vm) past.push(reference);
  }
  past.reverse();
  const next: Reference[] = [];
  const highest = Math.min(source.rowCount, row + REFERENCE_SCAN_ROWS);
  for (let at = Math.max(0, row); at < highest && next.length < after; at++) {
    const reference = referenceAt(source, at);
    if (reference?.vm === vm) next.push(reference);
  }
  return { past, next };
}

/** The machine whose memory a row is about: its reference, or the frame that is found for it; -1 for other rows. */
function machineServed(source: ReferenceSource, row: number): VmUid | -1 {
  const kind = source.kindOf(row);
  if (kind !== "hit" && kind !== "fault" && kind !== "evict" && kind !== "map" && kind !== "frameWait") return -1;
  const event = source.eventAt(row);
  switch (event.kind) {
    case "hit":
    case "fault":
    case "frameWait":
    case "map":
      return source.info.vcpus[event.vcpu]?.vm ?? -1;
    case "evict":
      return source.info.vcpus[event.forVcpu]?.vm ?? -1;
    default:
      return -1;
  }
}

/** The machine whose memory the last row below `row` was about, else the first at or above it; -1 when none is near. */
export function nearestReferencer(source: ReferenceSource, row: number): VmUid | -1 {
  const lowest = Math.max(0, row - REFERENCE_SCAN_ROWS);
  for (let at = Math.min(row, source.rowCount) - 1; at >= lowest; at--) {
    const vm = machineServed(source, at);
    if (vm !== -1) return vm;
  }
  const highest = Math.min(source.rowCount, row + REFERENCE_SCAN_ROWS);
  for (let at = Math.max(0, row); at < highest; at++) {
    const vm = machineServed(source, at);
    if (vm !== -1) return vm;
  }
  return -1;
}
