/**
 * Translates the addresses of an exercise, each with the way to its answer: the parts of the address in bits, what was read,
 * and the physical address or why there is none.
 */
import type { AddressScheme, BaseAndBounds, Multilevel, Paging, Parts, Segmentation } from "./exercise.ts";

/** Some bits of an address, from the highest down. */
export interface AddressPart {
  readonly name: "segment" | "page" | "index" | "offset";
  readonly bits: string;
  readonly value: number;
}

/** A page-table entry that was read. */
export interface EntryRead {
  /** From 1. */
  readonly level: number;
  /** Frame of the table; null: it has none, as a table of its own. */
  readonly table: number | null;
  readonly index: number;
  /** The entry as it stands there; null: none. */
  readonly entry: number | null;
  readonly valid: boolean;
  /** Frame that it leads to; null where it is not valid. */
  readonly frame: number | null;
}

/** `outOfBounds`: beyond the limit; `outOfSpace`: no address of this space; `invalidEntry`: see the last read. */
export type AddressFault = "outOfBounds" | "outOfSpace" | "invalidEntry" | "outOfMemory";

export interface TranslatedAddress {
  readonly address: number;
  readonly parts: readonly AddressPart[];
  readonly reads: readonly EntryRead[];
  /** Null with a fault, and where nothing is known but how addresses are divided. */
  readonly physical: number | null;
  readonly fault: AddressFault | null;
  /** The byte there, where the contents of memory are given. */
  readonly value: number | null;
}

export function translateAddress(scheme: AddressScheme, address: number): TranslatedAddress {
  switch (scheme.scheme) {
    case "baseAndBounds":
      return byBounds(scheme, address);
    case "segmentation":
      return bySegments(scheme, address);
    case "paging":
      return byPages(scheme, address);
    case "multilevel":
      return byLevels(scheme, address);
    case "parts":
      return inParts(scheme, address);
  }
}

const NOTHING = { parts: [], reads: [], physical: null, fault: null, value: null } as const;

function byBounds({ base, limit }: BaseAndBounds, address: number): TranslatedAddress {
  if (address >= limit) return { ...NOTHING, address, fault: "outOfBounds" };
  return { ...NOTHING, address, physical: base + address };
}

function bySegments({ addressSpace, segments }: Segmentation, address: number): TranslatedAddress {
  if (address >= addressSpace) return { ...NOTHING, address, fault: "outOfSpace" };
  const size = addressSpace / segments.length;
  const number = Math.floor(address / size);
  const { base, limit, grows } = segments[number]!;
  const within = address - number * size;
  const parts = partsOf([
    ["segment", bitsFor(segments.length), number],
    ["offset", bitsFor(size), within],
  ]);
  // A segment that grows down is counted back from its end, where its base is.
  const back = size - within;
  const isInside = grows === "+" ? within < limit : back <= limit;
  if (!isInside) return { ...NOTHING, address, parts, fault: "outOfBounds" };
  return { ...NOTHING, address, parts, physical: grows === "+" ? base + within : base - back };
}

function byPages({ pageSize, pageTable, validBit }: Paging, address: number): TranslatedAddress {
  const page = Math.floor(address / pageSize);
  const offset = address % pageSize;
  const parts = partsOf([
    ["page", bitsFor(Math.max(pageTable.length, page + 1)), page],
    ["offset", bitsFor(pageSize), offset],
  ]);
  if (page >= pageTable.length) return { ...NOTHING, address, parts, fault: "outOfSpace" };
  const entry = pageTable[page]!;
  const frame = entry === null ? null : validBit === null ? entry : frameIn(entry, validBit);
  const reads = [{ level: 1, table: null, index: page, entry, valid: frame !== null, frame }];
  if (frame === null) return { ...NOTHING, address, parts, reads, fault: "invalidEntry" };
  return { ...NOTHING, address, parts, reads, physical: frame * pageSize + offset };
}

function byLevels(scheme: Multilevel, address: number): TranslatedAddress {
  const { pageSize, levels, indexBits, root, memory, entryBytes, validBit } = scheme;
  const fan = 2 ** indexBits;
  const offset = address % pageSize;
  const page = Math.floor(address / pageSize);
  const indexes = Array.from({ length: levels }, (_, level) => Math.floor(page / fan ** (levels - 1 - level)) % fan);
  const parts = partsOf([
    ...indexes.map((index) => ["index", indexBits, index] as const),
    ["offset", bitsFor(pageSize), offset],
  ]);
  if (page >= fan ** levels) return { ...NOTHING, address, parts, fault: "outOfSpace" };
  const reads: EntryRead[] = [];
  let table = root;
  for (const [at, index] of indexes.entries()) {
    const contents = memory[table];
    if (!contents) return { ...NOTHING, address, parts, reads, fault: "outOfMemory" };
    let entry = 0;
    for (let byte = 0; byte < entryBytes; byte += 1) entry = entry * 256 + contents[index * entryBytes + byte]!;
    const frame = frameIn(entry, validBit);
    reads.push({ level: at + 1, table, index, entry, valid: frame !== null, frame });
    if (frame === null) return { ...NOTHING, address, parts, reads, fault: "invalidEntry" };
    table = frame;
  }
  const value = memory[table]?.[offset] ?? null;
  return { ...NOTHING, address, parts, reads, physical: table * pageSize + offset, value };
}

function inParts({ pageSize, indexBits }: Parts, address: number): TranslatedAddress {
  const page = Math.floor(address / pageSize);
  const bitsBelow = (level: number) => indexBits.slice(level + 1).reduce((sum, bits) => sum + bits, 0);
  const parts = partsOf([
    ...indexBits.map((bits, level) => ["index", bits, Math.floor(page / 2 ** bitsBelow(level)) % 2 ** bits] as const),
    ["offset", bitsFor(pageSize), address % pageSize],
  ]);
  if (page >= 2 ** bitsBelow(-1)) return { ...NOTHING, address, parts, fault: "outOfSpace" };
  return { ...NOTHING, address, parts };
}

/** The frame in an entry: the bits below the valid one; null where that is 0. */
function frameIn(entry: number, validBit: number): number | null {
  const half = 2 ** validBit;
  return Math.floor(entry / half) % 2 === 1 ? entry % half : null;
}

const bitsFor = (values: number): number => Math.max(0, Math.ceil(Math.log2(values)));

function partsOf(parts: readonly (readonly [AddressPart["name"], number, number])[]): AddressPart[] {
  return parts
    .filter(([, bits]) => bits > 0)
    .map(([name, bits, value]) => ({ name, bits: value.toString(2).padStart(bits, "0"), value }));
}
