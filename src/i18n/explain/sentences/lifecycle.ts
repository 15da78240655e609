/**
 * Sentences about commands and the life of machines. A refusal says what stands in the way, in the words of the text
 * this simulator comes from ("VM is paused"), and then what would be right.
 */
import { lossOf, migrationRefusal } from "./migration.ts";
import { byteText } from "../../byteText.ts";
import { aroundName } from "../../messages/commandOn.ts";
import type { CommandId } from "../../../model/scenario.ts";
import type { Resource, VmLife } from "../../../model/states.ts";
import { backupRefusal } from "./backups.ts";
import type { Facts, TellersOf, Told } from "../facts.ts";
import { fault, joined, say, strong, type Part, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";
import { ioLimitDone, ioLimitRefusal } from "./ioLimits.ts";
import { layerDone, layerRefusal } from "./layers.ts";
import { moveDone, moveRefusals } from "./moves.ts";
import { definitionDone, definitionWrong } from "./definitions.ts";
import { adviceFor, enRefusals, zhRefusals } from "./refusals.ts";

type Refused = Facts<"commandFailed">;
type Done = Facts<"commandDone">;

const EN_COMMAND: Readonly<Record<CommandId, string>> = {
  create: "Create",
  start: "Start",
  pause: "Pause",
  resume: "Resume",
  shutdown: "Shut down",
  stop: "Force off",
  delete: "Delete",
  setWeight: "Change weight of",
  compact: "Compact",
  setMemoryTarget: "Set memory target of",
  balloon: "Switch balloon of",
  snapshot: "Snapshot of",
  revert: "Revert",
  deleteSnapshot: "Delete snapshot of",
  clone: "Clone",
  discard: "Discard blocks of",
  extendPool: "Extend thin pool",
  reset: "Reset",
  save: "Save",
  discardSave: "Discard the saved memory of",
  crash: "Crash",
  abortJob: "Abort the job of",
  setDisk: "Change a disk of",
  extendVolume: "Extend a volume of",
  reduceVolume: "Reduce a volume of",
  moveExtents: "Move extents",
  abortMove: "Abort the move",
  setIoLimit: "Limit the I/O of",
  rename: "Rename",
  resize: "Resize",
  deleteVolume: "Delete a volume left by",
  resync: "Resync",
  backup: "Back up",
  restoreBackup: "Restore",
  deleteBackup: "Delete a backup of",
  migrate: "Migrate",
  switchToPostCopy: "Switch to post-copy",
  setMigrationSpeed: "Change the speed of migration of",
  setLink: "Change the link",
  setHost: "Change the host",
  commit: "Commit",
  rebase: "Rebase",
};

const ZH_COMMAND: Readonly<Record<CommandId, string>> = {
  create: "创建",
  start: "启动",
  pause: "暂停",
  resume: "恢复运行",
  shutdown: "关机",
  stop: "强制断电",
  delete: "删除",
  setWeight: "更改权重",
  compact: "紧凑",
  setMemoryTarget: "设定内存目标",
  balloon: "开关气球",
  snapshot: "快照",
  revert: "回滚",
  deleteSnapshot: "删除快照",
  clone: "克隆",
  discard: "丢弃块",
  extendPool: "扩容精简池",
  reset: "重置",
  save: "保存",
  discardSave: "丢弃已保存的内存",
  crash: "使客户机崩溃",
  abortJob: "中止作业",
  setDisk: "更改磁盘",
  extendVolume: "扩容卷",
  reduceVolume: "缩容卷",
  moveExtents: "迁移区段",
  abortMove: "中止迁移",
  setIoLimit: "限制 I/O",
  rename: "重命名",
  resize: "调整大小",
  deleteVolume: "删除留下的卷",
  resync: "重新同步",
  backup: "备份",
  restoreBackup: "还原",
  deleteBackup: "删除备份",
  migrate: "迁移",
  switchToPostCopy: "改为后拷贝",
  setMigrationSpeed: "更改迁移速度",
  setLink: "更改链路",
  setHost: "更改宿主机",
  commit: "提交",
  rebase: "换底",
};

const EN_SHORTAGE: Readonly<Record<Resource, (needed: string, available: string) => string>> = {
  cpu: (needed, available) => `Processors: ${needed} vCPUs needed, ${available} available.`,
  memory: (needed, available) => `Memory: ${needed} pages needed, ${available} available.`,
  storage: (needed, available) => `Storage: ${needed} extents needed, ${available} available.`,
  region: (needed, available) => `Memory region: needs ${needed} in one piece, the largest hole has ${available}.`,
  chunks: (needed, available) => `Thin pool: ${needed} chunks needed, ${available} free.`,
  unwritten: (needed, available) =>
    `Volume: ${needed} extents are to be given up, of the last ones only ${available} were never written.`,
  backups: (needed, available) => `Disks for backups: ${needed} extents needed, ${available} available.`,
};

const ZH_SHORTAGE: Readonly<Record<Resource, (needed: string, available: string) => string>> = {
  cpu: (needed, available) => `处理器：需要 ${needed} 个 vCPU，可用 ${available} 个。`,
  memory: (needed, available) => `内存：需要 ${needed} 页，可用 ${available} 页。`,
  storage: (needed, available) => `存储：需要 ${needed} 个区段，可用 ${available} 个。`,
  region: (needed, available) => `内存区域：需要连续的 ${needed}，最大的空闲分区只有 ${available}。`,
  chunks: (needed, available) => `精简池：需要 ${needed} 个数据块，空闲 ${available} 个。`,
  unwritten: (needed, available) => `卷：要归还 ${needed} 个区段，末尾从未写过的只有 ${available} 个。`,
  backups: (needed, available) => `备份磁盘：需要 ${needed} 个区段，可用 ${available} 个。`,
};

const EN_LACK = {
  NO_CPU: "not enough processors",
  NO_MEMORY: "not enough memory",
  NO_SPACE: "not enough free extents",
  POOL_FULL: "not enough free chunks in the thin pool",
};
const ZH_LACK = {
  NO_CPU: "处理器不足",
  NO_MEMORY: "内存不足",
  NO_SPACE: "空闲区段不足",
  POOL_FULL: "精简池空闲数据块不足",
};
const EN_RELIEF = {
  NO_CPU: "Ask for fewer vCPUs, or give the host more pCPUs.",
  NO_MEMORY: "Reserve fewer pages, stop another machine, or give the host more frames.",
  NO_SPACE: "Ask for smaller volumes, delete a machine, or add a disk.",
  POOL_FULL: "Extend the thin pool, delete snapshots, discard chunks, or make a linked clone.",
};
const ZH_RELIEF = {
  NO_CPU: "请减少 vCPU 个数，或增加宿主机的 pCPU。",
  NO_MEMORY: "请减少预留的页数、停止其他虚拟机，或增加宿主机的页框。",
  NO_SPACE: "请缩小卷、删除其他虚拟机，或增加磁盘。",
  POOL_FULL: "请扩容精简池、删除快照、丢弃数据块，或改用链接克隆。",
};

const EN_REGION_RELIEF = "Ask for less, stop a machine whose block lies beside a hole, or compact the region.";
const ZH_REGION_RELIEF = "请减少请求、停止空闲分区旁边的虚拟机，或进行紧凑。";

/** Only its memory region lacks anything. */
const isOfRegion = ({ shortages }: Refused): boolean => shortages.every(({ resource }) => resource === "region");

const shortageLines = (facts: Refused, words: Words, texts: typeof EN_SHORTAGE): Parts[] =>
  facts.shortages.map((lack) => [
    { kind: "text", text: texts[lack.resource](words.number(lack.needed), words.number(lack.available)) },
  ]);

/** The texts that are not empty, a line each. */
const lines = (...texts: readonly string[]): Parts[] => texts.filter((text) => text !== "").map((text) => say`${text}`);

/** Why a command about memory asks for what there is not, and what would be right. */
function wrongInEnglish({ vm, target }: Refused, words: Words): [Parts, string] {
  if (!target)
    return [
      say`this host does not take memory back.`,
      "Switch “Take memory back” on in the host settings: then machines have balloons.",
    ];
  const { asked, least, most } = target;
  const right = `From ${words.number(least)} to ${words.count(most, "page", "pages")}.`;
  if (asked > most)
    return [
      say`${vm} is configured with ${words.count(most, "page", "pages")}, less than ${words.number(asked)}.`,
      right,
    ];
  if (asked < 1) return [say`a machine keeps one page at least.`, right];
  return [say`${vm} is guaranteed ${words.count(least, "page", "pages")}, more than ${words.number(asked)}.`, right];
}

function wrongInChinese({ vm, target }: Refused, words: Words): [Parts, string] {
  if (!target) return [say`该宿主机不回收内存。`, "请在宿主机设置中打开“回收内存”：虚拟机就有了气球。"];
  const { asked, least, most } = target;
  const right = `可取 ${words.number(least)} 至 ${words.number(most)} 页。`;
  if (asked > most) return [say`${vm} 只配置了 ${words.number(most)} 页，少于 ${words.number(asked)} 页。`, right];
  if (asked < 1) return [say`虚拟机至少保留一页。`, right];
  return [say`已向 ${vm} 保证 ${words.number(least)} 页，多于 ${words.number(asked)} 页。`, right];
}

/** What lies on disks for backups alone. */
const isOfBackups = ({ shortages }: Refused): boolean => shortages[0]?.resource === "backups";

function refusedInEnglish(facts: Refused, words: Words): Told {
  const { vm, code, state } = facts;
  if (facts.command === "moveExtents" || facts.command === "abortMove") return moveRefusals.en(facts, words);
  if (facts.command === "deleteBackup") return backupRefusal.deletion.en(facts);
  const opening = say`${EN_COMMAND[facts.command]} ${vm} ${fault("refused")}: `;
  const tell = (reason: Parts, ...more: readonly (Parts | string)[]): Told => ({
    sentence: joined([opening, reason]),
    more: more.map((line) => (typeof line === "string" ? say`${line}` : line)).filter((line) => line.length > 0),
  });
  const ofLayers = layerRefusal.en(facts, code, words);
  if (ofLayers) return tell(...ofLayers);
  switch (code) {
    case "ALREADY_EXISTS":
      if (facts.command === "snapshot")
        return tell(say`it has a snapshot called ${facts.named} already.`, "Choose another name.");
      if (facts.command === "backup" || facts.command === "restoreBackup")
        return tell(...backupRefusal.exists.en(facts));
      return tell(
        say`VM ${facts.command === "clone" || facts.command === "rename" ? facts.named : vm} already exists.`,
        "Choose another name, or delete the machine that has it.",
      );
    case "NO_SUCH_VM":
      return tell(say`VM ${vm} does not exist.`, "Create it first, or use the name of a machine that exists.");
    case "INVALID_STATE":
      return {
        // What asks for its machine has it before the verb.
        sentence: EN_COMMAND[facts.command].endsWith(" of")
          ? say`${EN_COMMAND[facts.command]} ${vm} ${fault("refused")}: it is ${enRefusals.missing[facts.command]}.`
          : say`${EN_COMMAND[facts.command]} ${fault("refused")}: ${vm} is ${enRefusals.missing[facts.command]}.`,
        more: lines(`${enRefusals.state[state]}.`, adviceFor(enRefusals, facts.command, state)),
      };
    case "BUSY_JOB":
      return tell(
        say`it has a job${facts.job ? say`: ${enRefusals.job[facts.job]}` : ""}.`,
        "Meanwhile it heeds pause, resume, force off and abort: wait until the job has ended, or abort it.",
      );
    case "INVALID_ARG":
      if (facts.command === "compact")
        return {
          sentence: say`Compact ${fault("refused")}: the host has no memory region whose blocks can be moved.`,
          more: lines("Buddies stay where their addresses are multiples of their sizes: choose another fit."),
        };
      if (facts.command === "setMemoryTarget" || facts.command === "balloon")
        return tell(...wrongInEnglish(facts, words));
      if (facts.command === "clone" || facts.command === "discard" || facts.command === "extendPool")
        return tell(...thinRefusal.en(facts));
      if (facts.command === "rename" || facts.command === "resize" || facts.command === "deleteVolume") {
        const wrong = definitionWrong.en(facts);
        return "sentence" in wrong ? wrong : tell(...wrong);
      }
      if (facts.command === "setDisk")
        return {
          sentence: say`Change a disk ${fault("refused")}: the host has no disk of that number.`,
          more: lines("Disks are numbered from 0."),
        };
      if (facts.command === "setIoLimit") return tell(...ioLimitRefusal.en);
      if (facts.command === "backup" || facts.command === "restoreBackup")
        return tell(...backupRefusal.wrong.en(facts));
      if (facts.command === "migrate") return tell(say`${migrationRefusal.en.wrong[0]}`, migrationRefusal.en.wrong[1]);
      if (facts.command === "resync")
        return tell(
          say`its volumes lie on disks once.`,
          "What a disk has missed is written from another image or made up from parity: give a volume a mirror or RAID layout.",
        );
      if (facts.command === "extendVolume" || facts.command === "reduceVolume")
        return tell(
          say`it has no volume of that name, or none that can give up so much.`,
          "A volume keeps one extent at least, and a striped one whole stripes.",
        );
      return tell(
        say`its description is not valid.`,
        "It needs 1 to 64 vCPUs, a weight of at least 1, and sizes that are whole numbers.",
      );
    case "TARGET_INCOMPATIBLE":
      return tell(say`${migrationRefusal.en.incompatible[0]}`, migrationRefusal.en.incompatible[1]);
    case "UNREACHABLE":
      return tell(say`${migrationRefusal.en.unreachable[0]}`, migrationRefusal.en.unreachable[1]);
    case "NO_HOST":
      return tell(say`${migrationRefusal.en.noHost[0]}`, migrationRefusal.en.noHost[1]);
    case "MAINTENANCE":
      return tell(say`${migrationRefusal.en.maintenance[0]}`, migrationRefusal.en.maintenance[1]);
    case "CONTAINER":
      return tell(say`${migrationRefusal.en.container[0]}`, migrationRefusal.en.container[1]);
    case "HAS_DEPENDENTS":
    case "SNAPSHOT_NOT_FOUND":
    case "SNAPSHOT_INVALID":
      if (facts.command === "restoreBackup") return tell(...backupRefusal.missing.en(facts));
      return tell(...snapshotRefusal.en[code](facts, words));
    case "VOLUME_IN_USE":
      if (facts.shortages.length === 0)
        return tell(
          say`the volume has snapshots, which keep what it was at its present size.`,
          "Delete the snapshots first.",
        );
      return tell(
        say`its last extents hold data, which would be lost.`,
        ...shortageLines(facts, words, EN_SHORTAGE),
        "Reduce it by less, or by force.",
      );
    case "NO_CPU":
    case "NO_MEMORY":
    case "NO_SPACE":
    case "POOL_FULL":
      return tell(
        say`${EN_LACK[code]}.`,
        ...shortageLines(facts, words, EN_SHORTAGE),
        isOfBackups(facts) ? backupRefusal.relief.en : isOfRegion(facts) ? EN_REGION_RELIEF : EN_RELIEF[code],
      );
  }
}

function refusedInChinese(facts: Refused, words: Words): Told {
  const { vm, code, state } = facts;
  if (facts.command === "moveExtents" || facts.command === "abortMove") return moveRefusals.zh(facts, words);
  if (facts.command === "deleteBackup") return backupRefusal.deletion.zh(facts);
  const opening = say`${namedInChinese(facts)} ${fault("被拒绝")}：`;
  const tell = (reason: Parts, ...more: readonly (Parts | string)[]): Told => ({
    sentence: joined([opening, reason]),
    more: more.map((line) => (typeof line === "string" ? say`${line}` : line)).filter((line) => line.length > 0),
  });
  const ofLayers = layerRefusal.zh(facts, code, words);
  if (ofLayers) return tell(...ofLayers);
  switch (code) {
    case "ALREADY_EXISTS":
      if (facts.command === "snapshot") return tell(say`它已有名为 ${facts.named} 的快照。`, "请换一个名称。");
      if (facts.command === "backup" || facts.command === "restoreBackup")
        return tell(...backupRefusal.exists.zh(facts));
      return tell(
        say`虚拟机 ${facts.command === "clone" || facts.command === "rename" ? facts.named : vm} 已存在。`,
        "请换一个名称，或先删除同名的虚拟机。",
      );
    case "NO_SUCH_VM":
      return tell(say`虚拟机 ${vm} 不存在。`, "请先创建，或使用已有虚拟机的名称。");
    case "INVALID_STATE":
      return {
        sentence: say`${ZH_COMMAND[facts.command]}${fault("被拒绝")}：${vm} ${zhRefusals.missing[facts.command]}。`,
        more: lines(`${zhRefusals.state[state]}。`, adviceFor(zhRefusals, facts.command, state)),
      };
    case "BUSY_JOB":
      return tell(
        say`它有作业正在进行${facts.job ? say`：${zhRefusals.job[facts.job]}` : ""}。`,
        "作业期间它只接受暂停、恢复运行、强制断电和中止：请等作业结束，或中止作业。",
      );
    case "INVALID_ARG":
      if (facts.command === "compact")
        return {
          sentence: say`紧凑${fault("被拒绝")}：宿主机没有可以移动分区的内存区域。`,
          more: lines("伙伴块的地址必须是其大小的倍数，不能移动：请换一种分配算法。"),
        };
      if (facts.command === "setMemoryTarget" || facts.command === "balloon")
        return tell(...wrongInChinese(facts, words));
      if (facts.command === "clone" || facts.command === "discard" || facts.command === "extendPool")
        return tell(...thinRefusal.zh(facts));
      if (facts.command === "rename" || facts.command === "resize" || facts.command === "deleteVolume") {
        const wrong = definitionWrong.zh(facts);
        return "sentence" in wrong ? wrong : tell(...wrong);
      }
      if (facts.command === "setDisk")
        return {
          sentence: say`更改磁盘${fault("被拒绝")}：宿主机没有这个编号的磁盘。`,
          more: lines("磁盘从 0 开始编号。"),
        };
      if (facts.command === "setIoLimit") return tell(...ioLimitRefusal.zh);
      if (facts.command === "backup" || facts.command === "restoreBackup")
        return tell(...backupRefusal.wrong.zh(facts));
      if (facts.command === "migrate") return tell(say`${migrationRefusal.zh.wrong[0]}`, migrationRefusal.zh.wrong[1]);
      if (facts.command === "resync")
        return tell(
          say`它的卷在磁盘上只有一份。`,
          "磁盘缺的内容要从另一份镜像读出，或由校验算出：请给卷选择镜像或 RAID 布局。",
        );
      if (facts.command === "extendVolume" || facts.command === "reduceVolume")
        return tell(say`没有这个名称的卷，或它不能归还这么多。`, "卷至少保留一个区段，条带卷保留整行。");
      return tell(say`它的描述无效。`, "vCPU 应为 1 至 64 个，权重至少为 1，各种大小应为整数。");
    case "TARGET_INCOMPATIBLE":
      return tell(say`${migrationRefusal.zh.incompatible[0]}`, migrationRefusal.zh.incompatible[1]);
    case "UNREACHABLE":
      return tell(say`${migrationRefusal.zh.unreachable[0]}`, migrationRefusal.zh.unreachable[1]);
    case "NO_HOST":
      return tell(say`${migrationRefusal.zh.noHost[0]}`, migrationRefusal.zh.noHost[1]);
    case "MAINTENANCE":
      return tell(say`${migrationRefusal.zh.maintenance[0]}`, migrationRefusal.zh.maintenance[1]);
    case "CONTAINER":
      return tell(say`${migrationRefusal.zh.container[0]}`, migrationRefusal.zh.container[1]);
    case "HAS_DEPENDENTS":
    case "SNAPSHOT_NOT_FOUND":
    case "SNAPSHOT_INVALID":
      if (facts.command === "restoreBackup") return tell(...backupRefusal.missing.zh(facts));
      return tell(...snapshotRefusal.zh[code](facts, words));
    case "VOLUME_IN_USE":
      if (facts.shortages.length === 0) return tell(say`这个卷有快照，快照按现在的大小保留内容。`, "请先删除快照。");
      return tell(
        say`它末尾的区段存有数据，数据会丢失。`,
        ...shortageLines(facts, words, ZH_SHORTAGE),
        "请少归还一些，或强制缩容。",
      );
    case "NO_CPU":
    case "NO_MEMORY":
    case "NO_SPACE":
    case "POOL_FULL":
      return tell(
        say`${ZH_LACK[code]}。`,
        ...shortageLines(facts, words, ZH_SHORTAGE),
        isOfBackups(facts) ? backupRefusal.relief.zh : isOfRegion(facts) ? ZH_REGION_RELIEF : ZH_RELIEF[code],
      );
  }
}

function namedInChinese({ command, vm }: Pick<Refused, "command" | "vm">): Parts {
  const [before, behind] = aroundName("zh", command, ZH_COMMAND[command]);
  return say`${before}${vm}${behind}`;
}

/** The names of linked clones, and how many there are of snapshots. */
const dependentsInEnglish = ({ dependents }: Refused, words: Words): Parts => {
  const { snapshots = 0, clones = [] } = dependents ?? {};
  const kept = words.count(snapshots, "snapshot", "snapshots");
  if (clones.length === 0) return say`it has ${kept}.`;
  return say`${words.list(clones)} ${clones.length === 1 ? "is a linked clone" : "are linked clones"} of it${snapshots > 0 ? ` and it has ${kept}` : ""}.`;
};

const dependentsInChinese = ({ dependents }: Refused, words: Words): Parts => {
  const { snapshots = 0, clones = [] } = dependents ?? {};
  if (clones.length === 0) return say`它有 ${words.number(snapshots)} 个快照。`;
  return say`${words.list(clones)} 是它的链接克隆${snapshots > 0 ? `，它还有 ${words.number(snapshots)} 个快照` : ""}。`;
};

/** Why a snapshot stands in the way, and what would be right. */
const snapshotRefusal = {
  en: {
    HAS_DEPENDENTS: (facts: Refused, words: Words): [Parts, string] =>
      facts.command === "delete"
        ? [dependentsInEnglish(facts, words), "Delete its snapshots and its linked clones first."]
        : [
            say`a linked clone shares the chunks of snapshot ${facts.named}.`,
            "Delete the clone first, or make a full clone, which depends on nothing.",
          ],
    SNAPSHOT_NOT_FOUND: ({ named }: Refused): [Parts, string] => [
      say`it has no snapshot called ${named}.`,
      "Take one first, or use the name of one that it has.",
    ],
    SNAPSHOT_INVALID: ({ named }: Refused): [Parts, string] => [
      say`the exception store of snapshot ${named} has overflowed: what it kept cannot be read any more.`,
      "Delete it. A larger store, or a thin pool, would have kept it.",
    ],
  },
  zh: {
    HAS_DEPENDENTS: (facts: Refused, words: Words): [Parts, string] =>
      facts.command === "delete"
        ? [dependentsInChinese(facts, words), "请先删除它的快照和链接克隆。"]
        : [say`有链接克隆共享快照 ${facts.named} 的数据块。`, "请先删除该克隆，或改用完整克隆：它不依赖任何东西。"],
    SNAPSHOT_NOT_FOUND: ({ named }: Refused): [Parts, string] => [
      say`它没有名为 ${named} 的快照。`,
      "请先创建快照，或使用已有快照的名称。",
    ],
    SNAPSHOT_INVALID: ({ named }: Refused): [Parts, string] => [
      say`快照 ${named} 的例外存储区已溢出：它保留的内容再也读不出来。`,
      "请删除它。存储区更大，或使用精简池，就能保住它。",
    ],
  },
};

/** Why a command needs a thin pool, or blocks that there are. */
const thinRefusal = {
  en: ({ command }: Refused): [Parts, string] =>
    command === "clone"
      ? [
          say`a linked clone needs a thin pool, whose chunks can be shared, or images in layers, and those do not see the snapshots of one another.`,
          "Make a full clone, or give the host a thin pool. Of an image in layers clone what it holds now.",
        ]
      : command === "discard"
        ? [
            say`only thin volumes can give chunks back.`,
            "Give the host a thin pool, and name a volume that the machine has.",
          ]
        : [
            say`the host has no thin pool, or this is less than a chunk of it.`,
            "Give the host a thin pool, and add whole chunks.",
          ],
  zh: ({ command }: Refused): [Parts, string] =>
    command === "clone"
      ? [
          say`链接克隆需要精简池，其数据块可以共享；也可以用分层镜像，但一个镜像看不到另一个镜像的快照。`,
          "请改用完整克隆，或为宿主机设置精简池。对分层镜像请克隆当前内容。",
        ]
      : command === "discard"
        ? [say`只有精简卷可以归还数据块。`, "请为宿主机设置精简池，并指定虚拟机已有的卷。"]
        : [say`宿主机没有精简池，或者不足一个数据块。`, "请为宿主机设置精简池，并按整块扩容。"],
};
const EN_DISK = {
  working: "works from now on",
  failed: "fails",
  closed: "takes no new extents from now on",
} as const;
const ZH_DISK = { working: "正常工作", failed: "发生故障", closed: "不再分配新区段" } as const;

const EN_DONE: Readonly<Record<CommandId, (facts: Done, words: Words) => Told>> = {
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

const ZH_DONE: Readonly<Record<CommandId, (facts: Done, words: Words) => Told>> = {
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

const EN_LIFE: Readonly<Record<VmLife, (vm: Part) => Parts>> = {
  none: (vm) => say`${vm} no longer exists.`,
  shutOff: (vm) => say`${vm} is shut off.`,
  running: (vm) => say`${vm} is in the state ${strong("Running")}: its vCPUs can be dispatched.`,
  paused: (vm) => say`${vm} is paused.`,
  shuttingDown: (vm) => say`${vm} is shutting down.`,
  saved: (vm) => say`${vm} is ${strong("saved")}: it is off, and its memory is in the pool.`,
  crashed: (vm) => say`The guest of ${vm} has ${strong("crashed")}.`,
};

const ZH_LIFE: Readonly<Record<VmLife, (vm: Part) => Parts>> = {
  none: (vm) => say`${vm} 不再存在。`,
  shutOff: (vm) => say`${vm} 已关机。`,
  running: (vm) => say`${vm} 处于${strong("运行中")}状态：它的 vCPU 可以得到调度。`,
  paused: (vm) => say`${vm} 已暂停。`,
  shuttingDown: (vm) => say`${vm} 正在关机。`,
  saved: (vm) => say`${vm} ${strong("已保存")}：它已关机，内存在存储池中。`,
  crashed: (vm) => say`${vm} 的客户机${strong("已崩溃")}。`,
};

export const lifecycle: TellersOf<"commandDone" | "commandFailed" | "vmState" | "weight" | "quiet" | "zeno"> = {
  en: {
    commandDone: (facts, words) =>
      facts.isNeedless && facts.command !== "shutdown"
        ? {
            sentence: say`${EN_COMMAND[facts.command]} ${facts.vm}: ${strong("nothing changes")}, and that is no error here.`,
            more: [say`The rule “Needless commands succeed” is on, as in libvirt.`],
          }
        : EN_DONE[facts.command](facts, words),
    commandFailed: refusedInEnglish,
    vmState: ({ vm, state, cause }) =>
      cause === "finish" && state === "shutOff"
        ? {
            sentence: say`Every program of ${vm} has ended: it is ${strong("shut off")}.`,
            more: [say`Its frames are free again.`],
          }
        : { sentence: EN_LIFE[state](vm), more: lossOf(cause, "en") },
    weight: ({ vm, weight }, words) => ({
      sentence: say`The weight of ${vm} is now ${words.number(weight)}.`,
      more: [],
    }),
    quiet: ({ unfinished, spinning, kept }, words) => ({
      sentence: say`Nothing more happens unless a command is given.`,
      more:
        unfinished === null
          ? []
          : unfinished === 0
            ? kept.length > 0
              ? [
                  say`${words.list(kept)} ${kept.length === 1 ? "is" : "are"} saved or crashed; every other program that was started has ended.`,
                ]
              : [say`Every program that was started has ended.`]
            : spinning.length > 0
              ? [
                  say`${words.list(spinning)} ${spinning.length === 1 ? "spins" : "spin"} at a barrier for ever: ${fault("those waited for never come to it")}.`,
                ]
              : [say`${words.count(unfinished, "program waits", "programs wait")} for a command.`],
    }),
    zeno: ({ who }) => ({
      sentence: say`${fault("The run stops here")}: the program of ${who} goes on for ever without taking any time.`,
      more: [say`Give its operations a cost: some computing, or a reference cost above 0.`],
    }),
  },
  zh: {
    commandDone: (facts, words) =>
      facts.isNeedless && facts.command !== "shutdown"
        ? {
            sentence: say`${namedInChinese(facts)}：${strong("没有变化")}，在这里也不算错误。`,
            more: [say`规则“用不着的命令也成功”已打开，与 libvirt 一致。`],
          }
        : ZH_DONE[facts.command](facts, words),
    commandFailed: refusedInChinese,
    vmState: ({ vm, state, cause }) =>
      cause === "finish" && state === "shutOff"
        ? { sentence: say`${vm} 的全部程序已结束：${strong("关机")}。`, more: [say`它的页框已释放。`] }
        : { sentence: ZH_LIFE[state](vm), more: lossOf(cause, "zh") },
    weight: ({ vm, weight }, words) => ({ sentence: say`${vm} 的权重现在是 ${words.number(weight)}。`, more: [] }),
    quiet: ({ unfinished, spinning, kept }, words) => ({
      sentence: say`此后不再有任何事件，除非给出新的命令。`,
      more:
        unfinished === null
          ? []
          : unfinished === 0
            ? kept.length > 0
              ? [say`${words.list(kept)} 已保存或已崩溃；其余已启动的程序全部结束。`]
              : [say`已启动的程序全部结束。`]
            : spinning.length > 0
              ? [say`${words.list(spinning)} 在屏障处永远自旋等待：${fault("它等待的 vCPU 永远不会到达")}。`]
              : [say`还有 ${words.number(unfinished)} 个程序在等待命令。`],
    }),
    zeno: ({ who }) => ({
      sentence: say`${fault("模拟在此停止")}：${who} 的程序不耗费任何时间却永远运行下去。`,
      more: [say`请让它的操作耗费时间：加入计算，或把访存开销设为大于 0。`],
    }),
  },
};
