/**
 * Linked clones as images of qcow2 (domain D.5): gold has written six chunks, web reads through it and has written two of its
 * own, and web-2 reads through web. What lies below must not change, so gold and web stay off; commit and rebase take a layer
 * away.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { ThinPoolSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { THIN_POOL } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const EXTENTS = 8;
const thinPool: ThinPoolSpec = { ...defaultsOf(THIN_POOL), extents: 20, isLayered: true };

export const clonesInLayers: GalleryEntry = {
  id: "clonesInLayers",
  // All three are off, and nothing is asked of them any more.
  opensAt: 100,
  scenario: {
    ...defaultScenario,
    title: TITLES.clonesInLayers.en,
    hosts: [{ ...textbookHost, disks: [{ extents: 32, readTicks: 1, writeTicks: 1 }], thinPool }],
    machines: [
      {
        ...defaultMachine("gold"),
        memoryBytes: 0,
        volumes: [{ name: "root", bytes: EXTENTS * textbookHost.extentBytes }],
        programs: [
          writtenProgram(
            "DISK 0 0 w; C 4; DISK 0 1 w; C 4; DISK 0 2 w; C 4; DISK 0 3 w; C 4; DISK 0 4 w; C 4; DISK 0 5 w",
          ),
        ],
      },
    ],
    commands: [
      { at: 50, command: "clone", vm: "gold", name: "web", isLinked: true },
      { at: 52, command: "start", vm: "web" },
      { at: 60, command: "stop", vm: "web" },
      { at: 70, command: "clone", vm: "web", name: "web-2", isLinked: true },
      { at: 72, command: "start", vm: "web-2" },
      { at: 75, command: "stop", vm: "web-2" },
      { at: 100, command: "start", vm: "gold" },
    ],
  },
  tries: [
    { do: "command", command: { command: "commit", vm: "web-2" } },
    { do: "command", command: { command: "rebase", vm: "web-2" } },
    { do: "command", command: { command: "delete", vm: "gold" } },
  ],
  texts: {
    en: {
      title: TITLES.clonesInLayers.en,
      description:
        "web reads through gold, and web-2 through web: each has only what it wrote itself. Starting gold at 100 was refused, since that would change what the others read. Commit web-2 into web, or rebase it onto nothing.",
      see: "Snapshots: in which layer each chunk of web-2 is found.",
    },
    zh: {
      title: TITLES.clonesInLayers.zh,
      description:
        "web 经由 gold 读取，web-2 又经由 web 读取：各自只有自己写过的内容。100 时启动 gold 被拒绝，因为那会改变别人读到的内容。可以把 web-2 提交到 web，或让它不再依赖底层卷。",
      see: "看“快照”面板：web-2 的每一块在哪一层找到。",
    },
  },
};
