/**
 * A device that reaches every frame (domain F.6, M3): `thief` has one write to a frame of `web`, and no table of the processor is
 * asked. `web` finds it when it reads the page. With an IOMMU the device is stopped; `late` gets frames that others had, and
 * finds zeros there as long as frames are scrubbed.
 */
import { defaultCosts, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { ExitsSpec, IsolationSpec, MachineSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { EXITS, ISOLATION } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const isolation: IsolationSpec = { ...defaultsOf(ISOLATION), iommu: false };
const exits: ExitsSpec = { ...defaultsOf(EXITS), copyPage: 1 };

const guest = (name: string, program: string, changes: Partial<MachineSpec> = {}): MachineSpec => ({
  ...defaultMachine(name),
  memoryBytes: 2 * textbookHost.pageBytes,
  programs: [writtenProgram(program)],
  ...changes,
});

export const withoutIommu: GalleryEntry = {
  id: "withoutIommu",
  opensAt: 45,
  scenario: {
    ...defaultScenario,
    title: TITLES.withoutIommu.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 2,
        frames: 6,
        scheduler: { policy: "rr", params: { timeslice: 8 } },
        costs: { ...defaultCosts, fault: 2, ioExit: 2, hypercall: 1, reference: 1 },
        exits,
        isolation,
      },
    ],
    machines: [
      guest("web", "W 0 1; C 20; TRY READ 0; TRY READ 1; C 30"),
      guest("thief", "W 0; C 10; TRY FRAME 0; TRY DMA 0; C 8"),
      guest("late", "TRY READ 0; C 12", { arrival: 50 }),
    ],
  },
  tries: [
    { do: "host", part: { isolation: { ...isolation, iommu: true } } },
    { do: "host", part: { exits: { ...exits, technique: "paravirtual" } } },
    { do: "host", part: { isolation: { ...isolation, scrubbing: false } } },
  ],
  texts: {
    en: {
      title: TITLES.withoutIommu.en,
      description:
        "To thief the number 0 of a frame means its own page 0, so its page table leads nowhere else. A device is not bound by that table: it writes to frame 0, which is web’s, at t = 14, and at 28 web reads what it has not written. An IOMMU stops the device; paravirtual guests know frames by number, and the monitor checks each entry; without scrubbing late reads what thief has left.",
      see: "A device of thief has changed page 0 of web, and web finds it at 28.",
    },
    zh: {
      title: TITLES.withoutIommu.zh,
      description:
        "对 thief 来说，页框号 0 指的是自己的第 0 页，它的页表通不到别处。设备却不受页表约束：t = 14 时写了属于 web 的页框 0，到 28 时 web 读到的已不是自己写的内容。IOMMU 能阻止设备；半虚拟化的客户机知道页框编号，由监控器检查每个页表项；页框不清零时，late 会读到 thief 留下的内容。",
      see: "thief 的设备改写了 web 的第 0 页，web 到 28 时才发现。",
    },
  },
};
