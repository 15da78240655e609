/**
 * Texts of the area `steal`: who took whose time, as the panel and the tooltip of the chart say it. `zh` must have the
 * shape of `en`: the compiler checks it.
 */
import type { TimePart } from "../../trace/figures/steal.ts";

interface StealTexts {
  readonly title: string;
  /** On the right of the title. */
  readonly upTo: (time: string) => string;
  /** The sums are still being made. */
  readonly counting: (done: string, goal: string) => string;
  readonly starting: string;
  readonly empty: string;
  readonly nobodyWaited: string;
  readonly hasNotWaited: (vm: string) => string;
  /** The time that `vm` waited, and how much of it was taken by whom: `takers` took `share` each. */
  readonly taken: (vm: string, waited: string, share: string, takers: readonly string[]) => string;
  /** As above: `count` machines took as much. */
  readonly takenByMany: (vm: string, waited: string, share: string, count: string) => string;
  readonly takenByOwn: (vm: string, waited: string, share: string) => string;
  readonly takenByNobody: (vm: string, waited: string, share: string) => string;
  readonly matrix: string;
  readonly matrixHelp: (unit: string) => string;
  /** The unit, where the scenario calls its tick a tick. */
  readonly ticks: string;
  readonly vm: string;
  readonly waited: string;
  readonly waitedHelp: string;
  readonly takenBy: string;
  /** The column of time that was charged to no machine. */
  readonly nobody: string;
  readonly nobodyHelp: string;
  readonly took: string;
  readonly tookHelp: string;
  readonly others: (count: string) => string;
  readonly ownHelp: (vm: string) => string;
  readonly none: string;
  readonly bars: (time: string) => string;
  readonly vcpu: string;
  readonly steal: string;
  readonly stealHelp: string;
  readonly moreVcpus: (count: number) => string;
  readonly legend: string;
  /** In the legend and the table; `taken` and `nobody` are what `ready` is divided into. */
  readonly part: Readonly<Record<Exclude<TimePart, "ready"> | "taken" | "nobody", string>>;
  /** One part of a bar in words. */
  readonly partOf: (part: string, ticks: string) => string;
  readonly takenPart: (taker: string, ticks: string) => string;
  readonly bar: (vcpu: string, parts: readonly string[]) => string;
  readonly asTable: string;
  readonly what: string;
  readonly how: string;
  readonly ruleOne: string;
  readonly ruleShared: (pcpus: number) => string;
  readonly ruleOwnQueue: string;
  readonly inChart: string;
  /** In the tooltip of the chart, and its legend. */
  readonly held: (vcpu: string, pcpu: number) => string;
  readonly switchingTo: (vcpu: string, pcpu: number) => string;
  readonly switchIn: (pcpu: number) => string;
  readonly idle: (pcpu: number) => string;
  readonly morePcpus: (count: number) => string;
}

const en: StealTexts = {
  title: "Steal time",
  upTo: (time) => `up to ${time}`,
  counting: (done, goal) => `counted ${done} of ${goal}`,
  starting: "Waiting for the run to start",
  empty: "No machines yet. Who takes whose time appears here.",
  nobodyWaited: "Nobody has had to wait for a pCPU so far.",
  hasNotWaited: (vm) => `${vm} has not had to wait for a pCPU so far.`,
  taken: (vm, waited, share, takers) =>
    takers.length === 1
      ? `${vm} waited ${waited}: ${share} of it was taken by ${takers[0]}.`
      : `${vm} waited ${waited}: ${takers.slice(0, -1).join(", ")} and ${takers.at(-1)} took ${share} of it each.`,
  takenByMany: (vm, waited, share, count) => `${vm} waited ${waited}: ${count} machines took ${share} of it each.`,
  takenByOwn: (vm, waited, share) => `${vm} waited ${waited}: ${share} of it was taken by its own other vCPUs.`,
  takenByNobody: (vm, waited, share) =>
    `${vm} waited ${waited}: ${share} of it nobody took, the pCPUs were switching or idle.`,
  matrix: "Who took whose time",
  matrixHelp: (unit) => `${unit}, and percent of what was waited`,
  ticks: "ticks",
  vm: "VM",
  waited: "waited",
  waitedHelp: "Time in which its vCPUs were ready and did not run: its steal time",
  takenBy: "taken by",
  nobody: "none",
  nobodyHelp: "No machine took this time: the pCPU was in a world switch, or idle.",
  took: "took",
  tookHelp: "What this machine took from all, itself included",
  others: (count) => `${count} others`,
  ownHelp: (vm) => `What the vCPUs of ${vm} took from each other`,
  none: "–",
  bars: (time) => `Time of each vCPU, 0 to ${time}`,
  vcpu: "vCPU",
  steal: "steal",
  stealHelp:
    "Time waiting and co-stopped, divided by the time it wanted to run: that, running (spinning included) and exits",
  moreVcpus: (count) => `and ${count} more ${count === 1 ? "vCPU" : "vCPUs"}; select a machine to see its own`,
  legend: "Parts of the bars",
  part: {
    guest: "ran",
    spin: "spun",
    exit: "VM exit",
    taken: "taken",
    nobody: "switch, idle",
    blockedFault: "on fault",
    blockedDisk: "on disk",
    blockedLimit: "I/O limit",
    blockedDevice: "on device",
    halted: "halted",
    paused: "paused",
    capped: "throttled",
    costopped: "co-stopped",
    offline: "off",
  },
  partOf: (part, ticks) => `${part} ${ticks}`,
  takenPart: (taker, ticks) => `taken by ${taker} ${ticks}`,
  bar: (vcpu, parts) => `${vcpu}: ${parts.join(", ")}`,
  asTable: "The bars as a table",
  what: "Steal is time in which a vCPU was ready and others had the pCPUs it waited for. Time halted, blocked, paused or throttled by a cap is not steal: then it did not want to run, or was not allowed to. Time parked in debt by weight is.",
  how: "How it is counted",
  ruleOne: "There is one pCPU: whoever has it takes the time of all who are ready.",
  ruleShared: (pcpus) =>
    `With one run queue, a vCPU waits for every pCPU it may use, here up to ${pcpus}. Each tick of waiting is shared equally among them, and each share is charged to the machine that runs there.`,
  ruleOwnQueue:
    "Each pCPU has its own run queue: waiting is charged to the machine that runs on the pCPU of that queue.",
  inChart:
    "The band under a ready line in the chart shows the same: a stripe for each pCPU it waits for, in the colour of the machine that has it.",
  held: (vcpu, pcpu) => `${vcpu} held pCPU ${pcpu}`,
  switchingTo: (vcpu, pcpu) => `pCPU ${pcpu} was switching to ${vcpu}`,
  switchIn: (pcpu) => `pCPU ${pcpu} was switching to it`,
  idle: (pcpu) => `pCPU ${pcpu} was idle`,
  morePcpus: (count) => (count === 1 ? "and 1 more pCPU" : `and ${count} more pCPUs`),
};

const zh: StealTexts = {
  title: "被窃取时间",
  upTo: (time) => `截至 ${time}`,
  counting: (done, goal) => `已统计 ${done} / ${goal}`,
  starting: "正在等待模拟开始",
  empty: "还没有虚拟机。谁占用了谁的时间会显示在这里。",
  nobodyWaited: "到目前为止，没有 vCPU 等待过 pCPU。",
  hasNotWaited: (vm) => `到目前为止，${vm} 没有等待过 pCPU。`,
  taken: (vm, waited, share, takers) =>
    takers.length === 1
      ? `${vm} 共等待 ${waited}，其中 ${share} 被 ${takers[0]} 占用。`
      : `${vm} 共等待 ${waited}，被 ${takers.slice(0, -1).join("、")} 和 ${takers.at(-1)} 各占用 ${share}。`,
  takenByMany: (vm, waited, share, count) => `${vm} 共等待 ${waited}，被 ${count} 台虚拟机各占用 ${share}。`,
  takenByOwn: (vm, waited, share) => `${vm} 共等待 ${waited}，其中 ${share} 被它自己的其他 vCPU 占用。`,
  takenByNobody: (vm, waited, share) =>
    `${vm} 共等待 ${waited}，其中 ${share} 没有被任何虚拟机占用：pCPU 在切换或空闲。`,
  matrix: "谁占用了谁的时间",
  matrixHelp: (unit) => `单位：${unit}，以及占等待时间的百分比`,
  ticks: "滴答",
  vm: "虚拟机",
  waited: "等待",
  waitedHelp: "其 vCPU 就绪但未运行的时间，即被窃取时间",
  takenBy: "被谁占用",
  nobody: "无",
  nobodyHelp: "这段时间没有被任何虚拟机占用：pCPU 正在世界切换，或处于空闲。",
  took: "占用",
  tookHelp: "该虚拟机从所有虚拟机（包括自己）占用的时间",
  others: (count) => `其余 ${count} 台`,
  ownHelp: (vm) => `${vm} 自己的各 vCPU 之间相互占用的时间`,
  none: "–",
  bars: (time) => `各 vCPU 的时间，0 至 ${time}`,
  vcpu: "vCPU",
  steal: "被窃取",
  stealHelp: "等待与协同停止的时间除以想运行的时间（再加上运行与退出处理，含自旋等待）",
  moreVcpus: (count) => `另有 ${count} 个 vCPU；选中一台虚拟机可查看它的 vCPU`,
  legend: "条形图的各部分",
  part: {
    guest: "运行",
    spin: "自旋等待",
    exit: "虚拟机退出",
    taken: "被占用",
    nobody: "切换或空闲",
    blockedFault: "缺页阻塞",
    blockedDisk: "磁盘阻塞",
    blockedLimit: "I/O 上限",
    blockedDevice: "设备阻塞",
    halted: "空闲等待",
    paused: "已暂停",
    capped: "限流",
    costopped: "协同停止",
    offline: "离线",
  },
  partOf: (part, ticks) => `${part} ${ticks}`,
  takenPart: (taker, ticks) => `被 ${taker} 占用 ${ticks}`,
  bar: (vcpu, parts) => `${vcpu}：${parts.join("，")}`,
  asTable: "用表格显示条形图",
  what: "被窃取时间是 vCPU 已经就绪、而它所等待的 pCPU 被其他 vCPU 占用的时间。空闲等待、阻塞、暂停和因上限而限流的时间都不算：那时它不需要运行，或者不允许运行。因按权重欠额而停排的时间要算。",
  how: "统计方法",
  ruleOne: "只有一个 pCPU：谁占用它，谁就占用了所有就绪者的时间。",
  ruleShared: (pcpus) =>
    `只有一个运行队列时，vCPU 等待它可以使用的每一个 pCPU（这里最多 ${pcpus} 个）。等待的每个滴答在这些 pCPU 之间平均分摊，每一份记在正在其上运行的虚拟机名下。`,
  ruleOwnQueue: "每个 pCPU 有自己的运行队列：等待时间记在该队列所属 pCPU 上运行的虚拟机名下。",
  inChart: "甘特图中就绪线下方的色带表示同样的内容：所等待的每个 pCPU 各占一条，颜色为占用它的虚拟机。",
  held: (vcpu, pcpu) => `pCPU ${pcpu} 被 ${vcpu} 占用`,
  switchingTo: (vcpu, pcpu) => `pCPU ${pcpu} 正在切换到 ${vcpu}`,
  switchIn: (pcpu) => `pCPU ${pcpu} 正在切换到它`,
  idle: (pcpu) => `pCPU ${pcpu} 空闲`,
  morePcpus: (count) => `另有 ${count} 个 pCPU`,
};

export const steal = { en, zh };
