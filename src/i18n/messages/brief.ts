/** Texts of the area `brief`: the bar under the title. `zh` must have the shape of `en`: the compiler checks it. */
import type { DiskCondition, ExitsSpec } from "../../model/scenario.ts";

interface BriefTexts {
  readonly label: string;
  readonly see: string;
  /** A change, as a button or a chip says it: `Frames 3 → 4`. */
  readonly change: (name: string, from: string, to: string) => string;
  /** What a key of a presenter's remote does. */
  readonly onceMore: string;
  readonly backOnceMore: string;
  /** Between several changes. */
  readonly comma: string;
  readonly frames: string;
  readonly pcpus: string;
  readonly queues: { readonly global: string; readonly perPcpu: string };
  readonly tables: Readonly<Record<"nested" | "shadow" | "native", string>>;
  readonly idleTax: string;
  readonly balloons: string;
  readonly loadControl: string;
  readonly merging: string;
  readonly onlyStable: string;
  readonly iommu: string;
  readonly scrubbing: string;
  /** Whose pages are replaced. */
  readonly scopeOf: string;
  readonly scope: Readonly<Record<"global" | "local", string>>;
  readonly switched: Readonly<Record<"on" | "off", string>>;
  /** Of the fast tier. */
  readonly tierSlots: string;
  readonly hypercallBatch: string;
  /** What becomes of sensitive instructions. */
  readonly technique: Readonly<Record<ExitsSpec["technique"], string>>;
  readonly tierUnit: Readonly<Record<"volume" | "extent", string>>;
  readonly settings: string;
  readonly conventions: string;
  readonly next: Readonly<Record<"fault" | "switch", string>>;
  readonly atMost: (vm: string, pages: string) => string;
  readonly disk: (pv: number, state: DiskCondition) => string;
  /** The way back to the policy before. */
  readonly back: (policy: string) => string;
  /** The way back to the scenario that was open before. */
  readonly backTo: (title: string) => string;
  readonly result: string;
  readonly remove: string;
  readonly figure: Readonly<Record<"faults" | "waiting" | "turnaround" | "switches" | "busy", string>>;
  /** `name`: a figure; it was `from`, and is `to`. */
  readonly became: (name: string, from: string, to: string) => string;
  readonly unchanged: string;
  readonly rules: string;
  readonly chooseRules: (profile: string) => string;
}

const EN_DISK = { working: "works again", failed: "fails", closed: "gives no new extents" } as const;
const ZH_DISK = { working: "恢复", failed: "故障", closed: "不再分配" } as const;

const en: BriefTexts = {
  label: "About this scenario",
  see: "What to see",
  change: (name, from, to) => `${name} ${from} → ${to}`,
  comma: ", ",
  onceMore: "Press Page down once more to do this",
  backOnceMore: "Press Page up once more to take this back",
  frames: "Frames",
  pcpus: "pCPUs",
  queues: { global: "One queue", perPcpu: "A queue per pCPU" },
  tables: { nested: "Nested tables", shadow: "Shadow tables", native: "Native tables" },
  idleTax: "Idle memory tax",
  balloons: "Balloons",
  loadControl: "Load control",
  merging: "Equal pages merged",
  onlyStable: "Only stable pages",
  iommu: "IOMMU",
  scrubbing: "Scrubbing",
  scopeOf: "Replacement",
  scope: { global: "global", local: "local" },
  switched: { on: "on", off: "off" },
  tierSlots: "Slots",
  hypercallBatch: "Hypercalls in one exit",
  technique: {
    hardware: "Hardware",
    trapAndEmulate: "Trap and emulate",
    binaryTranslation: "Binary translation",
    paravirtual: "Paravirtual",
  },
  tierUnit: { volume: "Whole volumes", extent: "Single extents" },
  settings: "Settings",
  conventions: "Conventions",
  next: { fault: "To the next fault", switch: "To the next switch" },
  atMost: (vm, pages) => `${vm}: at most ${pages} pages`,
  disk: (pv, state) => `pv${pv} ${EN_DISK[state]}`,
  back: (policy) => `Back: ${policy}`,
  backTo: (title) => `Back to “${title}”`,
  result: "What the last change did",
  remove: "Remove",
  figure: { faults: "faults", waiting: "waiting", turnaround: "turnaround", switches: "switches", busy: "busy" },
  became: (name, from, to) => `${name} became ${to}, was ${from}`,
  unchanged: "no figure changes",
  rules: "Rules",
  chooseRules: (profile) => `Rules: ${profile}. See and change them`,
};

const zh: BriefTexts = {
  label: "关于本场景",
  see: "看点",
  change: (name, from, to) => `${name} ${from} → ${to}`,
  comma: "，",
  onceMore: "再按一次 PageDown 即执行",
  backOnceMore: "再按一次 PageUp 即撤销",
  frames: "页框",
  pcpus: "pCPU",
  queues: { global: "共用一条队列", perPcpu: "每个 pCPU 一条队列" },
  tables: { nested: "嵌套页表", shadow: "影子页表", native: "本机页表" },
  idleTax: "空闲内存税",
  balloons: "气球",
  loadControl: "负载控制",
  merging: "合并相同页",
  onlyStable: "只合并不变的页",
  iommu: "IOMMU",
  scrubbing: "页框清零",
  scopeOf: "置换",
  scope: { global: "全局", local: "局部" },
  switched: { on: "开", off: "关" },
  tierSlots: "槽位",
  hypercallBatch: "每次退出的超级调用数",
  technique: {
    hardware: "硬件辅助",
    trapAndEmulate: "陷入模拟",
    binaryTranslation: "二进制翻译",
    paravirtual: "半虚拟化",
  },
  tierUnit: { volume: "整个卷", extent: "单个区段" },
  settings: "设置",
  conventions: "约定",
  next: { fault: "下一次缺页", switch: "下一次切换" },
  atMost: (vm, pages) => `${vm}：至多 ${pages} 页`,
  disk: (pv, state) => `pv${pv} ${ZH_DISK[state]}`,
  back: (policy) => `改回：${policy}`,
  backTo: (title) => `返回“${title}”`,
  result: "上次改动的结果",
  remove: "移除",
  figure: { faults: "缺页", waiting: "等待", turnaround: "周转", switches: "切换", busy: "忙碌" },
  became: (name, from, to) => `${name}由 ${from} 变为 ${to}`,
  unchanged: "各项数字不变",
  rules: "约定",
  chooseRules: (profile) => `约定：${profile}。查看与更改`,
};

export const brief = { en, zh };
