/** Exercises on address translation as people write them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAddressText } from "../../../src/codec/addressing/readText.ts";
import { translateAddress } from "../../../src/codec/addressing/translate.ts";
import { examples } from "../../support/laws.ts";

/** Physical addresses, or why there is none. */
function answers(text: string) {
  const reading = readAddressText(text);
  if (!reading || !("exercise" in reading) || reading.exercise.scheme.scheme === "nestedWalk") return reading;
  const { scheme, addresses } = reading.exercise;
  return addresses.map((address) => {
    const { physical, fault } = translateAddress(scheme, address);
    return physical ?? fault;
  });
}

/** Parts of the first address, as "index 0000000001". */
function partsOf(text: string) {
  const reading = readAddressText(text);
  if (!reading || !("exercise" in reading) || reading.exercise.scheme.scheme === "nestedWalk") return reading;
  const { scheme, addresses } = reading.exercise;
  return translateAddress(scheme, addresses[0]!).parts.map(({ name, bits }) => `${name} ${bits}`);
}

describe("an exercise in words", () => {
  // Tanenbaum & Bos, Modern Operating Systems: 8192 is at 24576, 20500 at 12308.
  it.each([
    "virtual address 8192, page size 4096, page table 2 1 6 0 4 3 x x x 5 x 7 x x x x; address 20500",
    "Page size: 4 KiB. Page table: 2, 1, 6, 0, 4, 3, -, -, -, 5. Virtual addresses: 8192 and 20500",
    "页面大小 4096，页表 ２ １ ６ ０ ４ ３，虚拟地址 8192 20500",
    "page table [2 1 6 0 4 3]; page size 0x1000; logical addresses 0x2000, 0x5014",
  ])("%s", (text) => {
    expect(answers(text)).toEqual([24_576, 12_308]);
  });

  // Page 3 is in frame 5: 5 x 1024 + 13.
  it.each([
    "Page size 1 KB, logical address 3085. Page table: 0->4, 1->7, 2->1, 3->5. What is the physical address?",
    "Page size 1 KB. Page table: 3 -> 5, 0 -> 4, 2 -> 1, 1 -> 7. Address 3085",
    "页大小为1KB，页表：0→4，1→7，2→1，3→5。逻辑地址3085的物理地址是多少？",
    "Page table: page 0 in frame 4, page 1 in frame 7, page 3 in frame 5. Page size 1024. Address 3085.",
    "Page size 1024. Page table:\nPage Frame\n0 4\n1 7\n2 1\n3 5\nVirtual address 3085",
    "Page size 1024. Page table:\nPage 0 1 2 3\nFrame 4 7 1 5\nVirtual address 3085",
    "Page size 1024, page table 4 7 1 5, address 3085",
    "1024-byte pages, page table 4 7 1 5, address 3085",
    "1024 bytes pages, page table 4 7 1 5, address 3085",
    "A 1-KB page size, page table 4 7 1 5, address 3085",
    "1 kbyte  pages, page table 4 7 1 5, address 3085",
    "1  kib pages, page table 4 7 1 5, address 3085",
    "Page table (page size 1 KB): 4 7 1 5; address 3085",
    "Page  table  (all in memory, with a page  size of 1 KB): 4 7 1 5; address 3085",
    "页表（页面大小 1KB）：4 7 1 5，逻辑地址 3085",
    "页表（页大小 1KB，单级）：4 7 1 5，逻辑地址 3085",
    "page table 4 7 1 5, page size 400H, address 0C0DH",
    "page table 4 7 1 5, page size 1_024, address 0c0d",
    "Page table: the entry for page 3 is frame 5. Page size 1024. Address 3085",
    "页表：页0在块4，页1在块7，页3在块5。页大小1KB，逻辑地址3085",
    "The page table maps page 0 to frame 4, page 1 to frame 7, page 2 to frame 1 and page 3 to frame 5. Page size 1 KB. Logical address 3085.",
    "Page table:\n| Page | Frame |\n|---|---|\n| 0 | 4 |\n| 1 | 7 |\n| 2 | 1 |\n| 3 | 5 |\nPage size 1 KB. Logical address 3085",
    "Seitengröße 1 KB, Seitentabelle: 0->4, 1->7, 2->1, 3->5. Logische Adresse 3085?",
    "Taille de page 1 Ko, table des pages : 0->4, 1->7, 2->1, 3->5. Adresse logique 3085 ?",
    "Tamaño de página 1 KB, tabla de páginas: 0->4, 1->7, 2->1, 3->5. Dirección lógica 3085",
  ])("whose table names its pages, or does not: %s", (text) => {
    expect(answers(text)).toEqual([5133]);
  });

  // Pages 0, 1 and 3 are in frames 4, 7 and 2, page 2 is not in memory: 12300 is 12 in page 3, 8200 is 8 in page 2.
  it.each([
    "Page table\nPage Frame Valid\n0 4 1\n1 7 1\n2 9 0\n3 2 1\npage size 4096, addresses 12300, 8200",
    "Page | Page frame | Valid bit\n0 | 4 | 1\n1 | 7 | 1\n2 | 9 | 0\n3 | 2 | 1\npage size 4096, addresses 12300, 8200",
    "Page size 4096. Page table:\n0 4 v\n1 7 v\n2 0 i\n3 2 v\nTranslate 12300 and 8200.",
    "Page size 4096, page table:\nPage no.\tValid\tDirty\tFrame no.\n0\t1\t0\t4\n1\t1\t1\t7\n2\t0\t0\t-\n3\t1\t0\t2\nAddresses 12300, 8200",
    "页面大小4KB，逻辑地址 12300 8200\n页号 页框号 有效位\n0 4 1\n1 7 1\n2 3 0\n3 2 1",
    "页面大小4KB，逻辑地址 12300 8200\n页号 状态位 访问位 修改位 物理块号\n0 1 1 0 4\n1 1 1 1 7\n2 0 0 0 -\n3 1 0 0 2",
    "页面大小4KB，页表：页号 0 1 2 3 页框号 4 7 - 2，逻辑地址 12300 8200",
    "Page size 4 KB, page table (0,4), (1,7), (2,-), (3,2). Translate 12300, 8200.",
  ])("whose table has more columns than pages and frames, in any order: %s", (text) => {
    expect(answers(text)).toEqual([2 * 4096 + 12, "invalidEntry"]);
  });

  // Pages 0 and 1 are in frames 5 and 2: 6719 is 2623 in page 1, 8200 is in page 2.
  it.each(["not present", "not in memory", "absent", "on disk", "none", "swapped out", "不在内存", "未调入", "缺页"])(
    "has no entry for a page whose frame is: %s",
    (absent) => {
      const table = `page 0 → frame 5, page 1 → frame 2, page 2 → ${absent}`;
      expect(answers(`Page size 4096 bytes. Page table: ${table}. Translate 0x1A3F, 8200.`)).toEqual([
        2 * 4096 + 2623,
        "invalidEntry",
      ]);
    },
  );

  it("has no table where numbers stand beside the pairs of page and frame", () => {
    expect(answers("Page size 4096. Page table: 0 → 5, 1 → 2, 2 → ?. Translate 8200.")).toEqual({
      missing: "pageTable",
    });
  });

  it("has no table where nothing says what its rows hold", () => {
    expect(answers("page size 1024, addresses 1100\npage table\n0 4 1 9\n1 7 1 8")).toEqual({ missing: "pageTable" });
  });

  it("has no entry for a page of which its table says so, or says nothing", () => {
    expect(answers("page size 1 KB, page table 0: 4, 1: invalid, 3: 7, addresses 1500 2100 3085")).toEqual([
      "invalidEntry",
      "invalidEntry",
      7 * 1024 + 13,
    ]);
  });

  it("with base and limit is relocation", () => {
    // OSTEP relocation.py -s 0 -a 1k -p 16k: base 12418, limit 472.
    expect(answers("base 12418, limit 472: addresses 430 265 523")).toEqual([12_848, 12_683, "outOfBounds"]);
    expect(answers("基址 12418 界限 472 地址 430")).toEqual([12_848]);
  });

  it("has the numbers of its segments before their bases", () => {
    // Silberschatz, Galvin, Gagne, the exercise on segmentation: 649, 2310, illegal, 1727, illegal.
    const table =
      "0: base 219, length 600; 1: base 2300, length 14; 2: base 90, length 100; 3: base 1327, length 580; 4: base 1952, length 96";
    expect(answers(`Segment table: ${table}. Physical addresses for 0,430; 1,10; 2,500; 3,400; 4,112?`)).toEqual([
      649,
      2310,
      "outOfBounds",
      1727,
      "outOfBounds",
    ]);
  });

  it("has its segments by their numbers, in whatever order they stand, and none where nothing is said of one", () => {
    const segment = fc.record({ base: fc.integer({ min: 0, max: 9000 }), limit: fc.integer({ min: 1, max: 900 }) });
    const numbered = fc
      .uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 })
      .chain((numbers) => fc.tuple(fc.constant(numbers), fc.array(segment, { minLength: 6, maxLength: 6 })));
    fc.assert(
      fc.property(numbered, fc.integer({ min: 0, max: 999 }), fc.boolean(), ([numbers, segments], offset, isTable) => {
        const rows = numbers.map((number, at) => ({ number, ...segments[at]! }));
        const written = isTable
          ? `Segment Base Length\n${rows.map(({ number, base, limit }) => `${number} ${base} ${limit}`).join("\n")}\n`
          : `${rows.map(({ number, base, limit }) => `segment ${number} base ${base} limit ${limit}`).join(", ")}; `;
        for (const { number, base, limit } of rows)
          expect(answers(`${written}Logical addresses: (${number}, ${offset})`)).toEqual([
            offset < limit ? base + offset : "outOfBounds",
          ]);
      }),
      examples(200),
    );
  });

  it("asks where two segments have the same number", () => {
    expect(answers("段号0 起始地址 600 段长 219；段号 1 2300 14；逻辑地址(0,430)(1,10)")).toEqual({ missing: "base" });
    expect(answers("segment 1 base 5 limit 9, segment 1 base 30 limit 9; address (1, 2)")).toEqual({ missing: "base" });
  });

  it("tells an entry that is not there from a page that is not there", () => {
    expect(answers("page size 4096 page table 2 - addresses 4096 8192")).toEqual(["invalidEntry", "outOfSpace"]);
  });

  it("ends its addresses where a sentence goes on about something else, which is told", () => {
    const given = "page size 4096, page table 2 1 6 0, address 8192.";
    for (const more of ["Use 3 processes.", "What is 7 of it?"])
      expect(readAddressText(`${given} ${more}`)).toMatchObject({ names: ["8192"], leftOut: [more] });
    expect(readAddressText(`${given} 5 6`)).toMatchObject({ names: ["8192", "5", "6"], leftOut: [] });
  });

  it("says what is missing, and what cannot be", () => {
    expect(answers("page size 4096, page table 1 2 3")).toEqual({ missing: "addresses" });
    expect(answers("page table 1 2 3, address 5")).toEqual({ missing: "pageSize" });
    expect(answers("base 7 address 5")).toEqual({ missing: "limit" });
    expect(answers("page size 100 page table 1 address 5")).toEqual({ problem: "pageSize is a power of two, not 100" });
    for (const text of ["", "hello", "7 0 1 2 0 3"]) expect(answers(text)).toBeNull();
  });
  // Silberschatz, Galvin, Gagne, Operating System Concepts, exercise on a segment table: 649, 2310, illegal, 1727, illegal.
  const SEGMENTS = [649, 2310, "outOfBounds", 1727, "outOfBounds"];
  it.each([
    "segment 0 base 219 limit 600; segment 1 base 2300 length 14; segment 2 base 90 limit 100; segment 3 base 1327 limit 580; segment 4 base 1952 limit 96; logical addresses 0,430 1,10 2,500 3,400 4,112",
    "Segment Base Length\n0 219 600\n1 2300 14\n2 90 100\n3 1327 580\n4 1952 96\nlogical addresses: (0, 430) (1, 10) (2, 500) (3, 400) (4, 112)",
    "段号 段长 基址\n0 600 219\n1 14 2300\n2 100 90\n3 580 1327\n4 96 1952\n逻辑地址（0，430）（1，10）（2，500）（3，400）（4，112）",
  ])("has segments, and addresses of segment and offset: %s", (text) => {
    expect(answers(text)).toEqual(SEGMENTS);
  });

  it.each([
    "address space 1k, segment 0 base 6890 limit 472, segment 1 base 4692 limit 450 grows down, addresses 414 523 802 929",
    "address space 1024; segment 0 base 6890 limit 472; segment 1 grows negative base 4692 limit 450; addresses 414 523 802 929",
    "地址空间 1k，段 0 基址 6890 段长 472，段 1 基址 4692 段长 450 向低地址增长，地址 414 523 802 929",
  ])("has segments of an address space, one of which grows down: %s", (text) => {
    // OSTEP segmentation.py -s 0 -a 1k -p 16k.
    expect(answers(text)).toEqual([7304, "outOfBounds", 4470, 4597]);
  });

  it("asks how addresses are divided among segments", () => {
    expect(answers("segment 0 base 219 limit 600 addresses 430")).toEqual({ missing: "addressSpace" });
    expect(answers("segment 0 base 219 segment 1 base 7 limit 600 addresses 0,430")).toEqual({ missing: "limit" });
    expect(answers("segment 0 limit 600 addresses 0,430")).toEqual({ missing: "base" });
  });

  // 3085 is 13 in page 3; two bits hold that page.
  it.each([
    "Page size 1 KB. What are the page number and the offset of address 3085?",
    "Page size 1 KB. What are the  page  numbers of the address 3085?",
    "Page size 1 KB. Give the offsets for address 3085.",
    "Seitengröße 1 KB, virtuelle Adresse 3085: Seitennummer?",
    "Seitengröße 1 KB, logische Adressen 3085: Seitennummern?",
    "Taille de page 1 Ko, adresse logique 3085 : numéro de page ?",
    "Taille des pages 1 Ko, adresse virtuelle 3085 : numeros  de  pages ?",
    "Taille de page 1 Ko, adresse logique 3085 : déplacement ?",
    "Taille de page 1 Ko, adresse logique 3085 : deplacements ?",
    "Tamaño de página 1 KB, dirección lógica 3085: número de página",
    "Tamaño de pagina 1 KB, direccion virtual 3085: numeros de paginas",
    "Tamaño de página 1 KB, dirección lógica 3085: desplazamiento",
    "Tamaño de página 1 KB, direcciones virtuales 3085: desplazamientos",
    "页面大小1KB，逻辑地址3085的页号是多少",
    "每页1KB，虚拟地址3085的页内地址",
  ])("asks for the page and the place in it: %s", (text) => {
    expect(partsOf(text)).toEqual(["index 11", "offset 0000001101"]);
  });

  it("asks for the parts of an address alone", () => {
    // 0x00403004 is entry 1 of the directory and entry 3 of its table (Intel's manual, 10 + 10 + 12 bits).
    const parts = ["index 0000000001", "index 0000000011", "offset 000000000100"];
    expect(partsOf("page size 4 KiB, index bits 10 10, virtual address 0x00403004")).toEqual(parts);
    expect(partsOf("页面大小 4096，索引位数 10 10，虚拟地址 0x00403004")).toEqual(parts);
    expect(answers("page size 4096, index bits 2, addresses 0x4000")).toEqual(["outOfSpace"]);
    expect(answers("page size 4096, index bits 10 10")).toEqual({ missing: "addresses" });
  });
});
