/**
 * A snapshot is no backup (domain H.1, misconception 19): both keep what db held, the snapshot beside it and the backups on a
 * disk of their own. When disk 0 fails, db and its snapshot are lost together: reverting fails. Deleted and made anew from
 * the incremental backup, db is there again, on the other disk, as it was at 40.
 */
import { defaultMachine, defaultScenario } from "../codec/defaults.ts";
import { writtenProgram } from "../codec/notation/written.ts";
import type { GalleryEntry } from "./gallery.ts";
import { textbookHost } from "./textbookHost.ts";
import { TITLES } from "./titles.ts";

export const snapshotNoBackup: GalleryEntry = {
  id: "snapshotNoBackup",
  // The incremental backup is complete, and the disk has not failed yet.
  opensAt: 50,
  scenario: {
    ...defaultScenario,
    title: TITLES.snapshotNoBackup.en,
    hosts: [
      {
        ...textbookHost,
        disks: [
          { extents: 12, readTicks: 1, writeTicks: 1 },
          { extents: 12, readTicks: 1, writeTicks: 1 },
          { extents: 12, readTicks: 1, writeTicks: 1, isForBackups: true },
        ],
        snapshots: { storeChunks: 4, chunkExtents: 1 },
      },
    ],
    machines: [
      {
        ...defaultMachine("db"),
        memoryBytes: 0,
        volumes: [{ name: "data", bytes: 4 * textbookHost.extentBytes }],
        programs: [writtenProgram("DISK 0 0 w; DISK 0 1 w; C 20; DISK 0 1 w; C 30; DISK 0 2 w; C 60")],
      },
    ],
    commands: [
      { at: 6, command: "snapshot", vm: "db", name: "before" },
      { at: 8, command: "backup", vm: "db", name: "monday" },
      { at: 40, command: "backup", vm: "db", name: "tuesday", isIncremental: true },
      { at: 52, command: "setDisk", disk: 0, state: "failed" },
      { at: 70, command: "revert", vm: "db", name: "before" },
      { at: 80, command: "delete", vm: "db", deleteSnapshots: true },
      { at: 90, command: "restoreBackup", vm: "db", name: "tuesday" },
    ],
  },
  tries: [
    { do: "command", command: { command: "backup", vm: "db", name: "wednesday", isIncremental: true } },
    { do: "command", command: { command: "deleteBackup", name: "monday" } },
    { do: "command", command: { command: "restoreBackup", vm: "db", name: "monday" } },
  ],
  texts: {
    en: {
      title: TITLES.snapshotNoBackup.en,
      description:
        "At 52 disk 0 fails, with db and its snapshot on it: going back at 70 fails as well. The backups lie on disk 2: at 90 db is made anew. Delete monday now, and read why that is refused.",
      see: "Monday has 4 chunks; tuesday has 1, the one that was written since.",
    },
    zh: {
      title: TITLES.snapshotNoBackup.zh,
      description:
        "52 时磁盘 0 发生故障，db 和它的快照都在上面：70 时的回滚也失败。备份在磁盘 2 上：90 时重建 db。请现在删除 monday，看看为何被拒绝。",
      see: "monday 有 4 块；tuesday 只有此后写过的 1 块。",
    },
  },
};
