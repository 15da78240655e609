/** Files of references: every word that names a column, every sign between cells, every way to write, and all that is told. */
import { describe, expect, it } from "vitest";
import { readFrameCounts } from "../../../src/codec/references/frameCounts.ts";
import { openReferences, pagesOf, readReferenceText } from "../../support/referenceFiles.ts";

const read = (...given: Parameters<typeof readReferenceText>) => pagesOf(readReferenceText(...given));

/** Heads of a table by what they mean, as programs and people write them. */
const HEADS = {
  page: "page|Page ID|page_no|PageNumber|VPN|pfn|id|obj_id|ObjectId|object|obj|Key|block|block-id|blockno",
  sector: "lbn|LBA|sector|blkno|StartSector",
  offset: "offset|Offset_Bytes|address|addr|vaddr|virtual address|ByteOffset",
  size: "size|length|len|bytes|nbytes|SizeBytes",
  op: "op|opcode|Operation|type|IOType|rw|read/write|R/W|is_write|access|cmd",
};
const each = (heads: string) => heads.split("|");

describe("a head of a table", () => {
  it.each(each(HEADS.page))("%s is over the pages", (head) => {
    expect(readReferenceText(`time,"${head}"\n5,x1\n6,x2\n7,x1\n`)).toMatchObject({
      columns: [head],
      requests: null,
      pageBytes: null,
    });
    expect(read(`time,"${head}"\n5,x1\n6,x2\n7,x1\n`)).toEqual(["x1", "x2", "x1"]);
  });

  it.each(each(HEADS.sector))("%s is over sectors of 512 bytes", (head) => {
    expect(readReferenceText(`time;${head}\n5;7\n6;8\n`)).toMatchObject({
      columns: [head],
      requests: "blocks",
      pageBytes: 4096,
    });
    expect(read(`time;${head}\n5;7\n6;8\n`)).toEqual(["0", "1"]);
  });

  it.each(each(HEADS.offset))("%s is over bytes", (head) => {
    expect(read(`time\t${head}\n5\t4095\n6\t4096\n`)).toEqual(["0", "1"]);
    expect(readReferenceText(`time\t${head}\n5\t0\n`)).toMatchObject({ columns: [head], pageBytes: 4096 });
  });

  it.each(each(HEADS.size))("%s is over lengths", (head) => {
    expect(read(`offset|${head}\n4095|2\n4096|0\n8192|4097\n`)).toEqual(["0", "1", "1", "2", "3"]);
    expect(readReferenceText(`offset|${head}\n0|1\n`)).toMatchObject({ columns: ["offset", head], crossings: 0 });
  });

  it.each(each(HEADS.op))("%s is over what is done", (head) => {
    expect(readReferenceText(`page,${head}\n1,W\n2,R\n`)).toMatchObject({ columns: ["page", head], writes: 1 });
    expect(read(`page,${head}\n1,W\n2,R\n`)).toEqual(["1w", "2"]);
  });

  it.each(each("write|W|WRITE_10|Wr|set|store|S|put|m|true|1|0xa|0x0a|0x2A|0xaa|0x8a|42|10|138|170"))(
    "%s writes",
    (word) => {
      expect(read(`page,op\n5,${word}\n`)).toEqual(["5w"]);
    },
  );

  it.each(each("read|R|get|0|false|0x28|40|8|0x88|2|0xa1|11|sets|rw|x1|unmap|"))("“%s” does not", (word) => {
    expect(read(`page,op\n5,${word}\n`)).toEqual(["5"]);
  });

  it("is found among others by the sign that there is most of", () => {
    for (const sign of [",", "\t", ";", "|"])
      expect(
        read(
          ["note", "page", "op", "x"].join(sign) + "\n" + ["a, b;c".replaceAll(sign, "-"), "4", "w", "y"].join(sign),
        ),
      ).toEqual(["4w"]);
    expect(read("time page op\n1 5 w\n2  6   r\n")).toEqual(["5w", "6"]);
  });

  it("of pages goes before one of sectors, and one of sectors before one of bytes; of several the first word of the list counts", () => {
    const text = "offset,lbn,id,size\n4096,16,a,512\n8192,32,b,512\n";
    expect(readReferenceText(text)).toMatchObject({ columns: ["id"], requests: "start" });
    expect(read(text)).toEqual(["a", "b"]);
    expect(read(text, { requests: "blocks" })).toEqual(["2", "4"]);
    expect(readReferenceText(text, { requests: "blocks" })).toMatchObject({
      columns: ["lbn", "size"],
      pageBytes: 4096,
    });
    expect(read("block,page\n1,2\n1,3\n1,2\n")).toEqual(["2", "3", "2"]);
  });

  it("is no number, and without a column of pages there is no table", () => {
    expect(openReferences("page,5\n1,2\n").ok).toBe(true);
    expect(readReferenceText("page,5\n1,2\n").form).not.toBe("table");
    expect(openReferences("size,op\n1,w\n2,r\n3,w\n", { form: "table" })).toMatchObject({
      ok: false,
      problems: [{ code: "traceColumns", path: "", values: { heads: "page, id, key, block, lbn, offset, address" } }],
    });
  });
});

describe("a row of a table", () => {
  it("without a page, with a page that is no number of bytes or with a length that cannot be is skipped", () => {
    const rows = ["offset,size", "0,1", ",1", "x,1", "4096,y", "4096,-1", "4096,1.5", `4096,${2 ** 32 + 1}`, "8192,1"];
    const opened = readReferenceText(rows.join("\n"));
    expect(opened).toMatchObject({ found: 2, lines: 9, skipped: 6, skippedLines: [",1", "x,1", "4096,y"] });
    expect(read("offset,size\n0,4294967296\n", { pageBytes: 2 ** 30 })).toEqual(["0", "1", "2", "3"]);
  });

  it("may have addresses in hexadecimal, or of 64 bits", () => {
    expect(read("addr,len\n0x1fff,2\n9223372036854775807,1\n")).toEqual(["1", "2", "2251799813685247"]);
    expect(read("addr,len\n0xffffffffffffffff,1\n", { pageBytes: 1 })).toEqual(["ffffffffffffffff"]);
  });

  it("with a place and a length is known by its place where only starts are wanted", () => {
    const opened = readReferenceText("offset,size\n4096,8192\n5000,1\n4096,1\n", { requests: "start" });
    expect(opened).toMatchObject({ requests: "start", pageBytes: null, columns: ["offset"] });
    expect(pagesOf(opened)).toEqual(["4096", "5000", "4096"]);
    expect(readReferenceText("offset,op\n4096,r\n", { requests: "start" })).toMatchObject({ pageBytes: 4096 });
    expect(read("offset,op\n4096,r\n5000,r\n", { requests: "start" })).toEqual(["1", "1"]);
  });

  it("of a trace without heads has its shape", () => {
    for (const row of [
      "128166372003061629,hm,1,Trim,4096,512,1331",
      "1,hm,1,Read,x,512,1331",
      "x,hm,1,Read,0,512,1",
      "0,W,0,y,5",
      "0,T,0,4096,5",
      "0,W,0,4096",
    ])
      expect([row, openReferences(`${row}\n${row}\n${row}\n`, { form: "table" }).ok]).toEqual([row, false]);
    expect(readReferenceText("0,r,8192,1,5\n")).toMatchObject({
      form: "table",
      columns: ["3", "4", "2"],
      requests: "blocks",
    });
    expect(read("0,r,8192,1,5\n0,w,4096,1,5\n")).toEqual(["2", "1w"]);
  });

  it("is read by the numbers of its columns, with heads or without", () => {
    expect(read("5 a w\n6 b r\n", { columns: { page: 2, op: 3 } })).toEqual(["b"]);
    expect(read("5,1,w\n6,2,r\n", { columns: { page: 2, op: 3 } })).toEqual(["1w", "2"]);
    expect(readReferenceText("x,y,z\n6,2,w\n", { columns: { page: 2, op: 3 } })).toMatchObject({
      columns: ["y", "z"],
      writes: 1,
      pageBytes: null,
    });
    expect(readReferenceText("6,2,w\n", { columns: { page: 2 } })).toMatchObject({ columns: ["2"], writes: 0 });
    expect(read("5\n6\n", { columns: { page: 1 }, pageBytes: 4 })).toEqual(["1", "1"]);
  });
});

describe("a list", () => {
  it("is one of addresses where at least half of it has 0x", () => {
    expect(readReferenceText("0x1000 5")).toMatchObject({ pageBytes: 4096 });
    expect(read("0x1000 5")).toEqual(["1", "0"]);
    expect(readReferenceText("0x1000 5 6")).toMatchObject({ pageBytes: null });
    expect(read("0x10 5 6")).toEqual(["16", "5", "6"]);
  });

  it("has R and W in either case, and letters of a line of text for letters", () => {
    expect(read("w 1 2 r 3")).toEqual(["1w", "2w", "3"]);
    expect(read("W(1), [2]; R{3}|4/5-6")).toEqual(["1w", "2w", "3", "4", "5", "6"]);
    expect(read("vitamin W: 1\n7 0 1\n2 3 4\n")).toEqual(["1", "7", "0", "1", "2", "3", "4"]);
  });

  it("of letters may have numbers behind them and remarks, but no words", () => {
    expect(read("A, B1; A | Ω # C D\n\nB12 a")).toEqual(["A", "B1", "A", "Ω", "B12", "a"]);
    expect(readReferenceText("A B\n\n# nothing\nA")).toMatchObject({ lines: 3, skipped: 0 });
    expect(readReferenceText("ab cd\nab\nef\ncd\n")).toMatchObject({ form: "names" });
  });
});

describe("names", () => {
  it("are numbers where they are written as such", () => {
    expect(readReferenceText("x\n7\n007\n7\n", { form: "names" }).names).toEqual({
      kind: "texts",
      values: ["x", "7", "007"],
    });
    expect(readReferenceText("12\n7\n", { form: "names" }).names).toEqual({
      kind: "numbers",
      values: Float64Array.of(12, 7),
      radix: 10,
    });
    expect(readReferenceText("1234567890123456\n", { form: "names" }).names).toEqual({
      kind: "texts",
      values: ["1234567890123456"],
    });
  });

  it("are told where they are none: remarks and what is longer than 4,096 characters", () => {
    const long = "x".repeat(4096);
    expect(readReferenceText(`# pages\n${long}\ny${long}\n`, { form: "names" })).toMatchObject({
      found: 1,
      skipped: 2,
      skippedLines: ["# pages", `y${"x".repeat(79)}`],
    });
  });
});

describe("references of a program", () => {
  it("of lackey may have lost a blank, and have no more than six digits of bytes", () => {
    expect(read("L 1000,4\nS 2000,4\nI  3000,4\n M 4000,123456\n", { instructions: true })).toEqual([
      "1",
      "2w",
      "3",
      "4w",
    ]);
    expect(
      readReferenceText("  L 1000,4\n L 1000,4\n L  1000,4\n L   1000,4\n L 1000,1234567\n X 1000,4\n L 1000\n"),
    ).toMatchObject({ found: 2, skipped: 5 });
  });

  it("of dinero have labels 0 to 2, with 0x or a size behind or without", () => {
    expect(
      readReferenceText("0 0x1000\n1 2fff 4\n 2 3000\n3 4000\n4 5000\n5 6000\n", { instructions: true }),
    ).toMatchObject({
      form: "dinero",
      found: 3,
      skipped: 3,
      writes: 1,
    });
    expect(read("0 0x1000\n1 2fff 4\n", { form: "dinero" })).toEqual(["1", "2w"]);
    expect(readReferenceText("0 1\n1 2\n").form).toBe("list");
  });

  it("of lackey touch every page up to the end of the access, the first one alone unless each is wanted", () => {
    const text = " L 00000ffc,4\n L 00000ffd,4\n S 00000fff,8194\n";
    expect(readReferenceText(text)).toMatchObject({ crossings: 2, found: 3 });
    expect(read(text, { crossings: "each" })).toEqual(["0", "0", "1", "0w", "1w", "2w", "3w"]);
    expect(read(" L ffffffffffffefff,2\n", { crossings: "each" })).toEqual(["ffffffffffffe", "fffffffffffff"]);
  });
});

describe("what is told of a file", () => {
  it("are three skipped lines at most, each as far as 80 characters", () => {
    const { skipped, skippedLines } = readReferenceText(`7 0 1\n${"a".repeat(100)}\n  b  \n   \nc\nd\n2 3`, {
      form: "list",
    });
    expect(skippedLines).toEqual(["a".repeat(80), "b", "c"]);
    expect(skipped).toBe(4);
  });

  it("is how many references there were before any were chosen", () => {
    expect(readReferenceText("R 0 W 1 R 2", { only: "writes" })).toMatchObject({ found: 3, writes: 1 });
    expect(openReferences("2 4000\n2 5000\n", { data: true, form: "dinero" })).toMatchObject({
      ok: false,
      problems: [{ code: "traceNoneChosen", values: { found: 2 } }],
    });
  });

  it("is nothing of a mark of its encoding", () => {
    expect(read("\ufeff7 0 7")).toEqual(["7", "0", "7"]);
    expect(readReferenceText("\ufeffid,op\n1,w\n")).toMatchObject({ columns: ["id", "op"] });
    expect(openReferences("a\ufeff,b\n1,2\n", { form: "table" }).ok).toBe(false);
  });
});

describe("numbers of frames", () => {
  it.each([
    ["3", [3]],
    ["1..4", [1, 2, 3, 4]],
    ["10 .. 30 : 10", [10, 20, 30]],
    ["10..35:10", [10, 20, 30]],
    ["64, 16;256、16，8", [8, 16, 64, 256]],
    [" 7 ", [7]],
    ["16777216", [16_777_216]],
    ["1000..1000000:100000", [1000, 101_000, 201_000, 301_000, 401_000, 501_000, 601_000, 701_000, 801_000, 901_000]],
  ])("%s are %j", (text, counts) => {
    expect(readFrameCounts(text)).toEqual(counts);
  });

  it.each([
    "",
    "0",
    "4..3",
    "1..5:0",
    "16777217",
    "1..10001",
    "a",
    "1.5",
    "3 4",
    "1..2..3",
    "1...3",
    "1..3:1:2",
    "x1",
    "1x",
    "-1",
    "123456789",
  ])("%j is none", (text) => {
    expect(readFrameCounts(text)).toBeNull();
  });

  it("are 10,000 at most, counted once each", () => {
    expect(readFrameCounts("1..10000")).toHaveLength(10_000);
    expect(readFrameCounts("1..10000,5,7..9")).toHaveLength(10_000);
  });
});
