/**
 * Nested against shadow paging (domain C.1): one machine goes round more pages than the TLB has entries, and misses at every
 * reference; the other touches page after page for the first time, and writes page tables all the while. A nested walk costs
 * 24 accesses and a shadow walk 4, but under shadow paging each write of a page table exits for 20.
 *
 *              looper: 60 misses, 17 writes     builder: 40 misses, 54 writes
 *     nested   60 + 60 · 24         = 1500      80 + 40 · 24          = 1040
 *     shadow   60 + 60 · 4 + 17 · 20 = 640      80 + 40 · 4 + 54 · 20 = 1320
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec, TranslationSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { TRANSLATION } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const PAGES_ROUND = 12;
const NEW_PAGES = 40;

const numbers = (count: number) => Array.from({ length: count }, (_, page) => page);

function touching(name: string, program: string, pages: number): MachineSpec {
  return { ...defaultMachine(name), memoryBytes: pages * textbookHost.pageBytes, programs: [writtenProgram(program)] };
}

const translation: TranslationSpec = {
  ...defaultsOf(TRANSLATION),
  levelBits: 2,
  tlbEntries: 8,
  accessTicks: 1,
  tableWriteTicks: 20,
};

export const nestedOrShadow: GalleryEntry = {
  id: "nestedOrShadow",
  // A walk of the looper is in full view, and the builder has written tables.
  opensAt: 120,
  scenario: {
    ...defaultScenario,
    title: TITLES.nestedOrShadow.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 2,
        scheduler: { policy: "fcfs", params: {} },
        frames: PAGES_ROUND + NEW_PAGES,
        translation,
      },
    ],
    machines: [
      touching("looper", `LOOP 5 { R ${numbers(PAGES_ROUND).join(" ")} }`, PAGES_ROUND),
      touching(
        "builder",
        `W ${numbers(NEW_PAGES)
          .flatMap((page) => [page, page])
          .join(" ")}`,
        NEW_PAGES,
      ),
    ],
  },
  tries: [
    { do: "host", part: { translation: { ...translation, kind: "shadow" } } },
    { do: "host", part: { translation: { ...translation, kind: "native" } } },
  ],
  texts: {
    en: {
      title: TITLES.nestedOrShadow.en,
      description:
        "The looper misses the TLB at every reference: a nested walk of 24 accesses makes it end at 1500, a shadow walk of 4 at 640. The builder writes page tables all the time: each write exits under shadow paging, and it ends at 1320 instead of 1040.",
      see: "A miss costs 24 accesses; shadow tables need 4, but table writes exit.",
    },
    zh: {
      title: TITLES.nestedOrShadow.zh,
      description:
        "looper 每次访问都不命中 TLB：嵌套遍历要 24 次访问，1500 时结束；影子页表只要 4 次，640 时结束。builder 不断写页表：影子分页下每次写都引起退出，1320 时才结束，而嵌套分页下是 1040。",
      see: "每次 TLB 未命中要读 24 次；影子页表只要 4 次，但写页表要退出。",
    },
  },
};
