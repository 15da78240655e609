/**
 * Why a command is refused in a state: what stands in the way, in the words of the text this simulator comes from ("VM is
 * paused"), and what would be right.
 */
import type { CommandId } from "../../../model/scenario.ts";
import type { JobKind, VmLife } from "../../../model/states.ts";

/** Advice for the commands that some state of a machine that exists refuses. */
type Advised = Exclude<CommandId, Everywhere>;
/** Those that no state of a machine that exists refuses, and those for the host. */
type Everywhere =
  | "create"
  | "setWeight"
  | "compact"
  | "deleteSnapshot"
  | "discard"
  | "extendPool"
  | "setDisk"
  | "extendVolume"
  | "reduceVolume"
  | "moveExtents"
  | "abortMove"
  | "setIoLimit"
  | "deleteVolume"
  | "resync"
  | "deleteBackup"
  | "setLink"
  | "setHost";

interface Refusals {
  readonly state: Readonly<Record<VmLife, string>>;
  /** What stands in the way of each command in every state that refuses it: the state of the machine that it needs. */
  readonly missing: Readonly<Record<CommandId, string>>;
  readonly advice: Readonly<Record<Advised, Readonly<Partial<Record<VmLife, string>>>>>;
  /** What a job does. */
  readonly job: Readonly<Record<JobKind, string>>;
}

/** The advice for `command` in `state`; empty where the model does not refuse. */
export function adviceFor({ advice }: Refusals, command: CommandId, state: VmLife): string {
  const all: Readonly<Partial<Record<CommandId, Readonly<Partial<Record<VmLife, string>>>>>> = advice;
  return all[command]?.[state] ?? "";
}

const EN_BALLOON = {
  shutOff: "The balloon is in the guest, which has to run: start it first.",
  paused: "The balloon is in the guest, which has to run: use resume first.",
  saved: "The balloon is in the guest, which has to run: start it first.",
  crashed: "The balloon is in the guest, which has died: reset it first.",
};

const ZH_BALLOON = {
  shutOff: "气球在客户机里，客户机必须在运行：请先启动。",
  paused: "气球在客户机里，客户机必须在运行：请先恢复运行。",
  saved: "气球在客户机里，客户机必须在运行：请先启动。",
  crashed: "气球在客户机里，客户机已经崩溃：请先重置。",
};

const EN_WHEN_OFF = {
  running: "Name and size are read when it is started: shut it down first.",
  paused: "Name and size are read when it is started: force it off first.",
  shuttingDown: "Wait until it is shut off.",
  saved: "Its saved memory has its present name and size: discard that first, or start it and shut it down.",
  crashed: "Force it off first: its guest has died.",
};

const ZH_WHEN_OFF = {
  running: "名称和大小在启动时读取：请先关机。",
  paused: "名称和大小在启动时读取：请先强制断电。",
  shuttingDown: "请等它关机。",
  saved: "保存的内存属于现在的名称和大小：请先丢弃它，或启动后再关机。",
  crashed: "客户机已经崩溃：请先强制断电。",
};

/** The same advice in every state of a machine that exists. */
function everywhere(text: string): Readonly<Partial<Record<VmLife, string>>> {
  return { shutOff: text, running: text, paused: text, shuttingDown: text, saved: text, crashed: text };
}

export const enRefusals: Refusals = {
  // "VM is paused" is the originating text's own wording; the others follow it.
  state: {
    paused: "VM is paused",
    none: "VM does not exist",
    running: "VM is running",
    shutOff: "VM is shut off",
    shuttingDown: "VM is shutting down",
    saved: "VM is saved",
    crashed: "VM has crashed",
  },
  missing: {
    create: "there already",
    start: "not shut off",
    pause: "not running",
    resume: "not paused",
    shutdown: "not running",
    stop: "shut off already",
    delete: "not shut off",
    setWeight: "not there",
    compact: "not there",
    setMemoryTarget: "not running",
    balloon: "not running",
    reset: "not on",
    save: "not running or paused",
    discardSave: "not saved",
    crash: "not running",
    abortJob: "without a job",
    snapshot: "not running, paused or shut off",
    revert: "saved or shutting down",
    deleteSnapshot: "not there",
    clone: "not paused or shut off",
    discard: "not there",
    extendPool: "not there",
    setDisk: "not there",
    extendVolume: "not there",
    reduceVolume: "not there",
    moveExtents: "not there",
    abortMove: "not there",
    setIoLimit: "not there",
    rename: "not shut off",
    resize: "not shut off",
    deleteVolume: "not there",
    resync: "not there",
    backup: "neither shut off, nor running, nor paused",
    restoreBackup: "not shut off",
    deleteBackup: "not there",
    migrate: "not running, paused or shut off",
    switchToPostCopy: "not running on its way to another host",
    setMigrationSpeed: "not on its way to another host",
    setLink: "not there",
    setHost: "not there",
    commit: "not shut off",
    rebase: "neither shut off, nor running, nor paused",
  },
  advice: {
    migrate: {
      shuttingDown: "Wait until it is shut off.",
      saved: "Its memory is in an image on this host: start it first.",
      crashed: "Its guest has died: reset it, or force it off.",
    },
    start: {
      running: "It has been started already; start works on a machine that is shut off.",
      paused: "It has been started already and keeps its memory: use resume to let it go on.",
      shuttingDown: "Wait until it is shut off, then start it.",
      crashed: "Its guest has died and its memory is kept: reset it, or force it off and start it.",
    },
    pause: {
      shutOff: "Pause works on a running machine: start it first.",
      paused: "It needs no second pause: use resume to let it go on.",
      shuttingDown: "Pause works on a running machine; this one is about to be shut off.",
      saved: "Pause works on a running machine: start it first.",
      crashed: "Pause works on a running machine: reset it first.",
    },
    resume: {
      shutOff: "Resume works on a paused machine: use start.",
      running: "Resume works on a paused machine; this one runs already.",
      shuttingDown: "Resume works on a paused machine; this one is about to be shut off.",
      saved: "Resume works on a paused machine: use start, which goes on from the saved memory.",
      crashed: "Resume works on a paused machine: reset it, so that its guest boots again.",
    },
    shutdown: {
      shutOff: "There is nothing to shut down.",
      paused: "A paused guest cannot hear the request: use resume first, or force it off.",
      shuttingDown: "It has been asked already: wait, or force it off.",
      saved: "There is nothing to shut down: its memory is on disk.",
      crashed: "A dead guest cannot hear the request: force it off.",
    },
    stop: {
      shutOff: "There is nothing to turn off.",
      saved: "There is nothing to turn off. To give its saved memory up, discard that.",
    },
    delete: {
      running: "Delete works on a machine that is shut off: shut it down or force it off first.",
      paused: "Delete works on a machine that is shut off: force it off first.",
      shuttingDown: "Delete works on a machine that is shut off: wait until it is.",
      saved: "Its memory is on disk and would be lost: discard that first, or start it.",
      crashed: "Delete works on a machine that is shut off: force it off first.",
    },
    setMemoryTarget: EN_BALLOON,
    balloon: EN_BALLOON,
    reset: {
      shutOff: "There is nothing to reset: start it.",
      saved: "There is nothing to reset: discard its saved memory, then it boots when started.",
      shuttingDown: "It is about to be shut off: wait, or force it off.",
    },
    save: {
      shutOff: "It has nothing in memory: there is nothing to save.",
      saved: "Its memory is on disk already.",
      shuttingDown: "It is about to be shut off: wait until it is.",
      crashed: "A dead guest could not go on from there: force it off.",
    },
    discardSave: everywhere("There is no saved memory of it in the pool."),
    crash: {
      shutOff: "Only a guest that runs can die: start it first.",
      paused: "Only a guest that runs can die: use resume first.",
      saved: "Only a guest that runs can die: start it first.",
      crashed: "It has died already.",
    },
    commit: {
      running: "What is under a running guest does not change: shut it down first.",
      paused: "What is under a paused guest does not change: force it off first.",
      shuttingDown: "Wait until it is shut off.",
      saved: "Its saved memory knows its volumes as they are: start it, or discard that first.",
      crashed: "Force it off first: its guest has died.",
    },
    rebase: {
      shuttingDown: "Wait until it is shut off.",
      saved: "Start it, or discard its saved memory.",
      crashed: "Force it off first: its guest has died.",
    },
    snapshot: {
      shuttingDown: "Wait until it is shut off.",
      saved: "Start it, or discard its saved memory, which would not fit its volumes after a revert.",
      crashed: "Force it off first: its guest has died.",
    },
    revert: {
      shuttingDown: "Wait until it is shut off, or force it off.",
      saved: "Its saved memory would not fit its volumes any more: discard that first, or start it.",
    },
    clone: {
      running: "Its volumes change while it runs: pause it first, or clone it live, from a temporary snapshot.",
      shuttingDown: "Wait until it is shut off.",
      saved: "Start it, or discard its saved memory.",
      crashed: "Force it off first: its guest has died.",
    },
    backup: {
      shuttingDown: "Wait until it is shut off.",
      saved: "Start it, or discard its saved memory, which would not fit its volumes after a restore.",
      crashed: "Force it off first: its guest has died.",
    },
    restoreBackup: {
      running: "What is under a running guest is not overwritten: shut it down first, or restore it as a new machine.",
      paused: "What is under a paused guest is not overwritten: force it off first, or restore it as a new machine.",
      shuttingDown: "Wait until it is shut off.",
      saved: "Its saved memory would not fit its volumes any more: discard that first.",
      crashed: "Force it off first: its guest has died.",
    },
    rename: EN_WHEN_OFF,
    resize: EN_WHEN_OFF,
    switchToPostCopy: everywhere("Migrate it with pre-copy first; it can be told to switch while rounds are sent."),
    setMigrationSpeed: everywhere("Migrate it first; its speed can be changed while rounds are sent."),
    abortJob: everywhere(
      "A job can be aborted until it has ended, but for going back to a snapshot: what that has overwritten cannot be brought back.",
    ),
  },
  job: {
    save: "its memory is being saved",
    restore: "its saved memory is being read",
    move: "extents move",
    clone: "its volumes are being copied",
    merge: "chunks are being copied back from its snapshot",
    snapshotMemory: "its memory is being written for a snapshot",
    revert: "it is going back to a snapshot with its memory",
    resync: "what its volumes have missed is being written",
    backup: "it is being backed up",
    restoreBackup: "a backup is being copied over its volumes",
    fromBackup: "it is being made from a backup",
    migrate: "it is moving to another host",
    incoming: "it is coming from another host",
    pull: "pages of it are still coming from the host where it was",
    push: "it runs on another host, and pages follow it",
    commit: "what it has itself is being written into the machine below it",
    rebase: "what it reads from below is being copied to it",
  },
};

export const zhRefusals: Refusals = {
  state: {
    paused: "虚拟机已暂停",
    none: "虚拟机不存在",
    running: "虚拟机正在运行",
    shutOff: "虚拟机已关机",
    shuttingDown: "虚拟机正在关机",
    saved: "虚拟机已保存",
    crashed: "虚拟机已崩溃",
  },
  missing: {
    create: "已存在",
    start: "未处于已关机状态",
    pause: "未处于运行中状态",
    resume: "未处于已暂停状态",
    shutdown: "未处于运行中状态",
    stop: "已经关机",
    delete: "未处于已关机状态",
    setWeight: "不存在",
    compact: "不存在",
    setMemoryTarget: "未处于运行中状态",
    balloon: "未处于运行中状态",
    reset: "没有开机",
    save: "未处于运行中或已暂停状态",
    discardSave: "未处于已保存状态",
    crash: "未处于运行中状态",
    abortJob: "没有作业",
    snapshot: "不在运行中、已暂停或已关机状态",
    revert: "已保存或正在关机",
    deleteSnapshot: "不存在",
    clone: "不在已暂停或已关机状态",
    discard: "不存在",
    extendPool: "不存在",
    setDisk: "不存在",
    extendVolume: "不存在",
    reduceVolume: "不存在",
    moveExtents: "不存在",
    abortMove: "不存在",
    setIoLimit: "不存在",
    rename: "未处于已关机状态",
    resize: "未处于已关机状态",
    deleteVolume: "不存在",
    resync: "不存在",
    backup: "未处于已关机、运行中或已暂停状态",
    restoreBackup: "未处于已关机状态",
    deleteBackup: "不存在",
    migrate: "不在运行中、已暂停或已关机状态",
    switchToPostCopy: "没有在运行中迁移",
    setMigrationSpeed: "没有在迁移",
    setLink: "不存在",
    setHost: "不存在",
    commit: "未处于已关机状态",
    rebase: "未处于已关机、运行中或已暂停状态",
  },
  advice: {
    migrate: {
      shuttingDown: "请等它关机。",
      saved: "它的内存在本宿主机的映像中：请先启动。",
      crashed: "它的客户机已崩溃：请先重置或强制断电。",
    },
    start: {
      running: "它已经启动；只有已关机的虚拟机才能启动。",
      paused: "它已经启动，内存仍然保留：请用“恢复运行”让它继续。",
      shuttingDown: "请等它关机后再启动。",
      crashed: "客户机已经崩溃，内存仍然保留：请重置，或强制断电后再启动。",
    },
    pause: {
      shutOff: "只有运行中的虚拟机才能暂停：请先启动。",
      paused: "无需再次暂停：请用“恢复运行”让它继续。",
      shuttingDown: "只有运行中的虚拟机才能暂停；这台即将关机。",
      saved: "只有运行中的虚拟机才能暂停：请先启动。",
      crashed: "只有运行中的虚拟机才能暂停：请先重置。",
    },
    resume: {
      shutOff: "只有已暂停的虚拟机才能恢复运行：请用“启动”。",
      running: "只有已暂停的虚拟机才能恢复运行；这台正在运行。",
      shuttingDown: "只有已暂停的虚拟机才能恢复运行；这台即将关机。",
      saved: "只有已暂停的虚拟机才能恢复运行：请用“启动”，它从保存的内存继续。",
      crashed: "只有已暂停的虚拟机才能恢复运行：请重置，让客户机重新引导。",
    },
    shutdown: {
      shutOff: "无需再关机。",
      paused: "暂停中的客户机收不到关机请求：请先恢复运行，或强制断电。",
      shuttingDown: "关机请求已经发出：请等待，或强制断电。",
      saved: "无需再关机：它的内存在磁盘上。",
      crashed: "崩溃的客户机收不到关机请求：请强制断电。",
    },
    stop: { shutOff: "无需断电。", saved: "无需断电。若不要保存的内存，请丢弃它。" },
    delete: {
      running: "只有已关机的虚拟机才能删除：请先关机或强制断电。",
      paused: "只有已关机的虚拟机才能删除：请先强制断电。",
      shuttingDown: "只有已关机的虚拟机才能删除：请等它关机。",
      saved: "它的内存保存在磁盘上，删除会丢失：请先丢弃，或启动它。",
      crashed: "只有已关机的虚拟机才能删除：请先强制断电。",
    },
    setMemoryTarget: ZH_BALLOON,
    balloon: ZH_BALLOON,
    reset: {
      shutOff: "无需重置：请启动它。",
      saved: "无需重置：丢弃保存的内存后，启动时就从头引导。",
      shuttingDown: "它即将关机：请等待，或强制断电。",
    },
    save: {
      shutOff: "它的内存里没有内容，无可保存。",
      saved: "它的内存已经在磁盘上。",
      shuttingDown: "它即将关机：请等它关机。",
      crashed: "崩溃的客户机无法从那里继续：请强制断电。",
    },
    discardSave: everywhere("存储池中没有它保存的内存。"),
    crash: {
      shutOff: "只有运行的客户机才会崩溃：请先启动。",
      paused: "只有运行的客户机才会崩溃：请先恢复运行。",
      saved: "只有运行的客户机才会崩溃：请先启动。",
      crashed: "它已经崩溃。",
    },
    commit: {
      running: "运行中的客户机下面的内容不能改变：请先关机。",
      paused: "已暂停的客户机下面的内容不能改变：请先强制断电。",
      shuttingDown: "请等它关机。",
      saved: "保存的内存对应现在的卷：请启动它，或先丢弃保存的内存。",
      crashed: "客户机已崩溃：请先强制断电。",
    },
    rebase: {
      shuttingDown: "请等它关机。",
      saved: "请启动它，或丢弃保存的内存。",
      crashed: "客户机已崩溃：请先强制断电。",
    },
    snapshot: {
      shuttingDown: "请等它关机。",
      saved: "请先启动，或丢弃保存的内存：回滚之后它与卷不再一致。",
      crashed: "客户机已经崩溃：请先强制断电。",
    },
    revert: {
      shuttingDown: "请等它关机，或强制断电。",
      saved: "保存的内存与回滚后的卷不一致：请先丢弃它，或启动虚拟机。",
    },
    clone: {
      running: "运行中卷的内容会变：请先暂停，或改用实时克隆，从临时快照复制。",
      shuttingDown: "请等它关机。",
      saved: "请先启动，或丢弃保存的内存。",
      crashed: "客户机已经崩溃：请先强制断电。",
    },
    backup: {
      shuttingDown: "请等它关机。",
      saved: "请先启动它，或丢弃保存的内存：还原之后它与卷不再相符。",
      crashed: "客户机已崩溃：请先强制断电。",
    },
    restoreBackup: {
      running: "不能覆盖正在运行的客户机的卷：请先关机，或还原为新虚拟机。",
      paused: "不能覆盖已暂停的客户机的卷：请先强制断电，或还原为新虚拟机。",
      shuttingDown: "请等它关机。",
      saved: "保存的内存与还原后的卷不再相符：请先丢弃它。",
      crashed: "客户机已崩溃：请先强制断电。",
    },
    rename: ZH_WHEN_OFF,
    resize: ZH_WHEN_OFF,
    switchToPostCopy: everywhere("请先以预拷贝迁移它；各轮传送期间可以改为后拷贝。"),
    setMigrationSpeed: everywhere("请先迁移它；各轮传送期间可以更改速度。"),
    abortJob: everywhere("作业在结束之前可以中止，回滚除外：它覆盖的内容找不回来。"),
  },
  job: {
    save: "正在保存它的内存",
    restore: "正在读入它保存的内存",
    move: "正在迁移区段",
    clone: "正在复制它的卷",
    merge: "正在从快照复制回数据块",
    snapshotMemory: "正在为快照写出它的内存",
    revert: "正在回滚到带内存的快照",
    resync: "正在补写它的卷缺的内容",
    backup: "正在备份它",
    restoreBackup: "正在把备份复制到它的卷",
    fromBackup: "正在由备份重建它",
    migrate: "正在迁往另一台宿主机",
    incoming: "正在从另一台宿主机迁入",
    pull: "它的页还在从原来的宿主机到达",
    push: "它已在另一台宿主机上运行，页随后传送",
    commit: "正在把它自己的内容写入它下面的虚拟机",
    rebase: "正在把它从底层读取的内容复制给它",
  },
};
