/** Texts of `arc`: the adaptive replacement cache. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const arc = {
  en: {
    name: "Adaptive replacement cache",
    short: "ARC",
    help: "Pages used once and pages used again share the frames; what comes back decides who gets more.",
    params: {
      target: {
        label: "Steps of the target",
        help: "Whether the target p moves by whole numbers or by the exact ratio.",
        choices: { whole: "Whole numbers", real: "Exact ratio (libCacheSim)" },
      },
    },
    lists: {
      t1: { label: "T1", help: "Frames with pages used once, by last use." },
      b1: { label: "B1", help: "Pages that left T1: without a frame, but remembered." },
      t2: { label: "T2", help: "Frames with pages used again, by last use." },
      b2: { label: "B2", help: "Pages that left T2: without a frame, but remembered." },
    },
    figure: { label: "Target p", help: "How many frames T1 should have; ghost hits move it." },
  },
  zh: {
    name: "自适应置换缓存",
    short: "ARC",
    help: "只用过一次的页与多次使用的页分享页框；回来的页决定谁多占一些。",
    code: [
      "命中时：移到 T2 末尾",
      "缺页，页在 B1 中：p ← min(c, p + max(1, |B2| / |B1|))，置换，放到 T2 末尾",
      "缺页，页在 B2 中：p ← max(0, p - max(1, |B1| / |B2|))，置换，放到 T2 末尾",
      "缺页，两者都不在：B1 或 B2 已满则忘掉其首页，置换，放到 T1 末尾",
      "置换，没有空闲页框时：",
      "  若 |T1| > p，或 |T1| = p 且页在 B2 中：换出 T1 首页 → B1",
      "  否则：换出 T2 首页 → B2",
    ],
    params: {
      target: {
        label: "目标值的步长",
        help: "目标值 p 按整数移动，还是按精确比值移动。",
        choices: { whole: "整数", real: "精确比值（libCacheSim）" },
      },
    },
    lists: {
      t1: { label: "T1", help: "只用过一次的页所在的页框，按最近使用排列。" },
      b1: { label: "B1", help: "离开 T1 的页：已没有页框，但仍被记住。" },
      t2: { label: "T2", help: "再次使用过的页所在的页框，按最近使用排列。" },
      b2: { label: "B2", help: "离开 T2 的页：已没有页框，但仍被记住。" },
    },
    figure: { label: "目标值 p", help: "T1 应占的页框数；幽灵命中会移动它。" },
  },
  victim: {
    oldestUsedOnce: compared({
      en: {
        measure: "last reference",
        before: "is the least recently used of the pages used once, with reference ",
        after: "",
      },
      zh: { measure: "上次访问序号", before: "是只用过一次的页中最久未使用的，上次是第 ", after: " 次访问" },
    }),
    oldestUsedAgain: compared({
      en: {
        measure: "last reference",
        before: "is the least recently used of the pages used again, with reference ",
        after: "",
      },
      zh: { measure: "上次访问序号", before: "是多次使用的页中最久未使用的，上次是第 ", after: " 次访问" },
    }),
  },
} satisfies MemoryPolicyTexts;
