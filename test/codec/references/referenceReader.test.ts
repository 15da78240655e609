/** Files of references in every form, and what is told of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReferenceReader } from "../../../src/codec/references/referenceReader.ts";
import { examples } from "../../support/laws.ts";
import { openReferences, pagesOf, readReferenceText } from "../../support/referenceFiles.ts";

/** A row of MSR Cambridge. */
const msrRow = (type: string, offset: number, size: number) => `128166372003061629,hm,1,${type},${offset},${size},1331`;

const read = (...given: Parameters<typeof readReferenceText>) => pagesOf(readReferenceText(...given));

describe("pages", () => {
  it("are numbered in the order of their first use, and keep their names", () => {
    const { trace, names } = readReferenceText("7 0 1 7 2");
    expect([...trace.pages]).toEqual([0, 1, 2, 0, 3]);
    expect(names).toEqual({ kind: "numbers", values: Float64Array.of(7, 0, 1, 2), radix: 10 });
    expect(trace.distinct).toBe(4);
  });
});

describe("a list", () => {
  for (const [name, text] of [
    ["blanks", "7 0 1 2"],
    ["commas", "7,0,1,2"],
    ["commas and blanks", "7, 0, 1, 2\n"],
    ["Chinese commas", "7、0、1、2"],
    ["full-width digits", "７，０，１，２"],
    ["several lines", "7 0\r\n1 2\r\n"],
    ["a page a line", "7\n0\n1\n2\n"],
    ["a remark", "# Silberschatz\n7 0 1 2 # and so on: 3"],
  ] as const)
    it(`with ${name} is its numbers`, () => {
      expect(readReferenceText(text)).toMatchObject({ form: "list", pageBytes: null });
      expect(read(text)).toEqual(["7", "0", "1", "2"]);
    });

  it("has writes behind W, and reads behind R", () => {
    expect(read("R 1 2 W 3 1 R 2")).toEqual(["1", "2", "3w", "1w", "2"]);
  });

  it("of letters has letters for pages, R and W among them", () => {
    expect(read("A B R W A")).toEqual(["A", "B", "R", "W", "A"]);
  });

  it("of addresses in hexadecimal has the pages that they lie in", () => {
    expect(readReferenceText("0x1000 0x1fff 0x2000")).toMatchObject({ form: "list", pageBytes: 4096 });
    expect(read("0x1000 0x1fff 0x2000")).toEqual(["1", "1", "2"]);
    expect(read("0x1000 0x1fff 0x2000", { pageBytes: 1024 })).toEqual(["4", "7", "8"]);
  });

  it("of numbers is one of addresses where the size of a page is given", () => {
    expect(read("110 210 150 90", { pageBytes: 100 })).toEqual(["1", "2", "1", "0"]);
  });

  it("on one line, of any length, is read in pieces", () => {
    const pages = Array.from({ length: 60_000 }, (_, at) => (at * 31) % 997);
    const opened = readReferenceText(pages.join(" "), {}, 7_001);
    expect(opened.trace.pages).toHaveLength(60_000);
    expect(pagesOf(opened)).toEqual(pages.map(String));
    expect(opened.lines).toBe(1);
  });

  it("with text around it says which lines were none", () => {
    const { skipped, skippedLines } = readReferenceText("7 0 1\nthe end\n2 3");
    expect([skipped, skippedLines]).toEqual([1, ["the end"]]);
  });
});

describe("a name a line", () => {
  it("is a page for each name", () => {
    const text = "/index.html\n/logo.png\n/index.html\n/about.html\n";
    expect(readReferenceText(text)).toMatchObject({ form: "names" });
    expect(read(text)).toEqual(["/index.html", "/logo.png", "/index.html", "/about.html"]);
  });
});

describe("lackey", () => {
  const TEXT = [
    "==12== Lackey",
    "I  0401ab70,3",
    " L 1fff000688,8",
    " S 1fff000ffc,8",
    "Hello from the program",
    " M 0421c7cc,4",
    " L ffffffff81000010,8",
    "",
  ].join("\n");

  it("has loads, stores and modifications, the latter as one reference that writes; instructions are left out", () => {
    const opened = readReferenceText(TEXT);
    expect(pagesOf(opened)).toEqual(["1fff000", "1fff000w", "421cw", "ffffffff81000"]);
    expect(opened).toMatchObject({ form: "lackey", leftOut: 1, skipped: 2, crossings: 1, writes: 2, lines: 7 });
  });

  it("has instructions where they are wanted, and only they without data", () => {
    expect(read(TEXT, { instructions: true })[0]).toBe("401a");
    expect(read(TEXT, { instructions: true, data: false })).toEqual(["401a"]);
  });

  it("has a reference to each page of an access beyond the end of one, where that is wanted", () => {
    expect(read(TEXT, { crossings: "each" }).slice(1, 3)).toEqual(["1fff000w", "1fff001w"]);
  });

  it("takes the size of a page that is chosen", () => {
    expect(read(" L 00002fff,1\n L 00003000,1\n", { pageBytes: 8192 })).toEqual(["1", "1"]);
  });
});

describe("dinero", () => {
  it("has reads, writes and instructions by their labels", () => {
    const text = "2 400d7d4\n0 7fff5a8\n1 7fff5b0\n0 7fff6000\n";
    expect(readReferenceText(text)).toMatchObject({ form: "dinero", leftOut: 1 });
    expect(read(text)).toEqual(["7fff", "7fffw", "7fff6"]);
  });
});

describe("a table", () => {
  it("with a column of ids has a reference a row, and writes by the operation", () => {
    const text =
      "time,id,op,size,lbn,t_us\n5633898,0,W,512,42932745,0\n5633898,1,R,512,42932746,242639\n5633899,0,W,6656,1,9\n";
    expect(readReferenceText(text)).toMatchObject({
      form: "table",
      columns: ["id", "op"],
      requests: "start",
      writes: 2,
    });
    expect(read(text)).toEqual(["0w", "1", "0w"]);
  });

  it("with ids has the blocks of its requests where they are wanted", () => {
    const text = "time,id,op,size,lbn\n1,0,W,512,7\n1,1,R,8192,15\n2,0,R,512,0\n";
    // Block 7 of 512 bytes ends at 4096; 15 x 512 = 7680, and 8192 bytes from there reach into the block from 12288 on.
    expect(read(text, { requests: "blocks" })).toEqual(["0w", "1", "2", "3", "0"]);
  });

  it("of MSR Cambridge has no heads, and a reference to each block of a request", () => {
    const text = [msrRow("Read", 4096, 512), msrRow("Write", 8191, 2), msrRow("Read", 383_496_192, 32_768)].join("\n");
    const opened = readReferenceText(text);
    expect(opened).toMatchObject({ form: "table", requests: "blocks", columns: ["5", "6", "4"], pageBytes: 4096 });
    // An unaligned request of two bytes touches two blocks: ceil(size / 4096) would lose one.
    expect(pagesOf(opened).slice(0, 3)).toEqual(["1", "1w", "2w"]);
    expect(opened.trace.pages).toHaveLength(3 + 8);
  });

  it("of Alibaba has no heads", () => {
    expect(read("0,W,0,4096,1577808000000000\n0,R,4096,8192,1577808000000012\n")).toEqual(["0w", "1", "2"]);
  });

  it("of SYSTOR '17 may leave the operation blank", () => {
    const text = "Timestamp,Response,IOType,LUN,Offset,Size\n1.5,0.1,W,0,0,4096\n1.6,0.1,,0,4096,4096\n";
    expect(read(text)).toEqual(["0w", "1"]);
  });

  it("with columns that are not known says which words it looks for, and shows rows", () => {
    const rows = Array.from({ length: 9 }, (_, at) => `${1_600_000_000 + at},${at},${at % 3},7`);
    const opened = openReferences(rows.join("\n"));
    expect(opened).toMatchObject({ ok: false, problems: [{ code: "traceColumns" }] });
    expect(!opened.ok && opened.rows).toEqual(rows.slice(0, 5).map((row) => row.split(",")));
    expect(read(rows.join("\n"), { columns: { page: 3 } })).toEqual(["0", "1", "2", "0", "1", "2", "0", "1", "2"]);
  });
});

describe("the choice of references", () => {
  const TEXT = "R 0 W 1 R 2 W 3 R 4 W 5 R 6 W 7";

  it("is a part from one number to another", () => {
    expect(read(TEXT, { from: 2, to: 5 })).toEqual(["2", "3w", "4"]);
  });

  it("is the first of every so many", () => {
    expect(read(TEXT, { from: 1, every: 3 })).toEqual(["1w", "4", "7w"]);
  });

  it("is reads or writes alone, and a part of those", () => {
    expect(read(TEXT, { only: "writes" })).toEqual(["1w", "3w", "5w", "7w"]);
    expect(read(TEXT, { only: "reads", from: 1, to: 3 })).toEqual(["2", "4"]);
  });

  it("that leaves nothing says how many there were", () => {
    const opened = openReferences(TEXT, { from: 100 });
    expect(opened).toMatchObject({ ok: false, problems: [{ code: "traceNoneChosen", values: { found: 8 } }] });
  });
});

/** Pushes 32 MB in pieces, as a file of that size comes. Looked at more than once each they would take minutes. */
const pushed = (piece: string, reader = new ReferenceReader()) => {
  for (let times = (32 * 2 ** 20) / 2 ** 16; times > 0; times -= 1) reader.push(piece);
  return reader;
};

describe("a file", () => {
  it("without references says so, with its first line", () => {
    const opened = openReferences("dear all,\nplease find attached\n");
    expect(opened).toMatchObject({
      ok: false,
      problems: [{ code: "traceEmpty", values: { lines: 2, example: "dear all," } }],
    });
    expect(openReferences("")).toMatchObject({ ok: false, problems: [{ code: "traceEmpty" }] });
  });

  it("is the same however it is cut into pieces, and whatever is in it", () => {
    const part = fc.constantFrom(
      "7",
      "0",
      "12",
      " ",
      ",",
      "\n",
      "\r\n",
      "W ",
      "0x1f000",
      "、",
      " L 00001000,4\n",
      "a,b\n",
      "#",
      "\u{1f600}",
      '"',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (parts, length) => {
        const text = parts.join("");
        expect(openReferences(text, {}, length)).toEqual(openReferences(text));
      }),
      examples(150),
    );
  });

  it("longer than what is kept is read so far, and says that it goes on", () => {
    const reader = new ReferenceReader({}, 1000);
    const piece = "1\n2\n".repeat(2 ** 16);
    let pieces = 0;
    for (; !reader.isDone; pieces += 1) reader.push(piece);
    const opened = reader.finish();
    expect(pieces).toBe(1);
    expect(opened.ok && [opened.value.isCut, opened.value.trace.pages.length]).toEqual([true, 1000]);
  });

  it.each([
    ["digits", "7"],
    ["a cell that is never closed", 'id,op,"aaaa'],
  ])("of one endless line of %s is refused: no line is kept that is longer than one can be", (_, sign) => {
    const opened = pushed(sign.repeat(2 ** 16 / sign.length)).finish();
    expect(opened).toMatchObject({ ok: false, problems: [{ code: "traceEmpty", values: { lines: 1 } }] });
  });

  it.each([
    ["binary zeros", "\u0000"],
    ["what no text is", "\ufffd"],
  ])("of %s is refused as none, and nothing more of it is read", (_, sign) => {
    const reader = new ReferenceReader();
    reader.push(sign.repeat(2 ** 16));
    expect(reader.isDone).toBe(true);
    expect(reader.finish()).toEqual({ ok: false, problems: [{ code: "notText", path: "", values: {} }] });
  });

  it("with what a program prints between the lines of a tool is still that of the tool", () => {
    const printed = "\u0000\u0001\u0002\ufffd binary\n";
    const text = `==7== Lackey\n${printed} L 1000,4\n S 1004,4\n${printed} L 2000,8\n`;
    expect(readReferenceText(text)).toMatchObject({ form: "lackey", found: 3 });
  });

  it("goes on behind a line that is too long, which is told as one that was skipped", () => {
    const reader = new ReferenceReader();
    reader.push(`7 0 1\n2 3\n`.repeat(8000));
    pushed("9".repeat(2 ** 16), reader).push("9\n4 5\n");
    const opened = reader.finish();
    expect(opened).toMatchObject({ ok: true, value: { found: 40_002, lines: 16_002, skipped: 1 } });
  });

  it("of names as long as books has no page of them", () => {
    const names = Array.from({ length: 20 }, (_, at) => `page${at}${"x".repeat(30_000)}`).join("\n");
    expect(readReferenceText(`a\nb\n${names}\na`)).toMatchObject({ found: 3, skipped: 20 });
  });
});
