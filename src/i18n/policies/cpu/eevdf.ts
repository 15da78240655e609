/** Texts of `eevdf`: earliest eligible virtual deadline first. */
import { againstInChinese, againstInEnglish, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const eevdf = {
  en: {
    name: "Earliest eligible virtual deadline first",
    short: "EEVDF",
    help: "Among those who are owed time, the earliest virtual deadline runs.",
    weight: "The larger the weight, the slower its virtual time grows, and the sooner its turn comes. 1,024 is nice 0.",
    timeslice: "What is left of the request, rounded up to whole ticks.",
    params: {
      request: { label: "Request", help: "Time a vCPU asks for at once; a shorter one gives an earlier deadline." },
    },
  },
  zh: {
    name: "最早合格虚拟截止时间优先",
    short: "EEVDF",
    help: "在有资格的 vCPU 中，虚拟截止时间最早者运行。",
    weight: "权重越大，虚拟时间增长越慢，轮到得越早。1,024 相当于 nice 0。",
    timeslice: "请求的剩余部分，向上取整到整数滴答。",
    code: [
      "V = Σ weight · v / Σ weight",
      "eligible(v)：v ≤ V",
      "pCPU 空闲时：v ← 有资格的 vCPU 中 deadline 最早的",
      "运行 v，直到满足它的请求",
      "deadline(v) ← deadline(v) + 请求 · 1024 / weight(v)",
      "w 被唤醒时：若 w 有资格且 deadline(w) < deadline(v)：抢占 v",
    ],
    params: {
      request: { label: "请求时长", help: "一次请求的运行时间；越短，虚拟截止时间越早。" },
    },
  },
  dispatch: {
    earliestDeadline: {
      canTie: true,
      en: rankedInEnglish("virtual deadline", "earliest virtual deadline of those that are eligible"),
      zh: rankedInChinese("虚拟截止时间", "在有资格者中虚拟截止时间最早"),
    },
  },
  preempt: {
    earliestDeadline: { en: againstInEnglish("virtual deadline"), zh: againstInChinese("虚拟截止时间") },
  },
} satisfies CpuPolicyTexts;
