/** Sentences about disks and volumes: who asked for what, and which extents a volume got. */
import { byteText } from "../../byteText.ts";
import type { RequestPurpose } from "../../../model/events.ts";
import type { Facts, RequestFacts, TellersOf } from "../facts.ts";
import { isHost, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";
import { chineseService, englishService } from "./service.ts";

type Allocated = Facts<"lvAllocated">;

export const EN_DOES: Readonly<Record<RequestPurpose, (request: RequestFacts, words: Words) => Parts>> = {
  swapIn: ({ vm, page }, words) => say`reading ${vm} page ${words.number(page)} from the swap volume`,
  swapOut: ({ vm, page }, words) => say`writing ${vm} page ${words.number(page)} to the swap volume`,
  guestRead: (request, words) => say`reading ${enBlocks(request, words)} for ${request.vm}`,
  guestWrite: (request, words) => say`writing ${enBlocks(request, words)} for ${request.vm}`,
  parityRead: ({ vm, page }, words) => say`reading the parity of row ${words.number(page)} for ${vm}`,
  parityWrite: ({ vm, page }, words) => say`writing the parity of row ${words.number(page)} for ${vm}`,
  jobRead: ({ vm, blocks }, words) =>
    say`reading ${words.count(blocks, "block", "blocks")} for a job of ${isHost(vm) ? "the host" : vm}`,
  jobWrite: ({ vm, blocks }, words) =>
    say`writing ${words.count(blocks, "block", "blocks")} for a job of ${isHost(vm) ? "the host" : vm}`,
  copyRead: ({ vm, blocks }, words) =>
    say`reading ${words.count(blocks, "block", "blocks")} for ${vm} in order to copy`,
  copyWrite: ({ vm, blocks }, words) => say`writing a copy of ${words.count(blocks, "block", "blocks")} for ${vm}`,
};

const enBlocks = ({ page, blocks }: RequestFacts, words: Words): string =>
  blocks === 1 ? `block ${words.number(page)}` : `${words.number(blocks)} blocks from block ${words.number(page)} on`;

export const ZH_DOES: Readonly<Record<RequestPurpose, (request: RequestFacts, words: Words) => Parts>> = {
  swapIn: ({ vm, page }, words) => say`从交换卷读入 ${vm} 页 ${words.number(page)}`,
  swapOut: ({ vm, page }, words) => say`把 ${vm} 页 ${words.number(page)} 写到交换卷`,
  guestRead: (request, words) => say`为 ${request.vm} 读取${zhBlocks(request, words)}`,
  guestWrite: (request, words) => say`为 ${request.vm} 写入${zhBlocks(request, words)}`,
  parityRead: ({ vm, page }, words) => say`为 ${vm} 读取第 ${words.number(page)} 行的校验`,
  parityWrite: ({ vm, page }, words) => say`为 ${vm} 写入第 ${words.number(page)} 行的校验`,
  jobRead: ({ vm, blocks }, words) => say`为 ${isHost(vm) ? "宿主机" : vm} 的作业读取 ${words.number(blocks)} 块`,
  jobWrite: ({ vm, blocks }, words) => say`为 ${isHost(vm) ? "宿主机" : vm} 的作业写入 ${words.number(blocks)} 块`,
  copyRead: ({ vm, blocks }, words) => say`为 ${vm} 读出 ${words.number(blocks)} 块以便复制`,
  copyWrite: ({ vm, blocks }, words) => say`为 ${vm} 写入 ${words.number(blocks)} 块副本`,
};

const zhBlocks = ({ page, blocks }: RequestFacts, words: Words): string =>
  `第 ${words.number(page)} 块${blocks === 1 ? "" : `起的 ${words.number(blocks)} 块`}`;

/** `pv0 0–5`: the extents of each run. */
function runList(facts: Allocated, words: Words): Parts {
  return words.list(
    facts.runs.map(({ pv, start, count }) =>
      value(`pv${pv} ${words.number(start)}${count > 1 ? `–${words.number(start + count - 1)}` : ""}`),
    ),
  );
}

export const EN_ALLOCATION = {
  contiguous: "contiguous: one unbroken run",
  cling: "cling: only on disks that it uses already",
  normal: "normal: the lowest free extents, disk by disk",
  anywhere: "anywhere: parallel extents may share a disk",
};
export const ZH_ALLOCATION = {
  contiguous: "连续：一段不间断的区段",
  cling: "附着：只在它已占用的磁盘上",
  normal: "常规：按磁盘顺序取编号最小的空闲区段",
  anywhere: "任意：并列的区段可以在同一磁盘上",
};

type Kinds = "ioQueued" | "ioStarted" | "ioDone" | "ioCancelled" | "lvAllocated" | "lvFreed";

export const storage: TellersOf<Kinds> = {
  en: {
    ioQueued: ({ request, pv, extent, service, before }, words) => ({
      sentence: say`A request joins the queue of disk pv${pv}, extent ${words.number(extent)}: ${EN_DOES[request.purpose](request, words)}.`,
      more: service
        ? [
            say`It waits since t = ${words.time(request.issuedAt)}; ${words.count(before, "request", "requests")} came before it.`,
            ...(service.arm
              ? [
                  say`Were it next: from cylinder ${words.number(Math.max(0, service.arm.from))} to ${words.number(service.arm.to)}.`,
                ]
              : []),
            ...englishService(service, words),
          ]
        : [],
    }),
    ioStarted: ({ request, pv, until, ticks, waited, service }, words) => ({
      sentence: say`Disk pv${pv} starts ${request ? EN_DOES[request.purpose](request, words) : "the next request"}, which takes ${value(words.ticks(ticks))}, until t = ${words.time(until)}.`,
      more: [
        ...(waited > 0 ? [say`It has waited for ${value(words.ticks(waited))}.`] : []),
        ...(service ? englishService(service, words) : []),
      ],
    }),
    ioDone: ({ request, pv }, words) => ({
      sentence: say`Disk pv${pv} is done${request ? say` with ${EN_DOES[request.purpose](request, words)}` : " with its request"}.`,
      more: [],
    }),
    ioCancelled: ({ request, pv }, words) => ({
      sentence: say`Disk pv${pv} drops a request${request ? say`: ${EN_DOES[request.purpose](request, words)}` : ""}. Its machine is off.`,
      more: [],
    }),
    lvAllocated: (facts, words) => ({
      sentence: say`Volume ${facts.lv} gets ${strong(words.count(facts.extents, "extent", "extents"))}: ${runList(facts, words)}.`,
      more: [
        say`V = ⌈D / l⌉ = ⌈${byteText(facts.bytes)} / ${byteText(facts.extentBytes)}⌉ = ${words.number(facts.extents)} extents.`,
        facts.policy === null
          ? say`The extents were chosen by hand.`
          : say`Placed under the policy ${EN_ALLOCATION[facts.policy]}.`,
      ],
    }),
    lvFreed: ({ lv }) => ({ sentence: say`The extents of volume ${lv} are free again.`, more: [] }),
  },
  zh: {
    ioQueued: ({ request, pv, extent, service, before }, words) => ({
      sentence: say`一个请求进入磁盘 pv${pv} 的队列（区段 ${words.number(extent)}）：${ZH_DOES[request.purpose](request, words)}。`,
      more: service
        ? [
            say`它自 t = ${words.time(request.issuedAt)} 起等待；前面还有 ${words.number(before)} 个请求。`,
            ...(service.arm
              ? [
                  say`若下一个就轮到它：从柱面 ${words.number(Math.max(0, service.arm.from))} 到 ${words.number(service.arm.to)}。`,
                ]
              : []),
            ...chineseService(service, words),
          ]
        : [],
    }),
    ioStarted: ({ request, pv, until, ticks, waited, service }, words) => ({
      sentence: say`磁盘 pv${pv} 开始${request ? say`服务：${ZH_DOES[request.purpose](request, words)}` : "服务下一个请求"}，需 ${value(words.ticks(ticks))}，到 t = ${words.time(until)} 为止。`,
      more: [
        ...(waited > 0 ? [say`它已等待 ${value(words.ticks(waited))}。`] : []),
        ...(service ? chineseService(service, words) : []),
      ],
    }),
    ioDone: ({ request, pv }, words) => ({
      sentence: say`磁盘 pv${pv} 完成${request ? say`：${ZH_DOES[request.purpose](request, words)}` : "一个请求"}。`,
      more: [],
    }),
    ioCancelled: ({ request, pv }, words) => ({
      sentence: say`磁盘 pv${pv} 取消一个请求${request ? say`：${ZH_DOES[request.purpose](request, words)}` : ""}。它的虚拟机已断电。`,
      more: [],
    }),
    lvAllocated: (facts, words) => ({
      sentence: say`卷 ${facts.lv} 得到 ${strong(`${words.number(facts.extents)} 个区段`)}：${runList(facts, words)}。`,
      more: [
        say`V = ⌈D / l⌉ = ⌈${byteText(facts.bytes)} / ${byteText(facts.extentBytes)}⌉ = ${words.number(facts.extents)} 个区段。`,
        facts.policy === null ? say`区段由人选定。` : say`所用分配策略为${ZH_ALLOCATION[facts.policy]}。`,
      ],
    }),
    lvFreed: ({ lv }) => ({ sentence: say`卷 ${lv} 的区段已归还。`, more: [] }),
  },
};
