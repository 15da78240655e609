/** Sentences about commands that have been carried out, in both languages. */
import { byteText } from "../../byteText.ts";
import type { CommandId } from "../../../model/scenario.ts";
import type { Facts, Told } from "../facts.ts";
import { say, strong } from "../parts.ts";
import type { Words } from "../words.ts";
import { ioLimitDone } from "./ioLimits.ts";
import { layerDone } from "./layers.ts";
import { moveDone } from "./moves.ts";
import { definitionDone } from "./definitions.ts";

type Done = Facts<"commandDone">;

const EN_DISK = {
  working: "works from now on",
  failed: "fails",
  closed: "takes no new extents from now on",
} as const;
const ZH_DISK = { working: "正常工作", failed: "发生故障", closed: "不再分配新区段" } as const;

export const EN_DONE: Readonly<Record<CommandId, (facts: Done, words: Words) => Told>> = {
  create: ({ vm, vcpus, memoryBytes, pageBytes, pages, volumes, extents }, words) => ({
    sentence: say`${vm} is ${strong("created")} with ${words.count(vcpus, "vCPU", "vCPUs")}, ${words.count(pages, "page", "pages")} of memory and ${words.count(extents, "extent", "extents")} of storage. It stays shut off until it is started.`,
    more: [
      ...(pages > 0 ? [say`P = ⌈M / s⌉ = ⌈${byteText(memoryBytes)} / ${byteText(pageBytes)}⌉ = ${pages} pages.`] : []),
      ...(volumes > 0
        ? [
            say`Its ${words.count(volumes, "volume has", "volumes have")} extents of the pool from now on, running or not.`,
          ]
        : []),
    ],
  }),
  start: ({ vm, vcpus, pages, isRestored }, words) =>
    isRestored
      ? {
          sentence: say`${vm} is ${strong("started")} from its saved memory: a job reads the image.`,
          more: [say`When all of it has been read, its vCPUs go on from where they were, and the image is gone.`],
        }
      : {
          sentence: say`${vm} is ${strong("started")}: ${vcpus === 1 ? "its vCPU becomes" : `its ${words.number(vcpus)} vCPUs become`} ready to run.`,
          more:
            pages > 0
              ? [
                  say`No page of it is resident yet: each of its ${words.count(pages, "page", "pages")} gets a frame when it is first touched.`,
                ]
              : [],
        },
  pause: ({ vm, vcpus, frames }, words) => ({
    sentence: say`${vm} is ${strong("paused")}: its ${vcpus === 1 ? "vCPU leaves pCPU" : "vCPUs leave pCPUs"} and run queue.`,
    more: [
      frames === null || frames === 0
        ? say`Its memory is kept.`
        : say`Its memory is kept: ${words.count(frames, "frame", "frames")}.`,
    ],
  }),
  resume: ({ vm, vcpus }) => ({
    sentence: say`${vm} is ${strong("resumed")}: its ${vcpus === 1 ? "vCPU goes" : "vCPUs go"} on from where the pause caught ${vcpus === 1 ? "it" : "them"}.`,
    more: [],
  }),
  shutdown: ({ vm, shutdownTicks }, words) => ({
    sentence: say`${vm} is asked to ${strong("shut down")}.`,
    more: shutdownTicks > 0 ? [say`The guest needs ${words.ticks(shutdownTicks)} of processor time for that.`] : [],
  }),
  stop: ({ vm }) => ({
    sentence: say`${vm} is ${strong("forced off")}: its programs end where they are and its frames become free.`,
    more: [say`Its volumes keep their extents.`],
  }),
  delete: ({ vm, extents, keepsStorage }, words) => ({
    sentence: say`${vm} is ${strong("deleted")}.`,
    more: keepsStorage
      ? [say`Its volumes stay in the pool, and belong to nobody.`]
      : extents > 0
        ? [say`${words.count(extents, "extent goes", "extents go")} back to the pool.`]
        : [],
  }),
  setWeight: ({ vm, weight, isByWeight }, words) => ({
    sentence:
      weight === null
        ? say`${vm} gets another ${strong("weight")}.`
        : say`${vm} has ${strong(`weight ${words.number(weight)}`)} from now on.`,
    more: [
      isByWeight
        ? say`Where machines compete for the processor, they get it in proportion to their weights.`
        : say`The present policy does not look at weights: the run goes on as before.`,
    ],
  }),
  compact: () => ({ sentence: say`The blocks of the memory region are moved together.`, more: [] }),
  setMemoryTarget: ({ vm, pagesAsked }, words) => ({
    sentence:
      pagesAsked === null
        ? say`${vm} gets another ${strong("memory target")}.`
        : say`${vm} is to have at most ${strong(words.count(pagesAsked, "page", "pages"))} from now on.`,
    more: [say`Its balloon takes the others from the guest, some at each look at free memory, as far as it may grow.`],
  }),
  reset: ({ vm, frames }, words) => ({
    sentence: say`${vm} is ${strong("reset")}: its programs begin anew.`,
    more:
      frames === null || frames === 0
        ? []
        : [say`The host does not know what its memory holds: it keeps its ${words.count(frames, "frame", "frames")}.`],
  }),
  save: ({ vm }) => ({
    sentence: say`${vm} is to be ${strong("saved")}: its vCPUs stop, and a job writes its memory to an image in the pool.`,
    more: [
      say`Only pages that hold something are written. When all are, its frames become free, and starting it goes on from here.`,
    ],
  }),
  discardSave: ({ vm }) => ({
    sentence: say`The saved memory of ${vm} is ${strong("discarded")}: it is only shut off.`,
    more: [say`The extents of the image go back to the pool; started again, it boots.`],
  }),
  crash: ({ vm, frames }, words) => ({
    sentence: say`The guest of ${vm} ${strong("crashes")}: its vCPUs stop for good.`,
    more: [
      frames === null || frames === 0
        ? say`Its memory is kept, for whoever wants to look into it, until it is reset or forced off.`
        : say`Its ${words.count(frames, "frame is", "frames are")} kept, for whoever wants to look into them, until it is reset or forced off.`,
    ],
  }),
  abortJob: ({ vm }) => ({ sentence: say`The job of ${vm} is ${strong("aborted")}.`, more: [] }),
  setDisk: ({ disk }) => ({
    sentence: disk ? say`Disk pv${disk.pv} ${strong(EN_DISK[disk.state])}.` : say`A disk changes.`,
    more: [],
  }),
  extendVolume: ({ vm, volume }, words) => ({
    sentence: volume
      ? say`Volume ${volume.name} of ${vm} is ${strong("extended")} by ${words.count(volume.extents, "extent", "extents")}.`
      : say`A volume of ${vm} is ${strong("extended")}.`,
    more: [say`A volume on several disks grows by whole rows.`],
  }),
  reduceVolume: ({ vm, volume }, words) => ({
    sentence: volume
      ? say`Volume ${volume.name} of ${vm} is ${strong("reduced")} by ${words.count(volume.extents, "extent", "extents")}.`
      : say`A volume of ${vm} is ${strong("reduced")}.`,
    more: [say`Its last extents go back to the pool.`],
  }),
  ...moveDone.en,
  ...layerDone.en,
  ...ioLimitDone.en,
  ...definitionDone.en,
  balloon: ({ vm, isBalloonOn }) =>
    isBalloonOn
      ? {
          sentence: say`The balloon of ${vm} is switched ${strong("on")}.`,
          more: [say`The host asks it for pages where it needs frames.`],
        }
      : {
          sentence: say`The balloon of ${vm} is switched ${strong("off")}: the guest has all its pages back.`,
          more: [say`Where the host needs frames it can only swap pages of this machine out.`],
        },
  snapshot: ({ vm, named }) => ({ sentence: say`A ${strong("snapshot")} of ${vm} is taken: ${named}.`, more: [] }),
  revert: ({ vm, named }) => ({
    sentence: say`${vm} is ${strong("reverted")} to snapshot ${named}: its volumes are as they were then.`,
    more: [
      say`What was written since is lost, unless another snapshot has it. The machine is off, or goes on from its memory where the snapshot has that.`,
    ],
  }),
  deleteSnapshot: ({ vm, named }) => ({
    sentence: say`Snapshot ${named} of ${vm} is ${strong("deleted")}.`,
    more: [say`The volumes stay as they are: deleting a snapshot changes nothing that the machine reads.`],
  }),
  backup: ({ vm, named }) => ({ sentence: say`${vm} is to be ${strong("backed up")} as ${named}.`, more: [] }),
  restoreBackup: ({ vm, named }) => ({
    sentence: say`${vm} is to be ${strong("restored")} from backup ${named}.`,
    more: [],
  }),
  deleteBackup: ({ named }) => ({ sentence: say`Backup ${named} is ${strong("deleted")}.`, more: [] }),
  migrate: ({ vm }) => ({ sentence: say`${vm} is to ${strong("move")} to another host.`, more: [] }),
  switchToPostCopy: ({ vm }) => ({
    sentence: say`${vm} is to ${strong("go on")} at the destination now; its pages follow.`,
    more: [],
  }),
  setMigrationSpeed: ({ vm }) => ({
    sentence: say`The pages of ${vm} are sent at ${strong("another speed")} from now on.`,
    more: [],
  }),
  setLink: () => ({ sentence: say`The ${strong("link")} between the hosts changes.`, more: [] }),
  setHost: () => ({ sentence: say`The ${strong("host")} itself changes.`, more: [] }),
  resync: ({ vm }) => ({
    sentence: say`What disks have missed of the volumes of ${vm} is ${strong("made anew")}.`,
    more: [],
  }),
  clone: ({ vm, named }) => ({ sentence: say`${named} is to be a ${strong("clone")} of ${vm}.`, more: [] }),
  discard: ({ vm }) => ({ sentence: say`Blocks of ${vm} are ${strong("discarded")}.`, more: [] }),
  extendPool: () => ({ sentence: say`The thin pool is ${strong("extended")}.`, more: [] }),
};

export const ZH_DONE: Readonly<Record<CommandId, (facts: Done, words: Words) => Told>> = {
  create: ({ vm, vcpus, memoryBytes, pageBytes, pages, volumes, extents }, words) => ({
    sentence: say`${vm} 已${strong("创建")}：${words.number(vcpus)} 个 vCPU、${words.number(pages)} 页内存、${words.number(extents)} 个存储区段。启动之前它处于关机状态。`,
    more: [
      ...(pages > 0 ? [say`P = ⌈M / s⌉ = ⌈${byteText(memoryBytes)} / ${byteText(pageBytes)}⌉ = ${pages} 页。`] : []),
      ...(volumes > 0 ? [say`它的 ${words.number(volumes)} 个卷从现在起占用存储池的区段，与是否运行无关。`] : []),
    ],
  }),
  start: ({ vm, vcpus, pages, isRestored }, words) =>
    isRestored
      ? {
          sentence: say`从保存的内存${strong("启动")} ${vm}：由一个作业读入映像。`,
          more: [say`全部读入后，它的 vCPU 从原来的位置继续，映像随之消失。`],
        }
      : {
          sentence: say`${vm} 已${strong("启动")}：它的 ${words.number(vcpus)} 个 vCPU 进入就绪状态。`,
          more: pages > 0 ? [say`它的 ${words.number(pages)} 页都还不在内存中：每一页在首次访问时才得到页框。`] : [],
        },
  pause: ({ vm, frames }, words) => ({
    sentence: say`${vm} 已${strong("暂停")}：它的 vCPU 让出 pCPU，并离开运行队列。`,
    more: [frames === null || frames === 0 ? say`内存保留。` : say`内存保留：${words.number(frames)} 个页框。`],
  }),
  resume: ({ vm }) => ({ sentence: say`${vm} 已${strong("恢复运行")}：它的 vCPU 回到暂停前的状态。`, more: [] }),
  shutdown: ({ vm, shutdownTicks }, words) => ({
    sentence: say`已请求 ${vm} ${strong("关机")}。`,
    more: shutdownTicks > 0 ? [say`客户机关机需要 ${words.ticks(shutdownTicks)} 的处理器时间。`] : [],
  }),
  stop: ({ vm }) => ({
    sentence: say`${vm} 已被${strong("强制断电")}：它的程序就此终止，页框全部释放。`,
    more: [say`它的卷仍占用原来的区段。`],
  }),
  delete: ({ vm, extents, keepsStorage }, words) => ({
    sentence: say`${vm} 已${strong("删除")}。`,
    more: keepsStorage
      ? [say`它的卷留在存储池中，不属于任何虚拟机。`]
      : extents > 0
        ? [say`${words.number(extents)} 个区段归还存储池。`]
        : [],
  }),
  setWeight: ({ vm, weight, isByWeight }, words) => ({
    sentence:
      weight === null
        ? say`${vm} 的${strong("权重")}已更改。`
        : say`${vm} 的${strong("权重")}从现在起为 ${strong(words.number(weight))}。`,
    more: [isByWeight ? say`争用处理器时，各虚拟机按权重的比例得到处理器。` : say`当前调度策略不考虑权重：运行照旧。`],
  }),
  compact: () => ({ sentence: say`把内存区域中的各分区移到一起。`, more: [] }),
  setMemoryTarget: ({ vm, pagesAsked }, words) => ({
    sentence:
      pagesAsked === null
        ? say`${vm} 的${strong("内存目标")}已更改。`
        : say`${vm} 从现在起最多拥有 ${strong(words.number(pagesAsked))} 页。`,
    more: [say`其余的页由气球从客户机收走：每次检查空闲内存时收一些，直到气球的上限。`],
  }),
  reset: ({ vm, frames }, words) => ({
    sentence: say`${vm} 已${strong("重置")}：它的程序从头开始。`,
    more:
      frames === null || frames === 0
        ? []
        : [say`宿主机不知道其内存里有什么：它的 ${words.number(frames)} 个页框全部保留。`],
  }),
  save: ({ vm }) => ({
    sentence: say`开始${strong("保存")} ${vm}：它的 vCPU 停下，由一个作业把它的内存写成存储池中的映像。`,
    more: [say`只写有内容的页。写完后页框全部释放；再启动时从这里继续。`],
  }),
  discardSave: ({ vm }) => ({
    sentence: say`已${strong("丢弃")} ${vm} 保存的内存：它只是已关机。`,
    more: [say`映像的区段归还存储池；再启动时从头引导。`],
  }),
  crash: ({ vm, frames }, words) => ({
    sentence: say`${vm} 的客户机${strong("崩溃")}：它的 vCPU 全部停止。`,
    more: [
      frames === null || frames === 0
        ? say`内存保留，以便查看，直到重置或强制断电。`
        : say`它的 ${words.number(frames)} 个页框保留，以便查看，直到重置或强制断电。`,
    ],
  }),
  abortJob: ({ vm }) => ({ sentence: say`已${strong("中止")} ${vm} 的作业。`, more: [] }),
  setDisk: ({ disk }) => ({
    sentence: disk ? say`磁盘 pv${disk.pv} 从现在起${strong(ZH_DISK[disk.state])}。` : say`一块磁盘有变化。`,
    more: [],
  }),
  extendVolume: ({ vm, volume }, words) => ({
    sentence: volume
      ? say`${vm} 的卷 ${volume.name} ${strong("扩容")} ${words.number(volume.extents)} 个区段。`
      : say`${vm} 的一个卷已${strong("扩容")}。`,
    more: [say`位于多块磁盘的卷按整行增长。`],
  }),
  reduceVolume: ({ vm, volume }, words) => ({
    sentence: volume
      ? say`${vm} 的卷 ${volume.name} ${strong("缩容")} ${words.number(volume.extents)} 个区段。`
      : say`${vm} 的一个卷已${strong("缩容")}。`,
    more: [say`它末尾的区段归还存储池。`],
  }),
  ...moveDone.zh,
  ...layerDone.zh,
  ...ioLimitDone.zh,
  ...definitionDone.zh,
  balloon: ({ vm, isBalloonOn }) =>
    isBalloonOn
      ? { sentence: say`${vm} 的气球已${strong("打开")}。`, more: [say`宿主机缺页框时向气球要页。`] }
      : {
          sentence: say`${vm} 的气球已${strong("关闭")}：客户机收回全部的页。`,
          more: [say`宿主机缺页框时只能换出该虚拟机的页。`],
        },
  snapshot: ({ vm, named }) => ({ sentence: say`为 ${vm} 创建${strong("快照")} ${named}。`, more: [] }),
  revert: ({ vm, named }) => ({
    sentence: say`${vm} ${strong("回滚")}到快照 ${named}：各个卷恢复到当时的内容。`,
    more: [say`此后写入的内容丢失，除非另有快照保留。虚拟机处于关机状态；快照带内存时，从那里继续运行。`],
  }),
  deleteSnapshot: ({ vm, named }) => ({
    sentence: say`${vm} 的快照 ${named} 已${strong("删除")}。`,
    more: [say`各个卷保持不变：删除快照不影响虚拟机读到的内容。`],
  }),
  backup: ({ vm, named }) => ({ sentence: say`把 ${vm} ${strong("备份")}为 ${named}。`, more: [] }),
  restoreBackup: ({ vm, named }) => ({ sentence: say`由备份 ${named} ${strong("还原")} ${vm}。`, more: [] }),
  deleteBackup: ({ named }) => ({ sentence: say`备份 ${named} 已${strong("删除")}。`, more: [] }),
  migrate: ({ vm }) => ({ sentence: say`${vm} 要${strong("迁移")}到另一台宿主机。`, more: [] }),
  switchToPostCopy: ({ vm }) => ({
    sentence: say`${vm} 现在改到目标宿主机上${strong("继续运行")}，页随后传送。`,
    more: [],
  }),
  setMigrationSpeed: ({ vm }) => ({ sentence: say`从现在起以${strong("另一速度")}传送 ${vm} 的页。`, more: [] }),
  setLink: () => ({ sentence: say`宿主机之间的${strong("链路")}发生变化。`, more: [] }),
  setHost: () => ({ sentence: say`${strong("宿主机")}本身发生变化。`, more: [] }),
  resync: ({ vm }) => ({ sentence: say`${strong("补写")}磁盘缺的 ${vm} 的卷的内容。`, more: [] }),
  clone: ({ vm, named }) => ({ sentence: say`把 ${vm} ${strong("克隆")}为 ${named}。`, more: [] }),
  discard: ({ vm }) => ({ sentence: say`${vm} 的一些块已${strong("丢弃")}。`, more: [] }),
  extendPool: () => ({ sentence: say`精简池已${strong("扩容")}。`, more: [] }),
};
