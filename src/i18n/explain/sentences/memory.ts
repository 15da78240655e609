/** Sentences about memory: hits, faults, victims with the values compared, and pages that get their frame. */
import type { FaultClass } from "../../../model/events.ts";
import { victimTexts } from "../../policies/list.ts";
import type { TellersOf } from "../facts.ts";
import { fault, joined, say, strong } from "../parts.ts";

const EN_FAULT: Readonly<Record<FaultClass, string>> = {
  firstTouch: "The page was never loaded: it starts filled with zeros, and the disk is not needed.",
  swappedOut: "The page lies on the swap volume and must be read from the disk.",
  inFlight: "The page is on its way already, for another vCPU: no second transfer is needed.",
  dropped:
    "The page was loaded once and dropped, since nothing was ever written to it: it starts filled with zeros again, without the disk.",
  ballooned:
    "The balloon of the machine holds the page: its guest takes it back, and what was in it must come from elsewhere.",
  guestSwapped: "The guest has written the page to its own disk, and must read it from there.",
  shared: "The page shares its frame with equal ones and is read-only there: writing to it needs a frame of its own.",
  onSource: "The page is still on the host that the machine has left: it must come over the network.",
};
const ZH_FAULT: Readonly<Record<FaultClass, string>> = {
  firstTouch: "这一页从未装入：以全零开始，不需要磁盘。",
  swappedOut: "这一页在交换卷上，必须从磁盘读入。",
  inFlight: "这一页正在为另一个 vCPU 调入：不需要第二次传输。",
  dropped: "这一页曾经装入，但从未写过，让出页框时直接丢弃：现在再次以全零开始，不需要磁盘。",
  ballooned: "这一页被本虚拟机的气球占着：客户机把它取回，原来的内容要从别处得到。",
  guestSwapped: "客户机已把这一页写入自己的磁盘，必须从那里读回。",
  shared: "这一页与内容相同的页共享页框，在那里只读：要写它，就需要自己的页框。",
  onSource: "这一页还在虚拟机离开的那台宿主机上：要经网络取来。",
};

type Kinds =
  | "hit"
  | "fault"
  | "evict"
  | "reserve"
  | "map"
  | "frameWait"
  | "free"
  | "listed"
  | "unlisted"
  | "ghostHit"
  | "counted"
  | "writtenOut"
  | "givenUp"
  | "quota"
  | "load";

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
        victimTexts[facts.reason].en.why(facts, words),
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
          : how === "file"
            ? say`${vm} page ${strong(words.number(page))} gets ${strong(`frame ${words.number(frame)}`)}, filled with a file of its image.`
            : how === "copied" || how === "kept"
              ? say`${vm} page ${strong(words.number(page))} has ${strong(`frame ${words.number(frame)}`)} to itself${how === "copied" ? ", with a copy of what it shared" : ""}.`
              : say`${vm} page ${strong(words.number(page))} has been read from ${how === "swapIn" ? "the swap volume" : how === "restored" ? "its saved memory" : "the guest’s own disk"} into ${strong(`frame ${words.number(frame)}`)}.`,
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
    listed: ({ list, frame, vm, page }, words) => ({
      sentence:
        frame === null
          ? say`${vm ?? ""} page ${words.number(page)} is remembered in ${list}, where it is the newest.`
          : say`Frame ${words.number(frame)} with ${vm ?? ""} page ${words.number(page)} is the newest in ${list}.`,
      more: [],
    }),
    unlisted: ({ list, frame, vm, page }, words) => ({
      sentence:
        frame === null
          ? say`${vm ?? ""} page ${words.number(page)} has left ${list}.`
          : say`Frame ${words.number(frame)} has left ${list}.`,
      more: [],
    }),
    ghostHit: ({ who, page, list }, words) => ({
      sentence: say`${strong("Ghost hit")}: page ${strong(words.number(page))} of ${who} is in no frame, but still remembered in ${list}.`,
      more: [],
    }),
    writtenOut: ({ frame, vm, page }, words) => ({
      sentence: say`${vm} page ${strong(words.number(page))} in frame ${words.number(frame)} is old and dirty: it is written to the swap volume meanwhile, and counts as clean from now on.`,
      more: [],
    }),
    givenUp: ({ frame, vm, page, dirty }, words) => ({
      sentence: say`The policy gives up ${vm} page ${strong(words.number(page))} although nobody needs ${strong(`frame ${words.number(frame)}`)}${dirty ? ": it is written to the swap volume, and then the frame is free." : ", which is free now."}`,
      more: [],
    }),
    quota: ({ vm, before, frames, interval, limit }, words) => ({
      sentence: say`${strong("Quota")} of ${vm}: ${words.number(before)} → ${strong(words.count(frames, "frame", "frames"))}. From its fault before to this one it made ${words.count(interval, "reference", "references")}, ${frames > before ? "fewer" : "more"} than ${words.number(limit)}.`,
      more: [
        frames > before
          ? say`A machine that faults so often has fewer frames than it works with: it gets one that is promised to nobody.`
          : say`A machine that faults so seldom has more frames than it works with: others can use one of them better.`,
      ],
    }),
    load: ({ vm, isSuspended, wanted, own, frames }, words) => ({
      sentence: isSuspended
        ? say`${strong("Thrashing")}: the working sets of the running machines have ${strong(words.number(wanted))} pages, and there are ${words.count(frames, "frame", "frames")}. ${vm}, the least urgent of them, is suspended; ${words.number(own)} of the pages are its own.`
        : say`${vm} goes on: with its ${words.count(own, "page", "pages")} the working sets of the running machines have ${strong(words.number(wanted))}, and there are ${words.count(frames, "frame", "frames")}.`,
      more: isSuspended
        ? [
            say`Fewer machines that get on are better than many that only wait for pages. It goes on when its working set fits again.`,
          ]
        : [],
    }),
    counted: ({ cleared, counts }, words) => ({
      sentence:
        cleared.length > 0
          ? say`The policy cleared the reference ${cleared.length === 1 ? "bit" : "bits"} of ${cleared.length === 1 ? "frame" : "frames"} ${words.numbers(cleared)}, as it does from time to time.`
          : counts.length === 0
            ? say`The policy has moved on.`
            : say`The policy counts ${words.list(
                counts.map(({ id, value }) => say`${words.number(value)} for frame ${words.number(id)}`),
                0,
              )}.`,
      more: [],
    }),
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
        victimTexts[facts.reason].zh.why(facts, words),
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
          : how === "file"
            ? say`${vm} 页 ${strong(words.number(page))} 得到${strong(`页框 ${words.number(frame)}`)}，装入其镜像中的文件。`
            : how === "copied" || how === "kept"
              ? say`${vm} 页 ${strong(words.number(page))} 独占${strong(`页框 ${words.number(frame)}`)}${how === "copied" ? "，内容复制自原来共享的页框" : ""}。`
              : say`${vm} 页 ${strong(words.number(page))} 已从${how === "swapIn" ? "交换卷" : how === "restored" ? "保存的内存" : "客户机自己的磁盘"}读入${strong(`页框 ${words.number(frame)}`)}。`,
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
    listed: ({ list, frame, vm, page }, words) => ({
      sentence:
        frame === null
          ? say`${vm ?? ""} 页 ${words.number(page)} 记入 ${list}，排在最新的一端。`
          : say`页框 ${words.number(frame)}（${vm ?? ""} 页 ${words.number(page)}）排到 ${list} 最新的一端。`,
      more: [],
    }),
    unlisted: ({ list, frame, vm, page }, words) => ({
      sentence:
        frame === null
          ? say`${vm ?? ""} 页 ${words.number(page)} 离开 ${list}。`
          : say`页框 ${words.number(frame)} 离开 ${list}。`,
      more: [],
    }),
    ghostHit: ({ who, page, list }, words) => ({
      sentence: say`${strong("幽灵命中")}：${who} 的页 ${strong(words.number(page))} 不在任何页框中，但仍记在 ${list} 里。`,
      more: [],
    }),
    writtenOut: ({ frame, vm, page }, words) => ({
      sentence: say`页框 ${words.number(frame)} 中的 ${vm} 页 ${strong(words.number(page))} 已旧且为脏页：先写回交换卷，此后视为未修改。`,
      more: [],
    }),
    givenUp: ({ frame, vm, page, dirty }, words) => ({
      sentence: say`策略放弃 ${vm} 页 ${strong(words.number(page))}，虽然此刻无人需要${strong(`页框 ${words.number(frame)}`)}${dirty ? "：先写回交换卷，随后页框空闲。" : "；页框现已空闲。"}`,
      more: [],
    }),
    quota: ({ vm, before, frames, interval, limit }, words) => ({
      sentence: say`${vm} 的${strong("配额")}：${words.number(before)} → ${strong(`${words.number(frames)} 个页框`)}。从上次缺页到这次缺页，它访问了 ${words.number(interval)} 次，${frames > before ? "少于" : "多于"} ${words.number(limit)} 次。`,
      more: [
        frames > before
          ? say`缺页如此频繁，说明页框不够用：给它一个尚未分配的页框。`
          : say`缺页如此之少，说明页框有富余：其中一个让给别的虚拟机更有用。`,
      ],
    }),
    load: ({ vm, isSuspended, wanted, own, frames }, words) => ({
      sentence: isSuspended
        ? say`${strong("抖动")}：运行中虚拟机的工作集共 ${strong(words.number(wanted))} 页，而页框只有 ${words.number(frames)} 个。其中最不紧急的 ${vm} 被暂停，它占 ${words.number(own)} 页。`
        : say`${vm} 恢复运行：加上它的 ${words.number(own)} 页，运行中虚拟机的工作集共 ${strong(words.number(wanted))} 页，页框有 ${words.number(frames)} 个。`,
      more: isSuspended ? [say`与其让许多虚拟机都在等页，不如少运行几台。工作集重新放得下时，它会恢复运行。`] : [],
    }),
    counted: ({ cleared, counts }, words) => ({
      sentence:
        cleared.length > 0
          ? say`策略定期清除访问位：页框 ${words.numbers(cleared)} 的访问位已清除。`
          : counts.length === 0
            ? say`策略向前推进。`
            : say`策略的计数：${words.list(
                counts.map(({ id, value }) => say`页框 ${words.number(id)} 为 ${words.number(value)}`),
                0,
              )}。`,
      more: [],
    }),
  },
};
