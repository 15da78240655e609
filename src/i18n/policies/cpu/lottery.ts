/** Texts of `lottery`. */
import { say, strong } from "../../explain/parts.ts";
import { isAlone, losersWith } from "../common/choice.ts";
import { timeslice } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const lottery = {
  en: {
    name: "Lottery",
    short: "Lottery",
    help: "A random ticket is drawn for each timeslice.",
    weight: "A weight is so many tickets, from the next draw on.",
    params: {
      timeslice: timeslice.en,
      compensation: {
        label: "Compensation",
        help: "Who blocks before its timeslice ends holds more tickets until it wins again.",
      },
      draws: {
        label: "Numbers drawn",
        help: "Used one after the other, modulo the tickets, before chance takes over. For textbook exercises.",
      },
    },
  },
  zh: {
    name: "彩票调度",
    short: "彩票",
    help: "每个时间片随机抽取一张彩票，中奖者运行。",
    weight: "权重即彩票数，从下一次抽取起生效。",
    code: [
      "pCPU 空闲时：w ← 小于就绪者彩票总数的随机数",
      "v ← 按编号累计票数首先超过 w 的 vCPU",
      "v 最多运行 T",
      "若 v 在 u < T 后阻塞：下次抽中之前，tickets(v) · T / u",
    ],
    params: {
      timeslice: timeslice.zh,
      compensation: { label: "补偿彩票", help: "未用完时间片就阻塞者，票数增加，直到再次中奖。" },
      draws: { label: "指定抽取的数", help: "依次对总票数取余，用完后再随机抽取。供教科书习题使用。" },
    },
  },
  dispatch: {
    winningTicket: {
      canTie: false,
      en: {
        measure: "tickets",
        // What was drawn is no number of tickets: the table says so.
        show: (n, words, isChosen) => (isChosen ? `drawn: ${words.number(n)}` : words.number(n)),
        why: (facts, words) => {
          const drawn = say`ticket ${strong(words.number(facts.value))} was drawn and is one of its own`;
          return isAlone(facts) ? drawn : say`${drawn}; tickets of the others: ${losersWith(facts, words, "en")}`;
        },
      },
      zh: {
        measure: "票数",
        show: (n, words, isChosen) => (isChosen ? `抽中 ${words.number(n)}` : words.number(n)),
        why: (facts, words) => {
          const drawn = say`抽中的 ${strong(words.number(facts.value))} 号彩票属于它`;
          return isAlone(facts) ? drawn : say`${drawn}；其他各方的票数：${losersWith(facts, words, "zh")}`;
        },
      },
    },
  },
} satisfies CpuPolicyTexts;
