/** Why the most urgent vCPU is chosen, and takes the processor: the reason of policies that go by priority. */
import { say, strong } from "../../explain/parts.ts";
import type { ByPreemptReason, DispatchTexts } from "../texts.ts";
import { isAlone, losersWith } from "./choice.ts";

export const highestPriority: DispatchTexts = {
  canTie: true,
  en: {
    measure: "effective priority",
    why: (facts, words) => {
      const rank = facts.lowerIsUrgent ? "most urgent (lowest) effective priority" : "highest effective priority";
      if (isAlone(facts)) return say`${rank} ${strong(facts.value)}`;
      return say`${rank} ${strong(facts.value)}, against ${losersWith(facts, words, "en")}`;
    },
  },
  zh: {
    measure: "有效优先级",
    why: (facts, words) => {
      const rank = say`有效优先级最高（${strong(facts.value)}${facts.lowerIsUrgent ? "，数值小者优先" : ""}）`;
      return isAlone(facts) ? rank : say`${rank}，${losersWith(facts, words, "zh")}`;
    },
  },
};

export const higherPriority: ByPreemptReason["highestPriority"] = {
  en: ({ value, byValue, lowerIsUrgent }) =>
    say`effective priority ${strong(byValue)} against ${strong(value)}${lowerIsUrgent ? " (lower is more urgent)" : ""}`,
  zh: ({ value, byValue, lowerIsUrgent }) =>
    say`有效优先级 ${strong(byValue)} 对 ${strong(value)}${lowerIsUrgent ? "（数值小者优先）" : ""}`,
};
