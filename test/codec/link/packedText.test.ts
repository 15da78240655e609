/** The texts that links are made of, sign by sign as they are described: what old links hold is read for ever. */
import { describe, expect, it } from "vitest";
import { inGroups, listOf, packRecord, unpackRecord } from "../../../src/codec/link/packedRecord.ts";
import { packNumber, PackedReader, packProgram, unpackProgram } from "../../../src/codec/link/packedText.ts";
import type { Op } from "../../../src/model/scenario.ts";

describe("a number in a link", () => {
  it.each([
    [0, "0"],
    [9, "9"],
    [10, "a"],
    [35, "z"],
    [36, "A"],
    [47, "L"],
    // From 48 on a leading digit, of sixteen, stands in front.
    [48, "M0"],
    [49, "N0"],
    [61, "Z0"],
    [62, "$0"],
    [63, "_0"],
    [64, "M1"],
    [815, "_L"],
    // And a second one from 48 + 16 x 48 on.
    [816, "MM0"],
    [817, "NM0"],
    [832, "MN0"],
  ])("%i is %s", (number, text) => {
    expect(packNumber(number)).toBe(text);
    const reader = new PackedReader(text);
    expect([reader.number(), reader.isAtEnd]).toEqual([number, true]);
  });

  it("can be as large as a number can be exactly, and no larger", () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(new PackedReader(packNumber(most)).number()).toBe(most);
    expect(packNumber(most).length).toBeLessThanOrEqual(14);
    for (const wrong of [-1, 0.5, most + 1, NaN]) expect(() => packNumber(wrong)).toThrow("cannot pack");
  });

  it.each(["", "M", "MMMMMMMMMMMMM", "MMMMMMMMMMMMMM0", "+", "M+0", "|1"])("is not in %j", (text) => {
    expect(() => new PackedReader(text).number()).toThrow(/^no (number|digit) at \d$/);
  });

  it("stands where the one before it ended, and a sign where there is none", () => {
    const reader = new PackedReader("M01+_L");
    expect([reader.sign(), reader.number(), reader.sign(), reader.number(), reader.isAtEnd]).toEqual([
      null,
      48,
      null,
      1,
      false,
    ]);
    expect([reader.sign(), reader.sign(), reader.number(), reader.isAtEnd, reader.sign()]).toEqual([
      "+",
      null,
      815,
      true,
      null,
    ]);
    expect(() => reader.number()).toThrow("no number at 6");
  });
});

const PROGRAMS: readonly (readonly [string, Op])[] = [
  ["6", { op: "reference", page: 3, write: false }],
  ["7", { op: "reference", page: 3, write: true }],
  ["M0", { op: "reference", page: 24, write: false }],
  ["+5", { op: "compute", ticks: 5 }],
  [":5", { op: "wait", ticks: 5 }],
  ["~5", { op: "halt", ticks: 5 }],
  ["@423", { op: "disk", volume: 2, block: 2, blocks: 3, write: false }],
  ["@523", { op: "disk", volume: 2, block: 2, blocks: 3, write: true }],
  ["&103", { op: "disk", volume: 0, block: 0, blocks: 3, write: true, isAsync: true }],
  ["!5", { op: "hypercall", count: 5 }],
  ["^5", { op: "trap", count: 5 }],
  ["=5", { op: "sensitive", count: 5 }],
  ["|", { op: "barrier" }],
  ["*031", { op: "attempt", attempt: "page", target: 3, volume: 1 }],
  ["*510", { op: "attempt", attempt: "extent", target: 1, volume: 0 }],
  ["%", { op: "await" }],
  [
    "(3+17)",
    {
      op: "loop",
      times: 3,
      body: [
        { op: "compute", ticks: 1 },
        { op: "reference", page: 3, write: true },
      ],
    },
  ],
  ["(0(2|))", { op: "loop", times: null, body: [{ op: "loop", times: 2, body: [{ op: "barrier" }] }] }],
  ["/abc", { op: "pattern", pattern: "sequential", pages: 10, count: 11, writeEvery: 12 }],
  ["?abc", { op: "pattern", pattern: "random", pages: 10, count: 11, writeEvery: 12 }],
  ["<abc", { op: "pattern", pattern: "hotCold", pages: 10, count: 11, writeEvery: 12 }],
  [">ab0", { op: "pattern", pattern: "zipf", pages: 10, count: 11, writeEvery: 0 }],
];

describe("a program in a link", () => {
  it.each(PROGRAMS)("has %s for %j", (text, op) => {
    expect(packProgram([op])).toBe(text);
    expect(unpackProgram(text)).toEqual([op]);
  });

  it("is one operation behind the other", () => {
    const all = PROGRAMS.map(([, op]) => op);
    expect(packProgram(all)).toBe(PROGRAMS.map(([text]) => text).join(""));
    expect(unpackProgram(packProgram(all))).toEqual(all);
    expect([packProgram([]), unpackProgram("")]).toEqual(["", []]);
  });

  it.each(["(2", "(2+1", ")", "(2+1))", "(", "+", ":", "@12", "@", "&1", "/ab", "#1", "-1", "{1", "*", "*01", "M"])(
    "is not %s",
    (text) => {
      expect(() => unpackProgram(text)).toThrow(/no |unknown|loop|attempt|sign/u);
    },
  );
});

describe("a record in a link", () => {
  const defaults = [0, "", [], null, 7];

  it.each([
    [[0, "", [], null, 7], 0],
    [
      [1, "", [], null, 7],
      [1, 1],
    ],
    [
      [0, "x", [], null, 7],
      [2, "x"],
    ],
    [
      [0, "", [0], null, 7],
      [4, [0]],
    ],
    [
      [0, "", [], false, 8],
      [24, false, 8],
    ],
    [
      [5, "y", [[]], 1, 0],
      [31, 5, "y", [[]], 1, 0],
    ],
  ])("has of %j what is not usual: %j", (values, packed) => {
    expect(packRecord(values, defaults)).toEqual(packed);
    expect(unpackRecord(packed, defaults)).toEqual(values);
  });

  it("lacks fields that came later, and has no more than there are", () => {
    expect(unpackRecord([1, 5], defaults)).toEqual([5, "", [], null, 7]);
    expect(() => unpackRecord([63, 1, 2, 3, 4, 5, 6], defaults)).toThrow("a list of at most 6 is expected");
    expect(() => packRecord([1], defaults)).toThrow("a record has a value for each field");
  });

  it.each([[[-1]], [[2 ** 31]], [["1"]], [[null]], [[]]])("does not begin with %j", (packed) => {
    expect(() => unpackRecord(packed, defaults)).toThrow("a record begins with its mask");
  });

  it.each([1, "x", null, {}, undefined])("is not %j", (packed) => {
    expect(() => unpackRecord(packed, defaults)).toThrow("a list of at most 6 is expected");
  });

  it("has lists of no more than is said, and groups of which the last may be short", () => {
    expect(listOf([1, 2], 2)).toEqual([1, 2]);
    expect(() => listOf([1, 2, 3], 2)).toThrow("a list of at most 2 is expected");
    expect(inGroups([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inGroups([], 3)).toEqual([]);
  });
});
