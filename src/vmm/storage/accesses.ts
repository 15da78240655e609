/**
 * What an access to logical extents does to the extents of a volume: reads and writes in the order in which they are thought
 * of, with the updates of parity that writes to a RAID of level 4 or 5 need (small writes), and what is done instead where
 * a disk is missing. One operation is one block.
 *
 * A write of a part of a stripe reads either what it replaces and the old parity, or all the rest of the stripe, whichever
 * is less. Source: OSTEP, chapter on RAID, and its simulator.
 */
import {
  dataAreasOf,
  hasParity,
  imagesOf,
  isRedundant,
  parityAreaOf,
  placeOfExtent,
  type MaybeLayout,
} from "../../model/layouts.ts";
import type { ExtentPlace } from "./volumeMap.ts";

export interface Access {
  readonly area: number;
  readonly row: number;
  readonly write: boolean;
  readonly isParity: boolean;
  /** The block of the guest that it serves; of parity its row. */
  readonly block: number;
}

/** What is known of a volume while it is accessed. */
export interface Volume {
  readonly layout: MaybeLayout;
  /** Rows of a unit. */
  readonly unit: number;
  /** Logical extents. */
  readonly extents: number;
  /** Nothing can be read there: the disk has failed, or what it holds is out of date. */
  isBad(area: number, row: number): boolean;
  /** Nothing can be written there. */
  isGone(area: number, row: number): boolean;
  /** Where what is written there is written as well; null: nowhere. */
  alsoAt(area: number, row: number): ExtentPlace | null;
  /** Of several images, which one is read. */
  imageToRead(images: readonly number[], row: number): number;
}

/** The accesses for `blocks` blocks from `block` on, counted round the volume; null: it cannot be done, data are missing. */
export function accessesTo(volume: Volume, block: number, blocks: number, write: boolean): Access[] | null {
  if (hasParity(volume.layout)) return write ? parityWrites(volume, block, blocks) : parityReads(volume, block, blocks);
  const accesses: Access[] = [];
  for (let at = block; at < block + blocks; at += 1) {
    const { area, row } = placeOf(volume, at);
    const images = imagesOf(volume.layout, area);
    const reached = images.filter((image) => !(write ? volume.isGone(image, row) : volume.isBad(image, row)));
    if (reached.length === 0) return null;
    const chosen = write ? reached : [reached.length === 1 ? reached[0]! : volume.imageToRead(reached, row)];
    for (const image of chosen) accesses.push({ area: image, row, write, isParity: false, block: at });
  }
  return accesses;
}

/** Whether what `access` writes is there without it. */
export function isSpare({ layout }: Volume, { write }: Access): boolean {
  return write && isRedundant(layout);
}

function placeOf({ layout, unit, extents }: Volume, block: number) {
  return placeOfExtent(layout, unit, block % extents);
}

function parityReads(volume: Volume, block: number, blocks: number): Access[] | null {
  const accesses = new Accesses();
  for (let at = block; at < block + blocks; at += 1) {
    const { area, row } = placeOf(volume, at);
    if (!volume.isBad(area, row)) accesses.read(area, row, at);
    else if (!readOthers(volume, accesses, area, row, at)) return null;
  }
  return accesses.list;
}

/** What is missing is the sum of all the others of its row; false when one of them is missing as well. */
function readOthers(volume: Volume, accesses: Accesses, missing: number, row: number, block: number): boolean {
  const parity = parityAreaOf(volume.layout, volume.unit, row);
  for (let area = 0; area < volume.layout!.disks; area += 1) {
    if (area === missing) continue;
    if (volume.isBad(area, row)) return false;
    if (area === parity) accesses.readParity(area, row);
    else accesses.read(area, row, block);
  }
  return true;
}

/** The blocks that are written of one stripe. */
interface StripeWrite {
  readonly stripe: number;
  readonly places: { readonly area: number; readonly row: number; readonly block: number }[];
}

function parityWrites(volume: Volume, block: number, blocks: number): Access[] | null {
  const stripes: StripeWrite[] = [];
  for (let at = block; at < block + blocks; at += 1) {
    const place = { ...placeOf(volume, at), block: at };
    const stripe = Math.floor(place.row / volume.unit);
    const last = stripes.at(-1);
    if (last?.stripe === stripe) last.places.push(place);
    else stripes.push({ stripe, places: [place] });
  }
  const accesses = new Accesses();
  for (const each of stripes) {
    const rows = Array.from({ length: volume.unit }, (_, row) => each.stripe * volume.unit + row);
    const isWhole = rows.every((row) => areas(volume).every((area) => !volume.isBad(area, row)));
    if (isWhole) writeStripe(volume, accesses, each);
    else if (!writeDegraded(volume, accesses, each)) return null;
  }
  return accesses.list;
}

function areas({ layout }: Volume): number[] {
  return Array.from({ length: layout!.disks }, (_, area) => area);
}

function writeStripe(volume: Volume, accesses: Accesses, { stripe, places }: StripeWrite): void {
  const { layout, unit } = volume;
  const inStripe = dataAreasOf(layout) * unit;
  const rows = [...new Set(places.map(({ row }) => row))];
  if (places.length + 1 <= inStripe - places.length) {
    for (const { area, row, block } of places) accesses.read(area, row, block);
    for (const row of rows) accesses.readParity(parityAreaOf(layout, unit, row), row);
  } else {
    const isWritten = new Set(places.map(({ area, row }) => `${area}:${row}`));
    for (let le = stripe * inStripe; le < (stripe + 1) * inStripe; le += 1) {
      const { area, row } = placeOfExtent(layout, unit, le);
      if (!isWritten.has(`${area}:${row}`)) accesses.read(area, row, le);
    }
  }
  for (const { area, row, block } of places) accesses.write(area, row, block);
  for (const row of rows) accesses.writeParity(parityAreaOf(layout, unit, row), row);
}

/** Row by row, with one extent of a row missing at most. */
function writeDegraded(volume: Volume, accesses: Accesses, { places }: StripeWrite): boolean {
  for (const row of new Set(places.map((place) => place.row))) {
    const written = places.filter((place) => place.row === row);
    const bad = areas(volume).filter((area) => volume.isBad(area, row));
    if (bad.length > 1) return false;
    const parity = parityAreaOf(volume.layout, volume.unit, row);
    const isWritten = (area: number) => written.some((place) => place.area === area);
    const missing = bad[0] ?? -1;
    if (missing >= 0 && missing !== parity && !isWritten(missing)) {
      // What is missing stays in the parity: that is changed by what changes.
      for (const { area, block } of written) accesses.read(area, row, block);
      accesses.readParity(parity, row);
    } else if (!volume.isGone(parity, row)) {
      for (const area of areas(volume)) if (area !== parity && !isWritten(area)) accesses.read(area, row, row);
    }
    for (const { area, block } of written) if (!volume.isGone(area, row)) accesses.write(area, row, block);
    if (!volume.isGone(parity, row)) accesses.writeParity(parity, row);
  }
  return true;
}

/** A list of accesses; nothing is read twice for one request. */
class Accesses {
  readonly list: Access[] = [];
  readonly #read = new Set<string>();

  read(area: number, row: number, block: number): void {
    this.#add({ area, row, write: false, isParity: false, block });
  }

  readParity(area: number, row: number): void {
    this.#add({ area, row, write: false, isParity: true, block: row });
  }

  write(area: number, row: number, block: number): void {
    this.#add({ area, row, write: true, isParity: false, block });
  }

  writeParity(area: number, row: number): void {
    this.#add({ area, row, write: true, isParity: true, block: row });
  }

  #add(access: Access): void {
    const place = `${access.area}:${access.row}`;
    if (!access.write && this.#read.has(place)) return;
    if (!access.write) this.#read.add(place);
    this.list.push(access);
  }
}
