/** Texts of the panel of what virtualization costs. `zh` must have the shape of `en`: the compiler checks it. */
import type { ExitCause } from "../../model/exits.ts";

/** What the time of a machine is made of, and the pages of its guest system. */
export type CostLine =
  | "boot"
  | "work"
  | "walks"
  | "exits"
  | "kernel"
  | "switches"
  | "sum"
  | "guestPages"
  | "sharedPages"
  | "end";

interface LineText {
  readonly label: string;
  readonly formula: string;
}

const enLines: Readonly<Record<CostLine, LineText>> = {
  boot: { label: "Booting", formula: "the boot ticks of the machine, before its program" },
  work: { label: "Guest work", formula: "guest time − walks − booting" },
  walks: { label: "Page walks", formula: "page table entries read × ticks of one" },
  exits: { label: "Exits", formula: "by cause: exits × (cost of the cause, or an exit and back) + cold caches" },
  kernel: { label: "Kernel of the host", formula: "system calls × ticks of one + faults: no exit" },
  switches: { label: "World switches", formula: "switches × ticks of one, on all pCPUs" },
  sum: { label: "On a pCPU", formula: "the lines above, added up" },
  guestPages: { label: "Pages of the guest system", formula: "frames for its own kernel and caches" },
  sharedPages: {
    label: "Pages in shared frames",
    formula: "files that containers read once, in the page cache of the host",
  },
  end: { label: "Done at", formula: "end of its last program" },
};

const en = {
  title: "What virtualization costs",
  waiting: "Nothing has run yet.",
  itemised: "Where the time went",
  line: enLines,
  item: "Item",
  all: "Host",
  container: "container",
  machine: "machine",
  more: (count: string) => `and ${count} more machines`,
  none: "–",
  /** `18 (6%)`. */
  withShare: (ticks: string, percent: string) => `${ticks} (${percent})`,
  shares: (name: string, parts: readonly string[]) => `${name}: ${parts.join(", ")}`,
  share: (label: string, percent: string) => `${label} ${percent}`,
  times: (count: string) => `${count} exits`,
  calls: (count: string) => `${count} calls`,
  exits: "Exits by cause",
  exitsOfMachines: "Exits by cause and machine",
  noExits: "Nobody has exited so far.",
  cause: "Cause",
  asked: "Asked",
  count: "Exits",
  kernelCalls: "Kernel calls",
  ticks: "Time",
  overTime: (from: string, to: string) => `Exits and kernel calls over time, ${from} to ${to}`,
  window: (from: string, to: string, parts: readonly string[]) => `${from} to ${to}: ${parts.join(", ")}`,
  windowNone: "none",
  wrong: (count: string) =>
    `${count} sensitive instructions did not trap, and did something else than they should. Nothing on the guest’s side told it.`,
  causes: {
    hypercall: "Hypercalls",
    trap: "Traps",
    sensitive: "Sensitive instructions",
    fault: "Page faults",
    disk: "Disk requests",
    tables: "Page table writes",
    translate: "Translated blocks",
    host: "The monitor’s own work",
  } as Readonly<Record<ExitCause, string>>,
  /** Heads of columns. */
  shortCauses: {
    hypercall: "Calls",
    trap: "Traps",
    sensitive: "Sensitive",
    fault: "Faults",
    disk: "Disk",
    tables: "Tables",
    translate: "Blocks",
    host: "Monitor",
  } as Readonly<Record<ExitCause, string>>,
  cell: (asked: string, time: string) => `asked for ${asked} times, ${time}`,
};

export type CostTexts = typeof en;

const zh: CostTexts = {
  title: "虚拟化的代价",
  waiting: "还没有任何运行。",
  itemised: "时间的去向",
  item: "项目",
  line: {
    boot: { label: "启动引导", formula: "程序开始之前的引导时间" },
    work: { label: "客户机工作", formula: "客户机时间 − 页表遍历 − 引导" },
    walks: { label: "页表遍历", formula: "读取的页表项数 × 每项时间" },
    exits: { label: "退出", formula: "按原因：退出次数 ×（该原因的代价，或一次退出与进入）+ 缓存变冷" },
    kernel: { label: "宿主机内核", formula: "系统调用数 × 每次时间 + 缺页：没有退出" },
    switches: { label: "世界切换", formula: "切换次数 × 每次时间，所有 pCPU" },
    sum: { label: "占用 pCPU", formula: "以上各行之和" },
    guestPages: { label: "客户机系统的页", formula: "自身内核和缓存所占页框" },
    sharedPages: { label: "共享页框中的页", formula: "容器所读的文件在宿主机的页缓存中只有一份" },
    end: { label: "完成于", formula: "最后一个程序的结束" },
  },
  all: "宿主机",
  container: "容器",
  machine: "虚拟机",
  more: (count) => `另有 ${count} 台`,
  none: "–",
  withShare: (ticks, percent) => `${ticks}（${percent}）`,
  shares: (name, parts) => `${name}：${parts.join("，")}`,
  share: (label, percent) => `${label} ${percent}`,
  times: (count) => `${count} 次退出`,
  calls: (count) => `${count} 次调用`,
  exits: "按原因统计退出",
  exitsOfMachines: "按原因和虚拟机统计退出",
  noExits: "到目前为止没有退出。",
  cause: "原因",
  asked: "请求",
  count: "退出",
  kernelCalls: "内核调用",
  ticks: "时间",
  overTime: (from, to) => `各时段的退出和内核调用，${from} 至 ${to}`,
  window: (from, to, parts) => `${from} 至 ${to}：${parts.join("，")}`,
  windowNone: "无",
  wrong: (count) => `有 ${count} 条敏感指令没有陷入，做了不该做的事，而客户机毫不知情。`,
  causes: {
    hypercall: "超级调用",
    trap: "陷入",
    sensitive: "敏感指令",
    fault: "缺页",
    disk: "磁盘请求",
    tables: "写页表",
    translate: "翻译的代码段",
    host: "监控器自己的工作",
  },
  shortCauses: {
    hypercall: "超级调用",
    trap: "陷入",
    sensitive: "敏感指令",
    fault: "缺页",
    disk: "磁盘",
    tables: "页表",
    translate: "翻译",
    host: "监控器",
  },
  cell: (asked, time) => `请求 ${asked} 次，用时 ${time}`,
};

export const costs = { en, zh };
