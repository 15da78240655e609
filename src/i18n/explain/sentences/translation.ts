/** Sentences about address translation: what the TLB had, what a walk cost and why, and when TLBs lose entries. */
import { walkAccesses, walkLevels } from "../../../model/translation.ts";
import type { TranslationSpec } from "../../../model/scenario.ts";
import type { TellersOf } from "../facts.ts";
import { fault, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

/** How the accesses of a walk come about: `4 guest levels × (4 host + 1) + 4 = 24 memory accesses`. */
const EN_WALK = (rule: TranslationSpec, words: Words): Parts => {
  const levels = walkLevels(rule);
  const sum = words.number(walkAccesses(levels));
  if (rule.kind === "nested")
    return say`TLB miss: ${levels.guest} guest levels × (${levels.host} host + 1) + ${levels.host} = ${value(sum)} memory accesses.`;
  return rule.kind === "shadow"
    ? say`TLB miss: the shadow table leads from the guest’s page to the frame in ${levels.guest} levels = ${value(sum)} memory accesses.`
    : say`TLB miss: ${levels.guest} levels of page tables = ${value(sum)} memory accesses.`;
};
const ZH_WALK = (rule: TranslationSpec, words: Words): Parts => {
  const levels = walkLevels(rule);
  const sum = words.number(walkAccesses(levels));
  if (rule.kind === "nested")
    return say`TLB 未命中：客户机 ${levels.guest} 级 ×（宿主机 ${levels.host} 级 + 1）+ ${levels.host} = ${value(sum)} 次内存访问。`;
  return rule.kind === "shadow"
    ? say`TLB 未命中：影子页表用 ${levels.guest} 级从客户机页直达页框 = ${value(sum)} 次内存访问。`
    : say`TLB 未命中：页表共 ${levels.guest} 级 = ${value(sum)} 次内存访问。`;
};

export const translation: TellersOf<"translated" | "tablesWritten" | "tlbFlushed" | "tlbInvalidated"> = {
  en: {
    translated: ({ who, pcpu, page, frame, hit, accesses, out, rule }, words) => ({
      sentence: hit
        ? say`The TLB of pCPU ${pcpu} has page ${strong(words.number(page))} of ${who}: ${strong("TLB hit")}, frame ${words.number(frame)} without reading a page table.`
        : say`The TLB of pCPU ${pcpu} does not have page ${strong(words.number(page))} of ${who}: ${fault("TLB miss")}, ${value(words.count(accesses, "memory access", "memory accesses"))} until frame ${words.number(frame)} is found.`,
      more: hit
        ? []
        : [
            ...(rule ? [EN_WALK(rule, words)] : []),
            ...(rule && rule.accessTicks > 0
              ? [
                  say`At ${words.ticks(rule.accessTicks)} each they take ${value(words.ticks(accesses * rule.accessTicks))}.`,
                ]
              : []),
            ...(out
              ? [
                  say`The TLB was full: the entry of ${out.vm} page ${words.number(out.page)}, least recently used, left it.`,
                ]
              : []),
          ],
    }),
    tablesWritten: ({ who, page, writes, exits, ticks, kind }, words) => ({
      sentence: say`${who} touches page ${strong(words.number(page))} for the first time: its guest writes ${value(words.count(writes, "entry", "entries"))} of its page tables${exits > 0 ? say`, and ${exits === 1 ? "the write" : "each write"} ${fault("exits")} to the monitor` : ""}.`,
      more: [
        writes === 1
          ? say`The tables on the way to it are there: one entry for the page.`
          : say`One entry for the page, and one for each of ${words.count(writes - 1, "new table", "new tables")} on the way to it.`,
        ...(exits > 0
          ? [
              say`Under shadow paging the monitor must see every change, to keep the shadow table true${ticks > 0 ? say`: ${value(words.ticks(ticks))} of exit time` : ""}.`,
            ]
          : kind === "nested"
            ? [say`Under nested paging the guest’s tables are its own: no exit.`]
            : []),
      ],
    }),
    tlbFlushed: ({ pcpu, cause, vm, entries }, words) => ({
      sentence:
        cause === "worldSwitch"
          ? say`The TLB of pCPU ${pcpu} is ${strong("flushed")}: another vCPU has got the pCPU, and entries without tags cannot be told apart. ${value(words.count(entries, "entry is", "entries are"))} lost.`
          : say`${value(words.count(entries, "entry", "entries"))} of ${vm ?? ""} left the TLB of pCPU ${pcpu}: the machine has stopped.`,
      more: [],
    }),
    tlbInvalidated: ({ vm, page, pcpus }, words) => ({
      sentence: say`${vm} page ${strong(words.number(page))} is in no frame any more: its entry left the TLB of ${pcpus.length === 1 ? "pCPU" : "pCPUs"} ${words.numbers(pcpus)}.`,
      more: [],
    }),
  },
  zh: {
    translated: ({ who, pcpu, page, frame, hit, accesses, out, rule }, words) => ({
      sentence: hit
        ? say`pCPU ${pcpu} 的 TLB 中有 ${who} 的页 ${strong(words.number(page))}：${strong("TLB 命中")}，无需读页表即得页框 ${words.number(frame)}。`
        : say`pCPU ${pcpu} 的 TLB 中没有 ${who} 的页 ${strong(words.number(page))}：${fault("TLB 未命中")}，经 ${value(`${words.number(accesses)} 次内存访问`)}得到页框 ${words.number(frame)}。`,
      more: hit
        ? []
        : [
            ...(rule ? [ZH_WALK(rule, words)] : []),
            ...(rule && rule.accessTicks > 0
              ? [say`每次 ${words.ticks(rule.accessTicks)}，共需 ${value(words.ticks(accesses * rule.accessTicks))}。`]
              : []),
            ...(out ? [say`TLB 已满：最近最久未使用的一项（${out.vm} 页 ${words.number(out.page)}）离开。`] : []),
          ],
    }),
    tablesWritten: ({ who, page, writes, exits, ticks, kind }, words) => ({
      sentence: say`${who} 首次访问页 ${strong(words.number(page))}：客户机写入 ${value(`${words.number(writes)} 个页表项`)}${exits > 0 ? say`，每次写入都引起${fault("虚拟机退出")}` : ""}。`,
      more: [
        writes === 1
          ? say`途经的各级页表都已存在：只写这一页的页表项。`
          : say`这一页的页表项，以及途中 ${words.number(writes - 1)} 张新页表各一项。`,
        ...(exits > 0
          ? [
              say`影子分页下，监控器必须看到每次修改才能使影子页表保持正确${ticks > 0 ? say`：退出时间共 ${value(words.ticks(ticks))}` : ""}。`,
            ]
          : kind === "nested"
            ? [say`嵌套分页下，客户机自行修改自己的页表：不引起退出。`]
            : []),
      ],
    }),
    tlbFlushed: ({ pcpu, cause, vm, entries }, words) => ({
      sentence:
        cause === "worldSwitch"
          ? say`pCPU ${pcpu} 的 TLB ${strong("被清空")}：pCPU 换了 vCPU，没有标签的项无法区分。失去 ${value(`${words.number(entries)} 项`)}。`
          : say`${vm ?? ""} 已停止：它的 ${value(`${words.number(entries)} 项`)}离开 pCPU ${pcpu} 的 TLB。`,
      more: [],
    }),
    tlbInvalidated: ({ vm, page, pcpus }, words) => ({
      sentence: say`${vm} 页 ${strong(words.number(page))} 已不在任何页框中：它的项离开 pCPU ${words.numbers(pcpus)} 的 TLB。`,
      more: [],
    }),
  },
};
