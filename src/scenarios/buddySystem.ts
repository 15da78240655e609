/** The buddy system as Stallings explains it: 1 MB, requests of 100, 240, 64, 256 and 75 KB, and releases. */
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

const region: RegionSpec = { ...(defaultsOf(REGION) as RegionSpec), size: 1024, unit: "KB", fit: "buddy" };

export const buddySystem: GalleryEntry = {
  id: "buddySystem",
  scenario: {
    ...defaultScenario,
    title: TITLES.buddySystem.en,
    hosts: [{ ...textbookHost, region }],
    machines: [asks("A", 100, 1), asks("B", 240, 2), asks("C", 64, 3), asks("D", 256, 4), asks("E", 75, 7)],
    commands: [
      { at: 5, command: "stop", vm: "B" },
      { at: 6, command: "stop", vm: "A" },
      { at: 8, command: "stop", vm: "C" },
      { at: 9, command: "stop", vm: "E" },
      { at: 10, command: "stop", vm: "D" },
    ],
  },
  opensAt: 4,
  tries: [{ do: "host", part: { region: { ...region, fit: "best" } } }],
  texts: {
    en: {
      title: TITLES.buddySystem.en,
      description:
        "A block is halved until the request just fits, and joined with its buddy as soon as both are free: 44 KB are wasted inside the first four blocks.",
      see: "A asks for 100 KB and gets 128: 1,024 was halved three times.",
    },
    zh: {
      title: TITLES.buddySystem.zh,
      description: "空闲块不断对半分裂，直到刚好放下请求；两个伙伴都空闲时立即合并：前四块内部共浪费 44 KB。",
      see: "A 请求 100 KB，得到 128：1,024 分裂了三次。",
    },
  },
};
