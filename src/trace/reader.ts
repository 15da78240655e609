/**
 * Reads a trace as far as it is known: what happened, the host at any moment, the way to the next step. Nothing is
 * simulated here. A state is made from the chunk's keyframe by applying rows; going forward continues from the last one.
 */
import { EVENT_KINDS, STEP_KINDS, type EventKind, type TraceEvent } from "../model/events.ts";
import type { PcpuId, Tick, VcpuId } from "../model/units.ts";
import { copyHostState, createHostState, HostReducer, settleHost } from "./apply.ts";
import { laneOf, type TraceChunk } from "./chunk.ts";
import type { HostInfo, HostState } from "./hostState.ts";
import type { LaneColumns } from "./intervals.ts";
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

const numberOf = (kind: EventKind) => EVENT_KINDS.indexOf(kind);
const DISPATCH = numberOf("dispatch");
/** Place of `switched` among the operands of a dispatch. */
const SWITCHED_OPERAND = 6;

const UNIT_KINDS: Readonly<Record<Exclude<StepUnit, "tick">, ReadonlySet<number>>> = {
  event: new Set([...STEP_KINDS].map(numberOf)),
  fault: new Set([numberOf("fault")]),
  switch: new Set([DISPATCH]),
  command: new Set([numberOf("commandDone"), numberOf("commandFailed")]),
};

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
  readonly #lanes = new WeakMap<TraceChunk, Map<number, LaneColumns | null>>();
  #reducer: HostReducer;
  #reducerChunk = -1;

  constructor(info: Pick<HostInfo, "pcpus" | "frames" | "queues" | "pvExtents">) {
    this.info = { ...info, vms: [], vcpus: [], lvs: [] };
    this.#reducer = new HostReducer(this.info, createHostState(this.info), null);
  }

  /** Adds the next chunk, or replaces chunk `chunk.index` and drops the later ones. */
  add(chunk: TraceChunk): void {
    if (chunk.index > this.#chunks.length)
      throw new Error(`chunk ${chunk.index} came before chunk ${this.#chunks.length}`);
    this.#chunks.length = chunk.index;
    this.#chunks.push(chunk);
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
    return EVENT_KINDS[this.#kindNumber(row)]!;
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
    const { state } = this.#reducer;
    const goesOn = this.#reducerChunk === chunkAt && state.row <= target && state.time <= settleTo;
    if (!goesOn) {
      this.#reducer = new HostReducer(this.info, copyHostState(chunk.keyframe), null);
      this.#reducerChunk = chunkAt;
    }
    for (let at = this.#reducer.state.row - chunk.firstRow; at < target - chunk.firstRow; at += 1)
      this.#reducer.apply(decodeRow(chunk.kinds[at]!, chunk.times[at]!, chunk.operands, chunk.starts[at]!));
    settleHost(this.#reducer.state, settleTo);
    return this.#reducer.state;
  }

  nextStep(row: number, unit: Exclude<StepUnit, "tick">, direction: 1 | -1): number | null {
    const kinds = UNIT_KINDS[unit];
    const isStep = (at: number) => kinds.has(this.#kindNumber(at)) && (unit !== "switch" || this.#isSwitch(at));
    if (direction === 1) {
      for (let at = row; at < this.rowCount; at += 1) if (isStep(at)) return this.#withFollowers(at);
      return null;
    }
    // The step shown now is the last one before the cursor; the one before that is wanted.
    let at = row - 1;
    while (at >= 0 && !isStep(at)) at -= 1;
    const isShown = at >= 0 && this.#withFollowers(at) === row;
    if (at >= 0 && !isShown) return this.#withFollowers(at) < row ? this.#withFollowers(at) : this.#before(at, isStep);
    return this.#before(at, isStep);
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
    const wanted = new Set(kinds.map(numberOf));
    const first = this.rowsUpTo(from - 1);
    const last = this.rowsUpTo(to - 1);
    const found: { row: number; time: Tick; kind: EventKind }[] = [];
    let count = 0;
    for (let row = first; row < last; row += 1) if (wanted.has(this.#kindNumber(row))) count += 1;
    const every = Math.max(1, Math.ceil(count / limit));
    let seen = 0;
    for (let row = first; row < last; row += 1) {
      if (!wanted.has(this.#kindNumber(row))) continue;
      if (seen % every === 0) found.push({ row, time: this.timeOf(row), kind: this.kindOf(row) });
      seen += 1;
    }
    return found;
  }

  #before(row: number, isStep: (at: number) => boolean): number | null {
    for (let at = row - 1; at >= 0; at -= 1) if (isStep(at)) return this.#withFollowers(at);
    return null;
  }

  /** The cursor that shows row `at` and the rows of the same moment that belong to it. */
  #withFollowers(at: number): number {
    const time = this.timeOf(at);
    let row = at + 1;
    while (row < this.rowCount && this.timeOf(row) === time && !UNIT_KINDS.event.has(this.#kindNumber(row))) row += 1;
    return row;
  }

  #isSwitch(row: number): boolean {
    const chunk = this.#chunkOfRow(row);
    return chunk.operands[chunk.starts[row - chunk.firstRow]! + SWITCHED_OPERAND] === 1;
  }

  #kindNumber(row: number): number {
    const chunk = this.#chunkOfRow(row);
    return chunk.kinds[row - chunk.firstRow]!;
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
