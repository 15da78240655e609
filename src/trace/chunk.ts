/**
 * A chunk: some thousands of rows of whole moments in typed columns, and the lane intervals they make. Chunks cross from
 * the worker by transfer, without a copy. The host as it was before the first row of a chunk is its keyframe.
 *
 * ```
 * kinds     Uint8  [row]     times  [row]
 * starts    Uint32 [row]     operands, those of a row one after the other from its start on
 * intervals start, end, kind, other; offsets Uint32 [lane], cut Uint8 [lane], pCPU lanes first, then vCPU lanes
 * ```
 * Columns are as narrow as their largest value allows. How chunks are made: `build/`.
 */
import type { Tick } from "../model/units.ts";
import type { HostState, LvInfo, VcpuInfo, VmInfo } from "./hostState.ts";
import type { LaneColumns, TimeColumn } from "./intervals.ts";

export type OperandColumn = Int8Array | Int16Array | Int32Array | Float64Array;

/** What was defined during a chunk, from the given places on. */
export interface Definitions {
  readonly vms: readonly VmInfo[];
  readonly vcpus: readonly VcpuInfo[];
  readonly lvs: readonly LvInfo[];
  /** Absent: none of them has another name or size. */
  readonly changes?: readonly VmInfo[];
}

export interface TraceChunk {
  readonly index: number;
  readonly firstRow: number;
  readonly rows: number;
  /** Every event of the chunk lies in `[from, until)`; the next one is at `until` or later. */
  readonly from: Tick;
  readonly until: Tick;
  /** Nothing happens after this chunk unless a command is given. */
  readonly isComplete: boolean;
  readonly kinds: Uint8Array;
  readonly times: TimeColumn;
  readonly starts: Uint32Array;
  readonly operands: OperandColumn;
  readonly intervals: {
    readonly offsets: Uint32Array;
    /** 1 where the first interval of the lane began in an earlier chunk. */
    readonly cut: Uint8Array;
    readonly start: TimeColumn;
    readonly end: TimeColumn;
    readonly kind: Uint8Array;
    readonly other: Int16Array | Int32Array;
  };
  readonly definitions: Definitions;
}

/** A chunk that is new, with the host as it was before it. A trace does not keep all keyframes. */
export interface NewChunk extends TraceChunk {
  readonly keyframe: HostState;
  /** Those of the hosts behind the first one, of the same moments. Absent: the run has one host. */
  readonly further?: readonly NewChunk[];
}

/** The buffers of a chunk that are moved, not copied, when it is posted. */
export function transferables(chunk: TraceChunk): ArrayBuffer[] {
  const { intervals } = chunk;
  const columns = [
    chunk.kinds,
    chunk.times,
    chunk.starts,
    chunk.operands,
    intervals.offsets,
    intervals.cut,
    intervals.start,
    intervals.end,
    intervals.kind,
    intervals.other,
  ];
  return columns.map((column) => column.buffer as ArrayBuffer);
}

/** Intervals of one lane of a chunk, as views; null when it has none. */
export function laneOf(chunk: TraceChunk, lane: number): LaneColumns | null {
  const { offsets, cut, start, end, kind, other } = chunk.intervals;
  const from = offsets[lane];
  const to = offsets[lane + 1];
  if (from === undefined || to === undefined || from === to) return null;
  return {
    start: start.subarray(from, to),
    end: end.subarray(from, to),
    kind: kind.subarray(from, to),
    other: other.subarray(from, to),
    isCut: cut[lane] === 1,
  };
}
