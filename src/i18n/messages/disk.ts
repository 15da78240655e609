/** Texts of the area `disk`: the arm of a disk and its schedulers. `zh` must have the shape of `en`: the compiler checks it. */
import type { SeekReason } from "../../model/events.ts";
import type { DiskSchedulerId } from "../../model/scenario.ts";

interface SchedulerText {
  /** As textbooks have it. */
  readonly label: string;
  readonly sentence: string;
}

const en = {
  schedulers: {
    fcfs: { label: "FCFS", sentence: "First come, first served, wherever the arm has to go for it." },
    sstf: { label: "SSTF", sentence: "The nearest request first. Far ones may wait for ever." },
    scan: { label: "SCAN", sentence: "The elevator: up to the edge, then back, serving on the way." },
    cscan: {
      label: "C-SCAN",
      sentence: "Always in one direction: from the edge back to the other one without serving.",
    },
    look: { label: "LOOK", sentence: "As SCAN, but the arm turns at the last request." },
    clook: { label: "C-LOOK", sentence: "As C-SCAN, but from the last request back to the first." },
  } satisfies Readonly<Record<DiskSchedulerId, SchedulerText>> as Readonly<Record<DiskSchedulerId, SchedulerText>>,
  title: "Disk arm",
  scheduler: "Disk scheduling",
  several: "several",
  direction: "Direction at first",
  up: "up at first",
  down: "down at first",
  waiting: "Waiting for the run to start",
  arm: (pv: string) => `The arm of ${pv}`,
  head: (cylinder: string, isUp: boolean) => `head at ${cylinder}, going ${isUp ? "up" : "down"}`,
  travelled: (cylinders: string) => `${cylinders} cylinders so far`,
  idle: "The arm rests.",
  until: (time: string) => `until ${time}`,
  chart: (pv: string) => `The arm of ${pv} over time: cylinders across, time downwards`,
  queue: (pv: string) => `Requests that wait for ${pv}, by cylinder, in the order in which they came`,
  waitingRequests: (count: number) => (count === 0 ? "nobody waits" : `${count} waiting:`),
  /** Of the movements, where they are copied. */
  columns: { from: "from", to: "to", over: "over", why: "why", cylinders: "cylinders" },
  reasons: {
    onlyRequest: "the only request",
    firstCome: "came first",
    nearest: "the nearest",
    onTheWay: "the next on the way",
    turned: "the arm turns: nobody waits further on",
    fromStart: "back to the other end: nobody waits further on",
    overdue: "has waited too long",
  } satisfies Readonly<Record<SeekReason, string>> as Readonly<Record<SeekReason, string>>,
};

const zh: typeof en = {
  schedulers: {
    fcfs: { label: "FCFS", sentence: "先来先服务，不管磁头要走多远。" },
    sstf: { label: "SSTF", sentence: "最短寻道优先：先服务最近的请求，远处的可能一直等待。" },
    scan: { label: "SCAN", sentence: "扫描（电梯）算法：一路服务到磁盘边缘再折返。" },
    cscan: { label: "C-SCAN", sentence: "循环扫描：只朝一个方向服务，到边缘后空行返回另一端。" },
    look: { label: "LOOK", sentence: "与 SCAN 相同，但到最后一个请求就折返。" },
    clook: { label: "C-LOOK", sentence: "与 C-SCAN 相同，但从最后一个请求直接回到另一端的第一个请求。" },
  },
  title: "磁臂",
  scheduler: "磁盘调度算法",
  several: "多种",
  direction: "初始方向",
  up: "先向增大",
  down: "先向减小",
  waiting: "正在等待运行开始",
  arm: (pv) => `${pv} 的磁臂`,
  head: (cylinder, isUp) => `磁头在 ${cylinder}，朝${isUp ? "增大" : "减小"}方向`,
  travelled: (cylinders) => `已移动 ${cylinders} 个柱面`,
  idle: "磁臂停着。",
  until: (time) => `至 ${time}`,
  chart: (pv) => `${pv} 的磁头随时间移动：横向为柱面，向下为时间`,
  queue: (pv) => `等待 ${pv} 的请求（柱面号），按到达顺序`,
  waitingRequests: (count) => (count === 0 ? "无人等待" : `${count} 个等待：`),
  columns: { from: "从", to: "到", over: "经过", why: "原因", cylinders: "移动量" },
  reasons: {
    onlyRequest: "唯一的请求",
    firstCome: "最先到达",
    nearest: "最近",
    onTheWay: "途中的下一个",
    turned: "折返：前方已无请求",
    fromStart: "返回另一端：前方已无请求",
    overdue: "等待过久",
  },
};

export const disk = { en, zh };
