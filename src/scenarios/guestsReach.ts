/**
 * What one guest can reach (domain F.6, H.1 no. 16 and 26). `thief` tries page, frame, device and extent in turn, and reads what
 * `gone` has given back; `spy` guesses what a page of `web` holds, and the time of its write says that it is right; `scan` takes
 * the processor, the disk and, as all machines replace one another's pages, frames.
 */
import { defaultCosts, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { HostSpec, IsolationSpec, MachineSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { EXITS, ISOLATION, SHARING } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const isolation: IsolationSpec = defaultsOf(ISOLATION);

const host: HostSpec = {
  ...textbookHost,
  pcpus: 1,
  frames: 8,
  scheduler: { policy: "rr", params: { timeslice: 10 } },
  replacement: { policy: "fifo", params: {} },
  costs: { ...defaultCosts, fault: 2, ioExit: 1, hypercall: 1, reference: 1 },
  disks: [{ extents: 16, readTicks: 6, writeTicks: 6 }],
  exits: { ...defaultsOf(EXITS), copyPage: 4 },
  sharing: { ...defaultsOf(SHARING), sleep: 10, requireStable: false, zeroPages: false },
  isolation,
};

function guest(name: string, pages: number, program: string, changes: Partial<MachineSpec> = {}): MachineSpec {
  return {
    ...defaultMachine(name),
    memoryBytes: pages * host.pageBytes,
    programs: [writtenProgram(program)],
    ...changes,
  };
}

const volume = { volumes: [{ name: "data", bytes: 4 * host.extentBytes }] };

export const guestsReach: GalleryEntry = {
  id: "guestsReach",
  opensAt: 400,
  scenario: {
    ...defaultScenario,
    title: TITLES.guestsReach.en,
    hosts: [host],
    machines: [
      guest("web", 3, "W 0 1 2; LOOP * { R 0 1 2; C 4; DISK 0 0 r }", { contents: [7], ...volume }),
      guest("gone", 2, "W 0 1; C 5"),
      guest("spy", 2, "W 0 1; IO 40; TRY WRITE 0; TRY WRITE 1; LOOP * { IO 8; R 0 1 }", { contents: [7, 8] }),
      guest(
        "thief",
        3,
        "IO 40; TRY READ 0; TRY PAGE 3; TRY FRAME 0; TRY FRAME 11; TRY DMA 4; TRY EXTENT 0 3; TRY EXTENT 0 4; IO 40; C 1",
        volume,
      ),
      guest("scan", 7, "IO 130; LOOP * { SEQ 7 7 2; C 12; DISK& 0 0 r; DISK& 0 1 r; DISK& 0 2 r }", volume),
    ],
  },
  tries: [
    { do: "host", part: { isolation: { ...isolation, scrubbing: false } } },
    { do: "host", part: { isolation: { ...isolation, iommu: false } } },
    { do: "host", part: { replacementScope: "local" } },
  ],
  texts: {
    en: {
      title: TITLES.guestsReach.en,
      description:
        "thief reads a frame that gone gave back, names a page beyond its memory, a frame, a device and an extent: each is stopped, by another rule. spy takes 7 ticks to write a page that web holds as well and 1 for its own, so it knows what web holds. What no rule stops is below: by t = 400 web has lost 6 frames to others. Take away scrubbing or the IOMMU, or let each machine replace its own pages.",
      see: "Six attempts are stopped; a write of 7 ticks tells what web holds.",
    },
    zh: {
      title: TITLES.guestsReach.zh,
      description:
        "thief 读 gone 归还的页框，又试图访问内存之外的页、别人的页框、设备和区段：每次都被不同的规则阻止。spy 写一个 web 也有的页用 7 个滴答，写自己的页只用 1 个，于是知道 web 有什么。没有规则能阻止的列在下面：到 t = 400，web 已有 6 个页框被别人拿走。可以关掉清零或 IOMMU，也可以改成各自置换自己的页。",
      see: "六次尝试被阻止；一次 7 个滴答的写泄露了 web 的内容。",
    },
  },
};
