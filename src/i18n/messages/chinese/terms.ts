/** The texts of `terms` in Chinese, which load when they are needed. */
import { nameOf, number, percent, time, type TermTexts } from "../terms.ts";

export const terms: TermTexts = {
  life: {
    none: "未定义",
    shutOff: "已关机",
    running: "运行中",
    paused: "已暂停",
    shuttingDown: "正在关机",
    saved: "已保存",
    crashed: "已崩溃",
  },
  phase: {
    offline: "离线",
    ready: "就绪",
    running: "运行",
    blocked: "阻塞",
    paused: "暂停",
    finished: "已结束",
    parked: "停排",
    costopped: "协同停止",
  },
  blocked: {
    none: "未阻塞",
    fault: "缺页阻塞",
    disk: "磁盘阻塞",
    device: "设备阻塞",
    halt: "空闲等待",
    ioLimit: "I/O 限流",
  },
  pcpuPhase: { idle: "空闲", switch: "世界切换", guest: "客户机运行", exit: "虚拟机退出", spin: "自旋等待" },
  unit: { tick: "滴答", us: "µs", ms: "ms", s: "s" },
  yes: "是",
  no: "否",
  unitOf: (unit) => nameOf(unit, terms.unit, "单位"),
  ticks: (n, unit) => `${time(n, unit)} ${unit.startsWith("tick") ? "个" : ""}${terms.unitOf(unit)}`,
  time,
  number,
  percent,
};
