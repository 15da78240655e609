/** What is told of a mistake in a program: the place, what stands there, the borders, and how the operation is written. */
import { describe, expect, it } from "vitest";
import { parseProgram, printProgram } from "../../../src/codec/notation/notation.ts";
import type { Op } from "../../../src/model/scenario.ts";

/** The only mistake of `text`. */
function mistakeIn(text: string): Readonly<Record<string, unknown>> {
  const program = parseProgram(text);
  const [problem, ...others] = program.ok ? [] : program.problems;
  expect([others, problem?.path]).toEqual([[], ""]);
  return { code: problem?.code, ...problem?.values };
}

function opsIn(text: string): readonly Op[] {
  const program = parseProgram(text);
  if (!program.ok) throw new Error(JSON.stringify(program.problems));
  return program.value;
}

/** Each word with operations that it makes, and how it is written. */
const WORDS: readonly (readonly [word: string, usage: string, texts: Readonly<Record<string, Op>>])[] = [
  ["C", "C n", { "C 7": { op: "compute", ticks: 7 } }],
  ["IO", "IO n", { "IO 7": { op: "wait", ticks: 7 }, "IO 0": { op: "wait", ticks: 0 } }],
  ["HALT", "HALT n", { "HALT 7": { op: "halt", ticks: 7 } }],
  ["HCALL", "HCALL n", { "HCALL 7": { op: "hypercall", count: 7 } }],
  ["TRAP", "TRAP n", { "TRAP 7": { op: "trap", count: 7 } }],
  ["SENS", "SENS n", { "SENS 7": { op: "sensitive", count: 7 } }],
  ["R", "R g g …", { "R 7": { op: "reference", page: 7, write: false } }],
  ["W", "W g g …", { "W 7": { op: "reference", page: 7, write: true } }],
  [
    "DISK",
    "DISK v b [k] r|w",
    {
      "DISK 1 2 3 r": { op: "disk", volume: 1, block: 2, blocks: 3, write: false },
      "DISK 1 2 w": { op: "disk", volume: 1, block: 2, blocks: 1, write: true },
    },
  ],
  [
    "DISK&",
    "DISK& v b [k] r|w",
    { "DISK& 1 2 3 w": { op: "disk", volume: 1, block: 2, blocks: 3, write: true, isAsync: true } },
  ],
  [
    "SEQ",
    "SEQ p c [w]",
    {
      "SEQ 4 5 6": { op: "pattern", pattern: "sequential", pages: 4, count: 5, writeEvery: 6 },
      "SEQ 4 5": { op: "pattern", pattern: "sequential", pages: 4, count: 5, writeEvery: 0 },
    },
  ],
  [
    "RANDOM",
    "RANDOM p c [w]",
    { "RANDOM 4 5 6": { op: "pattern", pattern: "random", pages: 4, count: 5, writeEvery: 6 } },
  ],
  [
    "HOTCOLD",
    "HOTCOLD p c [w]",
    { "HOTCOLD 4 5 6": { op: "pattern", pattern: "hotCold", pages: 4, count: 5, writeEvery: 6 } },
  ],
  ["ZIPF", "ZIPF p c [w]", { "ZIPF 4 5 6": { op: "pattern", pattern: "zipf", pages: 4, count: 5, writeEvery: 6 } }],
];

describe("a word of the notation", () => {
  it.each(WORDS)("%s is written “%s”, and printed as it is read", (word, usage, texts) => {
    for (const [text, op] of Object.entries(texts)) {
      expect(opsIn(text)).toEqual([op]);
      expect(opsIn(printProgram([op], "line"))).toEqual([op]);
    }
    const place = { line: 1, column: word.length + 2 };
    // Nothing behind it, a word, and one number too many.
    expect(mistakeIn(word)).toEqual({ code: "notationNumber", line: 1, column: word.length + 1, found: "", usage });
    expect(mistakeIn(`${word} many`)).toEqual({ code: "notationNumber", ...place, found: "many", usage });
    expect(mistakeIn(`${word} 1.5`)).toMatchObject({ code: "notationWhole", ...place, found: "1.5", usage });
    const [full = ""] = Object.keys(texts);
    expect(mistakeIn(`${full} x y`).code).toBe("notationUnknownWord");
    // Pages may go on for ever.
    const extra = { code: "notationExtra", line: 1, column: full.length + 2, found: "9", usage };
    const isList = word === "R" || word === "W";
    expect(isList ? null : mistakeIn(`${full} 9`)).toEqual(isList ? null : extra);
  });

  it.each([
    ["WAIT", { op: "await" }],
    ["B", { op: "barrier" }],
  ] as const)("%s stands alone", (word, op) => {
    expect(opsIn(word)).toEqual([op]);
    expect(mistakeIn(`${word} 3`)).toEqual({
      code: "notationExtra",
      line: 1,
      column: word.length + 2,
      found: "3",
      usage: word,
    });
  });

  it.each([
    ["TRY PAGE 7", { op: "attempt", attempt: "page", target: 7, volume: 0 }],
    ["TRY FRAME 7", { op: "attempt", attempt: "frame", target: 7, volume: 0 }],
    ["TRY WRITE 7", { op: "attempt", attempt: "write", target: 7, volume: 0 }],
    ["TRY READ 7", { op: "attempt", attempt: "read", target: 7, volume: 0 }],
    ["TRY DMA 7", { op: "attempt", attempt: "dma", target: 7, volume: 0 }],
    ["TRY EXTENT 2 7", { op: "attempt", attempt: "extent", target: 7, volume: 2 }],
  ] as const)("%s is an attempt", (text, op) => {
    expect(opsIn(text)).toEqual([op]);
    expect(opsIn(printProgram([op], "line"))).toEqual([op]);
    const usage = "TRY PAGE|FRAME|WRITE|READ|DMA n, TRY EXTENT v e";
    expect(mistakeIn(text.replace(" 7", ""))).toEqual({
      code: "notationNumber",
      line: 1,
      column: text.length - 1,
      found: "",
      usage,
    });
    expect(mistakeIn(`${text} 8`)).toMatchObject({ code: "notationExtra", found: "8", usage });
  });

  it("takes letters for pages where nothing else stands beside them", () => {
    expect(opsIn("R A Z")).toEqual([
      { op: "reference", page: 0, write: false },
      { op: "reference", page: 25, write: false },
    ]);
    expect(opsIn("W B C; C 1")).toMatchObject([{ page: 1, write: true }, { page: 2 }, { op: "compute" }]);
    expect(opsIn("R 3 C 1")).toMatchObject([{ page: 3 }, { op: "compute" }]);
    expect(opsIn("LOOP 2 { R A }")).toMatchObject([{ body: [{ page: 0 }] }]);
  });
});

describe("a mistake", () => {
  it.each([
    ["C 0", { code: "notationRange", column: 3, found: "0", min: 1, max: 1_000_000_000, usage: "C n" }],
    [
      "C 1000000001",
      { code: "notationRange", column: 3, found: "1000000001", min: 1, max: 1_000_000_000, usage: "C n" },
    ],
    ["R -1", { code: "notationRange", column: 3, found: "-1", min: 0, max: 1_048_575, usage: "R g g …" }],
    ["R 1 1048576", { code: "notationRange", column: 5, found: "1048576", min: 0, max: 1_048_575, usage: "R g g …" }],
    [
      "TRY READ 1048576",
      {
        code: "notationRange",
        column: 10,
        found: "1048576",
        min: 0,
        max: 1_048_575,
        usage: "TRY PAGE|FRAME|WRITE|READ|DMA n, TRY EXTENT v e",
      },
    ],
    ["C 2.5", { code: "notationWhole", column: 3, found: "2.5", min: 1, max: 1_000_000_000, usage: "C n" }],
    ["DISK 0 1 x", { code: "notationMode", column: 10, found: "x", usage: "DISK v b [k] r|w" }],
    ["DISK 0 1 2", { code: "notationMode", column: 11, found: "", usage: "DISK v b [k] r|w" }],
    ["DISK& 0 1\nC 1", { code: "notationMode", column: 10, found: "", usage: "DISK& v b [k] r|w" }],
    [
      "TRY",
      {
        code: "notationAttempt",
        column: 4,
        found: "",
        allowed: "PAGE, FRAME, WRITE, READ, DMA, EXTENT",
        usage: "TRY PAGE|FRAME|WRITE|READ|DMA n, TRY EXTENT v e",
      },
    ],
    [
      "TRY luck 1",
      {
        code: "notationAttempt",
        column: 5,
        found: "luck",
        allowed: "PAGE, FRAME, WRITE, READ, DMA, EXTENT",
        usage: "TRY PAGE|FRAME|WRITE|READ|DMA n, TRY EXTENT v e",
      },
    ],
    ["LOOP 3 C 1", { code: "notationBrace", column: 8, found: "C", usage: "LOOP [k|*] { … }" }],
    ["LOOP 3", { code: "notationBrace", column: 7, found: "", usage: "LOOP [k|*] { … }" }],
    [
      "LOOP 0 { C 1 }",
      { code: "notationRange", column: 6, found: "0", min: 1, max: 1_000_000_000, usage: "LOOP [k|*] { … }" },
    ],
    ["{ C 1 }", { code: "notationStrayBrace", column: 1, usage: "LOOP [k|*] { … }" }],
    ["C 1 }", { code: "notationExtraBrace", column: 5 }],
    ["LOOP 3 { }", { code: "notationEmptyLoop", column: 1 }],
    ["LOOP { IO 0 }", { code: "notationTimelessLoop", column: 1 }],
    ["LOOP 2 { C 1", { code: "notationUnclosedLoop", column: 1 }],
    ["7 0 1 2", { code: "notationBareString", column: 1, found: "7", instead: "R 7 0 1 2" }],
    ["X Y Z; C 1", { code: "notationBareString", column: 1, found: "X", instead: "R X Y Z" }],
    [
      "X Y; C 1",
      {
        code: "notationUnknownWord",
        column: 1,
        found: "X",
        allowed: "C, R, W, IO, DISK, DISK&, WAIT, HALT, HCALL, TRAP, SENS, TRY, B, LOOP, SEQ, RANDOM, HOTCOLD, ZIPF",
      },
    ],
    [
      "run 3",
      {
        code: "notationUnknownWord",
        column: 1,
        found: "run",
        allowed: "C, R, W, IO, DISK, DISK&, WAIT, HALT, HCALL, TRAP, SENS, TRY, B, LOOP, SEQ, RANDOM, HOTCOLD, ZIPF",
      },
    ],
  ])("%j is told with all that helps to mend it", (text, told) => {
    expect(mistakeIn(text)).toEqual({ line: 1, ...told });
  });

  it("of a long list of pages shows sixty characters of what would be right", () => {
    expect(String(mistakeIn("7 ".repeat(29))["instead"])).toBe(`R ${"7 ".repeat(29)}`.trim());
    expect(String(mistakeIn("7 ".repeat(30))["instead"])).toBe(`${`R ${"7 ".repeat(30)}`.slice(0, 59)}…`);
  });

  it("of loops that are too deep says how deep they may be", () => {
    expect(mistakeIn("LOOP 1 {".repeat(17) + "C 1" + "}".repeat(17))).toMatchObject({
      code: "notationLoopTooDeep",
      max: 16,
      column: 129,
    });
  });
});
