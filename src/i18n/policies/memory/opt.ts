/** Texts of `opt`: the optimal policy, which knows what comes. */
import { say, value } from "../../explain/parts.ts";
import type { Words } from "../../explain/words.ts";
import { enFrame, enVictim, hasLosers, losersWith, zhFrame, zhVictim } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

const enDistance = (n: number, words: Words) => (n < 0 ? "never" : words.number(n));

export const opt = {
  en: {
    name: "Optimal (Belady)",
    short: "OPT",
    help: "The page whose next use is farthest away leaves.",
    params: {
      ties: {
        label: "Ties",
        help: "Which page leaves when several are equally far from their next use.",
        choices: { oldestLoad: "Oldest load", lowestFrame: "Lowest frame", newestLoad: "Newest load" },
      },
    },
  },
  zh: {
    name: "最佳置换（Belady）",
    short: "OPT",
    help: "下一次访问最远的页被换出。",
    code: [
      "next(frame) = 该页下次使用之前的访问次数",
      "缺页且没有空闲页框时：",
      "  换出 next 最大的页框（不再使用为 ∞）",
    ],
    params: {
      ties: {
        label: "并列时",
        help: "几个页的下一次访问同样远时，换出哪一个。",
        choices: { oldestLoad: "最早装入者", lowestFrame: "页框号最小者", newestLoad: "最晚装入者" },
      },
    },
  },
  victim: {
    farthestNextUse: {
      en: {
        measure: "next use in",
        show: enDistance,
        why: (facts, words) => {
          const opening =
            facts.value < 0
              ? say`${enVictim(facts, words)} is never used again`
              : say`${enVictim(facts, words)} is used again only after ${value(words.count(facts.value, "reference", "references"))}, the farthest`;
          if (!hasLosers(facts)) return say`${opening}: the victim.`;
          return say`${opening}, against ${losersWith(facts, words, (loser) => enFrame(loser, words, enDistance(loser.value, words)))}: the victim.`;
        },
      },
      zh: {
        measure: "距下次访问",
        show: (n, words) => (n < 0 ? "不再访问" : words.number(n)),
        why: (facts, words) => {
          const distance = (n: number) => (n < 0 ? "不再访问" : `${words.number(n)} 次之后`);
          const opening =
            facts.value < 0
              ? say`${zhVictim(facts, words)}不再被访问`
              : say`${zhVictim(facts, words)}的下一次访问最远，在 ${value(words.number(facts.value))} 次访问之后`;
          if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
          return say`${opening}，相比之下是 ${losersWith(facts, words, (loser) => zhFrame(loser, words, distance(loser.value)))}：选为牺牲页。`;
        },
      },
    },
  },
} satisfies MemoryPolicyTexts;
