/** The lanes of a chunk as views of its columns. Always the same objects, so that more can be kept by them. */
import { laneOf, type TraceChunk } from "../chunk.ts";
import type { LaneColumns } from "../intervals.ts";
import { perChunk } from "./perChunk.ts";

const viewsOf = perChunk(() => new Map<number, LaneColumns | null>());

/** The intervals of a lane of a chunk; null when it has none there. Lanes: pCPUs first, then vCPUs. */
export function laneViewOf(chunk: TraceChunk, lane: number): LaneColumns | null {
  const views = viewsOf(chunk);
  let view = views.get(lane);
  if (view === undefined) views.set(lane, (view = laneOf(chunk, lane)));
  return view;
}
