/** The words of the form for what is between hosts: a setting without a text does not compile. */
import type { NETWORK } from "../../model/settings.ts";
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
};

const zh: NetworkTexts = {
  bytesPerTick: { label: "带宽", help: "链路每个时钟滴答传送多少，先到先服务。" },
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
};

export const networkSettings = { en, zh } as const;
