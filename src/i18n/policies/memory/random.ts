/** Texts of `random`: chance. */
import { say, value } from "../../explain/parts.ts";
import { enVictim, zhVictim } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const random = {
  en: {
    name: "Random",
    short: "Random",
    help: "Chance decides which page leaves.",
    params: {
      counts: {
        label: "What the number counts",
        help: "A random number is drawn: it is the number of a frame, or a place in the order of loading.",
        choices: { frame: "Frame number", loadOrder: "Order of loading (OSTEP)" },
      },
      draws: {
        label: "Given numbers",
        help: "Numbers to use instead of random ones, in order; the next victim takes the next number.",
      },
    },
  },
  zh: {
    name: "随机置换",
    short: "随机",
    help: "由随机数决定换出哪一页。",
    code: ["缺页且没有空闲页框时：", "  n ← 小于页框数的随机数", "  换出 frame[n]"],
    params: {
      counts: {
        label: "随机数的含义",
        help: "抽取的随机数是页框号，或是按装入次序的位置。",
        choices: { frame: "页框号", loadOrder: "装入次序（OSTEP）" },
      },
      draws: { label: "给定的随机数", help: "依次代替随机数使用的数；每次选牺牲页用下一个。" },
    },
  },
  victim: {
    drawn: {
      en: {
        measure: null,
        why: (facts, words) =>
          say`Number ${value(words.number(facts.value))} was drawn, which is ${enVictim(facts, words)}: the victim.`,
      },
      zh: {
        measure: null,
        why: (facts, words) =>
          say`抽到的数是 ${value(words.number(facts.value))}，即${zhVictim(facts, words)}：选为牺牲页。`,
      },
    },
  },
} satisfies MemoryPolicyTexts;
