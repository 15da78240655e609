/** Sentences about limits of I/O: what a machine may ask for, and what is held back because of that. */
import type { IoAllowance } from "../../../model/ioAllowances.ts";
import { allowancesOf } from "../../../model/ioLimits.ts";
import type { IoLimitSpec } from "../../../model/scenario.ts";
import { EN_ALLOWANCE, ZH_ALLOWANCE } from "../../messages/ioAllowances.ts";
import type { Facts, TellersOf, Told } from "../facts.ts";
import type { Language } from "../language.ts";
import { plainParts, say, strong, value, type Part, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Done = Facts<"commandDone">;
type Held = Facts<"ioHeld">;

const enCount = (allowance: IoAllowance, n: number, words: Words) => words.count(n, ...EN_ALLOWANCE[allowance]);
const zhCount = (allowance: IoAllowance, n: number, words: Words) => `${words.number(n)} ${ZH_ALLOWANCE[allowance]}`;

/** `4 requests every 100 ticks`. */
function enLimit(limit: IoLimitSpec, words: Words): Parts {
  const numbers = allowancesOf(limit).map((each) => enCount(each, limit[each]!, words));
  return say`${words.list(numbers)} every ${words.ticks(limit.every)}`;
}

function zhLimit(limit: IoLimitSpec, words: Words): Parts {
  const numbers = allowancesOf(limit).map((each) => zhCount(each, limit[each]!, words));
  return say`每 ${words.ticks(limit.every)} ${words.list(numbers)}`;
}

function enDone(vm: Part, limit: IoLimitSpec | null, words: Words): Told {
  if (!limit)
    return {
      sentence: say`The I/O of ${vm} has ${strong("no limit")} from now on.`,
      more: [say`What was held back goes on to the disks.`],
    };
  return {
    sentence: say`${vm} may ask for ${strong(plainParts(enLimit(limit, words)))} from now on.`,
    more: [
      say`What is more waits in front of the queues of the disks, in its order.`,
      ...(limit.burst > 1
        ? [say`What it does not use is saved up: ${words.number(limit.burst)} times as much at most.`]
        : []),
    ],
  };
}

function zhDone(vm: Part, limit: IoLimitSpec | null, words: Words): Told {
  if (!limit)
    return { sentence: say`从现在起 ${vm} 的 I/O ${strong("没有上限")}。`, more: [say`被限流的请求继续前往磁盘。`] };
  return {
    sentence: say`从现在起 ${vm} ${strong(plainParts(zhLimit(limit, words)))}为上限。`,
    more: [
      say`超出的请求按顺序在磁盘队列之前等待。`,
      ...(limit.burst > 1 ? [say`未用完的可以积攒，最多 ${words.number(limit.burst)} 倍。`] : []),
    ],
  };
}

export const ioLimitDone = {
  en: { setIoLimit: ({ vm, ioLimit }: Done, words: Words): Told => enDone(vm, ioLimit, words) },
  zh: { setIoLimit: ({ vm, ioLimit }: Done, words: Words): Told => zhDone(vm, ioLimit, words) },
};

/** A number for all beside one for reads or writes. */
export const ioLimitRefusal = {
  en: [
    say`a number for all stands beside one for reads or writes alone.`,
    "Give one of the two: either all together, or reads and writes apart.",
  ],
  zh: [say`总数与单独的读或写数目同时给出。`, "二者取一：要么合计，要么读写分开。"],
} as const satisfies Readonly<Record<Language, readonly [Parts, string]>>;

/** Why it has to wait. */
function enReason({ ahead, allowance, left, needed }: Held, words: Words): Parts {
  if (ahead > 0) return say`${words.count(ahead, "other request is", "other requests are")} held back before it.`;
  return say`It needs ${value(enCount(allowance, needed, words))}, and ${value(words.number(left))} ${left === 1 ? "is" : "are"} left of this period.`;
}

function zhReason({ ahead, allowance, left, needed }: Held, words: Words): Parts {
  if (ahead > 0) return say`它之前还有 ${words.number(ahead)} 个请求被限流。`;
  return say`它需要 ${value(zhCount(allowance, needed, words))}，本周期还剩 ${value(words.number(left))}。`;
}

const enBlocks = ({ block, blocks }: Held, words: Words) =>
  blocks === 1 ? `block ${words.number(block)}` : `${words.number(blocks)} blocks from block ${words.number(block)} on`;
const zhBlocks = ({ block, blocks }: Held, words: Words) =>
  `第 ${words.number(block)} 块${blocks === 1 ? "" : `起的 ${words.number(blocks)} 块`}`;

export const ioLimits: TellersOf<"ioLimit" | "ioHeld" | "ioReleased"> = {
  en: {
    ioLimit: ({ vm, limit }, words) => enDone(vm, limit, words),
    ioHeld: (facts, words) => ({
      sentence: say`${facts.who} wants to ${facts.write ? "write" : "read"} ${enBlocks(facts, words)} of ${facts.lv}, and is ${strong("throttled")} by the I/O limit of ${facts.vm}${facts.until === null ? "" : say` until t = ${words.time(facts.until)}`}.`,
      more: [
        enReason(facts, words),
        ...(facts.limit ? [say`The limit: ${enLimit(facts.limit, words)}. No disk knows of the request yet.`] : []),
      ],
    }),
    ioReleased: ({ who, waited, isDropped }, words) => ({
      sentence: isDropped
        ? say`What ${who} asked for ${words.ticks(waited)} ago is dropped before it reached a disk: nobody waits for it any more.`
        : say`What ${who} asked for goes on to the disk, ${strong(`throttled ${words.ticks(waited)}`)} by the I/O limit.`,
      more: [],
    }),
  },
  zh: {
    ioLimit: ({ vm, limit }, words) => zhDone(vm, limit, words),
    ioHeld: (facts, words) => ({
      sentence: say`${facts.who} 要${facts.write ? "写入" : "读取"} ${facts.lv} 的${zhBlocks(facts, words)}，被 ${facts.vm} 的 I/O 上限${strong("限流")}${facts.until === null ? "" : say`，直到 t = ${words.time(facts.until)}`}。`,
      more: [
        zhReason(facts, words),
        ...(facts.limit ? [say`上限：${zhLimit(facts.limit, words)}。磁盘还不知道这个请求。`] : []),
      ],
    }),
    ioReleased: ({ who, waited, isDropped }, words) => ({
      sentence: isDropped
        ? say`${who} 在 ${words.ticks(waited)}之前提出的请求未到磁盘就被取消：已无人等待它。`
        : say`${who} 的请求前往磁盘，被 I/O 上限${strong(`限流 ${words.ticks(waited)}`)}。`,
      more: [],
    }),
  },
};
