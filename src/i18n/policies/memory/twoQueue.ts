/** Texts of `2q`: two queues, one of new pages and one of those that came back. */
import { say, value } from "../../explain/parts.ts";
import { enFrame, enVictim, hasLosers, losersWith, zhFrame, zhVictim } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const twoQueue = {
  en: {
    name: "2Q (two queues)",
    short: "2Q",
    help: "New pages leave in the order in which they came; one that comes back soon is kept in a list by last use.",
    params: {
      ghostLeaves: {
        label: "Leaving A1out",
        help: "When a page that comes back leaves the list of those remembered: before or after a victim is remembered for it.",
        choices: { onLoad: "When loaded", onFault: "At the fault" },
      },
    },
    lists: {
      a1in: { label: "A1in", help: "Frames with new pages, in the order in which they came." },
      a1out: { label: "A1out", help: "Pages that left A1in: they have no frame, but are remembered for a while." },
      am: { label: "Am", help: "Frames with pages that came back while they were remembered, by last use." },
    },
  },
  zh: {
    name: "2Q（双队列）",
    short: "2Q",
    help: "新页按进入顺序换出；不久又回来的页另列一表，按最近使用保留。",
    code: [
      "在 Am 中命中：把该页移到 Am 末尾",
      "在 A1in 中命中：不变",
      "缺页且没有空闲页框时：",
      "  若 |A1in| > frames / 4 或 Am 为空：",
      "    换出 A1in 的首页；把它记到 A1out 末尾",
      "    若 |A1out| > frames / 2：忘记 A1out 的首页",
      "  否则：换出 Am 的首页",
      "装入 page 时：若该页在 A1out 中：排到 Am 末尾",
      "              否则：排到 A1in 末尾",
    ],
    params: {
      ghostLeaves: {
        label: "离开 A1out 的时刻",
        help: "重新回来的页何时离开记忆表：在为它记住牺牲页之前还是之后。",
        choices: { onLoad: "装入时", onFault: "缺页时" },
      },
    },
    lists: {
      a1in: { label: "A1in", help: "存放新页的页框，按进入的先后排列。" },
      a1out: { label: "A1out", help: "离开 A1in 的页：已没有页框，但会被记住一段时间。" },
      am: { label: "Am", help: "存放被记住期间又回来的页的页框，按最近使用排列。" },
    },
  },
  victim: {
    oldestNewcomer: {
      en: {
        measure: "came with reference",
        why: (facts, words) => {
          const opening = say`${enVictim(facts, words)} came first of the pages that are new, with reference ${value(words.number(facts.value))}`;
          const end = "the victim, which is remembered for a while.";
          if (!hasLosers(facts)) return say`${opening}: ${end}`;
          return say`${opening}, before ${losersWith(facts, words, (loser) => enFrame(loser, words, words.number(loser.value)))}: ${end}`;
        },
      },
      zh: {
        measure: "随第几次访问进入",
        why: (facts, words) => {
          const opening = say`在新页之中，${zhVictim(facts, words)}最早进入，是${value(`第 ${words.number(facts.value)} 次访问`)}时`;
          const end = "选为牺牲页，并会被记住一段时间。";
          if (!hasLosers(facts)) return say`${opening}：${end}`;
          return say`${opening}，早于 ${losersWith(facts, words, (loser) => zhFrame(loser, words, `第 ${words.number(loser.value)} 次`))}：${end}`;
        },
      },
    },
  },
} satisfies MemoryPolicyTexts;
