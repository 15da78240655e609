/** Sentences about copy-on-write: what a snapshot keeps, why a write costs three accesses, where chunks of the pool went. */
import type { Facts, TellersOf } from "../facts.ts";
import { fault, joined, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Kinds =
  | "snapshotTaken"
  | "snapshotDeleted"
  | "reverted"
  | "cloned"
  | "copiedOut"
  | "storeOverflowed"
  | "mergedBack"
  | "thinShared"
  | "thinWritten"
  | "thinDiscarded"
  | "thinDropped"
  | "poolLow"
  | "poolFull"
  | "poolWaitEnded"
  | "poolExtended"
  | "frozen"
  | "thawed"
  | "chunkMerged"
  | "memoryKept"
  | "backupMade"
  | "backupRestored"
  | "backupDeleted"
  | "rebased"
  | "zeroed";

const chunkList = ({ chunks }: Pick<Facts<"thinDiscarded">, "chunks">, words: Words): Parts =>
  words.list(
    chunks.slice(0, 6).map((chunk) => words.number(chunk)),
    Math.max(0, chunks.length - 6),
  );

const chunksOf = (volumes: Facts<"backupMade">["volumes"]): number =>
  volumes.reduce((sum, { chunks }) => sum + chunks, 0);
const isThin = ({ volumes }: Facts<"snapshotTaken">): boolean => volumes.every(({ chunks }) => chunks < 0);
const isCrashConsistent = ({ state }: Facts<"snapshotTaken">): boolean => state === "running";

export const cow: TellersOf<Kinds> = {
  en: {
    snapshotTaken: (facts, words) => ({
      sentence: say`Snapshot ${strong(facts.names.snapshot)} keeps the ${facts.volumes.length === 1 ? "volume" : "volumes"} of ${facts.names.vm} as they are now, and is its current one.`,
      more: [
        isThin(facts)
          ? say`It copies the map of each volume and no data: chunks are shared until one of the two is written.`
          : say`Nothing is copied yet. ${words.count(facts.volumes.length, "exception store waits", "exception stores wait")} for the chunks that will be overwritten: room for ${words.list(facts.volumes.map(({ chunks }) => words.number(chunks)))}.`,
        ...(isCrashConsistent(facts)
          ? [say`The guest was running and was not asked: the snapshot is what a power cut would leave.`]
          : []),
        say`A snapshot shares extents with its volume: it is no backup.`,
      ],
    }),
    snapshotDeleted: ({ names, parent }) => ({
      sentence: say`Snapshot ${strong(names.snapshot)} of ${names.vm} is gone.`,
      more: parent < 0 ? [] : [say`What came after it now comes after the snapshot before it.`],
    }),
    reverted: ({ names, chunks, isThin: thin }, words) => ({
      sentence: say`${names.vm} goes back to snapshot ${strong(names.snapshot)}.`,
      more: [
        thin
          ? say`Only the maps were exchanged: no disk was touched, and ${words.count(chunks, "chunk is", "chunks are")} free again.`
          : say`${words.count(chunks, "chunk is", "chunks are")} to be copied back from the exception stores, with two accesses each.`,
      ],
    }),
    cloned: ({ names, isLinked, copied }, words) => ({
      sentence: isLinked
        ? say`${names.vm} is a ${strong("linked clone")} of ${names.base}: it shares all chunks and takes none.`
        : say`${names.vm} is a ${strong("full clone")} of ${names.base}: ${words.number(copied)} extents or chunks are to be copied on disks.`,
      more: [
        isLinked
          ? say`${names.base} cannot be deleted as long as ${names.vm} is there.`
          : say`Neither needs the other when that is done.`,
      ],
    }),
    copiedOut: ({ names, chunk, copies }, words) => ({
      sentence: say`Chunk ${value(words.number(chunk))} of ${names.lv} is ${strong("copied")} to ${words.list(names.copies)} before it is written.`,
      more: [
        say`It is the first write of this chunk since the snapshot: read it, write it to the store, then write it. ${words.number(1 + 2 * copies.length)} accesses instead of 1.`,
      ],
    }),
    storeOverflowed: ({ names, chunk, chunks }, words) => ({
      sentence: say`${fault("The exception store overflows")}: ${words.list(names.copies)} has room for ${words.count(chunks, "chunk", "chunks")}, and none for chunk ${value(words.number(chunk))}. The snapshot is ${strong("invalid")}.`,
      more: [
        say`The volume itself goes on. A larger store, or fewer writes until the snapshot is deleted, would have kept it.`,
      ],
    }),
    mergedBack: ({ names, chunks }, words) => ({
      sentence: say`${words.count(chunks, "chunk goes", "chunks go")} back to ${names.lv}; its exception store is empty.`,
      more: [],
    }),
    frozen: ({ names }) => ({
      sentence: say`A ${strong("temporary snapshot")} keeps the volumes of ${names.vm} as they are now, for the job that reads them.`,
      more: [say`The guest may go on and write: what is read is this moment, as a power cut would leave it.`],
    }),
    thawed: ({ names }) => ({
      sentence: say`The job has ended: the temporary snapshot of ${names.vm} is gone.`,
      more: [],
    }),
    chunkMerged: ({ names, chunk }, words) => ({
      sentence: say`Chunk ${value(words.number(chunk))} of ${names.lv} is what it was at the snapshot.`,
      more: [],
    }),
    memoryKept: ({ names, pages }, words) => ({
      sentence: say`Snapshot ${strong(names.snapshot)} has the ${strong("memory")} of ${names.vm} as well: ${words.count(pages, "page", "pages")}.`,
      more: [say`What its vCPUs were doing is kept too: reverted, the machine goes on from there, and boots nothing.`],
    }),
    backupMade: ({ names, base, volumes }, words) => ({
      sentence: say`Backup ${strong(names.snapshot)} of ${names.vm} is ${strong("complete")}: ${words.count(chunksOf(volumes), "chunk", "chunks")}.`,
      more: [
        base < 0
          ? say`It has everything, and needs no other backup.`
          : say`It has only what has changed since the backup before, which it needs to be restored.`,
      ],
    }),
    backupRestored: ({ names, isNew }) => ({
      sentence: isNew
        ? say`${names.vm} is made anew from backup ${strong(names.snapshot)}.`
        : say`Backup ${strong(names.snapshot)} is copied over the volumes of ${names.vm}.`,
      more: [],
    }),
    backupDeleted: ({ names }) => ({
      sentence: say`Backup ${strong(names.snapshot)} of ${names.vm} is gone.`,
      more: [],
    }),
    rebased: ({ names, base }) =>
      base < 0
        ? {
            sentence: say`${names.vm} ${strong("depends on nothing")} any more: what it reads is its own.`,
            more: [],
          }
        : {
            sentence: say`What the volumes of ${names.vm} do not have themselves is read from those of ${names.base} ${strong("below")}.`,
            more: [say`${names.base} must not change while it is read through: it stays off.`],
          },
    zeroed: (facts, words) => ({
      sentence: facts.isSet
        ? say`${facts.chunks.length === 1 ? "Chunk" : "Chunks"} ${chunkList(facts, words)} of ${facts.names.lv} ${facts.chunks.length === 1 ? "reads" : "read"} as ${strong("zero")}: what the volumes below have there is hidden.`
        : say`${facts.chunks.length === 1 ? "Chunk" : "Chunks"} ${chunkList(facts, words)} of ${facts.names.lv} ${facts.chunks.length === 1 ? "is" : "are"} read from below again.`,
      more: [],
    }),
    thinShared: ({ names, freed }, words) => ({
      sentence: say`${names.lv} shares all chunks of ${words.list(names.copies)}.`,
      more:
        freed === 0
          ? []
          : [say`${words.count(freed, "chunk", "chunks")} that only it had ${freed === 1 ? "is" : "are"} free again.`],
    }),
    thinWritten: ({ names, chunk, place, from, free }, words) => ({
      sentence:
        from < 0
          ? say`${names.lv} gets chunk ${value(words.number(place))} of the thin pool for its chunk ${words.number(chunk)}, which is written for the first time.`
          : say`Chunk ${value(words.number(chunk))} of ${names.lv} is shared: it is ${strong("copied")} from chunk ${words.number(from)} of the pool to ${value(words.number(place))}, and written there.`,
      more: [say`${words.count(free, "chunk is", "chunks are")} free.`],
    }),
    thinDiscarded: (facts, words) => ({
      sentence:
        facts.chunks.length === 0
          ? say`${facts.names.lv} has no whole chunk there to discard.`
          : say`${facts.names.lv} ${strong("discards")} its ${facts.chunks.length === 1 ? "chunk" : "chunks"} ${chunkList(facts, words)}.`,
      more: [
        say`${words.count(facts.freed, "chunk", "chunks")} of the pool ${facts.freed === 1 ? "is" : "are"} free by that; a shared one stays for the others.`,
      ],
    }),
    thinDropped: ({ names, freed }, words) => ({
      sentence: say`${names.lv} is gone from the thin pool: ${words.count(freed, "chunk", "chunks")} that nobody else had ${freed === 1 ? "is" : "are"} free.`,
      more: [],
    }),
    poolLow: ({ free, chunks }, words) => ({
      sentence: say`${fault("The thin pool is running low")}: ${words.number(free)} of ${words.count(chunks, "chunk", "chunks")} free.`,
      more: [
        say`Volumes may be larger together than the pool. Extend it, delete snapshots or discard what is not needed.`,
      ],
    }),
    poolFull: ({ names, block, needed, free, isWaiting }, words) => ({
      sentence: joined([
        say`${fault("The thin pool is full")}: ${names.who} writes block ${words.number(block)} of ${names.lv}, which needs ${words.count(needed, "chunk", "chunks")}, and ${words.number(free)} ${free === 1 ? "is" : "are"} free. `,
        isWaiting
          ? say`It ${strong("waits")} until there are enough.`
          : say`The write ${strong("fails")}, and the guest goes on.`,
      ]),
      more: [
        say`${isWaiting ? "libvirt would show the machine as PAUSED (IOERROR). " : ""}Extend the pool, delete a snapshot, or discard chunks.`,
      ],
    }),
    poolWaitEnded: ({ names }) => ({ sentence: say`${names.who} waits for the thin pool no longer.`, more: [] }),
    poolExtended: ({ chunks, total }, words) => ({
      sentence: say`The thin pool has ${strong(words.count(chunks, "more chunk", "more chunks"))}, ${words.number(total)} in all.`,
      more: [],
    }),
  },
  zh: {
    snapshotTaken: (facts, words) => ({
      sentence: say`快照 ${strong(facts.names.snapshot)} 保留 ${facts.names.vm} 各个卷此刻的内容，并成为它的当前快照。`,
      more: [
        isThin(facts)
          ? say`只复制每个卷的映射，不复制数据：数据块由两者共享，直到其中一个被写入。`
          : say`此时还没有复制任何数据。${words.number(facts.volumes.length)} 个例外存储区等待将被覆盖的数据块，容量分别为 ${words.list(facts.volumes.map(({ chunks }) => words.number(chunks)))} 块。`,
        ...(isCrashConsistent(facts)
          ? [say`客户机正在运行，事先没有得到通知：快照的内容相当于突然断电时的内容。`]
          : []),
        say`快照与原卷共享区段：它不是备份。`,
      ],
    }),
    snapshotDeleted: ({ names, parent }) => ({
      sentence: say`${names.vm} 的快照 ${strong(names.snapshot)} 已删除。`,
      more: parent < 0 ? [] : [say`它之后的快照改接在它之前的快照后面。`],
    }),
    reverted: ({ names, chunks, isThin: thin }, words) => ({
      sentence: say`${names.vm} 回滚到快照 ${strong(names.snapshot)}。`,
      more: [
        thin
          ? say`只是交换映射：没有访问磁盘，${words.number(chunks)} 个数据块重新空闲。`
          : say`要从例外存储区复制回 ${words.number(chunks)} 个数据块，每块两次访问。`,
      ],
    }),
    cloned: ({ names, isLinked, copied }, words) => ({
      sentence: isLinked
        ? say`${names.vm} 是 ${names.base} 的${strong("链接克隆")}：共享全部数据块，自己不占用。`
        : say`${names.vm} 是 ${names.base} 的${strong("完整克隆")}：要在磁盘上复制 ${words.number(copied)} 个区段或数据块。`,
      more: [isLinked ? say`只要 ${names.vm} 还在，${names.base} 就不能删除。` : say`复制完成后两者互不依赖。`],
    }),
    copiedOut: ({ names, chunk, copies }, words) => ({
      sentence: say`${names.lv} 的数据块 ${value(words.number(chunk))} 在写入之前先${strong("复制")}到 ${words.list(names.copies)}。`,
      more: [
        say`这是快照之后对该块的第一次写：先读出，写到例外存储区，再写入。共 ${words.number(1 + 2 * copies.length)} 次访问，而不是 1 次。`,
      ],
    }),
    storeOverflowed: ({ names, chunk, chunks }, words) => ({
      sentence: say`${fault("例外存储区溢出")}：${words.list(names.copies)} 只能容纳 ${words.number(chunks)} 块，放不下数据块 ${value(words.number(chunk))}。快照${strong("失效")}。`,
      more: [say`原卷照常工作。存储区更大，或者在删除快照之前少写一些，快照就能保住。`],
    }),
    mergedBack: ({ names, chunks }, words) => ({
      sentence: say`${words.number(chunks)} 个数据块复制回 ${names.lv}；例外存储区已清空。`,
      more: [],
    }),
    frozen: ({ names }) => ({
      sentence: say`${strong("临时快照")}保留 ${names.vm} 各个卷此刻的内容，供作业读取。`,
      more: [say`客户机可以继续写：读到的是此刻的内容，相当于突然断电时的内容。`],
    }),
    thawed: ({ names }) => ({ sentence: say`作业已结束：${names.vm} 的临时快照已删除。`, more: [] }),
    chunkMerged: ({ names, chunk }, words) => ({
      sentence: say`${names.lv} 的数据块 ${value(words.number(chunk))} 已是快照时的内容。`,
      more: [],
    }),
    memoryKept: ({ names, pages }, words) => ({
      sentence: say`快照 ${strong(names.snapshot)} 也保存了 ${names.vm} 的${strong("内存")}：${words.number(pages)} 页。`,
      more: [say`它的 vCPU 正在做什么也保存下来：回滚后虚拟机从那里继续，不重新启动。`],
    }),
    backupMade: ({ names, base, volumes }, words) => ({
      sentence: say`${names.vm} 的备份 ${strong(names.snapshot)} ${strong("完成")}：${words.number(chunksOf(volumes))} 块。`,
      more: [
        base < 0 ? say`它包含全部内容，不依赖其他备份。` : say`它只含上一个备份之后变化的内容，还原时需要上一个备份。`,
      ],
    }),
    backupRestored: ({ names, isNew }) => ({
      sentence: isNew
        ? say`由备份 ${strong(names.snapshot)} 重建 ${names.vm}。`
        : say`把备份 ${strong(names.snapshot)} 复制到 ${names.vm} 的卷。`,
      more: [],
    }),
    backupDeleted: ({ names }) => ({ sentence: say`${names.vm} 的备份 ${strong(names.snapshot)} 已删除。`, more: [] }),
    rebased: ({ names, base }) =>
      base < 0
        ? { sentence: say`${names.vm} ${strong("不再依赖")}别的虚拟机：它读到的都是自己的内容。`, more: [] }
        : {
            sentence: say`${names.vm} 的卷自己没有的部分，从${strong("下面")} ${names.base} 的卷读取。`,
            more: [say`${names.base} 被读取期间不能改变：它必须保持关机。`],
          },
    zeroed: (facts, words) => ({
      sentence: facts.isSet
        ? say`${facts.names.lv} 的第 ${chunkList(facts, words)} 块读作${strong("零")}，遮住下面的内容。`
        : say`${facts.names.lv} 的第 ${chunkList(facts, words)} 块重新从底层读取。`,
      more: [],
    }),
    thinShared: ({ names, freed }, words) => ({
      sentence: say`${names.lv} 共享 ${words.list(names.copies)} 的全部数据块。`,
      more: freed === 0 ? [] : [say`原来只归它所有的 ${words.number(freed)} 个数据块重新空闲。`],
    }),
    thinWritten: ({ names, chunk, place, from, free }, words) => ({
      sentence:
        from < 0
          ? say`${names.lv} 首次写入第 ${words.number(chunk)} 块，得到精简池的数据块 ${value(words.number(place))}。`
          : say`${names.lv} 的第 ${value(words.number(chunk))} 块是共享的：先从池中数据块 ${words.number(from)} ${strong("复制")}到 ${value(words.number(place))}，再写入。`,
      more: [say`还有 ${words.number(free)} 个空闲数据块。`],
    }),
    thinDiscarded: (facts, words) => ({
      sentence:
        facts.chunks.length === 0
          ? say`${facts.names.lv} 在那里没有可丢弃的整块。`
          : say`${facts.names.lv} ${strong("丢弃")}第 ${chunkList(facts, words)} 块。`,
      more: [say`精简池因此多出 ${words.number(facts.freed)} 个空闲数据块；共享的块仍为其他卷保留。`],
    }),
    thinDropped: ({ names, freed }, words) => ({
      sentence: say`${names.lv} 已从精简池删除：只归它所有的 ${words.number(freed)} 个数据块重新空闲。`,
      more: [],
    }),
    poolLow: ({ free, chunks }, words) => ({
      sentence: say`${fault("精简池空间不足")}：${words.number(chunks)} 个数据块中只剩 ${words.number(free)} 个空闲。`,
      more: [say`各卷的大小之和可以超过精简池。请扩容、删除快照，或丢弃不需要的数据块。`],
    }),
    poolFull: ({ names, block, needed, free, isWaiting }, words) => ({
      sentence: joined([
        say`${fault("精简池已满")}：${names.who} 写 ${names.lv} 的第 ${words.number(block)} 块，需要 ${words.number(needed)} 个数据块，只有 ${words.number(free)} 个空闲。`,
        isWaiting ? say`它${strong("等待")}，直到有足够的块。` : say`写操作${strong("失败")}，客户机继续运行。`,
      ]),
      more: [say`${isWaiting ? "libvirt 会显示 PAUSED (IOERROR)。" : ""}请扩容精简池、删除快照，或丢弃数据块。`],
    }),
    poolWaitEnded: ({ names }) => ({ sentence: say`${names.who} 不再等待精简池。`, more: [] }),
    poolExtended: ({ chunks, total }, words) => ({
      sentence: say`精简池增加 ${strong(words.number(chunks))} 个数据块，共 ${words.number(total)} 个。`,
      more: [],
    }),
  },
};
