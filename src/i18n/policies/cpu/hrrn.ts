/** Texts of `hrrn`: highest response ratio next. */
import type { Words } from "../../explain/words.ts";
import { rankedInChinese, rankedInEnglish } from "../common/choice.ts";
import type { CpuPolicyTexts } from "../texts.ts";

/** The ratio is told in thousandths. */
const asRatio = (thousandths: number, words: Words) => words.number(Math.max(0, thousandths) / 1000);

export const hrrn = {
  en: {
    name: "Highest response ratio next",
    short: "HRRN",
    help: "The largest (waiting + service) / service runs next and is not preempted.",
    params: {},
  },
  zh: {
    name: "高响应比优先",
    short: "HRRN",
    help: "（等待时间 + 服务时间）/ 服务时间最大者先运行，不被抢占。",
    code: [
      "ratio(v) = (已等待(v) + burst(v)) / burst(v)",
      "pCPU 空闲时：v ← ratio 最高的就绪 vCPU",
      "运行 v，直到它阻塞或结束",
    ],
    params: {},
  },
  dispatch: {
    highestResponseRatio: {
      canTie: true,
      en: rankedInEnglish("response ratio", "highest response ratio", asRatio),
      zh: rankedInChinese("响应比", "响应比最高", asRatio),
    },
  },
} satisfies CpuPolicyTexts;
