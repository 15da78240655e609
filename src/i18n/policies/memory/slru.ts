/** Texts of `slru`: segmented LRU. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const slru = {
  en: {
    name: "Segmented LRU",
    short: "SLRU",
    help: "Pages rise through segments with each hit; the least recently used of the lowest one leaves.",
    params: {
      shares: {
        label: "Shares of the segments",
        help: "How the frames are divided, from the lowest segment on: 1, 4 gives the lowest a fifth.",
      },
      overflow: {
        label: "Beyond the lowest share",
        help: "What becomes of the oldest page of segment 0 when a hit brings it more than its share.",
        choices: { stays: "Stays until a frame is needed", leaves: "Leaves at once (libCacheSim)" },
      },
    },
    lists: {
      segment0: { label: "Segment 0", help: "Frames by last use; a hit here goes to the next segment." },
      segment1: { label: "Segment 1", help: "Frames by last use; a hit here goes to the next segment." },
      segment2: { label: "Segment 2", help: "Frames by last use; a hit here goes to the next segment." },
      segment3: { label: "Segment 3", help: "Frames by last use; a hit here goes to the next segment." },
    },
  },
  zh: {
    name: "分段 LRU",
    short: "SLRU",
    help: "页每命中一次升一段；换出最低一段中最久未使用的页。",
    code: [
      "装入 page 时：放到有空位的最低一段的末尾，否则放到第 0 段",
      "在第 i 段命中：移到第 i + 1 段末尾（最高段：移到本段末尾）",
      "  当某段超出份额：其首页移到下一段的末尾",
      "缺页且没有空闲页框时：",
      "  换出最低非空段的首页",
    ],
    params: {
      shares: { label: "各段的份额", help: "页框如何分配，从最低段开始：1, 4 表示最低段占五分之一。" },
      overflow: {
        label: "最低段超额时",
        help: "命中使第 0 段超出份额时，其最旧的页如何处理。",
        choices: { stays: "留到需要页框时", leaves: "立即离开（libCacheSim）" },
      },
    },
    lists: {
      segment0: { label: "第 0 段", help: "按最近使用排列的页框；在此命中则升入下一段。" },
      segment1: { label: "第 1 段", help: "按最近使用排列的页框；在此命中则升入下一段。" },
      segment2: { label: "第 2 段", help: "按最近使用排列的页框；在此命中则升入下一段。" },
      segment3: { label: "第 3 段", help: "按最近使用排列的页框；在此命中则升入下一段。" },
    },
  },
  victim: {
    lowestSegment: compared({
      en: { measure: "segment", before: "is the least recently used of the lowest segment, number ", after: "" },
      zh: { measure: "所在段", before: "是最低一段中最久未使用的页，该段为第 ", after: " 段" },
    }),
  },
} satisfies MemoryPolicyTexts;
