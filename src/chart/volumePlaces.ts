/**
 * The mapping of one volume between logical and physical extents (domain D.3), from the places in which its extents are
 * seen on the disks.
 */
import { dataAreasOf, heldAt, imagesOf, parityAreaOf, placeOfExtent, unitRowsOf } from "../model/layouts.ts";
import { placeNumber, placeOfNumber } from "../model/volumePlace.ts";
import type { LvInfo } from "../trace/hostState.ts";
import type { ExtentPlace } from "./extentBar.ts";

/** A volume as it lies now. */
export interface PlacedVolume {
  readonly volume: LvInfo;
  /** In the order of the places. */
  readonly places: readonly ExtentPlace[];
  /** Extents as its machine counts them. */
  readonly extents: number;
  /** Rows of a unit. */
  readonly unit: number;
}

/** What an extent is to a volume: its only copy, one of several, a stripe, or a disk of a RAID, with data or parity. */
export type ExtentRole = "only" | "stripe" | "image" | "disk" | "parity";

/** A physical extent that has to do with a logical one. */
export interface MappedExtent {
  readonly pv: number;
  readonly extent: number;
  readonly role: ExtentRole;
  /** Number of the stripe, image or disk, from 1. */
  readonly number: number;
  /** Its place in the volume, as a number. */
  readonly place: number;
}

export function placedVolume(volume: LvInfo, places: readonly ExtentPlace[], extentBytes: number): PlacedVolume {
  const { layout } = volume;
  // An extent that moves is there twice until its copy is complete: extents are counted by rows.
  const rows = Math.max(0, ...places.map(({ le, count }) => placeOfNumber(le + count - 1).row + 1));
  return {
    volume,
    places,
    extents: rows * dataAreasOf(layout),
    unit: unitRowsOf(layout, extentBytes),
  };
}

/** Where logical extent `le` lies: its data, every image of them, and the parity of its row. */
export function mappingOf({ volume, places, unit }: PlacedVolume, le: number): MappedExtent[] {
  const { layout } = volume;
  const { area, row } = placeOfExtent(layout, unit, le);
  const role = roleOf(volume);
  const images = imagesOf(layout, area);
  const data = images.map((each, image) => ({ area: each, role, number: role === "image" ? image + 1 : each + 1 }));
  const parity = parityAreaOf(layout, unit, row);
  const wanted = parity < 0 ? data : [...data, { area: parity, role: "parity" as const, number: parity + 1 }];
  return wanted.flatMap((each): MappedExtent[] => {
    const place = placeNumber({ area: each.area, row });
    const span = places.find((other) => place >= other.le && place < other.le + other.count);
    if (!span) return [];
    return [{ pv: span.pv, extent: span.start + place - span.le, role: each.role, number: each.number, place }];
  });
}

/** The logical extent that a place of the volume holds, or belongs to as its parity. */
export function logicalAt({ volume, unit, extents }: PlacedVolume, place: number): number {
  const { layout } = volume;
  const { area, row } = placeOfNumber(place);
  const { le } = heldAt(layout, unit, { area, row });
  if (le >= 0) return Math.min(le, extents - 1);
  const other = area === 0 ? 1 : 0;
  return heldAt(layout, unit, { area: other, row }).le;
}

/** What the extents of a volume are called one by one. */
export function roleOf({ layout }: LvInfo): ExtentRole {
  switch (layout?.kind) {
    case undefined:
      return "only";
    case "striped":
      return "stripe";
    case "mirrored":
    case "raid10":
      return "image";
    case "raid4":
    case "raid5ls":
    case "raid5la":
      return "disk";
  }
}
