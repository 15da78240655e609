/** Sentences about machines that move from host to host. */
import type { MigrationMode, MigrationOutcome, MigrationStop } from "../../../model/migration.ts";
import type { Language } from "../language.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, say, strong, type Parts } from "../parts.ts";

type Kinds =
  | "migrationBegan"
  | "migrationRound"
  | "migrationRoundDone"
  | "migrationStopped"
  | "migrationEnded"
  | "migrationSwitched"
  | "networkFault"
  | "migrationRate"
  | "migrationThrottled"
  | "linkState"
  | "hostState"
  | "migrationVolumes"
  | "migrationVolumesDone";

const EN_MODE: Readonly<Record<MigrationMode, string>> = {
  offline: "It is off: its definition moves, and nothing is sent.",
  stopAndCopy: "It is stopped, and all its pages are sent.",
  preCopy: "It runs while its pages are sent; those that it writes meanwhile are sent again.",
  postCopy: "It goes on at the destination at once, and its pages follow: each crosses the link once.",
  hybrid:
    "All its pages are sent while it runs; then it goes on at the destination, and those follow that it wrote meanwhile.",
};
const ZH_MODE: Readonly<Record<MigrationMode, string>> = {
  offline: "它已关机：只移动定义，不传送内存。",
  stopAndCopy: "先停机，再传送全部页。",
  preCopy: "边运行边传送；期间写过的页再次传送。",
  postCopy: "立即在目标宿主机上继续运行，各页随后传送：每页只传一次。",
  hybrid: "先边运行边传送全部页一遍，再到目标宿主机上继续运行，期间写过的页随后传送。",
};
const EN_STOP: Readonly<Record<MigrationStop, string>> = {
  mode: "This way of moving stops it first.",
  paused: "It is paused and writes nothing more.",
  fewPages: "So few pages are left that sending them takes little time (Xen's rule).",
  rounds: "As many rounds have been made as the rule allows (Xen's rule).",
  sent: "More has been sent than the rule allows (Xen's rule).",
  noProgress: "The last round left no fewer pages than the one before: further rounds would gain nothing.",
  downtime: "What is left can be sent within the downtime limit (QEMU's rule).",
  switch: "It was told to go on at the destination: the pages that are missing there follow.",
};
const ZH_STOP: Readonly<Record<MigrationStop, string>> = {
  mode: "这种迁移方式先停机。",
  paused: "它已暂停，不再写内存。",
  fewPages: "剩下的页很少，很快就能传完（Xen 的规则）。",
  rounds: "轮数已达到规则的上限（Xen 的规则）。",
  sent: "传送的总量已超过规则的上限（Xen 的规则）。",
  noProgress: "上一轮剩下的页并未减少：再传几轮也没有好处。",
  downtime: "剩下的页能在停机时间上限内传完（QEMU 的规则）。",
  switch: "命令它改到目标宿主机上继续运行：那里缺的页随后传送。",
};

const EN_END: Readonly<Record<Exclude<MigrationOutcome, "done">, readonly [string, string]>> = {
  aborted: ["aborted", "it stays where it was."],
  failed: ["broken off", "the link or a host has failed, and it stays where it was."],
  lost: ["lost", "the link or a host has failed, and some of its pages are nowhere any more."],
  off: ["over", "it was turned off before all its pages had come, and needs no others."],
};
const ZH_END: Readonly<Record<Exclude<MigrationOutcome, "done">, readonly [string, string]>> = {
  aborted: ["中止", "它留在原处。"],
  failed: ["中断", "链路或宿主机发生故障，它留在原处。"],
  lost: ["失败", "链路或宿主机发生故障，它的一些页已无处可寻。"],
  off: ["结束", "各页传完之前它已关机，不再需要其余的页。"],
};

const host = (facts: { readonly host: string }) => strong(facts.host);

/** As of a machine that is off: it goes on from nowhere. */
const isNothingSent = ({ pages, bytes }: Facts<"migrationEnded">) => pages === 0 && bytes === 0;

export const migration: TellersOf<Kinds> = {
  en: {
    migrationBegan: (facts, words) => ({
      sentence: facts.isOut
        ? say`${facts.vm} begins to ${strong("move")} to ${host(facts)}: ${words.count(facts.pages, "page", "pages")}.`
        : say`Room for ${facts.vm}, which comes from ${host(facts)}, is ${strong("reserved")} here.`,
      more: [say`${EN_MODE[facts.mode]}`],
    }),
    migrationRound: ({ vm, round, pages }, words) => ({
      sentence: say`Round ${words.number(round + 1)}: ${words.count(pages, "page", "pages")} of ${vm} are sent.`,
      more: round === 0 ? [say`The first round sends all pages.`] : [say`Those that it wrote during the round before.`],
    }),
    migrationRoundDone: ({ vm, round, pages, ticks, dirtied }, words) => ({
      sentence: say`Round ${words.number(round + 1)} of ${vm} is over: ${words.count(pages, "page", "pages")} in ${words.count(ticks, "tick", "ticks")}; meanwhile it ${strong("wrote")} ${words.number(dirtied)}.`,
      more: [],
    }),
    migrationStopped: ({ vm, reason, pages }, words) => ({
      sentence: say`${vm} ${strong("stands still")}: ${words.count(pages, "page", "pages")} and the state of its vCPUs are sent.`,
      more: [say`${EN_STOP[reason]}`],
    }),
    migrationEnded: (facts, words) => ({
      sentence:
        facts.outcome !== "done"
          ? say`Moving ${facts.vm} is ${fault(EN_END[facts.outcome][0])}: ${EN_END[facts.outcome][1]}`
          : isNothingSent(facts)
            ? facts.isOut
              ? say`${facts.vm} has ${strong("moved")} to ${host(facts)}: it is defined there now.`
              : say`${facts.vm} has ${strong("come")} from ${host(facts)}: it is defined here now.`
            : facts.isOut
              ? say`${facts.vm} has ${strong("moved")} to ${host(facts)}: it stood still for ${words.count(facts.downtime, "tick", "ticks")} of ${words.number(facts.ticks)}.`
              : say`${facts.vm} has ${strong("come")} from ${host(facts)} and goes on from where it was.`,
      more: [
        isNothingSent(facts)
          ? say`Nothing of it had to be sent.`
          : say`${words.count(facts.pages, "page", "pages")} were sent in all.`,
      ],
    }),
    migrationSwitched: (facts, words) => ({
      sentence: facts.isOut
        ? say`${facts.vm} ${strong("goes on")} at ${host(facts)}; ${words.count(facts.pages, "page", "pages")} are still here and follow it.`
        : say`${facts.vm} ${strong("goes on")} here; ${words.count(facts.pages, "page", "pages")} are still at ${host(facts)} and follow it.`,
      more: [
        say`It stood still for ${words.count(facts.downtime, "tick", "ticks")}.`,
        say`From now on it cannot be taken back: if the link or a host fails before the last page has come, it is lost.`,
      ],
    }),
    networkFault: ({ who, page, isAsked }, words) => ({
      sentence: say`${who} waits for page ${words.number(page)}, which has not come from the other host yet.`,
      more: [
        isAsked
          ? say`It is ${strong("asked for")} and comes next; then those around it, which are likely to be wanted soon.`
          : say`It is on its way already, or asked for.`,
      ],
    }),
    migrationRate: ({ vm, bytesPerTick }, words) => ({
      sentence: say`Rounds of ${vm} are sent at ${strong(words.number(bytesPerTick))} bytes a tick.`,
      more: [say`What is left at the end is sent as fast as is allowed.`],
    }),
    migrationThrottled: ({ vm, percent }, words) => ({
      sentence:
        percent === 0
          ? say`${vm} is not held back any more.`
          : say`${vm} writes too fast for the link: it is ${strong("held back")} for ${words.number(percent)} % of its time.`,
      more: percent === 0 ? [] : [say`A machine that runs less writes less: that is how QEMU makes migrations end.`],
    }),
    linkState: ({ isWorking }) => ({
      sentence: isWorking
        ? say`The link to the other hosts ${strong("works")} again.`
        : say`The link to the other hosts has ${fault("failed")}.`,
      more: isWorking
        ? []
        : [say`Machines that were on their way stay where they run; one whose pages follow it is lost.`],
    }),
    hostState: ({ isWorking }) => ({
      sentence: isWorking ? say`This host ${strong("works")} again.` : say`This host has ${fault("failed")}.`,
      more: isWorking
        ? [say`Its machines are off and can be started.`]
        : [say`What ran on it is lost; volumes and saved memory stay. It takes no command until it works again.`],
    }),
    migrationVolumes: ({ vm, extents }, words) => ({
      sentence: say`First ${words.count(extents, "extent", "extents")} of the volumes of ${vm} are ${strong("sent")}.`,
      more: [say`The hosts have no storage in common: what the volumes hold must go over the link as well.`],
    }),
    migrationVolumesDone: ({ vm, extents, ticks, written }, words) => ({
      sentence: say`${words.count(extents, "extent", "extents")} of ${vm} ${strong("have come")} in ${words.count(ticks, "tick", "ticks")}.`,
      more: [say`Meanwhile it wrote ${words.number(written)}: they are sent again when it stands still.`],
    }),
  },
  zh: {
    migrationBegan: (facts, words) => ({
      sentence: facts.isOut
        ? say`${facts.vm} 开始${strong("迁移")}到 ${host(facts)}：${words.number(facts.pages)} 页。`
        : say`已为来自 ${host(facts)} 的 ${facts.vm} ${strong("预留")}资源。`,
      more: [say`${ZH_MODE[facts.mode]}`],
    }),
    migrationRound: ({ vm, round, pages }, words) => ({
      sentence: say`第 ${words.number(round + 1)} 轮：传送 ${vm} 的 ${words.number(pages)} 页。`,
      more: round === 0 ? [say`第一轮传送全部页。`] : [say`即上一轮期间写过的页。`],
    }),
    migrationRoundDone: ({ vm, round, pages, ticks, dirtied }, words) => ({
      sentence: say`${vm} 的第 ${words.number(round + 1)} 轮结束：${words.number(ticks)} 个滴答传送 ${words.number(pages)} 页，期间${strong("写过")} ${words.number(dirtied)} 页。`,
      more: [],
    }),
    migrationStopped: ({ vm, reason, pages }, words) => ({
      sentence: say`${vm} ${strong("停机")}：传送剩下的 ${words.number(pages)} 页和 vCPU 的状态。`,
      more: [say`${ZH_STOP[reason]}`],
    }),
    migrationEnded: (facts, words) => ({
      sentence:
        facts.outcome !== "done"
          ? say`${facts.vm} 的迁移${fault(ZH_END[facts.outcome][0])}：${ZH_END[facts.outcome][1]}`
          : isNothingSent(facts)
            ? facts.isOut
              ? say`${facts.vm} 已${strong("迁移")}到 ${host(facts)}：它的定义现在在那里。`
              : say`${facts.vm} 已从 ${host(facts)} ${strong("到达")}：它的定义现在在这里。`
            : facts.isOut
              ? say`${facts.vm} 已${strong("迁移")}到 ${host(facts)}：共 ${words.number(facts.ticks)} 个滴答，其中停机 ${words.number(facts.downtime)} 个。`
              : say`${facts.vm} 已从 ${host(facts)} ${strong("到达")}，从原来的地方继续。`,
      more: [isNothingSent(facts) ? say`没有什么需要传送。` : say`共传送 ${words.number(facts.pages)} 页。`],
    }),
    migrationSwitched: (facts, words) => ({
      sentence: facts.isOut
        ? say`${facts.vm} 在 ${host(facts)} 上${strong("继续运行")}；还有 ${words.number(facts.pages)} 页在这里，随后传送。`
        : say`${facts.vm} 在这里${strong("继续运行")}；还有 ${words.number(facts.pages)} 页在 ${host(facts)} 上，随后到达。`,
      more: [
        say`停机 ${words.number(facts.downtime)} 个滴答。`,
        say`此后不能再撤回：最后一页到达之前链路或宿主机发生故障，它就丢失了。`,
      ],
    }),
    networkFault: ({ who, page, isAsked }, words) => ({
      sentence: say`${who} 等待第 ${words.number(page)} 页：它还没有从另一台宿主机到达。`,
      more: [
        isAsked
          ? say`向源宿主机${strong("索取")}它，接着就传它，再传它周围很快可能要用的页。`
          : say`它已在途中，或已被索取。`,
      ],
    }),
    migrationRate: ({ vm, bytesPerTick }, words) => ({
      sentence: say`${vm} 的各轮以每个滴答 ${strong(words.number(bytesPerTick))} 字节传送。`,
      more: [say`最后剩下的页以允许的最高速度传送。`],
    }),
    migrationThrottled: ({ vm, percent }, words) => ({
      sentence:
        percent === 0
          ? say`${vm} 不再被限速。`
          : say`${vm} 写得比链路快：有 ${words.number(percent)}% 的时间${strong("不让它运行")}。`,
      more: percent === 0 ? [] : [say`运行得少，写得也少：QEMU 就这样让迁移收敛。`],
    }),
    linkState: ({ isWorking }) => ({
      sentence: isWorking
        ? say`与其他宿主机之间的链路${strong("恢复")}了。`
        : say`与其他宿主机之间的链路${fault("发生故障")}。`,
      more: isWorking ? [] : [say`途中的虚拟机留在原处运行；页还没有到齐的虚拟机丢失。`],
    }),
    hostState: ({ isWorking }) => ({
      sentence: isWorking ? say`本宿主机${strong("恢复")}了。` : say`本宿主机${fault("发生故障")}。`,
      more: isWorking
        ? [say`它的虚拟机已关机，可以启动。`]
        : [say`在它上面运行的都丢失；卷和保存的内存还在。恢复之前它不执行任何命令。`],
    }),
    migrationVolumes: ({ vm, extents }, words) => ({
      sentence: say`先${strong("传送")} ${vm} 的卷的 ${words.number(extents)} 个区段。`,
      more: [say`两台宿主机没有共享存储：卷的内容也要经链路传送。`],
    }),
    migrationVolumesDone: ({ vm, extents, ticks, written }, words) => ({
      sentence: say`${vm} 的 ${words.number(extents)} 个区段在 ${words.number(ticks)} 个滴答内${strong("到达")}。`,
      more: [say`期间写过 ${words.number(written)} 个区段：停机时再传一遍。`],
    }),
  },
};

/** What took a machine from its host, or its pages from it. */
export function lossOf(cause: Facts<"vmState">["cause"], language: Language): Parts[] {
  const isChinese = language === "zh";
  if (cause === "hostFailed") return [isChinese ? say`它的宿主机发生故障。` : say`Its host has failed.`];
  if (cause !== "pagesLost") return [];
  return [
    isChinese
      ? say`它的一些页还在连不上的宿主机上，已经丢失。`
      : say`Some of its pages were still on a host that cannot be reached any more: they are lost.`,
  ];
}

/** Why a machine cannot move there, and what would be right. */
export const migrationRefusal = {
  en: {
    wrong: ["there is no such host to move to.", "Choose the number of another host of this scenario."],
    incompatible: [
      "the other host cannot take it as it is.",
      "Pages must be of the same size there, memory taken back and shared on both or neither; machines with snapshots, thin or archived volumes stay. Volumes in a local pool must be copied, of a machine that is on.",
    ],
    unreachable: ["a host that it needs, or the link, has failed.", "Let the host or the link work again first."],
    noHost: [
      "no host takes it.",
      "What stands against each of them is said by the event before: free some of it, or let a host work again.",
    ],
    maintenance: ["the host is in maintenance.", "It takes no machine and starts none until its maintenance is over."],
    container: [
      "it is a container, and runs.",
      "What it does is in the kernel of its host, and is not taken out of there: stop it, and start it elsewhere.",
    ],
  },
  zh: {
    wrong: ["没有可迁往的那台宿主机。", "请选择本场景中另一台宿主机的编号。"],
    incompatible: [
      "目标宿主机无法照原样接收它。",
      "两台宿主机的页大小应相同，回收内存和页共享应同时打开或同时关闭；有快照、精简卷或归档卷的虚拟机不能迁移。本地存储池中的卷必须复制，且虚拟机须开机。",
    ],
    unreachable: ["需要的宿主机或链路发生故障。", "请先让宿主机或链路恢复。"],
    noHost: ["没有宿主机能接收它。", "前一事件说明了每台为什么不行：请腾出资源，或让宿主机恢复。"],
    maintenance: ["该宿主机正在维护。", "维护结束之前，它不接收也不启动虚拟机。"],
    container: ["它是正在运行的容器。", "它的状态在宿主机内核里，取不出来：请停止它，再到别处启动。"],
  },
} as const;
