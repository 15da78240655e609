/** Texts of `wsClock`: the clock that spares the working set. */
import { compared } from "../common/compared.ts";
import type { MemoryPolicyTexts } from "../texts.ts";

export const wsClock = {
  en: {
    name: "WSClock",
    short: "WSClock",
    help: "The hand passes over pages of the working set, has old dirty ones written, and takes an old clean one.",
    params: {
      window: {
        label: "Working-set window",
        help: "A page used within so many references of its own machine belongs to the working set.",
      },
    },
    count: { label: "last use", help: "References of the machine when the hand last found the page used." },
  },
  zh: {
    name: "WSClock（工作集时钟）",
    short: "WSClock",
    help: "指针跳过工作集中的页，把旧的脏页先写回，换出旧的干净页。",
    code: [
      "访问 page 时：R[frame] ← 1",
      "缺页且没有空闲页框时：从指针起，最多转两圈：",
      "  R = 1：R ← 0；last[frame] ← now",
      "  R = 0、now - last > 窗口、未修改：换出",
      "  R = 0、now - last > 窗口、脏页：写回，此后视为未修改",
      "没有找到：换出未修改的页框，否则任一页框，其中取 last 最小者",
      "hand ← 它的下一个页框",
    ],
    params: { window: { label: "工作集窗口", help: "在本虚拟机最近这么多次访问之内用过的页属于工作集。" } },
    count: { label: "上次使用", help: "指针上次发现该页被访问时，本虚拟机的访问次数。" },
  },
  victim: {
    outOfWorkingSet: compared({
      en: {
        measure: "references since",
        before: "has left the working set, unused for ",
        after: "",
        show: (age, words) => words.count(age, "reference", "references"),
      },
      zh: { measure: "距上次使用", before: "已离开工作集，未用已有 ", after: " 次访问" },
    }),
    oldestInWorkingSet: compared({
      en: {
        measure: "references since",
        before: "is in the working set as all others are, and was last used before ",
        after: "",
        show: (age, words) => words.count(age, "reference", "references"),
      },
      zh: { measure: "距上次使用", before: "与其余各页一样在工作集中，上次使用在 ", after: " 次访问之前" },
    }),
  },
} satisfies MemoryPolicyTexts;
