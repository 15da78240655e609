/** Texts of `clock`: second chance. */
import { say, strong } from "../../explain/parts.ts";
import { enContent, zhContent } from "../common/victim.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const clock = {
  en: {
    name: "Clock (second chance)",
    short: "Clock",
    help: "The hand clears reference bits until it meets a page whose bit is 0: that page leaves.",
    params: {
      referencedOnLoad: { label: "Reference bit on load", help: "A page starts with its reference bit set." },
      handAfterLoad: {
        label: "Hand after a load",
        help: "Where the clock hand stands once the new page is loaded.",
        choices: { past: "Past the new page", on: "On the new page" },
      },
      bits: { label: "Reference bits", help: "With more than one, references are counted and the hand counts down." },
      clearEvery: {
        label: "Clear bits every",
        help: "All reference bits are cleared after so many references; 0: only by the hand.",
      },
    },
    count: { label: "count", help: "The number in the reference bits: a reference adds one, the hand takes one away." },
  },
  zh: {
    name: "时钟（二次机会）",
    short: "时钟",
    help: "指针依次清除访问位，遇到访问位为 0 的页就将其换出。",
    code: [
      "访问 page 时：ref[frame] ← 1",
      "缺页且没有空闲页框时：",
      "  当 ref[hand] = 1：",
      "    ref[hand] ← 0；hand ← hand + 1",
      "  换出 frame[hand]",
      "  装入 page → frame[hand]",
    ],
    params: {
      referencedOnLoad: { label: "装入时置访问位", help: "页刚装入时访问位即为 1。" },
      handAfterLoad: {
        label: "装入后的指针",
        help: "新页装入后时钟指针停在哪里。",
        choices: { past: "指向新页的下一页框", on: "停在新页" },
      },
      bits: { label: "访问位数", help: "多于一位时对访问计数，指针经过时减一。" },
      clearEvery: { label: "定期清除访问位", help: "每隔多少次访问清除全部访问位；0 表示只由指针清除。" },
    },
    count: { label: "计数", help: "访问位中的数：每次访问加一，指针经过时减一。" },
  },
  victim: {
    // It compares nothing: the hand stops at the first clear bit.
    referenceBitClear: {
      en: {
        measure: null,
        why: ({ victim, cleared }, words) => {
          const place = say`${strong(`frame ${words.number(victim.frame)}`)} (${enContent(victim, words)}, bit 0): the victim.`;
          if (cleared.length === 0) return say`The clock hand stands at ${place}`;
          const frames = say`${cleared.length === 1 ? "frame" : "frames"} ${words.numbers(cleared)}`;
          if (cleared.includes(victim.frame))
            return say`The clock hand went all the way round, cleared the reference bit of ${frames}, and came back to ${place}`;
          return say`The clock hand cleared the reference bit of ${frames} and stopped at ${place}`;
        },
      },
      zh: {
        measure: null,
        why: ({ victim, cleared }, words) => {
          const place = say`${strong(`页框 ${words.number(victim.frame)}`)}（${zhContent(victim, words)}，访问位 0）：选为牺牲页。`;
          if (cleared.length === 0) return say`时钟指针正指向${place}`;
          const frames = say`页框 ${words.numbers(cleared)} 的访问位`;
          if (cleared.includes(victim.frame)) return say`时钟指针转了一整圈，清除了${frames}，又回到${place}`;
          return say`时钟指针清除了${frames}，停在${place}`;
        },
      },
    },
  },
} satisfies MemoryPolicyTexts;
