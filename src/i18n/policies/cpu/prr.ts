/** Texts of `prr`: priority with round robin. */
import { timeslice, preemptive } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const prr = {
  en: {
    name: "Priority with round robin",
    short: "PRR",
    help: "The most urgent ready vCPU runs; those of the same priority take turns.",
    params: {
      timeslice: timeslice.en,
      preemptive: preemptive.en,
    },
  },
  zh: {
    name: "优先级加时间片轮转",
    short: "PRR",
    help: "最紧急的就绪 vCPU 先运行；优先级相同者按时间片轮转。",
    code: [
      "v 就绪时：把 v 排到其优先级队列的队尾",
      "pCPU 空闲时：v ← 最紧急的非空队列的队首",
      "v 最多运行 T",
      "若 T 用完：把 v 排到其队列的队尾",
      "若某个就绪的 w 比 v 更紧急：抢占 v",
    ],
    params: {
      timeslice: timeslice.zh,
      preemptive: preemptive.zh,
    },
  },
} satisfies CpuPolicyTexts;
