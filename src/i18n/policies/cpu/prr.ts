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
    params: {
      timeslice: timeslice.zh,
      preemptive: preemptive.zh,
    },
  },
} satisfies CpuPolicyTexts;
