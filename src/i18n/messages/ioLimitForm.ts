/** The words of the form for a limit of I/O. */
import type { IO_LIMIT } from "../../model/settings.ts";
import type { OptionText } from "../settingTexts.ts";

interface IoLimitTexts {
  readonly option: OptionText<typeof IO_LIMIT>;
  readonly dialog: {
    title(vm: string): string;
    description(time: string): string;
    readonly submit: string;
    readonly hint: string;
  };
}

const en: IoLimitTexts = {
  option: {
    label: "Limit its I/O",
    off: "It may ask for as much I/O as it likes.",
    on: "What it asks for beyond these numbers in a period waits in front of the disks’ queues, in its order.",
    settings: {
      every: { label: "Period", help: "Periods begin at the multiples of it; then it may ask again." },
      requests: { label: "Requests", placeholder: "any", help: "libvirt: total_iops_sec." },
      reads: { label: "Reads", placeholder: "any", help: "read_iops_sec, in the place of a number for all." },
      writes: { label: "Writes", placeholder: "any", help: "write_iops_sec." },
      blocks: { label: "Blocks", placeholder: "any", help: "total_bytes_sec. A block is an extent." },
      readBlocks: { label: "Blocks read", placeholder: "any", help: "read_bytes_sec." },
      writeBlocks: { label: "Blocks written", placeholder: "any", help: "write_bytes_sec." },
      burst: { label: "Saved up, periods", help: "What it does not use, for a burst (…_max). 1: nothing is kept." },
    },
  },
  dialog: {
    title: (vm) => `I/O limit of ${vm}`,
    description: (time) => `From the moment shown on: t = ${time}.`,
    submit: "Set limit",
    hint: "All its volumes together, counted as its guest asks: copies, mirrors and parity do not count, and neither do pages on their way to or from the swap volume.",
  },
};

const zh: IoLimitTexts = {
  option: {
    label: "限制 I/O",
    off: "它可以提出任意多的 I/O 请求。",
    on: "一个周期内超出这些数目的请求在磁盘队列之前按顺序等待。",
    settings: {
      every: { label: "周期", help: "周期从它的整数倍时刻开始，届时可以再次请求。" },
      requests: { label: "请求数", placeholder: "不限", help: "libvirt：total_iops_sec。" },
      reads: { label: "读次数", placeholder: "不限", help: "read_iops_sec，不与总数同时给出。" },
      writes: { label: "写次数", placeholder: "不限", help: "write_iops_sec。" },
      blocks: { label: "块数", placeholder: "不限", help: "total_bytes_sec。一块为一个区段。" },
      readBlocks: { label: "读块数", placeholder: "不限", help: "read_bytes_sec。" },
      writeBlocks: { label: "写块数", placeholder: "不限", help: "write_bytes_sec。" },
      burst: { label: "可积攒的周期", help: "未用完的留作突发（…_max）。1：不积攒。" },
    },
  },
  dialog: {
    title: (vm) => `${vm} 的 I/O 上限`,
    description: (time) => `从当前时刻起：t = ${time}。`,
    submit: "设定上限",
    hint: "它的所有卷合计，按客户机的请求计数：复制、镜像和校验不计，与交换卷之间的换页也不计。",
  },
};

export const ioLimitForm = { en, zh };
