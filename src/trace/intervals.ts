/**
 * Intervals `[start, end)` for the lanes of the Gantt chart, in columns. A lane is a pCPU or a vCPU; the kinds are the
 * same numbers for both. Within a lane intervals are disjoint and ascending. An interval that is cut by a chunk border
 * stands in both chunks, a part in each, and the later one says so (`isCut`): equal neighbours that touch may as well be two,
 * such as two timeslices of one vCPU.
 */

/**
 * What a lane shows. pCPU lanes use switch, guest, exit (idle is the gap, drawn explicitly) and warm, which is guest code
 * of a vCPU that is warm there; vCPU lanes use the others; spin stands in both. `capped` is that part of waiting, ready or parked,
 * that the cap took; `parked` is the rest of being parked: in debt by its weight. Append only: reports and saved figures name them, chunks number them.
 */
export const INTERVAL_KINDS = [
  "switch",
  "guest",
  "exit",
  "running",
  "ready",
  "blockedFault",
  "blockedDisk",
  "blockedDevice",
  "halted",
  "paused",
  "parked",
  "costopped",
  "spin",
  "warm",
  "capped",
  "blockedLimit",
] as const;
export type IntervalKind = (typeof INTERVAL_KINDS)[number];

/** Moments: 32 bits wide as long as they fit, which nearly all do. */
export type TimeColumn = Uint32Array | Float64Array;

/** Intervals of one lane. */
export interface LaneColumns {
  readonly start: TimeColumn;
  readonly end: TimeColumn;
  readonly kind: Uint8Array;
  /** pCPU lanes: the vCPU. vCPU lanes: the pCPU while running or spinning, else -1. */
  readonly other: Int16Array | Int32Array;
  /** The first interval is the rest of one that began in an earlier chunk. */
  readonly isCut: boolean;
}
