/** What can be asked of a trace: what happened, the way to the next step, who did what when. `trace.ts` answers. */
import type { KeptCopies } from "../base/keptCopies.ts";
import type { EventKind, TraceEvent } from "../model/rows/table.ts";
import type { PcpuId, Tick, VcpuId } from "../model/units.ts";
import type { TraceChunk } from "./chunk.ts";
import type { HostInfo, HostState } from "./hostState.ts";
import type { LaneColumns } from "./intervals.ts";

/** What "next" can mean when stepping. */
export type StepUnit = "event" | "tick" | "fault" | "switch" | "command";

/**
 * The trace as far as it is known. It never changes: when more becomes known, or the past is replaced, that is another
 * trace, which shares the chunks that are still true. All queries are synchronous and cheap (O(log rows)). The host at a
 * moment is found by a `HostCursor`.
 */
export interface TraceReader {
  readonly info: HostInfo;
  /** In order; what is derived from a chunk stays true as long as the chunk is in the trace. */
  readonly chunks: readonly TraceChunk[];
  /** The host before the first row of some of the chunks, by their index: always of the first one. */
  readonly keyframes: Pick<KeptCopies<HostState>, "upTo">;
  /** Rows known so far. */
  readonly rowCount: number;
  /** Every event before this moment is known. */
  readonly knownUntil: Tick;
  /** True when nothing happens after the last row unless a command is given. */
  readonly isComplete: boolean;
  /** The same trace with the machines as they are after the first `changed` changes of names and sizes. */
  after(changed: number): TraceReader;
  timeOf(row: number): Tick;
  kindOf(row: number): EventKind;
  eventAt(row: number): TraceEvent;
  /** Number of rows with time <= `time`: the cursor that shows all of that tick. */
  rowsUpTo(time: number): number;
  /**
   * The cursor of the next (or previous) step of that unit, null when none is known. A step's row comes with the rows
   * of the same moment that belong to it, so the row before the cursor need not be the step itself.
   */
  nextStep(row: number, unit: Exclude<StepUnit, "tick">, direction: 1 | -1): number | null;
  /** Rows of a chunk that are of the given kinds, ascending, counted from its first row. O(rows of the chunk). */
  rowsOf(chunk: TraceChunk, kinds: readonly EventKind[]): Uint32Array;
  /** Dispatches of a chunk that count as a context switch, ascending, counted from its first row. O(found). */
  switchesOf(chunk: TraceChunk): Uint32Array;
  /** Lane columns of all chunks that touch `[from, to)`, in order. */
  pcpuLane(pcpu: PcpuId, from: Tick, to: Tick): readonly LaneColumns[];
  vcpuLane(vcpu: VcpuId, from: Tick, to: Tick): readonly LaneColumns[];
  /** Rows of the given kinds with time in `[from, to)`, at most `limit`, evenly thinned; for marks on the scrubber. */
  marks(
    kinds: readonly EventKind[],
    from: Tick,
    to: Tick,
    limit: number,
  ): readonly { row: number; time: Tick; kind: EventKind }[];
}
