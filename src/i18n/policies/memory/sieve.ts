/** Texts of `sieve`: SIEVE. */
import { say, strong } from "../../explain/parts.ts";
import { enContent, zhContent } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const sieve = {
  en: {
    name: "SIEVE",
    short: "SIEVE",
    help: "A hand goes through the pages in the order of loading and takes the first that was not visited.",
    params: {},
    lists: { queue: { label: "Queue", help: "Frames in the order of loading; a hit moves nothing." } },
  },
  zh: {
    name: "SIEVE",
    short: "SIEVE",
    help: "指针按装入次序经过各页，换出第一个未被访问的页。",
    code: [
      "命中时：visited[frame] ← 1",
      "缺页且没有空闲页框时：",
      "  当 visited[hand] = 1：",
      "    visited[hand] ← 0；hand ← 较新的下一个，或最旧的",
      "  换出 frame[hand]；hand ← 较新的下一个",
      "装入 page 时：visited[frame] ← 0；放到队列末尾",
    ],
    params: {},
    lists: { queue: { label: "队列", help: "按装入次序排列的页框；命中不移动。" } },
  },
  victim: {
    notVisited: {
      en: {
        measure: null,
        why: ({ victim, cleared }, words) => {
          const place = say`${strong(`frame ${words.number(victim.frame)}`)} (${enContent(victim, words)}), which was not visited: the victim.`;
          if (cleared.length === 0) return say`The hand stands at ${place}`;
          return say`The hand cleared the visited bit of ${cleared.length === 1 ? "frame" : "frames"} ${words.numbers(cleared)} and stopped at ${place}`;
        },
      },
      zh: {
        measure: null,
        why: ({ victim, cleared }, words) => {
          const place = say`${strong(`页框 ${words.number(victim.frame)}`)}（${zhContent(victim, words)}，未被访问）：选为牺牲页。`;
          if (cleared.length === 0) return say`指针正指向${place}`;
          return say`指针清除了页框 ${words.numbers(cleared)} 的访问标记，停在${place}`;
        },
      },
    },
  },
} satisfies MemoryPolicyTexts;
