/** What a run has come to, of what a puzzle asks for: a sentence without its full stop, made of the numbers of a check. */
import type { GoalResult, KeptPart } from "../../learn/goals.ts";
import type { FitId } from "../../model/scenario.ts";
import { isolated } from "../../trace/isolated.ts";
import { numberText } from "../numberText.ts";

const KEPT_EN: Readonly<Record<KeptPart, string>> = {
  machines: "the machines",
  programs: "the names and programs of the machines",
  frames: "frames and the size of a page",
  pcpus: "the number of pCPUs",
  scheduler: "the scheduling policy",
  replacement: "the rules of replacement",
  costs: "the costs",
  commands: "the commands",
  storage: "the disks",
  translation: "the rules of translation",
  region: "the memory region",
  network: "the network",
};

const KEPT_ZH: Readonly<Record<KeptPart, string>> = {
  machines: "虚拟机",
  programs: "虚拟机的名字和程序",
  frames: "页框数和页大小",
  pcpus: "pCPU 数",
  scheduler: "调度策略",
  replacement: "置换规则",
  costs: "开销",
  commands: "命令",
  storage: "磁盘",
  translation: "地址转换的设置",
  region: "连续内存区域",
  network: "网络",
};

const FITS_EN: Readonly<Record<FitId, string>> = {
  first: "first fit",
  next: "next fit",
  best: "best fit",
  worst: "worst fit",
  buddy: "the buddy system",
};

const FITS_ZH: Readonly<Record<FitId, string>> = {
  first: "首次适应",
  next: "循环首次适应",
  best: "最佳适应",
  worst: "最坏适应",
  buddy: "伙伴系统",
};

/** Null: the goal is met, or not decided. */
export function goalText(result: GoalResult, language: "en" | "zh"): string | null {
  if (result.state !== "unmet") return null;
  return language === "zh" ? inChinese(result) : inEnglish(result);
}

function inEnglish({ goal, found, vm, part }: GoalResult): string {
  const name = isolated(vm ?? "");
  const number = found === null ? null : numberText(Math.round(found));
  switch (goal.goal) {
    case "allDoneBy":
    case "doneBy":
      return number === null ? `${name} never finishes.` : `${name} finishes at ${number}.`;
    case "roundGives":
      if (number === null) return "no round has all of them.";
      return found === goal.ticks
        ? `somebody gets more than ${numberText(goal.most)} ticks.`
        : `${name} gets ${number} in a round.`;
    case "faultsAtMost":
      return `there are ${number} faults.`;
    case "hitsAtLeast":
      return `${name} has ${number ?? 0} hits by ${numberText(goal.until)}.`;
    case "barriersAtLeast":
      return `${name} passes ${number ?? 0} barriers by ${numberText(goal.until)}.`;
    case "stealAtMost":
      return `${number ?? 0}% of the time of ${name} is stolen.`;
    case "usefulAtLeast":
      return `the processor is useful ${number ?? 0}% of the time.`;
    case "waitsBetween":
      return `${name} waits ${number ?? 0} ticks by ${numberText(goal.until)}.`;
    case "unusedBelow":
      return `${number ?? 0} bytes of the last page are not used.`;
    case "gone":
      return number === null ? `${name} is still there.` : `that took ${number} commands.`;
    case "noneRefused":
      return number === "1" ? "a command was refused." : `${number} commands were refused.`;
    case "running":
      return `${number} machines run at ${numberText(goal.at)}.`;
    case "computes":
      return `${name} computes ${number ?? 0} ticks.`;
    case "otherPolicy":
      return "this policy was to be left out.";
    case "diskAtMost":
      return `the disks are accessed ${number ?? 0} times by ${numberText(goal.until)}.`;
    case "shadowSaves":
      return found === null
        ? `${name} makes no reference that is translated.`
        : found < 0
          ? `shadow tables cost ${name} ${numberText(-found)} ticks more.`
          : `shadow tables save ${name} ${number} ticks.`;
    case "fitsDiffer":
      return found === 0
        ? `${FITS_EN[goal.refuses]} serves all of them as well.`
        : `${FITS_EN[goal.serves]} refuses ${number ?? 0} of them.`;
    case "volumes":
      return found === goal.extents.length
        ? "the volumes have other sizes."
        : `there are ${number ?? 0} volumes, not ${goal.extents.length}.`;
    case "moved":
      return number === null
        ? `${name} has not moved by ${numberText(goal.until)}.`
        : `${name} stands still for ${number} ticks.`;
    case "machines":
      return `there are ${number ?? 0} machines at ${numberText(goal.at)}.`;
    case "kept":
      return `${part ? KEPT_EN[part] : "something"} must stay as it was.`;
  }
}

function inChinese({ goal, found, vm, part }: GoalResult): string {
  const name = isolated(vm ?? "");
  const number = found === null ? null : numberText(Math.round(found));
  switch (goal.goal) {
    case "allDoneBy":
    case "doneBy":
      return number === null ? `${name} 一直没有完成。` : `${name} 在 ${number} 完成。`;
    case "roundGives":
      if (number === null) return "没有哪一轮包含全部虚拟机。";
      return found === goal.ticks
        ? `有的得到超过 ${numberText(goal.most)} 个滴答。`
        : `一轮中 ${name} 得到 ${number} 个。`;
    case "faultsAtMost":
      return `缺页 ${number} 次。`;
    case "hitsAtLeast":
      return `到 ${numberText(goal.until)}，${name} 命中 ${number ?? 0} 次。`;
    case "barriersAtLeast":
      return `到 ${numberText(goal.until)}，${name} 通过 ${number ?? 0} 个屏障。`;
    case "stealAtMost":
      return `${name} 有 ${number ?? 0}% 的时间被窃取。`;
    case "usefulAtLeast":
      return `处理器只有 ${number ?? 0}% 的时间在做有用的事。`;
    case "waitsBetween":
      return `到 ${numberText(goal.until)}，${name} 等待了 ${number ?? 0} 个滴答。`;
    case "unusedBelow":
      return `最后一页有 ${number ?? 0} 字节没有用上。`;
    case "gone":
      return number === null ? `${name} 还在。` : `用了 ${number} 条命令。`;
    case "noneRefused":
      return `有 ${number} 条命令被拒绝。`;
    case "running":
      return `在 ${numberText(goal.at)} 有 ${number} 台在运行。`;
    case "computes":
      return `${name} 计算了 ${number ?? 0} 个滴答。`;
    case "otherPolicy":
      return "题目要求不用这个策略。";
    case "diskAtMost":
      return `到 ${numberText(goal.until)}，磁盘被访问 ${number ?? 0} 次。`;
    case "shadowSaves":
      return found === null
        ? `${name} 没有需要转换的访问。`
        : found < 0
          ? `影子页表让 ${name} 多花 ${numberText(-found)} 个滴答。`
          : `影子页表为 ${name} 省下 ${number} 个滴答。`;
    case "fitsDiffer":
      return found === 0
        ? `${FITS_ZH[goal.refuses]}也能全部满足。`
        : `${FITS_ZH[goal.serves]}拒绝了其中 ${number ?? 0} 个。`;
    case "volumes":
      return found === goal.extents.length
        ? "各卷的大小不是要求的大小。"
        : `有 ${number ?? 0} 个卷，而不是 ${goal.extents.length} 个。`;
    case "moved":
      return number === null ? `到 ${numberText(goal.until)}，${name} 还没有迁完。` : `${name} 停机 ${number} 个滴答。`;
    case "machines":
      return `在 ${numberText(goal.at)} 有 ${number ?? 0} 台虚拟机。`;
    case "kept":
      return `${part ? KEPT_ZH[part] : "有些设置"}必须保持原样。`;
  }
}
