/** Texts of the panel of what keeps machines apart. `zh` must have the shape of `en`: the compiler checks it. */
import type { Attempt, AttemptRule, Outcome } from "../../model/attempts.ts";
import type { IsolationRule } from "../../trace/figures/isolation.ts";

interface RuleText {
  readonly label: string;
  /** The rule in one sentence. */
  readonly sentence: string;
  readonly checked: (count: string) => string;
}

const enRules: Readonly<Record<IsolationRule, RuleText>> = {
  frames: {
    label: "A frame has one owner",
    sentence: "M2: a frame that is not shared holds one page of one machine, and no page is in two frames.",
    checked: (count) => `frames: ${count}`,
  },
  sharing: {
    label: "Shared frames are read-only",
    sentence: "M3: no frame can be written by two machines; a write gets a copy.",
    checked: (count) => `shared frames: ${count}`,
  },
  contents: {
    label: "Contents are one’s own",
    sentence:
      "M3, M7: what stands in a frame was put there for the machine that has it; frames are scrubbed between owners.",
    checked: (count) => `frames: ${count}`,
  },
  extents: {
    label: "An extent has one place",
    sentence: "S2: an extent of a disk belongs to one place of one volume.",
    checked: (count) => `extents: ${count}`,
  },
  tlb: {
    label: "TLBs lead to own pages",
    sentence: "M9: an entry of a TLB leads to the frame where the page of its machine is.",
    checked: (count) => `entries: ${count}`,
  },
  pcpus: {
    label: "vCPUs run where they may",
    sentence: "C10: a vCPU runs on the pCPUs of its machine’s affinity alone.",
    checked: (count) => `running: ${count}`,
  },
};

const en = {
  title: "Isolation",
  waiting: "Nothing has run yet.",
  /** Why it is folded to a line. */
  untouched: "nobody tries to reach what is another’s; open it to see what each machine can reach",
  summary: (attempts: string, stopped: string, breaches: string) =>
    `${attempts} attempts, ${stopped} stopped, breaches: ${breaches}`,
  reach: "What each machine can reach",
  machine: "Machine",
  frames: "Frames",
  framesHelp: "Frames that it has alone, and can write",
  shared: "Shared",
  sharedHelp: "Pages that share a frame with others: to be read, not written",
  extents: "Extents",
  pcpus: "pCPUs",
  all: "all",
  tlb: "TLB",
  tlbHelp: "Entries of its pages in the TLBs",
  tried: "Tried",
  stopped: "Stopped",
  breaches: "Breaches",
  more: (count: string) => `and ${count} more machines`,
  none: "–",
  rules: "What keeps them apart, at this moment",
  rule: enRules,
  holds: "holds",
  broken: "broken",
  brokenNow: (count: string) => `${count} of them are not so`,
  breachTimes: (count: string) => `Broken ${count} times so far.`,
  breachOnce: "Broken once so far.",
  /** What broke it last. */
  lastDma: (who: string, frame: string, changed: readonly string[]) =>
    changed.length === 0
      ? `A device of ${who} wrote to frame ${frame}, where nobody had anything.`
      : `A device of ${who} wrote to frame ${frame}: ${changed.join(", ")} changed.`,
  lastRead: (who: string, owner: string, frame: string) => `${who} read in frame ${frame} what is of ${owner}.`,
  lastLeft: (who: string, owner: string, frame: string) => `${who} got frame ${frame} with what ${owner} left in it.`,
  pageOf: (page: string, name: string) => `page ${page} of ${name}`,
  wouldStop: { iommu: "An IOMMU would have stopped it.", scrubbing: "Scrubbing the frame would have stopped it." },
  switchOn: { iommu: "Give the host an IOMMU", scrubbing: "Scrub frames" },
  attempts: "Attempts",
  noAttempts: "Nobody has tried so far. TRY in a program does.",
  time: "t",
  who: "Who",
  what: "What",
  whose: "Whose",
  decided: "Decided by",
  cost: "Cost",
  atTime: (time: string) => `t = ${time}`,
  goTo: (what: string, time: string) => `Go to ${what} at t = ${time}`,
  nobody: "nobody’s",
  unknown: "–",
  attempt: {
    page: (target: string) => `page ${target}`,
    frame: (target: string) => `frame ${target}`,
    write: (target: string) => `write page ${target}`,
    read: (target: string) => `read page ${target}`,
    dma: (target: string) => `DMA to frame ${target}`,
    extent: (target: string, volume: string) => `extent ${target} of volume ${volume}`,
  } as Readonly<Record<Attempt, (target: string, volume: string) => string>>,
  decidedBy: {
    own: "its own",
    guestTable: "table of the machine",
    validation: "validation by the monitor",
    copyOnWrite: "copy on write",
    scrubbing: "scrubbing",
    iommu: "IOMMU",
    noFrame: "no such frame",
    bounds: "bounds of the volume",
    kernel: "kernel of the host",
    none: "nothing",
    altered: "altered by a device",
  } as Readonly<Record<AttemptRule, string>>,
  outcome: { own: "own", stopped: "stopped", breach: "breach", harmed: "harmed" } as Readonly<Record<Outcome, string>>,
  neighbours: "What no rule stops",
  neighboursHelp:
    "Isolation is one of function. How fast a machine is depends on its neighbours; these are the figures of this run.",
  processor: "Processor",
  processorFact: (hog: string, share: string, others: readonly string[]) =>
    `${hog} has ${share} of the guest time; ${others.join(", ")}.`,
  processorOther: (name: string, share: string, ready: string) => `${name} keeps ${share} and waited ${ready}`,
  capped: (percent: string) => ` Its cap: ${percent} of a pCPU.`,
  uncapped: " It has no cap.",
  processorNone: "Nobody has had to wait for a pCPU.",
  disk: "Disk queue",
  diskFact: (name: string, requests: string, mean: string, part: string) =>
    `${name}: ${requests} requests, each waited ${mean} on average, ${part} of that behind others.`,
  diskNone: "No request has waited behind another machine’s.",
  memory: "Replacement",
  memoryFact: (name: string, frames: string, most: string, taker: string) =>
    `${name} lost ${frames} frames to others, ${most} of them to ${taker}.`,
  memoryNone: "Nobody has lost a frame to another machine.",
  isLocal: " Each machine replaces its own pages here.",
  /** Sentences one after the other. */
  inRow: (sentences: readonly string[]) => sentences.join(" "),
  timing: "Time of a write",
  timingFact: (name: string, shared: string, own: string) =>
    `${name} took ${shared} for a write to a page that others held as well, and ${own} for one to a page of its own: it knows what they hold.`,
  timingOnly: (name: string, ticks: string, isShared: boolean) =>
    isShared
      ? `${name} took ${ticks} for a write to a shared page.`
      : `${name} took ${ticks} for a write to a page of its own.`,
  timingNone: "No guest has timed a write to a shared page (TRY WRITE).",
  timingWhy: "Real systems leave sharing between machines off by default for this reason.",
  change: {
    weight: (name: string) => `Weight of ${name}`,
    ioLimit: (name: string) => `I/O limit of ${name}`,
    scope: "Global or local replacement",
    sharing: "Page sharing",
  },
};

export type IsolationTexts = typeof en;

const zh: IsolationTexts = {
  title: "隔离",
  waiting: "还没有任何运行。",
  untouched: "没有虚拟机企图访问他人的资源；展开可看每台虚拟机能访问什么",
  summary: (attempts, stopped, breaches) => `尝试 ${attempts} 次，阻止 ${stopped} 次，突破 ${breaches} 次`,
  reach: "每台虚拟机能访问什么",
  machine: "虚拟机",
  frames: "页框",
  framesHelp: "独占的页框，可以写",
  shared: "共享",
  sharedHelp: "与别人共用页框的页：只能读，不能写",
  extents: "区段",
  pcpus: "pCPU",
  all: "全部",
  tlb: "TLB",
  tlbHelp: "各 TLB 中它的页的表项",
  tried: "尝试",
  stopped: "阻止",
  breaches: "突破",
  more: (count) => `另有 ${count} 台`,
  none: "–",
  rules: "此刻是什么把它们隔开",
  rule: {
    frames: {
      label: "一个页框只有一个主人",
      sentence: "M2：没有共享的页框只放一台虚拟机的一页，一页也不会在两个页框里。",
      checked: (count) => `${count} 个页框`,
    },
    sharing: {
      label: "共享的页框只读",
      sentence: "M3：没有哪个页框能被两台虚拟机写；写的一方得到副本。",
      checked: (count) => `${count} 个共享页框`,
    },
    contents: {
      label: "内容各归各的",
      sentence: "M3、M7：页框里的内容是为它的主人放进去的；换主人之前页框清零。",
      checked: (count) => `${count} 个页框`,
    },
    extents: {
      label: "一个区段只有一个位置",
      sentence: "S2：磁盘的一个区段只属于一个卷的一个位置。",
      checked: (count) => `${count} 个区段`,
    },
    tlb: {
      label: "TLB 只通向自己的页",
      sentence: "M9：TLB 的表项指向该虚拟机那一页所在的页框。",
      checked: (count) => `${count} 个表项`,
    },
    pcpus: {
      label: "vCPU 只在允许处运行",
      sentence: "C10：vCPU 只在其虚拟机亲和性允许的 pCPU 上运行。",
      checked: (count) => `${count} 个在运行`,
    },
  },
  holds: "成立",
  broken: "已突破",
  brokenNow: (count) => `其中 ${count} 个不符`,
  breachTimes: (count) => `至今被突破 ${count} 次。`,
  breachOnce: "至今被突破 1 次。",
  lastDma: (who, frame, changed) =>
    changed.length === 0
      ? `${who} 的设备写了页框 ${frame}，那里没有谁的内容。`
      : `${who} 的设备写了页框 ${frame}：${changed.join("、")}被改写。`,
  lastRead: (who, owner, frame) => `${who} 在页框 ${frame} 中读到 ${owner} 的内容。`,
  lastLeft: (who, owner, frame) => `${who} 得到的页框 ${frame} 里还留有 ${owner} 的内容。`,
  pageOf: (page, name) => `${name} 的第 ${page} 页`,
  wouldStop: { iommu: "IOMMU 能够阻止。", scrubbing: "把页框清零就能阻止。" },
  switchOn: { iommu: "给宿主机装上 IOMMU", scrubbing: "页框清零" },
  attempts: "尝试",
  noAttempts: "还没有谁尝试过。程序里的 TRY 会尝试。",
  time: "t",
  who: "谁",
  what: "做什么",
  whose: "属于谁",
  decided: "由什么决定",
  cost: "代价",
  atTime: (time) => `t = ${time}`,
  goTo: (what, time) => `转到 t = ${time} 的${what}`,
  nobody: "无主",
  unknown: "–",
  attempt: {
    page: (target) => `访问第 ${target} 页`,
    frame: (target) => `访问页框 ${target}`,
    write: (target) => `写第 ${target} 页`,
    read: (target) => `读第 ${target} 页`,
    dma: (target) => `DMA 到页框 ${target}`,
    extent: (target, volume) => `访问卷 ${volume} 的区段 ${target}`,
  },
  decidedBy: {
    own: "自己的",
    guestTable: "虚拟机的页表",
    validation: "监控器检查",
    copyOnWrite: "写时复制",
    scrubbing: "清零",
    iommu: "IOMMU",
    noFrame: "没有这个页框",
    bounds: "卷的边界",
    kernel: "宿主机内核",
    none: "没有什么",
    altered: "已被设备改写",
  },
  outcome: { own: "自己的", stopped: "阻止", breach: "突破", harmed: "受损" },
  neighbours: "没有规则能阻止的",
  neighboursHelp: "隔离的是功能。一台虚拟机有多快，取决于它的邻居；以下是这次运行的数字。",
  processor: "处理器",
  processorFact: (hog, share, others) => `${hog} 占客户机时间的 ${share}；${others.join("，")}。`,
  processorOther: (name, share, ready) => `${name} 得到 ${share}，等待了 ${ready}`,
  capped: (percent) => `它的上限：一个 pCPU 的 ${percent}。`,
  uncapped: "它没有上限。",
  processorNone: "还没有谁等待过 pCPU。",
  disk: "磁盘队列",
  diskFact: (name, requests, mean, part) =>
    `${name}：${requests} 个请求，平均各等待 ${mean}，其中 ${part} 是排在别人后面。`,
  diskNone: "还没有请求排在别的虚拟机后面。",
  memory: "页面置换",
  memoryFact: (name, frames, most, taker) => `${name} 被别人拿走 ${frames} 个页框，其中 ${most} 个给了 ${taker}。`,
  memoryNone: "还没有谁的页框被别的虚拟机拿走。",
  isLocal: "这里每台虚拟机只置换自己的页。",
  inRow: (sentences) => sentences.join(""),
  timing: "写的用时",
  timingFact: (name, shared, own) =>
    `${name} 写一个别人也有的页用时 ${shared}，写自己的页用时 ${own}：它由此知道别人有什么。`,
  timingOnly: (name, ticks, isShared) =>
    isShared ? `${name} 写一个共享的页用时 ${ticks}。` : `${name} 写一个自己的页用时 ${ticks}。`,
  timingNone: "还没有客户机测量过写共享页的时间（TRY WRITE）。",
  timingWhy: "实际系统因此默认关闭虚拟机之间的页面共享。",
  change: {
    weight: (name) => `${name} 的权重`,
    ioLimit: (name) => `${name} 的 I/O 限额`,
    scope: "全局或局部置换",
    sharing: "页面共享",
  },
};

export const isolation = { en, zh };
