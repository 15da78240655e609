/** The words of the form for the memory region of the host. */
import type { REGION } from "../../model/settings.ts";
import type { OptionText } from "../settingTexts.ts";
import { region as panel } from "./region.ts";

type Texts = OptionText<typeof REGION>;

const en: Texts = {
  label: "Memory region",
  off: "Memory is given in pages: where they lie makes no difference.",
  on: "Every machine that is on has one block of the region, in one piece. It asks for its memory, or for the number of units in its settings, and is not started where no hole is large enough.",
  settings: {
    size: { label: "Units" },
    unit: {
      label: "A unit is",
      choices: {
        unit: { label: "A unit", sentence: "Without a name; a machine asks for its pages." },
        KB: { label: "KB", sentence: "1,024 bytes of a machine’s memory." },
        MB: { label: "MB", sentence: "1,048,576 bytes of a machine’s memory." },
      },
    },
    fit: { label: "Fit", choices: panel.en.fits },
    order: {
      label: "Order of the free list",
      help: "Buddies are always in the order of their addresses.",
      choices: {
        address: { label: "By address", sentence: "The usual one." },
        sizeAscending: { label: "Smallest first", sentence: "OSTEP: SIZESORT+." },
        sizeDescending: { label: "Largest first", sentence: "OSTEP: SIZESORT-." },
        insertFront: { label: "Freed last at the front", sentence: "OSTEP: INSERT-FRONT." },
        insertBack: { label: "Freed last at the back", sentence: "OSTEP: INSERT-BACK." },
      },
    },
    header: { label: "Header", help: "Units that each block needs besides." },
    alignment: { label: "Alignment", help: "Requests are rounded up to a multiple of it; 1: none." },
    coalescing: {
      label: "A freed block",
      choices: {
        neighbours: { label: "Joins its neighbours", sentence: "It becomes one with the holes that touch it." },
        listNeighbours: {
          label: "Joins neighbours in the list",
          sentence: "OSTEP: only holes that follow each other in the free list and in memory become one.",
        },
        never: { label: "Stays by itself", sentence: "Holes are never joined." },
      },
    },
    remainder: {
      label: "What is left of a hole",
      choices: {
        keepsPlace: { label: "Keeps its place", sentence: "In the free list, until the next block is freed (OSTEP)." },
        isSorted: { label: "Is put in order", sentence: "The free list is in its order at all times." },
      },
    },
    base: { label: "First address" },
    holes: {
      label: "Holes at the beginning",
      placeholder: "all of it is free",
      help: "Their sizes in the order of their addresses. Between them lie blocks that belong to no machine and share the rest.",
    },
  },
};

const zh: Texts = {
  label: "连续内存区域",
  off: "内存按页分配：页放在哪里没有区别。",
  on: "每台开机的虚拟机占用区域中连续的一块。它请求自己的内存，或其设置中的单位数；没有足够大的空闲分区就不能启动。",
  settings: {
    size: { label: "单位数" },
    unit: {
      label: "一个单位是",
      choices: {
        unit: { label: "一个单位", sentence: "没有名称；虚拟机请求其页数。" },
        KB: { label: "KB", sentence: "虚拟机内存的 1,024 字节。" },
        MB: { label: "MB", sentence: "虚拟机内存的 1,048,576 字节。" },
      },
    },
    fit: { label: "分配算法", choices: panel.zh.fits },
    order: {
      label: "空闲分区链的次序",
      help: "伙伴系统总是按地址排列。",
      choices: {
        address: { label: "按地址", sentence: "最常用。" },
        sizeAscending: { label: "从小到大", sentence: "OSTEP：SIZESORT+。" },
        sizeDescending: { label: "从大到小", sentence: "OSTEP：SIZESORT-。" },
        insertFront: { label: "最后释放的在最前", sentence: "OSTEP：INSERT-FRONT。" },
        insertBack: { label: "最后释放的在最后", sentence: "OSTEP：INSERT-BACK。" },
      },
    },
    header: { label: "块头", help: "每块另外需要的单位数。" },
    alignment: { label: "对齐", help: "请求向上取整为它的倍数；1 表示不对齐。" },
    coalescing: {
      label: "释放的块",
      choices: {
        neighbours: { label: "与邻接的合并", sentence: "与相邻的空闲分区合为一个。" },
        listNeighbours: { label: "只与链中相邻的合并", sentence: "OSTEP：在链中前后相接且地址也相接的才合并。" },
        never: { label: "不合并", sentence: "空闲分区从不合并。" },
      },
    },
    remainder: {
      label: "分割剩下的部分",
      choices: {
        keepsPlace: { label: "留在原处", sentence: "在链中位置不变，直到下一次释放（OSTEP）。" },
        isSorted: { label: "重新排序", sentence: "空闲分区链始终有序。" },
      },
    },
    base: { label: "起始地址" },
    holes: {
      label: "初始空闲分区",
      placeholder: "全部空闲",
      help: "按地址次序给出大小。它们之间是不属于任何虚拟机的块，平分其余空间。",
    },
  },
};

export const regionSettings: { readonly en: Texts; readonly zh: Texts } = { en, zh };
