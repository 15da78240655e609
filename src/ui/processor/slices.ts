/**
 * The slices of a window as rows of a table: what the pCPUs did, idle time included, and what the vCPUs did while they
 * were not on a pCPU. In order of start, then pCPUs before vCPUs.
 */
import type { LaneColumns } from "../../trace/intervals.ts";
import { INTERVAL_KINDS, type IntervalKind } from "../../trace/intervals.ts";
import type { TraceReader } from "../../trace/reader.ts";
import type { PcpuId, Tick, VcpuId } from "../../model/units.ts";
import { countBetween, createLaneView, visibleIntervals, type Joining } from "../../chart/lanes.ts";
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
  /** How many slices there are in all; idle ones are counted only among the rows. */
  readonly total: number;
}

const RUNNING = INTERVAL_KINDS.indexOf("running");
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
  let total = 0;
  for (let pcpu = 0; pcpu < trace.info.pcpus; pcpu++) {
    const chunks = trace.pcpuLane(pcpu, from, until);
    total += countIn(chunks, from, until);
    addPcpu(rows, pcpu, chunks, from, until, limit);
  }
  for (let vcpu = 0; vcpu < trace.info.vcpus.length; vcpu++) {
    const chunks = trace.vcpuLane(vcpu, from, until);
    total += countIn(chunks, from, until) - addVcpu(rows, vcpu, chunks, from, until, limit);
  }
  rows.sort((a, b) => a.start - b.start);
  return { rows: rows.slice(0, limit), total: Math.max(total, rows.length) };
}

function countIn(chunks: readonly LaneColumns[], from: number, to: number): number {
  return chunks.reduce((count, columns) => count + countBetween(columns, from, to), 0);
}

/** At most this many of each lane, so that a table of a whole long run costs no more than its rows. */
function firstIntervals(
  chunks: readonly LaneColumns[],
  from: number,
  to: number,
  limit: number,
  joining: Joining,
): number {
  let until = to;
  for (const columns of chunks) {
    const first = firstEndingAfter(columns, from);
    const beyond = columns.start[first + limit];
    if (beyond !== undefined) until = Math.min(until, beyond);
  }
  visibleIntervals(chunks, from, until, Number.POSITIVE_INFINITY, view, joining);
  return until;
}

function addPcpu(
  rows: SliceRow[],
  pcpu: PcpuId,
  chunks: readonly LaneColumns[],
  from: number,
  to: number,
  limit: number,
): void {
  const until = firstIntervals(chunks, from, to, limit, "chunks");
  let free = Math.max(0, Math.floor(from));
  for (let i = 0; i < view.count; i++) {
    const start = view.start[i]!;
    if (start > free) rows.push({ pcpu, vcpu: null, kind: "idle", start: free, end: start });
    free = view.end[i]!;
    rows.push({ pcpu, vcpu: view.other[i]!, kind: INTERVAL_KINDS[view.kind[i]!]!, start, end: free });
  }
  // Behind a cut the lane goes on: only at the end of the window is what is left idle time.
  const last = Math.ceil(until);
  if (until === to && last > free) rows.push({ pcpu, vcpu: null, kind: "idle", start: free, end: last });
}

/** Returns how many intervals were left out because the pCPU lanes have them. */
function addVcpu(
  rows: SliceRow[],
  vcpu: VcpuId,
  chunks: readonly LaneColumns[],
  from: number,
  to: number,
  limit: number,
): number {
  firstIntervals(chunks, from, to, limit, "all");
  let leftOut = 0;
  for (let i = 0; i < view.count; i++) {
    if (view.kind[i] === RUNNING) {
      leftOut++;
      continue;
    }
    const kind = INTERVAL_KINDS[view.kind[i]!]!;
    rows.push({ pcpu: null, vcpu, kind, start: view.start[i]!, end: view.end[i]! });
  }
  return leftOut;
}
