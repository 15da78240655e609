/** Texts of `nru`: not recently used. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

/** `1 (R 0, M 1)`: a class with its bits. */
const classText = (number: number) => `${number} (R ${number >> 1}, M ${number & 1})`;

export const nru = {
  en: {
    name: "Not recently used",
    short: "NRU",
    help: "A page that was not used in this period leaves, if possible one that need not be written.",
    params: { period: { label: "Period", help: "References after which all reference bits are cleared." } },
  },
  zh: {
    name: "最近未使用",
    short: "NRU",
    help: "换出本周期内未访问的页，并优先选未修改的页。",
    code: [
      "访问 page 时：R[frame] ← 1；写入时：M[frame] ← 1",
      "每 period 次访问：所有 R ← 0",
      "缺页且没有空闲页框时：",
      "  class[frame] = 2 R[frame] + M[frame]",
      "  换出类别最低的页框，其中取编号最小者",
    ],
    params: { period: { label: "周期", help: "每隔多少次访问清除全部访问位。" } },
  },
  victim: {
    lowestClass: compared({
      en: { measure: "class", before: "has the lowest class, ", after: "", show: classText },
      zh: { measure: "类别", before: "属于最低的类别 ", after: "", show: classText },
    }),
  },
} satisfies MemoryPolicyTexts;
