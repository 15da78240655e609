/** Texts of `enhancedClock`: the clock that heeds dirty bits. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

/** `(R 0, M 1)`: the bits of a class. */
const bitsText = (number: number) => `R ${number >> 1}, M ${number & 1}`;

export const enhancedClock = {
  en: {
    name: "Enhanced clock",
    short: "Enhanced clock",
    help: "The hand looks for a page neither used nor dirty, then for one that is dirty but not used.",
    params: { referencedOnLoad: { label: "Reference bit on load", help: "A page starts with its reference bit set." } },
  },
  zh: {
    name: "改进型时钟",
    short: "改进型时钟",
    help: "指针先找既未访问又未修改的页，再找未访问但已修改的页。",
    code: [
      "访问 page 时：R[frame] ← 1；写入时：M[frame] ← 1",
      "缺页且没有空闲页框时：重复",
      "  从指针起转一圈：第一个 (R, M) = (0, 0) 的页框",
      "  再转一圈，沿途 R ← 0：第一个 (0, 1) 的页框",
      "换出它；hand ← 它的下一个页框",
    ],
    params: { referencedOnLoad: { label: "装入时置访问位", help: "页刚装入时访问位即为 1。" } },
  },
  victim: {
    lowestClassInTurn: compared({
      en: { measure: "bits", before: "is the first from the hand on with the best bits, ", after: "", show: bitsText },
      zh: { measure: "访问位与修改位", before: "从指针起最先具有最优的两位 ", after: "", show: bitsText },
    }),
  },
} satisfies MemoryPolicyTexts;
