/** How a value that scheduling policies compare is shown: as a time, a ratio, a class or a plain number. */
import type { DispatchReason, PreemptReason } from "../../../model/events.ts";
import type { Language } from "../language.ts";
import type { Words } from "../words.ts";

/** Classes of the credit scheduler, the most urgent first. */
const CREDIT_CLASSES: Readonly<Record<Language, readonly string[]>> = {
  en: ["boosted", "credit left", "in debt"],
  zh: ["提升", "信用有余", "信用透支"],
};

/** `value` as compared under `reason`; what it means stands with the reason. */
export function compared(
  reason: DispatchReason | PreemptReason,
  value: number,
  language: Language,
  words: Words,
): string {
  switch (reason) {
    case "nextInRound":
    case "shortestBurst":
    case "shortestRemaining":
    case "longestRemaining":
      return words.ticks(value);
    case "highestResponseRatio":
      return words.number(Math.max(0, value) / 1000);
    case "highestCredit":
      return CREDIT_CLASSES[language][Math.min(Math.max(value, 0), 2)] ?? "";
    default:
      return words.number(value);
  }
}
