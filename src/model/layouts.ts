/**
 * How volumes lie on several disks (domain D.3): which extent holds what. A volume has rows of one extent in each of its
 * areas; each layout says how many of them hold data, and where a logical extent is among them.
 *
 * ```
 * striped, 3      mirrored, 2   RAID 10, 4        RAID 5 left-symmetric, 4   left-asymmetric, 4
 * 0  1  2         0  0          0  0  1  1        0  1  2  P                 0  1  2  P
 * 3  4  5         1  1          2  2  3  3        4  5  P  3                 3  4  P  5
 * ```
 * A unit of several extents goes to a disk before the next one is taken. Sources: LVM (striped, mirrored, raid4, raid5_ls,
 * raid5_la, raid10); OSTEP, chapter on RAID, and its simulator.
 */
import type { Layout } from "./scenario.ts";
import type { VolumePlace } from "./volumePlace.ts";

/** A volume of one area has no layout. */
export type MaybeLayout = Layout | undefined;

export function areasOf(layout: MaybeLayout): number {
  return layout?.disks ?? 1;
}

/** Logical extents that a row holds. */
export function dataAreasOf(layout: MaybeLayout): number {
  switch (layout?.kind) {
    case undefined:
    case "mirrored":
      return 1;
    case "striped":
      return layout.disks;
    case "raid10":
      return layout.disks / 2;
    case "raid4":
    case "raid5ls":
    case "raid5la":
      return layout.disks - 1;
  }
}

export function hasParity(layout: MaybeLayout): boolean {
  return layout?.kind === "raid4" || layout?.kind === "raid5ls" || layout?.kind === "raid5la";
}

/** A disk can fail and nothing is lost. */
export function isRedundant(layout: MaybeLayout): boolean {
  return layout !== undefined && layout.kind !== "striped";
}

/** Rows that are filled on a disk before the next one is taken. */
export function unitRowsOf(layout: MaybeLayout, extentBytes: number): number {
  if (!layout || layout.kind === "mirrored") return 1;
  return Math.max(1, Math.floor((layout.unitBytes ?? extentBytes) / extentBytes));
}

/** Rows for at least `extents` logical extents: a volume ends with a whole unit on every disk. */
export function rowsFor(extents: number, layout: MaybeLayout, extentBytes: number): number {
  const unit = unitRowsOf(layout, extentBytes);
  return Math.ceil(extents / (dataAreasOf(layout) * unit)) * unit;
}

/** Where logical extent `le` is; of several images the first. `unit`: rows, as of `unitRowsOf`. */
export function placeOfExtent(layout: MaybeLayout, unit: number, le: number): VolumePlace {
  if (!layout || layout.kind === "mirrored") return { area: 0, row: le };
  const data = dataAreasOf(layout);
  const chunk = Math.floor(le / unit);
  const stripe = Math.floor(chunk / data);
  const within = chunk % data;
  const row = stripe * unit + (le % unit);
  return { area: areaOfChunk(layout, within, stripe), row };
}

function areaOfChunk(layout: Layout, within: number, stripe: number): number {
  const { kind, disks } = layout;
  switch (kind) {
    case "mirrored":
      return 0;
    case "striped":
    case "raid4":
      return within;
    case "raid10":
      return 2 * within;
    case "raid5ls":
      return (within + disks - (stripe % disks)) % disks;
    case "raid5la":
      return within >= parityOfStripe(layout, stripe) ? within + 1 : within;
  }
}

function parityOfStripe({ kind, disks }: Layout, stripe: number): number {
  return kind === "raid4" ? disks - 1 : disks - 1 - (stripe % disks);
}

/** The area that holds the parity of `row`; -1 for a layout without parity. */
export function parityAreaOf(layout: MaybeLayout, unit: number, row: number): number {
  return layout && hasParity(layout) ? parityOfStripe(layout, Math.floor(row / unit)) : -1;
}

/** The areas that hold what `area` holds, itself among them. */
export function imagesOf(layout: MaybeLayout, area: number): readonly number[] {
  if (layout?.kind === "mirrored") return Array.from({ length: layout.disks }, (_, image) => image);
  if (layout?.kind !== "raid10") return [area];
  const first = area - (area % 2);
  return [first, first + 1];
}

/** What lies at a place: logical extent `le`, or the parity of its row where that is -1. `image`: which copy, from 0. */
export function heldAt(
  layout: MaybeLayout,
  unit: number,
  { area, row }: VolumePlace,
): { readonly le: number; readonly image: number } {
  if (!layout || layout.kind === "mirrored") return { le: row, image: area };
  if (parityAreaOf(layout, unit, row) === area) return { le: -1, image: 0 };
  const data = dataAreasOf(layout);
  const stripe = Math.floor(row / unit);
  const images = imagesOf(layout, area);
  for (let within = 0; within < data; within += 1)
    if (areaOfChunk(layout, within, stripe) === images[0])
      return { le: (stripe * data + within) * unit + (row % unit), image: images.indexOf(area) };
  throw new Error(`area ${area} of row ${row} holds nothing`);
}

/**
 * Where byte `offset` of a volume is (D.3): the place of its extent, and the byte in it. Units may be smaller than an extent
 * where a volume is striped.
 */
export function placeOfByte(
  layout: MaybeLayout,
  extentBytes: number,
  offset: number,
): VolumePlace & { readonly offset: number } {
  const unitBytes = layout?.unitBytes ?? extentBytes;
  if (layout?.kind !== "striped" || unitBytes >= extentBytes) {
    const place = placeOfExtent(layout, unitRowsOf(layout, extentBytes), Math.floor(offset / extentBytes));
    return { ...place, offset: offset % extentBytes };
  }
  const unit = Math.floor(offset / unitBytes);
  const inArea = Math.floor(unit / layout.disks) * unitBytes + (offset % unitBytes);
  return { area: unit % layout.disks, row: Math.floor(inArea / extentBytes), offset: inArea % extentBytes };
}
