/** Texts of the area `memory`, in both languages. `zh` must have the shape of `en`: the compiler checks it. */
import type { FaultClass } from "../../model/events.ts";
import { numberText } from "../numberText.ts";

/** What a person can be told of one frame. Names are of machines; -1 and null stand for "does not apply". */
export interface FrameFacts {
  readonly frame: number;
  /** Null: nobody holds it, or several do. */
  readonly machine: string | null;
  /** Pages that share it, and what they hold in words; null: it is no shared one. */
  readonly sharing: { readonly pages: readonly { machine: string; page: number }[]; readonly holds: string } | null;
  readonly page: number;
  /** Null: the replacement policy keeps no reference bit. */
  readonly referenced: boolean | null;
  /** What the replacement policy counts of the page, in words; null: nothing. */
  readonly counted: string | null;
  readonly dirty: boolean;
  readonly busy: "reading" | "writing" | null;
  readonly hasHand: boolean;
}

/** Pages of a shared frame that are named. */
const MOST_SHARERS = 8;

const en = {
  title: "Memory",
  faults: "faults",
  faultsApart: "shown apart",
  hitRatio: "hit ratio",
  noRatio: "–",
  view: "View of the memory",
  viewFrames: "Frames",
  viewTable: "Table",
  mapLabel: "Page frames",
  mapHelp: "Arrow keys move from frame to frame, Enter selects.",
  free: "free",
  reading: "reading",
  writing: "writing",
  tagFault: "FAULT",
  tagVictim: "VICTIM",
  tagLoaded: "LOADED",
  hand: "Clock hand",
  /** What is said of a frame, one thing behind the other. */
  notes: (parts: readonly string[]) => parts.join("; "),
  bitCleared: "reference bit cleared in this step",
  legendReferenced: "referenced",
  legendNotReferenced: "not referenced",
  legendDirty: "dirty",
  legendCleared: "bit cleared",
  legendHand: "clock hand",
  legendBusy: "disk transfer",
  legendVictim: "victim",
  legendShared: "shared, read-only (×n: by n pages)",
  /** Somebody whose it is not has tried to reach a frame. */
  tried: { stopped: "tried by another, stopped", breach: "reached by another: a breach" },
  /** In a shared frame: its pages. */
  shared: "shared",
  sharers: (count: number) => `×${numberText(count)}`,
  frame: (facts: FrameFacts) => {
    const parts: string[] = [];
    if (facts.sharing) {
      const { pages, holds } = facts.sharing;
      const shown = pages.slice(0, MOST_SHARERS).map(({ machine, page }) => `${machine} page ${numberText(page)}`);
      const rest = pages.length > shown.length ? ` and ${numberText(pages.length - shown.length)} more` : "";
      parts.push(`shared by ${shown.join(", ")}${rest}; holds ${holds}; read-only`);
    } else if (facts.machine === null) parts.push("free");
    else parts.push(`${facts.machine} page ${facts.page}`);
    if (facts.machine !== null && facts.referenced !== null)
      parts.push(facts.referenced ? "reference bit 1" : "reference bit 0");
    if (facts.machine !== null && facts.counted !== null) parts.push(facts.counted);
    if (facts.dirty) parts.push("dirty");
    if (facts.busy === "reading") parts.push("being read from the disk");
    if (facts.busy === "writing") parts.push("being written to the disk");
    if (facts.hasHand) parts.push("clock hand here");
    return `Frame ${numberText(facts.frame)}: ${parts.join(", ")}`;
  },
  framesOfCell: (from: number, to: number, owners: readonly { name: string; count: number }[], free: number) => {
    const parts = owners.map(({ name, count }) => `${name} ${numberText(count)}`);
    if (free > 0) parts.push(`free ${numberText(free)}`);
    return `Frames ${numberText(from)} to ${numberText(to)}: ${parts.join(", ")}`;
  },
  cellHolds: (count: number) => `1 square = ${numberText(count)} frames`,
  shades: "strong: referenced, pale: not referenced",
  markFault: "page fault: its page is loaded here",
  markVictim: (machine: string, page: number) => `victim: ${machine} page ${page} leaves`,
  markLoaded: "page read back from the disk",
  markHit: "hit",
  references: (machine: string) => `${machine} references`,
  workingSets: "Working sets",
  referencesLabel: (machine: string) => `References of ${machine}: past, present and known future`,
  referenceSpoken: (page: number, write: boolean) => (write ? `page ${page}, write` : `page ${page}`),
  current: "now",
  future: "still to come",
  write: "write",
  hit: "hit",
  faultLong: {
    firstTouch: "fault, first touch: the page was never loaded",
    swappedOut: "fault: the page was taken out of memory before",
    inFlight: "fault: the page is already on its way",
    dropped: "fault: the page was in memory before, unchanged, and was dropped",
    ballooned: "fault: the balloon of the machine holds the page",
    guestSwapped: "fault: the guest has written the page to its own disk",
    shared: "fault: written to, but its frame is shared",
    onSource: "fault: the page is still on the host that the machine has left",
  } satisfies Record<FaultClass, string>,
  lists: (policy: string, machine: string | null) =>
    machine === null ? `Lists of ${policy}, oldest first` : `Lists of ${policy} for ${machine}, oldest first`,
  listsLabel: (policy: string, machine: string | null) =>
    machine === null ? `Lists of ${policy}` : `Lists of ${policy} for ${machine}`,
  listOf: (list: string) => `Pages in ${list}, the oldest first`,
  listLength: (length: number) => numberText(length),
  listEmpty: "empty",
  listHidden: (count: number) => `… ${numberText(count)} more …`,
  /** `frame` null: the page is only remembered. */
  listEntry: (machine: string, page: number, frame: number | null, isMoved: boolean) =>
    `${machine} page ${page}, ${frame === null ? "remembered without a frame" : `in frame ${numberText(frame)}`}${
      isMoved ? "; moved by the last reference" : ""
    }`,
  /** The number that a policy steers itself by. */
  figure: (label: string, value: number) => `${label} = ${value}`,
  ghostHit: (page: number, list: string) => `Ghost hit: page ${page} in ${list}`,
  ghostHitHelp: "The page is in no frame, but the policy still remembered it.",
  noMachines: "No machines yet. A new machine's pages appear here as it touches them.",
  noReferencesYet: "Nothing has touched memory yet.",
  noReferencesAtAll: "No program touches memory. References (such as R0 W1) in a machine's program fill these frames.",
  machineSilent: (machine: string) => `${machine} makes no memory references around here.`,
  waiting: "Waiting for the run to start",
  tableCaption: (machine: string) => `Frames by references of ${machine}: the page in each frame after each reference`,
  tableFrame: "frame",
  tableReference: "reference",
  tableFault: "fault",
  tableVictim: "victim",
  tableFaultMark: "F",
  tableFaultSpoken: "page fault",
  tableHitSpoken: "hit",
  tableNoVictim: "none",
  tableMoreFrames: (count: number) =>
    count === 1 ? "and 1 frame that this machine does not use" : `and ${numberText(count)} more frames`,
  tableTooLarge: (limit: number, frames: number) =>
    `The table is for hosts of up to ${numberText(limit)} frames; this one has ${numberText(frames)}. The frames view shows them all.`,
  tableBit1: "bit 1",
  tableBit0: "bit 0",
  tableCleared: "cleared at this step",
  tableHand: "hand after the step",
  tableLoaded: "loaded",
  tableAhead: "grey: after the cursor",
  tableView: "Part of the run",
  tableSoFar: "So far",
  tableWhole: "Whole run",
  tableCopy: "Copy",
  tableCopied: "Copied",
  tableNone: "–",
  tableEmpty: "The table begins with the first memory reference.",
};

const zh: typeof en = {
  title: "内存",
  faults: "缺页",
  faultsApart: "次另列",
  hitRatio: "命中率",
  noRatio: "–",
  view: "内存视图",
  viewFrames: "页框",
  viewTable: "表格",
  mapLabel: "页框",
  mapHelp: "方向键在页框间移动，回车键选定。",
  free: "空闲",
  reading: "读入",
  writing: "写回",
  tagFault: "缺页",
  tagVictim: "牺牲页",
  tagLoaded: "调入",
  hand: "时钟指针",
  notes: (parts: readonly string[]) => parts.join("；"),
  bitCleared: "本步清除了访问位",
  legendReferenced: "访问位 1",
  legendNotReferenced: "访问位 0",
  legendDirty: "脏页",
  legendCleared: "清除访问位",
  legendHand: "时钟指针",
  legendBusy: "磁盘传输",
  legendVictim: "牺牲页",
  legendShared: "共享，只读（×n：n 个页）",
  tried: { stopped: "别人试图访问，被阻止", breach: "被别人访问到：突破" },
  shared: "共享",
  sharers: (count: number) => `×${numberText(count)}`,
  frame: (facts: FrameFacts) => {
    const parts: string[] = [];
    if (facts.sharing) {
      const { pages, holds } = facts.sharing;
      const shown = pages.slice(0, MOST_SHARERS).map(({ machine, page }) => `${machine} 的页 ${numberText(page)}`);
      const rest = pages.length > shown.length ? `等 ${numberText(pages.length)} 页` : "";
      parts.push(`由 ${shown.join("、")}${rest}共享；内容：${holds}；只读`);
    } else if (facts.machine === null) parts.push("空闲");
    else parts.push(`${facts.machine} 的页 ${facts.page}`);
    if (facts.machine !== null && facts.referenced !== null) parts.push(facts.referenced ? "访问位为 1" : "访问位为 0");
    if (facts.machine !== null && facts.counted !== null) parts.push(facts.counted);
    if (facts.dirty) parts.push("脏页");
    if (facts.busy === "reading") parts.push("正从磁盘读入");
    if (facts.busy === "writing") parts.push("正写回磁盘");
    if (facts.hasHand) parts.push("时钟指针在此");
    return `页框 ${numberText(facts.frame)}：${parts.join("，")}`;
  },
  framesOfCell: (from: number, to: number, owners: readonly { name: string; count: number }[], free: number) => {
    const parts = owners.map(({ name, count }) => `${name} ${numberText(count)} 个`);
    if (free > 0) parts.push(`空闲 ${numberText(free)} 个`);
    return `页框 ${numberText(from)} 至 ${numberText(to)}：${parts.join("，")}`;
  },
  cellHolds: (count: number) => `每格代表 ${numberText(count)} 个页框`,
  shades: "深色：访问位 1；浅色：访问位 0",
  markFault: "缺页：所需的页装入此页框",
  markVictim: (machine: string, page: number) => `牺牲页：${machine} 的页 ${page} 被换出`,
  markLoaded: "页面已从磁盘调回",
  markHit: "命中",
  references: (machine: string) => `${machine} 的访问序列`,
  workingSets: "工作集",
  referencesLabel: (machine: string) => `${machine} 的页面访问序列：过去、当前与已知的将来`,
  referenceSpoken: (page: number, write: boolean) => (write ? `页 ${page}，写` : `页 ${page}`),
  current: "当前",
  future: "尚未发生",
  write: "写",
  hit: "命中",
  faultLong: {
    firstTouch: "缺页，首次访问：该页从未装入内存",
    swappedOut: "缺页：该页先前已被换出",
    inFlight: "缺页：该页正在调入途中",
    dropped: "缺页：该页先前在内存中，未被修改，已被丢弃",
    ballooned: "缺页：该页被本虚拟机的气球占着",
    guestSwapped: "缺页：客户机已把该页写入自己的磁盘",
    shared: "缺页：要写的页在共享页框中",
    onSource: "缺页：该页还在虚拟机离开的宿主机上",
  },
  lists: (policy: string, machine: string | null) =>
    machine === null ? `${policy} 的列表，从旧到新` : `${machine} 的 ${policy} 列表，从旧到新`,
  listsLabel: (policy: string, machine: string | null) =>
    machine === null ? `${policy} 的列表` : `${machine} 的 ${policy} 列表`,
  listOf: (list: string) => `${list} 中的页，从最旧到最新`,
  listLength: (length: number) => numberText(length),
  listEmpty: "空",
  listHidden: (count: number) => `… 另有 ${numberText(count)} 项 …`,
  listEntry: (machine: string, page: number, frame: number | null, isMoved: boolean) =>
    `${machine} 的页 ${page}，${frame === null ? "只被记住，不在页框中" : `在页框 ${numberText(frame)} 中`}${
      isMoved ? "；最近一次访问移动了它" : ""
    }`,
  figure: (label: string, value: number) => `${label} = ${value}`,
  ghostHit: (page: number, list: string) => `幽灵命中：${list} 中的页 ${page}`,
  ghostHitHelp: "该页不在任何页框中，但置换策略还记得它。",
  noMachines: "还没有虚拟机。新建虚拟机后，它访问到的页会显示在这里。",
  noReferencesYet: "目前还没有内存访问。",
  noReferencesAtAll: "没有程序访问内存。在虚拟机的程序中写入访问操作（如 R0 W1），页框就会被占用。",
  machineSilent: (machine: string) => `${machine} 在此前后没有内存访问。`,
  waiting: "正在等待运行开始",
  tableCaption: (machine: string) => `${machine} 的页面置换表：每次访问后各页框中的页`,
  tableFrame: "页框",
  tableReference: "访问",
  tableFault: "缺页",
  tableVictim: "换出",
  tableFaultMark: "缺",
  tableFaultSpoken: "缺页",
  tableHitSpoken: "命中",
  tableNoVictim: "无",
  tableMoreFrames: (count: number) => `另有 ${numberText(count)} 个页框未列出`,
  tableTooLarge: (limit: number, frames: number) =>
    `表格适用于不超过 ${numberText(limit)} 个页框的宿主机；当前宿主机有 ${numberText(frames)} 个，请用页框视图查看。`,
  tableBit1: "访问位 1",
  tableBit0: "访问位 0",
  tableCleared: "本步清除",
  tableHand: "本步之后的指针",
  tableLoaded: "调入",
  tableAhead: "灰色：光标之后",
  tableView: "运行的范围",
  tableSoFar: "截至光标",
  tableWhole: "整个运行",
  tableCopy: "复制",
  tableCopied: "已复制",
  tableNone: "–",
  tableEmpty: "从第一次内存访问起，表格开始填写。",
};

export const memory = { en, zh };
