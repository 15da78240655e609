/**
 * A machine that writes as fast as the link sends (domain E.1): by QEMU's rule, which knows nothing but its downtime limit, the
 * rounds go on for ever; Xen's rules see that there is no progress, and stop it after the first.
 */
import { defaultScenario } from "../codec/defaults.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";
import { pageLink, writingMachine } from "./writingMachine.ts";

const host = { ...textbookHost, frames: 32 };

export const neverDone: GalleryEntry = {
  id: "neverDone",
  opensAt: 120,
  scenario: {
    ...defaultScenario,
    title: TITLES.neverDone.en,
    hosts: [host, host],
    network: { ...pageLink(1), stopRule: "qemu" },
    machines: [writingMachine("db", 16, 16)],
    commands: [{ at: 40, command: "migrate", vm: "db", to: 1 }],
  },
  tries: [
    { do: "network", part: { stopRule: "xen" } },
    { do: "network", part: { bytesPerTick: 2 * host.pageBytes } },
    { do: "command", command: { command: "abortJob", vm: "db" } },
  ],
  texts: {
    en: {
      title: TITLES.neverDone.en,
      description:
        "db writes a page a tick and the link carries one: after each round all 16 pages are left again. By QEMU's downtime limit the rounds go on until somebody aborts; Xen's rules see no progress after the first, and stop db for 16 ticks.",
      see: "Each round leaves as many pages as it sent: no progress, and no end.",
    },
    zh: {
      title: TITLES.neverDone.zh,
      description:
        "db 每个滴答写一页，链路也只传一页：每轮之后又剩下全部 16 页。按 QEMU 的停机时间上限，各轮一直继续，直到有人中止；Xen 的规则在第一轮之后就看出没有进展，停机 16 个滴答传完。",
      see: "每一轮传多少就又剩下多少：没有进展，也没有尽头。",
    },
  },
};
