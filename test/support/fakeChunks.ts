/** Chunks for traces made by hand. They say where they stand and hold no rows: the trace itself knows what happened. */
import type { TraceChunk } from "../../src/trace/chunk.ts";
import type { TraceReader } from "../../src/trace/reader.ts";
import type { HostState } from "../../src/trace/hostState.ts";
import { ROW } from "../../src/model/rows/table.ts";

/** The chunks of a trace whose rows are at `times`, with so many rows each. */
export function chunksOf(
  times: readonly number[],
  knownUntil: number,
  isComplete: boolean,
  rowsEach = times.length,
): TraceChunk[] {
  const chunks: TraceChunk[] = [];
  for (let firstRow = 0; firstRow < times.length; firstRow += rowsEach) {
    const own = times.slice(firstRow, firstRow + rowsEach);
    const isLast = firstRow + rowsEach >= times.length;
    chunks.push({
      index: chunks.length,
      firstRow,
      rows: own.length,
      from: chunks.at(-1)?.until ?? 0,
      until: isLast ? knownUntil : times[firstRow + rowsEach]!,
      isComplete: isLast && isComplete,
      kinds: new Uint8Array(own.length).fill(ROW.quiet),
      times: Float64Array.from(own),
      starts: new Uint32Array(own.length),
      operands: new Int8Array(0),
      intervals: {
        offsets: new Uint32Array(1),
        cut: new Uint8Array(0),
        start: new Uint32Array(0),
        end: new Uint32Array(0),
        kind: new Uint8Array(0),
        other: new Int16Array(0),
      },
      definitions: { vms: [], vcpus: [], lvs: [] },
    });
  }
  return chunks;
}

/** Keyframes of chunks of a row each, in which the host after a row is the one that `stateAt` gives for so many rows. */
export function keyframesOf(times: readonly number[], stateAt: (row: number) => HostState): TraceReader["keyframes"] {
  return {
    upTo: (at) => ({ at, copy: { ...stateAt(at + 1), row: at, time: times[at]! }, bytes: 0 }),
  };
}
