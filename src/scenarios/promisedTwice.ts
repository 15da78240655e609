/**
 * A host that promised too much takes memory back (domain C.6): two machines have 16 pages each, and there are 24 frames, 6
 * of which are to stay free. The idle one has written all its pages and uses two, the busy one needs twelve. An idle page is
 * taxed, so that the idle machine is to have 6 and the busy one 12: just what it needs.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec, OvercommitSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { OVERCOMMIT } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const PAGES = 16;
const NEEDED = 12;

const numbers = (count: number) => Array.from({ length: count }, (_, page) => page);

function running(name: string, program: string, arrival: number): MachineSpec {
  const programs = [writtenProgram(program)];
  return { ...defaultMachine(name), memoryBytes: PAGES * textbookHost.pageBytes, arrival, programs };
}

const overcommit: OvercommitSpec = {
  ...defaultsOf(OVERCOMMIT),
  high: 25,
  soft: 20,
  hard: 10,
  low: 4,
  poll: 10,
  rebalance: 20,
  balloonRate: 2,
  window: 24,
};

export const promisedTwice: GalleryEntry = {
  id: "promisedTwice",
  // Balloons grow, and the host swaps.
  opensAt: 80,
  scenario: {
    ...defaultScenario,
    title: TITLES.promisedTwice.en,
    hosts: [
      {
        ...textbookHost,
        pcpus: 2,
        scheduler: { policy: "rr", params: { timeslice: 4 } },
        frames: 24,
        replacement: { policy: "lru", params: {} },
        disks: [{ extents: 64, readTicks: 5, writeTicks: 5 }],
        costs: { ...textbookHost.costs, fault: 1, reference: 1 },
        overcommit,
      },
    ],
    machines: [
      running("idle", `W ${numbers(PAGES).join(" ")}; LOOP * { C 6; R 0 1 }`, 0),
      running(
        "busy",
        `LOOP * { ${numbers(NEEDED)
          .map((page) => `W ${page}; C 3`)
          .join("; ")} }`,
        40,
      ),
    ],
  },
  tries: [
    { do: "host", part: { overcommit: { ...overcommit, idleTax: 0 } } },
    { do: "host", part: { overcommit: { ...overcommit, ballooning: false } } },
    { do: "command", command: { command: "setMemoryTarget", vm: "idle", pages: 6 } },
  ],
  texts: {
    en: {
      title: TITLES.promisedTwice.en,
      description:
        "Two machines were promised 16 pages each of 24 frames. The idle one uses 2 and gives 10 back by its balloon, so that the busy one has the 12 it needs and faults no more. Without the tax on idle pages both get 9, and the busy one faults for ever.",
      see: "The idle machine's balloon takes 10 pages; the busy one gets its 12.",
    },
    zh: {
      title: TITLES.promisedTwice.zh,
      description:
        "24 个页框，两台虚拟机各许诺了 16 页。idle 只用 2 页，气球收回 10 页；busy 得到所需的 12 页，不再缺页。取消空闲内存税后两台各得 9 页，busy 不断缺页。",
      see: "idle 的气球收走 10 页，busy 得到所需的 12 页。",
    },
  },
};
