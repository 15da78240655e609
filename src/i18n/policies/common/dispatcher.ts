/** Reasons of the dispatcher itself, whatever the policy: there was no choice, or a preemption has made it. */
import { say } from "../../explain/parts.ts";
import type { CpuPolicyTexts } from "../texts.ts";
import { isAlone, losersOnly } from "./choice.ts";

export const dispatcher = {
  onlyReady: {
    canTie: false,
    en: { measure: null, why: () => say`nobody else is ready` },
    zh: { measure: null, why: () => say`没有其他就绪的 vCPU` },
  },
  tookOver: {
    canTie: false,
    en: {
      measure: null,
      why: (facts, words) =>
        isAlone(facts) ? say`it has preempted another` : say`it has preempted ${losersOnly(facts, words)}`,
    },
    zh: {
      measure: null,
      why: (facts, words) => (isAlone(facts) ? say`它抢占了另一个` : say`它抢占了 ${losersOnly(facts, words)}`),
    },
  },
} satisfies CpuPolicyTexts["dispatch"];
