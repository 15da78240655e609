/** Sentences about commands that move extents to other disks. */
import type { Facts, Told } from "../facts.ts";
import { fault, say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Done = Facts<"commandDone">;
type Refused = Facts<"commandFailed">;
type Move = NonNullable<Done["move"]>;

const enTo = ({ to }: Move) => (to === undefined ? "to other disks" : `to pv${to}`);
const zhTo = ({ to }: Move) => (to === undefined ? "其他磁盘" : ` pv${to} `);

export const moveDone = {
  en: {
    moveExtents: ({ move }: Done): Told => ({
      sentence: move
        ? say`What ${move.of ?? "volumes"} ${move.of ? "has" : "have"} on disk pv${move.disk} is to ${strong("move")} ${enTo(move)}.`
        : say`Extents are to ${strong("move")} to other disks.`,
      more: [say`Guests go on: each extent is read where it was until its copy is complete.`],
    }),
    abortMove: (): Told => ({
      sentence: say`The move of extents is ${strong("aborted")}.`,
      more: [say`What has moved stays where it is now, the rest where it was.`],
    }),
  },
  zh: {
    moveExtents: ({ move }: Done): Told => ({
      sentence: move
        ? say`${move.of ?? "各卷"}在磁盘 pv${move.disk} 上的区段开始${strong("迁移")}到${zhTo(move)}。`
        : say`一些区段开始${strong("迁移")}到其他磁盘。`,
      more: [say`客户机继续运行：每个区段在复制完成之前仍从原处读取。`],
    }),
    abortMove: (): Told => ({
      sentence: say`区段迁移已${strong("中止")}。`,
      more: [say`已迁移的留在新位置，其余留在原处。`],
    }),
  },
};

/** How many extents have to find a place, and how many can. */
function numbersOf({ shortages }: Refused, words: Words): { readonly needed: string; readonly available: string } {
  const needed = shortages[0]?.needed ?? 0;
  return { needed: words.number(needed), available: words.number(shortages[0]?.available ?? 0) };
}

export const moveRefusals = {
  en(facts: Refused, words: Words): Told {
    const refused = (reason: Parts, advice: string): Told => ({
      sentence: say`${facts.command === "abortMove" ? "Abort the move" : "Move extents"} ${fault("refused")}: ${reason}`,
      more: [say`${advice}`],
    });
    if (facts.code === "BUSY_JOB")
      return refused(say`extents move already.`, "Wait until the move has ended, or abort it.");
    if (facts.code === "NO_SPACE") {
      const { needed, available } = numbersOf(facts, words);
      return refused(
        say`${needed} to move, and other disks have a place for ${available} of them.`,
        "Parts of a mirror or of stripes lie on different disks. Free extents there, or move less.",
      );
    }
    if (facts.command === "abortMove") return refused(say`no extents move.`, "Begin a move first.");
    return refused(
      say`there is nothing that could move from that disk.`,
      "Name a disk that works and holds something of the volume, and another one to go to.",
    );
  },
  zh(facts: Refused, words: Words): Told {
    const refused = (reason: Parts, advice: string): Told => ({
      sentence: say`${facts.command === "abortMove" ? "中止迁移" : "迁移区段"}${fault("被拒绝")}：${reason}`,
      more: [say`${advice}`],
    });
    if (facts.code === "BUSY_JOB") return refused(say`已有区段正在迁移。`, "请等迁移结束，或中止它。");
    if (facts.code === "NO_SPACE") {
      const { needed, available } = numbersOf(facts, words);
      return refused(
        say`需迁移 ${needed} 个区段，其他磁盘只放得下 ${available} 个。`,
        "镜像或条带的各部分必须在不同磁盘上。请在其他磁盘腾出区段，或少迁移一些。",
      );
    }
    if (facts.command === "abortMove") return refused(say`没有区段正在迁移。`, "请先开始迁移。");
    return refused(say`该磁盘上没有可以迁移的内容。`, "请指定一块正常工作且存有该卷内容的磁盘，目标须为另一块磁盘。");
  },
};
