/** How long a disk takes for a request: the numbers of its formula, at the moment that is looked at. */
import {
  cylinderOf,
  isNear,
  serviceOf,
  ticksOfBlock,
  type ArmWay,
  type ServiceTicks,
} from "../../model/serviceTime.ts";
import type { ArmSpec, DiskSpec } from "../../model/scenario.ts";
import type { RequestId } from "../../model/units.ts";
import type { DiskStateView } from "../../trace/hostState.ts";
import { servedBy } from "../../trace/served.ts";
import type { RequestFacts, ServiceFacts } from "./facts.ts";

type Asked = Pick<RequestFacts, "purpose" | "blocks">;

/** `way`: where the arm goes for it, null without one; `told`: what it takes, where a row says so. */
export function serviceFacts(spec: DiskSpec, request: Asked, way: ArmWay | null, told?: ServiceTicks): ServiceFacts {
  const perBlock = ticksOfBlock(spec, request.purpose);
  const transfer = perBlock * request.blocks;
  const { arm, channels = 1 } = spec;
  const counted = arm && way ? serviceOf(arm, way, transfer) : { seek: 0, rotation: 0, transfer };
  const { seek, rotation } = told ?? counted;
  return {
    blocks: request.blocks,
    perBlock,
    seek,
    rotation,
    transfer: told?.transfer ?? counted.transfer,
    channels: arm ? 1 : channels,
    arm: arm && way ? { ...way, law: lawOf(arm, way), ...costsOf(arm) } : null,
  };
}

/** Of a request that waits at a disk, were it the next one; null: it does not wait. */
export function serviceWhenNext(
  spec: DiskSpec | undefined,
  disk: DiskStateView | undefined,
  id: RequestId,
): { readonly service: ServiceFacts; readonly before: number } | null {
  const place = disk?.queue.findIndex((request) => request.id === id) ?? -1;
  const request = disk?.queue[place];
  if (!spec || !disk || !request) return null;
  const before = servedBy(disk).length + place;
  if (!spec.arm || !disk.arm) return { service: serviceFacts(spec, request, null), before };
  const [from, to] = [disk.arm.head, cylinderOf(spec, request.extent)];
  return { service: serviceFacts(spec, request, { from, to, travelled: Math.abs(to - from) }), before };
}

const costsOf = ({ seekBase, seekPerCylinder }: ArmSpec) => ({ seekBase, seekPerCylinder });

function lawOf({ timing }: ArmSpec, way: ArmWay): "there" | "distance" | "near" | "far" {
  if (way.travelled === 0) return "there";
  if (timing !== "near") return "distance";
  return isNear(way) ? "near" : "far";
}
