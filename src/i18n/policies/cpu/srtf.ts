/** Texts of `srtf`: shortest remaining time first. */
import { againstInChinese, againstInEnglish, asTicks, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import { prediction, initialEstimate } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const srtf = {
  en: {
    name: "Shortest remaining time first",
    short: "SRTF",
    help: "The shortest predicted remaining time runs; a shorter one takes over at once.",
    params: {
      prediction: prediction.en,
      initialEstimate: initialEstimate.en,
    },
  },
  zh: {
    name: "最短剩余时间优先",
    short: "SRTF",
    help: "预测剩余时间最短者运行；出现更短者时立即抢占。",
    code: [
      "left(v) = 预测的 v 的剩余时间",
      "pCPU 空闲时：v ← left 最小的就绪 vCPU",
      "运行 v，直到它阻塞或结束",
      "若某个就绪的 w 有 left(w) < left(v)：抢占 v",
    ],
    params: {
      prediction: prediction.zh,
      initialEstimate: initialEstimate.zh,
    },
  },
  dispatch: {
    shortestRemaining: {
      canTie: true,
      en: rankedInEnglish("predicted remaining", "shortest predicted remaining time", asTicks),
      zh: rankedInChinese("预测剩余时间", "预测的剩余时间最短", asTicks),
    },
  },
  preempt: {
    shortestRemaining: {
      en: againstInEnglish("predicted remaining time", asTicks),
      zh: againstInChinese("预测的剩余时间", asTicks),
    },
  },
} satisfies CpuPolicyTexts;
