/** The disk schedulers, in the order of the menus. A new one is one file and one entry here and in `model/choices.ts`. */
import type { SeekReason } from "../../model/events.ts";
import type { DiskSchedulerId } from "../../model/scenario.ts";
import type { Arm, DiskScheduler } from "./scheduler.ts";
import { clook } from "./schedulers/clook.ts";
import { cscan } from "./schedulers/cscan.ts";
import { fcfs } from "./schedulers/fcfs.ts";
import { look } from "./schedulers/look.ts";
import { scan } from "./schedulers/scan.ts";
import { sstf } from "./schedulers/sstf.ts";
import { lengthOf } from "./ways.ts";

export const diskSchedulers: Readonly<Record<DiskSchedulerId, DiskScheduler>> = {
  fcfs,
  sstf,
  scan,
  cscan,
  look,
  clook,
};

/** A movement of the arm. */
export interface ArmMove {
  /** Place of the request in the queue. */
  readonly request: number;
  readonly from: number;
  readonly to: number;
  /** Where it turned or began again, in order. */
  readonly via: readonly number[];
  /** Cylinders. */
  readonly travelled: number;
  /** Where a sweep goes on from there. */
  readonly isUp: boolean;
  readonly reason: SeekReason;
}

/** All movements for a queue of cylinders that is there at once; `last` is the highest cylinder. O(requests squared). */
export function movesFor(id: DiskSchedulerId, queue: readonly number[], start: Readonly<Arm>, last: number): ArmMove[] {
  const arm = { ...start };
  const waiting = queue.map((cylinder, request) => ({ cylinder, request, issuedAt: 0 }));
  const moves: ArmMove[] = [];
  while (waiting.length > 0) {
    const { place, via, isUp, reason } = diskSchedulers[id].choose(waiting, arm, last);
    const [next] = waiting.splice(place, 1);
    const { cylinder: to, request } = next!;
    moves.push({ request, from: arm.head, to, via, travelled: lengthOf(arm.head, via, to), isUp, reason });
    arm.head = to;
    arm.isUp = isUp;
  }
  return moves;
}
