/**
 * The arm of a disk as textbooks draw it: cylinders across, time downwards. What time is, ticks or steps, is the caller's
 * affair. Numbers in, numbers out.
 */
import type { SeekReason } from "../model/events.ts";

/** A movement: it begins, arrives at `to` over the points of `via`, and the service ends. */
export interface TimedMove {
  readonly from: number;
  readonly to: number;
  readonly via: readonly number[];
  readonly isUp: boolean;
  /** The sweep begins again at the other end: the way back serves nobody. */
  readonly beginsAgain: boolean;
  readonly begins: number;
  readonly arrives: number;
  readonly ends: number;
}

/** What is known of a movement, in whatever order it comes. */
export type Movement = Pick<TimedMove, "from" | "to" | "via" | "isUp"> & { readonly reason: SeekReason };

/** The movement in place `at`, drawn as one step. */
export function stepOf({ from, to, via, isUp, reason }: Movement, at: number): TimedMove {
  return { from, to, via, isUp, beginsAgain: reason === "fromStart", begins: at, arrives: at + 1, ends: at + 1 };
}

/** Cylinders of a movement; none where it is not known where it began. */
export function lengthOf({ from, via, to }: Pick<Movement, "from" | "via" | "to">): number {
  if (from < 0) return 0;
  const points = [from, ...via, to];
  return points.reduce((sum, point, at) => sum + Math.abs(point - (points[at - 1] ?? point)), 0);
}

/** A straight piece of the path. */
export interface ArmSegment {
  readonly fromCylinder: number;
  readonly fromTime: number;
  readonly toCylinder: number;
  readonly toTime: number;
  /** A way back that serves nobody. */
  readonly isReturn: boolean;
}

/** The pieces of the path of one movement, in order; none of no length. */
export function segmentsOf(move: TimedMove): ArmSegment[] {
  const points = [move.from, ...move.via, move.to];
  const length = lengthOf(move);
  const segments: ArmSegment[] = [];
  let travelled = 0;
  const timeAt = (distance: number) => move.begins + ((move.arrives - move.begins) * distance) / Math.max(1, length);
  for (let at = 1; at < points.length; at += 1) {
    const [fromCylinder, toCylinder] = [points[at - 1]!, points[at]!];
    if (fromCylinder === toCylinder) continue;
    const fromTime = timeAt(travelled);
    travelled += Math.abs(toCylinder - fromCylinder);
    const isReturn = move.beginsAgain && toCylinder > fromCylinder !== move.isUp;
    segments.push({ fromCylinder, fromTime, toCylinder, toTime: timeAt(travelled), isReturn });
  }
  if (move.ends > move.arrives) {
    const { to, arrives, ends } = move;
    segments.push({ fromCylinder: to, fromTime: arrives, toCylinder: to, toTime: ends, isReturn: false });
  }
  return segments;
}

/** Cylinders of the ways back that serve nobody. */
export function returnLength(moves: readonly TimedMove[]): number {
  return moves
    .flatMap(segmentsOf)
    .filter(({ isReturn }) => isReturn)
    .reduce((sum, { fromCylinder, toCylinder }) => sum + Math.abs(toCylinder - fromCylinder), 0);
}

/** Of `cylinders`, those that have room for their number on an axis, the ends first; `least`: gap in cylinders. */
export function labelledCylinders(cylinders: readonly number[], last: number, least: number): number[] {
  const shown = [0, last];
  for (const cylinder of cylinders)
    if (shown.every((other) => Math.abs(other - cylinder) >= least)) shown.push(cylinder);
  return shown.toSorted((a, b) => a - b);
}
