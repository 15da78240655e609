/** P = M / s: how many pages a machine has, what a first touch costs, and what stays in memory when it is paused. */
import type { Lesson } from "../learn/lesson.ts";
import { onTextbookHost, touching, withHostPart } from "./parts.ts";

const BYTES = 10_000;

const app = onTextbookHost({ frames: 8 }, [touching("app", 3, "W 0 1 2 0 1", { memoryBytes: BYTES })]);
const paused = onTextbookHost(
  { frames: 8 },
  [touching("app", 3, "W 0 1 2; LOOP * { C 2; R 0 1 2 }", { memoryBytes: BYTES })],
  { commands: [{ command: "pause", vm: "app", at: 12 }] },
);
const sized = (pageBytes: number) => withHostPart(app, { pageBytes });

export const pagesAndFrames: Lesson = {
  id: "pages-and-frames",
  number: 12,
  group: "memory",
  title: { en: "P = M / s", zh: "页数公式 P = M / s" },
  line: {
    en: "Pages, frames and the first touch; what the last page wastes.",
    zh: "页、页框与首次访问；最后一页浪费多少。",
  },
  minutes: 6,
  steps: [
    {
      id: "pages",
      kind: "ask",
      title: { en: "10,000 bytes in pages", zh: "10,000 字节分成页" },
      at: { scenario: app, time: 0, row: 0 },
      after: { scenario: app, time: 0 },
      focus: "memory",
      vm: "app",
      text: [
        {
          en: "The machine [app](vm:app) has M = 10,000 bytes of memory. A page has s = 4,096 bytes, and so has a [frame](memory) of the host.",
          zh: "虚拟机 [app](vm:app) 有 M = 10,000 字节内存。一页 s = 4,096 字节，宿主机的[页框](memory)也一样大。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many pages does it have?", zh: "它有多少页？" },
        unit: { en: "pages", zh: "页" },
        right: [3],
        slips: [
          {
            answer: 2,
            reason: { en: "Rounded down: 1,808 bytes would have no page.", zh: "向下取整：有 1,808 字节没有页可放。" },
          },
          {
            answer: 4,
            reason: { en: "One too many: three pages hold 12,288 bytes.", zh: "多了一页：三页已有 12,288 字节。" },
          },
        ],
        hint: { en: "What does not fill a page needs one too.", zh: "不满一页的部分也要占一页。" },
        why: {
          en: "P = M / s = 2.44, rounded up: pages 0, 1 and 2. In the last one 2,288 bytes are not used. There is no page 3.",
          zh: "P = M / s = 2.44，向上取整：页 0、1、2。最后一页有 2,288 字节没有用上。没有页 3。",
        },
      },
      box: {
        says: { en: "P is the size of a page table.", zh: "P 是页表的大小。" },
        exact: {
          en: "P is a number, the number of pages, rounded up. The size is P times the size of an entry.",
          zh: "P 是一个数目，即页数，要向上取整；大小是 P 乘以一项的大小。",
        },
      },
    },
    {
      id: "faults",
      kind: "ask",
      title: { en: "The first touch", zh: "首次访问" },
      at: { scenario: app, time: 0, row: 0 },
      after: { scenario: app, time: 5 },
      focus: "memory",
      vm: "app",
      text: [
        {
          en: "It writes to its pages 0, 1, 2, 0, 1. All eight [frames](memory) are free, and none of its pages is in one yet.",
          zh: "它依次写页 0、1、2、0、1。八个[页框](memory)都空闲，它的页都还不在页框里。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many page faults are there?", zh: "有多少次缺页？" },
        unit: { en: "faults", zh: "次缺页" },
        right: [3],
        slips: [
          {
            answer: 5,
            reason: { en: "The second time a page is in its frame: a hit.", zh: "第二次访问时页已在页框里：命中。" },
          },
          {
            answer: 0,
            reason: {
              en: "A free frame is not a page in memory: somebody has to map it.",
              zh: "有空闲页框不等于页在内存：还要建立映射。",
            },
          },
          { answer: 2, reason: { en: "Page 0 too has to be brought in once.", zh: "页 0 也要调入一次。" } },
        ],
        hint: { en: "Count the pages that come for the first time.", zh: "数一数第一次出现的页。" },
        why: {
          en: "0, 1 and 2 fault once each, then 0 and 1 are hits. The page table has three entries now.",
          zh: "0、1、2 各缺页一次，之后 0 和 1 命中。页表现在有三项。",
        },
      },
    },
    {
      id: "disk",
      kind: "ask",
      title: { en: "Does a fault read the disk?", zh: "缺页要读盘吗？" },
      at: { scenario: app, time: 2 },
      after: { scenario: app, time: 5 },
      focus: "memory",
      vm: "app",
      text: [
        {
          en: "Three faults, and a disk that needs 5 ticks for a page. Nothing was ever written to these pages before.",
          zh: "三次缺页，磁盘读一页要 5 个滴答。这些页以前从没写过。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many disk reads do the three faults need?", zh: "这三次缺页要读几次磁盘？" },
        unit: { en: "reads", zh: "次读盘" },
        right: [0],
        slips: [
          {
            answer: 3,
            reason: { en: "There is nothing on the disk that could be read.", zh: "磁盘上没有可读的内容。" },
          },
          { answer: 1, reason: { en: "No page of them was ever on the disk.", zh: "没有一页在磁盘上待过。" } },
        ],
        hint: { en: "See how long the run takes.", zh: "看看整个运行用了多久。" },
        why: {
          en: "A page touched for the first time gets a frame full of zeros. Only what has left memory must be read back.",
          zh: "首次访问的页得到一个清零的页框；只有离开过内存的页才要读回来。",
        },
      },
      box: {
        says: { en: "A page that is not in memory is replaced by another one.", zh: "不在内存的页会被另一页替换。" },
        exact: {
          en: "The missing page is loaded. If no frame is free, another one leaves for it.",
          zh: "缺的页被装入；没有空闲页框时，由另一页让出位置。",
        },
      },
    },
    {
      id: "paused",
      kind: "ask",
      title: { en: "Paused, and its frames", zh: "暂停后的页框" },
      at: { scenario: paused, time: 12, row: 0 },
      after: { scenario: paused, time: 12 },
      focus: "memory",
      vm: "app",
      text: [
        {
          en: "Now [app](vm:app) runs on for ever, and at 12 it is paused. Five [frames](memory) are free.",
          zh: "现在 [app](vm:app) 一直运行，在第 12 个滴答被暂停。空闲[页框](memory)有五个。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many more frames are free after that?", zh: "暂停之后又空出几个页框？" },
        unit: { en: "frames", zh: "个页框" },
        right: [0],
        slips: [
          {
            answer: 3,
            reason: { en: "Pausing stops the vCPU. Memory stays as it is.", zh: "暂停停的是 vCPU，内存原样保留。" },
          },
          {
            answer: 8,
            reason: { en: "Eight is all there is; app still has three.", zh: "一共只有八个；app 仍占三个。" },
          },
        ],
        hint: { en: "It has to go on where it was.", zh: "它之后要从原处继续。" },
        why: {
          en: "None: to go on at once, all it had must still be there. Saving it to disk or stopping it sets frames free.",
          zh: "一个也没有：要能马上继续，内容必须都在。保存或关机才会释放页框。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: waste less", zh: "谜题：少浪费" },
      at: { scenario: app, time: 5 },
      focus: "memory",
      vm: "app",
      text: [
        {
          en: "The size of a page stands under … in the heading of [Memory](memory). Smaller pages waste less, and the page table grows.",
          zh: "页大小在[内存](memory)标题栏的 … 里。页越小浪费越少，但页表越长。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: choose a page size at which less than 300 bytes of the last page are wasted.",
          zh: "轮到你：选一个页大小，使最后一页浪费不到 300 字节。",
        },
        hint: { en: "10,000 = 4 × 2,048 + 1,808.", zh: "10,000 等于 4 × 2,048 + 1,808。" },
        goals: [
          { goal: "unusedBelow", vm: "app", bytes: 300 },
          { goal: "kept", parts: ["machines"] },
        ],
        solutions: [
          { way: { en: "pages of 2,048 bytes: five of them", zh: "每页 2,048 字节：共五页" }, scenario: sized(2048) },
          { way: { en: "pages of 128 bytes: 79 of them", zh: "每页 128 字节：共 79 页" }, scenario: sized(128) },
        ],
        why: {
          en: "With 2,048 bytes 240 are wasted and there are five entries; with 128 it is 112, and 79 entries.",
          zh: "每页 2,048 字节浪费 240，页表五项；每页 128 字节浪费 112，页表 79 项。",
        },
      },
    },
  ],
};
