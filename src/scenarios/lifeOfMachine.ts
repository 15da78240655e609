/**
 * The life of a machine (domain A): one is paused, saved to disk while the other runs on, and started again where it was;
 * the other crashes and is reset. Eight pages are written to the image in 5 ticks each, 40 to 80, and read back as fast.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const PAGES = 8;

function running(name: string, program: string): MachineSpec {
  const programs = [writtenProgram(program)];
  return { ...defaultMachine(name), memoryBytes: PAGES * textbookHost.pageBytes, programs };
}

export const lifeOfMachine: GalleryEntry = {
  id: "lifeOfMachine",
  // web is being saved.
  opensAt: 55,
  scenario: {
    ...defaultScenario,
    title: TITLES.lifeOfMachine.en,
    hosts: [
      {
        ...textbookHost,
        scheduler: { policy: "rr", params: { timeslice: 4 } },
        frames: 16,
        replacement: { policy: "lru", params: {} },
        disks: [{ extents: 32, readTicks: 5, writeTicks: 5 }],
        costs: { ...textbookHost.costs, reference: 1 },
      },
    ],
    machines: [
      running("web", "W 0 1 2 3 4 5 6 7; LOOP * { C 5; R 0 1 }"),
      running("db", "W 0 1 2; LOOP * { C 6; W 2 }"),
    ],
    commands: [
      { command: "pause", vm: "web", at: 24 },
      { command: "resume", vm: "web", at: 32 },
      { command: "save", vm: "web", at: 40 },
      { command: "crash", vm: "db", at: 64 },
      { command: "reset", vm: "db", at: 76 },
      { command: "start", vm: "web", at: 90 },
      { command: "shutdown", vm: "db", at: 150 },
    ],
  },
  tries: [
    { do: "command", command: { command: "abortJob", vm: "web" } },
    { do: "command", command: { command: "save", vm: "db" } },
    { do: "command", command: { command: "crash", vm: "db" } },
  ],
  texts: {
    en: {
      title: TITLES.lifeOfMachine.en,
      description:
        "Pause, save, start again, crash, reset: follow each machine through the state diagram, and see what processor, frames and pool have of it.",
      see: "The machine web is saved: its vCPU stands still while a disk writes.",
    },
    zh: {
      title: TITLES.lifeOfMachine.zh,
      description: "暂停、保存、再启动、崩溃、重置：在状态图中跟随每台虚拟机，看处理器、页框和存储池各发生什么。",
      see: "正在保存 web：磁盘写 8 页，它的 vCPU 停着。",
    },
  },
};
