/**
 * Texts of the area `overcommit`: what each machine has of the memory it was promised, and how scarce free memory is. `zh`
 * must have the shape of `en`: the compiler checks it.
 */
import type { FreeMemoryState } from "../../model/states.ts";
import { zhFreeMemory } from "../freeMemoryWords.ts";

const en = {
  title: "Memory promised and had",
  free: (free: string, frames: string) => `Free: ${free} of ${frames} frames`,
  state: {
    high: "high: nothing is taken back",
    soft: "soft: balloons take pages",
    hard: "hard: the host swaps as well",
    low: "low: machines beyond their targets stand still",
  } satisfies Record<FreeMemoryState, string> as Readonly<Record<FreeMemoryState, string>>,
  threshold: (state: FreeMemoryState, percent: string, frames: string) => `${state}: ${percent} %, ${frames} frames`,
  machine: "Machine",
  /** The columns, which are the parts of the bars as well. */
  configured: "configured",
  target: "target",
  granted: "granted",
  active: "in use",
  idle: "idle",
  ballooned: "ballooned",
  swapped: "swapped",
  shared: "shared",
  help: {
    configured: "Pages that it was promised.",
    target: "Pages that it should have, by shares and use.",
    granted: "Frames that it has.",
    active: "Pages in use when memory was last divided.",
    ballooned: "Pages that its balloon holds: its guest cannot use them.",
    swapped: "Pages that the host has swapped out.",
    shared: "Pages that share a frame with equal ones: the frame is the host’s.",
  },
  limit: "most, by command",
  limited: (pages: string) => `at most ${pages} by command`,
  balloonOff: "balloon switched off",
  bar: (vm: string, granted: string, configured: string, ballooned: string, swapped: string, target: string) =>
    `${vm}: ${granted} of ${configured} pages in frames, ${ballooned} ballooned, ${swapped} swapped out, target ${target}`,
  held: "stands still: free memory is low",
  twice: (pages: string) => `${pages} paged twice`,
  twiceHelp: "Pages that the guest paged out when the host had already: read in only to be written again.",
  table: "Pages of each machine",
  none: "No machine is on.",
};

const zh: typeof en = {
  title: "承诺的内存与实际拥有的内存",
  free: (free, frames) => `空闲：${free} / ${frames} 个页框`,
  state: {
    high: `${zhFreeMemory.high}：不回收`,
    soft: `${zhFreeMemory.soft}：气球充气`,
    hard: `${zhFreeMemory.hard}：宿主机也换出`,
    low: `${zhFreeMemory.low}：超出目标的虚拟机暂不运行`,
  },
  threshold: (state, percent, frames) => `${zhFreeMemory[state]}：${percent} %，${frames} 个页框`,
  machine: "虚拟机",
  configured: "配置",
  target: "目标",
  granted: "拥有",
  active: "在用",
  idle: "空闲",
  ballooned: "气球",
  swapped: "换出",
  shared: "共享",
  help: {
    configured: "承诺给它的页数。",
    target: "按份额和使用情况应有的页数。",
    granted: "它拥有的页框数。",
    active: "上次分配内存时在用的页数。",
    ballooned: "被气球占着的页：客户机不能使用。",
    swapped: "被宿主机换出的页。",
    shared: "与相同的页共享页框的页：页框归宿主机。",
  },
  limit: "命令规定的上限",
  limited: (pages) => `命令规定至多 ${pages} 页`,
  balloonOff: "气球已关闭",
  bar: (vm, granted, configured, ballooned, swapped, target) =>
    `${vm}：${configured} 页中 ${granted} 页在页框中，气球 ${ballooned} 页，换出 ${swapped} 页，目标 ${target} 页`,
  held: "暂不运行：空闲内存不足",
  twice: (pages) => `双重换页 ${pages} 页`,
  twiceHelp: "宿主机已换出、客户机又换出的页：读入只是为了再次写出。",
  table: "各虚拟机的页",
  none: "没有运行中的虚拟机。",
};

export const overcommit = { en, zh };
