/**
 * A trace: the complete output of a run as far as it is known, made of chunks. It is a value. `with` gives another one
 * that shares the chunks before the added one, so that traces can be kept, compared and branched for nothing:
 *
 * ```
 * trace.with(c2)  ->  [ c0 | c1 | c2 ]           .with(d1)  ->  [ c0 | d1 ]
 * ```
 * Nothing is simulated here.
 */
import { KeptCopies } from "../base/keptCopies.ts";
import { KEYFRAME_BYTES } from "../model/budgets.ts";
import { EVENT_KINDS, ROW, STEP_KINDS, type EventKind, type TraceEvent } from "../model/rows/table.ts";
import type { PcpuId, Tick, VcpuId } from "../model/units.ts";
import type { NewChunk, TraceChunk } from "./chunk.ts";
import { chunkIndexOfRow, extentOf, lowerBound } from "./chunkList.ts";
import type { HostInfo, HostShape, HostState } from "./hostState.ts";
import type { LaneColumns } from "./intervals.ts";
import { laneViewOf } from "./perChunk/laneViews.ts";
import { firstFrom, lastBefore, rowIndexOf, rowsBetween, rowsOfKinds, SWITCHES } from "./perChunk/rowIndex.ts";
import type { StepUnit, TraceReader } from "./reader.ts";
import { decodeRow } from "./rows.ts";
import { infoAfter } from "./vmInfo.ts";

/** Lists of the row index in which a step of the unit stands. */
const UNIT_LISTS: Readonly<Record<Exclude<StepUnit, "tick" | "event">, readonly number[]>> = {
  fault: [ROW.fault],
  switch: [SWITCHES],
  command: [ROW.commandDone, ROW.commandFailed],
};

export class Trace implements TraceReader {
  readonly info: HostInfo;
  readonly chunks: readonly TraceChunk[];
  readonly keyframes: KeptCopies<HostState>;
  readonly rowCount: number;
  readonly knownUntil: Tick;
  /** Index of the chunk that was asked about last: most questions are about it again. */
  #near = 0;
  readonly #after = new Map<number, Trace>();

  private constructor(info: HostInfo, chunks: readonly TraceChunk[], keyframes: KeptCopies<HostState>) {
    this.info = info;
    this.chunks = chunks;
    this.keyframes = keyframes;
    const { rows, until } = extentOf(chunks);
    this.rowCount = rows;
    this.knownUntil = until;
  }

  /** The trace of a host of which nothing is known yet. It and those made from it keep `keyframeBytes` of keyframes. */
  static empty(shape: HostShape, keyframeBytes = KEYFRAME_BYTES): Trace {
    return new Trace({ ...shape, vms: [], vcpus: [], lvs: [], changes: [] }, [], KeptCopies.within(keyframeBytes));
  }

  /** This trace with the next chunk, or with chunk `chunk.index` and all behind it replaced by this one. */
  with({ keyframe, further: _further, ...chunk }: NewChunk): Trace {
    const { index } = chunk;
    if (index > this.chunks.length) throw new Error(`chunk ${index} came before chunk ${this.chunks.length}`);
    const before = this.chunks.slice(0, index);
    const info = index === this.chunks.length ? this.info : infoOf(this.info, before);
    return new Trace(grown(info, chunk), [...before, chunk], this.keyframes.before(index).with(index, keyframe));
  }

  /**
   * This trace for who stands after the first `changed` changes of names and sizes: `info` has the machines as they are then.
   * The same object for the same number, and this one where there are no changes.
   */
  after(changed: number): Trace {
    if (!this.info.changes?.length) return this;
    let trace = this.#after.get(changed);
    if (!trace)
      this.#after.set(changed, (trace = new Trace(infoAfter(this.info, changed), this.chunks, this.keyframes)));
    return trace;
  }

  get isComplete(): boolean {
    return this.chunks.at(-1)?.isComplete ?? false;
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
    const chunkAt = lowerBound(this.chunks.length, (at) => this.chunks[at]!.from > time) - 1;
    const chunk = this.chunks[chunkAt];
    if (!chunk) return 0;
    return chunk.firstRow + lowerBound(chunk.rows, (at) => chunk.times[at]! > time);
  }

  nextStep(row: number, unit: Exclude<StepUnit, "tick">, direction: 1 | -1): number | null {
    const lists = unit === "event" ? [...STEP_KINDS].map((kind) => ROW[kind]) : UNIT_LISTS[unit];
    if (direction === 1) return this.#withFollowers(this.#firstFrom(lists, row));
    const last = this.#lastBefore(lists, row);
    const shown = this.#withFollowers(last);
    // When the cursor shows the last step before it, the one before that is wanted.
    return shown !== null && shown >= row ? this.#withFollowers(this.#lastBefore(lists, last)) : shown;
  }

  rowsOf(chunk: TraceChunk, kinds: readonly EventKind[]): Uint32Array {
    return rowsOfKinds(
      chunk,
      kinds.map((kind) => ROW[kind]),
    );
  }

  switchesOf(chunk: TraceChunk): Uint32Array {
    return rowsBetween(rowIndexOf(chunk), UNIT_LISTS.switch, 0, chunk.rows);
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
    const chunks = this.chunks.slice(
      Math.max(0, chunkIndexOfRow(this.chunks, first)),
      chunkIndexOfRow(this.chunks, last) + 1,
    );
    const parts = chunks.map((chunk) =>
      rowsBetween(rowIndexOf(chunk), lists, first - chunk.firstRow, last - chunk.firstRow),
    );
    const every = Math.max(1, Math.ceil(parts.reduce((count, rows) => count + rows.length, 0) / limit));
    const found: { row: number; time: Tick; kind: EventKind }[] = [];
    let next = 0;
    for (const [at, rows] of parts.entries()) {
      for (; next < rows.length; next += every) {
        const row = chunks[at]!.firstRow + rows[next]!;
        found.push({ row, time: this.timeOf(row), kind: this.kindOf(row) });
      }
      next -= rows.length;
    }
    return found;
  }

  /** The first row of the lists from `row` on; -1 when there is none. */
  #firstFrom(lists: readonly number[], row: number): number {
    for (let at = Math.max(0, this.#chunkIndexOfRow(row)); at < this.chunks.length; at += 1) {
      const chunk = this.chunks[at]!;
      const found = firstFrom(rowIndexOf(chunk), lists, row - chunk.firstRow);
      if (found < Infinity) return chunk.firstRow + found;
    }
    return -1;
  }

  /** The last row of the lists before `row`; -1 when there is none. */
  #lastBefore(lists: readonly number[], row: number): number {
    for (let at = this.#chunkIndexOfRow(row); at >= 0; at -= 1) {
      const chunk = this.chunks[at]!;
      const found = lastBefore(rowIndexOf(chunk), lists, row - chunk.firstRow);
      if (found >= 0) return chunk.firstRow + found;
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
    const first = Math.max(0, lowerBound(this.chunks.length, (at) => this.chunks[at]!.from > from) - 1);
    for (let at = first; at < this.chunks.length; at += 1) {
      const chunk = this.chunks[at]!;
      if (chunk.from >= to) break;
      const view = laneViewOf(chunk, lane);
      if (view) columns.push(view);
    }
    return columns;
  }

  #chunkIndexOfRow(row: number): number {
    const near = this.chunks[this.#near];
    if (near && row >= near.firstRow && row < near.firstRow + near.rows) return this.#near;
    const found = chunkIndexOfRow(this.chunks, row);
    this.#near = Math.max(0, found);
    return found;
  }

  #chunkOfRow(row: number): TraceChunk {
    const chunk = this.chunks[this.#chunkIndexOfRow(row)];
    if (!chunk || row < 0 || row >= chunk.firstRow + chunk.rows)
      throw new RangeError(`row ${row} is not in the trace (0..${this.rowCount - 1})`);
    return chunk;
  }
}

/** The traces of the hosts of a run with the next chunk of each. Index: host. */
export function withChunk(traces: readonly Trace[], chunk: NewChunk): Trace[] {
  const of = [chunk, ...(chunk.further ?? [])];
  return traces.map((trace, host) => trace.with(of[host]!));
}

/** What the chunks tell of a host of this shape. */
function infoOf(shape: HostShape, chunks: readonly TraceChunk[]): HostInfo {
  return {
    ...shape,
    vms: chunks.flatMap(({ definitions }) => definitions.vms),
    vcpus: chunks.flatMap(({ definitions }) => definitions.vcpus),
    lvs: chunks.flatMap(({ definitions }) => definitions.lvs),
    changes: chunks.flatMap(({ definitions }) => definitions.changes ?? []),
  };
}

/** What is known of the host with the next chunk; the same object when it defines nothing. */
function grown(info: HostInfo, { definitions: { vms, vcpus, lvs, changes = [] } }: TraceChunk): HostInfo {
  if (vms.length + vcpus.length + lvs.length + changes.length === 0) return info;
  return {
    ...info,
    vms: [...info.vms, ...vms],
    vcpus: [...info.vcpus, ...vcpus],
    lvs: [...info.lvs, ...lvs],
    changes: [...(info.changes ?? []), ...changes],
  };
}
