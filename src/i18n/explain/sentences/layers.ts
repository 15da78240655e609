/** Why linked clones that lie on another machine, or what they lie on, do not do what is asked, and what commands about them do. */
import type { CommandId } from "../../../model/scenario.ts";
import type { ErrorCode } from "../../../model/states.ts";
import type { Facts, Told } from "../facts.ts";
import { say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Refused = Facts<"commandFailed">;
type Done = Facts<"commandDone">;
type Reason = readonly [Parts, string];

const READ_THROUGH: ReadonlySet<CommandId> = new Set<CommandId>(["start", "revert", "discard", "restoreBackup"]);

const enRead = ({ dependents }: Refused, words: Words): Parts => {
  const clones = dependents?.clones ?? [];
  if (clones.length === 0) return say`others read through its volumes, which must not change.`;
  return say`${words.list(clones)} ${clones.length === 1 ? "reads" : "read"} through its volumes, which must not change.`;
};
const zhRead = ({ dependents }: Refused, words: Words): Parts => {
  const clones = dependents?.clones ?? [];
  if (clones.length === 0) return say`还有别的卷要经由它的卷读取，它的卷不能改变。`;
  return say`${words.list(clones)} 要经由它的卷读取，它的卷不能改变。`;
};

/** What is said of images in layers alone; null: nothing of that stands in the way. */
export const layerRefusal = {
  en(facts: Refused, code: ErrorCode, words: Words): Reason | null {
    const { command, named, dependents } = facts;
    const isRebase = command === "rebase";
    switch (code) {
      case "NO_SUCH_VM":
        return isRebase && facts.state !== "none"
          ? [say`VM ${named} does not exist.`, "Name a machine that exists, or none."]
          : null;
      case "INVALID_ARG":
        if (command === "commit")
          return [
            say`its volumes lie on no others.`,
            "Let volumes be images in layers (host settings, thin pool), and make a linked clone.",
          ];
        return isRebase
          ? [
              say`its volumes cannot be put there.`,
              "Name a machine that does not itself stand on this one. To name none, it has to lie on one now.",
            ]
          : null;
      case "HAS_DEPENDENTS":
        if (READ_THROUGH.has(command))
          return [
            enRead(facts, words),
            "Delete the clones, or rebase them onto nothing: then they have everything themselves.",
          ];
        if ((command === "commit" || isRebase) && (dependents?.snapshots ?? 0) > 0)
          return [
            say`it has ${words.count(dependents?.snapshots ?? 0, "snapshot", "snapshots")}, which would read something else in what they do not have themselves.`,
            "Delete its snapshots first, or do it by force, as qemu-img does.",
          ];
        return command === "commit"
          ? [
              say`other machines lie on the volumes that would be written.`,
              "Rebase those onto nothing, or delete them, first.",
            ]
          : null;
      case "VOLUME_IN_USE":
        if (command === "clone")
          return [
            say`its guest would change the volumes that a linked clone reads through.`,
            "Shut it down or force it off first, or make a full clone.",
          ];
        return isRebase
          ? [say`${named} is on, and its guest would change what is read.`, `Shut it down or force it off first.`]
          : null;
      case "TARGET_INCOMPATIBLE":
        return isRebase
          ? [
              say`the volumes of ${named} are not as many, or not as large.`,
              "Name a machine with volumes of the same sizes.",
            ]
          : null;
      default:
        return null;
    }
  },
  zh(facts: Refused, code: ErrorCode, words: Words): Reason | null {
    const { command, named, dependents } = facts;
    const isRebase = command === "rebase";
    switch (code) {
      case "NO_SUCH_VM":
        return isRebase && facts.state !== "none"
          ? [say`虚拟机 ${named} 不存在。`, "请使用已有虚拟机的名称，或不写名称。"]
          : null;
      case "INVALID_ARG":
        if (command === "commit")
          return [say`它的卷没有底层卷。`, "请在宿主机设置的精简池中选用分层镜像，并创建链接克隆。"];
        return isRebase
          ? [
              say`它的卷不能这样更换底层卷。`,
              "请指定一台虚拟机，其卷本身不以它的卷为底层；不指定名称时，它现在必须有底层卷。",
            ]
          : null;
      case "HAS_DEPENDENTS":
        if (READ_THROUGH.has(command))
          return [zhRead(facts, words), "请删除这些克隆，或让它们不再依赖底层卷：这样它们就拥有全部内容。"];
        if ((command === "commit" || isRebase) && (dependents?.snapshots ?? 0) > 0)
          return [
            say`它有 ${words.number(dependents?.snapshots ?? 0)} 个快照，快照自己没有的部分会读到别的内容。`,
            "请先删除它的快照，或像 qemu-img 那样强制执行。",
          ];
        return command === "commit"
          ? [say`还有别的虚拟机以将被写入的卷为底层卷。`, "请先让它们不再依赖底层卷，或删除它们。"]
          : null;
      case "VOLUME_IN_USE":
        if (command === "clone")
          return [say`它的客户机会改动链接克隆要读取的卷。`, "请先关机或强制断电，或改用完整克隆。"];
        return isRebase ? [say`${named} 已开机，其客户机会改动要读取的内容。`, "请先将其关机或强制断电。"] : null;
      case "TARGET_INCOMPATIBLE":
        return isRebase ? [say`${named} 的卷数目或大小不同。`, "请指定卷的大小都相同的虚拟机。"] : null;
      default:
        return null;
    }
  },
};

type Doing = Readonly<Record<"commit" | "rebase", (facts: Done) => Told>>;

export const layerDone: { readonly en: Doing; readonly zh: Doing } = {
  en: {
    commit: ({ vm }) => ({
      sentence: say`What ${vm} has itself is to be ${strong("committed")} to the machine below it.`,
      more: [say`Then it has nothing itself, and reads everything from there. libvirt's word is blockcommit.`],
    }),
    rebase: ({ vm, named }) => ({
      sentence:
        named === "…"
          ? say`${vm} is to be ${strong("rebased")} onto nothing: it gets all that it reads from below.`
          : say`${vm} is to be ${strong("rebased")} onto ${named}.`,
      more: [say`What it reads stays the same. libvirt's word for the first is blockpull.`],
    }),
  },
  zh: {
    commit: ({ vm }) => ({
      sentence: say`把 ${vm} 自己的内容${strong("提交")}到它的底层虚拟机。`,
      more: [say`之后它自己不再占用数据块，全部从底层读取。libvirt 称之为 blockcommit。`],
    }),
    rebase: ({ vm, named }) => ({
      sentence:
        named === "…"
          ? say`让 ${vm} ${strong("不再依赖底层卷")}：它从底层读取的内容都复制给它自己。`
          : say`把 ${vm} 的${strong("底层卷更换")}为 ${named} 的卷。`,
      more: [say`它读到的内容不变。不再依赖底层卷，在 libvirt 中称为 blockpull。`],
    }),
  },
};
