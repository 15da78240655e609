/**
 * Accesses as a plan of I/O: what is read comes first, then what is written; consecutive accesses to one area that lie on
 * one PV are one request. A linear volume so has a request for each run of blocks on one PV (domain D.3).
 */
import type { RequestPurpose } from "../../model/events.ts";
import type { Layout } from "../../model/scenario.ts";
import { accessesTo, isSpare, type Access, type Volume } from "./accesses.ts";
import type { IoPlan, PlannedRequest } from "./ioPlan.ts";
import { placeAt, rowsOf, type VolumeMap } from "./volumeMap.ts";

type Growing = { -readonly [Key in keyof PlannedRequest]: PlannedRequest[Key] };

/**
 * How `blocks` blocks are read or written from `block` on; a block is an extent. Null: what it needs is missing.
 * `extentBytes`: of the host.
 */
export function planOf(
  volume: Volume,
  map: VolumeMap,
  block: number,
  blocks: number,
  write: boolean,
  extentBytes: number,
): IoPlan | null {
  const { layout } = volume;
  if (layout?.kind === "striped" && (layout.unitBytes ?? extentBytes) < extentBytes)
    return spread(volume, layout, map, block, blocks, write, extentBytes);
  const accesses = accessesTo(volume, block, blocks, write);
  return accesses && inSteps(volume, map, accesses);
}

function purposeOf({ write, isParity }: Access): RequestPurpose {
  if (isParity) return write ? "parityWrite" : "parityRead";
  return write ? "guestWrite" : "guestRead";
}

function inSteps(volume: Volume, map: VolumeMap, accesses: readonly Access[]): IoPlan {
  const steps: Growing[][] = [[], []];
  const last = new Map<string, Growing>();
  for (const access of accesses) {
    const { area, row, block, write } = access;
    const purpose = purposeOf(access);
    const lane = `${area} ${purpose}`;
    const place = placeAt(map, area, row);
    const also = write ? volume.alsoAt(area, row) : null;
    const before = last.get(lane);
    if (before?.pv === place.pv) {
      before.blocks += 1;
    } else {
      const spare = isSpare(volume, access) ? ({ isSpare: true } as const) : {};
      const request: Growing = { ...place, purpose, page: block, blocks: 1, ...spare };
      last.set(lane, request);
      steps[Number(write)]!.push(request);
    }
    if (also) steps[1]!.push({ ...also, purpose, page: block, blocks: 1 });
  }
  return steps.filter((step) => step.length > 0);
}

/**
 * Stripe units smaller than an extent: every block lies on several disks. Each of them moves its part of all blocks, rounded
 * up to whole ones.
 */
function spread(
  { extents, isBad, alsoAt }: Volume,
  layout: Layout,
  map: VolumeMap,
  block: number,
  blocks: number,
  write: boolean,
  extentBytes: number,
): IoPlan | null {
  const unitsInExtent = Math.floor(extentBytes / layout.unitBytes!);
  const step: PlannedRequest[] = [];
  for (let from = block; from < block + blocks;) {
    const first = from % extents;
    const count = Math.min(block + blocks - from, extents - first);
    for (let area = 0; area < layout.disks; area += 1) {
      const units = unitsOf(area, first * unitsInExtent, count * unitsInExtent, layout.disks);
      if (units.count === 0) continue;
      const row = Math.min(rowsOf(map) - 1, Math.floor(units.first / unitsInExtent));
      if (isBad(area, row)) return null;
      const share = Math.ceil(units.count / unitsInExtent);
      step.push({
        ...placeAt(map, area, row),
        purpose: write ? "guestWrite" : "guestRead",
        page: from,
        blocks: share,
      });
      // Its other rows, if the access goes over several, are copied when their turn comes.
      const also = write ? alsoAt(area, row) : null;
      if (also) step.push({ ...also, purpose: "guestWrite", page: from, blocks: 1 });
    }
    from += count;
  }
  return step.length === 0 ? [] : [step];
}

/** Of `count` units from number `from` on, those of an area: how many, and the number of the first within the area. */
function unitsOf(area: number, from: number, count: number, areas: number): { first: number; count: number } {
  const first = from + ((area - (from % areas) + areas) % areas);
  const own = first >= from + count ? 0 : Math.ceil((from + count - first) / areas);
  return { first: Math.floor(first / areas), count: own };
}
