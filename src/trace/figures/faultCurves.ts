/**
 * Faults by frames: what a policy makes of one reference string with one number of frames after another. Plain data, so
 * that it can be posted; `engine/curves.ts` finds it, the page and the command-line runner tell it.
 */
import type { PolicyChoice } from "../../model/scenario.ts";

/** What a policy makes of the references with so many frames, which are empty at first. */
export interface CurvePoint {
  readonly frames: number;
  /** First loads included. */
  readonly faults: number;
  /** Pages written out: they had been written to since they were loaded. */
  readonly writeBacks: number;
}

export interface FaultCurve {
  readonly choice: PolicyChoice;
  /** In ascending order of frames. */
  readonly points: readonly CurvePoint[];
}

/** More frames and yet more faults (Belady 1969): from one point of a curve to the next one that is known. */
export interface Anomaly {
  readonly from: CurvePoint;
  readonly to: CurvePoint;
}

export function anomaliesOf(points: readonly CurvePoint[]): Anomaly[] {
  return points.flatMap((to, at) => {
    const from = points[at - 1];
    return from && to.faults > from.faults ? [{ from, to }] : [];
  });
}

/**
 * Numbers of frames to look at where `distinct` pages are referenced: all of them where they are few, else `count` from one
 * to all, each about as many times the one before.
 */
export function sizesUpTo(distinct: number, count: number): number[] {
  if (distinct <= count) return Array.from({ length: distinct }, (_, at) => at + 1);
  const sizes = new Set<number>();
  // Small numbers round to the same one: what is left over is spread over the rest.
  for (let steps = count; sizes.size < count; steps += 1) {
    sizes.clear();
    for (let step = 0; step < steps; step += 1) sizes.add(Math.round(distinct ** (step / (steps - 1))));
    if (sizes.size > count) break;
  }
  return [...sizes].toSorted((a, b) => a - b);
}
