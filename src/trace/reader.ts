/**
 * Reads a trace as far as it is known: what happened, the host at any moment, the way to the next step. Nothing is
 * simulated here. A state is made from the chunk's keyframe by applying rows; going forward continues from the last one,
 * and going back within a chunk starts from copies made on the way.
 */
import { EVENT_KINDS, ROW, STEP_KINDS, type EventKind, type TraceEvent } from "../model/rows/table.ts";
import type { PcpuId, Tick, VcpuId } from "../model/units.ts";
import { copyHostState, createHostState, HostReducer, settleHost } from "./apply.ts";
import { laneOf, type TraceChunk } from "./chunk.ts";
import type { HostInfo, HostShape, HostState } from "./hostState.ts";
import type { LaneColumns } from "./intervals.ts";
import { createRowIndex, firstFrom, lastBefore, rowsBetween, SWITCHES, type RowIndex } from "./rowIndex.ts";
import { decodeRow } from "./rows.ts";

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
  /**
   * The cursor of the next (or previous) step of that unit, null when none is known. A step's row comes with the rows
   * of the same moment that belong to it, so the row before the cursor need not be the step itself.
   */
  nextStep(row: number, unit: Exclude<StepUnit, "tick">, direction: 1 | -1): number | null;
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

/** Lists of the row index in which a step of the unit stands. */
const UNIT_LISTS: Readonly<Record<Exclude<StepUnit, "tick">, readonly number[]>> = {
  event: [...STEP_KINDS].map((kind) => ROW[kind]),
  fault: [ROW.fault],
  switch: [SWITCHES],
  command: [ROW.commandDone, ROW.commandFailed],
};

/** Rows of a chunk from one copy of the state to the next. */
const WAYPOINT_ROWS = 4096;

/** Index of the first element for which `isPast` holds in an ascending list of `length`. */
function lowerBound(length: number, isPast: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A trace made of chunks, which arrive in order; a chunk that comes again replaces itself and all that follow it. */
export class ChunkedTrace implements TraceReader {
  readonly info: HostInfo;
  readonly #chunks: TraceChunk[] = [];
  /** Index: chunk. */
  readonly #indices: RowIndex[] = [];
  readonly #lanes = new WeakMap<TraceChunk, Map<number, LaneColumns | null>>();
  #reducer: HostReducer;
  #reducerChunk = -1;
  /** The keyframe of the chunk in which the reducer is, and copies of its state further on. */
  #waypoints: HostState[] = [];

  constructor(info: HostShape) {
    this.info = { ...info, vms: [], vcpus: [], lvs: [] };
    this.#reducer = new HostReducer(this.info, createHostState(this.info), null);
  }

  /** Adds the next chunk, or replaces chunk `chunk.index` and drops the later ones. */
  add(chunk: TraceChunk): void {
    if (chunk.index > this.#chunks.length)
      throw new Error(`chunk ${chunk.index} came before chunk ${this.#chunks.length}`);
    this.#chunks.length = chunk.index;
    this.#chunks.push(chunk);
    this.#indices.length = chunk.index;
    this.#indices.push(createRowIndex(chunk));
    if (this.#reducerChunk >= chunk.index) this.#reducerChunk = -1;
    const { vms, vcpus, lvs } = chunk.definitions;
    const before = this.#chunks.slice(0, chunk.index);
    this.info.vms.length = before.reduce((sum, other) => sum + other.definitions.vms.length, 0);
    this.info.vcpus.length = before.reduce((sum, other) => sum + other.definitions.vcpus.length, 0);
    this.info.lvs.length = before.reduce((sum, other) => sum + other.definitions.lvs.length, 0);
    this.info.vms.push(...vms);
    this.info.vcpus.push(...vcpus);
    this.info.lvs.push(...lvs);
  }

  get rowCount(): number {
    const last = this.#chunks.at(-1);
    return last ? last.firstRow + last.rows : 0;
  }

  get knownUntil(): Tick {
    return this.#chunks.at(-1)?.until ?? 0;
  }

  get isComplete(): boolean {
    return this.#chunks.at(-1)?.isComplete ?? false;
  }

  /** Bytes held in columns, keyframes not counted. */
  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => {
      const { offsets, start, end, kind, other } = chunk.intervals;
      const columns = [chunk.kinds, chunk.times, chunk.starts, chunk.operands, offsets, start, end, kind, other];
      return sum + columns.reduce((bytes, column) => bytes + column.byteLength, 0);
    }, 0);
  }

  timeOf(row: number): Tick {
    const chunk = this.#chunkOfRow(row);
    return chunk.times[row - chunk.firstRow]!;
  }

  kindOf(row: number): EventKind {
    const chunk = this.#chunkOfRow(row);
    return EVENT_KINDS[chunk.kinds[row - chunk.firstRow]!]!;
  }

  eventAt(row: number): TraceEvent {
    const chunk = this.#chunkOfRow(row);
    const at = row - chunk.firstRow;
    return decodeRow(chunk.kinds[at]!, chunk.times[at]!, chunk.operands, chunk.starts[at]!);
  }

  rowsUpTo(time: number): number {
    const chunkAt = lowerBound(this.#chunks.length, (at) => this.#chunks[at]!.from > time) - 1;
    const chunk = this.#chunks[chunkAt];
    if (!chunk) return 0;
    return chunk.firstRow + lowerBound(chunk.rows, (at) => chunk.times[at]! > time);
  }

  stateAt(row: number, time: number): HostState {
    const target = Math.min(row, this.rowCount);
    const chunkAt = this.#chunkIndexOfRow(Math.max(0, target - 1));
    const chunk = this.#chunks[chunkAt];
    if (!chunk) return this.#reducer.state;
    const settleTo = Math.floor(time);
    const goesOn = this.#reducerChunk === chunkAt;
    if (!goesOn) this.#waypoints = [chunk.keyframe];
    const near =
      this.#waypoints.findLast(({ row: at, time: then }) => at <= target && then <= settleTo) ?? chunk.keyframe;
    const { state } = this.#reducer;
    if (!goesOn || state.row > target || state.time > settleTo || state.row < near.row) {
      this.#reducer = new HostReducer(this.info, copyHostState(near), null);
      this.#reducerChunk = chunkAt;
    }
    this.#replay(chunk, target);
    settleHost(this.#reducer.state, settleTo);
    return this.#reducer.state;
  }

  nextStep(row: number, unit: Exclude<StepUnit, "tick">, direction: 1 | -1): number | null {
    const lists = UNIT_LISTS[unit];
    if (direction === 1) return this.#withFollowers(this.#firstFrom(lists, row));
    const last = this.#lastBefore(lists, row);
    const shown = this.#withFollowers(last);
    // When the cursor shows the last step before it, the one before that is wanted.
    return shown !== null && shown >= row ? this.#withFollowers(this.#lastBefore(lists, last)) : shown;
  }

  pcpuLane(pcpu: PcpuId, from: Tick, to: Tick): readonly LaneColumns[] {
    return this.#lane(pcpu, from, to);
  }

  vcpuLane(vcpu: VcpuId, from: Tick, to: Tick): readonly LaneColumns[] {
    return this.#lane(this.info.pcpus + vcpu, from, to);
  }

  marks(
    kinds: readonly EventKind[],
    from: Tick,
    to: Tick,
    limit: number,
  ): readonly { row: number; time: Tick; kind: EventKind }[] {
    const lists = kinds.map((kind) => ROW[kind]);
    const first = this.rowsUpTo(from - 1);
    const last = this.rowsUpTo(to - 1);
    const parts = this.#chunks.map(({ firstRow }, at) =>
      rowsBetween(this.#indices[at]!, lists, first - firstRow, last - firstRow),
    );
    const every = Math.max(1, Math.ceil(parts.reduce((count, rows) => count + rows.length, 0) / limit));
    const found: { row: number; time: Tick; kind: EventKind }[] = [];
    let next = 0;
    for (const [at, rows] of parts.entries()) {
      for (; next < rows.length; next += every) {
        const row = this.#chunks[at]!.firstRow + rows[next]!;
        found.push({ row, time: this.timeOf(row), kind: this.kindOf(row) });
      }
      next -= rows.length;
    }
    return found;
  }

  /** Applies rows of `chunk` up to `target`, and keeps copies for going back. */
  #replay(chunk: TraceChunk, target: number): void {
    const { kinds, times, operands, starts, firstRow } = chunk;
    const reducer = this.#reducer;
    const { state } = reducer;
    let copied = this.#waypoints.at(-1)!.row;
    while (state.row < target) {
      if (state.row >= copied + WAYPOINT_ROWS) {
        this.#waypoints.push(copyHostState(state));
        copied = state.row;
      }
      const at = state.row - firstRow;
      reducer.applyRow(kinds[at]!, times[at]!, operands, starts[at]!);
    }
  }

  /** The first row of the lists from `row` on; -1 when there is none. */
  #firstFrom(lists: readonly number[], row: number): number {
    for (let at = Math.max(0, this.#chunkIndexOfRow(row)); at < this.#chunks.length; at += 1) {
      const { firstRow } = this.#chunks[at]!;
      const found = firstFrom(this.#indices[at]!, lists, row - firstRow);
      if (found < Infinity) return firstRow + found;
    }
    return -1;
  }

  /** The last row of the lists before `row`; -1 when there is none. */
  #lastBefore(lists: readonly number[], row: number): number {
    for (let at = this.#chunkIndexOfRow(row); at >= 0; at -= 1) {
      const { firstRow } = this.#chunks[at]!;
      const found = lastBefore(this.#indices[at]!, lists, row - firstRow);
      if (found >= 0) return firstRow + found;
    }
    return -1;
  }

  /** The cursor that shows row `at` and the rows of the same moment that belong to it; null for no row. */
  #withFollowers(at: number): number | null {
    if (at < 0) return null;
    const time = this.timeOf(at);
    let row = at + 1;
    while (row < this.rowCount && this.timeOf(row) === time && !STEP_KINDS.has(this.kindOf(row))) row += 1;
    return row;
  }

  #lane(lane: number, from: Tick, to: Tick): readonly LaneColumns[] {
    const columns: LaneColumns[] = [];
    const first = Math.max(0, lowerBound(this.#chunks.length, (at) => this.#chunks[at]!.from > from) - 1);
    for (let at = first; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at]!;
      if (chunk.from >= to) break;
      let lanes = this.#lanes.get(chunk);
      if (!lanes) this.#lanes.set(chunk, (lanes = new Map()));
      let view = lanes.get(lane);
      if (view === undefined) lanes.set(lane, (view = laneOf(chunk, lane)));
      if (view) columns.push(view);
    }
    return columns;
  }

  #chunkIndexOfRow(row: number): number {
    const last = this.#chunks.length - 1;
    // Most questions are about the chunk that the state is in.
    const near = this.#chunks[this.#reducerChunk];
    if (near && row >= near.firstRow && row < near.firstRow + near.rows) return this.#reducerChunk;
    return Math.min(last, lowerBound(this.#chunks.length, (at) => this.#chunks[at]!.firstRow > row) - 1);
  }

  #chunkOfRow(row: number): TraceChunk {
    const chunk = this.#chunks[this.#chunkIndexOfRow(row)];
    if (!chunk || row < 0 || row >= chunk.firstRow + chunk.rows)
      throw new RangeError(`row ${row} is not in the trace (0..${this.rowCount - 1})`);
    return chunk;
  }
}
