/**
 * Disks: each serves one request at a time, in the order of arrival, and takes a fixed time per block. State is plain
 * data; when a request ends is the event loop's affair.
 */
import type { DiskRequest } from "../../model/diskRequest.ts";
import { isWrite } from "../../model/events.ts";
import type { DiskSpec } from "../../model/scenario.ts";
import type { Tick } from "../../model/units.ts";

/** A request with the plan of I/O that it belongs to (`blockIo.ts`). */
export interface Request extends DiskRequest {
  readonly plan: number;
}

export interface DiskState {
  active: Request | null;
  queue: Request[];
}

export interface DisksState {
  readonly disks: DiskState[];
  nextRequest: number;
}

export function createDisks(count: number): DisksState {
  return { disks: Array.from({ length: count }, () => ({ active: null, queue: [] })), nextRequest: 0 };
}

export function serviceTicks(spec: DiskSpec, request: Request): Tick {
  return request.blocks * (isWrite(request.purpose) ? spec.writeTicks : spec.readTicks);
}

/** Takes the next request into service if the disk is free; null when there is nothing to start. */
export function startNext(disk: DiskState): Request | null {
  if (disk.active || disk.queue.length === 0) return null;
  disk.active = disk.queue.shift()!;
  return disk.active;
}
