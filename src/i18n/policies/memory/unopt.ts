/** Texts of `unopt`: the optimal policy turned round. */
import { compared } from "../common/compared.ts";
import type { Words } from "../../explain/words.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

/** A distance of -1: never again. */
const enDistance = (distance: number, words: Words) =>
  distance < 0 ? "never again" : `in ${words.count(distance, "reference", "references")}`;
const zhDistance = (distance: number, words: Words) => (distance < 0 ? "不再访问" : `${words.number(distance)} 次之后`);

export const unopt = {
  en: {
    name: "Worst choice (UNOPT)",
    short: "UNOPT",
    help: "The page that is used again soonest leaves: the opposite of the optimal policy.",
    params: {},
  },
  zh: {
    name: "最差置换 (UNOPT)",
    short: "UNOPT",
    help: "换出最快会再次访问的页：与最佳置换正好相反。",
    code: ["next(frame) = 该页再次被访问前的访问次数", "缺页且没有空闲页框时：", "  换出 next 最小的页框"],
    params: {},
  },
  victim: {
    nearestNextUse: compared({
      en: { measure: "next use", before: "is used again soonest, ", after: "", show: enDistance },
      zh: { measure: "距下次访问", before: "最快被再次访问，", after: "", show: zhDistance },
    }),
  },
} satisfies MemoryPolicyTexts;
