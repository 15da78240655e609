/** The reference string by which Silberschatz explains page replacement (Operating System Concepts; string R1). */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

export const silberschatzString: GalleryEntry = {
  id: "silberschatzString",
  scenario: {
    ...defaultScenario,
    title: TITLES.silberschatzString.en,
    hosts: [{ ...textbookHost, frames: 3, replacement: { policy: "lru", params: {} } }],
    machines: [
      {
        ...defaultMachine("guest"),
        memoryBytes: 8 * textbookHost.pageBytes,
        programs: [writtenProgram("R 7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1")],
      },
    ],
  },
  tries: [
    { do: "host", part: { frames: 4 } },
    { do: "host", part: { replacement: { policy: "fifo", params: {} } } },
    { do: "next", unit: "fault" },
  ],
  texts: {
    en: {
      title: TITLES.silberschatzString.en,
      description:
        "The reference string of Silberschatz with three frames: LRU faults 12 times, FIFO 15 times, the optimal policy 9 times.",
      see: "Three frames, twenty references: see who leaves, and why.",
    },
    zh: {
      title: TITLES.silberschatzString.zh,
      description: "Silberschatz 教材中的引用串，三个页框：LRU 缺页 12 次，FIFO 缺页 15 次，最佳置换缺页 9 次。",
      see: "三个页框、二十次访问：看谁被换出，为什么。",
    },
  },
};
