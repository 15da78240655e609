/** Exercises on T = N / k, P = M / s and V = D / l, against sums in whole numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFormula } from "../../../src/codec/exercise/formulaText.ts";
import { readExercise } from "../../../src/codec/exercise/readExercise.ts";
import { problems as sentences, problemSentence } from "../../../src/i18n/messages/problems.ts";
import { examples } from "../../support/laws.ts";

const read = (text: string) => readExercise(text, { title: "Own" });
const resultOf = (text: string) => readFormula(text)?.answer?.result ?? null;

describe("an exercise on one of the three formulas", () => {
  it.each([
    ["T = N / k: N = 60 ms, k = 6. What is the timeslice?", 10],
    ["A VMM shares one CPU among k = 4 virtual machines in a cycle of N = 100 ms. How long is the timeslice T?", 25],
    ["设一轮的长度 N＝120ms，虚拟机数 k＝5，求时间片 T = N / k。", 24],
    ["P = M/s, M = 64 KB, s = 4 KB", 16],
    ["Memory M = 10000 B, page size s = 4096 B: how many pages?", 3],
    ["某虚拟机内存 M = 1 GB，页面大小 s = 4 KB，求页数 P。", 262_144],
    ["D = 10 GiB, l = 4 MiB", 2560],
    ["V = D / l with D = 10 MiB and l = 4 MiB", 3],
    ["3. 存储池容量 D = 512 GB，每个卷 l = 64 GB，V = D / l，求 V。", 8],
  ])("%s", (text, wanted) => {
    expect(resultOf(text)).toBe(wanted);
    expect(read(text)).toMatchObject({ kind: "formula", problems: [], isSure: true });
  });

  it.each([
    ["A host has M = 16 GB of RAM and a page size of 4 KB. How many pages?", 4_194_304],
    ["A virtual machine has 512 MB of memory. With 4 KB pages, how many page frames does it need?", 131_072],
    ["How many pages of 2 KB does a process of 64 KB have?", 32],
    ["2) 虚拟机有 2GB 内存，页面大小为 4KB，一共有多少页？", 524_288],
    ["内存容量64KB，每页1KB，求页数。", 64],
    ["A storage pool of 2 TB is carved into volumes of 250 GB. How many volumes?", 9],
    ["How many 64 MB extents does a disk of 1 GB have?", 16],
    ["How many 4 KB pages does a machine with 1 GiB of memory have?", 262_144],
    ["A storage pool of 10 GiB with 4 MiB extents: how many extents?", 2560],
    ["10 GB存储空间，每个卷2 GB，可划分多少卷？", 5],
    ["存储池容量 1TB，每个卷 128GB，可以划分多少个卷？", 8],
    ["物理机的 CPU 周期为 100ms，共有 5 台虚拟机，每台虚拟机的时间片是多少？", 20],
    ["How long is the timeslice if the period is 90 ms and there are 6 virtual machines?", 15],
    ["A CPU has N = 100 time slots to be shared by k = 4 VMs. What is the timeslice T?", 25],
    ["One round of 120 ms is divided equally among 5 virtual machines. How long is a timeslice?", 24],
    ["一轮 60ms 平均分给 6 台虚拟机，时间片多长？", 10],
  ])("needs no letters where words leave no choice: %s", (text, wanted) => {
    expect(read(text)).toMatchObject({ kind: "formula", problems: [], read: { answer: { result: wanted } } });
  });

  it("has what is left of the last page where that is asked for", () => {
    for (const text of [
      "What is the internal fragmentation for a process of 72,766 bytes with 2,048-byte pages?",
      "72766字节的进程，页面大小2048字节，页内碎片是多少？",
    ])
      expect(read(text)).toMatchObject({ isSure: true, read: { answer: { result: 36, unused: 962 } } });
  });

  it("is not sure whether words ask for whole ones only, where there is a part", () => {
    expect(read("A pool of 10 GB is carved into volumes of 4 GB. How many volumes?")).toMatchObject({
      kind: "formula",
      isSure: false,
    });
    expect(read("A pool of 12 GB is carved into volumes of 4 GB. How many volumes?")).toMatchObject({ isSure: true });
  });

  it.each([
    "A 32-bit address space has 4 KB pages. How many pages?",
    "A host of 16 GB holds guests of 2 GB with pages of 4 KB. How many pages?",
    "4 VMs run for 100 ms each. How long is the timeslice?",
    "A process of 64 KB has pages of 4 KB. How large is its page table?",
    "16 GB of memory and a 4 KB swap: how many pages?",
    "一台物理服务器磁盘容量 D=2TB，要划分给 l=8 台虚拟机，每个卷多大？",
  ])("does not guess: %s", (text) => {
    expect(read(text).kind).toBe("nothing");
  });

  it("tells what is over: ticks of a round, bytes of the last page", () => {
    expect(readFormula("T = N / k, N = 10 ticks, k = 3")?.answer?.rest).toBe(1);
    expect(readFormula("M = 10000 B, s = 4096 B")?.answer?.unused).toBe(2288);
    expect(readFormula("D = 10 MiB, l = 4 MiB")?.answer?.unused).toBe(2 * 2 ** 20);
  });

  it.each([
    ["a quantity that is not there", "V = D / l, D = 512 GB", "formulaMissing"],
    ["a division by nothing", "T = N / k, N = 60 ms, k = 0", "formulaMissing"],
    ["a number among sizes", "V = D / l, D = 600 GB, l = 4", "formulaUnit"],
    ["a part of a machine", "T = N / k, N = 60 ms, k = 2.5", "formulaUnit"],
    ["a size among times", "T = N / k, N = 60 GB, k = 2", "formulaUnit"],
  ])("asks about %s", (_, text, code) => {
    const { problems } = read(text);
    expect(problems.map((each) => each.code)).toEqual([code]);
    for (const { values } of problems)
      for (const language of ["en", "zh"] as const)
        expect(problemSentence(sentences[language], { code, path: "", values })).toMatch(/[ND] \/ [kl]/u);
  });

  it("is not sure where a number was not used", () => {
    expect(read("T = N / k with N = 60 ms, k = 6, and a switch costs 2 ms")).toMatchObject({
      kind: "formula",
      isSure: false,
      read: { leftOut: ["2"] },
    });
  });

  it.each([
    ["Process A B C\nAT 0 1 2\nBT 5 3 1", "jobs"],
    ["7 0 1 2 0 3 0 4 with M = 3 frames", "references"],
    ["M = 64 KB, s = 4 KB, page table 2 1 6 0, page size 4096, addresses 8192", "addresses"],
  ])("leaves other exercises alone: %s", (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it("has as many pages as are taken one after the other until the memory is full", () => {
    const unit = fc.constantFrom(["B", 1] as const, ["KB", 1024] as const, ["MiB", 1024 ** 2] as const);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        unit,
        fc.integer({ min: 1, max: 50 }),
        (memory, [name, bytes], size) => {
          let pages = 0;
          for (let taken = 0; taken < memory * bytes; taken += size * bytes) pages += 1;
          expect(resultOf(`P = M / s; M = ${memory} ${name}; s = ${size} ${name}`)).toBe(pages);
        },
      ),
      examples(200),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[TNkPMsVDl=/:., 0-9KBm]{0,40}$/), (text) => {
        expect(() => readFormula(text)).not.toThrow();
      }),
      examples(500),
    );
  });
});
