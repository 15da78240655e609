/** Texts of `mfu`: most frequently used. */
import { compared } from "../common/compared.ts";
import { counts, frequencyTies } from "../common/frequency.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const mfu = {
  en: {
    name: "Most frequently used",
    short: "MFU",
    help: "The page with the most references leaves: the others may be yet to be used.",
    params: { counts: counts.en, ties: frequencyTies.en },
    count: { label: "used", help: "References of the page since it was loaded." },
  },
  zh: {
    name: "最经常使用",
    short: "MFU",
    help: "换出访问次数最多的页：其余的页可能刚装入，还会再用。",
    code: [
      "装入 page 时：count[frame] ← 1（若保留计数，再加原有计数）",
      "命中时：count[frame] ← count[frame] + 1",
      "缺页且没有空闲页框时：",
      "  换出 count 最大的页框",
    ],
    params: { counts: counts.zh, ties: frequencyTies.zh },
    count: { label: "计数", help: "该页装入以来的访问次数。" },
  },
  victim: {
    mostFrequentlyUsed: compared({
      en: {
        measure: "references",
        before: "was used most often, ",
        after: "",
        show: (count, words) => words.count(count, "time", "times"),
      },
      zh: { measure: "访问次数", before: "访问次数最多，为 ", after: " 次" },
    }),
  },
} satisfies MemoryPolicyTexts;
