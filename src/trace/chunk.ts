/**
 * A chunk: some thousands of rows of whole moments in typed columns, and the lane intervals they make. Chunks cross from
 * the worker by transfer, without a copy. The host as it was before the first row of a chunk is its keyframe.
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
import { closeIntervals } from "./host/processor.ts";
import type { HostReducer } from "./host/reducer.ts";
import type { IntervalSink } from "./host/view.ts";
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
  readonly intervals: {
    readonly offsets: Uint32Array;
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

/** Elements that a growing column has room for at first. */
const FIRST_CAPACITY = 1024;

/** Twice as long as `column`, beginning with it. */
function grown<Column extends Uint8Array | Int32Array | Uint32Array | Float64Array>(column: Column): Column {
  const longer = new (column.constructor as new (length: number) => Column)(column.length * 2);
  longer.set(column);
  return longer;
}

const NONE = -1;

/** Collects the intervals of one chunk as they end, and sorts them by lane. */
class IntervalColumns implements IntervalSink {
  readonly #pcpus: number;
  #count = 0;
  /** `NONE` when it has been taken back. */
  #lane = new Int32Array(FIRST_CAPACITY);
  #start = new Float64Array(FIRST_CAPACITY);
  #end = new Float64Array(FIRST_CAPACITY);
  #kind = new Uint8Array(FIRST_CAPACITY);
  #other = new Int32Array(FIRST_CAPACITY);
  /** The one before in the same lane, or `NONE`. */
  #before = new Int32Array(FIRST_CAPACITY);
  /** The last one, or `NONE`. Index: lane. */
  readonly #last: number[] = [];

  constructor(pcpus: number) {
    this.#pcpus = pcpus;
  }

  pcpu(pcpu: number, start: Tick, end: Tick, kind: number, vcpu: VcpuId): void {
    this.#add(pcpu, start, end, kind, vcpu);
  }

  retract(pcpu: number, start: Tick, end: Tick): void {
    const at = this.#last[pcpu] ?? NONE;
    // Of an interval without length there is nothing to take back.
    if (at === NONE || end <= start || this.#start[at] !== start || this.#end[at] !== end) return;
    this.#lane[at] = NONE;
    this.#last[pcpu] = this.#before[at]!;
  }

  vcpu(vcpu: VcpuId, start: Tick, end: Tick, kind: number, pcpu: number): void {
    this.#add(this.#pcpus + vcpu, start, end, kind, pcpu);
  }

  #add(lane: number, start: Tick, end: Tick, kind: number, other: number): void {
    const at = this.#count;
    if (at === this.#lane.length) this.#grow();
    this.#count += 1;
    while (this.#last.length <= lane) this.#last.push(NONE);
    this.#lane[at] = lane;
    this.#start[at] = start;
    this.#end[at] = end;
    this.#kind[at] = kind;
    this.#other[at] = other;
    this.#before[at] = this.#last[lane]!;
    this.#last[lane] = at;
  }

  #grow(): void {
    this.#lane = grown(this.#lane);
    this.#start = grown(this.#start);
    this.#end = grown(this.#end);
    this.#kind = grown(this.#kind);
    this.#other = grown(this.#other);
    this.#before = grown(this.#before);
  }

  /** The columns of the intervals since the last time. */
  take(): TraceChunk["intervals"] {
    const lanes = this.#last.length;
    // How many each lane has, moved up by one; then where each begins.
    const offsets = new Uint32Array(lanes + 1);
    let latest = 0;
    for (let at = 0; at < this.#count; at += 1) {
      const lane = this.#lane[at]!;
      if (lane === NONE) continue;
      offsets[lane + 1]! += 1;
      if (this.#end[at]! > latest) latest = this.#end[at]!;
    }
    for (let lane = 0; lane < lanes; lane += 1) offsets[lane + 1]! += offsets[lane]!;
    const total = offsets[lanes]!;
    const columns = {
      offsets,
      start: timeColumn(total, latest),
      end: timeColumn(total, latest),
      kind: new Uint8Array(total),
      other: Math.max(this.#pcpus, lanes) < 2 ** 15 ? new Int16Array(total) : new Int32Array(total),
    };
    const next = offsets.slice();
    for (let at = 0; at < this.#count; at += 1) {
      const lane = this.#lane[at]!;
      if (lane === NONE) continue;
      const to = next[lane]!;
      next[lane] = to + 1;
      columns.start[to] = this.#start[at]!;
      columns.end[to] = this.#end[at]!;
      columns.kind[to] = this.#kind[at]!;
      columns.other[to] = this.#other[at]!;
    }
    this.#count = 0;
    this.#last.length = 0;
    return columns;
  }
}

/** An empty column of `length` moments up to `latest`. */
function timeColumn(length: number, latest: Tick): TimeColumn {
  return latest < 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
}

/** The moments in `times`, none of which is after `latest`, in a column of their own. */
function timesUpTo(latest: Tick, times: Float64Array): TimeColumn {
  return latest < 2 ** 32 ? new Uint32Array(times) : times.slice();
}

function narrowest(values: Float64Array): OperandColumn {
  let low = 0;
  let high = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    // Fractions and what does not fit into 32 bits.
    if ((value | 0) !== value) return values.slice();
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= -128 && high < 128) return new Int8Array(values);
  if (low >= -32_768 && high < 32_768) return new Int16Array(values);
  return new Int32Array(values);
}

/** Rows as the core writes them, until they are made into a chunk. Its columns are views: they hold until the next row. */
export class RowBuffer implements Recorder {
  readonly wantsReasons = true;
  #length = 0;
  #kinds = new Uint8Array(FIRST_CAPACITY);
  #times = new Float64Array(FIRST_CAPACITY);
  #starts = new Uint32Array(FIRST_CAPACITY);
  #operandCount = 0;
  #operands = new Float64Array(FIRST_CAPACITY);

  get length(): number {
    return this.#length;
  }

  get kinds(): Uint8Array {
    return this.#kinds.subarray(0, this.#length);
  }

  get times(): Float64Array {
    return this.#times.subarray(0, this.#length);
  }

  get starts(): Uint32Array {
    return this.#starts.subarray(0, this.#length);
  }

  get operands(): Float64Array {
    return this.#operands.subarray(0, this.#operandCount);
  }

  tell<Kind extends EventKind>(time: Tick, kind: Kind, body: Body<Kind>): void {
    this.#begin(ROW[kind], time, 0);
    encodeRow(kind, body, this);
  }

  ready(time: Tick, vcpu: number, cause: number, queue: number, position: number): void {
    const at = this.#begin(ROW.ready, time, 4);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = cause;
    operands[at + 2] = queue;
    operands[at + 3] = position;
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
    const at = this.#begin(ROW.dispatch, time, 11 + losers.length);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = pcpu;
    operands[at + 2] = reason;
    operands[at + 3] = line;
    operands[at + 4] = timeslice;
    operands[at + 5] = switchTicks;
    operands[at + 6] = switched;
    operands[at + 7] = stolenFrom;
    operands[at + 8] = value;
    operands[at + 9] = others;
    operands[at + 10] = losers.length / 2;
    for (let loser = 0; loser < losers.length; loser += 1) operands[at + 11 + loser] = losers[loser]!;
  }

  leave(time: Tick, vcpu: number, pcpu: number, cause: number, blocked: number, ticks: number): void {
    const at = this.#begin(ROW.leave, time, 6);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = pcpu;
    operands[at + 2] = cause;
    operands[at + 3] = blocked;
    operands[at + 4] = ticks;
    operands[at + 5] = 0;
  }

  hit(time: Tick, vcpu: number, page: number, write: number, frame: number): void {
    const at = this.#begin(ROW.hit, time, 4);
    const operands = this.#operands;
    operands[at] = vcpu;
    operands[at + 1] = page;
    operands[at + 2] = write;
    operands[at + 3] = frame;
  }

  /** One more operand of the row begun last. */
  push(operand: number): void {
    const at = this.#reserve(1);
    this.#operands[at] = operand;
  }

  clear(): void {
    this.#length = 0;
    this.#operandCount = 0;
  }

  /** Begins a row with room for so many operands; the place of the first. */
  #begin(kind: number, time: Tick, operands: number): number {
    const row = this.#length;
    if (row === this.#kinds.length) {
      this.#kinds = grown(this.#kinds);
      this.#times = grown(this.#times);
      this.#starts = grown(this.#starts);
    }
    this.#length = row + 1;
    const at = this.#reserve(operands);
    this.#kinds[row] = kind;
    this.#times[row] = time;
    this.#starts[row] = at;
    return at;
  }

  #reserve(operands: number): number {
    const at = this.#operandCount;
    this.#operandCount = at + operands;
    while (this.#operandCount > this.#operands.length) this.#operands = grown(this.#operands);
    return at;
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
  const isComplete = place.until === Infinity;
  reducer.beginChunk(place.from);
  const { kinds, times, starts, operands } = buffer;
  for (let row = 0; row < kinds.length; row += 1) reducer.applyRow(kinds[row]!, times[row]!, operands, starts[row]!);
  const until = isComplete ? reducer.state.time : place.until;
  closeIntervals(reducer.state, place.from, until, columns);
  const chunk: TraceChunk = {
    index: place.index,
    firstRow: place.firstRow,
    rows: kinds.length,
    from: place.from,
    until,
    isComplete,
    kinds: kinds.slice(),
    times: timesUpTo(until, times),
    starts: starts.slice(),
    operands: narrowest(operands),
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
