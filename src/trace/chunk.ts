/**
 * A chunk: some thousands of rows of whole moments in typed columns, the host as it was before the first of them (the
 * keyframe), and the lane intervals they make. Chunks cross from the worker by transfer, without a copy.
 *
 * ```
 * kinds     Uint8  [row]     times  [row]
 * starts    Uint32 [row]     operands, those of a row one after the other from its start on
 * intervals start, end, kind, other; offsets Uint32 [lane], pCPU lanes first, then vCPU lanes
 * ```
 * Columns are as narrow as their largest value allows.
 */
import type { Recorder } from "../model/recorder.ts";
import { ROW, type Body, type EventKind } from "../model/rows/table.ts";
import type { Tick, VcpuId } from "../model/units.ts";
import { closeIntervals, copyHostState, type HostReducer, type IntervalSink } from "./apply.ts";
import type { HostState, LvInfo, VcpuInfo, VmInfo } from "./hostState.ts";
import type { LaneColumns, TimeColumn } from "./intervals.ts";
import { encodeRow } from "./rows.ts";

export type OperandColumn = Int8Array | Int16Array | Int32Array | Float64Array;

/** What was defined during a chunk, from the given places on. */
export interface Definitions {
  readonly vms: readonly VmInfo[];
  readonly vcpus: readonly VcpuInfo[];
  readonly lvs: readonly LvInfo[];
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
  readonly keyframe: HostState;
  readonly intervals: {
    readonly offsets: Uint32Array;
    readonly start: TimeColumn;
    readonly end: TimeColumn;
    readonly kind: Uint8Array;
    readonly other: Int16Array | Int32Array;
  };
  readonly definitions: Definitions;
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
    intervals.start,
    intervals.end,
    intervals.kind,
    intervals.other,
  ];
  return columns.map((column) => column.buffer as ArrayBuffer);
}

/** Collects the intervals of one chunk, lane by lane. */
class IntervalColumns implements IntervalSink {
  readonly #pcpus: number;
  /** Start, end, kind and other of each interval. Index: lane. */
  readonly #lanes: number[][] = [];

  constructor(pcpus: number) {
    this.#pcpus = pcpus;
  }

  pcpu(pcpu: number, start: Tick, end: Tick, kind: number, vcpu: VcpuId): void {
    this.#lane(pcpu).push(start, end, kind, vcpu);
  }

  retract(pcpu: number, start: Tick, end: Tick): void {
    const cells = this.#lane(pcpu);
    // Of an interval without length there is nothing to take back.
    if (end > start && cells.at(-4) === start && cells.at(-3) === end) cells.length -= 4;
  }

  vcpu(vcpu: VcpuId, start: Tick, end: Tick, kind: number, pcpu: number): void {
    this.#lane(this.#pcpus + vcpu).push(start, end, kind, pcpu);
  }

  #lane(lane: number): number[] {
    while (this.#lanes.length <= lane) this.#lanes.push([]);
    return this.#lanes[lane]!;
  }

  take(): TraceChunk["intervals"] {
    const offsets = new Uint32Array(this.#lanes.length + 1);
    let latest = 0;
    for (const [lane, cells] of this.#lanes.entries()) {
      offsets[lane + 1] = offsets[lane]! + cells.length / 4;
      latest = Math.max(latest, cells.at(-3) ?? 0);
    }
    const total = offsets.at(-1)!;
    const largest = Math.max(this.#pcpus, this.#lanes.length);
    const columns = {
      offsets,
      start: timeColumn(total, latest),
      end: timeColumn(total, latest),
      kind: new Uint8Array(total),
      other: largest < 2 ** 15 ? new Int16Array(total) : new Int32Array(total),
    };
    let at = 0;
    for (const lane of this.#lanes)
      for (let i = 0; i < lane.length; i += 4, at += 1) {
        columns.start[at] = lane[i]!;
        columns.end[at] = lane[i + 1]!;
        columns.kind[at] = lane[i + 2]!;
        columns.other[at] = lane[i + 3]!;
      }
    this.#lanes.length = 0;
    return columns;
  }
}

/** An empty column of `length` moments up to `latest`. */
function timeColumn(length: number, latest: Tick): TimeColumn {
  return latest < 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
}

function narrowest(values: readonly number[]): OperandColumn {
  let low = 0;
  let high = 0;
  let isWhole = true;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
    if (!Number.isInteger(value)) isWhole = false;
  }
  if (isWhole && low >= -128 && high < 128) return new Int8Array(values);
  if (isWhole && low >= -32_768 && high < 32_768) return new Int16Array(values);
  if (isWhole && low >= -(2 ** 31) && high < 2 ** 31) return new Int32Array(values);
  return new Float64Array(values);
}

/** Rows as the core writes them, until they are made into a chunk. */
export class RowBuffer implements Recorder {
  readonly kinds: number[] = [];
  readonly times: number[] = [];
  readonly starts: number[] = [];
  readonly operands: number[] = [];
  readonly wantsReasons = true;

  tell<Kind extends EventKind>(time: Tick, kind: Kind, body: Body<Kind>): void {
    this.#begin(ROW[kind], time);
    encodeRow(kind, body, this.operands);
  }

  ready(time: Tick, vcpu: number, cause: number, queue: number, position: number): void {
    this.#begin(ROW.ready, time);
    this.operands.push(vcpu, cause, queue, position);
  }

  dispatch(
    time: Tick,
    vcpu: number,
    pcpu: number,
    reason: number,
    line: number,
    timeslice: number,
    switchTicks: number,
    switched: number,
    stolenFrom: number,
    value: number,
    others: number,
    losers: readonly number[],
  ): void {
    this.#begin(ROW.dispatch, time);
    this.operands.push(vcpu, pcpu, reason, line, timeslice, switchTicks, switched, stolenFrom, value, others);
    this.operands.push(losers.length / 2);
    for (const operand of losers) this.operands.push(operand);
  }

  leave(time: Tick, vcpu: number, pcpu: number, cause: number, blocked: number, ticks: number): void {
    this.#begin(ROW.leave, time);
    this.operands.push(vcpu, pcpu, cause, blocked, ticks, 0);
  }

  hit(time: Tick, vcpu: number, page: number, write: number, frame: number): void {
    this.#begin(ROW.hit, time);
    this.operands.push(vcpu, page, write, frame);
  }

  get length(): number {
    return this.kinds.length;
  }

  #begin(kind: number, time: Tick): void {
    this.kinds.push(kind);
    this.times.push(time);
    this.starts.push(this.operands.length);
  }

  clear(): void {
    this.kinds.length = 0;
    this.times.length = 0;
    this.starts.length = 0;
    this.operands.length = 0;
  }
}

/** Interval columns for a reducer of a host with that many pCPUs. */
export function createIntervalColumns(pcpus: number): IntervalColumns {
  return new IntervalColumns(pcpus);
}

/**
 * Makes a chunk of the rows in `buffer` and empties it. `reducer` stands before the first row and after the last one
 * when this returns. `until`: the moment of the next event, Infinity if there is none.
 */
export function sealChunk(
  buffer: RowBuffer,
  reducer: HostReducer,
  columns: IntervalColumns,
  place: { index: number; firstRow: number; from: Tick; until: Tick },
  definitions: Definitions,
): TraceChunk {
  const keyframe = copyHostState(reducer.state);
  const isComplete = place.until === Infinity;
  reducer.beginChunk(place.from);
  for (let row = 0; row < buffer.length; row += 1)
    reducer.applyRow(buffer.kinds[row]!, buffer.times[row]!, buffer.operands, buffer.starts[row]!);
  const until = isComplete ? reducer.state.time : place.until;
  closeIntervals(reducer.state, place.from, until, columns);
  const chunk: TraceChunk = {
    index: place.index,
    firstRow: place.firstRow,
    rows: buffer.length,
    from: place.from,
    until,
    isComplete,
    kinds: new Uint8Array(buffer.kinds),
    times: until < 2 ** 32 ? new Uint32Array(buffer.times) : new Float64Array(buffer.times),
    starts: new Uint32Array(buffer.starts),
    operands: narrowest(buffer.operands),
    keyframe,
    intervals: columns.take(),
    definitions,
  };
  buffer.clear();
  return chunk;
}

/** Intervals of one lane of a chunk, as views; null when it has none. */
export function laneOf(chunk: TraceChunk, lane: number): LaneColumns | null {
  const { offsets, start, end, kind, other } = chunk.intervals;
  const from = offsets[lane];
  const to = offsets[lane + 1];
  if (from === undefined || to === undefined || from === to) return null;
  return {
    start: start.subarray(from, to),
    end: end.subarray(from, to),
    kind: kind.subarray(from, to),
    other: other.subarray(from, to),
  };
}
