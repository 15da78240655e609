/** Texts of `lirs`: LIRS. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const lirs = {
  en: {
    name: "Low inter-reference recency",
    short: "LIRS",
    help: "Pages used again after few others keep the frames; the rest pass through a short queue.",
    params: {
      rules: {
        label: "Rules",
        help: "Where descriptions differ: those of the paper, or those of libCacheSim, which also empties frames at hits.",
        choices: { paper: "Paper", libcachesim: "libCacheSim" },
      },
    },
    lists: {
      lir: { label: "LIR", help: "Frames with pages used again after few others, by last use." },
      queue: { label: "Q", help: "Frames with the other pages; the oldest leaves." },
      stack: { label: "S", help: "All these pages by last use, and some that have lost their frames." },
    },
  },
  zh: {
    name: "低访问间隔集合",
    short: "LIRS",
    help: "两次访问之间只隔少数其他页的页占住页框，其余的页经过一个短队列。",
    code: [
      "命中 LIR 页：移到 S 顶部；修剪",
      "命中在 S 中的 HIR 页：变为 LIR，移到 S 顶部；S 底部的页变为 HIR，放入 Q；修剪",
      "命中不在 S 中的 HIR 页：放到 S 顶部，移到 Q 末尾",
      "缺页且没有空闲页框时：换出 Q 首页；若在 S 中则记住它",
      "装入 page 时：有空位，或在 S 中被记住，则为 LIR（S 底部 → Q）",
      "               否则为 HIR：放到 S 顶部和 Q 末尾",
      "修剪：从 S 底部移除，直到底部为 LIR 页",
    ],
    params: {
      rules: {
        label: "规则",
        help: "说法不一之处：按论文，或按 libCacheSim（命中时也会空出页框）。",
        choices: { paper: "论文", libcachesim: "libCacheSim" },
      },
    },
    lists: {
      lir: { label: "LIR", help: "访问间隔小的页所在的页框，按最近使用排列。" },
      queue: { label: "Q", help: "其余的页所在的页框；最旧的先换出。" },
      stack: { label: "S", help: "按最近使用排列的这些页，以及一些已失去页框的页。" },
    },
  },
  victim: {
    oldestInQueue: compared({
      en: { measure: "place in Q", before: "is the oldest of Q, where it came as no. ", after: "" },
      zh: { measure: "进入 Q 的序号", before: "是 Q 中最旧的页，进入 Q 的序号为 ", after: "" },
    }),
  },
} satisfies MemoryPolicyTexts;
