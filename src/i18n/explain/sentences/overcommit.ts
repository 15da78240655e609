/** Sentences about memory that the host takes back from its machines: who should have how much, and what is done about it. */
import type { FreeMemoryState } from "../../../model/states.ts";
import type { Body } from "../../../model/rows/table.ts";
import { zhFreeMemory } from "../../freeMemoryWords.ts";
import { victimTexts } from "../../policies/list.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Kinds =
  | "memoryState"
  | "memoryTargets"
  | "inflate"
  | "deflate"
  | "hostSwap"
  | "memoryHold"
  | "memoryLimit"
  | "balloonSwitch";

const EN_DOES: Readonly<Record<FreeMemoryState, string>> = {
  high: "Nothing is taken back.",
  soft: "Balloons take what machines have beyond their targets; where there is no balloon, the host swaps.",
  hard: "The host swaps as well, from the machine that is furthest beyond its target.",
  low: "The host swaps, and machines beyond their targets do not run.",
};
const ZH_DOES: Readonly<Record<FreeMemoryState, string>> = {
  high: "不回收任何内存。",
  soft: "气球回收各虚拟机超出目标的部分；没有气球的由宿主机换出。",
  hard: "宿主机也直接换出，从超出目标最多的虚拟机开始。",
  low: "宿主机换出，并且超出目标的虚拟机暂不运行。",
};
const EN_CAUSE: Readonly<Record<Body<"deflate">["cause"], string>> = {
  goal: "It is to hold less than before.",
  popped: "Its guest referred to the page: it comes back empty, and the balloon is smaller by it.",
  off: "It was switched off.",
};
const ZH_CAUSE: Readonly<Record<Body<"deflate">["cause"], string>> = {
  goal: "它的目标变小了。",
  popped: "客户机访问了这一页：归还的是空页，气球随之变小。",
  off: "气球已关闭。",
};

/** Shares per page, with four digits that count. */
function rho({ shares, cost }: { readonly shares: number; readonly cost: number }, tax: number): string {
  if (cost === 0) return "∞";
  return Number(((shares * (100 - tax)) / cost).toPrecision(4)).toString();
}

function counts({ beyond, entries }: Facts<"inflate">) {
  const was = (place: string, isWritten: boolean) =>
    entries.filter((entry) => entry.was === place && entry.isWritten === isWritten).length;
  const written = entries.filter(({ isWritten }) => isWritten).length;
  return {
    unused: beyond + was("unused", false),
    clean: entries.length - was("unused", false) - written,
    written,
    twice: was("swapped", true),
  };
}

function enTaken(facts: Facts<"inflate">, words: Words): Parts {
  const { unused, clean, written } = counts(facts);
  const parts = [
    ...(unused > 0 ? [say`${words.number(unused)} that the guest does not use`] : []),
    ...(clean > 0 ? [say`${words.number(clean)} unchanged, the least recently used`] : []),
    ...(written > 0 ? [say`${words.number(written)} changed, which the guest writes to its own disk first`] : []),
  ];
  return words.list(parts, 0);
}

function zhTaken(facts: Facts<"inflate">, words: Words): Parts {
  const { unused, clean, written } = counts(facts);
  const parts = [
    ...(unused > 0 ? [say`客户机未使用的 ${words.number(unused)} 页`] : []),
    ...(clean > 0 ? [say`最近最久未使用且未修改的 ${words.number(clean)} 页`] : []),
    ...(written > 0 ? [say`已修改、须由客户机先写入自己磁盘的 ${words.number(written)} 页`] : []),
  ];
  return words.list(parts, 0);
}

export const overcommit: TellersOf<Kinds> = {
  en: {
    memoryState: ({ state, free, percent, frames, isScarcer }, words) => ({
      sentence: isScarcer
        ? say`${strong(words.number(free))} ${free === 1 ? "frame is" : "frames are"} free, below ${percent} % of all (${words.number(frames)}): free memory is ${fault(state)} now.`
        : say`${strong(words.number(free))} frames are free, ${percent} % of all (${words.number(frames)}) or more: free memory is ${strong(state)} again.`,
      more: [say`${EN_DOES[state]}`],
    }),
    memoryTargets: ({ entries, moved, last, tax }, words) => ({
      sentence: say`Memory is divided anew: ${words.list(
        entries.map(
          ({ vm, target, active }) => say`${vm} ${strong(words.number(target))} pages (${words.number(active)} in use)`,
        ),
        0,
      )}.`,
      more: last
        ? [
            say`${words.number(moved)} ${moved === 1 ? "page" : "pages"} changed hands; the last one went from ${last[0].vm}, which paid ${rho(last[0], tax)} shares a page, to ${last[1].vm}, which paid ${rho(last[1], tax)}. An idle page counts as ${idlePrice(tax)} active ones.`,
          ]
        : [say`No page changed hands: the division is that of the shares.`],
    }),
    inflate: (facts, words) => {
      const { vm, goal, size } = facts;
      const { twice } = counts(facts);
      const taken = facts.beyond + facts.entries.length;
      return {
        sentence: say`The balloon of ${vm} takes ${strong(words.number(taken))} ${taken === 1 ? "page" : "pages"}: ${enTaken(facts, words)}. It holds ${words.number(size)} of the ${words.number(goal)} it is to hold.`,
        more:
          twice === 0
            ? []
            : [
                say`${fault("Paged twice")}: ${words.number(twice)} of them had been swapped out by the host already, and ${twice === 1 ? "is" : "are"} read in only to be written again.`,
              ],
      };
    },
    deflate: ({ vm, goal, size, given, cause }, words) => ({
      sentence: say`The balloon of ${vm} gives back ${strong(words.number(given))} ${given === 1 ? "page" : "pages"} and holds ${words.number(size)}; its goal is ${words.number(goal)}.`,
      more: [say`${EN_CAUSE[cause]}`],
    }),
    hostSwap: (facts, words) => ({
      sentence: say`The host takes page ${strong(words.number(facts.page))} of ${facts.vm} out of frame ${words.number(facts.frame)}: the machine has ${strong(words.number(facts.had))} frames, its target is ${strong(words.number(facts.target))}.`,
      more: [
        facts.line < 0 && facts.reason === "drawn"
          ? say`Chance named the page, so that the host does not choose what its guest would give up anyway.`
          : say`The replacement policy named the page (${victimTexts[facts.reason].en.measure ?? facts.reason}: ${words.number(facts.value)}).`,
        facts.dirty
          ? say`It is written to the swap volume; then the frame is free.`
          : say`It is unchanged: the frame is free at once.`,
      ],
    }),
    memoryHold: ({ vm, isHeld, had, target }, words) => ({
      sentence: isHeld
        ? say`${vm} ${fault("does not run")} while free memory is low: it has ${words.number(had)} frames, ${words.number(Math.max(0, had - target))} beyond its target of ${words.number(target)}.`
        : say`${vm} may run again: it has ${words.number(had)} frames, its target is ${words.number(target)}.`,
      more: [],
    }),
    memoryLimit: ({ vm, pages }, words) => ({
      sentence: say`${vm} is to have at most ${strong(words.number(pages))} pages from now on.`,
      more: [],
    }),
    balloonSwitch: ({ vm, isOn }) => ({
      sentence: isOn ? say`The balloon of ${vm} works from now on.` : say`The balloon of ${vm} is switched off.`,
      more: [],
    }),
  },
  zh: {
    memoryState: ({ state, free, percent, frames, isScarcer }, words) => ({
      sentence: isScarcer
        ? say`空闲页框 ${strong(words.number(free))} 个，低于总数的 ${percent} %（${words.number(frames)} 个）：空闲内存状态变为${fault(zhFreeMemory[state])}。`
        : say`空闲页框 ${strong(words.number(free))} 个，达到总数的 ${percent} %（${words.number(frames)} 个）：空闲内存状态回到${strong(zhFreeMemory[state])}。`,
      more: [say`${ZH_DOES[state]}`],
    }),
    memoryTargets: ({ entries, moved, last, tax }, words) => ({
      sentence: say`重新分配内存：${words.list(
        entries.map(
          ({ vm, target, active }) => say`${vm} ${strong(words.number(target))} 页（在用 ${words.number(active)} 页）`,
        ),
        0,
      )}。`,
      more: last
        ? [
            say`共有 ${words.number(moved)} 页易主；最后一页来自 ${last[0].vm}（每页 ${rho(last[0], tax)} 份额），给了 ${last[1].vm}（每页 ${rho(last[1], tax)} 份额）。一个空闲页按 ${idlePrice(tax)} 个活跃页计价。`,
          ]
        : [say`没有页易主：按份额分配。`],
    }),
    inflate: (facts, words) => {
      const { vm, goal, size } = facts;
      const { twice } = counts(facts);
      return {
        sentence: say`${vm} 的气球充气，取走 ${strong(words.number(facts.beyond + facts.entries.length))} 页：${zhTaken(facts, words)}。现有 ${words.number(size)} 页，目标 ${words.number(goal)} 页。`,
        more:
          twice === 0
            ? []
            : [say`${fault("双重换页")}：其中 ${words.number(twice)} 页已被宿主机换出，读入只是为了再次写出。`],
      };
    },
    deflate: ({ vm, goal, size, given, cause }, words) => ({
      sentence: say`${vm} 的气球放气，归还 ${strong(words.number(given))} 页，现有 ${words.number(size)} 页，目标 ${words.number(goal)} 页。`,
      more: [say`${ZH_CAUSE[cause]}`],
    }),
    hostSwap: (facts, words) => ({
      sentence: say`宿主机把 ${facts.vm} 的页 ${strong(words.number(facts.page))} 从页框 ${words.number(facts.frame)} 换出：该虚拟机有 ${strong(words.number(facts.had))} 个页框，目标是 ${strong(words.number(facts.target))}。`,
      more: [
        facts.line < 0 && facts.reason === "drawn"
          ? say`这一页由随机数选出，以免宿主机恰好选中客户机自己也会放弃的页。`
          : say`这一页由置换策略选出（${victimTexts[facts.reason].zh.measure ?? facts.reason}：${words.number(facts.value)}）。`,
        facts.dirty ? say`它先写入交换卷，随后页框空闲。` : say`它未被修改：页框立即空闲。`,
      ],
    }),
    memoryHold: ({ vm, isHeld, had, target }, words) => ({
      sentence: isHeld
        ? say`空闲内存不足期间 ${vm} ${fault("暂不运行")}：它有 ${words.number(had)} 个页框，比目标 ${words.number(target)} 多 ${words.number(Math.max(0, had - target))} 个。`
        : say`${vm} 可以继续运行：它有 ${words.number(had)} 个页框，目标是 ${words.number(target)}。`,
      more: [],
    }),
    memoryLimit: ({ vm, pages }, words) => ({
      sentence: say`从现在起 ${vm} 最多拥有 ${strong(words.number(pages))} 页。`,
      more: [],
    }),
    balloonSwitch: ({ vm, isOn }) => ({
      sentence: isOn ? say`${vm} 的气球从现在起工作。` : say`${vm} 的气球已关闭。`,
      more: [],
    }),
  },
};

/** Active pages that an idle one counts as. */
function idlePrice(tax: number): string {
  return Number((100 / (100 - tax)).toFixed(2)).toString();
}
