/** Texts of `aging`: LRU in eight bits. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

/** `R 0, 00101000`: the reference bit and the eight bits of the counter. */
const ageText = (age: number) => `R ${age >> 8}, ${(age & 255).toString(2).padStart(8, "0")}`;

export const aging = {
  en: {
    name: "Aging",
    short: "Aging",
    help: "Each page has a counter that is halved every period; the smallest leaves.",
    params: {
      period: {
        label: "Period",
        help: "References after which the counters are halved and the reference bits enter them.",
      },
    },
    count: { label: "counter", help: "Eight bits: halved every period, the reference bit coming in on the left." },
  },
  zh: {
    name: "老化算法",
    short: "老化",
    help: "每页有一个计数器，每个周期减半；最小者换出。",
    code: [
      "装入 page 时：counter[frame] ← 0；R[frame] ← 1",
      "命中时：R[frame] ← 1",
      "每 period 次访问：counter ← counter / 2 + 128 R；R ← 0",
      "缺页且没有空闲页框时：",
      "  换出 (R, counter, frame) 最小的页框",
    ],
    params: { period: { label: "周期", help: "每隔多少次访问将计数器右移一位，并移入访问位。" } },
    count: { label: "计数器", help: "八位：每个周期右移一位，访问位从左端移入。" },
  },
  victim: {
    smallestAge: compared({
      en: { measure: "counter", before: "has the smallest counter, ", after: "", show: ageText },
      zh: { measure: "计数器", before: "的计数器最小，为 ", after: "", show: ageText },
    }),
  },
} satisfies MemoryPolicyTexts;
