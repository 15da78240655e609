/**
 * Why stripe a volume, and what a mirror is for (domain D.3, D.7): the same read of twelve extents takes twelve ticks where
 * they follow one another on a disk, and four on three stripes. A mirrored volume goes on when one of its disks fails.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { Layout, MachineSpec } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const EXTENTS = 12;

function reader(name: string, arrival: number, program: string, layout?: Layout): MachineSpec {
  return {
    ...defaultMachine(name),
    arrival,
    volumes: [{ name: "data", bytes: EXTENTS * textbookHost.extentBytes, ...(layout && { layout }) }],
    programs: [writtenProgram(program)],
  };
}

export const whyStriping: GalleryEntry = {
  id: "whyStriping",
  // The striped volume is being read.
  opensAt: 22,
  scenario: {
    ...defaultScenario,
    title: TITLES.whyStriping.en,
    hosts: [
      {
        ...textbookHost,
        disks: Array.from({ length: 3 }, () => ({ extents: 24, readTicks: 1, writeTicks: 1 })),
      },
    ],
    machines: [
      reader("linear", 0, "DISK 0 0 12 r"),
      reader("striped", 20, "DISK 0 0 12 r", { kind: "striped", disks: 3 }),
      reader("mirror", 30, "LOOP 5 { C 1; DISK 0 4 2 w; DISK 0 4 2 r }", { kind: "mirrored", disks: 2 }),
    ],
    commands: [
      { command: "setDisk", disk: 1, state: "failed", at: 38 },
      { command: "setDisk", disk: 1, state: "working", at: 48 },
    ],
  },
  tries: [
    { do: "command", command: { command: "setDisk", disk: 2, state: "failed" } },
    { do: "command", command: { command: "setDisk", disk: 2, state: "working" } },
  ],
  texts: {
    en: {
      title: TITLES.whyStriping.en,
      description:
        "Three machines read and write volumes of twelve extents, a tick each. The linear one reads them one after the other from one disk: 12 ticks. The striped one has three disks work at once: 4 ticks. The mirrored one writes twice and goes on when disk pv1 fails at 38; what pv1 misses meanwhile is out of date there. Fail a disk under the linear or the striped one, and its machine is paused.",
      see: "Twelve extents take 12 ticks from one disk, and 4 from three stripes.",
    },
    zh: {
      title: TITLES.whyStriping.zh,
      description:
        "三台虚拟机读写各有 12 个区段的卷，每个区段 1 个滴答。线性卷从一块磁盘依次读取：12 个滴答。条带卷让三块磁盘同时工作：4 个滴答。镜像卷每次写两份，38 时 pv1 故障后照常运行；pv1 错过的内容在那里已过时。若线性卷或条带卷下面的磁盘故障，虚拟机就会暂停。",
      see: "12 个区段，一块磁盘要 12 个滴答，三个条带只要 4 个。",
    },
  },
};
