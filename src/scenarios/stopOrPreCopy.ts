/**
 * Two machines that do the same, moved over the same link: A by pre-copy, B stopped first. A sends more pages and stands still
 * for a tick; B sends each page once and stands still for as long as that takes.
 */
import { defaultScenario } from "../codec/defaults.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";
import { pageLink, writingMachine } from "./writingMachine.ts";

const host = { ...textbookHost, pcpus: 2, frames: 64 };

export const stopOrPreCopy: GalleryEntry = {
  id: "stopOrPreCopy",
  opensAt: 60,
  scenario: {
    ...defaultScenario,
    title: TITLES.stopOrPreCopy.en,
    hosts: [host, host],
    network: pageLink(2),
    machines: [writingMachine("A", 32, 4), writingMachine("B", 32, 4)],
    commands: [
      { at: 40, command: "migrate", vm: "A", to: 1 },
      { at: 70, command: "migrate", vm: "B", to: 1, mode: "stopAndCopy" },
    ],
  },
  tries: [
    { do: "command", command: { command: "migrate", vm: "B", to: 1 } },
    { do: "network", part: { bytesPerTick: 4 * host.pageBytes } },
  ],
  texts: {
    en: {
      title: TITLES.stopOrPreCopy.en,
      description:
        "A is copied while it runs, B is stopped first. A stands still for one tick of 19 and sends 38 pages, 6 of them again; B sends its 32 pages once and stands still for all 16 ticks. Move B by pre-copy as well, and compare.",
      see: "A stands still for 1 tick and sends 38 pages; B for 16, and sends 32.",
    },
    zh: {
      title: TITLES.stopOrPreCopy.zh,
      description:
        "A 边运行边复制，B 先停机。A 在 19 个滴答中只停 1 个，共传 38 页，其中 6 页是重传；B 的 32 页各传一次，16 个滴答全部停机。让 B 也用预拷贝，再比较。",
      see: "A 停机 1 个滴答，传 38 页；B 停机 16 个，传 32 页。",
    },
  },
};
