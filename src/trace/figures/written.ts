/**
 * What a machine has written to its memory in a part of a run, as migrations count it: the pages, by the vCPU that wrote each
 * first, and how many writes there were. Pages that a fault brought in to be written count from when they are in a frame.
 */
import type { PageNumber, Tick, VcpuId, VmUid } from "../../model/units.ts";
import type { TraceReader } from "../reader.ts";

export interface Written {
  /** Who wrote the page first; its keys are the pages, in the order in which they were written. */
  readonly pages: ReadonlyMap<PageNumber, VcpuId>;
  readonly writes: number;
}

/** Of machine `vm` in `[from, until)`, but of no more than the last `most` rows of it. */
export function writtenIn(trace: TraceReader, vm: VmUid, from: Tick, until: Tick, most = Infinity): Written {
  const end = rowsBefore(trace, until);
  const begin = Math.max(rowsBefore(trace, from), end - most);
  return writtenInRows(trace, vm, begin, end);
}

/** Of machine `vm` in rows `[begin, end)`. */
export function writtenInRows(trace: TraceReader, vm: VmUid, begin: number, end: number): Written {
  const { info } = trace;
  const pages = new Map<PageNumber, VcpuId>();
  let writes = 0;
  for (let row = Math.max(0, begin); row < Math.min(end, trace.rowCount); row += 1) {
    const kind = trace.kindOf(row);
    if (kind !== "hit" && kind !== "map") continue;
    const event = trace.eventAt(row);
    const isWrite =
      (event.kind === "hit" && event.write && info.vcpus[event.vcpu]?.vm === vm) ||
      (event.kind === "map" && event.dirty && event.vm === vm);
    if (!isWrite || (event.kind !== "hit" && event.kind !== "map")) continue;
    writes += 1;
    if (!pages.has(event.page)) pages.set(event.page, event.vcpu);
  }
  return { pages, writes };
}

/** Rows with a time before `time`. */
export function rowsBefore(trace: TraceReader, time: Tick): number {
  return time <= 0 ? 0 : trace.rowsUpTo(time - 1);
}
