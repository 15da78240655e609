/**
 * Texts of the area `why`: the panels that explain (why, formulas, metrics, list of events). The sentences about events
 * themselves are made by `i18n/explain`. `zh` must have the shape of `en`: the compiler checks it.
 */

import type { EventGroup } from "../../model/rows/facts.ts";
import type { Conventions } from "../../model/scenario.ts";

/** The four averages, each with its name, definition and what it is in words. */
interface AverageText {
  readonly label: string;
  readonly definition: string;
}

interface WhyTexts {
  /** Behind the heading: the moment, and which step of the run it is. */
  readonly at: (time: string, step: string) => string;
  readonly whyTitle: string;
  /** On a phone: all of it, and two lines again. */
  readonly more: string;
  readonly less: string;
  /** The text below the heading, for a screen reader. */
  readonly reason: string;
  /** How to begin, before the first row. */
  readonly begin: string;
  readonly beginEmpty: string;
  readonly waiting: string;
  /** Over the commands that would be right in place of a refused one. */
  readonly instead: string;
  readonly alsoNow: string;
  readonly alsoMore: (count: string) => string;
  readonly code: (policy: string) => string;
  readonly codeLit: string;
  readonly comparison: string;
  readonly candidate: string;
  readonly chosen: string;
  readonly moreLosers: (count: string) => string;
  readonly formula: {
    readonly title: string;
    readonly timeslice: string;
    readonly byWeight: string;
    readonly bySlice: string;
    readonly onPcpu: (pcpu: number) => string;
    readonly noRound: (ticks: string) => string;
    readonly fixed: (k: number, turn: string) => string;
    readonly fixedFor: (policy: string) => string;
    readonly dynamic: (policy: string) => string;
    readonly none: (policy: string) => string;
    readonly stretched: (k: number) => string;
    readonly pages: (vm: string) => string;
    /** Behind the machine's name. `count` is `n` as text; `unused`: bytes of the last one that rounding up leaves, or null. */
    readonly needsPages: (n: number, count: string, unused: string | null) => string;
    readonly needsExtents: (n: number, count: string, unused: string | null) => string;
    readonly volume: (volume: string) => string;
    readonly noPages: (vm: string) => string;
    readonly moreRounds: (count: string) => string;
    readonly noMachine: string;
  };
  readonly metrics: {
    readonly title: string;
    /** Up to which moment. */
    readonly until: (time: string) => string;
    readonly perVm: string;
    readonly perVcpu: string;
    readonly level: string;
    readonly vm: string;
    readonly vcpu: string;
    readonly cpu: string;
    readonly cpuHelp: string;
    readonly wait: string;
    readonly waitHelp: Readonly<Record<Conventions["waiting"], string>>;
    readonly steal: string;
    readonly stealHelp: string;
    readonly faults: string;
    readonly faultsHelp: Readonly<Record<Conventions["faultCount"], string>>;
    /** Faults that count, and those that the convention shows apart. */
    readonly faultsValue: (counted: string, apart: string) => string;
    /** Figures of memory that is taken back or shared, each with what it means. */
    readonly memory: Readonly<
      Record<
        "active" | "ballooned" | "swapped" | "shared" | "pagesShared" | "pagesSharing",
        { readonly label: string; readonly help: string }
      >
    >;
    /** Figures of the fast tier, and of I/O that is limited, likewise. */
    readonly storage: Readonly<
      Record<"tierHits" | "tierMisses" | "copiesBack" | "throttled", { readonly label: string; readonly help: string }>
    >;
    /** Requests held back so far, and how long they waited together. */
    readonly throttledValue: (requests: string, ticks: string) => string;
    /** Figures of address translation, likewise. */
    readonly translation: Readonly<
      Record<"hitRate" | "accesses" | "accessTime", { readonly label: string; readonly help: string }>
    >;
    readonly turnaround: string;
    readonly turnaroundHelp: string;
    readonly response: string;
    readonly responseHelp: string;
    readonly weighted: string;
    readonly weightedHelp: string;
    readonly arrival: string;
    readonly arrivalHelp: string;
    readonly cpuTicksHelp: string;
    /** Shown where a program has a barrier. */
    readonly spin: string;
    readonly spinHelp: string;
    readonly barriers: string;
    readonly barriersHelp: string;
    /** Shown where pCPUs have caches. */
    readonly warm: string;
    readonly warmHelp: string;
    readonly spinning: string;
    readonly spinningHelp: string;
    readonly spinningValue: (ticks: string, percent: string) => string;
    readonly barriersOpened: string;
    readonly barriersOpenedHelp: string;
    readonly none: string;
    readonly empty: string;
    readonly utilization: string;
    readonly utilizationHelp: string;
    readonly busy: string;
    readonly busyHelp: string;
    readonly fairness: string;
    readonly fairnessHelp: string;
    readonly switches: string;
    readonly switchesHelp: string;
    readonly throughput: string;
    readonly throughputValue: (completions: string, elapsed: string) => string;
    readonly throughputHelp: string;
    readonly averages: (finished: number, started: number) => string;
    readonly noAverages: string;
    readonly average: Readonly<Record<"turnaround" | "response" | "weightedTurnaround", AverageText>> & {
      /** Its definition is `waitingDefinition`: it depends on a convention. */
      readonly waiting: Pick<AverageText, "label">;
    };
    readonly waitingDefinition: Readonly<Record<Conventions["waiting"], string>>;
    readonly timesIn: (unit: string) => string;
  };
  readonly events: {
    readonly title: string;
    readonly list: string;
    readonly filter: string;
    readonly all: string;
    readonly some: (count: number) => string;
    readonly group: Readonly<Record<EventGroup, string>>;
    readonly groupHelp: Readonly<Record<EventGroup, string>>;
    readonly empty: string;
    readonly nothingShown: string;
    readonly hint: string;
  };
}

const en: WhyTexts = {
  at: (time, step) => `t = ${time} · step ${step}`,
  whyTitle: "Why",
  more: "Show all",
  less: "Show less",
  reason: "The reason in words",
  begin:
    "Press Play, or step forward with the right arrow key. Each decision is explained here: who, why, and against whom.",
  beginEmpty: "Create a machine and start it. Each decision of the host is then explained here.",
  waiting: "Waiting for the run to start",
  instead: "Instead",
  alsoNow: "At the same moment",
  alsoMore: (count) => `and ${count} more in the list of events`,
  code: (policy) => `Pseudocode: ${policy}`,
  codeLit: "this line decided",
  comparison: "What was compared",
  candidate: "candidate",
  chosen: "chosen",
  moreLosers: (count) => `and ${count} more`,
  formula: {
    title: "Formulas",
    timeslice: "Timeslice",
    byWeight: "× weight:",
    bySlice: "each:",
    onPcpu: (pcpu) => `pCPU ${pcpu}`,
    noRound: (ticks) => `N = ${ticks}; k is counted when a round begins.`,
    fixed: (k, turn) =>
      k === 0
        ? "Fixed. Nobody waits for a turn now: k = 0."
        : `Fixed. With k = ${k} to serve, everybody's turn comes within k · T = ${turn}.`,
    fixedFor: (policy) => `Fixed. Whose turn it is, the policy ${policy} decides each time.`,
    dynamic: (policy) => `Given at the last dispatch of each pCPU; the policy ${policy} sets it anew each time.`,
    none: (policy) => `No timeslice under the policy ${policy}: who runs keeps the pCPU.`,
    stretched: (k) => `N is stretched to k = ${k}: one tick each.`,
    pages: (vm) => `Pages of ${vm}`,
    needsPages: (n, count, unused) =>
      `needs ${count} ${n === 1 ? "page" : "pages"}; ${unused === null ? "it comes out even." : `rounded up, ${unused} of the last one stay unused.`}`,
    needsExtents: (n, count, unused) =>
      `needs ${count} ${n === 1 ? "extent" : "extents"}; ${unused === null ? "it comes out even." : `rounded up, ${unused} of the last one stay unused.`}`,
    volume: (volume) => `Extents of ${volume}`,
    noPages: (vm) => `${vm} makes no memory references: it needs no pages.`,
    moreRounds: (count) => `and ${count} more pCPUs`,
    noMachine: "Select a machine to see its pages and volumes.",
  },
  metrics: {
    title: "Metrics",
    until: (time) => `0 to ${time}`,
    perVm: "VMs",
    perVcpu: "vCPUs",
    level: "Rows of the table",
    vm: "VM",
    vcpu: "vCPU",
    cpu: "CPU",
    cpuHelp:
      "Guest time as a share of the time of all pCPUs so far. All machines together have what the host is busy without exits and world switches",
    wait: "wait",
    waitHelp: {
      readyOnly: "Waiting: time ready but not running, world switches included",
      readyAndBlocked: "Waiting: time ready but not running, world switches included, and time blocked",
    },
    steal: "steal",
    stealHelp: "Steal: time ready or co-stopped, divided by the time it wanted to run (that, running and exits)",
    faults: "faults",
    faultsHelp: {
      all: "Page faults so far",
      afterFirstTouch: "Page faults so far on pages that were in memory before; + first touches",
      replacementsOnly: "Page faults so far for which a page had to leave; + the others",
    },
    faultsValue: (counted, apart) => `${counted} +${apart}`,
    memory: {
      active: { label: "in use", help: "Pages in use when memory was last divided" },
      ballooned: { label: "balloon", help: "Pages that its balloon holds" },
      swapped: { label: "swapped", help: "Pages that the host has swapped out" },
      shared: { label: "shared", help: "Pages of it that share a frame with equal ones" },
      pagesShared: { label: "Frames shared", help: "By two pages or more; pages_shared in Linux" },
      pagesSharing: { label: "Frames saved", help: "By sharing; pages_sharing in Linux" },
    },
    storage: {
      tierHits: { label: "Tier hits", help: "Accesses that found their volume in the fast tier" },
      tierMisses: { label: "Tier misses", help: "Accesses that waited for a copy from the archive" },
      copiesBack: {
        label: "Copies back",
        help: "Of what was written, to the archive, before its slot went to another",
      },
      throttled: {
        label: "Throttled",
        help: "Reads and writes held back by I/O limits, and how long they waited together",
      },
    },
    throttledValue: (requests, ticks) => `${requests} · ${ticks}`,
    translation: {
      hitRate: { label: "TLB", help: "TLB hits as a share of its references" },
      accesses: { label: "walk", help: "Accesses to page tables, for each of its references" },
      accessTime: {
        label: "EAT",
        help: "Effective access time in ns: memory × (1 + accesses to page tables a reference)",
      },
    },
    turnaround: "turn",
    turnaroundHelp: "Turnaround: completion − arrival, once every program has ended",
    response: "resp",
    responseHelp: "Response: first dispatch − arrival",
    weighted: "T / s",
    weightedHelp: "Weighted turnaround: turnaround divided by service time (guest time without spinning)",
    arrival: "arr",
    arrivalHelp: "Arrival: when it was first started",
    cpuTicksHelp: "Guest time so far",
    spin: "spin",
    spinHelp: "Time spent spinning at barriers: part of its guest time, without progress",
    barriers: "barr",
    barriersHelp: "Barriers opened so far",
    warm: "warm",
    warmHelp: "The part of its guest time in which it was warm where it ran, and so worked faster",
    spinning: "Wasted spinning",
    spinningHelp:
      "Time pCPUs ran a vCPU that spun at a barrier: busy, but no useful work; and its share of elapsed time",
    spinningValue: (ticks, percent) => `${ticks} (${percent})`,
    barriersOpened: "Barriers opened",
    barriersOpenedHelp: "How often all vCPUs of a machine had come to a barrier and went on",
    none: "–",
    empty: "No machines yet. Their figures appear here.",
    utilization: "Utilisation",
    utilizationHelp: "Guest time without spinning, divided by elapsed time, over all pCPUs: useful work",
    busy: "Busy",
    busyHelp: "Guest time (spinning included), VM exits and world switches, divided by elapsed time",
    fairness: "Jain fairness",
    fairnessHelp:
      "(Σx)² / (n · Σx²) with x = guest time / weight of each machine (times its vCPUs where a weight counts for each of them), each tick by the weight of its moment. 1 is fair, 1/n is all for one",
    switches: "Context switches",
    switchesHelp: "Dispatches of another vCPU than the last one on that pCPU",
    throughput: "Throughput",
    throughputValue: (completions, elapsed) => `${completions} in ${elapsed}`,
    throughputHelp: "Programs finished in the time elapsed",
    averages: (finished, started) =>
      `Averages over ${finished} finished of ${started} ${started === 1 ? "program" : "programs"}`,
    noAverages: "Averages appear when the first program ends.",
    average: {
      turnaround: { label: "Turnaround", definition: "completion − arrival" },
      waiting: { label: "Waiting" },
      response: { label: "Response", definition: "first dispatch − arrival" },
      weightedTurnaround: { label: "Weighted turnaround", definition: "turnaround / service time" },
    },
    waitingDefinition: {
      readyOnly: "time ready but not running",
      readyAndBlocked: "time ready but not running, and time blocked",
    },
    timesIn: (unit) => `times in ${unit}`,
  },
  events: {
    title: "Events",
    list: "Events of the run",
    filter: "Kinds of events shown",
    all: "all",
    some: (count) => `${count} kinds`,
    group: { commands: "commands", scheduling: "scheduling", memory: "memory", disk: "disk", details: "details" },
    groupHelp: {
      commands: "Commands and states of machines",
      scheduling: "Dispatches, rounds, and who becomes ready, blocks or ends",
      memory: "Hits, faults, victims and loads",
      disk: "Disk requests and extents",
      details: "Bookkeeping: phases of pCPUs, orders of queues, single frames",
    },
    empty: "Nothing has happened yet.",
    nothingShown: "No event of these kinds so far.",
    hint: "Arrow keys move, Enter goes to that moment.",
  },
};

const zh: WhyTexts = {
  at: (time, step) => `t = ${time} · 第 ${step} 步`,
  whyTitle: "原因",
  more: "展开",
  less: "收起",
  reason: "原因说明",
  begin: "按“播放”，或用右方向键单步前进。每一次决定都在这里解释：选了谁，为什么，与谁相比。",
  beginEmpty: "请创建并启动一台虚拟机。宿主机的每一次决定都会在这里解释。",
  waiting: "正在等待模拟开始",
  instead: "可以改为",
  alsoNow: "同一时刻",
  alsoMore: (count) => `另有 ${count} 个，见事件列表`,
  code: (policy) => `伪代码：${policy}`,
  codeLit: "由这一行决定",
  comparison: "比较的数值",
  candidate: "候选者",
  chosen: "选中",
  moreLosers: (count) => `另有 ${count} 个`,
  formula: {
    title: "公式",
    timeslice: "时间片",
    byWeight: "× 权重：",
    bySlice: "各得：",
    onPcpu: (pcpu) => `pCPU ${pcpu}`,
    noRound: (ticks) => `N = ${ticks}；一轮开始时才确定 k。`,
    fixed: (k, turn) =>
      k === 0
        ? "固定值。现在没有需要服务的 vCPU：k = 0。"
        : `固定值。现有 k = ${k} 个需要服务，每个在 k · T = ${turn} 之内都能轮到。`,
    fixedFor: (policy) => `固定值。轮到谁，每次由调度策略“${policy}”决定。`,
    dynamic: (policy) => `各 pCPU 最近一次调度时给出；调度策略“${policy}”每次重新计算。`,
    none: (policy) => `调度策略“${policy}”没有时间片：运行者一直占用 pCPU。`,
    stretched: (k) => `N 延长到 k = ${k}：每个 1 个滴答。`,
    pages: (vm) => `${vm} 的页数`,
    needsPages: (_n, count, unused) =>
      `需要 ${count} 页，${unused === null ? "正好整除。" : `向上取整，最后一页有 ${unused} 未使用。`}`,
    needsExtents: (_n, count, unused) =>
      `需要 ${count} 个区段，${unused === null ? "正好整除。" : `向上取整，最后一个有 ${unused} 未使用。`}`,
    volume: (volume) => `${volume} 的区段数`,
    noPages: (vm) => `${vm} 不访问内存：不需要页。`,
    moreRounds: (count) => `另有 ${count} 个 pCPU`,
    noMachine: "选择一台虚拟机，查看它的页和卷。",
  },
  metrics: {
    title: "指标",
    until: (time) => `0 至 ${time}`,
    perVm: "虚拟机",
    perVcpu: "vCPU",
    level: "表格的行",
    vm: "虚拟机",
    vcpu: "vCPU",
    cpu: "CPU",
    cpuHelp: "客户机运行时间占全部 pCPU 迄今时间的比例；各虚拟机之和等于宿主机的繁忙率减去虚拟机退出和世界切换",
    wait: "等待",
    waitHelp: {
      readyOnly: "等待时间：就绪但未运行的时间，含世界切换",
      readyAndBlocked: "等待时间：就绪但未运行的时间（含世界切换），加上阻塞时间",
    },
    steal: "被窃取",
    stealHelp: "被窃取时间比例：就绪与协同停止的时间除以想运行的时间（再加上运行与退出处理）",
    faults: "缺页",
    faultsHelp: {
      all: "到目前为止的缺页次数",
      afterFirstTouch: "到目前为止对曾在内存中的页的缺页次数；+ 后为首次访问",
      replacementsOnly: "到目前为止需要淘汰其他页的缺页次数；+ 后为其余",
    },
    faultsValue: (counted, apart) => `${counted} +${apart}`,
    memory: {
      active: { label: "在用", help: "上次分配内存时在用的页数" },
      ballooned: { label: "气球", help: "被气球占着的页数" },
      swapped: { label: "换出", help: "被宿主机换出的页数" },
      shared: { label: "共享", help: "与相同的页共享页框的页数" },
      pagesShared: { label: "共享页框", help: "由两页或更多页共享；Linux 的 pages_shared" },
      pagesSharing: { label: "节省页框", help: "因共享而省下；Linux 的 pages_sharing" },
    },
    storage: {
      tierHits: { label: "高速层命中", help: "在高速层找到所要的卷的访问次数" },
      tierMisses: { label: "高速层未命中", help: "等待从归档复制的访问次数" },
      copiesBack: { label: "复制回去", help: "槽位让给别的之前，把写过的内容复制回归档的次数" },
      throttled: { label: "限流", help: "被 I/O 上限拦下的读写，以及它们一共等了多久" },
    },
    throttledValue: (requests, ticks) => `${requests} · ${ticks}`,
    translation: {
      hitRate: { label: "TLB", help: "它的访存中 TLB 命中的比例" },
      accesses: { label: "走表", help: "它的每次访存平均读页表的次数" },
      accessTime: { label: "EAT", help: "有效访问时间（ns）：内存访问时间 ×（1 + 每次访存读页表的次数）" },
    },
    turnaround: "周转",
    turnaroundHelp: "周转时间：完成时刻 − 到达时刻，全部程序结束后才有",
    response: "响应",
    responseHelp: "响应时间：首次调度时刻 − 到达时刻",
    weighted: "带权",
    weightedHelp: "带权周转时间：周转时间除以服务时间（客户机运行时间，不含自旋等待）",
    arrival: "到达",
    arrivalHelp: "到达时刻：首次启动的时刻",
    cpuTicksHelp: "到目前为止的客户机运行时间",
    spin: "自旋",
    spinHelp: "在屏障处自旋等待的时间：属于客户机运行时间，但没有进展",
    barriers: "屏障",
    barriersHelp: "到目前为止打开的屏障数",
    warm: "预热后",
    warmHelp: "客户机运行时间中，在缓存已预热的 pCPU 上运行、因而更快的部分",
    spinning: "自旋浪费",
    spinningHelp: "pCPU 运行在屏障处自旋等待的 vCPU 的时间：忙碌，但没有做有用的工作；括号内为占经过时间的比例",
    spinningValue: (ticks, percent) => `${ticks}（${percent}）`,
    barriersOpened: "打开的屏障",
    barriersOpenedHelp: "同一虚拟机的全部 vCPU 都到达屏障、得以继续的次数",
    none: "–",
    empty: "还没有虚拟机。它们的指标会显示在这里。",
    utilization: "利用率",
    utilizationHelp: "所有 pCPU 上客户机运行时间（不含自旋等待）除以经过的时间：有用的工作",
    busy: "忙碌",
    busyHelp: "客户机运行（含自旋等待）、虚拟机退出与世界切换的时间之和除以经过的时间",
    fairness: "Jain 公平性",
    fairnessHelp:
      "(Σx)² / (n · Σx²)，x 为每台虚拟机的运行时间 / 权重（权重按每个 vCPU 计时再除以 vCPU 数），每个滴答按当时的权重计。1 为公平，1/n 为独占",
    switches: "上下文切换",
    switchesHelp: "调度的 vCPU 与该 pCPU 上次运行者不同的次数",
    throughput: "吞吐量",
    throughputValue: (completions, elapsed) => `${elapsed} 内 ${completions} 个`,
    throughputHelp: "经过的时间内结束的程序数",
    averages: (finished, started) => `已结束 ${finished} 个程序（共 ${started} 个）的平均值`,
    noAverages: "第一个程序结束后显示平均值。",
    average: {
      turnaround: { label: "周转时间", definition: "完成时刻 − 到达时刻" },
      waiting: { label: "等待时间" },
      response: { label: "响应时间", definition: "首次调度时刻 − 到达时刻" },
      weightedTurnaround: { label: "带权周转时间", definition: "周转时间 / 服务时间" },
    },
    waitingDefinition: { readyOnly: "就绪但未运行的时间", readyAndBlocked: "就绪但未运行的时间加上阻塞时间" },
    timesIn: (unit) => `时间单位：${unit}`,
  },
  events: {
    title: "事件",
    list: "运行中的事件",
    filter: "显示的事件种类",
    all: "全部",
    some: (count) => `${count} 种`,
    group: { commands: "命令", scheduling: "调度", memory: "内存", disk: "磁盘", details: "细节" },
    groupHelp: {
      commands: "命令与虚拟机状态",
      scheduling: "调度、轮次，以及就绪、阻塞、结束",
      memory: "命中、缺页、牺牲页与装入",
      disk: "磁盘请求与区段",
      details: "记录：pCPU 阶段、队列顺序、单个页框",
    },
    empty: "还没有发生任何事件。",
    nothingShown: "到目前为止没有这些种类的事件。",
    hint: "方向键移动，回车键转到该时刻。",
  },
};

export const why = { en, zh };
