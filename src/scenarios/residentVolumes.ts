/**
 * Volumes that are swapped for one another (domain D.6, the figure of twenty ticks): the fast tier has room for two of three, and
 * a copy takes four ticks. Reading a, writing b, reading a, c and b again takes 20 ticks by LRU: b is dirty and leaves, so it
 * is copied back, and is needed at once.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { ResidencySpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { RESIDENCY } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const residency: ResidencySpec = { ...defaultsOf(RESIDENCY), slots: 2, copyTicks: 4 };
const { extentBytes } = textbookHost;

export const residentVolumes: GalleryEntry = {
  id: "residentVolumes",
  // b is copied back, and c waits for its slot.
  opensAt: 10,
  scenario: {
    ...defaultScenario,
    title: TITLES.residentVolumes.en,
    hosts: [{ ...textbookHost, disks: [{ extents: 12, readTicks: 0, writeTicks: 0 }], residency }],
    machines: [
      {
        ...defaultMachine("reader"),
        memoryBytes: 0,
        volumes: ["a", "b", "c"].map((name) => ({ name, bytes: 2 * extentBytes })),
        programs: [writtenProgram("DISK 0 0 r; DISK 1 0 w; DISK 0 1 r; DISK 2 0 r; DISK 1 1 r")],
      },
      {
        ...defaultMachine("other"),
        arrival: 22,
        memoryBytes: 0,
        volumes: [{ name: "d", bytes: extentBytes }],
        programs: [writtenProgram("LOOP 3 { DISK 0 0 w; C 3 }")],
      },
    ],
  },
  tries: [
    { do: "host", part: { residency: { ...residency, policy: "fifo" } } },
    { do: "host", part: { residency: { ...residency, slots: 3 } } },
    { do: "host", part: { residency: { ...residency, unit: "extent" } } },
  ],
  texts: {
    en: {
      title: TITLES.residentVolumes.en,
      description:
        "The fast tier has room for two volumes, an archive has all; a copy takes 4 ticks. The machine reads a, writes b, reads a, c and b again. By LRU b leaves for c: it was written to, so it is copied back first, and it is needed again at once: 20 ticks. FIFO takes a instead, and needs 12; so does a third slot.",
      see: "At 8 the dirty volume b leaves for c: it is copied back first.",
    },
    zh: {
      title: TITLES.residentVolumes.zh,
      description:
        "高速层放得下两个卷，归档保存全部；一次复制 4 个滴答。虚拟机读 a、写 b、读 a、读 c、再读 b。LRU 让 b 让位给 c：它被写过，先要复制回归档，随后又立刻用到，共 20 个滴答。FIFO 换出的是 a，只要 12 个；三个槽位也是 12 个。",
      see: "8 时脏卷 b 让位给 c：先复制回归档。",
    },
  },
};
