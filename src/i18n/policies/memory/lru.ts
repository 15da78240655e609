/** Texts of `lru`: least recently used. */
import type { MemoryPolicyTexts } from "../texts.ts";

export const lru = {
  en: {
    name: "Least recently used",
    short: "LRU",
    help: "The page that was not used for the longest time leaves.",
    params: {},
  },
  zh: {
    name: "最近最久未使用",
    short: "LRU",
    help: "最久没有被访问的页被换出。",
    code: [
      "访问 page 时：last[frame] ← now",
      "缺页且没有空闲页框时：",
      "  换出 last 最小的页框",
      "装入 page 时：last[frame] ← now",
    ],
    params: {},
  },
} satisfies MemoryPolicyTexts;
