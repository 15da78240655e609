/** The intervals of a chunk as they end, lane by lane in the end. */
import type { Tick, VcpuId } from "../../model/units.ts";
import type { TraceChunk } from "../chunk.ts";
import type { TimeColumn } from "../intervals.ts";
import { FIRST_CAPACITY, grown } from "./growing.ts";

const NONE = -1;

/** Collects the intervals of one chunk as they end, and sorts them by lane. */
export class IntervalColumns {
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
  /** Whether the first one began in an earlier chunk. Index: lane. */
  readonly #cut: boolean[] = [];

  constructor(pcpus: number) {
    this.#pcpus = pcpus;
  }

  /** An interval `[start, end)` of a pCPU has ended. `isCut`: it began before `start`, in another chunk. */
  pcpu(pcpu: number, start: Tick, end: Tick, kind: number, vcpu: VcpuId, isCut: boolean): void {
    this.#add(pcpu, start, end, kind, vcpu, isCut);
  }

  /** Takes back the last interval of a pCPU, if it is `[start, end)`. */
  retract(pcpu: number, start: Tick, end: Tick): void {
    const at = this.#last[pcpu] ?? NONE;
    // Of an interval without length there is nothing to take back.
    if (at === NONE || end <= start || this.#start[at] !== start || this.#end[at] !== end) return;
    this.#lane[at] = NONE;
    this.#last[pcpu] = this.#before[at]!;
  }

  vcpu(vcpu: VcpuId, start: Tick, end: Tick, kind: number, pcpu: number, isCut: boolean): void {
    this.#add(this.#pcpus + vcpu, start, end, kind, pcpu, isCut);
  }

  #add(lane: number, start: Tick, end: Tick, kind: number, other: number, isCut: boolean): void {
    const at = this.#count;
    if (at === this.#lane.length) this.#grow();
    this.#count += 1;
    while (this.#last.length <= lane) {
      this.#last.push(NONE);
      this.#cut.push(false);
    }
    if (this.#last[lane] === NONE) this.#cut[lane] = isCut;
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
      cut: Uint8Array.from(this.#cut, Number),
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
    this.#cut.length = 0;
    return columns;
  }
}

/** An empty column of `length` moments up to `latest`. */
function timeColumn(length: number, latest: Tick): TimeColumn {
  return latest < 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
}
