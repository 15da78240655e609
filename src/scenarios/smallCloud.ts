/**
 * A cloud of three hosts of 24 frames: machines are bought one after the other, and a large one at 30. Where the fewest pages are left, a gap
 * stays for it; where the most are, each host has a little left and none has enough.
 *
 *              web 10   db 16   mail 8   batch 12   cache 6   large 18
 *     best     1 (14)   2 (8)   2 (0)    1 (2)      3 (18)    3 (0)
 *     worst    1 (14)   2 (8)   3 (16)   3 (4)      1 (8)     refused: 8, 8 and 4 are left
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { MachineSpec } from "../model/scenario.ts";
import { PLACEMENT } from "../model/settings.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";
import { pageLink } from "./writingMachine.ts";

const host = { ...textbookHost, frames: 24 };

function bought(name: string, pages: number, arrival = 0): MachineSpec {
  return {
    ...defaultMachine(name),
    memoryBytes: pages * host.pageBytes,
    arrival,
    programs: [writtenProgram("LOOP 40 { W 0 1; C 3; IO 15 }")],
  };
}

export const smallCloud: GalleryEntry = {
  id: "smallCloud",
  // The large machine has just been put on the third host.
  opensAt: 30,
  opensOn: 2,
  scenario: {
    ...defaultScenario,
    title: TITLES.smallCloud.en,
    hosts: [host, host, host],
    network: pageLink(4),
    placement: { ...defaultsOf(PLACEMENT), rule: "bestFit" },
    machines: [bought("web", 10), bought("db", 16), bought("mail", 8), bought("batch", 12), bought("cache", 6)],
    commands: [
      { at: 30, command: "create", machine: bought("large", 18) },
      { at: 31, command: "start", vm: "large" },
    ],
  },
  tries: [
    { do: "placement", part: { rule: "worstFit" } },
    { do: "placement", part: { rule: "firstFit" } },
    { do: "placement", part: { memoryPercent: 150 } },
  ],
  texts: {
    en: {
      title: TITLES.smallCloud.en,
      description:
        "Three hosts of 24 frames. Best fit puts each machine where the fewest pages are left, so at 30 there are 18 in one piece for large. Worst fit leaves 8, 8 and 4: as much in all, and no host takes it.",
      see: "Best fit has kept 18 pages together: large finds a host.",
    },
    zh: {
      title: TITLES.smallCloud.zh,
      description:
        "三台宿主机各有 24 个页框。最佳适应把每台虚拟机放到剩余页最少的宿主机，所以 30 时还有一台留着完整的 18 页给 large。最坏适应则剩 8、8、4 页：总量相同，却没有一台放得下。",
      see: "large 找到了宿主机：最佳适应为它留着 18 页。",
    },
  },
};
