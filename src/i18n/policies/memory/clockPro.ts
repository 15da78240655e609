/** Texts of `clockPro`: CLOCK-Pro. */
import { say, strong } from "../../explain/parts.ts";
import { enContent, zhContent } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const clockPro = {
  en: {
    name: "CLOCK-Pro",
    short: "CLOCK-Pro",
    help: "A clock with hot and cold pages; cold ones leave, and those that come back soon become hot.",
    params: {},
    lists: {
      hot: { label: "Hot", help: "Frames with pages that came back in their test period or were used while cold." },
      cold: { label: "Cold", help: "Frames with the other pages: the cold hand takes one of these." },
      test: { label: "Test", help: "Pages that left their frames and are remembered for a while." },
    },
    figure: { label: "Cold target", help: "How many frames cold pages should have; the test periods move it." },
  },
  zh: {
    name: "CLOCK-Pro",
    short: "CLOCK-Pro",
    help: "区分热页与冷页的时钟：冷页换出，很快又回来的成为热页。",
    code: [
      "命中时：ref[page] ← 1",
      "缺页，页在其测试期内：冷页目标 + 1；它将成为热页",
      "没有空闲页框时，冷指针：直到有页离开",
      "  冷页且有 ref：→ 热页，ref ← 0",
      "  冷页且无 ref：换出；其测试期开始",
      "  热页过多：热指针：ref ← 0，或 → 冷页",
      "  测试页过多：测试指针：忘掉；冷页目标 - 1",
      "把 page 装入热指针之后；ref ← 0",
    ],
    params: {},
    lists: {
      hot: { label: "热页", help: "在试用期内回来或在冷态被访问过的页所在的页框。" },
      cold: { label: "冷页", help: "其余的页所在的页框：冷指针从中选择。" },
      test: { label: "试用", help: "已换出但会被记住一段时间的页。" },
    },
    figure: { label: "冷页目标", help: "冷页应占的页框数；由试用期的结果调整。" },
  },
  victim: {
    coldNotReferenced: {
      en: {
        measure: null,
        why: ({ victim, cleared }, words) => {
          const place = say`${strong(`frame ${words.number(victim.frame)}`)} (${enContent(victim, words)}), a page not referenced since: the victim, which is remembered for a while.`;
          if (cleared.length === 0) return say`The cold hand stopped at ${place}`;
          return say`The hands cleared the reference bit of ${cleared.length === 1 ? "frame" : "frames"} ${words.numbers(cleared)}, and the cold hand stopped at ${place}`;
        },
      },
      zh: {
        measure: null,
        why: ({ victim, cleared }, words) => {
          const place = say`${strong(`页框 ${words.number(victim.frame)}`)}（${zhContent(victim, words)}，其后未被访问）：选为牺牲页，并会被记住一段时间。`;
          if (cleared.length === 0) return say`冷指针停在${place}`;
          return say`指针清除了页框 ${words.numbers(cleared)} 的访问位，冷指针停在${place}`;
        },
      },
    },
  },
} satisfies MemoryPolicyTexts;
