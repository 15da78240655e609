/** Texts of `lrtf`: longest remaining time first. */
import { say, strong } from "../../explain/parts.ts";
import { againstInChinese, againstInEnglish, asTicks, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import { preemptive } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const lrtf = {
  en: {
    name: "Longest remaining time first",
    short: "LRTF",
    help: "Whoever has most left to run runs; without preemption this is longest job first (LJF).",
    params: {
      preemptive: preemptive.en,
      longestTies: {
        label: "Equal remaining times",
        help: "Who runs when several have equally much left. Of those that are ready the lowest number goes first.",
        choices: { lowestId: "Lowest number", runningStays: "The running one stays" },
      },
    },
  },
  zh: {
    name: "最长剩余时间优先",
    short: "LRTF",
    help: "剩余时间最长者运行；非抢占时即为长作业优先（LJF）。",
    code: [
      "left(v) = v 的剩余时间",
      "pCPU 空闲时：v ← left 最大的就绪 vCPU",
      "运行 v，直到它阻塞或结束",
      "若某个就绪的 w 有 left(w) > left(v)，或相等而按规则在先：抢占 v",
    ],
    params: {
      preemptive: preemptive.zh,
      longestTies: {
        label: "剩余时间相同时",
        help: "几个剩余时间相同时谁运行。就绪者之中编号最小者先运行。",
        choices: { lowestId: "编号最小者", runningStays: "正在运行者不让出" },
      },
    },
  },
  dispatch: {
    longestRemaining: {
      canTie: true,
      en: rankedInEnglish("remaining time", "longest remaining time", asTicks),
      zh: rankedInChinese("剩余时间", "剩余时间最长", asTicks),
    },
  },
  // At a tie it is the lower number that takes over.
  preempt: {
    longestRemaining: {
      en: (facts, words) =>
        facts.value === facts.byValue
          ? say`both have ${strong(words.ticks(facts.value))} left, and the lower number goes first`
          : againstInEnglish("remaining time", asTicks)(facts, words),
      zh: (facts, words) =>
        facts.value === facts.byValue
          ? say`两者的剩余时间都是 ${strong(words.ticks(facts.value))}，编号小者先运行`
          : againstInChinese("剩余时间", asTicks)(facts, words),
    },
  },
} satisfies CpuPolicyTexts;
