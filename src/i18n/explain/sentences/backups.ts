/** Why commands about backups are refused, and what would be right. */
import type { Facts, Told } from "../facts.ts";
import { fault, say, type Parts } from "../parts.ts";

type Refused = Facts<"commandFailed">;
type Reason = [Parts, string];

export const backupRefusal = {
  /** The name is taken. */
  exists: {
    en: ({ command, named, vm }: Refused): Reason =>
      command === "backup"
        ? [say`there is a backup called ${named} already.`, "Choose another name, or delete that one."]
        : [
            say`backup ${named} is of another machine than ${vm}.`,
            "Restore it over its own machine, or give a name that no machine has: then one is made.",
          ],
    zh: ({ command, named, vm }: Refused): Reason =>
      command === "backup"
        ? [say`已有名为 ${named} 的备份。`, "请换一个名称，或先删除它。"]
        : [
            say`备份 ${named} 不是 ${vm} 的备份。`,
            "请还原到它自己的虚拟机，或给一个没有虚拟机使用的名称：这样会新建一台。",
          ],
  },
  missing: {
    en: ({ named }: Refused): Reason => [
      say`there is no complete backup called ${named}.`,
      "Use the name of one that there is; a job that makes one has to end first.",
    ],
    zh: ({ named }: Refused): Reason => [
      say`没有名为 ${named} 的完整备份。`,
      "请使用已有备份的名称；正在进行的备份作业要先结束。",
    ],
  },
  wrong: {
    en: ({ command, named }: Refused): Reason =>
      command === "backup"
        ? [
            say`it has no backup that an incremental one could build on.`,
            "Make a full backup first: what changes after it is known.",
          ]
        : [
            say`its volumes are larger or smaller now than in backup ${named}.`,
            "Restore it as a new machine, under a name that no machine has.",
          ],
    zh: ({ command, named }: Refused): Reason =>
      command === "backup"
        ? [say`它没有可供增量备份依据的备份。`, "请先做一次完整备份：此后的变化才有记录。"]
        : [say`它的卷现在的大小与备份 ${named} 中的不同。`, "请用一个没有虚拟机使用的名称还原为新虚拟机。"],
  },
  relief: {
    en: "Mark a disk as one for backups in the host settings, delete old backups, or make an incremental one.",
    zh: "请在宿主机设置中指定用于备份的磁盘、删除旧的备份，或改做增量备份。",
  },
  deletion: {
    en: ({ code, named }: Refused): Told => {
      const opening = say`Delete backup ${named} ${fault("refused")}: `;
      if (code === "HAS_DEPENDENTS")
        return {
          sentence: [...opening, ...say`incremental backups build on it.`],
          more: [say`Delete those first, or all of them with it.`],
        };
      if (code === "BUSY_JOB")
        return {
          sentence: [...opening, ...say`a job reads it, or makes one that builds on it.`],
          more: [say`Wait until the job has ended, or abort it.`],
        };
      return { sentence: [...opening, ...say`there is no backup of that name.`], more: [] };
    },
    zh: ({ code, named }: Refused): Told => {
      const opening = say`删除备份 ${named} ${fault("被拒绝")}：`;
      if (code === "HAS_DEPENDENTS")
        return {
          sentence: [...opening, ...say`有增量备份依赖它。`],
          more: [say`请先删除那些备份，或连同它们一起删除。`],
        };
      if (code === "BUSY_JOB")
        return {
          sentence: [...opening, ...say`有作业正在读取它，或正在做依赖它的备份。`],
          more: [say`请等作业结束，或中止作业。`],
        };
      return { sentence: [...opening, ...say`没有这个名称的备份。`], more: [] };
    },
  },
};
