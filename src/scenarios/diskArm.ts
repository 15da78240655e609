/**
 * The disk queue of Silberschatz (Operating System Concepts, mass storage): a tick for each cylinder that the arm travels, and
 * nothing else takes time, so that the clock counts the cylinders.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { ArmSpec, DiskSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { ARM } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const CYLINDERS = 200;
const QUEUE = [98, 183, 37, 122, 14, 124, 65, 67];

function disk(scheduler: ArmSpec["scheduler"]): DiskSpec {
  return { extents: CYLINDERS, readTicks: 0, writeTicks: 0, arm: { ...defaultsOf(ARM), scheduler, head: 53 } };
}

export const diskArm: GalleryEntry = {
  id: "diskArm",
  scenario: {
    ...defaultScenario,
    title: TITLES.diskArm.en,
    hosts: [{ ...textbookHost, disks: [disk("fcfs")] }],
    machines: [
      {
        ...defaultMachine("reader"),
        memoryBytes: 0,
        volumes: [{ name: "disk", bytes: CYLINDERS * textbookHost.extentBytes }],
        programs: [writtenProgram(`${QUEUE.map((cylinder) => `DISK& 0 ${cylinder} r`).join("; ")}; WAIT`)],
      },
    ],
  },
  tries: [
    { do: "host", part: { disks: [disk("sstf")] } },
    { do: "host", part: { disks: [disk("scan")] } },
    { do: "host", part: { disks: [disk("clook")] } },
  ],
  texts: {
    en: {
      title: TITLES.diskArm.en,
      description:
        "Eight requests wait for one arm, which stands over cylinder 53. In the order of arrival it travels 640 cylinders, nearest first only 236; SCAN takes 331, C-SCAN 382, LOOK 299, C-LOOK 322.",
      see: "FCFS travels 640 cylinders, SSTF only 236.",
    },
    zh: {
      title: TITLES.diskArm.zh,
      description:
        "八个请求等待同一个磁头，它停在柱面 53。按到达顺序要移动 640 个柱面，最短寻道优先只要 236；SCAN 331，C-SCAN 382，LOOK 299，C-LOOK 322。",
      see: "FCFS 移动 640 个柱面，SSTF 只要 236。",
    },
  },
};
