/** A pass over all references, which comes to some points of one curve. */
import type { CurvePoint } from "../../trace/figures/faultCurves.ts";

export interface CurvePass {
  /** References made. */
  readonly done: number;
  /** One portion, which ends when `isTime` says so. True when all references have been made. */
  advance(isTime: () => boolean): boolean;
  /** The points with these numbers of frames, which the pass is for, in ascending order. */
  points(sizes: readonly number[]): CurvePoint[];
}
