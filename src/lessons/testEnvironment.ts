/** Snapshots, clones, backups: what copy on write costs, how a snapshot is lost, and many machines in little room (domain D.5). */
import type { Lesson } from "../learn/lesson.ts";
import type { HostSpec, Scenario, TimedCommand } from "../model/scenario.ts";
import { defaultsOf } from "../model/settingKinds.ts";
import { THIN_POOL } from "../model/settings.ts";
import { snapshotNoBackup } from "../scenarios/snapshotNoBackup.ts";
import { snapshotOverflow } from "../scenarios/snapshotOverflow.ts";
import { textbookHost } from "../scenarios/textbookHost.ts";
import { computing, onTextbookHost } from "./parts.ts";

const overflow: Scenario = {
  ...snapshotOverflow.scenario,
  commands: [{ command: "snapshot", vm: "db", name: "before", at: 2 }],
};

const backedUp = snapshotNoBackup.scenario;

/** A pool of eight chunks; the volume of the template needs four. */
const host: Partial<HostSpec> = {
  disks: [{ extents: 24, readTicks: 1, writeTicks: 1 }],
  thinPool: { ...defaultsOf(THIN_POOL), extents: 8 },
};
const template = computing("template", "DISK 0 0 4 w", {
  volumes: [{ name: "data", bytes: 4 * textbookHost.extentBytes }],
});
const cloning = (...commands: readonly TimedCommand[]) => onTextbookHost(host, [template], { commands });

const copy = (name: string, at: number, isLinked: boolean, snapshot?: string): TimedCommand => ({
  command: "clone",
  vm: "template",
  name,
  isLinked,
  at,
  ...(snapshot !== undefined && { snapshot }),
});
const copies = (snapshot?: string) => ["t1", "t2", "t3", "t4", "t5"].map((name) => copy(name, 4, true, snapshot));

export const testEnvironment: Lesson = {
  id: "test-environment",
  number: 20,
  group: "storage",
  title: { en: "Snapshots, clones, backups: a test environment", zh: "快照、克隆、备份：搭建测试环境" },
  line: {
    en: "Copies that cost nothing at first, what they cost later, and which one survives a disk.",
    zh: "副本开始时不占空间，以后才有代价；磁盘坏了，哪一种还在。",
  },
  minutes: 7,
  steps: [
    {
      id: "copies",
      kind: "ask",
      title: { en: "Copy on write", zh: "写时复制" },
      at: { scenario: overflow, time: 4 },
      after: { scenario: overflow, time: 18 },
      focus: "copies",
      vm: "db",
      text: [
        {
          en: "Since 2 there is a snapshot of [db](vm:db). Before a block is written for the first time after it, the old one is read and kept in the [store](copies) of the snapshot. db writes the blocks 2, 5, 2 and 7.",
          zh: "2 时给 [db](vm:db) 做了快照。此后一块第一次被写之前，先读出旧内容，存进快照的[存储区](copies)。db 依次写第 2、5、2、7 块。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many reads and writes of the disk is that?", zh: "一共要读写磁盘多少次？" },
        unit: { en: "in all", zh: "次" },
        right: [10],
        slips: [
          { answer: 4, reason: { en: "That is without a snapshot.", zh: "那是没有快照的时候。" } },
          {
            answer: 12,
            reason: {
              en: "The second write of block 2 finds it kept already.",
              zh: "第二次写第 2 块时，旧内容已经存好。",
            },
          },
          {
            answer: 8,
            reason: { en: "The old block is read, and written to the store.", zh: "旧块要先读出，再写进存储区。" },
          },
        ],
        hint: { en: "Three blocks are written for the first time.", zh: "有三块是第一次写。" },
        why: {
          en: "3 × 3 + 1 = 10: read the old block, write it to the store, write the new one; the second write to 2 is one.",
          zh: "3 × 3 + 1 = 10：读旧块、写进存储区、写新块；第二次写第 2 块只要一次。",
        },
      },
    },
    {
      id: "full",
      kind: "ask",
      title: { en: "The store is full", zh: "存储区满了" },
      at: { scenario: overflow, time: 24 },
      after: { scenario: overflow, time: 32 },
      focus: "copies",
      vm: "db",
      text: [
        {
          en: "The [store](copies) has room for three blocks, and has 2, 5 and 7. Now [db](vm:db) writes block 9.",
          zh: "[存储区](copies)只放得下三块，已有 2、5、7。现在 [db](vm:db) 写第 9 块。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "What happens?", zh: "会怎样？" },
        options: [
          {
            text: { en: "db waits until there is room.", zh: "db 等到有空间为止。" },
            reason: { en: "So it is in a thin pool, not here.", zh: "精简池才是这样，这里不是。" },
          },
          {
            text: { en: "The oldest block leaves the store.", zh: "最早存的块离开存储区。" },
            reason: { en: "Then the snapshot would be wrong in silence.", zh: "那样快照就会悄悄出错。" },
          },
          { text: { en: "The snapshot is lost, db goes on.", zh: "快照作废，db 继续运行。" } },
          {
            text: { en: "The write fails.", zh: "写操作失败。" },
            reason: { en: "The volume itself has room for it.", zh: "卷本身有地方可写。" },
          },
        ],
        right: [2],
        hint: { en: "Which of the two matters more?", zh: "两者哪个更要紧？" },
        why: {
          en: "The snapshot becomes invalid: nothing can be read from it any more. The two writes to 9 are one access each, 12 in all.",
          zh: "快照失效，再也读不出任何内容。两次写第 9 块各访问一次，总共 12 次。",
        },
      },
    },
    {
      id: "backup",
      kind: "ask",
      title: { en: "The disk fails", zh: "磁盘坏了" },
      at: { scenario: backedUp, time: 50 },
      after: { scenario: backedUp, time: 95 },
      focus: "copies",
      vm: "db",
      text: [
        {
          en: "Another [db](vm:db) has both: a [snapshot](copies), and two backups on a disk of their own. At 52 the disk fails that db lies on.",
          zh: "另一台 [db](vm:db) 两样都有：一个[快照](copies)，还有放在另一块磁盘上的两个备份。52 时，db 所在的磁盘坏了。",
        },
      ],
      question: {
        kind: "choice",
        ask: { en: "From what can db be made again?", zh: "用什么能重建 db？" },
        options: [
          {
            text: { en: "the snapshot", zh: "快照" },
            reason: {
              en: "It keeps only what has changed, beside the rest.",
              zh: "它只存改动过的，而且就在旁边。",
            },
          },
          { text: { en: "the backups", zh: "备份" } },
          {
            text: { en: "either", zh: "两者都行" },
            reason: { en: "The snapshot lies on the disk that failed.", zh: "快照就在坏掉的磁盘上。" },
          },
          {
            text: { en: "neither", zh: "都不行" },
            reason: { en: "One of them is on another disk.", zh: "其中一种在另一块磁盘上。" },
          },
        ],
        right: [1],
        hint: { en: "Which disk is each of them on?", zh: "它们各在哪块磁盘上？" },
        why: {
          en: "The backups: at 90 db is there again, as it was at 40. The snapshot, and going back to it at 70, fail with the disk.",
          zh: "备份：90 时 db 又有了，内容是 40 时的。快照随磁盘一起丢失，70 时的回滚失败。",
        },
      },
      box: {
        says: { en: "Snapshots make backup and recovery easy.", zh: "快照便于备份和恢复。" },
        exact: {
          en: "A snapshot shares blocks with its volume, and is lost with it. Only a copy elsewhere is a backup.",
          zh: "快照与卷共用数据块，卷没了快照也没了。放在别处的副本才是备份。",
        },
      },
    },
    {
      id: "clone",
      kind: "ask",
      title: { en: "Linked, or copied", zh: "链接，还是完整复制" },
      at: { scenario: cloning(copy("full", 10, false)), time: 18 },
      after: { scenario: cloning(copy("linked", 10, true)), time: 10 },
      focus: "copies",
      vm: "template",
      text: [
        {
          en: "[template](vm:template) has four of eight chunks of the [pool](copies). A full clone of it took the other four, and four ticks and more to write them. This time the clone is linked.",
          zh: "[template](vm:template) 占[精简池](copies)八块中的四块。完整克隆占了另外四块，还花时间写它们。这次改用链接克隆。",
        },
      ],
      question: {
        kind: "number",
        ask: { en: "How many chunks does the linked clone take?", zh: "链接克隆占几块？" },
        unit: { en: "chunks", zh: "块" },
        right: [0],
        slips: [
          { answer: 4, reason: { en: "It copies nothing: it shares.", zh: "它什么也不复制，而是共用。" } },
          { answer: 1, reason: { en: "Only once it writes something.", zh: "它写入之后才会占。" } },
        ],
        hint: { en: "What does it have that template has not?", zh: "它有什么是 template 没有的？" },
        why: {
          en: "None, until it writes: then one chunk for each that differs. In return template cannot be deleted while the clone exists.",
          zh: "一块也不占，直到写入：改几块占几块。代价是：克隆还在，template 就不能删除。",
        },
      },
    },
    {
      id: "puzzle",
      kind: "puzzle",
      title: { en: "Puzzle: five test machines", zh: "谜题：五台测试机" },
      at: { scenario: cloning(), time: 4 },
      focus: "copies",
      vm: "template",
      text: [
        {
          en: "The [pool](copies) has room for two copies of [template](vm:template). Its [menu](machines) clones it; a name will do for each.",
          zh: "[精简池](copies)只放得下两份 [template](vm:template)。它的[菜单](machines)里可以克隆，各起一个名字即可。",
        },
      ],
      puzzle: {
        ask: {
          en: "Your turn: template and five machines made of it by 60, and nothing refused.",
          zh: "轮到你：到 60 时有 template 和由它得来的五台虚拟机，没有命令被拒绝。",
        },
        hint: { en: "Which clone takes no chunk?", zh: "哪种克隆不占数据块？" },
        goals: [
          { goal: "machines", machines: 6, at: 60 },
          { goal: "noneRefused" },
          { goal: "kept", parts: ["machines", "storage"] },
        ],
        solutions: [
          { way: { en: "five linked clones", zh: "五个链接克隆" }, scenario: cloning(...copies()) },
          {
            way: { en: "a snapshot, and five linked clones of it", zh: "先做快照，再由它做五个链接克隆" },
            scenario: cloning({ command: "snapshot", vm: "template", name: "clean", at: 4 }, ...copies("clean")),
          },
        ],
        why: {
          en: "Six machines in four chunks. The pool has promised six times what it holds, and fills as they write: watch its free chunks.",
          zh: "六台虚拟机只占四块。精简池许诺了六份，它们一写就会渐满：要留意空闲块数。",
        },
      },
    },
  ],
};
