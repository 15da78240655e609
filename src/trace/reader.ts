/** PLACEHOLDER: replaced by the real reader. The interface is the contract. */
import type { EventKind, TraceEvent } from "../model/events.ts";
import type { PcpuId, Tick, VcpuId } from "../model/units.ts";
import type { HostInfo, HostState } from "./hostState.ts";
import type { LaneColumns } from "./intervals.ts";

/** What "next" can mean when stepping. */
export type StepUnit = "event" | "tick" | "fault" | "switch" | "command";

/** The trace as far as it is known. All queries are synchronous and cheap (O(log rows) or one chunk replay). */
export interface TraceReader {
  readonly info: HostInfo;
  /** Rows known so far. */
  readonly rowCount: number;
  /** Every event before this moment is known. */
  readonly knownUntil: Tick;
  /** True when nothing happens after the last row unless a command is given. */
  readonly isComplete: boolean;
  timeOf(row: number): Tick;
  kindOf(row: number): EventKind;
  eventAt(row: number): TraceEvent;
  /** Number of rows with time <= `time`: the cursor that shows all of that tick. */
  rowsUpTo(time: number): number;
  /** State after the first `row` rows, settled to `time`. Do not keep or change it: it is reused by the next call. */
  stateAt(row: number, time: number): HostState;
  /** First row number r > row (or last r < row) such that row r-1 is a step of that unit; null when there is none known. */
  nextStep(row: number, unit: Exclude<StepUnit, "tick">, direction: 1 | -1): number | null;
  /** Lane columns of all chunks that touch `[from, to)`, in order. */
  pcpuLane(pcpu: PcpuId, from: Tick, to: Tick): readonly LaneColumns[];
  vcpuLane(vcpu: VcpuId, from: Tick, to: Tick): readonly LaneColumns[];
  /** Rows of the given kinds with time in `[from, to)`, at most `limit`, evenly thinned; for marks on the scrubber. */
  marks(kinds: readonly EventKind[], from: Tick, to: Tick, limit: number): readonly { row: number; time: Tick; kind: EventKind }[];
}
