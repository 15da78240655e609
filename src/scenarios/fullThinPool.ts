/**
 * A thin pool that fills although a machine only overwrites what it has (domain D.5): its four chunks of data are written
 * again and again. What a snapshot keeps must not be overwritten, so each snapshot makes the next round of writes take four
 * more chunks. After the second one there are none: the machine waits, until a snapshot goes or the pool grows.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { ThinPoolSpec } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { THIN_POOL } from "../model/settings.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

const EXTENTS = 4;
const thinPool: ThinPoolSpec = { ...defaultsOf(THIN_POOL), extents: 2 * EXTENTS };

export const fullThinPool: GalleryEntry = {
  id: "fullThinPool",
  // Shortly before the second snapshot; the first write after that finds no chunk.
  opensAt: 49,
  scenario: {
    ...defaultScenario,
    title: TITLES.fullThinPool.en,
    hosts: [{ ...textbookHost, disks: [{ extents: 24, readTicks: 1, writeTicks: 1 }], thinPool }],
    machines: [
      {
        ...defaultMachine("db"),
        memoryBytes: 0,
        volumes: [{ name: "data", bytes: EXTENTS * textbookHost.extentBytes }],
        programs: [writtenProgram("LOOP 6 { DISK 0 0 4 w; C 16 }")],
      },
    ],
    commands: [
      { at: 10, command: "snapshot", vm: "db", name: "monday" },
      { at: 50, command: "snapshot", vm: "db", name: "tuesday" },
    ],
  },
  tries: [
    { do: "command", command: { command: "deleteSnapshot", vm: "db", name: "monday" } },
    { do: "command", command: { command: "extendPool", extents: 8 } },
    { do: "command", command: { command: "revert", vm: "db", name: "monday" } },
  ],
  texts: {
    en: {
      title: TITLES.fullThinPool.en,
      description:
        "db only overwrites its four chunks, and yet the pool of eight is full: two snapshots keep what was there before. Delete one, or extend the pool, and db goes on.",
      see: "The data are no larger than before: the snapshots keep the old chunks.",
    },
    zh: {
      title: TITLES.fullThinPool.zh,
      description:
        "db 只是反复改写自己的四块数据，八块的精简池却写满了：两个快照保留着旧内容。删除一个快照，或扩容精简池，db 就继续运行。",
      see: "数据并没有变多：是快照保留着旧的数据块。",
    },
  },
};
