/**
 * Disks: each serves one request at a time, or as many as it has channels, in the order of arrival, and takes a fixed time
 * per block; one with an arm asks its scheduler and takes the arm's time as well (`arm.ts`). State is plain data; when a
 * request ends is the event loop's affair.
 */
import type { DiskRequest } from "../../model/diskRequest.ts";
import type { Body } from "../../model/rows/table.ts";
import type { DiskSpec } from "../../model/scenario.ts";
import { cylinderOf, cylindersOf, serviceOf, ticksOfBlock } from "../../model/serviceTime.ts";
import type { RequestId, Tick } from "../../model/units.ts";
import { armAtFirst, nextSeek } from "./arm.ts";
import type { Arm } from "./scheduler.ts";

/** A request with the plan of I/O that it belongs to (`blockIo.ts`). */
export interface Request extends DiskRequest {
  readonly plan: number;
  readonly issuedAt: Tick;
}

export interface DiskState {
  /** Requests in service; without channels one at most. */
  serving: Request[];
  /** In the order of arrival. */
  queue: Request[];
  /** Null: the disk has none. */
  readonly arm: Arm | null;
  /** With an arm: it is idle, and chooses when all that this moment brings has arrived. */
  isAboutToChoose: boolean;
}

export interface DisksState {
  readonly disks: DiskState[];
  nextRequest: number;
}

/** A service that begins, and the movement of the arm for it. */
export interface Started {
  readonly request: Request;
  readonly ticks: Tick;
  readonly seek: Body<"seek"> | null;
}

export function createDisks(specs: readonly DiskSpec[]): DisksState {
  const disks = specs.map(({ arm }): DiskState => {
    return { serving: [], queue: [], arm: arm ? armAtFirst(arm) : null, isAboutToChoose: false };
  });
  return { disks, nextRequest: 0 };
}

/** The requests of a disk that have not ended: those in service, then those that wait. */
export function outstandingAt({ serving, queue }: DiskState): readonly Request[] {
  return [...serving, ...queue];
}

/** Requests that a disk serves at a time. */
function channelsOf({ arm, channels = 1 }: DiskSpec): number {
  return arm ? 1 : channels;
}

function transferTicks(spec: DiskSpec, { purpose, blocks }: Request): Tick {
  return blocks * ticksOfBlock(spec, purpose);
}

/** Takes the next request into service if the disk is free; null when there is nothing to start. */
export function startNext(spec: DiskSpec, disk: DiskState, pv: number, now: Tick): Started | null {
  if (disk.serving.length >= channelsOf(spec) || disk.queue.length === 0) return null;
  if (spec.arm && disk.arm) return moveArm({ ...spec, arm: spec.arm }, disk, disk.arm, pv, now);
  const request = disk.queue.shift()!;
  disk.serving.push(request);
  return { request, ticks: transferTicks(spec, request), seek: null };
}

type WithArm = DiskSpec & Required<Pick<DiskSpec, "arm">>;

function moveArm(spec: WithArm, disk: DiskState, arm: Arm, pv: number, now: Tick): Started {
  const waiting = disk.queue.map(({ extent, issuedAt }) => ({ cylinder: cylinderOf(spec, extent), issuedAt }));
  const next = nextSeek(spec.arm, cylindersOf(spec), arm, waiting, now);
  const { from, to, via, travelled, isUp, reason, value, others } = next;
  const losers = next.losers.map(({ place, cylinder, value: compared }) => {
    return { id: disk.queue[place]!.id, cylinder, value: compared };
  });
  const [request] = disk.queue.splice(next.place, 1);
  disk.serving.push(request!);
  arm.head = to;
  arm.isUp = isUp;
  const service = serviceOf(spec.arm, next, transferTicks(spec, request!));
  const told = { pv, request: request!.id, from, to, via, travelled, isUp, reason, value, ...service, others, losers };
  return { request: request!, ticks: service.seek + service.rotation + service.transfer, seek: told };
}

/** The request ends: it leaves the disk that has served it. Throws if it is not in service. */
export function endService(disk: DiskState, id: RequestId): Request {
  const request = disk.serving.find((each) => each.id === id);
  if (!request) throw new Error(`a disk ended request ${id}, which it did not serve`);
  disk.serving = disk.serving.filter((each) => each !== request);
  return request;
}
