/**
 * The same program in a machine and in a container (domain G.2), item by item, and a kernel that crashes. Every reference misses
 * the TLB: a machine walks 24 entries each time and a container 4.
 *
 *                machine                                    container
 *     start      60                                         6
 *     work       20 + 30, and 4 for pages of its system     20 + 30
 *     walks      (30 + 4) · 24 = 816                        30 · 4 = 120
 *     exits      5 traps · 3 + 5 hypercalls · 2 + 10 faults · 2 = 45    none
 *     kernel     none                                       10 system calls · 1 + 6 faults · 2 = 22
 *     together   975                                        198
 */
import { defaultCosts, defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { EXITS, TRANSLATION } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const PAGES = 6;
const SYSTEM_PAGES = 4;
const PROGRAM = "LOOP 5 { C 4; R 0 1 2 3 4 5; TRAP 1; HCALL 1 }";

function running(name: string, program: string, changes: Partial<MachineSpec>): MachineSpec {
  return { ...defaultMachine(name), memoryBytes: 0, programs: [writtenProgram(program)], ...changes };
}

const memoryBytes = (pages: number) => pages * textbookHost.pageBytes;

export const machineOrContainer: GalleryEntry = {
  id: "machineOrContainer",
  // Both have ended, and the kernel has crashed.
  opensAt: 1000,
  scenario: {
    ...defaultScenario,
    title: TITLES.machineOrContainer.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 4,
        scheduler: { policy: "fcfs", params: {} },
        frames: 20,
        costs: { ...defaultCosts, fault: 2, hypercall: 2, trap: 3 },
        translation: { ...defaultsOf(TRANSLATION), tlbEntries: 4, accessTicks: 1 },
        exits: { ...defaultsOf(EXITS), base: 1, syscall: 1 },
      },
    ],
    machines: [
      running("machine", PROGRAM, {
        memoryBytes: memoryBytes(PAGES + SYSTEM_PAGES),
        bootTicks: 60,
        guestOsPages: SYSTEM_PAGES,
      }),
      running("container", PROGRAM, { memoryBytes: memoryBytes(PAGES), bootTicks: 6, isContainer: true }),
      running("hog", "LOOP { C 10 }", { isContainer: true, bandwidth: { quota: 50, every: 100 } }),
      running("web", "LOOP { C 5; IO 5 }", { isContainer: true }),
    ],
    commands: [{ at: 520, command: "crash", vm: "hog" }],
  },
  tries: [
    {
      do: "host",
      part: { translation: { ...defaultsOf(TRANSLATION), tlbEntries: 4, accessTicks: 1, kind: "shadow" } },
    },
  ],
  texts: {
    en: {
      title: TITLES.machineOrContainer.en,
      description:
        "The same program ends at 198 in a container and at 975 in a machine: the table has every item of the difference. The hog may use 50 of every 100 ticks; when it crashes the kernel at 520, web goes with it, and the machine runs on.",
      see: "The same work: 975 ticks in a machine, 198 in a container, item by item.",
    },
    zh: {
      title: TITLES.machineOrContainer.zh,
      description:
        "同一程序在容器中 198 时结束，在虚拟机中 975 时结束：表中逐项列出差别。hog 每 100 个滴答最多用 50 个；520 时它使内核崩溃，web 随之崩溃，而虚拟机继续运行。",
      see: "同样的工作：虚拟机 975 个滴答，容器 198 个，逐项对照。",
    },
  },
};
