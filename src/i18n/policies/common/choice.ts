/** How a choice among vCPUs is put into words: the losers with the value they were compared by, and whole clauses. */
import type { Facts } from "../../explain/facts.ts";
import type { Language } from "../../explain/language.ts";
import { say, strong, value, type Parts } from "../../explain/parts.ts";
import type { Words } from "../../explain/words.ts";
import type { DispatchText, PreemptFacts } from "../texts.ts";

type Dispatch = Facts<"dispatch">;

/** A value that was compared, as text. */
type Show = (value: number, words: Words) => string;

const asNumber: Show = (n, words) => words.number(n);
export const asTicks: Show = (n, words) => words.ticks(n);

/** There was nobody else to choose. */
export const isAlone = (facts: Dispatch) => facts.losers.length + facts.others === 0;

/** `db, ci and 3 more` */
export const losersOnly = (facts: Dispatch, words: Words): Parts =>
  words.list(
    facts.losers.map((loser) => loser.who),
    facts.others,
  );

/** `db 2, ci 1 and 3 more`, `db 为 2、ci 为 1`: the losers with the value they were compared by. */
export function losersWith(facts: Dispatch, words: Words, language: Language, show = asNumber): Parts {
  return words.list(
    facts.losers.map((loser) =>
      language === "zh"
        ? say`${loser.who} 为 ${value(show(loser.value, words))}`
        : say`${loser.who} ${value(show(loser.value, words))}`,
    ),
    facts.others,
  );
}

/** Chosen by rank: `smallest pass, 3, against db 2 and ci 1`. `rank` says which value wins, `measure` what it is called. */
export function rankedInEnglish(measure: string, rank: string, show = asNumber): DispatchText {
  return {
    measure,
    show,
    why: (facts, words) => {
      const own = say`${rank}, ${strong(show(facts.value, words))}`;
      return isAlone(facts) ? own : say`${own}, against ${losersWith(facts, words, "en", show)}`;
    },
  };
}

/** `行程值最小（3），db 为 2、ci 为 1` */
export function rankedInChinese(measure: string, rank: string, show = asNumber): DispatchText {
  return {
    measure,
    show,
    why: (facts, words) => {
      const own = say`${rank}（${strong(show(facts.value, words))}）`;
      return isAlone(facts) ? own : say`${own}，${losersWith(facts, words, "zh", show)}`;
    },
  };
}

/** Preempted by rank: `level 0 against 2`. */
export const againstInEnglish =
  (what: string, show = asNumber) =>
  (facts: PreemptFacts, words: Words): Parts =>
    say`${what} ${strong(show(facts.byValue, words))} against ${strong(show(facts.value, words))}`;

/** `级别 0 对 2` */
export const againstInChinese =
  (what: string, show = asNumber) =>
  (facts: PreemptFacts, words: Words): Parts =>
    say`${what} ${strong(show(facts.byValue, words))} 对 ${strong(show(facts.value, words))}`;
