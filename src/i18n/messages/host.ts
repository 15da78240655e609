/**
 * Texts of the area `host`: the controls in the headings of panels. Names of policies, parameters and conventions are in
 * `terms`. `zh` must have the shape of `en`: the compiler checks it.
 */
import type { HostSection } from "../../model/settings.ts";

interface HostTexts {
  readonly cpuPolicy: string;
  readonly pcpus: string;
  readonly replacement: string;
  /** Before the replacement policy. */
  readonly replaceBy: string;
  /** Before the number of frames; `framesName` says the same by itself. */
  readonly frames: string;
  readonly framesName: string;
  readonly ofSize: (size: string) => string;
  readonly placement: string;
  /** Before the placement policy. */
  readonly place: string;
  /** `each`: extents of a disk, where all have as many; null: they differ. */
  readonly disks: (disks: number, each: string | null, extents: string, size: string) => string;
  readonly less: string;
  readonly moreOf: string;
  readonly more: Readonly<Record<HostSection, string>>;
  /** Why a chart is folded. */
  readonly untouched: Readonly<Record<"processor" | "memory" | "storage", string>>;
  /** What has opened by itself. */
  readonly opened: string;
  readonly change: (row: string, value: string) => string;
}

const en: HostTexts = {
  cpuPolicy: "Scheduling policy",
  pcpus: "pCPUs",
  replacement: "Page replacement",
  replaceBy: "replace by",
  frames: "frames",
  framesName: "Page frames",
  ofSize: (size) => `of ${size}`,
  placement: "Placement of volumes",
  place: "place",
  disks: (disks, each, extents, size) =>
    each === null
      ? `${disks} disks, ${extents} extents of ${size}`
      : `${disks === 1 ? "1 disk" : `${disks} disks`} × ${each} extents of ${size}`,
  less: "less",
  moreOf: "more",
  more: {
    processor: "More settings of the processor",
    memory: "More settings of the memory",
    storage: "More settings of the storage",
    costs: "Costs",
  },
  untouched: {
    processor: "one vCPU, nobody else wants it",
    memory: "no machine touches memory",
    storage: "no volumes",
  },
  opened: "opened at the first event in it",
  change: (row, value) => `${row}: ${value}. Change in the host settings`,
};

const zh: HostTexts = {
  cpuPolicy: "调度策略",
  pcpus: "pCPU 数",
  replacement: "页面置换",
  replaceBy: "置换",
  frames: "页框",
  framesName: "页框数",
  ofSize: (size) => `每框 ${size}`,
  placement: "卷的分配策略",
  place: "分配",
  disks: (disks, each, extents, size) =>
    each === null
      ? `${disks} 块磁盘，共 ${extents} 个区段，每个 ${size}`
      : `${disks} 块磁盘 × ${each} 个区段，每个 ${size}`,
  less: "减",
  moreOf: "加",
  more: { processor: "处理器的更多设置", memory: "内存的更多设置", storage: "存储的更多设置", costs: "开销" },
  untouched: { processor: "只有一个 vCPU，无人争用", memory: "没有虚拟机访问内存", storage: "没有卷" },
  opened: "其中发生第一个事件时已展开",
  change: (row, value) => `${row}：${value}。在宿主机设置中修改`,
};

export const host = { en, zh };
