/** What is said of address translation, in both languages. */
import { describe, expect, it } from "vitest";
import { explain, plainText } from "../../../src/i18n/explain/explain.ts";
import type { Language } from "../../../src/i18n/explain/language.ts";
import type { TraceEvent } from "../../../src/model/rows/table.ts";
import type { TranslationSpec } from "../../../src/model/scenario.ts";
import { defaultsOf } from "../../../src/model/settingKinds.ts";
import { TRANSLATION } from "../../../src/model/settings.ts";
import { createState, info, scenario } from "../fixtures.ts";

const time = 43;
const usual = defaultsOf(TRANSLATION) as TranslationSpec;
const said = (event: TraceEvent, language: Language, changes: Partial<TranslationSpec> = {}) =>
  plainText(
    explain(
      event,
      { info: { ...info, translation: { ...usual, ...changes } }, scenario, state: createState(), previous: [] },
      language,
    ),
  );

const miss: TraceEvent = {
  time,
  kind: "translated",
  vcpu: 1,
  pcpu: 0,
  page: 5,
  frame: 3,
  hit: false,
  accesses: 24,
  outVm: 0,
  outPage: 7,
};

const written = (exits: number): TraceEvent => ({
  time,
  kind: "tablesWritten",
  vcpu: 1,
  pcpu: 0,
  page: 5,
  writes: 4,
  exits,
  ticks: exits * 2,
});

describe("a translation", () => {
  it("says how the accesses of a nested walk come about, and which entry left", () => {
    expect(said(miss, "en")).toBe(
      "The TLB of pCPU 0 does not have page 5 of db: TLB miss, 24 memory accesses until frame 3 is found. TLB miss: 4 guest levels × (4 host + 1) + 4 = 24 memory accesses. The TLB was full: the entry of web page 7, least recently used, left it.",
    );
    expect(said(miss, "zh")).toContain("客户机 4 级 ×（宿主机 4 级 + 1）+ 4 = 24 次内存访问");
  });

  it("says what they take where they take time", () => {
    expect(said(miss, "en", { accessTicks: 2 })).toContain("At 2 ms each they take 48 ms.");
    expect(said(miss, "zh", { accessTicks: 2 })).toContain("48 ms");
  });

  it("says that nothing is read on a hit", () => {
    expect(said({ ...miss, hit: true, accesses: 0, outVm: -1, outPage: -1 }, "en")).toBe(
      "The TLB of pCPU 0 has page 5 of db: TLB hit, frame 3 without reading a page table.",
    );
  });
});

describe("a write of the guest to its page tables", () => {
  it("exits under shadow paging, entry by entry", () => {
    expect(said(written(4), "en", { kind: "shadow" })).toBe(
      "db touches page 5 for the first time: its guest writes 4 entries of its page tables, and each write exits to the monitor. One entry for the page, and one for each of 3 new tables on the way to it. Under shadow paging the monitor must see every change, to keep the shadow table true: 8 ms of exit time.",
    );
  });

  it("is the guest's own affair under nested paging", () => {
    expect(said(written(0), "en")).toContain("Under nested paging the guest’s tables are its own: no exit.");
    expect(said(written(0), "zh")).toContain("不引起退出");
  });
});

describe("a flush", () => {
  it("says whose switch it was and how much was lost", () => {
    const flushed: TraceEvent = { time, kind: "tlbFlushed", pcpu: 1, cause: "worldSwitch", vm: -1, entries: 3 };
    expect(said(flushed, "en")).toBe(
      "The TLB of pCPU 1 is flushed: another vCPU has got the pCPU, and entries without tags cannot be told apart. 3 entries are lost.",
    );
  });
});
