/** Belady's anomaly: under FIFO this reference string (R2) faults more often with four frames than with three. */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

export const beladyAnomaly: GalleryEntry = {
  id: "beladyAnomaly",
  scenario: {
    ...defaultScenario,
    title: TITLES.beladyAnomaly.en,
    hosts: [{ ...textbookHost, frames: 3, replacement: { policy: "fifo", params: {} } }],
    machines: [
      {
        ...defaultMachine("guest"),
        memoryBytes: 6 * textbookHost.pageBytes,
        programs: [writtenProgram("R 1 2 3 4 1 2 5 1 2 3 4 5")],
      },
    ],
  },
  tries: [
    { do: "host", part: { frames: 4 } },
    { do: "host", part: { replacement: { policy: "lru", params: {} } } },
    { do: "next", unit: "fault" },
  ],
  texts: {
    en: {
      title: TITLES.beladyAnomaly.en,
      description:
        "With three frames FIFO faults 9 times; give the host four frames and it faults 10 times, although there is more memory.",
      see: "Give FIFO a fourth frame: it faults more often, not less.",
    },
    zh: {
      title: TITLES.beladyAnomaly.zh,
      description: "三个页框时 FIFO 缺页 9 次；把页框数改为 4，内存多了，缺页反而增加到 10 次。",
      see: "给 FIFO 第四个页框：缺页不减反增。",
    },
  },
};
