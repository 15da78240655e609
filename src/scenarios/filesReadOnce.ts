/**
 * The page cache that containers share (domain G.2): `app` and `web` are containers of one image and read its four files, `vm`
 * is a machine that reads the same. A page that is read from its file takes a fault of 2 and a copy of 3; a file that is in the
 * cache the fault alone. Each has a page of its own besides, and `vm` two of its guest system.
 *
 * ```
 *     app   4 files · 5 + 5 = 25 in the kernel, 5 frames       web   4 · 2 + 5 = 13, 1 frame: the files are there
 *     vm    (4 + 1 + 2) · 5 = 35 in exits, 7 frames            together 13 frames for 17 pages
 * ```
 * At 90 web writes to a file, and gets a copy: 14 frames. The cache keeps a file as long as one container has it.
 */
import { defaultCosts, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { EXITS, SHARING } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const FILES = 4;
const SYSTEM_PAGES = 2;

function reader(name: string, arrival: number, then: string, changes: Partial<MachineSpec>): MachineSpec {
  return {
    ...defaultMachine(name),
    arrival,
    memoryBytes: (FILES + 1) * textbookHost.pageBytes,
    image: 1,
    filePages: FILES,
    programs: [writtenProgram(`R 0 1 2 3; W 4; ${then} LOOP { C 8; R 0 1 2 3 4 }`)],
    ...changes,
  };
}

export const filesReadOnce: GalleryEntry = {
  id: "filesReadOnce",
  // All three have read their files, and nobody has written to one.
  opensAt: 85,
  scenario: {
    ...defaultScenario,
    title: TITLES.filesReadOnce.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 3,
        scheduler: { policy: "fcfs", params: {} },
        frames: 16,
        replacement: { policy: "lru", params: {} },
        costs: { ...defaultCosts, fault: 2, reference: 1 },
        sharing: { ...defaultsOf(SHARING), scans: false },
        exits: { ...defaultsOf(EXITS), base: 1, copyPage: 3, syscall: 1 },
      },
    ],
    machines: [
      reader("app", 0, "", { isContainer: true }),
      reader("web", 40, "C 32; W 1;", { isContainer: true }),
      reader("vm", 40, "", {
        memoryBytes: (FILES + 1 + SYSTEM_PAGES) * textbookHost.pageBytes,
        guestOsPages: SYSTEM_PAGES,
      }),
    ],
  },
  tries: [
    { do: "next", unit: "fault" },
    { do: "command", command: { command: "stop", vm: "app" } },
    { do: "host", part: { frames: 12 } },
  ],
  texts: {
    en: {
      title: TITLES.filesReadOnce.en,
      description:
        "Two containers of one image read its four files: the second one finds them in the page cache of the host, 2 ticks each instead of 5, and takes no frame for them. A machine reads the same files into frames of its own, beside two pages of its guest system: 13 frames for 17 pages. When web writes to a file it gets a copy; when app is stopped the files stay for web.",
      see: "Ten pages of two containers need 6 frames; the machine takes 7 alone.",
    },
    zh: {
      title: TITLES.filesReadOnce.zh,
      description:
        "同一镜像的两个容器读四个文件：后一个在宿主机的页缓存中就能找到，每个只要 2 个滴答而不是 5 个，也不占页框。虚拟机把同样的文件读进自己的页框，另有客户机系统的两页：17 页占 13 个页框。web 写文件时得到自己的一份；停掉 app，文件仍为 web 留着。",
      see: "两个容器十页只占 6 个页框；虚拟机一台就占 7 个。",
    },
  },
};
