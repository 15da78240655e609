/** Chunks for traces made by hand. They say where they stand and hold no rows: the trace itself knows what happened. */
import type { TraceChunk } from "../../src/trace/chunk.ts";
import { createHostState } from "../../src/trace/apply.ts";
import type { HostInfo, HostState } from "../../src/trace/hostState.ts";
import { ROW } from "../../src/model/rows/table.ts";

/** The chunks of a trace whose rows are at `times`, with so many rows each. */
export function chunksOf(
  info: HostInfo,
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
      keyframe: createHostState(info),
      intervals: {
        offsets: new Uint32Array(1),
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

/** A chunk for each row, in which the host after it is the one that `stateAt` gives for so many rows. */
export function chunksOfStates(
  info: HostInfo,
  times: readonly number[],
  stateAt: (row: number) => HostState,
): TraceChunk[] {
  return chunksOf(info, times, times.at(-1) ?? 0, true, 1).map((chunk) => ({
    ...chunk,
    get keyframe() {
      return { ...stateAt(chunk.firstRow + 1), row: chunk.firstRow, time: chunk.times[0]! };
    },
  }));
}
