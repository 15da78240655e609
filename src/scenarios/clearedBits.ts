/**
 * A Clock whose bits are cleared by time as well, every four references: a course's exercise (Rensselaer Polytechnic
 * Institute, Operating Systems, autumn 2005, homework 4), with 14 faults where the plain Clock has 29.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const clock = (clearEvery: number) => ({ policy: "clock", params: { clearEvery } });

export const clearedBits: GalleryEntry = {
  id: "clearedBits",
  scenario: {
    ...defaultScenario,
    title: TITLES.clearedBits.en,
    hosts: [{ ...textbookHost, frames: 4, replacement: clock(4) }],
    machines: [
      {
        ...defaultMachine("guest"),
        memoryBytes: 6 * textbookHost.pageBytes,
        programs: [writtenProgram(`R 0 1 2 3 0 1 2${" 4 0 1 2 5 0 1 2".repeat(5)}`)],
      },
    ],
  },
  tries: [
    { do: "host", part: { replacement: clock(0) } },
    { do: "host", part: { replacement: { policy: "lru", params: {} } } },
    { do: "next", unit: "fault" },
  ],
  texts: {
    en: {
      title: TITLES.clearedBits.en,
      description:
        "A course's Clock clears all reference bits every 4 references: 47 references in four frames fault 14 times. Where only the hand clears bits, 29 times.",
      see: "All bits are cleared every 4 references: the hand finds who is not used.",
    },
    zh: {
      title: TITLES.clearedBits.zh,
      description:
        "某课程的时钟算法每 4 次访问清除全部访问位：47 次访问、四个页框，缺页 14 次；若只由指针清除，则为 29 次。",
      see: "每 4 次访问清除全部访问位：指针才看得出谁没在用。",
    },
  },
};
