/** Texts of `cfs`: the completely fair scheduler. */
import { againstInChinese, againstInEnglish, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const cfs = {
  en: {
    name: "Completely fair scheduler",
    short: "CFS",
    help: "The smallest virtual runtime runs, so that each gets its weight's share.",
    weight: "The larger the weight, the slower its virtual runtime grows. 1,024 is nice 0.",
    timeslice: "⌊period · weight / Σ weight⌋: rounded down to whole ticks.",
    params: {
      latency: {
        label: "Latency",
        help: "Time in which every ready vCPU should run once; timeslices, its shares by weight, are rounded down to whole ticks.",
      },
      minGranularity: { label: "Shortest timeslice", help: "With many ready vCPUs the period grows instead." },
      wakeGranularity: { label: "Wake-up granularity", help: "How far ahead of a woken vCPU the running one must be." },
    },
  },
  zh: {
    name: "完全公平调度器",
    short: "CFS",
    help: "虚拟运行时间最小者运行，使各方按权重分得处理器。",
    weight: "权重越大，虚拟运行时间增长越慢。1,024 相当于 nice 0。",
    timeslice: "⌊周期 · 权重 / Σ 权重⌋：向下取整到整数滴答。",
    code: [
      "pCPU 空闲时：v ← vruntime 最小的就绪 vCPU",
      "周期 = max(latency, 就绪数 · minGranularity)",
      "v 最多运行 max(minGranularity, ⌊周期 · weight(v) / Σ weight⌋)",
      "vruntime(v) ← vruntime(v) + 已运行 · 1024 / weight(v)",
      "w 被唤醒时：vruntime(w) ← max(自身的值, 最小值 − latency / 2)",
      "若 vruntime(v) − vruntime(w) > wakeGranularity · 1024 / weight(w)：抢占 v",
    ],
    params: {
      latency: {
        label: "调度延迟",
        help: "每个就绪 vCPU 在这段时间内应运行一次；时间片按权重分得，向下取整到整数滴答。",
      },
      minGranularity: { label: "最短时间片", help: "就绪者很多时改为延长周期。" },
      wakeGranularity: { label: "唤醒粒度", help: "运行者须超前被唤醒者这么多，才会被抢占。" },
    },
  },
  dispatch: {
    smallestVruntime: {
      canTie: true,
      en: rankedInEnglish("virtual runtime", "smallest virtual runtime"),
      zh: rankedInChinese("虚拟运行时间", "虚拟运行时间最小"),
    },
  },
  preempt: {
    smallestVruntime: { en: againstInEnglish("virtual runtime"), zh: againstInChinese("虚拟运行时间") },
  },
} satisfies CpuPolicyTexts;
