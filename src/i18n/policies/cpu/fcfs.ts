/** Texts of `fcfs`: first come, first served. */
import type { CpuPolicyTexts } from "../texts.ts";

export const fcfs = {
  en: {
    name: "First come, first served",
    short: "FCFS",
    help: "Whoever became ready first runs until it blocks or ends.",
    params: {},
  },
  zh: {
    name: "先来先服务",
    short: "FCFS",
    help: "最先就绪的 vCPU 一直运行到阻塞或结束。",
    code: ["v 就绪时：把 v 排到队尾", "pCPU 空闲时：v ← 队首", "运行 v，直到它阻塞或结束"],
    params: {},
  },
} satisfies CpuPolicyTexts;
