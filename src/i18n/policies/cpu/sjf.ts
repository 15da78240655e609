/** Texts of `sjf`: shortest job first. */
import { asTicks, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import { prediction, initialEstimate } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const sjf = {
  en: {
    name: "Shortest job first",
    short: "SJF",
    help: "The shortest predicted burst runs next and is not preempted.",
    params: {
      prediction: prediction.en,
      initialEstimate: initialEstimate.en,
    },
  },
  zh: {
    name: "短作业优先",
    short: "SJF",
    help: "预测执行时间最短的 vCPU 先运行，不被抢占。",
    code: ["len(v) = 预测的 v 的执行长度", "pCPU 空闲时：v ← len 最小的就绪 vCPU", "运行 v，直到它阻塞或结束"],
    params: {
      prediction: prediction.zh,
      initialEstimate: initialEstimate.zh,
    },
  },
  dispatch: {
    shortestBurst: {
      canTie: true,
      en: rankedInEnglish("predicted burst", "shortest predicted burst", asTicks),
      zh: rankedInChinese("预测执行时间", "预测的执行时间最短", asTicks),
    },
  },
} satisfies CpuPolicyTexts;
