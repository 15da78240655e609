/** Exercises on address translation as people write them. */
import { describe, expect, it } from "vitest";
import { readAddressText } from "../../../src/codec/addressing/readText.ts";
import { translateAddress } from "../../../src/codec/addressing/translate.ts";

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

  it("with base and limit is relocation", () => {
    // OSTEP relocation.py -s 0 -a 1k -p 16k: base 12418, limit 472.
    expect(answers("base 12418, limit 472: addresses 430 265 523")).toEqual([12_848, 12_683, "outOfBounds"]);
    expect(answers("基址 12418 界限 472 地址 430")).toEqual([12_848]);
  });

  it("tells an entry that is not there from a page that is not there", () => {
    expect(answers("page size 4096 page table 2 - addresses 4096 8192")).toEqual(["invalidEntry", "outOfSpace"]);
  });

  it("says what is missing, and what cannot be", () => {
    expect(answers("page size 4096, page table 1 2 3")).toEqual({ missing: "addresses" });
    expect(answers("page table 1 2 3, address 5")).toEqual({ missing: "pageSize" });
    expect(answers("base 7 address 5")).toEqual({ missing: "limit" });
    expect(answers("page size 100 page table 1 address 5")).toEqual({ problem: "pageSize is a power of two, not 100" });
    for (const text of ["", "hello", "7 0 1 2 0 3"]) expect(answers(text)).toBeNull();
  });
});
