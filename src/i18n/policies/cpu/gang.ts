/** Texts of `gang`: gang scheduling. */
import { say, strong } from "../../explain/parts.ts";
import { timeslice } from "../common/params.ts";
import type { CpuPolicyTexts } from "../texts.ts";

export const gang = {
  en: {
    name: "Gang scheduling",
    short: "Gang",
    help: "All vCPUs of a machine run at the same time or not at all.",
    params: {
      timeslice: timeslice.en,
      backfill: {
        label: "Backfill",
        help: "When the first machine does not fit on the idle pCPUs, the next one that does runs.",
      },
    },
  },
  zh: {
    name: "组调度",
    short: "组调度",
    help: "同一虚拟机的全部 vCPU 要么同时运行，要么都不运行。",
    code: [
      "pCPU 空闲时：m ← 第一台等待的虚拟机",
      "若 m 的就绪 vCPU 数 ≤ 空闲 pCPU 数：全部同时运行",
      "否则等待，或试下一台虚拟机（回填）",
      "T 之后：m 的 vCPU 全部离开；把 m 排到队尾",
    ],
    params: {
      timeslice: timeslice.zh,
      backfill: { label: "回填", help: "队首虚拟机放不进空闲的 pCPU 时，运行后面放得进的虚拟机。" },
    },
  },
  dispatch: {
    gangFits: {
      canTie: false,
      en: {
        measure: "pCPUs needed",
        why: (facts, words) =>
          facts.value > 1
            ? say`it is the turn of its machine, which runs on ${strong(words.number(facts.value))} pCPUs at once`
            : say`it is the turn of its machine`,
      },
      zh: {
        measure: "所需 pCPU 数",
        why: (facts, words) =>
          facts.value > 1
            ? say`轮到它的虚拟机，同时在 ${strong(words.number(facts.value))} 个 pCPU 上运行`
            : say`轮到它的虚拟机`,
      },
    },
  },
} satisfies CpuPolicyTexts;
