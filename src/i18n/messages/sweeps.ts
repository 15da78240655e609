/** Texts about figures by a number of the scenario. `zh` has the shape of `en`. */
import type { SweepFigure, SweepId } from "../../model/sweeps.ts";

interface SweepTexts {
  readonly title: string;
  readonly choose: string;
  readonly sweeps: Readonly<Record<SweepId, string>>;
  readonly figures: Readonly<Record<SweepFigure, string>>;
  /** What is varied, as a word. */
  readonly whats: Readonly<Record<SweepId, string>>;
  /** A heading. */
  readonly by: (figure: string, what: string) => string;
  readonly figure: string;
  readonly makesBase: string;
  readonly hidden: string;
  readonly stop: string;
  readonly again: string;
  readonly failed: string;
  readonly nothing: string;
  readonly progress: (done: number, all: number) => string;
  readonly none: string;
  /** A machine writes so many times as fast. */
  readonly times: (times: string) => string;
  /** What a point is, for who does not see it; `figures`: names with values. */
  readonly point: (value: string, figures: string, isCut: boolean) => string;
  readonly opens: string;
}

const en: SweepTexts = {
  title: "Curves",
  choose: "What is varied",
  sweeps: {
    timeslice: "Waiting by timeslice",
    switchCost: "Waiting by world switch",
    machines: "Throughput by machines",
    weight: "Steal by weight",
    bandwidth: "Downtime by bandwidth",
    dirtyRate: "Downtime by dirty rate",
  },
  figures: {
    waiting: "waiting",
    turnaround: "turnaround",
    throughput: "ended in 100 ticks",
    steal: "steal",
    downtime: "downtime",
    migration: "migration in all",
  },
  whats: {
    timeslice: "timeslice",
    switchCost: "world switch",
    machines: "machines",
    weight: "weight",
    bandwidth: "bandwidth",
    dirtyRate: "dirty rate",
  },
  by: (figure, what) => `${figure.charAt(0).toUpperCase()}${figure.slice(1)} by ${what}`,
  figure: "figure",
  makesBase: "each point is a run; click one to make it the base",
  hidden: "Hidden, as the future is.",
  stop: "Stop",
  again: "Draw again",
  failed: "The curve could not be computed.",
  nothing: "This run has no such curve.",
  progress: (done, all) => `${done} of ${all}`,
  none: "–",
  times: (times) => `× ${times}`,
  point: (value, figures, isCut) => `${value}: ${figures}${isCut ? " so far" : ""}. Opens this run.`,
  opens: "Each line is a run; press one to open it.",
};

const zh: SweepTexts = {
  title: "曲线",
  choose: "改变什么",
  sweeps: {
    timeslice: "等待随时间片",
    switchCost: "等待随切换开销",
    machines: "吞吐量随虚拟机数",
    weight: "被窃取时间随权重",
    bandwidth: "停机时间随带宽",
    dirtyRate: "停机时间随脏页率",
  },
  figures: {
    waiting: "等待",
    turnaround: "周转",
    throughput: "每 100 个滴答完成",
    steal: "被窃取",
    downtime: "停机",
    migration: "迁移总时间",
  },
  whats: {
    timeslice: "时间片",
    switchCost: "切换开销",
    machines: "虚拟机数",
    weight: "权重",
    bandwidth: "带宽",
    dirtyRate: "脏页率",
  },
  by: (figure, what) => `${figure}随${what}的变化`,
  figure: "指标",
  makesBase: "每个点是一次运行；点击即以它为基准",
  hidden: "与未来一样被遮住。",
  stop: "停止",
  again: "重新绘制",
  failed: "无法计算这条曲线。",
  nothing: "这个运行没有这条曲线。",
  progress: (done, all) => `${done}/${all}`,
  none: "–",
  times: (times) => `${times} 倍`,
  point: (value, figures, isCut) => `${value}：${figures}${isCut ? "（截至目前）" : ""}。打开这个运行。`,
  opens: "每一行是一个运行，按一下打开。",
};

export const sweepTexts = { en, zh } as const;
