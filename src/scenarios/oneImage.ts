/**
 * Machines that were made of one image (domain C.6): each fills six pages, of which it changes one again. The scanner finds
 * the five that are equal in its second pass, as in the first it only remembers what pages hold: 12 pages need 7 frames. A
 * write to a shared page takes one more, and a third machine fits beside them: 18 pages in 14 frames.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec, SharingSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { SHARING } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const PAGES = 6;

function guest(name: string, program: string, arrival = 0): MachineSpec {
  const programs = [writtenProgram(`W 0 1 2 3 4 5; W 5; ${program}`)];
  return { ...defaultMachine(name), memoryBytes: PAGES * textbookHost.pageBytes, arrival, programs, image: 1 };
}

const sharing: SharingSpec = { ...defaultsOf(SHARING), sleep: 10, pages: 6 };

export const oneImage: GalleryEntry = {
  id: "oneImage",
  // The second pass has ended: five pages of each machine are merged.
  opensAt: 40,
  scenario: {
    ...defaultScenario,
    title: TITLES.oneImage.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 2,
        scheduler: { policy: "rr", params: { timeslice: 16 } },
        frames: 14,
        replacement: { policy: "lru", params: {} },
        costs: { ...textbookHost.costs, fault: 1, reference: 1 },
        sharing,
      },
    ],
    machines: [
      guest("web", "LOOP * { C 5; R 0 1 2 }"),
      guest("shop", "IO 45; W 1; LOOP * { C 6; R 0 1 }"),
      guest("late", "LOOP * { C 6; R 0 1 }", 80),
    ],
  },
  tries: [
    { do: "next", unit: "fault" },
    { do: "host", part: { sharing: { ...sharing, requireStable: false } } },
    { do: "command", command: { command: "stop", vm: "web" } },
  ],
  texts: {
    en: {
      title: TITLES.oneImage.en,
      description:
        "Two machines of one image hold the same in five of their six pages. The scanner remembers what pages hold in its first pass and merges them in its second: 12 pages in 7 frames. When shop writes to a shared page it gets a copy; the third machine fits only because of what was saved.",
      see: "Twelve pages need 7 frames; the next fault is a copy on write.",
    },
    zh: {
      title: TITLES.oneImage.zh,
      description:
        "两台虚拟机来自同一镜像，六页中有五页内容相同。扫描器第一遍记下内容，第二遍合并：12 页只占 7 个页框。shop 写共享页时得到自己的一份；第三台虚拟机靠省下的页框才放得下。",
      see: "12 页占 7 个页框；下次缺页时 shop 得到自己的一份。",
    },
  },
};
