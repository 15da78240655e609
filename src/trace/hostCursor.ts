/**
 * A place in a trace and the host as it is there. Whoever shows a host has a cursor of its own: what it shows changes only
 * when that cursor moves.
 *
 * A state is made from the chunk's keyframe by applying rows; going forward continues from the last one, and going back
 * within a chunk starts from copies made on the way. When a trace has grown or its end was replaced, the cursor goes on
 * from where it is as long as its chunk is still there.
 */
import { copyHostState, createHostState, HostReducer, settleHost } from "./apply.ts";
import { chunkIndexOfRow } from "./chunkList.ts";
import type { TraceChunk } from "./chunk.ts";
import type { HostState } from "./hostState.ts";
import type { TraceReader } from "./reader.ts";

/** What a cursor needs of a trace. */
export type HostSource = Pick<TraceReader, "info" | "rowCount" | "chunks">;

/** Rows of a chunk from one copy of the state to the next. */
const WAYPOINT_ROWS = 4096;

export class HostCursor {
  #place: { readonly chunk: TraceChunk; readonly reducer: HostReducer; readonly waypoints: HostState[] } | null = null;

  /** The host after the first `row` rows of `trace`, settled to `time`. The next call of this cursor changes it. */
  at(trace: HostSource, row: number, time: number): HostState {
    const target = Math.min(row, trace.rowCount);
    const chunk = this.#chunkFor(trace, target);
    if (!chunk) return createHostState(trace.info);
    const settleTo = Math.floor(time);
    const goesOn = this.#place?.chunk === chunk;
    const waypoints = goesOn ? this.#place!.waypoints : [chunk.keyframe];
    const near = waypoints.findLast((copy) => copy.row <= target && copy.time <= settleTo) ?? waypoints[0]!;
    const state = this.#place?.reducer.state;
    if (!goesOn || !state || state.row > target || state.time > settleTo || state.row < near.row)
      this.#place = { chunk, reducer: new HostReducer(trace.info, copyHostState(near), null), waypoints };
    const { reducer } = this.#place!;
    replay(chunk, reducer, target, waypoints);
    settleHost(reducer.state, settleTo);
    return reducer.state;
  }

  /** The chunk whose keyframe leads to `target` rows. */
  #chunkFor({ chunks }: HostSource, target: number): TraceChunk | undefined {
    const last = Math.max(0, target - 1);
    const near = this.#place?.chunk;
    // Mostly it is the one where the state is.
    if (near && chunks[near.index] === near && last >= near.firstRow && last < near.firstRow + near.rows) return near;
    return chunks[chunkIndexOfRow(chunks, last)];
  }
}

/** The host after the first `row` rows of `trace`, settled to `time`. For one look: a cursor is faster for many. */
export function hostAt(trace: HostSource, row: number, time: number): HostState {
  return new HostCursor().at(trace, row, time);
}

/** Applies rows of `chunk` up to `target`, and keeps copies for going back. */
function replay(chunk: TraceChunk, reducer: HostReducer, target: number, waypoints: HostState[]): void {
  const { kinds, times, operands, starts, firstRow } = chunk;
  const { state } = reducer;
  let copied = waypoints.at(-1)!.row;
  while (state.row < target) {
    if (state.row >= copied + WAYPOINT_ROWS) {
      waypoints.push(copyHostState(state));
      copied = state.row;
    }
    const at = state.row - firstRow;
    reducer.applyRow(kinds[at]!, times[at]!, operands, starts[at]!);
  }
}
