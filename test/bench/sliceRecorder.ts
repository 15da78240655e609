/**
 * A recorder that keeps slices and nothing else: what a run of millions of timeslices leaves behind when nobody asks
 * for reasons. 12 bytes each, in chunks of one buffer.
 *
 * ```
 * start Uint32 (from the chunk's base) | ticks Uint32 | vcpu Uint16 | reason Uint8 | pcpu Uint8
 * ```
 */
import { LEAVE_CAUSES } from "../../src/model/states.ts";
import { ROW, type Recorder } from "../../src/model/recorder.ts";
import { EXPIRED, FINISHED, type Slice } from "./peers/workload.ts";

const SLICES = 65_536;
const EXPIRE = LEAVE_CAUSES.indexOf("expire");
/** Places among the operands of a dispatch and of a leave, see `trace/rows.ts`. */
const VCPU = 0;
const PCPU = 1;
const CAUSE = 2;
const SWITCH_TICKS = 5;

interface Chunk {
  readonly base: number;
  readonly start: Uint32Array;
  readonly ticks: Uint32Array;
  readonly vcpu: Uint16Array;
  readonly reason: Uint8Array;
  readonly pcpu: Uint8Array;
}

function createChunk(base: number): Chunk {
  const buffer = new ArrayBuffer(SLICES * 12);
  return {
    base,
    start: new Uint32Array(buffer, 0, SLICES),
    ticks: new Uint32Array(buffer, SLICES * 4, SLICES),
    vcpu: new Uint16Array(buffer, SLICES * 8, SLICES),
    reason: new Uint8Array(buffer, SLICES * 10, SLICES),
    pcpu: new Uint8Array(buffer, SLICES * 11, SLICES),
  };
}

export class SliceRecorder implements Recorder {
  readonly wantsReasons = false;
  count = 0;
  readonly #chunks: Chunk[] = [];
  /** Start of guest time. Index: pCPU. */
  readonly #starts: number[];

  constructor(pcpus: number) {
    this.#starts = Array.from({ length: pcpus }, () => 0);
  }

  row(kind: number, time: number, operands: readonly number[]): void {
    if (kind === ROW.dispatch) this.#starts[operands[PCPU]!] = time + operands[SWITCH_TICKS]!;
    else if (kind === ROW.leave) this.#add(time, operands[VCPU]!, operands[PCPU]!, operands[CAUSE]!);
  }

  #add(time: number, vcpu: number, pcpu: number, cause: number): void {
    const at = this.count % SLICES;
    const start = this.#starts[pcpu]!;
    // Slices come in the order of their ends: an earlier start than the chunk's base belongs to another pCPU's.
    if (at === 0) this.#chunks.push(createChunk(Math.min(start, ...this.#starts)));
    const chunk = this.#chunks.at(-1)!;
    chunk.start[at] = start - chunk.base;
    chunk.ticks[at] = time - start;
    chunk.vcpu[at] = vcpu;
    chunk.reason[at] = cause === EXPIRE ? EXPIRED : FINISHED;
    chunk.pcpu[at] = pcpu;
    this.count += 1;
  }

  sliceAt(index: number): Slice {
    const chunk = this.#chunks[Math.floor(index / SLICES)]!;
    const at = index % SLICES;
    const start = chunk.base + chunk.start[at]!;
    return {
      job: chunk.vcpu[at]!,
      pcpu: chunk.pcpu[at]!,
      start,
      end: start + chunk.ticks[at]!,
      reason: chunk.reason[at]!,
    };
  }
}
