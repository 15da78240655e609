/** Texts of `stride`. */
import { rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import { timeslice } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const stride = {
  en: {
    name: "Stride",
    short: "Stride",
    help: "The smallest pass runs; each timeslice adds a stride that shrinks with the tickets.",
    weight: "A weight is so many tickets: the more, the smaller the stride.",
    params: {
      timeslice: timeslice.en,
      stride1: { label: "Stride constant", help: "Divided by the tickets this is the stride." },
      firstPass: {
        label: "First pass",
        help: "How far behind the others a new vCPU starts.",
        choices: { stride: "One stride", zero: "Not at all" },
      },
      passTies: {
        label: "Equal passes",
        help: "Who runs when several have the smallest pass.",
        choices: { lowestId: "Lowest number", lastQueued: "Last to queue" },
      },
      joins: {
        label: "Joining later",
        help: "Where a vCPU starts that joins, or comes back, after the first tick.",
        choices: { globalPass: "From the global pass", headPass: "Behind the smallest pass" },
      },
      onChange: {
        label: "When tickets change",
        help: "What becomes of the distance to the global pass when a vCPU gets another stride.",
        choices: { rescale: "Scaled with the stride", keepPass: "The pass stays" },
      },
    },
  },
  zh: {
    name: "步幅调度",
    short: "步幅",
    help: "行程值最小者运行；每个时间片使其增加一个步幅，票数越多步幅越小。",
    weight: "权重即票数：票数越多，步幅越小。",
    code: [
      "stride(v) = stride1 / tickets(v)",
      "pCPU 空闲时：v ← pass 最小的就绪 vCPU",
      "v 最多运行 T",
      "pass(v) ← pass(v) + stride(v) · 已运行 / T",
    ],
    params: {
      timeslice: timeslice.zh,
      stride1: { label: "步幅常数", help: "除以票数即得步幅。" },
      firstPass: {
        label: "初始行程",
        help: "新来者的行程值比当前值大多少。",
        choices: { stride: "一个步幅", zero: "相同" },
      },
      passTies: {
        label: "行程相同时",
        help: "几个行程值同为最小时谁先运行。",
        choices: { lowestId: "编号最小者", lastQueued: "最后入队者" },
      },
      joins: {
        label: "后来者的起点",
        help: "首个滴答之后加入或返回的 vCPU 从哪里开始。",
        choices: { globalPass: "全局行程", headPass: "最小行程之后" },
      },
      onChange: {
        label: "票数改变时",
        help: "vCPU 的步幅改变时，它与全局行程的差怎样处理。",
        choices: { rescale: "随步幅缩放", keepPass: "行程不变" },
      },
    },
  },
  dispatch: {
    smallestPass: {
      canTie: true,
      en: rankedInEnglish("pass", "smallest pass"),
      zh: rankedInChinese("行程值", "行程值最小"),
    },
  },
} satisfies CpuPolicyTexts;
