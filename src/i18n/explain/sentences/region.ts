/** Sentences about the memory region: which hole was taken and why, what a freed block became, what compaction moved. */
import type { FitId, RegionSpec } from "../../../model/scenario.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, joined, say, strong, value, type Part, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Kinds = "allocated" | "freed" | "compacted" | "noRoom" | "freeList";
type Allocated = Facts<"allocated">;

/** A size with its unit; a unit without a name is none. */
function sizeText(words: Words, size: number, unit: RegionSpec["unit"]): string {
  return unit === "unit" ? words.number(size) : `${words.number(size)} ${unit}`;
}

const sizesOf = ({ losers, unit }: Allocated, words: Words, others: number): Parts =>
  words.list(
    losers.map(({ size }) => sizeText(words, size, unit)),
    others,
  );

/** Those that were too small, and those that were large enough. */
function parted(facts: Allocated) {
  const { losers, size } = facts;
  return { small: losers.filter((hole) => hole.size < size), large: losers.filter((hole) => hole.size >= size) };
}

const EN_WHY: Readonly<Record<FitId, string>> = {
  first: "the first hole of the free list that is large enough",
  next: "the first that is large enough from where the last search ended",
  best: "the smallest hole that is large enough",
  worst: "the largest hole",
  buddy: "the smallest power of two that is free and large enough",
};

const ZH_WHY: Readonly<Record<FitId, string>> = {
  first: "空闲分区链中第一个足够大的空闲分区",
  next: "从上次查找结束处起第一个足够大的空闲分区",
  best: "足够大的空闲分区中最小的一个",
  worst: "最大的空闲分区",
  buddy: "足够大的空闲块中最小的 2 的幂",
};

function englishSearch(facts: Allocated, words: Words): Parts[] {
  const { losers, others, searched, fit } = facts;
  if (searched === 0) return [];
  if (losers.length === 0) return [say`It was the only hole looked at.`];
  const { small, large } = parted(facts);
  const sizes = (holes: Allocated["losers"]) => words.list(holes.map(({ size }) => sizeText(words, size, facts.unit)));
  if (others > 0)
    return [say`${words.count(searched, "hole was", "holes were")} looked at, with ${sizesOf(facts, words, others)}.`];
  return [
    joined([
      say`${words.count(searched, "hole was", "holes were")} looked at`,
      small.length > 0 ? say`; too small: ${sizes(small)}` : "",
      large.length > 0 ? say`; large enough, but ${fit === "worst" ? "no larger" : "no smaller"}: ${sizes(large)}` : "",
      ".",
    ]),
  ];
}

function chineseSearch(facts: Allocated, words: Words): Parts[] {
  const { losers, others, searched, fit } = facts;
  if (searched === 0) return [];
  if (losers.length === 0) return [say`只查看了这一个空闲分区。`];
  const { small, large } = parted(facts);
  const sizes = (holes: Allocated["losers"]) => words.list(holes.map(({ size }) => sizeText(words, size, facts.unit)));
  if (others > 0) return [say`共查看 ${words.number(searched)} 个空闲分区，其中有 ${sizesOf(facts, words, others)}。`];
  return [
    joined([
      say`共查看 ${words.number(searched)} 个空闲分区`,
      small.length > 0 ? say`；太小：${sizes(small)}` : "",
      large.length > 0 ? say`；够大，但${fit === "worst" ? "并不更大" : "并不更小"}：${sizes(large)}` : "",
      "。",
    ]),
  ];
}

const moved = ({ moves, unit }: Facts<"compacted">, words: Words, anonymous: string): Parts =>
  words.list(
    moves.slice(0, 4).map(({ vm, from, to, size }) => {
      const who: Part | string = vm ?? anonymous;
      return say`${who} ${words.number(from)} → ${words.number(to)} (${sizeText(words, size, unit)})`;
    }),
    Math.max(0, moves.length - 4),
  );

export const region: TellersOf<Kinds> = {
  en: {
    allocated: (facts, words) => {
      const { vm, start, size, asked, hole, fit, unit, searched } = facts;
      const amount = (units: number) => sizeText(words, units, unit);
      const left = hole.size - size;
      return {
        sentence: say`${vm} asks for ${strong(amount(asked))} and gets ${value(amount(size))} at address ${value(words.number(start))}, from the hole of ${value(amount(hole.size))}: ${searched === 0 ? "chosen by hand" : EN_WHY[fit]}.`,
        more: [
          ...englishSearch(facts, words),
          left === 0
            ? say`The hole is used up.`
            : fit === "buddy"
              ? say`The hole was halved until ${amount(size)} was left; the upper halves stay free.`
              : say`${amount(left)} of it stays free.`,
          ...(size > asked ? [say`${amount(size - asked)} inside the block is wasted: internal fragmentation.`] : []),
        ],
      };
    },
    freed: ({ vm, start, size, hole, merged, unit }, words) => ({
      sentence: say`${vm} gives its block of ${value(sizeText(words, size, unit))} at address ${value(words.number(start))} back.`,
      more: [
        merged.length === 0
          ? say`It is a hole by itself.`
          : say`It becomes one hole of ${value(sizeText(words, hole.size, unit))} at ${words.number(hole.start)} with ${words.list(merged.map((each) => say`${sizeText(words, each.size, unit)} at ${words.number(each.start)}`))}.`,
      ],
    }),
    compacted: (facts, words) => ({
      sentence:
        facts.moves.length === 0
          ? say`${strong("Compaction")} finds nothing to move: the blocks lie together already.`
          : say`${strong("Compaction")} moves ${words.count(facts.moves.length, "block", "blocks")}, ${value(sizeText(words, facts.moved, facts.unit))} in all: what is free is one hole now.`,
      more: facts.moves.length === 0 ? [] : [joined([...moved(facts, words, "a block of no machine"), "."])],
    }),
    noRoom: ({ vm, asked, needed, searched, largest, total, unit, canCompact }, words) => {
      const amount = (units: number) => sizeText(words, units, unit);
      return {
        sentence: say`${fault("No hole is large enough")} for ${vm}: it asks for ${value(amount(asked))}${needed > asked ? ` (${amount(needed)} with what is added)` : ""}, and the largest hole is ${value(amount(largest))}.`,
        more: [
          say`${words.count(searched, "hole was", "holes were")} looked at; ${amount(total)} is free in all.`,
          total < needed
            ? say`Even in one piece that would not be enough.`
            : canCompact
              ? say`It would fit after compaction: this is external fragmentation.`
              : say`In one piece that would be enough; buddies cannot be moved together.`,
        ],
      };
    },
    freeList: ({ holes, unit }, words) => ({
      sentence: say`The free list has ${words.count(holes.length, "hole", "holes")}: ${words.list(holes.map((hole) => `${sizeText(words, hole.size, unit)} at ${words.number(hole.start)}`))}.`,
      more: [],
    }),
  },
  zh: {
    allocated: (facts, words) => {
      const { vm, start, size, asked, hole, fit, unit, searched } = facts;
      const amount = (units: number) => sizeText(words, units, unit);
      const left = hole.size - size;
      return {
        sentence: say`${vm} 请求 ${strong(amount(asked))}，在地址 ${value(words.number(start))} 得到 ${value(amount(size))}，取自大小为 ${value(amount(hole.size))} 的空闲分区：${searched === 0 ? "由人选定" : ZH_WHY[fit]}。`,
        more: [
          ...chineseSearch(facts, words),
          left === 0
            ? say`这个空闲分区正好用完。`
            : fit === "buddy"
              ? say`空闲块不断对半分裂，直到剩下 ${amount(size)}；各次的上半部分仍然空闲。`
              : say`其中 ${amount(left)} 仍然空闲。`,
          ...(size > asked ? [say`块内浪费 ${amount(size - asked)}：内部碎片。`] : []),
        ],
      };
    },
    freed: ({ vm, start, size, hole, merged, unit }, words) => ({
      sentence: say`${vm} 归还地址 ${value(words.number(start))} 处大小为 ${value(sizeText(words, size, unit))} 的分区。`,
      more: [
        merged.length === 0
          ? say`它单独成为一个空闲分区。`
          : say`它与 ${words.list(merged.map((each) => say`地址 ${words.number(each.start)} 处的 ${sizeText(words, each.size, unit)}`))} 合并为地址 ${words.number(hole.start)} 处的 ${value(sizeText(words, hole.size, unit))}。`,
      ],
    }),
    compacted: (facts, words) => ({
      sentence:
        facts.moves.length === 0
          ? say`${strong("紧凑")}：各分区已经相邻，没有需要移动的。`
          : say`${strong("紧凑")}移动了 ${words.number(facts.moves.length)} 个分区，共 ${value(sizeText(words, facts.moved, facts.unit))}：空闲空间合成一个分区。`,
      more: facts.moves.length === 0 ? [] : [joined([...moved(facts, words, "不属于虚拟机的分区"), "。"])],
    }),
    noRoom: ({ vm, asked, needed, searched, largest, total, unit, canCompact }, words) => {
      const amount = (units: number) => sizeText(words, units, unit);
      return {
        sentence: say`${fault("没有足够大的空闲分区")}给 ${vm}：它请求 ${value(amount(asked))}${needed > asked ? `（连同附加部分为 ${amount(needed)}）` : ""}，而最大的空闲分区是 ${value(amount(largest))}。`,
        more: [
          say`共查看 ${words.number(searched)} 个空闲分区；空闲总量为 ${amount(total)}。`,
          total < needed
            ? say`即使合成一块也不够。`
            : canCompact
              ? say`紧凑之后就放得下：这就是外部碎片。`
              : say`合成一块就够了；但伙伴块不能移动。`,
        ],
      };
    },
    freeList: ({ holes, unit }, words) => ({
      sentence: say`空闲分区链有 ${words.number(holes.length)} 个分区：${words.list(holes.map((hole) => `地址 ${words.number(hole.start)} 处的 ${sizeText(words, hole.size, unit)}`))}。`,
      more: [],
    }),
  },
};
