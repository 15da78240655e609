/** Sentences about commands and the life of machines; what is said of each command, and of its refusal, is beside. */
import { lossOf } from "./migration.ts";
import type { VmLife } from "../../../model/states.ts";
import type { TellersOf } from "../facts.ts";
import { fault, say, strong, type Part, type Parts } from "../parts.ts";
import { EN_DONE, ZH_DONE } from "./carriedOut.ts";
import { EN_COMMAND, namedInChinese, refusedInChinese, refusedInEnglish } from "./refused.ts";

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
