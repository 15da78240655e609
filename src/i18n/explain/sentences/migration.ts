/** Sentences about machines that move from host to host. */
import type { MigrationMode, MigrationStop } from "../../../model/migration.ts";
import type { TellersOf } from "../facts.ts";
import { fault, say, strong } from "../parts.ts";

type Kinds = "migrationBegan" | "migrationRound" | "migrationRoundDone" | "migrationStopped" | "migrationEnded";

const EN_MODE: Readonly<Record<MigrationMode, string>> = {
  offline: "It is off: its definition moves, and nothing is sent.",
  stopAndCopy: "It is stopped, and all its pages are sent.",
  preCopy: "It runs while its pages are sent; those that it writes meanwhile are sent again.",
};
const ZH_MODE: Readonly<Record<MigrationMode, string>> = {
  offline: "它已关机：只移动定义，不传送内存。",
  stopAndCopy: "先停机，再传送全部页。",
  preCopy: "边运行边传送；期间写过的页再次传送。",
};
const EN_STOP: Readonly<Record<MigrationStop, string>> = {
  mode: "This way of moving stops it first.",
  paused: "It is paused and writes nothing more.",
  fewPages: "So few pages are left that sending them takes little time (Xen's rule).",
  rounds: "As many rounds have been made as the rule allows (Xen's rule).",
  sent: "More has been sent than the rule allows (Xen's rule).",
  noProgress: "The last round left no fewer pages than the one before: further rounds would gain nothing.",
  downtime: "What is left can be sent within the downtime limit (QEMU's rule).",
};
const ZH_STOP: Readonly<Record<MigrationStop, string>> = {
  mode: "这种迁移方式先停机。",
  paused: "它已暂停，不再写内存。",
  fewPages: "剩下的页很少，很快就能传完（Xen 的规则）。",
  rounds: "轮数已达到规则的上限（Xen 的规则）。",
  sent: "传送的总量已超过规则的上限（Xen 的规则）。",
  noProgress: "上一轮剩下的页并未减少：再传几轮也没有好处。",
  downtime: "剩下的页能在停机时间上限内传完（QEMU 的规则）。",
};

const host = ({ host: number }: { readonly host: number }) => strong(`host${number + 1}`);

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
        facts.outcome === "aborted"
          ? say`Moving ${facts.vm} is ${fault("aborted")}: it stays where it was.`
          : facts.isOut
            ? say`${facts.vm} has ${strong("moved")} to ${host(facts)}: it stood still for ${words.count(facts.downtime, "tick", "ticks")} of ${words.number(facts.ticks)}.`
            : say`${facts.vm} has ${strong("come")} from ${host(facts)} and goes on from where it was.`,
      more: [say`${words.count(facts.pages, "page", "pages")} were sent in all.`],
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
      sentence: say`${vm} 的第 ${words.number(round + 1)} 轮结束：${words.number(ticks)} 个时钟滴答传送 ${words.number(pages)} 页，期间${strong("写过")} ${words.number(dirtied)} 页。`,
      more: [],
    }),
    migrationStopped: ({ vm, reason, pages }, words) => ({
      sentence: say`${vm} ${strong("停机")}：传送剩下的 ${words.number(pages)} 页和 vCPU 的状态。`,
      more: [say`${ZH_STOP[reason]}`],
    }),
    migrationEnded: (facts, words) => ({
      sentence:
        facts.outcome === "aborted"
          ? say`${fault("中止")}迁移 ${facts.vm}：它留在原处。`
          : facts.isOut
            ? say`${facts.vm} 已${strong("迁移")}到 ${host(facts)}：共 ${words.number(facts.ticks)} 个时钟滴答，其中停机 ${words.number(facts.downtime)} 个。`
            : say`${facts.vm} 已从 ${host(facts)} ${strong("到达")}，从原来的地方继续。`,
      more: [say`共传送 ${words.number(facts.pages)} 页。`],
    }),
  },
};

/** Why a machine cannot move there, and what would be right. */
export const migrationRefusal = {
  en: {
    wrong: ["there is no such host to move to.", "Choose the number of another host of this scenario."],
    incompatible: [
      "the other host cannot take it as it is.",
      "Pages must be of the same size there, memory taken back and shared on both or neither; machines with snapshots, thin or archived volumes stay.",
    ],
  },
  zh: {
    wrong: ["没有可迁往的那台宿主机。", "请选择本场景中另一台宿主机的编号。"],
    incompatible: [
      "目标宿主机无法照原样接收它。",
      "两台宿主机的页大小应相同，回收内存和页共享应同时打开或同时关闭；有快照、精简卷或归档卷的虚拟机不能迁移。",
    ],
  },
} as const;
