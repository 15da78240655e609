/** Exercises on address translation as files bring them: every field with its borders, and what is said of each that is wrong. */
import { describe, expect, it } from "vitest";
import { AddressProblem, readAddressExercise } from "../../../src/codec/addressing/exercise.ts";
import { translateAddress } from "../../../src/codec/addressing/translate.ts";

/** A right exercise of each scheme. */
const RIGHT = {
  baseAndBounds: { base: 0, limit: 16 },
  segmentation: {
    addressSpace: 64,
    segments: [
      { base: 100, limit: 20 },
      { base: 90, limit: 5, grows: "-" },
    ],
  },
  paging: { pageSize: 16, pageTable: [3, null] },
  multilevel: { pageSize: 4, levels: 1, indexBits: 2, root: 0, memory: ["81828300", "0A0b0c0d"] },
  parts: { pageSize: 4096, indexBits: [10, 10] },
  nestedWalk: { guestLevels: 4, hostLevels: 16 },
} as const;
type SchemeId = keyof typeof RIGHT;

const file = (scheme: SchemeId, changes: object = {}) => ({ scheme, addresses: [0, 5], ...RIGHT[scheme], ...changes });

/** What is wrong with the file; null: nothing is. */
function wrongWith(given: unknown): string | null {
  try {
    readAddressExercise(given);
    return null;
  } catch (error) {
    if (error instanceof AddressProblem) return error.message;
    throw error;
  }
}

describe("an exercise in a file", () => {
  it.each(Object.keys(RIGHT) as SchemeId[])("of scheme %s is read as it stands there", (scheme) => {
    const { addresses, ...fields } = file(scheme);
    const read = readAddressExercise(file(scheme));
    expect(read.addresses).toEqual(scheme === "nestedWalk" ? [] : addresses);
    const { memory: _, ...others } = { memory: null, ...fields };
    expect(read.scheme).toMatchObject(scheme === "segmentation" ? { scheme, addressSpace: 64 } : others);
  });

  it("has what is usual where it says nothing: segments grow up, entries are frames, an entry is a byte with the highest bit valid", () => {
    expect(readAddressExercise(file("segmentation")).scheme).toMatchObject({
      segments: [
        { base: 100, limit: 20, grows: "+" },
        { base: 90, limit: 5, grows: "-" },
      ],
    });
    expect(readAddressExercise(file("paging")).scheme).toMatchObject({ validBit: null });
    expect(readAddressExercise(file("paging", { validBit: 1 })).scheme).toMatchObject({ validBit: 1 });
    expect(readAddressExercise(file("multilevel")).scheme).toMatchObject({
      entryBytes: 1,
      validBit: 7,
      memory: [Uint8Array.of(129, 130, 131, 0), Uint8Array.of(10, 11, 12, 13)],
    });
    const wide = { pageSize: 16, memory: ["00".repeat(16)], entryBytes: 4 };
    expect(readAddressExercise(file("multilevel", wide)).scheme).toMatchObject({ entryBytes: 4, validBit: 31 });
    expect(readAddressExercise(file("multilevel", { ...wide, validBit: 3 })).scheme).toMatchObject({ validBit: 3 });
  });

  const most = Number.MAX_SAFE_INTEGER;
  it.each([
    ["baseAndBounds", "base", 0, most],
    ["baseAndBounds", "limit", 0, most],
    ["segmentation", "addressSpace", 2, most - 1],
    ["paging", "validBit", 1, 52],
    ["multilevel", "levels", 1, 5],
    ["multilevel", "root", 0, 1],
    ["multilevel", "validBit", 1, 7],
    ["nestedWalk", "guestLevels", 1, 16],
    ["nestedWalk", "hostLevels", 1, 16],
  ] as const)("of scheme %s has as %s a whole number from %i to %i", (scheme, field, min, max) => {
    for (const right of [min, max]) expect(wrongWith(file(scheme, { [field]: right }))).toBeNull();
    for (const wrong of [min - 2, ...(max < most - 1 ? [max + 1] : [most + 1]), min + 0.5, "3", null, [1], {}])
      expect(wrongWith(file(scheme, { [field]: wrong }))).toContain(`${field} is a whole number, `);
  });

  it.each([
    ["no file", 7, "the file is an object { … }, not 7"],
    ["a list", [], "the file is an object { … }, not []"],
    ["null", null, "the file is an object { … }, not null"],
    [
      "no scheme",
      {},
      "scheme is one of baseAndBounds, segmentation, paging, multilevel, parts, nestedWalk, not undefined",
    ],
    ["no addresses", { scheme: "paging" }, "addresses is a list [ … ], not missing"],
    ["an address below 0", file("paging", { addresses: [1, -1] }), "addresses[1] is a whole number, 0 or more, not -1"],
    ["a limit below 0", file("baseAndBounds", { limit: -1 }), "limit is a whole number, 0 or more, not -1"],
    ["17 levels", file("nestedWalk", { guestLevels: 17 }), "guestLevels is a whole number, from 1 to 16, not 17"],
    ["no segment", file("segmentation", { segments: [] }), "segments has at least one segment"],
    [
      "65 segments",
      file("segmentation", { addressSpace: 65, segments: Array.from({ length: 65 }, () => ({ base: 0, limit: 0 })) }),
      "segments has at most 64 entries, not 65",
    ],
    [
      "a segment that is a number",
      file("segmentation", { segments: [{ base: 0, limit: 1 }, 5] }),
      "segments[1] is an object { … }, not 5",
    ],
    [
      "a segment without a limit",
      file("segmentation", { segments: [{ base: 0 }] }),
      "segments[0].limit is a whole number, 0 or more, not missing",
    ],
    [
      "a segment without a base",
      file("segmentation", { segments: [{ limit: 0 }] }),
      "segments[0].base is a whole number, 0 or more, not missing",
    ],
    [
      "a segment that grows sideways",
      file("segmentation", { segments: [{ base: 0, limit: 1, grows: "=" }] }),
      'segments[0].grows is "+" or "-", not "="',
    ],
    [
      "a space that segments do not divide",
      file("segmentation", { addressSpace: 63 }),
      "addressSpace is divided equally among 2 segments, which 63 is not",
    ],
    ["a page of 12 bytes", file("paging", { pageSize: 12 }), "pageSize is a power of two, not 12"],
    [
      "a page of no bytes",
      file("paging", { pageSize: 0 }),
      "pageSize is a whole number, from 1 to 1099511627776, not 0",
    ],
    [
      "an entry that is a word",
      file("paging", { pageTable: [0, "x"] }),
      'pageTable[1] is a whole number, 0 or more, not "x"',
    ],
    [
      "a frame that is too short",
      file("multilevel", { memory: ["81828300", "0a0b0c"] }),
      "memory[1] is the 4 bytes of a frame in 8 hexadecimal digits",
    ],
    [
      "a frame of other letters",
      file("multilevel", { memory: ["8182830x"] }),
      "memory[0] is the 4 bytes of a frame in 8 hexadecimal digits",
    ],
    [
      "a frame of other letters in front",
      file("multilevel", { memory: ["x1828300"] }),
      "memory[0] is the 4 bytes of a frame in 8 hexadecimal digits",
    ],
    [
      "a table that is larger than a page",
      file("multilevel", { indexBits: 3 }),
      "a table of 8 entries of 1 bytes fits into a page, of 4 bytes it does not",
    ],
    ["entries of 5 bytes", file("multilevel", { entryBytes: 5 }), "entryBytes is a whole number, from 1 to 4, not 5"],
    ["a root that is no frame", file("multilevel", { root: 2 }), "root is a whole number, from 0 to 1, not 2"],
    ["no levels", file("parts", { indexBits: [] }), "indexBits has the bits of at least one level"],
    ["six levels", file("parts", { indexBits: [1, 1, 1, 1, 1, 1] }), "indexBits has at most 5 entries, not 6"],
    [
      "an index of 21 bits",
      file("parts", { indexBits: [20, 21] }),
      "indexBits[1] is a whole number, from 1 to 20, not 21",
    ],
    ["an index of no bits", file("parts", { indexBits: [0] }), "indexBits[0] is a whole number, from 1 to 20, not 0"],
    [
      "a long word for a number",
      file("baseAndBounds", { base: "x".repeat(100) }),
      `base is a whole number, 0 or more, not "${"x".repeat(59)}`,
    ],
  ])("with %s says what would be right", (_what, given, message) => {
    expect(wrongWith(given)).toBe(message);
  });
});

describe("an address in parts", () => {
  const scheme = { scheme: "parts", pageSize: 16, indexBits: [2, 3] } as const;

  it("has the index of every level and the offset, up to the last page of the space", () => {
    const parts = (address: number) =>
      translateAddress(scheme, address).parts.map(({ name, bits, value }) => `${name} ${bits} ${value}`);
    // 0b10_101_0110
    expect(parts(0b10_101_0110)).toEqual(["index 10 2", "index 101 5", "offset 0110 6"]);
    expect(parts(511)).toEqual(["index 11 3", "index 111 7", "offset 1111 15"]);
    expect(translateAddress(scheme, 511).fault).toBeNull();
    expect(translateAddress(scheme, 512).fault).toBe("outOfSpace");
  });

  it("has no offset in pages of one byte", () => {
    expect(translateAddress({ ...scheme, pageSize: 1 }, 9).parts.map(({ name }) => name)).toEqual(["index", "index"]);
  });
});

function translate(address: number, changes: object = {}) {
  const { scheme } = readAddressExercise(file("multilevel", changes));
  if (scheme.scheme === "nestedWalk") throw new Error("nobody asked for a walk");
  return translateAddress(scheme, address);
}

describe("an address of several levels", () => {
  it("is read entry by entry, with the byte that is found", () => {
    // Entry 1 is 0x82: valid, frame 2, which is not in memory; entry 0 is 0x81: frame 1, whose byte 3 is 0x0d.
    expect(translate(3)).toMatchObject({
      reads: [{ level: 1, table: 0, index: 0, entry: 0x81, valid: true, frame: 1 }],
      physical: 7,
      value: 0x0d,
      fault: null,
    });
    expect(translate(6)).toMatchObject({ physical: 10, value: null, fault: null });
    expect(translate(12)).toMatchObject({ reads: [{ index: 3, valid: false, frame: null }], fault: "invalidEntry" });
    expect(translate(15).fault).toBe("invalidEntry");
    expect(translate(16)).toMatchObject({ reads: [], fault: "outOfSpace" });
  });

  it("ends where a table lies outside of memory", () => {
    expect(translate(4 * 4, { levels: 2 })).toMatchObject({ reads: [{ level: 1, frame: 2 }], fault: "outOfMemory" });
  });

  it("has entries of several bytes, the highest first", () => {
    const memory = ["80000001800000000000000181000000", "00".repeat(16)];
    const wide = { pageSize: 16, entryBytes: 4, memory };
    expect(translate(5, wide)).toMatchObject({ physical: 21, value: 0 });
    expect(translate(16, wide)).toMatchObject({ physical: 0, value: 0x80 });
    expect(translate(32, wide).fault).toBe("invalidEntry");
    expect(translate(48, wide)).toMatchObject({ physical: 16 * 2 ** 24, value: null });
  });
});

function bitsOf(scheme: Parameters<typeof translateAddress>[0], address: number): string[] {
  return translateAddress(scheme, address).parts.map(({ name, bits }) => `${name} ${bits}`);
}

describe("an address in a segment", () => {
  const scheme = {
    scheme: "segmentation",
    addressSpace: 64,
    segments: [
      { base: 100, limit: 20, grows: "+" },
      { base: 90, limit: 5, grows: "-" },
    ],
  } as const;

  it.each([
    [0, 100],
    [19, 119],
    [20, "outOfBounds"],
    [31, "outOfBounds"],
    [58, "outOfBounds"],
    [59, 85],
    [63, 89],
    [64, "outOfSpace"],
  ])("%i is at %s", (address, place) => {
    const { physical, fault } = translateAddress(scheme, address);
    expect(physical ?? fault).toBe(place);
  });

  it("says its segment and its place in it in bits, the segment only where there are several", () => {
    expect(bitsOf(scheme, 37)).toEqual(["segment 1", "offset 00101"]);
    expect(bitsOf({ ...scheme, segments: [scheme.segments[0]] }, 37)).toEqual(["offset 100101"]);
  });
});

describe("an address between bounds", () => {
  it("is valid below the limit", () => {
    const scheme = { scheme: "baseAndBounds", base: 7, limit: 3 } as const;
    expect([2, 3].map((address) => translateAddress(scheme, address))).toMatchObject([
      { physical: 9, fault: null },
      { physical: null, fault: "outOfBounds" },
    ]);
  });
});
