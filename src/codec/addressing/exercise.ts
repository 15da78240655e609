/**
 * Exercises on address translation, as they come in a file: a scheme, what it needs, and the addresses. What is not right is
 * told with what would be.
 *
 *     baseAndBounds   { base, limit, addresses }
 *     segmentation    { addressSpace, segments: [{ base, limit, grows: "+" | "-" }], addresses }
 *     paging          { pageSize, pageTable: [frame | null], addresses }; with `validBit` the table holds whole entries
 *     multilevel      { pageSize, levels, indexBits, root, memory: [hex of each frame], addresses }; entries of `entryBytes`
 *                     (1), big-endian, `validBit` (the highest), the other bits are the frame
 *     parts           { pageSize, indexBits: [bits of each level], addresses }: what an address consists of, without tables
 *     nestedWalk      { guestLevels, hostLevels }: the accesses of a walk, without addresses
 */

export interface BaseAndBounds {
  readonly scheme: "baseAndBounds";
  readonly base: number;
  /** Addresses below it are valid. */
  readonly limit: number;
}

export interface Segment {
  readonly base: number;
  readonly limit: number;
  /** "-": it ends where the next one would begin, and grows towards lower addresses. */
  readonly grows: "+" | "-";
}

export interface Segmentation {
  readonly scheme: "segmentation";
  /** Divided equally among the segments: the highest bits of an address are its segment. */
  readonly addressSpace: number;
  readonly segments: readonly Segment[];
}

export interface Paging {
  readonly scheme: "paging";
  readonly pageSize: number;
  /** Frames by page; null: no valid entry. With `validBit`: entries. */
  readonly pageTable: readonly (number | null)[];
  readonly validBit: number | null;
}

export interface Multilevel {
  readonly scheme: "multilevel";
  readonly pageSize: number;
  readonly levels: number;
  readonly indexBits: number;
  /** Frame of the first table. */
  readonly root: number;
  /** Contents of the frames. */
  readonly memory: readonly Uint8Array[];
  readonly entryBytes: number;
  readonly validBit: number;
}

export interface Parts {
  readonly scheme: "parts";
  readonly pageSize: number;
  /** Of each level, from the first table on. */
  readonly indexBits: readonly number[];
}

export interface NestedWalk {
  readonly scheme: "nestedWalk";
  readonly guestLevels: number;
  readonly hostLevels: number;
}

export type AddressScheme = BaseAndBounds | Segmentation | Paging | Multilevel | Parts;

export interface AddressExercise {
  readonly scheme: AddressScheme | NestedWalk;
  readonly addresses: readonly number[];
}

/** What is wrong with an exercise, and what would be right. */
export class AddressProblem extends Error {
  override readonly name = "AddressProblem";
}

const SCHEMES = ["baseAndBounds", "segmentation", "paging", "multilevel", "parts", "nestedWalk"] as const;

const MOST = Number.MAX_SAFE_INTEGER;
const MOST_ADDRESSES = 1_000_000;

type Fields = Readonly<Record<string, unknown>>;

/** Reads an exercise from JSON, or from what was made of it. Throws an `AddressProblem`. */
export function readAddressExercise(given: unknown): AddressExercise {
  const fields = record(given, "the file");
  const name = fields["scheme"];
  const scheme = SCHEMES.find((each) => each === name);
  if (!scheme) throw new AddressProblem(`scheme is one of ${SCHEMES.join(", ")}, not ${JSON.stringify(name)}`);
  if (scheme === "nestedWalk") {
    const levels = (field: string) => whole(fields, field, 1, 16);
    return {
      scheme: { scheme, guestLevels: levels("guestLevels"), hostLevels: levels("hostLevels") },
      addresses: [],
    };
  }
  const addresses = list(fields, "addresses", MOST_ADDRESSES).map((each, at) =>
    wholeNumber(each, `addresses[${at}]`, 0, MOST),
  );
  return { scheme: READERS[scheme](fields), addresses };
}

const READERS: Readonly<Record<AddressScheme["scheme"], (fields: Fields) => AddressScheme>> = {
  baseAndBounds: (fields) => ({
    scheme: "baseAndBounds",
    base: whole(fields, "base", 0, MOST),
    limit: whole(fields, "limit", 0, MOST),
  }),
  segmentation: (fields) => {
    const segments = list(fields, "segments", 64).map((each, at): Segment => {
      const path = `segments[${at}]`;
      const segment = record(each, path);
      const { grows = "+" } = segment;
      if (grows !== "+" && grows !== "-")
        throw new AddressProblem(`${path}.grows is "+" or "-", not ${JSON.stringify(grows)}`);
      return {
        base: wholeNumber(segment["base"], `${path}.base`, 0, MOST),
        limit: wholeNumber(segment["limit"], `${path}.limit`, 0, MOST),
        grows,
      };
    });
    if (segments.length === 0) throw new AddressProblem("segments has at least one segment");
    const addressSpace = whole(fields, "addressSpace", 1, MOST);
    if (addressSpace % segments.length !== 0)
      throw new AddressProblem(
        `addressSpace is divided equally among ${segments.length} segments, which ${addressSpace} is not`,
      );
    return { scheme: "segmentation", addressSpace, segments };
  },
  paging: (fields) => ({
    scheme: "paging",
    pageSize: powerOfTwo(fields, "pageSize"),
    pageTable: list(fields, "pageTable", MOST_ADDRESSES).map((each, at) =>
      each === null ? null : wholeNumber(each, `pageTable[${at}]`, 0, MOST),
    ),
    validBit: fields["validBit"] === undefined ? null : whole(fields, "validBit", 1, 52),
  }),
  multilevel: (fields) => {
    const pageSize = powerOfTwo(fields, "pageSize");
    const memory = list(fields, "memory", 2 ** 20).map((each, at) => bytes(each, `memory[${at}]`, pageSize));
    const entryBytes = fields["entryBytes"] === undefined ? 1 : whole(fields, "entryBytes", 1, 4);
    const indexBits = whole(fields, "indexBits", 1, 16);
    if (2 ** indexBits * entryBytes > pageSize)
      throw new AddressProblem(
        `a table of ${2 ** indexBits} entries of ${entryBytes} bytes fits into a page, of ${pageSize} bytes it does not`,
      );
    return {
      scheme: "multilevel",
      pageSize,
      levels: whole(fields, "levels", 1, 5),
      indexBits,
      root: whole(fields, "root", 0, Math.max(0, memory.length - 1)),
      memory,
      entryBytes,
      validBit:
        fields["validBit"] === undefined ? 8 * entryBytes - 1 : whole(fields, "validBit", 1, 8 * entryBytes - 1),
    };
  },
  parts: (fields) => {
    const indexBits = list(fields, "indexBits", 5).map((each, at) => wholeNumber(each, `indexBits[${at}]`, 1, 20));
    if (indexBits.length === 0) throw new AddressProblem("indexBits has the bits of at least one level");
    return { scheme: "parts", pageSize: powerOfTwo(fields, "pageSize"), indexBits };
  },
};

function record(given: unknown, path: string): Fields {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new AddressProblem(`${path} is an object { … }, not ${shown(given)}`);
  return Object.fromEntries(Object.entries(given));
}

function list(fields: Fields, path: string, most: number): readonly unknown[] {
  const given = fields[path];
  if (!Array.isArray(given)) throw new AddressProblem(`${path} is a list [ … ], not ${shown(given)}`);
  if (given.length > most) throw new AddressProblem(`${path} has at most ${most} entries, not ${given.length}`);
  return given;
}

function whole(fields: Fields, path: string, min: number, max: number): number {
  return wholeNumber(fields[path], path, min, max);
}

function wholeNumber(given: unknown, path: string, min: number, max: number): number {
  if (typeof given === "number" && Number.isSafeInteger(given) && given >= min && given <= max) return given;
  const range = max === MOST ? `${min} or more` : `from ${min} to ${max}`;
  throw new AddressProblem(`${path} is a whole number, ${range}, not ${shown(given)}`);
}

function powerOfTwo(fields: Fields, path: string): number {
  const given = whole(fields, path, 1, 2 ** 40);
  if (!Number.isInteger(Math.log2(given))) throw new AddressProblem(`${path} is a power of two, not ${given}`);
  return given;
}

function bytes(given: unknown, path: string, pageSize: number): Uint8Array {
  if (typeof given !== "string" || given.length !== 2 * pageSize || !/^[0-9a-f]*$/i.test(given))
    throw new AddressProblem(`${path} is the ${pageSize} bytes of a frame in ${2 * pageSize} hexadecimal digits`);
  return Uint8Array.from({ length: pageSize }, (_, at) => Number.parseInt(given.slice(2 * at, 2 * at + 2), 16));
}

const shown = (given: unknown): string => (given === undefined ? "missing" : JSON.stringify(given)).slice(0, 60);
