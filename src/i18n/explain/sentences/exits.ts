/** Sentences about exits: who called for what, how many exits that took, and how their time comes about. */
import type { ExitCause } from "../../../model/exits.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Exited = Facts<"exited">;

const EN_WHAT: Readonly<Record<ExitCause, readonly [string, string]>> = {
  hypercall: ["hypercall", "hypercalls"],
  trap: ["privileged instruction", "privileged instructions"],
  sensitive: ["sensitive instruction", "sensitive instructions"],
  fault: ["page fault", "page faults"],
  disk: ["disk request", "disk requests"],
  tables: ["page table entry", "page table entries"],
  translate: ["sensitive instruction", "sensitive instructions"],
  host: ["task of the monitor", "tasks of the monitor"],
};
const ZH_WHAT: Readonly<Record<ExitCause, string>> = {
  hypercall: "次超级调用",
  trap: "条特权指令",
  sensitive: "条敏感指令",
  fault: "次缺页",
  disk: "个磁盘请求",
  tables: "个页表项",
  translate: "条敏感指令",
  host: "项监控器工作",
};

const enWhat = ({ cause, asked }: Exited, words: Words) => words.count(asked, ...EN_WHAT[cause]);
const zhWhat = ({ cause, asked }: Exited, words: Words) => `${words.number(asked)} ${ZH_WHAT[cause]}`;

/** `ticks = exits × ticks of one`, where it comes out even. */
function product({ exits, ticks }: Exited, words: Words): string {
  return exits > 0 && ticks % exits === 0
    ? `${words.number(exits)} × ${words.time(ticks / exits)} = ${words.ticks(ticks)}`
    : words.ticks(ticks);
}

function enMore(facts: Exited, words: Words): Parts[] {
  const { cause, asked, exits, ticks, rule } = facts;
  const time =
    ticks > 0 ? [say`Exit time: ${value(product(facts, words))}. The guest gets nothing done meanwhile.`] : [];
  if (rule && exits < asked && (cause === "hypercall" || cause === "sensitive"))
    return [say`${rule.batch} go in one exit: ${asked} / ${rule.batch}, rounded up, are ${exits}.`, ...time];
  if (cause === "disk" && exits === 0)
    return [say`The device is at work on the batch already: nobody has to tell it.`, ...time];
  if (cause === "disk" && exits > 1)
    return [say`An emulated device has registers, and each access of the guest to one exits.`, ...time];
  return time;
}

function zhMore(facts: Exited, words: Words): Parts[] {
  const { cause, asked, exits, ticks, rule } = facts;
  const time = ticks > 0 ? [say`退出时间：${value(product(facts, words))}。其间客户机没有任何进展。`] : [];
  if (rule && exits < asked && (cause === "hypercall" || cause === "sensitive"))
    return [say`每 ${rule.batch} 次合为一次退出：${asked} / ${rule.batch} 向上取整，得 ${exits}。`, ...time];
  if (cause === "disk" && exits === 0) return [say`设备已在处理这一批：无需再通知它。`, ...time];
  if (cause === "disk" && exits > 1) return [say`模拟的设备有寄存器，客户机每次访问都引起退出。`, ...time];
  return time;
}

export const exits: TellersOf<"exited" | "throttled"> = {
  en: {
    throttled: ({ vm, isThrottled, used, quota, until }, words) =>
      isThrottled
        ? {
            sentence: say`${vm} has used ${value(words.ticks(used))} of its quota of ${words.ticks(quota)}: it is ${strong("throttled")} until t = ${words.time(until)}.`,
            more:
              used > quota
                ? [say`What it used beyond the quota, ${words.ticks(used - quota)}, is taken off the next period.`]
                : [],
          }
        : {
            sentence: say`A new period begins: ${vm} ${strong("may run again")}, for ${value(words.ticks(quota - used))}.`,
            more: [],
          },
    exited: (facts, words) => {
      const { who, cause, exits: count, isKernel, ticks } = facts;
      if (isKernel)
        return {
          sentence: say`${who} calls the ${strong("kernel")} of the host for ${value(enWhat(facts, words))}: it is a container, and nothing exits.`,
          more: ticks > 0 ? [say`Time in the kernel: ${value(words.ticks(ticks))}.`] : [],
        };
      if (cause === "sensitive" && count === 0)
        return {
          sentence: say`${who} runs ${value(enWhat(facts, words))} that ${fault("did not trap")}: it went on with a wrong result, and nobody noticed.`,
          more: [
            say`Popek and Goldberg: trap and emulate needs every sensitive instruction to be privileged. Here one is not.`,
            say`Binary translation, a paravirtual guest or hardware support would have brought it to the monitor.`,
          ],
        };
      if (cause === "translate")
        return count > 0
          ? {
              sentence: say`The monitor ${strong("translates")} the block of ${who} with ${value(enWhat(facts, words))}: they call its own code from now on.`,
              more: [say`Once for this block: ${value(words.ticks(ticks))}.`],
            }
          : {
              sentence: say`${who} runs ${value(enWhat(facts, words))} in a block that has been ${strong("translated")}: no exit.`,
              more: [],
            };
      if (cause === "host")
        return {
          sentence: say`The monitor works for itself on pCPU ${facts.pcpu}: ${who} waits for ${value(words.ticks(ticks))}.`,
          more: [],
        };
      return {
        sentence:
          count === 0
            ? say`${who} makes ${value(enWhat(facts, words))} ${strong("without an exit")}.`
            : say`${who} ${strong("exits")} to the monitor for ${value(enWhat(facts, words))}: ${value(words.count(count, "exit"))}.`,
        more: enMore(facts, words),
      };
    },
  },
  zh: {
    throttled: ({ vm, isThrottled, used, quota, until }, words) =>
      isThrottled
        ? {
            sentence: say`${vm} 已用 ${value(words.ticks(used))}，配额为 ${words.ticks(quota)}：被${strong("限流")}到 t = ${words.time(until)}。`,
            more: used > quota ? [say`超出配额的 ${words.ticks(used - quota)} 从下一周期扣除。`] : [],
          }
        : { sentence: say`新的周期开始：${vm} ${strong("可再运行")} ${value(words.ticks(quota - used))}。`, more: [] },
    exited: (facts, words) => {
      const { who, cause, exits: count, isKernel, ticks } = facts;
      if (isKernel)
        return {
          sentence: say`${who} 为 ${value(zhWhat(facts, words))}调用宿主机${strong("内核")}：它是容器，不发生退出。`,
          more: ticks > 0 ? [say`在内核中的时间：${value(words.ticks(ticks))}。`] : [],
        };
      if (cause === "sensitive" && count === 0)
        return {
          sentence: say`${who} 执行了 ${value(zhWhat(facts, words))}，但${fault("没有陷入")}：它带着错误的结果继续运行，无人察觉。`,
          more: [
            say`Popek 和 Goldberg：陷入模拟要求每条敏感指令都是特权指令。这里有一条不是。`,
            say`二进制翻译、半虚拟化的客户机或硬件支持都能把它交给监控器。`,
          ],
        };
      if (cause === "translate")
        return count > 0
          ? {
              sentence: say`监控器${strong("翻译")} ${who} 中含 ${value(zhWhat(facts, words))}的一段代码：此后它们调用监控器自己的代码。`,
              more: [say`这段代码只需一次：${value(words.ticks(ticks))}。`],
            }
          : {
              sentence: say`${who} 在${strong("已翻译")}的一段代码中执行 ${value(zhWhat(facts, words))}：不退出。`,
              more: [],
            };
      if (cause === "host")
        return {
          sentence: say`监控器在 pCPU ${facts.pcpu} 上做自己的工作：${who} 等待 ${value(words.ticks(ticks))}。`,
          more: [],
        };
      return {
        sentence:
          count === 0
            ? say`${who} 发出 ${value(zhWhat(facts, words))}，${strong("没有退出")}。`
            : say`${who} 为 ${value(zhWhat(facts, words))}${strong("退出")}到监控器：${value(`${words.number(count)} 次退出`)}。`,
        more: zhMore(facts, words),
      };
    },
  },
};
