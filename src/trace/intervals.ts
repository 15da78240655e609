/**
 * Intervals `[start, end)` for the lanes of the Gantt chart, in columns. A lane is a pCPU or a vCPU; the kinds are the
 * same numbers for both. Within a lane intervals are disjoint and ascending. An interval that is cut by a chunk border
 * stands in both chunks; painters join equal neighbours that touch.
 */

/** What a lane shows. pCPU lanes use switch, guest, exit (idle is the gap, drawn explicitly); vCPU lanes use the others. */
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
] as const;
export type IntervalKind = (typeof INTERVAL_KINDS)[number];

/** Intervals of one lane. `vcpu`: who held the pCPU (pCPU lanes), or the pCPU it ran on, -1 for none (vCPU lanes). */
export interface LaneColumns {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly kind: Uint8Array;
  /** pCPU lanes: the vCPU. vCPU lanes: the pCPU while running, else -1. */
  readonly other: Int32Array;
}
