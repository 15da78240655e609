/** Texts of `rr`: round robin. */
import { timeslice } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const rr = {
  en: {
    name: "Round robin",
    short: "RR",
    help: "Each vCPU gets the same timeslice, then goes to the end of the queue.",
    params: {
      timeslice: timeslice.en,
      sharedTick: {
        label: "One clock for all pCPUs",
        help: "All timeslices end together, at multiples of the timeslice.",
      },
    },
  },
  zh: {
    name: "时间片轮转",
    short: "RR",
    help: "每个 vCPU 得到相同的时间片，用完后排到队尾。",
    code: ["v 就绪时：把 v 排到队尾", "pCPU 空闲时：v ← 队首", "v 最多运行 T", "若 T 用完：把 v 排到队尾"],
    params: {
      timeslice: timeslice.zh,
      sharedTick: { label: "所有 pCPU 共用时钟", help: "每到时间片的整数倍时刻，所有 pCPU 上的时间片同时结束。" },
    },
  },
} satisfies CpuPolicyTexts;
