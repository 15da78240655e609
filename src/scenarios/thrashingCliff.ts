/** Two machines loop over three pages each and have four frames together (domain C.4): the disk does all the work. */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const LOOP_OVER_THREE = writtenProgram("LOOP 4 { W 0 1 2 }");

function looping(name: string) {
  return { ...defaultMachine(name), memoryBytes: 3 * textbookHost.pageBytes, programs: [LOOP_OVER_THREE] };
}

export const thrashingCliff: GalleryEntry = {
  id: "thrashingCliff",
  scenario: {
    ...defaultScenario,
    title: TITLES.thrashingCliff.en,
    hosts: [
      {
        ...textbookHost,
        scheduler: { policy: "rr", params: { timeslice: 4 } },
        frames: 4,
        replacement: { policy: "lru", params: {} },
        disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }],
        costs: { ...textbookHost.costs, worldSwitch: 1, fault: 1, reference: 1 },
      },
    ],
    machines: [looping("A"), looping("B")],
  },
  tries: [
    { do: "host", part: { frames: 5 } },
    { do: "host", part: { frames: 6 } },
    { do: "host", part: { loadControl: { window: 10 } } },
  ],
  texts: {
    en: {
      title: TITLES.thrashingCliff.en,
      description:
        "Six pages in four frames: the processor computes 12% of the time and the disk hardly rests; with six frames it all takes a fifth of the time.",
      see: "Six pages in four frames: the disk works, the processor waits.",
    },
    zh: {
      title: TITLES.thrashingCliff.zh,
      description:
        "六个页争用四个页框：处理器只有 12% 的时间在计算，磁盘几乎没有空闲；页框增加到六个，总时间只要五分之一。",
      see: "六个页争四个页框：磁盘在忙，处理器在等。",
    },
  },
};
