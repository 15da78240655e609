/** Makes chunks of rows, in columns as narrow as their largest value allows. */
import type { InParts } from "../../base/parts.ts";
import type { Tick } from "../../model/units.ts";
import type { Definitions, OperandColumn, TraceChunk } from "../chunk.ts";
import type { HostReducer } from "../host/reducer.ts";
import type { TimeColumn } from "../intervals.ts";
import type { IntervalColumns } from "./intervalColumns.ts";
import { LaneWriter } from "./laneWriter.ts";
import type { RowBuffer } from "./rowBuffer.ts";

/** Rows that are applied in one part of the work. */
const ROWS = 256;

/**
 * Makes a chunk of the rows in `buffer` and empties it. `reducer` stands before the first row and after the last one
 * when this returns. `until`: the moment of the next event, Infinity if there is none; `end`: another host of the run has gone
 * on until then.
 */
export function* sealChunk(
  buffer: RowBuffer,
  reducer: HostReducer,
  columns: IntervalColumns,
  place: { index: number; firstRow: number; from: Tick; until: Tick; end?: Tick },
  definitions: Definitions,
): InParts<TraceChunk> {
  const isComplete = place.until === Infinity;
  reducer.beginChunk(place.from);
  const { kinds, times, starts, operands } = buffer;
  for (let row = 0; row < kinds.length; row += 1) {
    reducer.applyRow(kinds[row]!, times[row]!, operands, starts[row]!);
    if (row % ROWS === ROWS - 1) yield;
  }
  const until = isComplete ? Math.max(reducer.state.time, place.end ?? 0) : place.until;
  yield* new LaneWriter(columns).closeAll(reducer.state, place.from, until);
  yield;
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

/** The moments in `times`, none of which is after `latest`, in a column of their own. */
function timesUpTo(latest: Tick, times: Float64Array): TimeColumn {
  return latest < 2 ** 32 ? new Uint32Array(times) : times.slice();
}
