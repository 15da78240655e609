/** Sentences about vCPUs and pCPUs: who runs, why, against whom, and why somebody stopped running. */
import type { BlockReason, LeaveCause, PcpuPhase, ReadyCause } from "../../../model/states.ts";
import type { PcpuId } from "../../../model/units.ts";
import { dispatchTexts, preemptTexts, standingTexts } from "../../policies/list.ts";
import type { Awaited, Facts, TellersOf } from "../facts.ts";
import { joined, say, strong, value, type Part, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Dispatch = Facts<"dispatch">;
type Leave = Facts<"leave">;
type Round = Facts<"round">;

/** Losers with the very value of the winner. */
function tied(facts: Dispatch): readonly Part[] {
  if (!dispatchTexts[facts.reason].canTie) return [];
  return facts.losers.filter((loser) => loser.value === facts.value).map((loser) => loser.who);
}

function timesliceInEnglish(facts: Dispatch, words: Words): Parts {
  const cost = facts.isMigration ? "a world switch and migration" : "a world switch";
  const after = facts.switchTicks > 0 ? `, after ${cost} of ${words.ticks(facts.switchTicks)}` : "";
  if (facts.timeslice !== null) return say`Timeslice ${value(words.ticks(facts.timeslice))}${after}.`;
  return say`No timeslice: it runs until it blocks${facts.preemptible ? ", ends or is preempted" : " or ends"}${after}.`;
}

function timesliceInChinese(facts: Dispatch, words: Words): Parts {
  const cost = facts.isMigration ? "世界切换和迁移" : "世界切换";
  const after = facts.switchTicks > 0 ? `，此前先付出 ${words.ticks(facts.switchTicks)} 的${cost}开销` : "";
  if (facts.timeslice !== null) return say`时间片 ${value(words.ticks(facts.timeslice))}${after}。`;
  return say`没有时间片：一直运行到阻塞${facts.preemptible ? "、结束或被抢占" : "或结束"}${after}。`;
}

const enQueue = (queueOf: PcpuId | null) => (queueOf === null ? "the run queue" : `the run queue of pCPU ${queueOf}`);
const zhQueue = (queueOf: PcpuId | null) => (queueOf === null ? "运行队列" : `pCPU ${queueOf} 的运行队列`);

const EN_READY: Readonly<Record<ReadyCause, string>> = {
  arrive: "has arrived and is ready",
  wake: "wakes up: what it waited for is there. It is ready",
  preempt: "is ready again after being preempted",
  expire: "is ready again after its timeslice",
  unpause: "goes on after the pause and is ready",
  unpark: "has paid off its debt, is no longer parked and is ready",
  requeue: "is put back by the policy and is ready",
  costart: "may run again, as the other vCPUs of its machine have caught up. It is ready",
};
const ZH_READY: Readonly<Record<ReadyCause, string>> = {
  arrive: "到达，进入就绪状态",
  wake: "被唤醒：它等待的事已完成，进入就绪状态",
  preempt: "被抢占后回到就绪状态",
  expire: "用完时间片后回到就绪状态",
  unpause: "恢复运行，进入就绪状态",
  unpark: "已还清欠额，不再停排，进入就绪状态",
  requeue: "由调度策略放回队列，进入就绪状态",
  costart: "可以继续：同一虚拟机的其他 vCPU 已经跟上，进入就绪状态",
};

const EN_WAITS: Readonly<Record<BlockReason, string>> = {
  none: "waits",
  fault: "waits for its page",
  disk: "waits for the disk",
  device: "waits for a device",
  halt: "has nothing to do and halts",
  ioLimit: "is held back by the I/O limit of its machine",
};
const ZH_WAITS: Readonly<Record<BlockReason, string>> = {
  none: "等待",
  fault: "等待它的页",
  disk: "等待磁盘",
  device: "等待设备",
  halt: "暂时无事可做，停机等待",
  ioLimit: "被其虚拟机的 I/O 上限限流",
};

/** Why somebody is parked: the rule itself. What its cap took is told where it is withheld. */
const EN_PARKED = "it is in debt by more than the cap of its machine lets it earn in a period";
const ZH_PARKED = "它的欠额超过了虚拟机的上限在一个周期内允许挣得的信用";

const EN_LEAVE: Readonly<Record<LeaveCause, (facts: Leave, words: Words) => Parts>> = {
  expire: ({ who, pcpu, timeslice }, words) =>
    timeslice === null
      ? say`The ${strong("timeslice")} of ${who} on pCPU ${pcpu} is over.`
      : say`The ${strong("timeslice")} of ${who} on pCPU ${pcpu} is over: ${value(words.ticks(timeslice))} are used up.`,
  preempt: (facts, words) =>
    facts.preempt === null
      ? say`${facts.who} is ${strong("preempted")} on pCPU ${facts.pcpu}.`
      : say`${facts.preempt.by} ${strong("preempts")} ${facts.who} on pCPU ${facts.pcpu}: ${preemptTexts[facts.preempt.reason].en({ ...facts.preempt, lowerIsUrgent: facts.lowerIsUrgent }, words)}.`,
  block: ({ who, pcpu, blocked, ticks, page }, words) => {
    const what = blocked === "fault" && page !== null ? `waits for page ${words.number(page)}` : EN_WAITS[blocked];
    return say`${who} ${strong("blocks")} and leaves pCPU ${pcpu}: it ${what}${ticks === null ? "" : `, for ${words.ticks(ticks)}`}.`;
  },
  finish: ({ who, pcpu }) => say`${who} has ${strong("finished")} its program and leaves pCPU ${pcpu}.`,
  pause: ({ who, pcpu }) => say`${who} leaves pCPU ${pcpu}: its machine is ${strong("paused")}.`,
  stop: ({ who, pcpu }) => say`${who} leaves pCPU ${pcpu}: its machine ${strong("runs no more")}.`,
  park: ({ who, pcpu }) => say`${who} is ${strong("parked")} and leaves pCPU ${pcpu}: ${EN_PARKED}.`,
  requeue: ({ who, pcpu }) => say`${who} leaves pCPU ${pcpu}: the policy puts it ${strong("back in its queue")}.`,
  costop: ({ who, pcpu }) =>
    say`${who} is ${strong("co-stopped")} and leaves pCPU ${pcpu}: it is too far ahead of the other vCPUs of its machine.`,
};

const ZH_LEAVE: Readonly<Record<LeaveCause, (facts: Leave, words: Words) => Parts>> = {
  expire: ({ who, pcpu, timeslice }, words) =>
    timeslice === null
      ? say`${who} 在 pCPU ${pcpu} 上的${strong("时间片")}用完。`
      : say`${who} 在 pCPU ${pcpu} 上的${strong("时间片")}用完：共 ${value(words.ticks(timeslice))}。`,
  preempt: (facts, words) =>
    facts.preempt === null
      ? say`${facts.who} 在 pCPU ${facts.pcpu} 上被${strong("抢占")}。`
      : say`${facts.preempt.by} 在 pCPU ${facts.pcpu} 上${strong("抢占")} ${facts.who}：${preemptTexts[facts.preempt.reason].zh({ ...facts.preempt, lowerIsUrgent: facts.lowerIsUrgent }, words)}。`,
  block: ({ who, pcpu, blocked, ticks, page }, words) => {
    const what = blocked === "fault" && page !== null ? `等待页 ${words.number(page)}` : ZH_WAITS[blocked];
    return say`${who} ${strong("阻塞")}，让出 pCPU ${pcpu}：${what}${ticks === null ? "" : `，需 ${words.ticks(ticks)}`}。`;
  },
  finish: ({ who, pcpu }) => say`${who} 的程序${strong("结束")}，让出 pCPU ${pcpu}。`,
  pause: ({ who, pcpu }) => say`${who} 让出 pCPU ${pcpu}：它的虚拟机已${strong("暂停")}。`,
  stop: ({ who, pcpu }) => say`${who} 让出 pCPU ${pcpu}：它的虚拟机${strong("不再运行")}。`,
  park: ({ who, pcpu }) => say`${who} ${strong("停排")}，让出 pCPU ${pcpu}：${ZH_PARKED}。`,
  requeue: ({ who, pcpu }) => say`${who} 让出 pCPU ${pcpu}：调度策略将其${strong("放回队列")}。`,
  costop: ({ who, pcpu }) =>
    say`${who} 被${strong("协同停止")}，让出 pCPU ${pcpu}：它的进度领先同一虚拟机的其他 vCPU 太多。`,
};

/** The common length when every entry gets the same, else null. */
function equalSlice({ entries }: Round): number | null {
  const first = entries[0]?.slice;
  return first !== undefined && entries.every((entry) => entry.slice === first) ? first : null;
}

const hasEqualWeights = ({ entries }: Round) => entries.every((entry) => entry.weight === entries[0]?.weight);

const sliceList = ({ entries }: Round, words: Words): Parts =>
  words.list(entries.map((entry) => say`${entry.who} ${value(words.ticks(entry.slice))}`));

const names = ({ entries }: Round, words: Words): Parts => words.list(entries.map((entry) => entry.who));

const EN_PHASE: Readonly<Record<PcpuPhase, (pcpu: PcpuId, who: Part | null) => Parts>> = {
  idle: (pcpu) => say`pCPU ${pcpu} is idle.`,
  switch: (pcpu, who) => (who ? say`pCPU ${pcpu} switches to ${who}.` : say`pCPU ${pcpu} makes a world switch.`),
  guest: (pcpu, who) => (who ? say`pCPU ${pcpu} runs the guest code of ${who}.` : say`pCPU ${pcpu} runs guest code.`),
  exit: (pcpu, who) => (who ? say`pCPU ${pcpu} handles a VM exit of ${who}.` : say`pCPU ${pcpu} handles a VM exit.`),
  spin: (pcpu, who) =>
    who
      ? say`${who} has pCPU ${pcpu} but only spins: its barrier is not open.`
      : say`pCPU ${pcpu} runs a vCPU that spins at a barrier.`,
};
const ZH_PHASE: Readonly<Record<PcpuPhase, (pcpu: PcpuId, who: Part | null) => Parts>> = {
  idle: (pcpu) => say`pCPU ${pcpu} 空闲。`,
  switch: (pcpu, who) => (who ? say`pCPU ${pcpu} 切换到 ${who}。` : say`pCPU ${pcpu} 进行世界切换。`),
  guest: (pcpu, who) => (who ? say`pCPU ${pcpu} 运行 ${who} 的客户机代码。` : say`pCPU ${pcpu} 运行客户机代码。`),
  exit: (pcpu, who) => (who ? say`pCPU ${pcpu} 处理 ${who} 的虚拟机退出。` : say`pCPU ${pcpu} 处理虚拟机退出。`),
  spin: (pcpu, who) =>
    who
      ? say`${who} 占着 pCPU ${pcpu} 却只是自旋等待：它的屏障还没有打开。`
      : say`pCPU ${pcpu} 上的 vCPU 在屏障处自旋等待。`,
};

type Kinds =
  | "ready"
  | "vcpuState"
  | "wait"
  | "withheld"
  | "queueOrder"
  | "ratioOrder"
  | "dispatch"
  | "pcpuPhase"
  | "leave"
  | "round"
  | "standing"
  | "timeslice"
  | "barrier"
  | "rebalance";

type Barrier = Facts<"barrier">;

/** What keeps a vCPU from coming to the barrier. */
const EN_KEEPS: Readonly<Record<Awaited["phase"], string>> = {
  ready: "ready, but without a pCPU",
  running: "still running",
  blocked: "blocked",
  paused: "paused",
  parked: "parked",
  costopped: "co-stopped",
};
const ZH_KEEPS: Readonly<Record<Awaited["phase"], string>> = {
  ready: "就绪，但没有 pCPU",
  running: "仍在运行",
  blocked: "阻塞",
  paused: "已暂停",
  parked: "停排",
  costopped: "被协同停止",
};

/** Those waited for that cannot get on now, whatever the one that spins does. */
const notRunning = ({ awaited }: Barrier): readonly Part[] =>
  (awaited ?? []).filter(({ phase }) => phase !== "running").map(({ who }) => who);

export const processor: TellersOf<Kinds> = {
  en: {
    rebalance: ({ who, from, to, victim, waiting, every }, words) => ({
      sentence:
        victim === "longest"
          ? say`${strong("Rebalancing")}: nobody waits for pCPU ${to}, so it takes ${who} from the queue of pCPU ${from}, the longest one (${words.number(waiting)} waiting).`
          : say`${strong("Rebalancing")}: the queue of pCPU ${to} is empty, so it draws a victim, pCPU ${from}, and takes ${who} from the queue there (${words.number(waiting)} waiting).`,
      more:
        every === null
          ? []
          : [
              say`Every ${words.ticks(every)} each pCPU for which nobody waits takes the first one of another queue that may run on every pCPU, whether or not it is running something itself.`,
            ],
    }),
    barrier: (facts, words) => {
      const { who, opens, awaited, others, isLast } = facts;
      if (opens) {
        if (others === null) return { sentence: say`The ${strong("barrier")} at which ${who} stands opens.`, more: [] };
        if (others.length === 0)
          return {
            sentence: say`The ${strong("barrier")} of ${who} opens: no other vCPU of its machine has to come.`,
            more: [],
          };
        return {
          sentence: isLast
            ? say`${who} comes to the ${strong("barrier")} as the last one and opens it: ${words.list(others)} can go on.`
            : say`The ${strong("barrier")} opens: ${words.list([who, ...others])} can go on, all have come that still can.`,
          more: [],
        };
      }
      const kept = notRunning(facts);
      return {
        sentence:
          awaited === null || awaited.length === 0
            ? say`${who} comes to a ${strong("barrier")} and spins until all vCPUs of its machine are there.`
            : say`${who} comes to a ${strong("barrier")} and spins: it waits for ${words.list(awaited.map((sibling) => say`${sibling.who} (${EN_KEEPS[sibling.phase]})`))}.`,
        more:
          kept.length === 0
            ? []
            : [
                say`It spins for ${words.list(kept)}, ${kept.length === 1 ? "which is" : "which are"} not running: its pCPU is busy and gets nothing done.`,
              ],
      };
    },
    standing: (facts, words) => ({ sentence: standingTexts[facts.reason].en(facts, words), more: [] }),
    timeslice: ({ who, pcpu, timeslice }, words) => ({
      sentence:
        timeslice === null
          ? say`${who} goes on running on pCPU ${pcpu} without a timeslice.`
          : say`${who} goes on running on pCPU ${pcpu} with a new timeslice of ${value(words.ticks(timeslice))}.`,
      more: [],
    }),
    ready: ({ who, cause, queueOf, ahead }, words) => ({
      sentence: say`${who} ${EN_READY[cause]}, ${ahead === 0 ? "first" : `behind ${words.count(ahead, "other", "others")}`} in ${enQueue(queueOf)}.`,
      more: [],
    }),
    vcpuState: ({ who, state, blocked }) => {
      if (state === "paused") return { sentence: say`${who} is paused.`, more: [] };
      if (state === "offline") return { sentence: say`${who} is offline: its machine is off.`, more: [] };
      if (state === "finished") return { sentence: say`${who} has finished its program.`, more: [] };
      if (state === "parked") return { sentence: say`${who} is parked: ${EN_PARKED}.`, more: [] };
      if (state === "costopped")
        return {
          sentence: say`${who} is co-stopped: it is too far ahead of the other vCPUs of its machine.`,
          more: [],
        };
      return { sentence: say`${who} still ${EN_WAITS[blocked]}.`, more: [] };
    },
    wait: ({ who, blocked, ticks, isFirst }, words) => ({
      sentence: say`${who} ${isFirst ? "arrives and" : "goes on and"} ${strong(EN_WAITS[blocked])}${ticks === null ? "" : `, for ${words.ticks(ticks)}`}: that needs no pCPU.`,
      more: [],
    }),
    withheld: ({ entries }, words) => ({
      sentence:
        entries.length === 0
          ? say`The ${strong("caps")} cost nobody any time now: who has one gets its share by weight, or does not use it up.`
          : say`${strong("Caps")} withhold processor time of the share by weight: ${words.list(entries.map(({ who, ticks }) => say`${who} ${value(words.ticks(ticks))}`))}.`,
      more: [],
    }),
    queueOrder: ({ queueOf, moved }, words) => ({
      sentence: say`The order of ${enQueue(queueOf)} changes: ${words.list(moved.map(({ who, place }) => say`${who} comes to place ${words.number(place + 1)}`))}.`,
      more: [],
    }),
    ratioOrder: ({ queueOf }) => ({
      sentence: say`In ${enQueue(queueOf)} the vCPUs stand in the order of their ${strong("response ratios")} at this moment: (waiting + service) / service.`,
      more: [],
    }),
    dispatch: (facts, words) => {
      const opening = facts.goesOn
        ? say`${facts.who} runs on ${strong(`pCPU ${facts.pcpu}`)} again, without a switch: `
        : say`${facts.who} takes ${strong(`pCPU ${facts.pcpu}`)}: `;
      const ties = tied(facts);
      return {
        sentence: joined([
          opening,
          dispatchTexts[facts.reason].en.why(facts, words),
          ". ",
          timesliceInEnglish(facts, words),
        ]),
        more: [
          ...(facts.switched || facts.goesOn
            ? []
            : [say`It counts as no context switch: nobody had the pCPU just before (a convention).`]),
          ...(ties.length > 0
            ? [
                say`${words.list(ties)} ${ties.length === 1 ? "has" : "have"} the same value, but ${ties.length === 1 ? "stands" : "stand"} behind it in the queue.`,
              ]
            : []),
          ...(facts.stolenFrom === null
            ? []
            : [
                facts.stealsFromLongest
                  ? say`It was taken from the queue of pCPU ${facts.stolenFrom}, the longest one: pCPU ${facts.pcpu} had nothing to do.`
                  : say`It was taken from the queue of pCPU ${facts.stolenFrom}: pCPU ${facts.pcpu} had nothing as urgent.`,
              ]),
        ],
      };
    },
    pcpuPhase: ({ pcpu, phase, who }) => ({ sentence: EN_PHASE[phase](pcpu, who), more: [] }),
    leave: (facts, words) => ({
      sentence: EN_LEAVE[facts.cause](facts, words),
      more: [
        ...(facts.cause === "preempt" && facts.goesToHead !== null
          ? [say`${facts.who} goes to the ${facts.goesToHead ? "head" : "tail"} of its queue.`]
          : []),
        ...(facts.result
          ? [
              say`Turnaround = ${words.time(facts.result.done)} − ${words.time(facts.result.arrival)} = ${value(words.ticks(facts.result.done - facts.result.arrival))}, of which it ran ${value(words.ticks(facts.result.cpu))} and waited ${value(words.ticks(facts.result.waiting))}.`,
              ...(facts.result.spin > 0
                ? [say`Of the time it ran it spun ${value(words.ticks(facts.result.spin))} at barriers.`]
                : []),
            ]
          : []),
      ],
    }),
    round: (facts, words) => {
      const { ticks, entries, totalWeight, configured } = facts;
      const k = entries.length;
      const slice = equalSlice(facts);
      const place = facts.queueOf === null ? "" : ` on pCPU ${facts.queueOf}`;
      const opening = say`A new ${strong("round")} begins${place}: `;
      const sentence =
        slice !== null && hasEqualWeights(facts)
          ? say`${opening}T = N / k = ${words.time(ticks)} / ${k} = ${strong(words.ticks(slice))} for ${k > 1 ? "each of " : ""}${names(facts, words)}.`
          : hasEqualWeights(facts)
            ? say`${opening}T = N / k = ${words.time(ticks)} / ${k}, in whole ticks ${sliceList(facts, words)}.`
            : say`${opening}N = ${words.ticks(ticks)} are divided among k = ${k} by weight: ${sliceList(facts, words)}.`;
      return {
        sentence,
        more: [
          ...(hasEqualWeights(facts)
            ? []
            : [say`T = N · weight / ${words.number(totalWeight)}, the sum of all weights; the slices add up to N.`]),
          ...(configured !== null && configured < ticks
            ? [
                say`N = ${words.time(configured)} is less than k = ${k}, so the round is stretched to ${words.ticks(ticks)}.`,
              ]
            : []),
        ],
      };
    },
  },
  zh: {
    barrier: (facts, words) => {
      const { who, opens, awaited, others, isLast } = facts;
      if (opens) {
        if (others === null) return { sentence: say`${who} 所在的${strong("屏障")}打开。`, more: [] };
        if (others.length === 0)
          return { sentence: say`${who} 的${strong("屏障")}打开：同一虚拟机没有其他 vCPU 需要到达。`, more: [] };
        return {
          sentence: isLast
            ? say`${who} 最后一个到达${strong("屏障")}，屏障打开：${words.list(others)} 可以继续。`
            : say`${strong("屏障")}打开：能到达的 vCPU 都已到达，${words.list([who, ...others])} 可以继续。`,
          more: [],
        };
      }
      const kept = notRunning(facts);
      return {
        sentence:
          awaited === null || awaited.length === 0
            ? say`${who} 到达${strong("屏障")}，自旋等待同一虚拟机的全部 vCPU 到达。`
            : say`${who} 到达${strong("屏障")}，开始自旋等待 ${words.list(awaited.map((sibling) => say`${sibling.who}（${ZH_KEEPS[sibling.phase]}）`))}。`,
        more:
          kept.length === 0
            ? []
            : [say`它自旋等待的 ${words.list(kept)} 并没有在运行：pCPU 一直忙碌，却没有任何进展。`],
      };
    },
    rebalance: ({ who, from, to, victim, waiting, every }, words) => ({
      sentence:
        victim === "longest"
          ? say`${strong("负载均衡")}：没有 vCPU 在等待 pCPU ${to}，它从最长的队列，即 pCPU ${from} 的队列（${words.number(waiting)} 个在等待）取走 ${who}。`
          : say`${strong("负载均衡")}：pCPU ${to} 的队列为空，它随机抽中 pCPU ${from}，从后者的队列（${words.number(waiting)} 个在等待）取走 ${who}。`,
      more:
        every === null
          ? []
          : [
              say`每隔 ${words.ticks(every)}，没有 vCPU 等待的 pCPU 不论自己是否正在运行，都从另一条队列取走第一个不限 pCPU 的 vCPU。`,
            ],
    }),
    standing: (facts, words) => ({ sentence: standingTexts[facts.reason].zh(facts, words), more: [] }),
    timeslice: ({ who, pcpu, timeslice }, words) => ({
      sentence:
        timeslice === null
          ? say`${who} 继续在 pCPU ${pcpu} 上运行，没有时间片。`
          : say`${who} 继续在 pCPU ${pcpu} 上运行，获得新的时间片 ${value(words.ticks(timeslice))}。`,
      more: [],
    }),
    ready: ({ who, cause, queueOf, ahead }, words) => ({
      sentence: say`${who} ${ZH_READY[cause]}，${ahead === 0 ? `位于${zhQueue(queueOf)}的队首` : `在${zhQueue(queueOf)}中前面还有 ${words.number(ahead)} 个`}。`,
      more: [],
    }),
    vcpuState: ({ who, state, blocked }) => {
      if (state === "paused") return { sentence: say`${who} 已暂停。`, more: [] };
      if (state === "offline") return { sentence: say`${who} 离线：它的虚拟机已关机。`, more: [] };
      if (state === "finished") return { sentence: say`${who} 的程序已结束。`, more: [] };
      if (state === "parked") return { sentence: say`${who} 停排：${ZH_PARKED}。`, more: [] };
      if (state === "costopped")
        return { sentence: say`${who} 被协同停止：它的进度领先同一虚拟机的其他 vCPU 太多。`, more: [] };
      return { sentence: say`${who} 仍在阻塞：${ZH_WAITS[blocked]}。`, more: [] };
    },
    wait: ({ who, blocked, ticks, isFirst }, words) => ({
      sentence: say`${who} ${isFirst ? "到达后" : "接着"}${strong(ZH_WAITS[blocked])}${ticks === null ? "" : `，需 ${words.ticks(ticks)}`}，这不需要 pCPU。`,
      more: [],
    }),
    withheld: ({ entries }, words) => ({
      sentence:
        entries.length === 0
          ? say`${strong("上限")}此刻没有占去任何时间：有上限的 vCPU 得到了按权重应得的份额，或者没有用完。`
          : say`${strong("上限")}从按权重应得的处理器时间中扣留：${words.list(entries.map(({ who, ticks }) => say`${who} ${value(words.ticks(ticks))}`))}。`,
      more: [],
    }),
    queueOrder: ({ queueOf, moved }, words) => ({
      sentence: say`${zhQueue(queueOf)}的顺序改变：${words.list(moved.map(({ who, place }) => say`${who} 移到第 ${words.number(place + 1)} 位`))}。`,
      more: [],
    }),
    ratioOrder: ({ queueOf }) => ({
      sentence: say`${zhQueue(queueOf)}按此刻的${strong("响应比")}排列：（等待时间 + 服务时间）/ 服务时间。`,
      more: [],
    }),
    dispatch: (facts, words) => {
      const opening = facts.goesOn
        ? say`${facts.who} 继续在 ${strong(`pCPU ${facts.pcpu}`)} 上运行，无需切换：`
        : say`${facts.who} 获得 ${strong(`pCPU ${facts.pcpu}`)}：`;
      const ties = tied(facts);
      return {
        sentence: joined([
          opening,
          dispatchTexts[facts.reason].zh.why(facts, words),
          "。",
          timesliceInChinese(facts, words),
        ]),
        more: [
          ...(facts.switched || facts.goesOn ? [] : [say`不计为上下文切换：此前没有 vCPU 占用该 pCPU（按所选约定）。`]),
          ...(ties.length > 0 ? [say`${words.list(ties)} 的值相同，但在队列中排在它之后。`] : []),
          ...(facts.stolenFrom === null
            ? []
            : facts.stealsFromLongest
              ? [say`它取自最长的队列，即 pCPU ${facts.stolenFrom} 的队列：pCPU ${facts.pcpu} 无事可做。`]
              : [say`它取自 pCPU ${facts.stolenFrom} 的队列：pCPU ${facts.pcpu} 没有同样紧急的 vCPU。`]),
        ],
      };
    },
    pcpuPhase: ({ pcpu, phase, who }) => ({ sentence: ZH_PHASE[phase](pcpu, who), more: [] }),
    leave: (facts, words) => ({
      sentence: ZH_LEAVE[facts.cause](facts, words),
      more: [
        ...(facts.cause === "preempt" && facts.goesToHead !== null
          ? [say`${facts.who} 回到队列的${facts.goesToHead ? "队首" : "队尾"}。`]
          : []),
        ...(facts.result
          ? [
              say`周转时间 = ${words.time(facts.result.done)} − ${words.time(facts.result.arrival)} = ${value(words.ticks(facts.result.done - facts.result.arrival))}，其中运行 ${value(words.ticks(facts.result.cpu))}，等待 ${value(words.ticks(facts.result.waiting))}。`,
              ...(facts.result.spin > 0
                ? [say`运行时间中有 ${value(words.ticks(facts.result.spin))} 在屏障处自旋等待。`]
                : []),
            ]
          : []),
      ],
    }),
    round: (facts, words) => {
      const { ticks, entries, totalWeight, configured } = facts;
      const k = entries.length;
      const slice = equalSlice(facts);
      const opening =
        facts.queueOf === null
          ? say`新的一${strong("轮")}开始：`
          : say`pCPU ${facts.queueOf} 上新的一${strong("轮")}开始：`;
      const sentence =
        slice !== null && hasEqualWeights(facts)
          ? say`${opening}T = N / k = ${words.time(ticks)} / ${k} = ${strong(words.ticks(slice))}，${k > 1 ? "分别给" : "给"} ${names(facts, words)}。`
          : hasEqualWeights(facts)
            ? say`${opening}T = N / k = ${words.time(ticks)} / ${k}，取整后为 ${sliceList(facts, words)}。`
            : say`${opening}N = ${words.ticks(ticks)} 按权重分给 k = ${k} 个 vCPU：${sliceList(facts, words)}。`;
      return {
        sentence,
        more: [
          ...(hasEqualWeights(facts)
            ? []
            : [say`T = N · 权重 / ${words.number(totalWeight)}（权重之和）；各时间片之和等于 N。`]),
          ...(configured !== null && configured < ticks
            ? [say`N = ${words.time(configured)} 小于 k = ${k}，所以这一轮延长到 ${words.ticks(ticks)}。`]
            : []),
        ],
      };
    },
  },
};
