/**
 * Two machines on one disk (domain D.7, lesson 16): one keeps its queue full, the other asks for a block now and then and waits
 * behind all of that. A limit of the first one's I/O, after libvirt's `iotune`, gives the second one the disk back.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec } from "../model/scenario.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

function guest(name: string, program: string): MachineSpec {
  return {
    ...defaultMachine(name),
    memoryBytes: 0,
    volumes: [{ name: "data", bytes: 8 * textbookHost.extentBytes }],
    programs: [writtenProgram(program)],
  };
}

export const noisyNeighbour: GalleryEntry = {
  id: "noisyNeighbour",
  opensAt: 40,
  scenario: {
    ...defaultScenario,
    title: TITLES.noisyNeighbour.en,
    hosts: [{ ...textbookHost, pcpus: 2, disks: [{ extents: 24, readTicks: 4, writeTicks: 4 }] }],
    machines: [
      guest("noisy", "LOOP 20 { DISK& 0 0 r; DISK& 0 1 r; DISK& 0 2 r; DISK& 0 3 r; WAIT }"),
      guest("quiet", "LOOP 8 { C 4; DISK 0 0 r }"),
    ],
  },
  tries: [
    { do: "command", command: { command: "setIoLimit", vm: "noisy", every: 8, requests: 1 } },
    { do: "command", command: { command: "setIoLimit", vm: "noisy", every: 16, requests: 1 } },
  ],
  texts: {
    en: {
      title: TITLES.noisyNeighbour.en,
      description:
        "A read takes 4 ticks. noisy always has four of them in the queue, and each read of quiet waits behind them: quiet takes 160 ticks for what takes 64 alone. Limit the I/O of noisy to one request every 8 ticks from the beginning, and quiet is done at 80.",
      see: "One block for quiet waits behind four of noisy.",
    },
    zh: {
      title: TITLES.noisyNeighbour.zh,
      description:
        "一次读取 4 个滴答。noisy 总有四个请求在排队，quiet 的每次读取都排在后面：独占时只要 64 个滴答的事要用 160 个。从一开始就把 noisy 限制为每 8 个滴答一个请求，quiet 在 80 时就完成。",
      see: "quiet 只要一个块，却排在 noisy 的四个请求后面。",
    },
  },
};
