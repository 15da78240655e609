/** Texts of `fifo`: first in, first out. */
import { say, value } from "../../explain/parts.ts";
import { enFrame, enVictim, hasLosers, losersWith, zhFrame, zhVictim } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const fifo = {
  en: {
    name: "First in, first out",
    short: "FIFO",
    help: "The page that was loaded first leaves.",
    params: {},
  },
  zh: {
    name: "先进先出",
    short: "FIFO",
    help: "最早装入的页被换出。",
    code: ["装入 page 时：把页框排到表尾", "缺页且没有空闲页框时：", "  换出表首"],
    params: {},
  },
  victim: {
    oldestLoad: {
      en: {
        measure: "loaded as no.",
        why: (facts, words) => {
          const opening = say`${enVictim(facts, words)} was loaded first, as load ${value(words.number(facts.value))}`;
          if (!hasLosers(facts)) return say`${opening}: the victim.`;
          return say`${opening}, before ${losersWith(facts, words, (loser) => enFrame(loser, words, words.number(loser.value)))}: the victim.`;
        },
      },
      zh: {
        measure: "装入序号",
        why: (facts, words) => {
          const order = (n: number) => `装入序号 ${words.number(n)}`;
          const opening = say`${zhVictim(facts, words)}最早装入，${value(order(facts.value))}`;
          if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
          return say`${opening}，早于 ${losersWith(facts, words, (loser) => zhFrame(loser, words, words.number(loser.value)))}：选为牺牲页。`;
        },
      },
    },
  },
} satisfies MemoryPolicyTexts;
