/** Parameters that mean the same under several policies. */
import type { Language } from "../../explain/language.ts";
import type { ParamText } from "../texts.ts";

type ParamTexts = Readonly<Record<Language, ParamText>>;

export const timeslice: ParamTexts = {
  en: { label: "Timeslice", short: "timeslice", help: "How long a vCPU may run before the next one's turn." },
  zh: { label: "时间片", help: "一个 vCPU 最多连续运行多久，之后轮到下一个。" },
};

export const preemptive: ParamTexts = {
  en: { label: "Preemptive", help: "A more urgent vCPU takes the processor at once." },
  zh: { label: "抢占式", help: "更紧急的 vCPU 立即抢占处理器。" },
};

/** Where the length of a burst comes from, for policies that run the shortest first. */
export const prediction: ParamTexts = {
  en: {
    label: "Prediction",
    help: "Where the length of the next burst comes from.",
    choices: { exact: "True length", average: "Average of the past" },
  },
  zh: {
    label: "预测方式",
    help: "下一次执行的长度从何而来。",
    choices: { exact: "真实长度", average: "历史平均" },
  },
};

export const initialEstimate: ParamTexts = {
  en: { label: "First estimate", help: "Predicted length of a burst when there is no past yet." },
  zh: { label: "初始估计值", help: "尚无历史时预测的执行长度。" },
};
