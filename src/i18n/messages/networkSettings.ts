/** The words of the form for what is between hosts, and for where machines are put: a setting without a text does not compile. */
import type { NETWORK, PLACEMENT } from "../../model/settings.ts";
import type { TextsOf } from "../settingTexts.ts";

type NetworkTexts = TextsOf<typeof NETWORK>;

const en: NetworkTexts = {
  bytesPerTick: { label: "Bandwidth", help: "What the link carries in a tick, first come first served." },
  roundTrip: { label: "Round trip", help: "From asking for a page on the other host until it begins to come." },
  stateBytes: { label: "State", help: "vCPUs and devices, sent while it stands still." },
  activation: { label: "Activation", help: "To make it go on where it has come to." },
  stopRule: {
    label: "Stop rule",
    choices: {
      xen: { label: "Xen’s rules", sentence: "Few pages left, many rounds, much sent, or no progress." },
      qemu: { label: "QEMU’s limit", sentence: "What is left takes no longer than the limit. Nothing else ends it." },
    },
  },
  leastPages: { label: "Pages left, at most" },
  mostRounds: { label: "Rounds, at most" },
  mostSent: { label: "Sent, at most", help: "Times its memory." },
  downtimeLimit: { label: "Downtime limit" },
  rate: {
    label: "Rate of rounds",
    choices: {
      link: { label: "All that the link carries", sentence: "Every round gets the whole link." },
      adapted: { label: "Adapted (Xen)", sentence: "Little at first, then a step more than is written." },
    },
  },
  firstRate: { label: "First rate", help: "Of the first round." },
  rateStep: {
    label: "Step of the rate",
    help: "By how much a round is faster than the guest wrote in the one before.",
  },
  mostRate: { label: "Highest rate", help: "Nothing is sent faster." },
  throttle: {
    label: "Holding back",
    choices: {
      none: { label: "Nobody", sentence: "A machine writes as fast as it likes." },
      autoConverge: { label: "Auto-converge (QEMU)", sentence: "A machine that writes too fast is kept from running." },
    },
  },
  throttleFirst: { label: "Held back at first" },
  throttleStep: { label: "Held back more by" },
  throttleMost: { label: "Held back, at most" },
  throttlePeriod: { label: "Period of holding back", help: "It runs and stands still once in it." },
  skipZero: { label: "Pages of zeros", on: "A mark of a byte is sent of each", off: "Sent like all others" },
  dirtyExit: { label: "First write of a round", help: "The exit in which the monitor takes note of it." },
};

const zh: NetworkTexts = {
  bytesPerTick: { label: "带宽", help: "链路每个滴答传送多少，先到先服务。" },
  roundTrip: { label: "往返时间", help: "从向另一台宿主机要一页到它开始传来。" },
  stateBytes: { label: "状态大小", help: "vCPU 和设备，停机时传送。" },
  activation: { label: "激活时间", help: "让它在目标上继续运行所需的时间。" },
  stopRule: {
    label: "停止规则",
    choices: {
      xen: { label: "Xen 的规则", sentence: "剩下的页少、轮数多、传得多，或没有进展。" },
      qemu: { label: "QEMU 的上限", sentence: "剩下的能在上限内传完；除此之外不会停。" },
    },
  },
  leastPages: { label: "最多剩下几页" },
  mostRounds: { label: "最多几轮" },
  mostSent: { label: "最多传送多少", help: "内存的倍数。" },
  downtimeLimit: { label: "停机时间上限" },
  rate: {
    label: "各轮的速率",
    choices: {
      link: { label: "链路的全部带宽", sentence: "每轮都占用整条链路。" },
      adapted: { label: "自适应（Xen）", sentence: "开始时慢，以后比写的速度快一步。" },
    },
  },
  firstRate: { label: "起始速率", help: "第一轮的速率。" },
  rateStep: { label: "速率步长", help: "一轮比上一轮中客户机写的速度快多少。" },
  mostRate: { label: "最高速率", help: "任何传送都不超过它。" },
  throttle: {
    label: "限速",
    choices: {
      none: { label: "不限", sentence: "虚拟机想写多快就写多快。" },
      autoConverge: { label: "自动收敛（QEMU）", sentence: "写得太快的虚拟机有一部分时间不能运行。" },
    },
  },
  throttleFirst: { label: "起始限速" },
  throttleStep: { label: "限速步长" },
  throttleMost: { label: "最大限速" },
  throttlePeriod: { label: "限速周期", help: "每个周期运行一次、停一次。" },
  skipZero: { label: "全零页", on: "每页只传送一个字节的标记", off: "与其他页一样传送" },
  dirtyExit: { label: "一轮中的首次写", help: "监控器记下它的那次退出。" },
};

export const networkSettings = { en, zh } as const;

type PlacementTexts = TextsOf<typeof PLACEMENT>;

interface PlacementFormTexts {
  readonly title: string;
  readonly isOn: { readonly label: string; readonly on: string; readonly off: string };
  readonly settings: PlacementTexts;
}

const placementInEnglish: PlacementFormTexts = {
  title: "Placement",
  isOn: {
    label: "Choose a host for new machines",
    on: "A machine that is not said to be on a host goes where the rule puts it.",
    off: "A machine that is not said to be on a host is on the first one.",
  },
  settings: {
    rule: {
      label: "Rule",
      choices: {
        firstFit: { label: "First fit", sentence: "The first host that can take it." },
        bestFit: { label: "Best fit", sentence: "Where the fewest pages are left." },
        worstFit: { label: "Worst fit", sentence: "Where the most pages are left." },
        roundRobin: { label: "Round robin", sentence: "The next host after the one chosen last." },
      },
    },
    vcpusPerPcpu: { label: "vCPUs per pCPU", help: "What a host takes at most." },
    memoryPercent: { label: "Pages promised", help: "To all machines of a host, of its frames." },
    rebalancer: {
      label: "Rebalancer",
      choices: {
        off: { label: "Off", sentence: "Machines stay where they are." },
        on: { label: "By load", sentence: "Machines go from the host with the most load to others." },
      },
    },
    every: { label: "Looks every", help: "At multiples of it." },
    threshold: { label: "Too much load", help: "vCPUs that run or wait to, of the pCPUs." },
    gap: { label: "Difference of loads", help: "To the host with the least." },
    patience: { label: "Looks in a row", help: "Before it moves a machine." },
    proposesOnly: { label: "Propose only", on: "It says what it would move", off: "It moves machines" },
    restart: {
      label: "When a host fails",
      choices: {
        off: { label: "Nothing", sentence: "Its machines stay off." },
        elsewhere: { label: "Start elsewhere", sentence: "What ran there starts on another host (high availability)." },
      },
    },
    restartDelay: { label: "Delay", help: "Until it is sure that the host is gone." },
  },
};

const placementInChinese: PlacementFormTexts = {
  title: "放置",
  isOn: {
    label: "为新虚拟机选择宿主机",
    on: "没有指定宿主机的虚拟机由规则放置。",
    off: "没有指定宿主机的虚拟机放在第一台上。",
  },
  settings: {
    rule: {
      label: "规则",
      choices: {
        firstFit: { label: "首次适应", sentence: "第一台放得下的宿主机。" },
        bestFit: { label: "最佳适应", sentence: "剩余页最少的宿主机。" },
        worstFit: { label: "最坏适应", sentence: "剩余页最多的宿主机。" },
        roundRobin: { label: "循环", sentence: "上次选中的下一台。" },
      },
    },
    vcpusPerPcpu: { label: "每个 pCPU 的 vCPU 数", help: "一台宿主机最多接收多少。" },
    memoryPercent: { label: "可许诺的页", help: "许诺给各虚拟机的总和，占页框的百分比。" },
    rebalancer: {
      label: "负载均衡",
      choices: {
        off: { label: "关闭", sentence: "虚拟机留在原处。" },
        on: { label: "按负载", sentence: "从负载最高的宿主机迁往其他宿主机。" },
      },
    },
    every: { label: "检查间隔", help: "在它的整数倍时刻检查。" },
    threshold: { label: "负载上限", help: "运行或等待运行的 vCPU 占 pCPU 的百分比。" },
    gap: { label: "负载之差", help: "与负载最低的宿主机相比。" },
    patience: { label: "连续检查次数", help: "达到后才迁移。" },
    proposesOnly: { label: "只提建议", on: "只说明会迁移哪台", off: "自动迁移" },
    restart: {
      label: "宿主机发生故障时",
      choices: {
        off: { label: "不处理", sentence: "它的虚拟机保持关机。" },
        elsewhere: { label: "在别处启动", sentence: "原来运行的在另一台上启动（高可用）。" },
      },
    },
    restartDelay: { label: "延迟", help: "直到确定宿主机确实失效。" },
  },
};

export const placementSettings = { en: placementInEnglish, zh: placementInChinese } as const;
