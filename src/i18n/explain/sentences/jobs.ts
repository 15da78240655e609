/** Sentences about jobs: what the manager does on disks while machines wait or go on. */
import type { Facts, TellersOf, Told } from "../facts.ts";
import { say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";
import { copyJobs, isCopyJob } from "./copyJobs.ts";

type Outcome = Facts<"jobEnded">["outcome"];
type Kinds = "jobBegun" | "jobShared" | "jobProgress" | "jobEnded" | "restoredToSwap";

const enFailed = (outcome: Outcome): Parts[] => (outcome === "failed" ? [say`A disk that it needs has failed.`] : []);
const zhFailed = (outcome: Outcome): Parts[] => (outcome === "failed" ? [say`它需要的一块磁盘发生了故障。`] : []);

function endedInEnglish(facts: Facts<"jobEnded">, words: Words): Told {
  if (isCopyJob(facts.work)) return copyJobs[facts.work].en.ended(facts, words);
  const { work, vm, outcome, done, total } = facts;
  if (work === "move") {
    const moved = say`${words.number(done)} of ${words.count(total, "extent", "extents")}`;
    return outcome === "done"
      ? { sentence: say`All that was to move ${strong("has moved")}: ${moved}.`, more: [] }
      : {
          sentence: say`The move is ${strong("over")} after ${moved}.`,
          more: [
            say`What has moved stays where it is now, the rest where it was.`,
            ...(outcome === "failed" ? [say`A disk has failed, or the free extents have been taken.`] : []),
          ],
        };
  }
  if (work === "pull" || work === "push")
    return { sentence: say`No page of ${vm} is on its way ${strong("any more")}.`, more: [] };
  if (work === "migrate" || work === "incoming")
    return {
      sentence: say`The job of moving ${vm} is ${strong(outcome === "done" ? "done" : "aborted")}.`,
      more: [],
    };
  if (work === "save")
    return outcome === "done"
      ? {
          sentence: say`The memory of ${vm} is ${strong("saved")}: the machine is off, and its frames are free.`,
          more: [say`What its vCPUs were doing is in the image too: started again, they go on from there.`],
        }
      : {
          sentence: say`Saving ${vm} is ${strong("aborted")}: what was written of the image is gone.`,
          more: enFailed(outcome),
        };
  return outcome === "done"
    ? {
        sentence: say`The saved memory of ${vm} has been ${strong("read")}: its vCPUs go on from where they were.`,
        more: [say`The image has been used up: its extents go back to the pool.`],
      }
    : {
        sentence: say`Starting ${vm} from its saved memory is ${strong("aborted")}: the image is kept.`,
        more: enFailed(outcome),
      };
}

function endedInChinese(facts: Facts<"jobEnded">, words: Words): Told {
  if (isCopyJob(facts.work)) return copyJobs[facts.work].zh.ended(facts, words);
  const { work, vm, outcome, done, total } = facts;
  if (work === "move") {
    const moved = say`${words.number(done)} / ${words.number(total)} 个区段`;
    return outcome === "done"
      ? { sentence: say`区段迁移${strong("完成")}：${moved}。`, more: [] }
      : {
          sentence: say`区段迁移${strong("结束")}：已迁移 ${moved}。`,
          more: [
            say`已迁移的留在新位置，其余留在原处。`,
            ...(outcome === "failed" ? [say`一块磁盘发生故障，或空闲区段已被占用。`] : []),
          ],
        };
  }
  if (work === "pull" || work === "push") return { sentence: say`${vm} ${strong("再没有")}页在途中。`, more: [] };
  if (work === "migrate" || work === "incoming")
    return { sentence: say`迁移 ${vm} 的作业${strong(outcome === "done" ? "完成" : "中止")}。`, more: [] };
  if (work === "save")
    return outcome === "done"
      ? {
          sentence: say`${vm} 的内存${strong("已保存")}：虚拟机已关机，页框全部释放。`,
          more: [say`它的 vCPU 正在做什么也在映像中：再启动时从那里继续。`],
        }
      : { sentence: say`${strong("中止")}保存 ${vm}：已写的映像被删除。`, more: zhFailed(outcome) };
  return outcome === "done"
    ? {
        sentence: say`${vm} 保存的内存已${strong("读入")}：它的 vCPU 从原来的位置继续。`,
        more: [say`映像已用完：它的区段归还存储池。`],
      }
    : { sentence: say`${strong("中止")}从保存的内存启动 ${vm}：映像保留。`, more: zhFailed(outcome) };
}

function begunInEnglish(facts: Facts<"jobBegun">, words: Words): Told {
  if (isCopyJob(facts.work)) return copyJobs[facts.work].en.begun(facts, words);
  const { work, vm, total } = facts;
  if (work === "move")
    return {
      sentence: say`A job begins: ${words.count(total, "extent is", "extents are")} to move, one after the other.`,
      more: [
        say`Each is read, written to its new place, and then the mapping is switched; one extent more is taken meanwhile.`,
      ],
    };
  const pages = words.count(total, "page", "pages");
  return work === "save"
    ? { sentence: say`A job begins: ${pages} of ${vm} are to be written to its image.`, more: [] }
    : { sentence: say`A job begins: ${pages} of ${vm} are to be read from its image.`, more: [] };
}

function begunInChinese(facts: Facts<"jobBegun">, words: Words): Told {
  if (isCopyJob(facts.work)) return copyJobs[facts.work].zh.begun(facts, words);
  const { work, vm, total } = facts;
  if (work === "move")
    return {
      sentence: say`作业开始：依次迁移 ${words.number(total)} 个区段。`,
      more: [say`每个区段先读出，写到新位置，然后切换映射；其间多占用一个区段。`],
    };
  return work === "save"
    ? { sentence: say`作业开始：把 ${vm} 的 ${words.number(total)} 页写入映像。`, more: [] }
    : { sentence: say`作业开始：从映像读入 ${vm} 的 ${words.number(total)} 页。`, more: [] };
}

export const jobs: TellersOf<Kinds> = {
  en: {
    jobBegun: begunInEnglish,
    jobShared: ({ vm }) => ({
      sentence: say`The job concerns ${vm} as well.`,
      more: [say`Meanwhile it heeds pause, resume, force off and abort.`],
    }),
    jobProgress: ({ work, vm, total, done, ...rest }, words) => ({
      sentence: isCopyJob(work)
        ? copyJobs[work].en.progress({ work, vm, total, done, ...rest }, words)
        : work === "move"
          ? say`${words.number(done)} of ${words.count(total, "extent has", "extents have")} moved.`
          : say`${words.number(done)} of ${words.count(total, "page", "pages")} of ${vm} done.`,
      more: [],
    }),
    jobEnded: endedInEnglish,
    restoredToSwap: ({ vm, pages }, words) => ({
      sentence: say`${words.count(pages.length, "page", "pages")} of ${vm} found no free frame: they go to the swap volume.`,
      more: [],
    }),
  },
  zh: {
    jobBegun: begunInChinese,
    jobShared: ({ vm }) => ({
      sentence: say`作业也涉及 ${vm}。`,
      more: [say`作业期间它只接受暂停、恢复运行、强制断电和中止。`],
    }),
    jobProgress: ({ work, vm, total, done, ...rest }, words) => ({
      sentence: isCopyJob(work)
        ? copyJobs[work].zh.progress({ work, vm, total, done, ...rest }, words)
        : work === "move"
          ? say`已迁移 ${words.number(done)} / ${words.number(total)} 个区段。`
          : say`${vm}：已完成 ${words.number(done)} / ${words.number(total)} 页。`,
      more: [],
    }),
    jobEnded: endedInChinese,
    restoredToSwap: ({ vm, pages }, words) => ({
      sentence: say`${vm} 的 ${words.number(pages.length)} 页没有空闲页框：写到交换卷。`,
      more: [],
    }),
  },
};
