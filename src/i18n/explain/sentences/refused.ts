/**
 * Sentences about commands that are refused: what stands in the way, in the words of the text this simulator comes from ("VM is
 * paused"), and then what would be right. `refusals.ts` has those that follow from the state of a machine.
 */
import { migrationRefusal } from "./migration.ts";
import { aroundName } from "../../messages/commandOn.ts";
import type { CommandId } from "../../../model/scenario.ts";
import type { Resource } from "../../../model/states.ts";
import { backupRefusal } from "./backups.ts";
import type { Facts, Told } from "../facts.ts";
import { fault, joined, say, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";
import { ioLimitRefusal } from "./ioLimits.ts";
import { layerRefusal } from "./layers.ts";
import { moveRefusals } from "./moves.ts";
import { definitionWrong } from "./definitions.ts";
import { adviceFor, enRefusals, zhRefusals } from "./refusals.ts";

type Refused = Facts<"commandFailed">;

export const EN_COMMAND: Readonly<Record<CommandId, string>> = {
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
  rebase: "更换底层卷",
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

export function refusedInEnglish(facts: Refused, words: Words): Told {
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

export function refusedInChinese(facts: Refused, words: Words): Told {
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

export function namedInChinese({ command, vm }: Pick<Refused, "command" | "vm">): Parts {
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
