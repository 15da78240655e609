/** Sentences about memory: hits, faults, victims with the values compared, and pages that get their frame. */
import type { FaultClass, VictimReason } from "../../../model/events.ts";
import type { Facts, FrameContent, TellersOf } from "../facts.ts";
import { fault, joined, say, strong, value, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Evict = Facts<"evict">;

/** Losers named in the sentence itself; the others stand in the table beside it. */
const LOSERS_TOLD = 2;

/** Some losers with a text each, and how many are left. */
function losersWith(facts: Evict, words: Words, show: (loser: Evict["losers"][number]) => Parts): Parts {
  const told = facts.losers.slice(0, LOSERS_TOLD);
  return words.list(told.map(show), facts.losers.length - told.length + facts.others);
}

const hasLosers = (facts: Evict) => facts.losers.length > 0;

const enContent = ({ vm, page }: FrameContent, words: Words): Parts =>
  vm === null ? [] : say`${vm} page ${words.number(page)}`;
const zhContent = ({ vm, page }: FrameContent, words: Words): Parts =>
  vm === null ? [] : say`${vm} 页 ${words.number(page)}`;

/** `db page 4 in frame 4 (19)`: a loser with what it was compared by. */
const enFrame = (content: FrameContent, words: Words, shown: string): Parts =>
  content.vm === null
    ? say`frame ${words.number(content.frame)} (${shown})`
    : say`${enContent(content, words)} in frame ${words.number(content.frame)} (${shown})`;
const zhFrame = (content: FrameContent, words: Words, shown: string): Parts =>
  content.vm === null
    ? say`页框 ${words.number(content.frame)}（${shown}）`
    : say`页框 ${words.number(content.frame)}（${zhContent(content, words)}，${shown}）`;

/** `Frame 9 (web page 2)` */
const enVictim = ({ victim }: Evict, words: Words): Parts =>
  say`${strong(`Frame ${words.number(victim.frame)}`)} (${enContent(victim, words)})`;
const zhVictim = ({ victim }: Evict, words: Words): Parts =>
  say`${strong(`页框 ${words.number(victim.frame)}`)}（${zhContent(victim, words)}）`;

const EN_VICTIM: Readonly<Record<VictimReason, (facts: Evict, words: Words) => Parts>> = {
  oldestLoad: (facts, words) => {
    const opening = say`${enVictim(facts, words)} was loaded first, as load ${value(words.number(facts.value))}`;
    if (!hasLosers(facts)) return say`${opening}: the victim.`;
    return say`${opening}, before ${losersWith(facts, words, (loser) => enFrame(loser, words, words.number(loser.value)))}: the victim.`;
  },
  leastRecentlyUsed: (facts, words) => {
    const opening = say`${enVictim(facts, words)} has not been used for the longest time, since reference ${value(words.number(facts.value))}`;
    if (!hasLosers(facts)) return say`${opening}: the victim.`;
    return say`${opening}, against ${losersWith(facts, words, (loser) => enFrame(loser, words, words.number(loser.value)))}: the victim.`;
  },
  farthestNextUse: (facts, words) => {
    const distance = (n: number) => (n < 0 ? "never" : words.number(n));
    const opening =
      facts.value < 0
        ? say`${enVictim(facts, words)} is never used again`
        : say`${enVictim(facts, words)} is used again only after ${value(words.count(facts.value, "reference", "references"))}, the farthest`;
    if (!hasLosers(facts)) return say`${opening}: the victim.`;
    return say`${opening}, against ${losersWith(facts, words, (loser) => enFrame(loser, words, distance(loser.value)))}: the victim.`;
  },
  referenceBitClear: ({ victim, cleared }, words) => {
    const place = say`${strong(`frame ${words.number(victim.frame)}`)} (${enContent(victim, words)}, bit 0): the victim.`;
    if (cleared.length === 0) return say`The clock hand stands at ${place}`;
    const frames = say`${cleared.length === 1 ? "frame" : "frames"} ${words.numbers(cleared)}`;
    if (cleared.includes(victim.frame))
      return say`The clock hand went all the way round, cleared the reference bit of ${frames}, and came back to ${place}`;
    return say`The clock hand cleared the reference bit of ${frames} and stopped at ${place}`;
  },
  oldestNewcomer: (facts, words) => {
    const opening = say`Of the pages that are new, ${enVictim(facts, words)} came first, with reference ${value(words.number(facts.value))}`;
    const end = "the victim, which is remembered for a while.";
    if (!hasLosers(facts)) return say`${opening}: ${end}`;
    return say`${opening}, before ${losersWith(facts, words, (loser) => enFrame(loser, words, words.number(loser.value)))}: ${end}`;
  },
};

const ZH_VICTIM: Readonly<Record<VictimReason, (facts: Evict, words: Words) => Parts>> = {
  oldestLoad: (facts, words) => {
    const order = (n: number) => `装入序号 ${words.number(n)}`;
    const opening = say`${zhVictim(facts, words)}最早装入，${value(order(facts.value))}`;
    if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
    return say`${opening}，早于 ${losersWith(facts, words, (loser) => zhFrame(loser, words, words.number(loser.value)))}：选为牺牲页。`;
  },
  leastRecentlyUsed: (facts, words) => {
    const order = (n: number) => `第 ${words.number(n)} 次访问`;
    const opening = say`${zhVictim(facts, words)}最久没有被访问，上次是${value(order(facts.value))}`;
    if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
    return say`${opening}，早于 ${losersWith(facts, words, (loser) => zhFrame(loser, words, `第 ${words.number(loser.value)} 次`))}：选为牺牲页。`;
  },
  farthestNextUse: (facts, words) => {
    const distance = (n: number) => (n < 0 ? "不再访问" : `${words.number(n)} 次之后`);
    const opening =
      facts.value < 0
        ? say`${zhVictim(facts, words)}不再被访问`
        : say`${zhVictim(facts, words)}的下一次访问最远，在 ${value(words.number(facts.value))} 次访问之后`;
    if (!hasLosers(facts)) return say`${opening}：选为牺牲页。`;
    return say`${opening}，相比之下是 ${losersWith(facts, words, (loser) => zhFrame(loser, words, distance(loser.value)))}：选为牺牲页。`;
  },
  referenceBitClear: ({ victim, cleared }, words) => {
    const place = say`${strong(`页框 ${words.number(victim.frame)}`)}（${zhContent(victim, words)}，访问位 0）：选为牺牲页。`;
    if (cleared.length === 0) return say`时钟指针正指向${place}`;
    const frames = say`页框 ${words.numbers(cleared)} 的访问位`;
    if (cleared.includes(victim.frame)) return say`时钟指针转了一整圈，清除了${frames}，又回到${place}`;
    return say`时钟指针清除了${frames}，停在${place}`;
  },
  oldestNewcomer: (facts, words) => {
    const opening = say`在新页之中，${zhVictim(facts, words)}最早进入，是${value(`第 ${words.number(facts.value)} 次访问`)}时`;
    const end = "选为牺牲页，并会被记住一段时间。";
    if (!hasLosers(facts)) return say`${opening}：${end}`;
    return say`${opening}，早于 ${losersWith(facts, words, (loser) => zhFrame(loser, words, `第 ${words.number(loser.value)} 次`))}：${end}`;
  },
};

const EN_FAULT: Readonly<Record<FaultClass, string>> = {
  firstTouch: "The page was never loaded: it starts filled with zeros, and the disk is not needed.",
  swappedOut: "The page lies on the swap volume and must be read from the disk.",
  inFlight: "The page is on its way already, for another vCPU: no second transfer is needed.",
  dropped:
    "The page was loaded once and dropped, since nothing was ever written to it: it starts filled with zeros again, without the disk.",
};
const ZH_FAULT: Readonly<Record<FaultClass, string>> = {
  firstTouch: "这一页从未装入：以全零开始，不需要磁盘。",
  swappedOut: "这一页在交换卷上，必须从磁盘读入。",
  inFlight: "这一页正在为另一个 vCPU 调入：不需要第二次传输。",
  dropped: "这一页曾经装入，但从未写过，让出页框时直接丢弃：现在再次以全零开始，不需要磁盘。",
};

type Kinds = "hit" | "fault" | "evict" | "reserve" | "map" | "frameWait" | "free";

export const memory: TellersOf<Kinds> = {
  en: {
    hit: ({ who, page, write, frame }, words) => ({
      sentence: say`${who} ${write ? "wrote to" : "read"} page ${strong(words.number(page))}, which is resident in frame ${words.number(frame)}: ${strong("hit")}.`,
      more: write
        ? [say`The page is dirty now: it must be written back before its frame can be used for another.`]
        : [],
    }),
    fault: ({ who, page, write, fault: kind }, words) => ({
      sentence: say`${who} ${write ? "wrote to" : "touched"} page ${strong(words.number(page))}, which is not resident: ${fault("page fault")}.`,
      more: [say`${EN_FAULT[kind]}`],
    }),
    evict: (facts, words) => ({
      sentence: joined([
        facts.afterFault
          ? ""
          : say`${facts.who} needs a frame for page ${strong(words.number(facts.forPage))}, and none is free. `,
        EN_VICTIM[facts.reason](facts, words),
      ]),
      more: [
        facts.dirty
          ? say`The victim is dirty: it must be written to the swap volume first.`
          : say`The victim is clean: it is dropped without being written.`,
      ],
    }),
    reserve: ({ frame, vm, page }, words) => ({
      sentence: say`Frame ${words.number(frame)} is set aside for ${vm} page ${words.number(page)}, which is being read.`,
      more: [],
    }),
    map: ({ frame, vm, page, how, referenced, hand, dirty, afterFault }, words) => ({
      sentence:
        how === "zeroFill"
          ? afterFault
            ? say`Page ${words.number(page)} gets ${strong(`frame ${words.number(frame)}`)}, filled with zeros.`
            : say`${vm} page ${strong(words.number(page))} gets ${strong(`frame ${words.number(frame)}`)}, filled with zeros.`
          : say`${vm} page ${strong(words.number(page))} has been read from the swap volume into ${strong(`frame ${words.number(frame)}`)}.`,
      more: [
        ...(referenced === null || hand === null
          ? []
          : [
              say`Its reference bit starts at ${referenced ? 1 : 0}; the clock hand is at frame ${words.number(hand)}.`,
            ]),
        ...(dirty ? [say`It is dirty at once: the reference that it was loaded for writes to it.`] : []),
      ],
    }),
    frameWait: ({ who, page, afterFault }, words) => ({
      sentence: say`${afterFault ? "Every" : say`${who} must wait with page ${strong(words.number(page))}: every`} frame that it may take is ${fault("busy")}: with a disk transfer, or holding a page about to be used for the first time.`,
      more: [say`It goes on when the first of them is free to be taken.`],
    }),
    free: ({ frame }, words) => ({ sentence: say`Frame ${words.number(frame)} is free.`, more: [] }),
  },
  zh: {
    hit: ({ who, page, write, frame }, words) => ({
      sentence: say`${who} ${write ? "写入" : "读取"}页 ${strong(words.number(page))}，它在页框 ${words.number(frame)} 中：${strong("命中")}。`,
      more: write ? [say`这一页已变脏：它的页框改作他用之前必须先写回。`] : [],
    }),
    fault: ({ who, page, write, fault: kind }, words) => ({
      sentence: say`${who} ${write ? "写入" : "访问"}的页 ${strong(words.number(page))} 不在内存中：${fault("缺页")}。`,
      more: [say`${ZH_FAULT[kind]}`],
    }),
    evict: (facts, words) => ({
      sentence: joined([
        facts.afterFault
          ? ""
          : say`${facts.who} 的页 ${strong(words.number(facts.forPage))} 需要页框，但没有空闲页框。`,
        ZH_VICTIM[facts.reason](facts, words),
      ]),
      more: [facts.dirty ? say`牺牲页是脏页：必须先写回交换卷。` : say`牺牲页未被修改：直接丢弃，无需写回。`],
    }),
    reserve: ({ frame, vm, page }, words) => ({
      sentence: say`页框 ${words.number(frame)} 已预留给 ${vm} 页 ${words.number(page)}，该页正在读入。`,
      more: [],
    }),
    map: ({ frame, vm, page, how, referenced, hand, dirty, afterFault }, words) => ({
      sentence:
        how === "zeroFill"
          ? afterFault
            ? say`页 ${words.number(page)} 得到${strong(`页框 ${words.number(frame)}`)}，内容清零。`
            : say`${vm} 页 ${strong(words.number(page))} 得到${strong(`页框 ${words.number(frame)}`)}，内容清零。`
          : say`${vm} 页 ${strong(words.number(page))} 已从交换卷读入${strong(`页框 ${words.number(frame)}`)}。`,
      more: [
        ...(referenced === null || hand === null
          ? []
          : [say`它的访问位初始为 ${referenced ? 1 : 0}；时钟指针在页框 ${words.number(hand)}。`]),
        ...(dirty ? [say`它随即变脏：装入它的那次访问是写入。`] : []),
      ],
    }),
    frameWait: ({ who, page, afterFault }, words) => ({
      sentence: say`${afterFault ? "" : say`${who} 的页 ${strong(words.number(page))} 必须等待：`}能取用的每个页框都${fault("忙")}：正在进行磁盘传输，或存放着即将首次使用的页。`,
      more: [say`其中任何一个可以被取用后继续。`],
    }),
    free: ({ frame }, words) => ({ sentence: say`页框 ${words.number(frame)} 已空闲。`, more: [] }),
  },
};
