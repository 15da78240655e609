/**
 * Plans of I/O: what an access to blocks of a volume means on disks (domain D.3, F.3), as a value.
 *
 * ```
 * linear read     [ [read] ]                       one request for each run of blocks on one PV
 * mirrored write  [ [write, write] ]               both at once; over when the slower one is
 * small write     [ [read, read], [write, write] ] old data and parity first, then both anew
 * ```
 * The requests of a step are issued together; the next step when all of them have ended. Who makes plans knows layouts,
 * who carries them out (`blockIo.ts`) knows disks.
 */
import type { RequestPurpose } from "../../model/events.ts";
import type { PvId } from "../../model/units.ts";

export interface PlannedRequest {
  readonly pv: PvId;
  readonly extent: number;
  readonly purpose: RequestPurpose;
  /** Guest page for swap traffic, first block for guest traffic: what the row of the request tells. */
  readonly page: number;
  readonly blocks: number;
  /** The plan goes on without it where its disk fails: what it writes is there a second time, or can be made up. */
  readonly isSpare?: true;
}

export type IoStep = readonly PlannedRequest[];

/** Steps without requests are none: a plan holds no empty ones. */
export type IoPlan = readonly IoStep[];
