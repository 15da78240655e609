/**
 * How long a disk takes for a request (domain D.7):
 *
 * ```
 * service  = seek + rotation + transfer
 * seek     = 0 where the arm does not move, else seekBase + seekPerCylinder x cylinders travelled
 * rotation = half a turn
 * transfer = blocks x ticks for one
 * ```
 * A request is on the cylinder of its first block, and the head stays there. Without an arm there is the transfer alone.
 */
import { isWrite, type RequestPurpose } from "./events.ts";
import type { ArmSpec, DiskSpec } from "./scenario.ts";
import type { Tick } from "./units.ts";

/** What the service of a request is made of. */
export interface ServiceTicks {
  readonly seek: Tick;
  readonly rotation: Tick;
  readonly transfer: Tick;
}

/** Where the arm goes, and how far. */
export interface ArmWay {
  readonly from: number;
  readonly to: number;
  readonly travelled: number;
}

/** With `timing: near`, the cylinders that are near each other. */
const NEAR = 100;

/** Cylinders of a disk. */
export function cylindersOf({ extents, arm }: Pick<DiskSpec, "extents" | "arm">): number {
  return arm?.cylinders ?? extents;
}

/** The cylinder that has `extent`: the extents are spread evenly, and where there are as many, an extent is a cylinder. */
export function cylinderOf(disk: Pick<DiskSpec, "extents" | "arm">, extent: number): number {
  return Math.floor((extent * cylindersOf(disk)) / disk.extents);
}

/** For one block. */
export function ticksOfBlock(disk: Pick<DiskSpec, "readTicks" | "writeTicks">, purpose: RequestPurpose): Tick {
  return isWrite(purpose) ? disk.writeTicks : disk.readTicks;
}

/** With `timing: near`: it lies so near that nothing but the way counts. */
export function isNear({ from, to, travelled }: ArmWay): boolean {
  return Math.trunc(from / NEAR) === Math.trunc(to / NEAR) || travelled < NEAR;
}

/** What it takes to serve a request after that movement; `transfer`: ticks for its blocks. */
export function serviceOf(spec: ArmSpec, way: ArmWay, transfer: Tick): ServiceTicks {
  const { seekBase, seekPerCylinder, rotation } = spec;
  if (spec.timing === "near") {
    if (isNear(way)) return { seek: way.travelled * seekPerCylinder, rotation: 0, transfer: 0 };
    return { seek: seekBase, rotation, transfer };
  }
  return { seek: way.travelled === 0 ? 0 : seekBase + seekPerCylinder * way.travelled, rotation, transfer };
}
