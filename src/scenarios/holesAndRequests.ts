/** The exercise by which Silberschatz compares the fits (Operating System Concepts, main memory): holes in KB. */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import type { MachineSpec, RegionSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { REGION } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const asks = (name: string, regionUnits: number, arrival: number): MachineSpec => ({
  ...defaultMachine(name),
  memoryBytes: 0,
  arrival,
  regionUnits,
  programs: [[]],
});

const region: RegionSpec = {
  ...(defaultsOf(REGION) as RegionSpec),
  size: 1900,
  unit: "KB",
  holes: [100, 500, 200, 300, 600],
};

export const holesAndRequests: GalleryEntry = {
  id: "holesAndRequests",
  scenario: {
    ...defaultScenario,
    title: TITLES.holesAndRequests.en,
    hosts: [{ ...textbookHost, region }],
    machines: [asks("P1", 212, 1), asks("P2", 417, 2), asks("P3", 112, 3), asks("P4", 426, 4)],
  },
  opensAt: 4,
  tries: [
    { do: "host", part: { region: { ...region, fit: "best" } } },
    { do: "host", part: { region: { ...region, fit: "worst" } } },
    { do: "command", command: { command: "compact" } },
  ],
  texts: {
    en: {
      title: TITLES.holesAndRequests.en,
      description:
        "Five holes and four requests: with first fit the last one is refused although enough is free, with best fit all four get their block.",
      see: "P4 asks for 426 KB: 959 KB are free, the largest hole has 300 KB.",
    },
    zh: {
      title: TITLES.holesAndRequests.zh,
      description: "五个空闲分区、四个请求：首次适应时最后一个虽有足够空闲却被拒绝，最佳适应时四个都得到分区。",
      see: "P4 请求 426 KB：空闲 959 KB，最大的只有 300 KB。",
    },
  },
};
