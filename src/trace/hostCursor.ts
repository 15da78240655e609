/**
 * A place in a trace and the host as it is there. Whoever shows a host has a cursor of its own: what it shows changes only
 * when that cursor moves.
 *
 * A state is made from the last keyframe before it by applying rows; going forward continues from the last one, and going
 * back behind the keyframe starts from copies made on the way. When a trace has grown or its end was replaced, the cursor
 * goes on from where it is as long as the rows it has applied are still there.
 */
import { KeptCopies } from "../base/keptCopies.ts";
import { WAYPOINT_BYTES } from "../model/budgets.ts";
import { copyHostState, createHostState, HostReducer, settleHost } from "./host/reducer.ts";
import { chunkIndexOfRow } from "./chunkList.ts";
import type { TraceChunk } from "./chunk.ts";
import type { HostInfo, HostState } from "./hostState.ts";
import type { TraceReader } from "./reader.ts";

/** What a cursor needs of a trace. */
export type HostSource = Pick<TraceReader, "info" | "rowCount" | "chunks" | "keyframes">;

/** Rows from one copy of the state to the next. */
const WAYPOINT_ROWS = 4096;

interface Place {
  /** What the reducer knows of the host. */
  readonly info: HostInfo;
  /** Index of the chunk whose keyframe the state was made from. */
  readonly from: number;
  /** The last chunk of which rows were applied since. */
  readonly last: TraceChunk;
  readonly reducer: HostReducer;
  /** The keyframe, and copies made on the way, by row. */
  readonly waypoints: KeptCopies<HostState>;
}

export class HostCursor {
  #place: Place | null = null;

  /** The host after the first `row` rows of `trace`, settled to `time`. The next call of this cursor changes it. */
  at(trace: HostSource, row: number, time: number): HostState {
    const target = Math.min(row, trace.rowCount);
    const index = this.#chunkIndexFor(trace, target);
    const chunk = trace.chunks[index];
    if (!chunk) return createHostState(trace.info);
    const settleTo = Math.floor(time);
    const from = trace.keyframes.upTo(index)!;
    const before = this.#placeIn(trace, from.at, index);
    const waypoints = before?.waypoints ?? KeptCopies.within<HostState>(WAYPOINT_BYTES).with(from.copy.row, from.copy);
    const near = waypoints.upTo(target)!.copy;
    const state = before?.reducer.state;
    const goesOn =
      state && before.info === trace.info && state.row <= target && state.time <= settleTo && state.row >= near.row;
    const reducer = goesOn ? before.reducer : new HostReducer(trace.info, copyHostState(near), null);
    this.#place = {
      info: trace.info,
      from: before?.from ?? from.at,
      last: before && before.last.index > index ? before.last : chunk,
      reducer,
      waypoints: replay(trace.chunks, reducer, target, waypoints),
    };
    settleHost(reducer.state, settleTo);
    return reducer.state;
  }

  /** Where the cursor is, if chunk `index` can be reached from there sooner than from the keyframe of chunk `keyframe`. */
  #placeIn({ chunks }: HostSource, keyframe: number, index: number): Place | null {
    const place = this.#place;
    const isNear = place !== null && place.from >= keyframe && place.from <= index;
    return isNear && chunks[place.last.index] === place.last ? place : null;
  }

  /** Index of the chunk whose rows lead to `target` rows; -1 without chunks. */
  #chunkIndexFor({ chunks }: HostSource, target: number): number {
    const row = Math.max(0, target - 1);
    const near = this.#place?.last;
    // Mostly it is the one where the state is.
    if (near && chunks[near.index] === near && row >= near.firstRow && row < near.firstRow + near.rows)
      return near.index;
    return chunkIndexOfRow(chunks, row);
  }
}

/** The host after the first `row` rows of `trace`, settled to `time`. For one look: a cursor is faster for many. */
export function hostAt(trace: HostSource, row: number, time: number): HostState {
  return new HostCursor().at(trace, row, time);
}

/** Applies rows up to `target`; the copies for going back, with those made on the way. */
function replay(
  chunks: readonly TraceChunk[],
  reducer: HostReducer,
  target: number,
  waypoints: KeptCopies<HostState>,
): KeptCopies<HostState> {
  const { state } = reducer;
  let kept = waypoints;
  let copied = kept.upTo(Infinity)!.at;
  for (let at = chunkIndexOfRow(chunks, state.row); state.row < target; at += 1) {
    const { kinds, times, operands, starts, firstRow, rows } = chunks[at]!;
    const end = Math.min(target, firstRow + rows);
    while (state.row < end) {
      const row = state.row - firstRow;
      reducer.applyRow(kinds[row]!, times[row]!, operands, starts[row]!);
      if (state.row < copied + WAYPOINT_ROWS) continue;
      kept = kept.with(state.row, copyHostState(state));
      copied = state.row;
    }
  }
  return kept;
}
