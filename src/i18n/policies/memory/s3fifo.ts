/** Texts of `s3fifo`: S3-FIFO. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const s3fifo = {
  en: {
    name: "S3-FIFO",
    short: "S3-FIFO",
    help: "New pages pass through a small queue; only those used there go on into the main one.",
    params: {
      threshold: {
        label: "Uses to go on",
        help: "How often a page must be used in the small queue to go on into the main one.",
      },
      ghostLeaves: {
        label: "When a ghost is looked for",
        help: "Before or after the victim is chosen, which may push the page out of the ghosts.",
        choices: { onLoad: "When the page is loaded", onFault: "At the fault (libCacheSim)" },
      },
      ghostSize: {
        label: "Ghosts remembered",
        help: "How many pages are remembered after they have left.",
        choices: { asMain: "As many as Main has frames", nineTenths: "Nine tenths of all frames (libCacheSim)" },
      },
      queues: {
        label: "Which queue is asked",
        help: "By the sizes before each step, or one queue until it has given a page or is empty.",
        choices: { eachStep: "Before each step", oneTurn: "One until it gives (libCacheSim)" },
      },
    },
    lists: {
      small: { label: "Small", help: "Frames with new pages, in the order of arrival." },
      main: {
        label: "Main",
        help: "Frames with pages that were used in the small queue, or came back while remembered.",
      },
      ghosts: {
        label: "Ghosts",
        help: "Pages that left the small queue: without a frame, but remembered for a while.",
      },
    },
    count: { label: "uses", help: "Uses since the page came into its queue, 3 at most." },
  },
  zh: {
    name: "S3-FIFO",
    short: "S3-FIFO",
    help: "新页先进小队列，只有在其中被访问过的页才进入主队列。",
    code: [
      "命中时：uses[frame] ← min(uses[frame] + 1, 3)",
      "缺页且没有空闲页框时：重复",
      "  若 S 已达其份额且 M 不过长：",
      "    S 首页：uses ≥ 阈值 → M 末尾，uses ← 0",
      "               否则换出；其页放到 G 末尾",
      "  否则 M 首页：uses > 0 → M 末尾，uses ← uses - 1",
      "                  否则换出",
      "装入 page 时：若页在 G 中则放到 M 末尾，否则放到 S 末尾；uses ← 0",
    ],
    params: {
      threshold: { label: "晋升所需次数", help: "页在小队列中至少被访问多少次才进入主队列。" },
      ghostLeaves: {
        label: "何时查找幽灵",
        help: "在选出牺牲页之前还是之后；之后查找时，该页可能已被挤出幽灵列表。",
        choices: { onLoad: "装入时", onFault: "缺页时（libCacheSim）" },
      },
      ghostSize: {
        label: "幽灵项数量",
        help: "页被换出后，最多还记住多少个。",
        choices: { asMain: "与主队列页框数相同", nineTenths: "全部页框的十分之九（libCacheSim）" },
      },
      queues: {
        label: "查看哪个队列",
        help: "每一步都按当时长度决定，或一直查看同一队列，直到它让出一页或变空。",
        choices: { eachStep: "每一步重新决定", oneTurn: "直到让出一页（libCacheSim）" },
      },
    },
    lists: {
      small: { label: "小队列", help: "存放新页的页框，按进入的先后排列。" },
      main: { label: "主队列", help: "存放在小队列中用过或被记住期间又回来的页的页框。" },
      ghosts: { label: "幽灵", help: "离开小队列的页：已没有页框，但会被记住一段时间。" },
    },
    count: { label: "使用次数", help: "进入队列以来的使用次数，最多 3。" },
  },
  victim: {
    notUsedInSmall: compared({
      en: {
        measure: "uses",
        before: "is the oldest new page and was used too seldom, ",
        after: "",
        show: (count, words) => words.count(count, "time", "times"),
      },
      zh: { measure: "使用次数", before: "是最早的新页，且使用太少，为 ", after: " 次" },
    }),
    notUsedInMain: compared({
      en: {
        measure: "uses",
        before: "is the oldest of the main queue and has ",
        after: "",
        show: (count, words) => words.count(count, "use left", "uses left"),
      },
      zh: { measure: "使用次数", before: "在主队列中最早，剩余使用次数为 ", after: "" },
    }),
  },
} satisfies MemoryPolicyTexts;
