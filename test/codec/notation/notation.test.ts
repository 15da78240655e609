/** The notation of programs: what is read, what is told about mistakes, and that printing and reading undo each other. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseProgram, printProgram } from "../../../src/codec/notation/notation.ts";
import type { Op } from "../../../src/model/scenario.ts";
import { arbitraryProgram } from "../../support/arbitraryScenario.ts";

function opsOf(text: string): readonly Op[] {
  const program = parseProgram(text);
  if (!program.ok) throw new Error(JSON.stringify(program.problems));
  return program.value;
}

/** The problems in short: code, line and column. */
function mistakesIn(text: string): string[] {
  const program = parseProgram(text);
  return program.ok ? [] : program.problems.map(({ code, values }) => `${code} ${values["line"]}:${values["column"]}`);
}

/** Loops in each other, `depth` of them. */
const nested = (depth: number): string => `${"LOOP 2 { ".repeat(depth)}C 1${" }".repeat(depth)}`;

const read = (page: number): Op => ({ op: "reference", page, write: false });
const write = (page: number): Op => ({ op: "reference", page, write: true });

describe("reading a program", () => {
  it("knows every operation", () => {
    const text = `C 4; R 0; W 1; IO 3; DISK 0 5 r; DISK 1 6 2 w; HALT 7; HCALL 8; TRAP 9; B; DISK& 0 5 w; WAIT; SENS 2; TRY PAGE 9; try frame 3; TRY WRITE 1; TRY READ 0; TRY DMA 5; TRY EXTENT 1 8`;
    expect(opsOf(text)).toEqual([
      { op: "compute", ticks: 4 },
      read(0),
      write(1),
      { op: "wait", ticks: 3 },
      { op: "disk", volume: 0, block: 5, blocks: 1, write: false },
      { op: "disk", volume: 1, block: 6, blocks: 2, write: true },
      { op: "halt", ticks: 7 },
      { op: "hypercall", count: 8 },
      { op: "trap", count: 9 },
      { op: "barrier" },
      { op: "disk", volume: 0, block: 5, blocks: 1, write: true, isAsync: true },
      { op: "await" },
      { op: "sensitive", count: 2 },
      { op: "attempt", attempt: "page", target: 9, volume: 0 },
      { op: "attempt", attempt: "frame", target: 3, volume: 0 },
      { op: "attempt", attempt: "write", target: 1, volume: 0 },
      { op: "attempt", attempt: "read", target: 0, volume: 0 },
      { op: "attempt", attempt: "dma", target: 5, volume: 0 },
      { op: "attempt", attempt: "extent", target: 8, volume: 1 },
    ]);
  });

  it("knows the patterns of references, with every w-th one a write", () => {
    const pattern = { op: "pattern", pages: 8, count: 20 } as const;
    expect(opsOf("SEQ 8 20\nRANDOM 8 20 3\nHOTCOLD 8 20 4\nZIPF 8 20 0")).toEqual([
      { ...pattern, pattern: "sequential", writeEvery: 0 },
      { ...pattern, pattern: "random", writeEvery: 3 },
      { ...pattern, pattern: "hotCold", writeEvery: 4 },
      { ...pattern, pattern: "zipf", writeEvery: 0 },
    ]);
  });

  it("takes a list of pages as that many references", () => {
    expect(opsOf("R 7 0 1 2")).toEqual([read(7), read(0), read(1), read(2)]);
    expect(opsOf("W 7, 0,1")).toEqual([write(7), write(0), write(1)]);
  });

  it("repeats a loop k times, or for ever without a number or with *", () => {
    const body = [{ op: "compute", ticks: 1 }];
    expect(opsOf("LOOP 3 { C 1 }")).toEqual([{ op: "loop", times: 3, body }]);
    expect(opsOf("LOOP { C 1 }")).toEqual([{ op: "loop", times: null, body }]);
    expect(opsOf("LOOP * {C 1}")).toEqual([{ op: "loop", times: null, body }]);
  });

  it("nests loops, with the brace on the next line if one likes", () => {
    expect(opsOf("LOOP 2\n{\n  LOOP 3 { R 1 }; C 2\n}\nC 5")).toEqual([
      {
        op: "loop",
        times: 2,
        body: [
          { op: "loop", times: 3, body: [read(1)] },
          { op: "compute", ticks: 2 },
        ],
      },
      { op: "compute", ticks: 5 },
    ]);
  });

  it("takes waits of no time, and loops of nothing else that end", () => {
    const none = { op: "wait", ticks: 0 };
    expect(opsOf("IO 0; HALT 0")).toEqual([none, { op: "halt", ticks: 0 }]);
    expect(opsOf("LOOP 3 { IO 0 }")).toEqual([{ op: "loop", times: 3, body: [none] }]);
    expect(opsOf("LOOP { IO 0; C 1 }")).toEqual([
      { op: "loop", times: null, body: [none, { op: "compute", ticks: 1 }] },
    ]);
  });

  it("needs no blanks and no separators where nothing is ambiguous, as in W0 W1 C2", () => {
    expect(opsOf("W0 W1 W0 C2 W1")).toEqual([write(0), write(1), write(0), { op: "compute", ticks: 2 }, write(1)]);
  });

  it("does not mind capitals, comments, blank lines, Windows line ends or a number such as 2.0", () => {
    expect(opsOf("c 2.0 # two\r\n\r\n# nothing\r\nLoop 2 { r 1 }")).toEqual(opsOf("C 2; LOOP 2 { R 1 }"));
  });

  it("reads full-width punctuation, letters and digits as the ASCII ones", () => {
    expect(opsOf("Ｃ　４；ＬＯＯＰ ２ ｛Ｗ ０，１｝")).toEqual(opsOf("C 4; LOOP 2 { W 0 1 }"));
    expect(opsOf("LOOP ∞ { R 0、1 }")).toEqual(opsOf("LOOP * { R 0 1 }"));
  });

  it("takes an empty text for the empty program", () => {
    expect(opsOf("")).toEqual([]);
    expect(opsOf(" \n ; # nothing\n")).toEqual([]);
  });
});

describe("mistakes in a program", () => {
  it.each([
    ["an unknown word", "C 4; RUN 3", "notationUnknownWord 1:6"],
    ["a missing number", "C 4\n IO", "notationNumber 2:4"],
    ["a word in place of a number", "C four", "notationNumber 1:3"],
    ["a decimal", "C 2.5", "notationWhole 1:3"],
    ["a number out of range", "C 0", "notationRange 1:3"],
    ["a negative number", "R -1", "notationRange 1:3"],
    ["a number without end", "C 99999999999999999999", "notationRange 1:3"],
    ["a number too many", "C 4 5", "notationExtra 1:5"],
    ["neither r nor w", "DISK 0 1 x", "notationMode 1:10"],
    ["no r or w at the end of the line", "DISK 0 1\nC 1", "notationMode 1:9"],
    ["nothing that can be tried", "TRY LUCK 1", "notationAttempt 1:5"],
    ["a try of nothing", "TRY\nC 1", "notationAttempt 1:4"],
    ["a try without its number", "TRY PAGE", "notationNumber 1:9"],
    ["an extent of no volume", "TRY EXTENT 3", "notationNumber 1:13"],
    ["a page that no guest can have", "TRY WRITE 1048576", "notationRange 1:11"],
    ["a loop without its brace", "LOOP 3 C 1", "notationBrace 1:8"],
    ["a brace without LOOP", "{ C 1 }", "notationStrayBrace 1:1"],
    ["a loop that is not closed", "C 1\nLOOP 3 { C 1", "notationUnclosedLoop 2:1"],
    ["a brace that closes nothing", "C 1 }", "notationExtraBrace 1:5"],
    ["an empty loop", "LOOP 3 { }", "notationEmptyLoop 1:1"],
    ["a loop without end that takes no time", "C 1; LOOP { IO 0; HALT 0 }", "notationTimelessLoop 1:6"],
    ["a loop without end around such a one, once", "LOOP * { LOOP { IO 0 } }", "notationTimelessLoop 1:10"],
    ["a sign that means nothing", "C 1; § 3", "notationUnknownWord 1:6"],
    ["a unit behind a number", "C 5ms", "notationUnknownWord 1:4"],
  ])("tells of %s where it is", (_, text, mistake) => {
    expect(mistakesIn(text)).toEqual([mistake]);
  });

  it("tells of all mistakes, not only the first", () => {
    expect(mistakesIn("C x\nLOOP 2 { RUN 1; R }\nDISK 0 1\nC 0")).toEqual([
      "notationNumber 1:3",
      "notationUnknownWord 2:10",
      "notationNumber 2:19",
      "notationMode 3:9",
      "notationRange 4:3",
    ]);
  });

  it("makes one problem of one mistake, even in the head of a loop", () => {
    expect(mistakesIn("LOPO 3 { C 1; LOOP 2 { R 1 } }; C 2")).toEqual(["notationUnknownWord 1:1"]);
    expect(mistakesIn("LOOP x { C 1 }")).toEqual(["notationBrace 1:6"]);
    expect(mistakesIn("LOOP 0 { C 1 }")).toEqual(["notationRange 1:6"]);
  });

  it("says what would be right", () => {
    const program = parseProgram("C 0");
    expect(program.ok ? null : program.problems[0]).toEqual({
      code: "notationRange",
      path: "",
      values: { line: 1, column: 3, found: "0", min: 1, max: 1_000_000_000, usage: "C n" },
    });
  });

  it("counts columns in the text as typed, full-width characters included", () => {
    expect(mistakesIn("Ｃ　４；ＲＵＮ")).toEqual(["notationUnknownWord 1:5"]);
  });

  it("allows loops 16 deep and tells once of a 17th level", () => {
    expect(mistakesIn(nested(16))).toEqual([]);
    expect(mistakesIn(nested(17))).toEqual(["notationLoopTooDeep 1:145"]);
    expect(mistakesIn(nested(40))).toEqual(["notationLoopTooDeep 1:145"]);
  });

  it("stops at 20,000 operations and at a million characters", () => {
    expect(mistakesIn("C 1;".repeat(20_000))).toEqual([]);
    expect(mistakesIn("C 1;".repeat(20_001))).toHaveLength(1);
    expect(mistakesIn(`R ${"1 ".repeat(30_000)}`)).toEqual(["notationTooManyOps 1:40005"]);
    // Letters are known to be pages only at the end of their line.
    expect(mistakesIn(`R ${"A ".repeat(30_000)};C 1`)).toEqual(["notationTooManyOps 1:60003"]);
    expect(mistakesIn(`R ${"A ".repeat(20_000)}`)).toEqual([]);
    expect(mistakesIn(" ".repeat(1_000_001))).toEqual(["notationTooLong undefined:undefined"]);
  });

  it("tells at most 200 mistakes, and that it looked no further", () => {
    const mistakes = mistakesIn("?\n".repeat(5000));
    expect(mistakes).toHaveLength(201);
    expect(mistakes.at(-1)).toMatch(/^moreUnseen/);
  });

  it("never throws, whatever the text", () => {
    const pieces = fc.constantFrom(
      "C",
      "R",
      "LOOP",
      "DISK",
      "{",
      "}",
      "1",
      "-2",
      "3.5",
      ";",
      "\n",
      "#",
      "w",
      "，",
      "x",
      " ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join(" ")),
        ),
        (text) => {
          const program = parseProgram(text);
          expect(program.ok || program.problems.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe("printing a program", () => {
  it("writes one operation a line, indents loops and joins references of one kind", () => {
    const text = `C 4
R 7 0 1
W 2
LOOP 3 {
  DISK 0 5 r
  LOOP * {
    ZIPF 8 20 3
    IO 2
  }
}
HALT 1`;
    expect(printProgram(opsOf(text))).toBe(text);
  });

  it("writes all on one line if wanted", () => {
    expect(printProgram(opsOf("C 4\nLOOP 2 {\nR 1\nW 2 }"), "line")).toBe("C 4; LOOP 2 { R 1; W 2 }");
  });

  it("keeps lists of references short", () => {
    expect(printProgram(opsOf(`R ${"1 ".repeat(45)}`)).split("\n")).toHaveLength(3);
  });

  it("prints the empty program as an empty text", () => {
    expect(printProgram([])).toBe("");
  });

  it("prints what reads back as the same program, in both layouts", () => {
    fc.assert(
      fc.property(arbitraryProgram({ pages: 3000, volumes: 4 }, { wild: true }), (program) => {
        expect(parseProgram(printProgram(program))).toEqual({ ok: true, value: program });
        expect(parseProgram(printProgram(program, "line"))).toEqual({ ok: true, value: program });
      }),
    );
  });

  it("prints canonically: reading and printing again changes nothing", () => {
    fc.assert(
      fc.property(arbitraryProgram({ pages: 10, volumes: 2 }), (program) => {
        const printed = printProgram(program);
        expect(printProgram(opsOf(printed))).toBe(printed);
      }),
    );
  });
});

const pagesOf = (text: string) => {
  const program = parseProgram(text);
  return program.ok
    ? program.value.map((op) => (op.op === "reference" ? `${op.write ? "w" : "r"}${op.page}` : op.op))
    : program.problems;
};

describe("pages with letters", () => {
  it("are read behind R and W: A to Z are pages 0 to 25, also where a letter is an operation elsewhere", () => {
    expect(pagesOf("R A C B D B")).toEqual(["r0", "r2", "r1", "r3", "r1"]);
    expect(pagesOf("R A; W Z; C 2")).toEqual(["r0", "w25", "compute"]);
  });

  it("do not change what numbers mean: an operation may follow without a sign", () => {
    expect(pagesOf("R 1 C 2")).toEqual(["r1", "compute"]);
    expect(pagesOf("R C 2")).toMatchObject([{ code: "notationNumber" }]);
    expect(pagesOf("R A 3")).toMatchObject([{ code: "notationNumber" }]);
  });
});

describe("a string of pages without its operation", () => {
  it.each([
    ["7 0 1 2 0 3", "R 7 0 1 2 0 3"],
    ["C 2; 7 0 1", "R 7 0 1"],
    ["A D A F", "R A D A F"],
  ])("is told to be written with R: %s", (text, instead) => {
    const program = parseProgram(text);
    expect(program).toMatchObject({ ok: false, problems: [{ code: "notationBareString", values: { instead } }] });
  });
});
