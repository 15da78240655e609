/** Texts of `lfu`: least frequently used. */
import { compared } from "../common/compared.ts";
import { counts, frequencyTies } from "../common/frequency.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const lfu = {
  en: {
    name: "Least frequently used",
    short: "LFU",
    help: "The page with the fewest references leaves.",
    params: { counts: counts.en, ties: frequencyTies.en },
    count: { label: "used", help: "References of the page since it was loaded." },
  },
  zh: {
    name: "最不经常使用",
    short: "LFU",
    help: "换出访问次数最少的页。",
    code: [
      "装入 page 时：count[frame] ← 1（若保留计数，再加原有计数）",
      "命中时：count[frame] ← count[frame] + 1",
      "缺页且没有空闲页框时：",
      "  换出 count 最小的页框",
    ],
    params: { counts: counts.zh, ties: frequencyTies.zh },
    count: { label: "计数", help: "该页装入以来的访问次数。" },
  },
  victim: {
    leastFrequentlyUsed: compared({
      en: {
        measure: "references",
        before: "was used least often, ",
        after: "",
        show: (count, words) => words.count(count, "time", "times"),
      },
      zh: { measure: "访问次数", before: "访问次数最少，为 ", after: " 次" },
    }),
  },
} satisfies MemoryPolicyTexts;
