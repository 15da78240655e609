/** Texts of `credit`: the credit scheduler. */
import type { Facts } from "../../explain/facts.ts";
import { say, strong, value, type Parts } from "../../explain/parts.ts";
import type { Words } from "../../explain/words.ts";
import { againstInChinese, againstInEnglish, rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import { timeslice } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

/** The classes, the most urgent first. */
const enClass = classOf(["boosted", "credit left", "in debt"]);
const zhClass = classOf(["提升", "信用有余", "信用透支"]);

function classOf(names: readonly string[]): (place: number) => string {
  return (place) => names[Math.min(Math.max(place, 0), names.length - 1)] ?? "";
}

const accounts = ({ entries }: Facts<"standing">, words: Words): Parts =>
  words.list(entries.map((entry) => say`${entry.who} ${value(words.number(entry.value))}`));

export const credit = {
  en: {
    name: "Credit (Xen)",
    short: "Credit",
    help: "Running burns credits, which are handed out by weight; who is in debt runs last.",
    weight: "The next credits are handed out by the new weights.",
    params: {
      timeslice: timeslice.en,
      ticksPerMs: { label: "Ticks per millisecond", help: "Running burns 10 credits per millisecond." },
      rateLimit: { label: "Rate limit", help: "A vCPU runs at least this long before it can be preempted." },
      boostOnWake: {
        label: "Boost on wake-up",
        help: "A vCPU that wakes up with credit left goes ahead of all others.",
      },
      sampledDebit: {
        label: "Sampled debit",
        help: "Only who runs when the clock ticks pays, for the whole tick, as in old Xen.",
      },
    },
  },
  zh: {
    name: "信用（Credit）调度器",
    short: "Credit",
    help: "运行消耗信用，信用按权重发放；透支者最后运行。",
    weight: "下一次信用按新的权重发放。",
    code: [
      "class(v) = boost、under（credit ≥ 0）或 over（credit < 0）",
      "pCPU 空闲时：v ← 最紧急一类中的第一个",
      "v 最多运行 T；每毫秒 credit(v) ← credit(v) − 10",
      "w 被唤醒时：若 class(w) = under：class(w) ← boost",
      "每隔 T：按权重给各 vCPU 发放 credit；欠额超过上限者停排",
      "若被唤醒的 w 比 v 的类更紧急：抢占 v",
    ],
    params: {
      timeslice: timeslice.zh,
      ticksPerMs: { label: "每毫秒滴答数", help: "每运行一毫秒消耗 10 个信用。" },
      rateLimit: { label: "抢占间隔", help: "至少运行这么久之后才可被抢占。" },
      boostOnWake: { label: "唤醒提升", help: "信用有余者被唤醒时排在所有人之前。" },
      sampledDebit: { label: "抽样计费", help: "只有时钟滴答时正在运行者为整个滴答付费，与旧版 Xen 相同。" },
    },
  },
  dispatch: {
    highestCredit: {
      canTie: true,
      en: rankedInEnglish("class", "first in the most urgent class", enClass),
      zh: rankedInChinese("类别", "位于最紧急一类的队首", zhClass),
    },
  },
  preempt: {
    highestCredit: { en: againstInEnglish("class", enClass), zh: againstInChinese("信用类别", zhClass) },
  },
  standing: {
    credits: {
      en: (facts, words) =>
        say`${strong("Credits")} are handed out by weight; the accounts are now ${accounts(facts, words)}.`,
      zh: (facts, words) => say`按权重发放${strong("信用")}，各账户现为 ${accounts(facts, words)}。`,
    },
  },
} satisfies CpuPolicyTexts;
