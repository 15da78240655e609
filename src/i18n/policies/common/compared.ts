/** Why a page was chosen by a value, told in one sentence beside the values of those that were spared. */
import type { Language } from "../../explain/language.ts";
import { say, value } from "../../explain/parts.ts";
import type { Words } from "../../explain/words.ts";
import type { VictimText } from "../texts.ts";
import { enFrame, enVictim, hasLosers, losersWith, zhFrame, zhVictim } from "./victim.ts";

interface Comparison {
  /** Heading of the values in a table. */
  readonly measure: string;
  /** What is said of the victim: before its value, and behind it. */
  readonly before: string;
  readonly after: string;
  /** The value in words, where it is more than a number. */
  readonly show?: (value: number, words: Words) => string;
}

/** The texts of a reason: `web page 2` + before + the value + after. */
export function compared({ en, zh }: Readonly<Record<Language, Comparison>>): Readonly<Record<Language, VictimText>> {
  const shown = ({ show }: Comparison, number: number, words: Words) => show?.(number, words) ?? words.number(number);
  return {
    en: {
      measure: en.measure,
      ...(en.show ? { show: en.show } : {}),
      why: (facts, words) => {
        const opening = say`${enVictim(facts, words)} ${en.before}${value(shown(en, facts.value, words))}${en.after}`;
        if (!hasLosers(facts)) return say`${opening}: the victim.`;
        return say`${opening}, against ${losersWith(facts, words, (loser) => enFrame(loser, words, shown(en, loser.value, words)))}: the victim.`;
      },
    },
    zh: {
      measure: zh.measure,
      ...(zh.show ? { show: zh.show } : {}),
      why: (facts, words) => {
        const opening = say`${zhVictim(facts, words)}${zh.before}${value(shown(zh, facts.value, words))}${zh.after}`;
        if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
        return say`${opening}，相比之下是 ${losersWith(facts, words, (loser) => zhFrame(loser, words, shown(zh, loser.value, words)))}：选为牺牲页。`;
      },
    },
  };
}
