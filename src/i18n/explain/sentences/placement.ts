/** Sentences about the hosts that machines are put on. */
import type { HostRefusal, PlacementCause, PlacedBy } from "../../../model/migration.ts";
import type { Facts, TellersOf } from "../facts.ts";
import { fault, say, strong, type Parts } from "../parts.ts";
import type { Words } from "../words.ts";

type Placed = Facts<"placed">;
type Offer = Placed["hosts"][number];

const EN_RULE: Readonly<Record<PlacedBy, string>> = {
  firstFit: "First fit: the first host that can take it.",
  bestFit: "Best fit: where the fewest pages are left, so that large gaps stay for large machines.",
  worstFit: "Worst fit: where the most pages are left, so that all hosts are filled evenly.",
  roundRobin: "Round robin: the next host that can take it, after the one that was chosen last.",
  byHand: "The host was chosen by hand.",
};
const ZH_RULE: Readonly<Record<PlacedBy, string>> = {
  firstFit: "首次适应：第一台放得下的宿主机。",
  bestFit: "最佳适应：剩余页最少的宿主机，把大的空位留给大的虚拟机。",
  worstFit: "最坏适应：剩余页最多的宿主机，使各台均匀装载。",
  roundRobin: "循环：从上次选中的往后，下一台放得下的宿主机。",
  byHand: "由人选定。",
};

const EN_CAUSE: Readonly<Record<PlacementCause, string>> = {
  create: "",
  maintenance: "This host is in maintenance and is emptied.",
  restart: "Its host has failed; what it had in memory is lost, and it starts from its beginning.",
};
const ZH_CAUSE: Readonly<Record<PlacementCause, string>> = {
  create: "",
  maintenance: "本宿主机正在维护，要清空。",
  restart: "它的宿主机发生故障：内存内容丢失，从头启动。",
};

/** Why a host does not take it. */
const EN_REFUSAL: Readonly<Record<HostRefusal, (offer: Offer, words: Words) => string>> = {
  none: ({ left }, words) => `could take it, and ${words.count(left, "page", "pages")} would be left`,
  down: () => "has failed",
  maintenance: () => "is in maintenance",
  cpu: ({ needed, available }, words) =>
    `has ${words.count(available, "vCPU", "vCPUs")} to give, of ${words.number(needed)} asked for`,
  memory: ({ needed, available }, words) =>
    `has ${words.count(available, "page", "pages")} to give, of ${words.number(needed)} asked for`,
  guarantee: ({ needed, available }, words) =>
    `can guarantee ${words.count(available, "page", "pages")}, of ${words.number(needed)} asked for`,
  storage: ({ needed, available }, words) =>
    `has ${words.count(available, "extent", "extents")}, of ${words.number(needed)} asked for`,
  together: ({ needed, available }, words) =>
    `has ${words.number(available)} of the ${words.count(needed, "machine", "machines")} that it belongs with`,
  apart: ({ available }, words) =>
    `has ${words.count(available, "machine", "machines")} that it is to be kept apart from`,
  incompatible: () => "cannot take it as it is",
};
const ZH_REFUSAL: Readonly<Record<HostRefusal, (offer: Offer, words: Words) => string>> = {
  none: ({ left }, words) => `放得下，还剩 ${words.number(left)} 页`,
  down: () => "发生故障",
  maintenance: () => "正在维护",
  cpu: ({ needed, available }, words) => `需要 ${words.number(needed)} 个 vCPU，只剩 ${words.number(available)} 个`,
  memory: ({ needed, available }, words) => `需要 ${words.number(needed)} 页，只剩 ${words.number(available)} 页`,
  guarantee: ({ needed, available }, words) =>
    `需要保证 ${words.number(needed)} 页，只能保证 ${words.number(available)} 页`,
  storage: ({ needed, available }, words) => `需要 ${words.number(needed)} 个区段，只有 ${words.number(available)} 个`,
  together: ({ needed, available }, words) =>
    `应与 ${words.number(needed)} 台虚拟机放在一起，这里只有其中 ${words.number(available)} 台`,
  apart: ({ available }, words) => `有 ${words.number(available)} 台应与它分开的虚拟机`,
  incompatible: () => "无法照原样接收它",
};

/** What each host had to say, those first that could not take it. */
function hostLines({ hosts, chosen }: Placed, words: Words, language: "en" | "zh"): Parts[] {
  const others = hosts.filter(({ name }) => name !== chosen);
  const lines = [
    ...others.filter(({ refusal }) => refusal !== "none"),
    ...others.filter(({ refusal }) => refusal === "none"),
  ];
  return lines.map((offer) =>
    language === "en"
      ? say`${strong(offer.name)} ${EN_REFUSAL[offer.refusal](offer, words)}.`
      : say`${strong(offer.name)}：${ZH_REFUSAL[offer.refusal](offer, words)}。`,
  );
}

const present = (text: string): Parts[] => (text === "" ? [] : [say`${text}`]);

export const placement: TellersOf<"placed" | "loadCompared" | "maintenance" | "restartPlanned"> = {
  en: {
    placed: (facts, words) => {
      const { vm, cause, chosen, rule, vcpus, pages, hosts } = facts;
      const asked = `${words.count(vcpus, "vCPU", "vCPUs")} and ${words.count(pages, "page", "pages")}`;
      const found = hosts.find(({ name }) => name === chosen);
      return {
        sentence:
          chosen === null
            ? cause === "create"
              ? say`${fault("No host")} takes a machine with ${asked}.`
              : say`${fault("No other host")} takes ${vm}: it stays.`
            : say`${vm} goes to ${strong(chosen)}: ${words.count(found?.left ?? 0, "page", "pages")} are left there.`,
        more: [
          ...present(EN_CAUSE[cause]),
          ...(chosen === null ? [] : [say`It asks for ${asked}. ${EN_RULE[rule]}`]),
          ...hostLines(facts, words, "en"),
        ],
      };
    },
    loadCompared: ({ load, other, otherLoad, times, vm, to, loadAfter, toAfter, isMoved }, words) => ({
      sentence:
        vm === null
          ? say`This host has ${strong("too much to do")}: ${words.number(load)} % of its pCPUs are wanted; ${other} has ${words.number(otherLoad)} %.`
          : isMoved
            ? say`${vm} ${strong("moves")} to ${to}: then ${words.number(loadAfter)} % are wanted here, and ${words.number(toAfter)} % there.`
            : say`The rebalancer ${strong("proposes")} to move ${vm} to ${to}: ${words.number(loadAfter)} % here, ${words.number(toAfter)} % there.`,
      more:
        vm === null
          ? [
              say`Found so ${words.count(times, "time", "times")} in a row; it moves nothing before its patience ends, while another machine moves, or where no move makes the larger load smaller.`,
            ]
          : [
              say`Now ${words.number(load)} % are wanted here and ${words.number(otherLoad)} % at ${other}, found so ${words.count(times, "time", "times")} in a row.`,
              say`Of all machines and hosts it is the move after which the larger of the two loads is the smallest.`,
            ],
    }),
    maintenance: ({ isOn }) => ({
      sentence: isOn
        ? say`This host goes into ${strong("maintenance")}: its machines move to others.`
        : say`The ${strong("maintenance")} of this host is over.`,
      more: isOn
        ? [
            say`One after the other: those that are off at once, the others while they run. It takes no machine meanwhile.`,
          ]
        : [say`It takes machines again; those that left it stay where they are.`],
    }),
    restartPlanned: ({ vm, at }, words) => ({
      sentence: say`${vm} ran here: it is ${strong("started")} on another host at ${words.time(at)}.`,
      more: [say`Only after a delay is it sure that the host is gone: one machine must never run on two.`],
    }),
  },
  zh: {
    placed: (facts, words) => {
      const { vm, cause, chosen, rule, vcpus, pages, hosts } = facts;
      const asked = `${words.number(vcpus)} 个 vCPU 和 ${words.number(pages)} 页`;
      const found = hosts.find(({ name }) => name === chosen);
      return {
        sentence:
          chosen === null
            ? cause === "create"
              ? say`${fault("没有宿主机")}能接收需要 ${asked}的虚拟机。`
              : say`${fault("没有其他宿主机")}能接收 ${vm}：它留在原处。`
            : say`${vm} 放到 ${strong(chosen)}：那里还剩 ${words.number(found?.left ?? 0)} 页。`,
        more: [
          ...present(ZH_CAUSE[cause]),
          ...(chosen === null ? [] : [say`它需要 ${asked}。${ZH_RULE[rule]}`]),
          ...hostLines(facts, words, "zh"),
        ],
      };
    },
    loadCompared: ({ load, other, otherLoad, times, vm, to, loadAfter, toAfter, isMoved }, words) => ({
      sentence:
        vm === null
          ? say`本宿主机${strong("负载过高")}：需要其 pCPU 的 ${words.number(load)}%；${other} 为 ${words.number(otherLoad)}%。`
          : isMoved
            ? say`${vm} ${strong("迁移")}到 ${to}：此后这里为 ${words.number(loadAfter)}%，那里为 ${words.number(toAfter)}%。`
            : say`均衡器${strong("建议")}把 ${vm} 迁移到 ${to}：这里变为 ${words.number(loadAfter)}%，那里变为 ${words.number(toAfter)}%。`,
      more:
        vm === null
          ? [
              say`连续 ${words.number(times)} 次检查都是如此；次数未到、有虚拟机正在迁移，或没有一种迁移能使较大的负载变小时，什么也不迁移。`,
            ]
          : [
              say`现在这里为 ${words.number(load)}%，${other} 为 ${words.number(otherLoad)}%，已连续 ${words.number(times)} 次检查如此。`,
              say`在所有虚拟机和宿主机中，这样迁移之后两者中较大的负载最小。`,
            ],
    }),
    maintenance: ({ isOn }) => ({
      sentence: isOn
        ? say`本宿主机进入${strong("维护")}：它的虚拟机迁往其他宿主机。`
        : say`本宿主机的${strong("维护")}结束。`,
      more: isOn
        ? [say`一台接一台：已关机的立即移走，其余的边运行边迁移。期间不接收虚拟机。`]
        : [say`它重新接收虚拟机；已迁走的留在原处。`],
    }),
    restartPlanned: ({ vm, at }, words) => ({
      sentence: say`${vm} 原在这里运行：将在 ${words.time(at)} 于另一台宿主机上${strong("启动")}。`,
      more: [say`过一段时间才能确定宿主机确实失效：同一台虚拟机绝不能在两台上同时运行。`],
    }),
  },
};
