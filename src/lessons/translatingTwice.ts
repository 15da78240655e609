/** Translating twice: nested walks, huge pages, shadow tables, and when each of them is the better one (domain C.1). */
import type { Lesson } from "../learn/lesson.ts";
import type { TranslationSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { TRANSLATION } from "../model/settings.ts";
import { nestedOrShadow } from "../scenarios/nestedOrShadow.ts";
import { onTextbookHost, touching, withHostPart } from "./parts.ts";

const nested: TranslationSpec = {
  ...defaultsOf(TRANSLATION),
  levelBits: 2,
  tlbEntries: 8,
  accessTicks: 1,
  tableWriteTicks: 20,
};

const pages = (count: number) => Array.from({ length: count }, (_, page) => page).join(" ");

/** One read of one page, then five ticks. */
const oneRead = (changes: Partial<TranslationSpec>) =>
  onTextbookHost({ translation: { ...nested, ...changes } }, [touching("guest", 4, "R 0; C 5")]);

const round = (tlbEntries: number) =>
  onTextbookHost({ frames: 12, translation: { ...nested, tlbEntries } }, [
    touching("looper", 12, `LOOP 5 { R ${pages(12)} }`),
  ]);

const both = (kind: TranslationSpec["kind"]) =>
  withHostPart(nestedOrShadow.scenario, { translation: { ...nested, kind } });

const running = (program: string) =>
  onTextbookHost({ frames: 24, translation: nested }, [touching("guest", 24, program)]);

export const translatingTwice: Lesson = {
  id: "translating-twice",
  number: 16,
  group: "memory",
  title: { en: "Translating twice", zh: "两次地址转换" },
  line: {
    en: "Addresses are translated twice: what a miss of the TLB costs, and how to pay less.",
    zh: "客户机的地址要转换两次：快表未命中的代价，以及两种省法。",
  },
  minutes: 7,
  steps: [
    {
      id: "nested",
      kind: "ask",
      title: { en: "Four levels, twice", zh: "四级，再四级" },
      at: { scenario: oneRead({ kind: "native" }), time: 5 },
      after: { scenario: oneRead({}), time: 25 },
      focus: "translation",
      vm: "guest",
      text: [
        {
          en: "[guest](vm:guest) reads a page that the [TLB](translation) does not know. Without virtualization it reads its page tables, one on each of 4 levels.",
          zh: "[guest](vm:guest) 读一个[快表](translation)里没有的页。没有虚拟化时，要读页表：四级各读一次。",
        },
        {
          en: "In a machine these tables lie at guest addresses, and the host's tables, 4 levels too, say where that is.",
          zh: "在虚拟机里，页表放在客户机地址上；它究竟在哪里，要查宿主机的四级页表。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many accesses does the miss take now?", zh: "现在一次未命中要访问内存几次？" },
        unit: { en: "accesses", zh: "次" },
        right: [24],
        slips: [
          {
            answer: 8,
            reason: {
              en: "The host's tables are walked for each of the guest's.",
              zh: "客户机的每一级都要走一遍宿主机页表。",
            },
          },
          { answer: 16, reason: { en: "The guest's own entries are read as well.", zh: "客户机自己的表项也要读。" } },
          { answer: 20, reason: { en: "The page itself is translated as well.", zh: "最后的页本身也要转换。" } },
        ],
        hint: { en: "4 host accesses lead to each guest table.", zh: "找到客户机的每一级，先要 4 次宿主机访问。" },
        why: {
          en: "4 × (4 + 1) + 4 = 24: for each guest table 4 host accesses and itself, and 4 more for the page.",
          zh: "4 × (4 + 1) + 4 = 24：客户机每一级要 4 次宿主机访问加它自己，最后的页再要 4 次。",
        },
      },
    },
    {
      id: "huge",
      kind: "ask",
      title: { en: "Huge pages", zh: "大页" },
      at: { scenario: oneRead({}), time: 25 },
      after: { scenario: oneRead({ hostHuge: true }), time: 20 },
      focus: "translation",
      vm: "guest",
      text: [
        {
          en: "The host backs the machine with huge pages: its [walk](translation) is one level shorter, 3 instead of 4. The guest's stays at 4.",
          zh: "宿主机改用大页：它的[遍历](translation)少一级，由 4 变 3。客户机仍是 4 级。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many accesses does a miss take?", zh: "一次未命中要访问几次？" },
        unit: { en: "accesses", zh: "次" },
        right: [19],
        slips: [
          { answer: 23, reason: { en: "The host's tables are walked five times.", zh: "宿主机页表要走五遍。" } },
          {
            answer: 15,
            reason: { en: "So it is when the guest has huge pages too.", zh: "客户机也用大页时才是这样。" },
          },
        ],
        hint: { en: "One less in each of five walks.", zh: "五遍，每遍少一次。" },
        why: {
          en: "4 × (3 + 1) + 3 = 19. One level less saves five accesses.",
          zh: "4 × (3 + 1) + 3 = 19。少一级就省五次。",
        },
      },
    },
    {
      id: "tlb",
      kind: "ask",
      title: { en: "A larger TLB", zh: "更大的快表" },
      at: { scenario: round(8), time: 1500 },
      after: { scenario: round(12), time: 348 },
      focus: "translation",
      vm: "looper",
      text: [
        {
          en: "[looper](vm:looper) goes round twelve pages five times. With eight entries the [TLB](translation) forgets each page before it comes again: 60 misses, done at 1500. Now it has twelve.",
          zh: "[looper](vm:looper) 把十二个页轮五遍。[快表](translation)只有八项，总是在再用之前就忘了：60 次未命中，1500 完成。现在有十二项。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many of the 60 references hit?", zh: "60 次访问命中几次？" },
        unit: { en: "hits", zh: "次" },
        right: [48],
        slips: [
          { answer: 60, reason: { en: "The first round fills the TLB.", zh: "第一遍要先填满快表。" } },
          {
            answer: 40,
            reason: {
              en: "No part of a loop: all of it fits, or nothing hits.",
              zh: "循环没有一部分命中：要么全放得下，要么全不中。",
            },
          },
        ],
        hint: { en: "Which references are the first of their page?", zh: "哪些访问是各页的第一次？" },
        why: {
          en: "60 - 12 = 48, done at 348 instead of 1500: whoever hits the TLB pays nothing for being virtual.",
          zh: "60 - 12 = 48，348 完成，而不是 1500：快表命中时，虚拟化不多花一分。",
        },
      },
    },
    {
      id: "shadow",
      kind: "ask",
      title: { en: "Shadow tables", zh: "影子页表" },
      at: { scenario: both("nested"), time: 1500 },
      after: { scenario: both("shadow"), time: 1320 },
      focus: "translation",
      text: [
        {
          en: "A shadow table leads from guest pages to frames at once: 4 accesses. But each time the guest writes its own [tables](translation), it exits, for 20 ticks.",
          zh: "影子页表从客户机的页直达页框：只要 4 次。但客户机每次写自己的[页表](translation)都要退出，花 20 个滴答。",
        },
        {
          en: "[looper](vm:looper) ends at 1500, [builder](vm:builder), which touches a new page every time, at 1040.",
          zh: "[looper](vm:looper) 1500 结束；[builder](vm:builder) 不断用新页，1040 结束。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "Who is done sooner with shadow tables?", zh: "用影子页表，谁会更早结束？" },
        options: [
          {
            text: { en: "both", zh: "两个都更早" },
            reason: { en: "builder writes 54 entries: 54 exits.", zh: "builder 写 54 个表项，就退出 54 次。" },
          },
          { text: { en: "looper alone", zh: "只有 looper" } },
          {
            text: { en: "builder alone", zh: "只有 builder" },
            reason: { en: "It is the other way round.", zh: "正好相反。" },
          },
          {
            text: { en: "neither", zh: "都不会" },
            reason: { en: "60 misses at 4 instead of 24 are much.", zh: "60 次未命中，每次 4 而不是 24，省得多。" },
          },
        ],
        right: [1],
        hint: { en: "Who misses often, who writes tables often?", zh: "谁常未命中，谁常写页表？" },
        why: {
          en: "looper at 640. builder at 1320: its 40 misses save 800 ticks, and 54 writes cost 1,080.",
          zh: "looper 640；builder 1320：40 次未命中省 800 个滴答，54 次写却花 1,080。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: where shadows win", zh: "谜题：影子何时更好" },
      at: {
        scenario: running(`W ${Array.from({ length: 24 }, (_, page) => `${page} ${page}`).join(" ")}`),
        time: 0,
      },
      focus: "machines",
      vm: "guest",
      text: [
        {
          en: "[guest](vm:guest) writes each of its 24 pages twice: shadow tables would cost it more than nested ones. Edit its program in its [menu](machines); R 0 1 2 reads three pages.",
          zh: "[guest](vm:guest) 把 24 个页各写两次：影子页表比嵌套页表更费。在它的[菜单](machines)里编辑程序；R 0 1 2 表示读三个页。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: a program for which shadow tables save at least 100 ticks.",
          zh: "轮到你：写一个程序，让影子页表至少省 100 个滴答。",
        },
        hint: { en: "Many misses on few pages: the TLB has 8 entries.", zh: "页少而未命中多：快表只有 8 项。" },
        goals: [
          { goal: "shadowSaves", vm: "guest", ticks: 100 },
          { goal: "kept", parts: ["translation", "frames", "costs"] },
        ],
        solutions: [
          {
            way: { en: "round twelve pages five times", zh: "十二个页轮五遍" },
            scenario: running(`LOOP 5 { R ${pages(12)} }`),
          },
          {
            way: { en: "all 24 pages twice, one after the other", zh: "全部 24 个页依次读两遍" },
            scenario: running(`LOOP 2 { R ${pages(24)} }`),
          },
          {
            way: { en: "nine pages that lie far apart, five times", zh: "相隔较远的九个页读五遍" },
            scenario: running("LOOP 5 { R 0 4 8 12 16 20 1 5 9 }"),
          },
        ],
        why: {
          en: "Misses favour shadow tables, writes of page tables nested ones. Processors of today have nested ones, and large TLBs.",
          zh: "未命中多，影子页表合算；写页表多，嵌套页表合算。如今的处理器用嵌套页表，加上大快表。",
        },
      },
    },
  ],
};
