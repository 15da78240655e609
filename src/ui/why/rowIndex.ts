/**
 * The rows of a trace that a filter lets through, as a growing column of row numbers. A trace has millions of rows, so
 * the index is built in slices of a few milliseconds, and goes on from the chunks that are still there when the trace
 * grows or its end is replaced.
 */
import type { EventGroup } from "../../model/rows/facts.ts";
import "../../model/rows/learnFurther.ts";
import { EVENT_KINDS, ROWS, type EventKind } from "../../model/rows/table.ts";
import type { TraceChunk } from "../../trace/chunk.ts";
import { sharedChunks } from "../../trace/chunkList.ts";
import type { TraceReader } from "../../trace/reader.ts";

const FIRST_CAPACITY = 1024;

export interface RowIndex {
  readonly kinds: readonly EventKind[];
  /** Row numbers, ascending; only the first `length` are valid. */
  rows: Int32Array;
  length: number;
  /** The chunks looked at so far, and `length` after each. */
  readonly chunks: TraceChunk[];
  readonly ends: number[];
}

export function createRowIndex(kinds: readonly EventKind[]): RowIndex {
  return { kinds, rows: new Int32Array(FIRST_CAPACITY), length: 0, chunks: [], ends: [] };
}

/** The kinds of the groups. */
export function kindsOf(groups: ReadonlySet<EventGroup>): readonly EventKind[] {
  return EVENT_KINDS.filter((kind) => groups.has(ROWS[kind].group));
}

/**
 * Forgets the rows that are no part of `trace`, and looks at its next chunks until those have at least `limit` rows. True
 * when the index now covers the whole trace.
 */
export function extendIndex(index: RowIndex, trace: Pick<TraceReader, "chunks" | "rowsOf">, limit: number): boolean {
  const { chunks, ends } = index;
  chunks.length = sharedChunks(chunks, trace.chunks);
  ends.length = chunks.length;
  index.length = ends.at(-1) ?? 0;
  for (let looked = 0; looked < limit && chunks.length < trace.chunks.length;) {
    const chunk = trace.chunks[chunks.length]!;
    append(index, chunk.firstRow, trace.rowsOf(chunk, index.kinds));
    chunks.push(chunk);
    ends.push(index.length);
    looked += chunk.rows;
  }
  return chunks.length === trace.chunks.length;
}

function append(index: RowIndex, firstRow: number, found: Uint32Array): void {
  const length = index.length + found.length;
  if (length > index.rows.length) {
    const larger = new Int32Array(Math.max(length, index.rows.length * 2));
    larger.set(index.rows);
    index.rows = larger;
  }
  for (const [at, row] of found.entries()) index.rows[index.length + at] = firstRow + row;
  index.length = length;
}

/** Place of the last indexed row `<= row`; -1 when there is none. */
export function placeOf(index: RowIndex, row: number): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (index.rows[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
