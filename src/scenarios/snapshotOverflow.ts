/**
 * What a classic snapshot costs, and how it is lost (domain D.5): its store has room for three chunks. The writes 2 5 2 7
 * make ten accesses of disks; the next one, to 9, finds no room, and the snapshot is invalid from then on. Before that, a
 * revert copies the three chunks back.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

export const snapshotOverflow: GalleryEntry = {
  id: "snapshotOverflow",
  // The store is full, and nothing is lost yet.
  opensAt: 18,
  scenario: {
    ...defaultScenario,
    title: TITLES.snapshotOverflow.en,
    hosts: [
      {
        ...textbookHost,
        disks: [{ extents: 16, readTicks: 1, writeTicks: 1 }],
        snapshots: { storeChunks: 3, chunkExtents: 1 },
      },
    ],
    machines: [
      {
        ...defaultMachine("db"),
        memoryBytes: 0,
        volumes: [{ name: "data", bytes: 10 * textbookHost.extentBytes }],
        programs: [
          writtenProgram("C 5; DISK 0 2 w; DISK 0 5 w; DISK 0 2 w; DISK 0 7 w; C 10; DISK 0 9 w; C 5; DISK 0 9 w"),
        ],
      },
    ],
    commands: [
      { at: 2, command: "snapshot", vm: "db", name: "before" },
      { at: 40, command: "revert", vm: "db", name: "before" },
    ],
  },
  tries: [
    { do: "command", command: { command: "revert", vm: "db", name: "before" } },
    { do: "command", command: { command: "deleteSnapshot", vm: "db", name: "before" } },
  ],
  texts: {
    en: {
      title: TITLES.snapshotOverflow.en,
      description:
        "Four writes behind a snapshot make ten accesses, since the first write of a chunk copies it; the fifth overflows the store, and the revert at 40 is refused. Revert now instead.",
      see: "Three of three chunks are kept: the write to block 9 at 25 has no room.",
    },
    zh: {
      title: TITLES.snapshotOverflow.zh,
      description:
        "快照之后的四次写要访问磁盘十次：每块第一次写之前先复制。第五次写使存储区溢出，40 时的回滚被拒绝。请现在就回滚。",
      see: "存储区已保留三块：25 时写第 9 块就放不下了。",
    },
  },
};
