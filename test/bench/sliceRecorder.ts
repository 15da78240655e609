/**
 * A recorder that keeps slices and nothing else: what a run of millions of timeslices leaves behind when nobody asks
 * for reasons. 12 bytes each, in chunks of one buffer.
 *
 * ```
 * start Uint32 (from the chunk's base) | ticks Uint32 | vcpu Uint16 | reason Uint8 | pcpu Uint8
 * ```
 */
import { LEAVE_CAUSES } from "../../src/model/states.ts";
import type { Recorder } from "../../src/model/recorder.ts";
import { EXPIRED, FINISHED, type Slice } from "./peers/workload.ts";

const SLICES = 65_536;
const EXPIRE = LEAVE_CAUSES.indexOf("expire");
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
  #chunk: Chunk | null = null;
  /** Start of guest time. Index: pCPU. */
  readonly #starts: number[];

  constructor(pcpus: number) {
    this.#starts = Array.from({ length: pcpus }, () => 0);
  }

  dispatch(
    time: number,
    _vcpu: number,
    pcpu: number,
    _reason: number,
    _line: number,
    _timeslice: number,
    switchTicks: number,
  ): void {
    this.#starts[pcpu] = time + switchTicks;
  }

  leave(time: number, vcpu: number, pcpu: number, cause: number): void {
    const at = this.count % SLICES;
    const start = this.#starts[pcpu]!;
    // Slices come in the order of their ends: others that began before this one may follow.
    if (at === 0) this.#chunk = this.#addChunk(Math.min(...this.#starts));
    const chunk = this.#chunk!;
    chunk.start[at] = start - chunk.base;
    chunk.ticks[at] = time - start;
    chunk.vcpu[at] = vcpu;
    chunk.reason[at] = cause === EXPIRE ? EXPIRED : FINISHED;
    chunk.pcpu[at] = pcpu;
    this.count += 1;
  }

  tell(): void {}

  ready(): void {}

  hit(): void {}

  #addChunk(base: number): Chunk {
    const chunk = createChunk(base);
    this.#chunks.push(chunk);
    return chunk;
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
