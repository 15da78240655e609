/** Texts of the area `machineTable`: hosts with many machines. `zh` must have the shape of `en`. */
import { hanSpaced } from "../hanSpace.ts";
/** The columns of the table that it can be sorted by. */
export const MACHINE_COLUMNS = [
  "name",
  "status",
  "vcpus",
  "cpu",
  "steal",
  "weight",
  "cap",
  "throttled",
  "faults",
] as const;
export type MachineColumn = (typeof MACHINE_COLUMNS)[number];
type ColumnTexts = Readonly<Record<MachineColumn, string>>;

interface MachineTableTexts {
  readonly tabs: string;
  readonly machines: (count: number) => string;
  readonly results: string;
  readonly events: string;
  readonly metrics: string;
  readonly life: string;
  readonly filter: string;
  readonly noMatch: (query: string) => string;
  /** Nobody is sought, and none exists. */
  readonly none: string;
  /** `hidden`: those of them that are not shown. */
  readonly selected: (count: number, hidden: number) => string;
  readonly oneAtATime: string;
  readonly selectAll: string;
  readonly select: (name: string) => string;
  readonly column: ColumnTexts;
  readonly help: ColumnTexts;
  readonly sortBy: (column: string) => string;
  readonly takenBy: string;
  readonly heat: (unit: string) => string;
  readonly heatTo: (peak: string) => string;
  readonly cell: (taker: string, ticks: string, loser: string) => string;
  readonly larger: string;
  readonly smaller: string;
  readonly edge: string;
  readonly newMachine: string;
  /** On the button of their menu. */
  readonly commands: string;
  readonly edit: Readonly<Record<"weight" | "cap" | "copies", string>>;
  readonly grouping: string;
  readonly groupBy: Readonly<Record<"name" | "pcpu" | "none", string>>;
  readonly openGroups: string;
  readonly anyPcpu: string;
  readonly onPcpus: (pcpus: string) => string;
  readonly vcpus: (count: number) => string;
  readonly noCell: string;
  readonly allReasons: string;
  readonly whyTaken: (
    loser: string,
    ready: string,
    elapsed: string,
    taker: string,
    taken: string,
    share: string,
  ) => string;
}

const en: MachineTableTexts = {
  tabs: "About the machines",
  machines: (count) => `Machines ${count}`,
  results: "Results",
  events: "Events",
  metrics: "Metrics",
  life: "States",
  filter: "Filter",
  noMatch: (query) => `No machine is called “${query}”.`,
  none: "No machine exists at this moment of the run.",
  selected: (count, hidden) => (hidden > 0 ? `${count} selected, ${hidden} not shown:` : `${count} selected:`),
  oneAtATime: "one at a time",
  selectAll: "Select all machines shown",
  select: (name) => `Select ${name}`,
  column: {
    name: "machine",
    status: "state",
    vcpus: "vCPUs",
    cpu: "CPU",
    steal: "steal",
    weight: "weight",
    cap: "cap",
    throttled: "throttled",
    faults: "faults",
  },
  help: {
    name: "Name",
    status: "State of the machine and of its vCPUs",
    vcpus: "How many vCPUs it has",
    cpu: "Guest time as a share of the time",
    steal: "Ready and not run, of all the time it wanted to run",
    weight: "Share under contention",
    cap: "Most processor time it may get, in percent of one pCPU",
    throttled: "Time that its cap took",
    faults: "Page faults that count",
  },
  sortBy: (column) => `Sort by ${column}; with Shift also by it`,
  takenBy: "time taken by →",
  heat: (unit) => `steal, ${unit}`,
  heatTo: (peak) => `to ${peak}`,
  cell: (taker, ticks, loser) => `${taker} took ${ticks} of ${loser}`,
  larger: "Full height",
  smaller: "Smaller",
  edge: "Height of the table",
  newMachine: "New",
  commands: "Commands",
  edit: { weight: "Weight…", cap: "Cap…", copies: "Duplicate × n…" },
  grouping: "group",
  groupBy: { name: "by name", pcpu: "by pCPU", none: "none" },
  openGroups: "Lanes of each machine in",
  anyPcpu: "any pCPU",
  onPcpus: (pcpus) => `pCPU ${pcpus}`,
  vcpus: (count) => (count === 1 ? "1 vCPU" : `${count} vCPUs`),
  noCell: "All slices alike",
  allReasons: "All reasons",
  whyTaken: (loser, ready, elapsed, taker, taken, share) =>
    `${loser} was ready for ${ready} of ${elapsed}. ${taker} took ${taken} of it, ${share}: its slices stand out above.`,
};

const zh: MachineTableTexts = {
  tabs: "关于虚拟机",
  machines: (count) => `虚拟机 ${count}`,
  results: "结果",
  events: "事件",
  metrics: "指标",
  life: "状态图",
  filter: "筛选",
  noMatch: (query) => `没有名为“${query}”的虚拟机。`,
  none: "运行到此刻还没有虚拟机。",
  selected: (count, hidden) => (hidden > 0 ? `已选 ${count} 台，其中 ${hidden} 台未显示：` : `已选 ${count} 台：`),
  oneAtATime: "一次一台",
  selectAll: "选中列出的全部虚拟机",
  select: (name) => `选中 ${name}`,
  column: {
    name: "虚拟机",
    status: "状态",
    vcpus: "vCPU",
    cpu: "CPU",
    steal: "被窃取",
    weight: "权重",
    cap: "上限",
    throttled: "限流",
    faults: "缺页",
  },
  help: {
    name: "名称",
    status: "虚拟机及其 vCPU 的状态",
    vcpus: "vCPU 个数",
    cpu: "客户机运行时间所占的比例",
    steal: "想运行的时间中就绪而未运行的部分",
    weight: "争用时的份额",
    cap: "最多可得的处理器时间，以一个 pCPU 的百分比计",
    throttled: "因上限而失去的时间",
    faults: "计入的缺页次数",
  },
  sortBy: (column) => hanSpaced(`按${column}排序；按住 Shift 追加`),
  takenBy: "时间被谁占用 →",
  heat: (unit) => `被窃取时间，${unit}`,
  heatTo: (peak) => `至 ${peak}`,
  cell: (taker, ticks, loser) => `${taker} 占用了 ${loser} 的 ${ticks}`,
  larger: "占满高度",
  smaller: "缩小",
  edge: "表格的高度",
  newMachine: "新建",
  commands: "命令",
  edit: { weight: "权重…", cap: "上限…", copies: "复制 × n…" },
  grouping: "分组",
  groupBy: { name: "按名称", pcpu: "按 pCPU", none: "不分组" },
  openGroups: "逐台显示的组",
  anyPcpu: "任意 pCPU",
  onPcpus: (pcpus) => `pCPU ${pcpus}`,
  vcpus: (count) => `${count} 个 vCPU`,
  noCell: "不再突出时间片",
  allReasons: "全部原因",
  whyTaken: (loser, ready, elapsed, taker, taken, share) =>
    `${loser} 在 ${elapsed} 中有 ${ready} 处于就绪；其中 ${taken}（${share}）被 ${taker} 占用：上方已突出它的时间片。`,
};

export const machineTable = { en, zh };
