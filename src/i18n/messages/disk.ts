/** Texts of the area `disk`: the arm of a disk and its schedulers. `zh` must have the shape of `en`: the compiler checks it. */
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
};

export const disk = { en, zh };
