/**
 * What a disk scheduler is asked: which of the waiting requests the arm goes to next, and on what way. It looks, and changes
 * nothing. Distances and cylinders are whole numbers; cylinders count from 0.
 */
import type { SeekReason } from "../../model/events.ts";
import type { DiskSchedulerId } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";

/** Where the arm stands, and where a sweep goes on. */
export interface Arm {
  head: number;
  isUp: boolean;
}

/** A request that waits. */
export interface Waiting {
  readonly cylinder: number;
  readonly issuedAt: Tick;
}

/** How the arm gets to a cylinder. */
export interface Way {
  /** Where it turns or begins again, in order; the cylinders travelled are those from point to point. */
  readonly via: readonly number[];
  /** Where a sweep goes on from there. */
  readonly isUp: boolean;
  readonly reason: SeekReason;
}

/** The choice among the requests of a queue. */
export interface Choice extends Way {
  /** Place in the queue. */
  readonly place: number;
  /** What each request of the queue was compared by; its meaning is that of the reason. */
  readonly values: readonly number[];
}

export interface DiskScheduler {
  readonly id: DiskSchedulerId;
  /** Keeps a direction: the first one is part of the exercise. */
  readonly sweeps: boolean;
  /** One line an entry, language-neutral. */
  readonly pseudocode: readonly string[];
  /** The choice among `queue`, which is not empty and in the order of arrival; `last` is the highest cylinder. */
  choose(queue: readonly Waiting[], arm: Arm, last: number): Choice;
}
