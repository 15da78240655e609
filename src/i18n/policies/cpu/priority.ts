/** Texts of `priority`. */
import { preemptive } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const priority = {
  en: {
    name: "Priority",
    short: "Priority",
    help: "The most urgent ready vCPU runs; aging can raise those that wait.",
    params: {
      preemptive: preemptive.en,
      aging: { label: "Aging", help: "Waiting this long raises the priority by one. 0: no aging." },
      priorityMax: { label: "Highest priority", help: "Aging raises a priority no further than this." },
    },
  },
  zh: {
    name: "优先级调度",
    short: "优先级",
    help: "最紧急的就绪 vCPU 先运行；老化可提升久等者的优先级。",
    code: [
      "eff(v) = min(max, base(v) + ⌊已等待(v) / aging⌋)",
      "pCPU 空闲时：v ← eff 最高的就绪 vCPU",
      "运行 v，直到它阻塞或结束",
      "若某个就绪的 w 有 eff(w) > eff(v)：抢占 v",
    ],
    params: {
      preemptive: preemptive.zh,
      aging: { label: "老化", help: "每等待这么久，优先级提升 1。0 表示不老化。" },
      priorityMax: { label: "优先级上限", help: "老化最多把优先级提升到这个值。" },
    },
  },
} satisfies CpuPolicyTexts;
