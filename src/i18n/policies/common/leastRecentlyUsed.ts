/** Why the page that was not used for the longest time leaves: the reason of policies that keep a list by last use. */
import type { Language } from "../../explain/language.ts";
import { say, value } from "../../explain/parts.ts";
import type { VictimText } from "../texts.ts";
import { enFrame, enVictim, hasLosers, losersWith, zhFrame, zhVictim } from "./victim.ts";

export const leastRecentlyUsed: Readonly<Record<Language, VictimText>> = {
  en: {
    measure: "last reference",
    why: (facts, words) => {
      const opening = say`${enVictim(facts, words)} has not been used for the longest time, since reference ${value(words.number(facts.value))}`;
      if (!hasLosers(facts)) return say`${opening}: the victim.`;
      return say`${opening}, against ${losersWith(facts, words, (loser) => enFrame(loser, words, words.number(loser.value)))}: the victim.`;
    },
  },
  zh: {
    measure: "上次访问序号",
    why: (facts, words) => {
      const order = (n: number) => `第 ${words.number(n)} 次访问`;
      const opening = say`${zhVictim(facts, words)}最久没有被访问，上次是${value(order(facts.value))}`;
      if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
      return say`${opening}，早于 ${losersWith(facts, words, (loser) => zhFrame(loser, words, `第 ${words.number(loser.value)} 次`))}：选为牺牲页。`;
    },
  },
};
