/** Texts of `mru`: most recently used. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const mru = {
  en: {
    name: "Most recently used",
    short: "MRU",
    help: "The page used last leaves: good for loops that are a little too long, bad for most else.",
    params: {},
  },
  zh: {
    name: "最近最常使用 (MRU)",
    short: "MRU",
    help: "换出刚刚访问过的页：适合略长于内存的循环，其他情况大多不利。",
    code: [
      "访问 page 时：last[frame] ← now",
      "缺页且没有空闲页框时：",
      "  换出 last 最大的页框",
      "装入 page 时：last[frame] ← now",
    ],
    params: {},
  },
  victim: {
    mostRecentlyUsed: compared({
      en: { measure: "last reference", before: "was used last of all, with reference ", after: "" },
      zh: { measure: "上次访问序号", before: "刚刚被访问，是第 ", after: " 次访问" },
    }),
  },
} satisfies MemoryPolicyTexts;
