/** Sentences about jobs that copy volumes: what is copied, and what holds when they have ended. */
import type { Facts, Told } from "../facts.ts";
import { fault, say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

/** The jobs that copy volumes of machines. */
export type CopyJob =
  | "clone"
  | "merge"
  | "snapshotMemory"
  | "revert"
  | "resync"
  | "backup"
  | "restoreBackup"
  | "fromBackup"
  | "commit"
  | "rebase";

interface Texts {
  begun(facts: Facts<"jobBegun">, words: Words): Told;
  progress(facts: Facts<"jobProgress">, words: Words): Parts;
  ended(facts: Facts<"jobEnded">, words: Words): Told;
}

const enDone = ({ done, total }: { readonly done: number; readonly total: number }, words: Words) =>
  `${words.number(done)} of ${words.count(total, "chunk", "chunks")}`;
const zhDone = ({ done, total }: { readonly done: number; readonly total: number }, words: Words) =>
  `${words.number(done)} / ${words.number(total)} 块`;

const enPages = ({ done, total }: { readonly done: number; readonly total: number }, words: Words) =>
  `${words.number(done)} of ${words.count(total, "page", "pages")}`;
const zhPages = ({ done, total }: { readonly done: number; readonly total: number }, words: Words) =>
  `${words.number(done)} / ${words.number(total)} 页`;

export const copyJobs: Readonly<Record<CopyJob, { readonly en: Texts; readonly zh: Texts }>> = {
  clone: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk", "chunks")} of ${vm} ${total === 1 ? "is" : "are"} to be copied to its clone.`,
        more: [
          say`What is copied is the moment at which the job began. Until it has ended, both machines heed only pause, resume, force off and abort.`,
        ],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} of ${facts.vm} copied to its clone.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`The full clone of ${facts.vm} is ${strong("complete")}: ${enDone(facts, words)}.`,
              more: [say`Neither machine needs the other.`],
            }
          : {
              sentence: say`Cloning ${facts.vm} is ${fault("over")} after ${enDone(facts, words)}: the clone is gone, with all that it took.`,
              more:
                facts.outcome === "failed"
                  ? [
                      say`A disk has failed, or the exception store that kept the moment of the beginning was too small.`,
                    ]
                  : [],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把 ${vm} 的 ${words.number(total)} 块复制到它的克隆。`,
        more: [say`复制的是作业开始那一刻的内容。作业结束之前，两台虚拟机都只接受暂停、恢复运行、强制断电和中止。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已复制 ${zhDone(facts, words)}到它的克隆。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} 的完整克隆${strong("完成")}：${zhDone(facts, words)}。`,
              more: [say`两台虚拟机互不依赖。`],
            }
          : {
              sentence: say`克隆 ${facts.vm} ${fault("终止")}，已复制 ${zhDone(facts, words)}：克隆被删除，占用的空间全部归还。`,
              more: facts.outcome === "failed" ? [say`一块磁盘发生故障，或保留开始那一刻内容的例外存储区太小。`] : [],
            },
    },
  },
  merge: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk goes", "chunks go")} back from the exception stores to the volumes of ${vm}, with two accesses each.`,
        more: [say`Such a merge is not aborted: what it has overwritten nobody has any more.`],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} of ${facts.vm} copied back.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} is as it was at the snapshot: ${enDone(facts, words)} copied ${strong("back")}.`,
              more: [say`The exception stores are empty, and the snapshot stays.`],
            }
          : {
              sentence: say`The merge of ${facts.vm} has ${fault("failed")} after ${enDone(facts, words)}: a disk that it needs has failed.`,
              more: [
                say`The volumes are part old and part new. The snapshot is still whole: revert to it again when the disk works.`,
              ],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把 ${words.number(total)} 块从例外存储区复制回 ${vm} 的卷，每块两次访问。`,
        more: [say`合并不能中止：已被覆盖的内容再也找不回来。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已复制回 ${zhDone(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} 已是快照时的内容：${strong("复制回")} ${zhDone(facts, words)}。`,
              more: [say`例外存储区已清空，快照仍在。`],
            }
          : {
              sentence: say`${facts.vm} 的合并${fault("失败")}，已复制回 ${zhDone(facts, words)}：它需要的一块磁盘发生了故障。`,
              more: [say`卷的内容一部分是旧的，一部分是新的。快照仍然完整：磁盘恢复后请再回滚一次。`],
            },
    },
  },
  snapshotMemory: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "page", "pages")} of ${vm} ${total === 1 ? "is" : "are"} to be written for its snapshot.`,
        more: [say`Its vCPUs stand still until they are written.`],
      }),
      progress: (facts, words) => say`${enPages(facts, words)} of ${facts.vm} written for its snapshot.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? { sentence: say`The memory of ${facts.vm} is ${strong("written")}: it goes on.`, more: [] }
          : {
              sentence: say`The snapshot of ${facts.vm} is ${fault("over")} after ${enPages(facts, words)}: nothing of it is left.`,
              more: facts.outcome === "failed" ? [say`A disk that it needs has failed.`] : [],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：为快照写出 ${vm} 的 ${words.number(total)} 页。`,
        more: [say`写完之前，它的 vCPU 停住不动。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已为快照写出 ${zhPages(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? { sentence: say`${facts.vm} 的内存${strong("已写出")}：它继续运行。`, more: [] }
          : {
              sentence: say`${facts.vm} 的快照${fault("终止")}，已写出 ${zhPages(facts, words)}：全部撤销，不留任何内容。`,
              more: facts.outcome === "failed" ? [say`它需要的一块磁盘发生了故障。`] : [],
            },
    },
  },
  revert: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${vm} goes back to its snapshot, ${words.count(total, "chunk or page", "chunks and pages")} in all.`,
        more: [
          say`Chunks go back to the volumes first, then its memory is read. This is not aborted: what it has overwritten nobody has any more.`,
        ],
      }),
      progress: ({ vm, done, total }, words) =>
        say`${vm}: ${words.number(done)} of ${words.count(total, "chunk or page", "chunks and pages")} done.`,
      ended: ({ vm, outcome }) =>
        outcome === "done"
          ? {
              sentence: say`${vm} is as it was at the snapshot, its ${strong("memory")} too.`,
              more: [say`The snapshot stays: going back to it works as often as one likes.`],
            }
          : {
              sentence: say`Going back with ${vm} is ${fault("over")} before its end: the machine is off.`,
              more: [
                ...(outcome === "failed" ? [say`A disk that it needs has failed.`] : []),
                say`The snapshot is still whole: revert to it again.`,
              ],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：${vm} 回滚到快照，共 ${words.number(total)} 块和页。`,
        more: [say`先把数据块复制回卷，再读入内存。此作业不能中止：已被覆盖的内容再也找不回来。`],
      }),
      progress: ({ vm, done, total }, words) => say`${vm}：已完成 ${words.number(done)} / ${words.number(total)}。`,
      ended: ({ vm, outcome }) =>
        outcome === "done"
          ? {
              sentence: say`${vm} 已回到快照时的状态，${strong("内存")}也是。`,
              more: [say`快照仍在：可以多次回滚到它。`],
            }
          : {
              sentence: say`${vm} 的回滚没有完成就${fault("终止")}：虚拟机已关机。`,
              more: [
                ...(outcome === "failed" ? [say`它需要的一块磁盘发生了故障。`] : []),
                say`快照仍然完整：请再回滚一次。`,
              ],
            },
    },
  },
  resync: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence:
          total === 0
            ? say`Nothing of ${vm} is out of date on a disk that works.`
            : say`A job begins: ${words.count(total, "extent", "extents")} of ${vm} that a disk has missed ${total === 1 ? "is" : "are"} made anew.`,
        more: [
          say`A mirror's extent is read from another image, that of a RAID is made up from the others of its row. Until it is written it is not read.`,
        ],
      }),
      progress: ({ vm, done, total }, words) =>
        say`${words.number(done)} of ${words.count(total, "extent", "extents")} of ${vm} ${done === 1 ? "is" : "are"} up to date again.`,
      ended: ({ vm, done, total, outcome }, words) =>
        outcome === "done"
          ? { sentence: say`The volumes of ${vm} are ${strong("in sync")}: a disk may fail again.`, more: [] }
          : {
              sentence: say`The resync of ${vm} is ${fault("over")} after ${words.number(done)} of ${words.count(total, "extent", "extents")}.`,
              more: [
                ...(outcome === "failed" ? [say`A disk that it reads or writes has failed.`] : []),
                say`What has been made anew stays so; another resync does the rest.`,
              ],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence:
          total === 0
            ? say`在工作的磁盘上，${vm} 没有过时的内容。`
            : say`作业开始：补写磁盘缺的 ${vm} 的 ${words.number(total)} 个区段。`,
        more: [say`镜像的区段从另一份读出，RAID 的区段由同一行的其他区段算出。写好之前不会读取它。`],
      }),
      progress: ({ vm, done, total }, words) =>
        say`${vm}：${words.number(done)} / ${words.number(total)} 个区段已重新同步。`,
      ended: ({ vm, done, total, outcome }, words) =>
        outcome === "done"
          ? { sentence: say`${vm} 的卷${strong("已同步")}：可以再承受一块磁盘的故障。`, more: [] }
          : {
              sentence: say`${vm} 的同步${fault("终止")}，已完成 ${words.number(done)} / ${words.number(total)} 个区段。`,
              more: [
                ...(outcome === "failed" ? [say`它读写的一块磁盘发生了故障。`] : []),
                say`已补写的保持有效；再同步一次即可完成其余部分。`,
              ],
            },
    },
  },
  backup: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk", "chunks")} of ${vm} ${total === 1 ? "goes" : "go"} to the disks for backups.`,
        more: [
          say`What is copied is the moment at which the job began. Until it has ended, the machine heeds only pause, resume, force off and abort.`,
        ],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} of ${facts.vm} backed up.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} is ${strong("backed up")}: ${enDone(facts, words)}.`,
              more: [
                say`The backup lies on disks of its own: it stays when the machine, its volumes or their disk are gone.`,
              ],
            }
          : {
              sentence: say`Backing up ${facts.vm} is ${fault("over")} after ${enDone(facts, words)}: nothing of it is left.`,
              more:
                facts.outcome === "failed"
                  ? [
                      say`A disk has failed, or the exception store that kept the moment of the beginning was too small.`,
                    ]
                  : [],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把 ${vm} 的 ${words.number(total)} 块复制到备份磁盘。`,
        more: [say`复制的是作业开始那一刻的内容。作业结束之前，虚拟机只接受暂停、恢复运行、强制断电和中止。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已备份 ${zhDone(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} ${strong("备份完成")}：${zhDone(facts, words)}。`,
              more: [say`备份在单独的磁盘上：虚拟机、它的卷或所在磁盘没有了，备份仍在。`],
            }
          : {
              sentence: say`${facts.vm} 的备份${fault("终止")}，已备份 ${zhDone(facts, words)}：全部撤销，不留任何内容。`,
              more: facts.outcome === "failed" ? [say`一块磁盘发生故障，或保留开始那一刻内容的例外存储区太小。`] : [],
            },
    },
  },
  restoreBackup: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk is", "chunks are")} copied from the backup over the volumes of ${vm}.`,
        more: [say`This is not aborted: what it has overwritten nobody has any more.`],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} of ${facts.vm} restored.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`The volumes of ${facts.vm} hold what the backup has: ${enDone(facts, words)} ${strong("restored")}.`,
              more: [say`The backup stays: it can be restored as often as one likes.`],
            }
          : {
              sentence: say`Restoring ${facts.vm} has ${fault("failed")} after ${enDone(facts, words)}: a disk that it needs has failed.`,
              more: [
                say`The volumes are part old and part restored. The backup is still whole: restore it again when the disk works.`,
              ],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把备份的 ${words.number(total)} 块复制到 ${vm} 的卷。`,
        more: [say`此作业不能中止：已被覆盖的内容再也找不回来。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已还原 ${zhDone(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} 的卷与备份的内容相同：${strong("已还原")} ${zhDone(facts, words)}。`,
              more: [say`备份仍在：可以多次还原。`],
            }
          : {
              sentence: say`还原 ${facts.vm} ${fault("失败")}，已还原 ${zhDone(facts, words)}：它需要的一块磁盘发生了故障。`,
              more: [say`卷的内容一部分是旧的，一部分已还原。备份仍然完整：磁盘恢复后请再还原一次。`],
            },
    },
  },
  fromBackup: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk is", "chunks are")} copied from the backup to the new machine ${vm}.`,
        more: [],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} of ${facts.vm} restored.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} is there with all that the backup has: ${enDone(facts, words)} ${strong("restored")}.`,
              more: [],
            }
          : {
              sentence: say`Restoring ${facts.vm} is ${fault("over")} after ${enDone(facts, words)}: the machine is gone, with all that it took.`,
              more: facts.outcome === "failed" ? [say`A disk that it needs has failed.`] : [],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把备份的 ${words.number(total)} 块复制到新虚拟机 ${vm}。`,
        more: [],
      }),
      progress: (facts, words) => say`${facts.vm} 已还原 ${zhDone(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} 已建好，内容与备份相同：${strong("已还原")} ${zhDone(facts, words)}。`,
              more: [],
            }
          : {
              sentence: say`还原 ${facts.vm} ${fault("终止")}，已还原 ${zhDone(facts, words)}：虚拟机被删除，占用的空间全部归还。`,
              more: facts.outcome === "failed" ? [say`它需要的一块磁盘发生了故障。`] : [],
            },
    },
  },
  commit: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk", "chunks")} that ${vm} has itself ${total === 1 ? "goes" : "go"} to the volumes below.`,
        more: [
          say`What is overwritten there is kept until the job has ended: aborted, it leaves everything as it was.`,
        ],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} of ${facts.vm} committed.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} is ${strong("committed")}: ${enDone(facts, words)} ${facts.total === 1 ? "is" : "are"} below now, and it has none itself.`,
              more: [say`It reads what it read before.`],
            }
          : {
              sentence: say`Committing ${facts.vm} is ${fault("over")} after ${enDone(facts, words)}: the volumes below are as they were.`,
              more: facts.outcome === "failed" ? [say`A disk has failed, or the pool had no chunk left.`] : [],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把 ${vm} 自己的 ${words.number(total)} 块写入下面的卷。`,
        more: [say`被覆盖的内容保留到作业结束：中止后一切如初。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已提交 ${zhDone(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} ${strong("提交完成")}：${zhDone(facts, words)}已在下面的卷中，它自己不再占用数据块。`,
              more: [say`它读到的内容不变。`],
            }
          : {
              sentence: say`提交 ${facts.vm} ${fault("终止")}，已提交 ${zhDone(facts, words)}：下面的卷恢复原样。`,
              more: facts.outcome === "failed" ? [say`磁盘发生了故障，或池中没有空闲数据块。`] : [],
            },
    },
  },
  rebase: {
    en: {
      begun: ({ vm, total }, words) => ({
        sentence: say`A job begins: ${words.count(total, "chunk", "chunks")} that ${vm} reads from below ${total === 1 ? "is" : "are"} to be its own.`,
        more: [say`Only those are copied that would read otherwise afterwards. Its guest may go on.`],
      }),
      progress: (facts, words) => say`${enDone(facts, words)} copied to ${facts.vm} from below.`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} is ${strong("rebased")}: ${enDone(facts, words)} copied.`,
              more: [say`It reads what it read before.`],
            }
          : {
              sentence: say`Rebasing ${facts.vm} is ${fault("over")} after ${enDone(facts, words)}: it lies where it lay, and gives back what it got.`,
              more: facts.outcome === "failed" ? [say`A disk has failed, or the pool had no chunk left.`] : [],
            },
    },
    zh: {
      begun: ({ vm, total }, words) => ({
        sentence: say`作业开始：把 ${vm} 从底层读取的 ${words.number(total)} 块复制给它自己。`,
        more: [say`只复制更换底层卷之后读到的内容会不同的块。客户机可以继续运行。`],
      }),
      progress: (facts, words) => say`${facts.vm} 已从底层复制 ${zhDone(facts, words)}。`,
      ended: (facts, words) =>
        facts.outcome === "done"
          ? {
              sentence: say`${facts.vm} 的${strong("底层卷已更换")}：已复制 ${zhDone(facts, words)}。`,
              more: [say`它读到的内容不变。`],
            }
          : {
              sentence: say`${facts.vm} 更换底层卷${fault("终止")}，已复制 ${zhDone(facts, words)}：底层卷没有更换，得到的块已归还。`,
              more: facts.outcome === "failed" ? [say`磁盘发生了故障，或池中没有空闲数据块。`] : [],
            },
    },
  },
};

export function isCopyJob(work: Facts<"jobBegun">["work"]): work is CopyJob {
  return work in copyJobs;
}
