/**
 * The slices of a window as rows of a table: what the pCPUs did, idle time included, and what the vCPUs did while they
 * were not on a pCPU. In order of start, then pCPUs before vCPUs.
 */
import type { LaneColumns } from "../../trace/intervals.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../../trace/intervals.ts";
import type { TraceReader } from "../../trace/reader.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import { createLaneView, visibleIntervals, type Joining } from "../../chart/lanes.ts";
import { firstEndingAfter } from "../../chart/search.ts";

/** `pcpu` or `vcpu` is null where there is none. */
export interface SliceRow {
  readonly pcpu: PcpuId | null;
  readonly vcpu: VcpuId | null;
  readonly kind: IntervalKind | "idle";
  readonly start: Tick;
  readonly end: Tick;
}

export interface SliceTableRows {
  readonly rows: readonly SliceRow[];
  /** True when there are more slices in the window than rows. */
  readonly isCut: boolean;
}

const RUNNING = INTERVAL_KINDS.indexOf("running");
const SPIN = INTERVAL_KINDS.indexOf("spin");
const view = createLaneView();

/** The slices that touch `[from, to)`, at most `limit` of them. `end`: the last moment known. */
export function sliceRows(
  trace: Pick<TraceReader, "info" | "pcpuLane" | "vcpuLane">,
  from: number,
  to: number,
  end: Tick,
  limit: number,
): SliceTableRows {
  const rows: SliceRow[] = [];
  const until = Math.min(to, end);
  // Each lane gives its first slices; what lies behind the end of the first lane that was cut is not complete.
  let horizon = until;
  for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu++) {
    const cutAt = readLane(trace.pcpuLane(pcpu, from, until), from, until, limit, "chunks");
    addPcpu(rows, pcpu, from, cutAt, cutAt < until);
    horizon = Math.min(horizon, cutAt);
  }
  for (let vcpu = 0; vcpu < trace.info.vcpus.length; vcpu++) {
    const cutAt = readLane(trace.vcpuLane(vcpu, from, until), from, until, limit, "all");
    addVcpu(rows, vcpu);
    horizon = Math.min(horizon, cutAt);
  }
  const complete = rows.filter(({ start }) => start < horizon).toSorted((a, b) => a.start - b.start);
  return { rows: complete.slice(0, limit), isCut: horizon < until || complete.length > limit };
}

/** Reads the first intervals of a lane, at most `limit` of each chunk, into `view`. Returns where they were cut. */
function readLane(chunks: readonly LaneColumns[], from: number, to: number, limit: number, joining: Joining): number {
  let until = to;
  for (const columns of chunks) {
    const beyond = columns.start[firstEndingAfter(columns, from) + limit];
    if (beyond !== undefined) until = Math.min(until, beyond);
  }
  visibleIntervals(chunks, from, until, Number.POSITIVE_INFINITY, view, joining);
  return until;
}

function addPcpu(rows: SliceRow[], pcpu: PcpuId, from: number, to: number, isCut: boolean): void {
  let free = Math.max(0, Math.floor(from));
  for (let i = 0; i < view.count; i++) {
    const start = view.start[i]!;
    if (start > free) rows.push({ pcpu, vcpu: null, kind: "idle", start: free, end: start });
    free = view.end[i]!;
    rows.push({ pcpu, vcpu: view.other[i]!, kind: INTERVAL_KINDS[view.kind[i]!]!, start, end: free });
  }
  // Behind a cut the lane goes on; only at the end of the window is the rest idle time.
  const last = Math.ceil(to);
  if (!isCut && last > free) rows.push({ pcpu, vcpu: null, kind: "idle", start: free, end: last });
}

/** While it runs, a vCPU is in the rows of its pCPU. */
function addVcpu(rows: SliceRow[], vcpu: VcpuId): void {
  for (let i = 0; i < view.count; i++) {
    if (view.kind[i] === RUNNING || view.kind[i] === SPIN) continue;
    const kind = INTERVAL_KINDS[view.kind[i]!]!;
    rows.push({ pcpu: null, vcpu, kind, start: view.start[i]!, end: view.end[i]! });
  }
}
