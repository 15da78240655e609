/** Texts of the area `storage`, in both languages. `zh` must have the shape of `en`: the compiler checks it. */
import type { RequestPurpose } from "../../model/events.ts";
import type { Layout, LayoutId } from "../../model/scenario.ts";
import { numberText } from "../numberText.ts";

/** A physical extent that holds a logical one, or the parity of its row. */
export interface MappedFacts {
  readonly pv: number;
  readonly extent: number;
  readonly role: "only" | "stripe" | "image" | "disk" | "parity";
  readonly number: number;
  readonly isStale: boolean;
}

/** What a person can be told of a piece of a disk. Ranges are inclusive: first and last extent. */
export interface ExtentFacts {
  readonly volume: string;
  readonly pv: number;
  readonly firstLe: number;
  readonly lastLe: number;
  readonly firstPe: number;
  readonly lastPe: number;
}

function range(first: number, last: number): string {
  return first === last ? numberText(first) : `${numberText(first)}–${numberText(last)}`;
}

const EN_ROLE = { only: "copy", stripe: "stripe", image: "image", disk: "disk", parity: "parity, disk" } as const;
const ZH_ROLE = { only: "副本", stripe: "条带", image: "镜像", disk: "磁盘", parity: "校验，磁盘" } as const;
const EN_LAYOUT: Readonly<Record<LayoutId, string>> = {
  striped: "striped",
  mirrored: "mirrored",
  raid10: "RAID 10",
  raid4: "RAID 4",
  raid5ls: "RAID 5 LS",
  raid5la: "RAID 5 LA",
};
const ZH_LAYOUT: Readonly<Record<LayoutId, string>> = {
  ...EN_LAYOUT,
  striped: "条带",
  mirrored: "镜像",
  raid5ls: "RAID 5 左对称",
  raid5la: "RAID 5 左不对称",
};

const en = {
  title: "Storage",
  pool: "pool",
  extentsOf: (size: string) => `extents of ${size}`,
  allocated: "allocated",
  allocatedSpoken: (used: number, all: number) => `${numberText(used)} of ${numberText(all)} extents are allocated`,
  formulaLabel: (volume: string | null) =>
    volume === null
      ? "Extents of the pool: its size divided by the extent size"
      : `Extents of ${volume}: its size divided by the extent size, rounded up`,
  disk: (pv: number) => `pv${pv}`,
  diskLabel: (pv: number, used: number, all: number) =>
    `Disk pv${pv}: ${numberText(used)} of ${numberText(all)} extents allocated`,
  free: (count: number) => `free ${numberText(count)}`,
  swap: "swap",
  thin: "thin pool",
  swapOwner: "host",
  forBackups: "backup",
  diskTimesLabel: "disk time",
  diskTimes: "Disk time by machine",
  diskTimesHelp:
    "How much of the time of all disks goes to each machine, over the window of time that the chart shows.",
  diskTimesSpoken: (shares: string) => `Disk time by machine in the window: ${shares}`,
  diskShare: (name: string, percent: number) => `${name} ${percent} %`,
  diskTimesCut: "More requests than are counted: show a shorter window.",
  volume: (facts: ExtentFacts) =>
    `${facts.volume}: logical extents ${range(facts.firstLe, facts.lastLe)} at pv${facts.pv} extents ${range(facts.firstPe, facts.lastPe)}`,
  /** Of a volume on several disks. Rows are inclusive. */
  part: (facts: ExtentFacts & { readonly role: MappedFacts["role"]; readonly number: number }) =>
    `${facts.volume}, ${EN_ROLE[facts.role]} ${facts.number}: rows ${range(facts.firstLe, facts.lastLe)} at pv${facts.pv} extents ${range(facts.firstPe, facts.lastPe)}`,
  logical: "LE",
  logicalExtents: (volume: string) => `Logical extents of ${volume}`,
  mapping: (le: number, where: readonly MappedFacts[]) =>
    `Logical extent ${numberText(le)} → ${where
      .map(
        ({ pv, extent, role, number, isStale }) =>
          `pv${pv} extent ${numberText(extent)}${role === "only" ? "" : ` (${EN_ROLE[role]} ${number}${isStale ? ", out of date" : ""})`}`,
      )
      .join(", ")}`,
  layout: (layout: Layout | undefined) => (layout ? `${EN_LAYOUT[layout.kind]} ×${layout.disks}` : "linear"),
  columnLayout: "layout",
  inPool: (extents: number) => `${numberText(extents)} of the pool`,
  diskIs: { working: "working", failed: "failed", closed: "closed" },
  diskMenu: (pv: number, state: string) => `Disk pv${pv}: ${state}`,
  diskChoice: { working: "Works", failed: "Fails", closed: "Gives no new extents" },
  moveAway: "Move its extents to other disks",
  moving: "moving",
  moved: (done: number, total: number) => `${numberText(done)}/${numberText(total)}`,
  movingSpoken: (done: number, total: number) => `${numberText(done)} of ${numberText(total)} extents have moved`,
  abortMove: "Abort",
  missed: (extents: number) =>
    extents === 1 ? "1 extent is out of date" : `${numberText(extents)} extents are out of date`,
  resync: "Resync",
  resyncOf: (vm: string) => `Resync ${vm}`,
  resyncHelp: "Makes anew what a disk has missed: from another image, or from the others of the row. A job.",
  resyncing: "resync",
  resyncingSpoken: (done: number, total: number) =>
    `${numberText(done)} of ${numberText(total)} extents are up to date again`,
  columnChange: "change",
  leftBy: (vm: string) => `left by ${vm}`,
  deleteLeft: (volume: string, vm: string) => `Delete ${volume}, which ${vm} has left`,
  extend: (volume: string, extents: number) =>
    `Extend ${volume} by ${extents === 1 ? "an extent" : `${numberText(extents)} extents`}`,
  reduce: (volume: string, extents: number) =>
    `Reduce ${volume} by ${extents === 1 ? "an extent" : `${numberText(extents)} extents`}`,
  mixed: (volume: string, runs: number, pv: number, first: number, last: number, free: number) =>
    `pv${pv} extents ${range(first, last)}: ${numberText(runs)} pieces, mostly ${volume}` +
    (free > 0 ? `, ${numberText(free)} free` : ""),
  volumes: "Volumes",
  volumesLabel: "volumes",
  columnVolume: "volume",
  columnMachine: "machine",
  columnSize: "size",
  columnExtents: "V = D / l",
  columnWaste: "waste",
  columnWhere: "where",
  place: (pv: number, first: number, last: number) => `pv${pv} ${range(first, last)}`,
  morePlaces: (count: number) => `+${numberText(count)}`,
  noWaste: "none",
  noVolumes: "No volumes yet. A machine's volumes take extents here when it is created.",
  noDisks: "This host has no disks.",
  waiting: "Waiting for the run to start",
  queueLabel: (pv: number) => `Requests of disk pv${pv}, in the order of service`,
  idle: "idle",
  serving: "now",
  waitingRequests: (count: number) => (count === 1 ? "1 waiting" : `${numberText(count)} waiting`),
  moreRequests: (count: number) => `+${numberText(count)} more`,
  until: (tick: number) => `until ${numberText(tick)}`,
  progress: "Progress of the request",
  requestTitle: "How long the request takes",
  requestHelp: "How long it takes, and why",
  close: "Close",
  purpose: (purpose: RequestPurpose, machine: string, page: number, blocks: number) => {
    const count = blocks > 1 ? ` ×${numberText(blocks)}` : "";
    switch (purpose) {
      case "swapIn":
        return `${machine} swap-in page ${page}`;
      case "swapOut":
        return `${machine} swap-out page ${page}`;
      case "guestRead":
        return `${machine} read block ${page}${count}`;
      case "guestWrite":
        return `${machine} write block ${page}${count}`;
      case "parityRead":
        return `${machine} read parity ${page}${count}`;
      case "parityWrite":
        return `${machine} write parity ${page}${count}`;
      case "jobRead":
        return `${machine} job read ${page}${count}`;
      case "jobWrite":
        return `${machine} job write ${page}${count}`;
      case "copyRead":
        return `${machine} copy, read${count}`;
      case "copyWrite":
        return `${machine} copy, write${count}`;
    }
  },
};

const zh: typeof en = {
  title: "存储",
  pool: "存储池",
  extentsOf: (size: string) => `区段大小 ${size}`,
  allocated: "已分配",
  allocatedSpoken: (used: number, all: number) => `共 ${numberText(all)} 个区段，已分配 ${numberText(used)} 个`,
  formulaLabel: (volume: string | null) =>
    volume === null ? "存储池的区段数：容量除以区段大小" : `${volume} 的区段数：卷大小除以区段大小，向上取整`,
  disk: (pv: number) => `pv${pv}`,
  diskLabel: (pv: number, used: number, all: number) =>
    `物理卷 pv${pv}：共 ${numberText(all)} 个区段，已分配 ${numberText(used)} 个`,
  free: (count: number) => `空闲 ${numberText(count)}`,
  swap: "交换卷",
  thin: "精简池",
  swapOwner: "宿主机",
  forBackups: "备份",
  diskTimesLabel: "磁盘时间",
  diskTimes: "各虚拟机的磁盘时间",
  diskTimesHelp: "在图表所示的时间窗口内，全部磁盘的时间有多少用于每台虚拟机。",
  diskTimesSpoken: (shares) => `窗口内各虚拟机的磁盘时间：${shares}`,
  diskShare: (name, percent) => `${name} ${percent}%`,
  diskTimesCut: "请求太多，没有全部统计：请缩短窗口。",
  volume: (facts: ExtentFacts) =>
    `${facts.volume}：逻辑区段 ${range(facts.firstLe, facts.lastLe)}，位于 pv${facts.pv} 的物理区段 ${range(facts.firstPe, facts.lastPe)}`,
  part: (facts) =>
    `${facts.volume}，${ZH_ROLE[facts.role]} ${facts.number}：第 ${range(facts.firstLe, facts.lastLe)} 行，位于 pv${facts.pv} 的物理区段 ${range(facts.firstPe, facts.lastPe)}`,
  logical: "LE",
  logicalExtents: (volume) => `${volume} 的逻辑区段`,
  mapping: (le, where) =>
    `逻辑区段 ${numberText(le)} → ${where
      .map(
        ({ pv, extent, role, number, isStale }) =>
          `pv${pv} 区段 ${numberText(extent)}${role === "only" ? "" : `（${ZH_ROLE[role]} ${number}${isStale ? "，已过时" : ""}）`}`,
      )
      .join("，")}`,
  layout: (layout) => (layout ? `${ZH_LAYOUT[layout.kind]} ×${layout.disks}` : "线性"),
  columnLayout: "布局",
  inPool: (extents) => `占存储池 ${numberText(extents)} 个`,
  diskIs: { working: "正常", failed: "故障", closed: "不再分配" },
  diskMenu: (pv, state) => `磁盘 pv${pv}：${state}`,
  diskChoice: { working: "正常工作", failed: "发生故障", closed: "不再分配新区段" },
  moveAway: "把区段迁移到其他磁盘",
  moving: "迁移中",
  moved: (done, total) => `${numberText(done)}/${numberText(total)}`,
  movingSpoken: (done, total) => `共 ${numberText(total)} 个区段，已迁移 ${numberText(done)} 个`,
  abortMove: "中止",
  missed: (extents) => `${numberText(extents)} 个区段已过时`,
  resync: "重新同步",
  resyncOf: (vm) => `重新同步 ${vm}`,
  resyncHelp: "补写磁盘缺的内容：从另一份镜像读出，或由同一行的其他区段算出。这是一个作业。",
  resyncing: "同步中",
  resyncingSpoken: (done, total) => `共 ${numberText(total)} 个区段，已同步 ${numberText(done)} 个`,
  columnChange: "更改",
  leftBy: (vm) => `${vm} 留下`,
  deleteLeft: (volume, vm) => `删除 ${vm} 留下的 ${volume}`,
  extend: (volume, extents) => `${volume} 扩容 ${numberText(extents)} 个区段`,
  reduce: (volume, extents) => `${volume} 缩容 ${numberText(extents)} 个区段`,
  mixed: (volume: string, runs: number, pv: number, first: number, last: number, free: number) =>
    `pv${pv} 的区段 ${range(first, last)}：共 ${numberText(runs)} 段，多属 ${volume}` +
    (free > 0 ? `，空闲 ${numberText(free)}` : ""),
  volumes: "逻辑卷",
  volumesLabel: "卷",
  columnVolume: "卷",
  columnMachine: "虚拟机",
  columnSize: "大小",
  columnExtents: "V = D / l",
  columnWaste: "浪费",
  columnWhere: "位置",
  place: (pv: number, first: number, last: number) => `pv${pv} ${range(first, last)}`,
  morePlaces: (count: number) => `另 ${numberText(count)} 处`,
  noWaste: "无",
  noVolumes: "还没有逻辑卷。创建虚拟机时，它的卷会在这里分得区段。",
  noDisks: "这台宿主机没有磁盘。",
  waiting: "正在等待运行开始",
  queueLabel: (pv: number) => `物理卷 pv${pv} 的请求，按服务顺序排列`,
  idle: "磁盘空闲",
  serving: "正在服务",
  waitingRequests: (count: number) => `${numberText(count)} 个等待`,
  moreRequests: (count: number) => `另有 ${numberText(count)} 个`,
  until: (tick: number) => `至 ${numberText(tick)}`,
  progress: "请求进度",
  requestTitle: "这个请求要多久",
  requestHelp: "要多久，为什么",
  close: "关闭",
  purpose: (purpose: RequestPurpose, machine: string, page: number, blocks: number) => {
    const count = blocks > 1 ? ` ×${numberText(blocks)}` : "";
    switch (purpose) {
      case "swapIn":
        return `${machine} 换入页 ${page}`;
      case "swapOut":
        return `${machine} 换出页 ${page}`;
      case "guestRead":
        return `${machine} 读块 ${page}${count}`;
      case "guestWrite":
        return `${machine} 写块 ${page}${count}`;
      case "parityRead":
        return `${machine} 读校验 ${page}${count}`;
      case "parityWrite":
        return `${machine} 写校验 ${page}${count}`;
      case "jobRead":
        return `${machine} 作业读 ${page}${count}`;
      case "jobWrite":
        return `${machine} 作业写 ${page}${count}`;
      case "copyRead":
        return `${machine} 复制：读${count}`;
      case "copyWrite":
        return `${machine} 复制：写${count}`;
    }
  },
};

export const storage = { en, zh };
