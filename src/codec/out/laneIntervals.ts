/** The intervals of a lane of the trace as one list: one that goes on in the next chunk is one. */
import type { Tick } from "../../model/units.ts";
import { INTERVAL_KINDS, type IntervalKind, type LaneColumns } from "../../trace/intervals.ts";

export interface LaneInterval {
  readonly start: Tick;
  readonly end: Tick;
  readonly kind: IntervalKind;
  /** Of a pCPU's lane: the vCPU. Of a vCPU's lane: the pCPU that it has, else -1. */
  readonly other: number;
}

/** In the order of time, cut at `until`. */
export function laneIntervals(lanes: readonly LaneColumns[], until: Tick): LaneInterval[] {
  const intervals: LaneInterval[] = [];
  for (const lane of lanes)
    for (const [at, start] of lane.start.entries()) {
      if (start >= until) break;
      const end = Math.min(lane.end[at]!, until);
      const last = intervals.at(-1);
      if (at === 0 && lane.isCut && last) intervals[intervals.length - 1] = { ...last, end };
      else intervals.push({ start, end, kind: INTERVAL_KINDS[lane.kind[at]!]!, other: lane.other[at]! });
    }
  return intervals;
}
