/** Texts of `pwrr`: round robin by priority, in rounds that are divided by weight. */
import type { Facts } from "../../explain/facts.ts";
import { say } from "../../explain/parts.ts";
import type { CpuPolicyTexts } from "../texts.ts";

/** A loser without a slice is not in this round. */
const inRound = ({ losers }: Facts<"dispatch">) => losers.filter((loser) => loser.value > 0).map((loser) => loser.who);
const forNextRound = ({ losers }: Facts<"dispatch">) =>
  losers.filter((loser) => loser.value <= 0).map((loser) => loser.who);

export const pwrr = {
  en: {
    name: "Round robin by priority",
    short: "PWRR",
    help: "A round of N ticks is divided among the ready vCPUs by weight, most urgent first.",
    weight: "The next round is divided by the new weights.",
    params: {
      roundLength: {
        label: "Round length N",
        short: "round",
        help: "Ticks of a round, divided among k ready vCPUs: T = N / k.",
      },
    },
  },
  zh: {
    name: "按优先级轮转",
    short: "PWRR",
    help: "一轮共 N 个滴答，按权重分给就绪的 vCPU，优先级高者先运行。",
    weight: "下一轮按新的权重划分。",
    code: [
      "若本轮已空：本轮 ← 全部就绪者，按优先级",
      "T(v) = N · weight(v) / Σ weight，Σ T = N",
      "pCPU 空闲时：v ← 本轮的下一个",
      "v 最多运行 T(v)",
      "然后 v 等待下一轮",
    ],
    params: {
      roundLength: { label: "轮长 N", short: "轮长", help: "一轮的滴答数，由 k 个就绪 vCPU 分享：T = N / k。" },
    },
  },
  dispatch: {
    nextInRound: {
      canTie: false,
      en: {
        measure: "timeslice",
        show: (slice, words) => (slice <= 0 ? "next round" : words.ticks(slice)),
        why: (facts, words) => {
          const behind = inRound(facts);
          if (behind.length > 0) return say`it is next in this round, before ${words.list(behind, facts.others)}`;
          const waiting = forNextRound(facts);
          if (waiting.length === 0) return say`it is next in this round`;
          const wait = waiting.length + facts.others > 1 ? "wait" : "waits";
          return say`it is the last of this round; ${words.list(waiting, facts.others)} ${wait} for the next`;
        },
      },
      zh: {
        measure: "时间片",
        show: (slice, words) => (slice <= 0 ? "下一轮" : words.ticks(slice)),
        why: (facts, words) => {
          const behind = inRound(facts);
          if (behind.length > 0) return say`本轮轮到它，排在 ${words.list(behind, facts.others)} 之前`;
          const waiting = forNextRound(facts);
          return waiting.length === 0
            ? say`本轮轮到它`
            : say`它是本轮最后一个；${words.list(waiting, facts.others)} 等待下一轮`;
        },
      },
    },
  },
} satisfies CpuPolicyTexts;
