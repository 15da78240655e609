/** Reasons of none of the policies: somebody has decided in their place. */
import { say } from "../../explain/parts.ts";
import type { ByDispatchReason, ByPreemptReason, ByVictimReason } from "../texts.ts";
import { enVictim, zhVictim } from "./victim.ts";

const en = { measure: null, why: () => say`chosen by hand` };
const zh = { measure: null, why: () => say`由人选定` };

export const byHand = {
  dispatch: { byHand: { canTie: false, en, zh } },
  preempt: { byHand: { en: en.why, zh: zh.why } },
  victim: {
    byHand: {
      en: { measure: null, why: (facts, words) => say`${enVictim(facts, words)} was chosen by hand.` },
      zh: { measure: null, why: (facts, words) => say`${zhVictim(facts, words)}由人选定。` },
    },
  },
} satisfies {
  readonly dispatch: Partial<ByDispatchReason>;
  readonly preempt: Partial<ByPreemptReason>;
  readonly victim: Partial<ByVictimReason>;
};
