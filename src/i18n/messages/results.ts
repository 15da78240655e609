/** Texts of the area `results`: the table of results of a scheduling run. `zh` must have the shape of `en`. */
export const RESULT_COLUMNS = ["arrival", "burst", "finish", "turnaround", "weighted", "waiting", "response"] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

interface ResultTexts {
  readonly title: string;
  /** Under the title. `unit`: of all times. */
  readonly whole: (unit: string) => string;
  readonly soFar: (unit: string) => string;
  /** The run has no end that is known. */
  readonly open: (unit: string) => string;
  readonly view: string;
  readonly viewSoFar: string;
  readonly viewWhole: string;
  readonly copy: string;
  readonly copyResults: string;
  readonly copied: string;
  readonly job: string;
  readonly average: string;
  readonly averageOf: (done: number, all: number) => string;
  readonly column: Readonly<Record<ResultColumn, string>>;
  /** Heads where all columns have to stand in the width of a phone. */
  readonly short: Readonly<Record<ResultColumn, string>>;
  readonly help: Readonly<Record<ResultColumn, string>>;
  readonly none: string;
  readonly noneSpoken: string;
  readonly empty: string;
  readonly more: (count: number) => string;
}

const en: ResultTexts = {
  title: "Results",
  whole: (unit) => `times in ${unit}; what comes after the cursor is grey`,
  soFar: (unit) => `times in ${unit}, up to the cursor`,
  open: (unit) => `times in ${unit}, up to the cursor: this run has no end`,
  view: "Part of the run",
  viewSoFar: "So far",
  viewWhole: "Whole run",
  copy: "Copy",
  copyResults: "Copy results",
  copied: "Copied",
  job: "job",
  average: "average",
  averageOf: (done, all) => `average of ${done} of ${all}`,
  column: {
    arrival: "arrival",
    burst: "burst",
    finish: "finish",
    turnaround: "turnaround",
    weighted: "weighted",
    waiting: "waiting",
    response: "response",
  },
  short: {
    arrival: "arrival",
    burst: "burst",
    finish: "finish",
    turnaround: "turn",
    weighted: "wtd",
    waiting: "wait",
    response: "resp",
  },
  help: {
    arrival: "When it came (arrival time)",
    burst: "Processor time it needs (burst, service time)",
    finish: "When its program ended (completion time)",
    turnaround: "Finish − arrival",
    weighted: "Turnaround divided by burst (normalized turnaround)",
    waiting: "Time it was ready and did not run",
    response: "First dispatch − arrival",
  },
  none: "–",
  noneSpoken: "not known yet",
  empty: "No job has been started yet.",
  more: (count) => `and ${count} more: the table of metrics has them all`,
};

const zh: ResultTexts = {
  title: "结果",
  whole: (unit) => `时间单位：${unit}；光标之后的值为灰色`,
  soFar: (unit) => `时间单位：${unit}，截至光标`,
  open: (unit) => `时间单位：${unit}，截至光标：此运行没有终点`,
  view: "运行的范围",
  viewSoFar: "截至光标",
  viewWhole: "整个运行",
  copy: "复制",
  copyResults: "复制结果",
  copied: "已复制",
  job: "作业",
  average: "平均",
  averageOf: (done, all) => `平均（${all} 个中的 ${done} 个）`,
  column: {
    arrival: "到达时间",
    burst: "运行时间",
    finish: "完成时间",
    turnaround: "周转时间",
    weighted: "带权周转时间",
    waiting: "等待时间",
    response: "响应时间",
  },
  short: {
    arrival: "到达",
    burst: "运行",
    finish: "完成",
    turnaround: "周转",
    weighted: "带权",
    waiting: "等待",
    response: "响应",
  },
  help: {
    arrival: "到达系统的时刻",
    burst: "需要的处理器时间（服务时间）",
    finish: "程序结束的时刻",
    turnaround: "完成时间 − 到达时间",
    weighted: "周转时间 ÷ 运行时间（服务时间）",
    waiting: "就绪而未运行的时间",
    response: "首次运行 − 到达时间",
  },
  none: "–",
  noneSpoken: "尚未知",
  empty: "还没有作业启动。",
  more: (count) => `另有 ${count} 个，见指标表`,
};

export const results = { en, zh };
