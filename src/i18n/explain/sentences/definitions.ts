/** Sentences about what a machine is called and how large it is, and about volumes that a deleted one has left. */
import type { Facts, TellersOf, Told } from "../facts.ts";
import { fault, say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Done = Facts<"commandDone">;
type Refused = Facts<"commandFailed">;

export const definitionDone = {
  en: {
    rename: ({ renamed, vm }: Done): Told => ({
      sentence: renamed
        ? say`${renamed.from} is ${strong("renamed")}: ${renamed.to}.`
        : say`${vm} is ${strong("renamed")}.`,
      more: [say`It is the same machine: its volumes, snapshots and figures stay with it.`],
    }),
    resize: ({ vm, vcpus, pages }: Done, words: Words): Told => ({
      sentence: say`${vm} is ${strong("resized")}: ${words.count(vcpus, "vCPU", "vCPUs")}, ${words.count(pages, "page", "pages")} of memory.`,
      more: [say`It has them when it is started next.`],
    }),
    deleteVolume: ({ orphan }: Done): Told => ({
      sentence: orphan
        ? say`Volume ${orphan.volume}, which ${orphan.owner} has left, is ${strong("deleted")}.`
        : say`A volume that was left is ${strong("deleted")}.`,
      more: [say`Its extents go back to the pool.`],
    }),
  },
  zh: {
    rename: ({ renamed, vm }: Done): Told => ({
      sentence: renamed
        ? say`${renamed.from} 已${strong("重命名")}为 ${renamed.to}。`
        : say`${vm} 已${strong("重命名")}。`,
      more: [say`它仍是同一台虚拟机：卷、快照和各项数字都不变。`],
    }),
    resize: ({ vm, vcpus, pages }: Done, words: Words): Told => ({
      sentence: say`${vm} 已${strong("调整大小")}：${words.number(vcpus)} 个 vCPU、${words.number(pages)} 页内存。`,
      more: [say`下次启动时生效。`],
    }),
    deleteVolume: ({ orphan }: Done): Told => ({
      sentence: orphan
        ? say`${orphan.owner} 留下的卷 ${orphan.volume} 已${strong("删除")}。`
        : say`一个留下的卷已${strong("删除")}。`,
      more: [say`它的区段归还存储池。`],
    }),
  },
};

/** Why these commands ask for what there is not. */
export const definitionWrong = {
  en: ({ command }: Refused): Told | readonly [Parts, string] =>
    command === "deleteVolume"
      ? {
          sentence: say`Delete a volume that was left ${fault("refused")}: no deleted machine has left one of that name.`,
          more: [say`What is left by a machine whose volumes were kept is listed with its name.`],
        }
      : [
          say`its programs need more, or nothing is asked for.`,
          "Memory is at least what its programs touch and what it is guaranteed; vCPUs are 1 to 64.",
        ],
  zh: ({ command }: Refused): Told | readonly [Parts, string] =>
    command === "deleteVolume"
      ? {
          sentence: say`删除留下的卷${fault("被拒绝")}：已删除的虚拟机没有留下这个名称的卷。`,
          more: [say`保留存储而删除的虚拟机，其卷与名称一同列出。`],
        }
      : [say`它的程序需要更多，或没有要求任何变化。`, "内存至少是程序访问的和保证给它的；vCPU 应为 1 至 64 个。"],
};

export const definitions: TellersOf<"machineChanged"> = {
  en: {
    machineChanged: ({ vm, vcpus, pages }, words) => ({
      sentence: say`${vm} has ${words.count(vcpus, "vCPU", "vCPUs")} and ${words.count(pages, "page", "pages")} of memory now.`,
      more: [],
    }),
  },
  zh: {
    machineChanged: ({ vm, vcpus, pages }, words) => ({
      sentence: say`${vm} 现在有 ${words.number(vcpus)} 个 vCPU、${words.number(pages)} 页内存。`,
      more: [],
    }),
  },
};
