/** Why the first of the run queue is chosen: the reason of policies that serve in order of arrival. */
import { say } from "../../explain/parts.ts";
import type { DispatchTexts } from "../texts.ts";
import { isAlone, losersOnly } from "./choice.ts";

export const headOfQueue: DispatchTexts = {
  canTie: false,
  en: {
    measure: "place in queue",
    why: (facts, words) =>
      isAlone(facts)
        ? say`it is at the head of the run queue`
        : say`it is at the head of the run queue, before ${losersOnly(facts, words)}`,
  },
  zh: {
    measure: "队中位置",
    why: (facts, words) =>
      isAlone(facts) ? say`它在运行队列的队首` : say`它在运行队列的队首，排在 ${losersOnly(facts, words)} 之前`,
  },
};
